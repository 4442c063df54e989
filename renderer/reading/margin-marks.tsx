import { type RefObject, useLayoutEffect, useState } from 'react';
import type { AnchorState } from '../../src/contract/model.ts';
import type { ClaimView, RelationCounts, RevisedPlace } from '../../src/contract/views.ts';
import { AnchorStateIcon } from '../components/anchor-state.tsx';
import { Counts, describeCounts } from '../components/relation.tsx';
import { type Store, useStore } from '../components/store.ts';
import { say } from '../words/index.ts';
import { useLayoutVersion } from './layout.ts';
import styles from './margin-marks.module.css';
import type { Place } from './places.ts';
import { spanToRange, type TextRun } from './ranges.ts';

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  /** Beside these alone: of the rest of a long text nobody knows yet where its lines stand. */
  readonly near: Store<readonly TextRun[]>;
  readonly claims: readonly ClaimView[];
  readonly places: readonly Place[];
  readonly revised: readonly RevisedPlace[];
  readonly onSelect: (claimId: string) => void;
}

interface Mark {
  readonly claimId: string;
  /** In pixels below the article's upper edge. */
  readonly top: number;
  readonly counts: RelationCounts;
  readonly decided: RelationCounts;
  /** What a revision did to the line's gravest claim; null: nothing that is still to be looked at. */
  readonly state: AnchorState | null;
}

/** Marks closer together than this, in pixels, stand beside the same line. */
const lineTolerance = 12;

const addCounts = (a: RelationCounts, b: RelationCounts): RelationCounts => ({
  agrees: a.agrees + b.agrees,
  differs: a.differs + b.differs,
  updates: a.updates + b.updates,
  partly: a.partly + b.partly,
  repeats: a.repeats + b.repeats,
});

/**
 * Beside each line where claims with links begin, or that a revision changed: what it did, and how many other sources
 * agree, differ and so on.
 */
export function MarginMarks({ article, near, claims, places, revised, onSelect }: Props) {
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const version = useLayoutVersion(article);
  const runs = useStore(near);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the lines
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    const { top } = element.getBoundingClientRect();
    const from = runs[0]?.start ?? 0;
    const found: Mark[] = [];
    const firstPlaces = new Map(places.toReversed().map((place) => [place.claimId, place]));
    const states = new Map(revised.map(({ claimId, state }) => [claimId, state]));
    for (const claim of claims) {
      const state = states.get(claim.id) ?? null;
      if (state === null && describeCounts(claim.relations) === '') continue;
      const place = firstPlaces.get(claim.id);
      const line = place && place.start >= from && spanToRange(runs, place)?.getClientRects()[0];
      if (!line || line.height === 0) continue;
      const mark = {
        claimId: claim.id,
        top: line.top - top,
        counts: claim.relations,
        decided: claim.decided,
        state,
      };
      const last = found.at(-1);
      if (last && Math.abs(last.top - mark.top) < lineTolerance) {
        found[found.length - 1] = {
          ...last,
          counts: addCounts(last.counts, mark.counts),
          decided: addCounts(last.decided, mark.decided),
          state: last.state === 'value-changed' ? last.state : (mark.state ?? last.state),
        };
      } else {
        found.push(mark);
      }
    }
    setMarks(found);
  }, [article, claims, places, revised, version, runs]);

  return marks.map(({ claimId, top, counts, decided, state }) => (
    <button
      key={claimId}
      type="button"
      tabIndex={-1}
      className={styles.mark}
      style={{ top }}
      onClick={() => onSelect(claimId)}
    >
      <span className="only-heard">{say('reading.claimOnThisLine')} </span>
      {state && <AnchorStateIcon state={state} />}
      <Counts counts={counts} decided={decided} isShort />
    </button>
  ));
}
