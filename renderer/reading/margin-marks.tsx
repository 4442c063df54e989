import { type RefObject, useLayoutEffect, useState } from 'react';
import type { ClaimView, RelationCounts } from '../../src/contract/views.ts';
import { Counts, describeCounts } from '../components/relation.tsx';
import { useLayoutVersion } from './layout.ts';
import styles from './margin-marks.module.css';
import type { Place } from './places.ts';
import { listRuns, spanToRange } from './ranges.ts';

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly claims: readonly ClaimView[];
  readonly places: readonly Place[];
  readonly onSelect: (claimId: string) => void;
}

interface Mark {
  readonly claimId: string;
  /** In pixels below the article's upper edge. */
  readonly top: number;
  readonly counts: RelationCounts;
  readonly decided: RelationCounts;
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

/** Beside each line where claims with links begin: how many other sources agree, differ and so on. */
export function MarginMarks({ article, claims, places, onSelect }: Props) {
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const version = useLayoutVersion(article);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the lines
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    const { top } = element.getBoundingClientRect();
    const runs = listRuns(element);
    const found: Mark[] = [];
    for (const claim of claims) {
      const place = places.find(({ claimId }) => claimId === claim.id);
      const line = place && spanToRange(runs, place)?.getClientRects()[0];
      if (!line || line.height === 0 || describeCounts(claim.relations) === '') continue;
      const mark = {
        claimId: claim.id,
        top: line.top - top,
        counts: claim.relations,
        decided: claim.decided,
      };
      const last = found.at(-1);
      if (last && Math.abs(last.top - mark.top) < lineTolerance) {
        found[found.length - 1] = {
          ...last,
          counts: addCounts(last.counts, mark.counts),
          decided: addCounts(last.decided, mark.decided),
        };
      } else {
        found.push(mark);
      }
    }
    setMarks(found);
  }, [article, claims, places, version]);

  return marks.map(({ claimId, top, counts, decided }) => (
    <button
      key={claimId}
      type="button"
      tabIndex={-1}
      className={styles.mark}
      style={{ top }}
      onClick={() => onSelect(claimId)}
    >
      <span className="only-heard">Claim on this line: </span>
      <Counts counts={counts} decided={decided} isShort />
    </button>
  ));
}
