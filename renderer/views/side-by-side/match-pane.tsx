import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import type { ArticleView } from '../../../src/contract/views.ts';
import { findDirection } from '../../../src/words/direction.ts';
import { formatDate } from '../../components/dates.ts';
import { relations } from '../../components/relation.tsx';
import { ArticleText } from '../../reading/article-text.tsx';
import claimList from '../../reading/claim-list.module.css';
import { useHighlight } from '../../reading/highlights.ts';
import { useLayoutVersion } from '../../reading/layout.ts';
import { useNearRuns } from '../../reading/near-runs.ts';
import { listPlaces } from '../../reading/places.ts';
import { listRuns, spanToRange } from '../../reading/ranges.ts';
import type { Span } from '../../reading/sentences.ts';
import { inOwnLanguage, say, sayParts } from '../../words/index.ts';
import type { OwnLink } from '../link/link.ts';
import styles from './match-pane.module.css';

interface Props {
  readonly view: ArticleView;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly matches: readonly OwnLink[];
  readonly side: 'own' | 'other';
  /** What of this text stands in the other one word for word. */
  readonly copied: readonly Span[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  /** Told where each match stands, in pixels below the beginning of what is scrolled. */
  readonly onPlace: (tops: (number | null)[]) => void;
  /** The editor moves this one now. */
  readonly onLead: () => void;
  readonly onScroll: () => void;
  /** Stands at the top. */
  readonly choice: ReactNode;
}

/** One of two articles, with the passages marked that have a match in the other. */
export function MatchPane(props: Props) {
  const { view, scroller, matches, side, copied, chosen } = props;
  const { onChoose, onPlace, onLead, onScroll, choice } = props;
  const { article, revision, blocks, claims } = view;
  const body = useRef<HTMLDivElement>(null);
  const version = useLayoutVersion(body);
  const claimIds = useMemo(() => new Set(matches.map((match) => match[side].claimId)), [matches, side]);
  const places = useMemo(
    () => listPlaces(claims, revision.id).filter(({ claimId }) => claimIds.has(claimId)),
    [claims, revision.id, claimIds],
  );
  const chosenId = matches[chosen]?.[side].claimId;
  const current = useMemo(() => places.filter(({ claimId }) => claimId === chosenId), [places, chosenId]);
  const near = useNearRuns(body, scroller, blocks);
  useHighlight(near, 'copied', copied);
  useHighlight(near, 'claim', places);
  useHighlight(near, 'claim-selected', current);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the lines
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    const { top } = element.getBoundingClientRect();
    const runs = listRuns(element);
    onPlace(
      matches.map((match) => {
        const place = places.find(({ claimId }) => claimId === match[side].claimId);
        const line = place && spanToRange(runs, place)?.getClientRects()[0];
        return line ? line.top - top + line.height / 2 : null;
      }),
    );
  }, [matches, places, side, version]);

  const titleBlock = blocks.find(
    ({ start, end, setAside }) => !setAside && revision.text.slice(start, end).trim() === article.title,
  );
  const byLine = useMemo(
    () => (
      <p className={styles.byLine} {...inOwnLanguage()}>
        {sayParts([
          article.publisher,
          article.author,
          article.publishedAt && formatDate(article.publishedAt),
        ])}
      </p>
    ),
    [article],
  );
  return (
    <section className={styles.pane} aria-label={article.title}>
      <div className={styles.choice}>{choice}</div>
      <div
        ref={scroller}
        className={styles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        tabIndex={0}
        role="document"
        aria-label={article.title}
        onWheel={onLead}
        onPointerDown={onLead}
        onTouchStart={onLead}
        onKeyDown={onLead}
        onScroll={onScroll}
      >
        <div
          ref={body}
          className={styles.body}
          lang={article.language ?? undefined}
          dir={findDirection(revision.text)}
        >
          {!titleBlock && (
            <header>
              <h2 className={styles.title}>{article.title}</h2>
              {byLine}
            </header>
          )}
          <ArticleText
            text={revision.text}
            blocks={blocks}
            mediaType={revision.mediaType}
            titleBlockId={titleBlock?.id ?? null}
            byLine={byLine}
          />
        </div>
      </div>
      {side === 'own' && (
        <div className={claimList.list}>
          <ul aria-label={say('sideBySide.matchesIn', { title: article.title })}>
            {matches.map((match, index) => (
              <li key={`${match.link.a} ${match.link.b}`}>
                <button type="button" aria-current={index === chosen} onClick={() => onChoose(index)}>
                  {say('sideBySide.match', {
                    index: index + 1,
                    label: say(relations[match.link.relation].label),
                  })}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
