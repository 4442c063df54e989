import { ArrowDown, ArrowUp, Columns2 } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ArticleSummary, ArticleView, CopiedRuns, LinkView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { useKeys } from '../../components/keys.ts';
import { RelationBadge } from '../../components/relation.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { keepOrder, mapPlace } from '../../reading/matches.ts';
import { formatRoute, goTo, type Route } from '../../routes.ts';
import { say, sayParts } from '../../words/index.ts';
import { findDispute, isShown, nameSides, type OwnLink, orientLink } from '../link/link.ts';
import { Wording } from '../link/wording.tsx';
import { MatchLines } from './match-lines.tsx';
import { MatchPane } from './match-pane.tsx';
import styles from './side-by-side.module.css';

type SideRoute = Extract<Route, { view: 'side-by-side' }>;

/** Two articles beside each other, and which of their passages speak of the same. */
export function SideBySideView({ a, b, claimId }: SideRoute) {
  const viewA = useOperation('article.read', { id: a });
  const viewB = useOperation('article.read', { id: b });
  const links = useOperation('link.list', { articleIds: [a, b] });
  const articles = useOperation('article.list', {});
  const copied = useOperation('article.copiedRuns', { a, b });
  const failed = [viewA, viewB, links, articles, copied].find(({ isError }) => isError);
  if (failed?.error) return <Failed error={failed.error} onRetry={failed.refetch} />;
  if (!viewA.data || !viewB.data || !links.data || !articles.data || !copied.data) return <Loading />;
  return (
    <Both
      key={`${a} ${b}`}
      views={[viewA.data, viewB.data]}
      links={links.data}
      articles={articles.data}
      copied={copied.data}
      claimId={claimId ?? null}
    />
  );
}

interface BothProps {
  readonly views: readonly [ArticleView, ArticleView];
  readonly links: readonly LinkView[];
  readonly articles: readonly ArticleSummary[];
  readonly copied: CopiedRuns;
  /** The match that has this claim is chosen. */
  readonly claimId: string | null;
}

/** Where on the panes a chosen passage comes to stand, as a share of their height. */
const focusLine = 1 / 3;

const firstPlace = ({ claims }: ArticleView, claimId: string) =>
  claims.find(({ id }) => id === claimId)?.anchors[0]?.start ?? Number.POSITIVE_INFINITY;

function Both({ views, links, articles, copied, claimId }: BothProps) {
  const [viewA, viewB] = views;
  const matches = useMemo(
    () =>
      links
        .filter((link) => isShown(link) && link.relation !== 'unrelated')
        .map((link) => {
          const isAFirst = link.sideA.articleId === viewA.article.id;
          return orientLink(link, (isAFirst ? link.sideA : link.sideB).claimId);
        })
        .sort((x, y) => firstPlace(viewA, x.own.claimId) - firstPlace(viewA, y.own.claimId)),
    [links, viewA],
  );
  const wanted = matches.findIndex(({ own, other }) => own.claimId === claimId || other.claimId === claimId);
  const [chosen, setChosen] = useState(Math.max(0, wanted));
  const at = Math.min(chosen, matches.length - 1);
  const current = matches[at] ?? null;
  const scrollers = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)] as const;
  /** Where each match stands, in pixels below each text's beginning; null: it has no place there. */
  const [tops, setTops] = useState<readonly [(number | null)[], (number | null)[]]>([[], []]);
  const [scrolled, setScrolled] = useState<readonly [number, number]>([0, 0]);
  /** The pane that the editor moves; the other one follows. */
  const leader = useRef<0 | 1 | null>(null);

  const pairs = tops[0].flatMap((own, index) => {
    const other = tops[1][index];
    return own !== null && typeof other === 'number' ? [{ own, other }] : [];
  });
  const ordered = {
    0: keepOrder(pairs),
    1: keepOrder(pairs.map(({ own, other }) => ({ own: other, other: own }))),
  };
  const onScroll = (side: 0 | 1) => {
    const [mine, follower] = [scrollers[side].current, scrollers[side === 0 ? 1 : 0].current];
    if (!mine || !follower) return;
    if (leader.current === side && ordered[side].length > 0) {
      const line = mine.clientHeight * focusLine;
      follower.scrollTop = mapPlace(ordered[side], mine.scrollTop + line) - line;
    }
    setScrolled([scrollers[0].current!.scrollTop, scrollers[1].current!.scrollTop]);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another match is chosen or the texts are laid out
  useEffect(() => {
    leader.current = null;
    for (const side of [0, 1] as const) {
      const pane = scrollers[side].current;
      const top = tops[side][at];
      if (pane && typeof top === 'number') pane.scrollTop = top - pane.clientHeight * focusLine;
    }
  }, [at, tops]);

  const step = (by: number) => {
    if (matches.length > 0) setChosen((at + by + matches.length) % matches.length);
  };
  useKeys({ 'next-match': () => step(1), 'previous-match': () => step(-1), escape: () => history.back() });

  const copiedRuns = useMemo(
    () => [copied.runs.map(({ inA }) => inA), copied.runs.map(({ inB }) => inB)] as const,
    [copied],
  );
  const place = (side: 0 | 1) => (found: (number | null)[]) =>
    setTops((old) => (side === 0 ? [found, old[1]] : [old[0], found]));
  const pane = (side: 0 | 1) => (
    <MatchPane
      view={views[side]}
      scroller={scrollers[side]}
      matches={matches}
      side={side === 0 ? 'own' : 'other'}
      copied={copiedRuns[side]}
      chosen={at}
      onChoose={setChosen}
      onPlace={place(side)}
      onLead={() => {
        leader.current = side;
      }}
      onScroll={() => onScroll(side)}
      choice={
        <select
          aria-label={side === 0 ? say('sideBySide.articleOnTheLeft') : say('sideBySide.articleOnTheRight')}
          value={views[side].article.id}
          onChange={({ currentTarget: { value } }) =>
            goTo({
              view: 'side-by-side',
              a: side === 0 ? value : viewA.article.id,
              b: side === 1 ? value : viewB.article.id,
            })
          }
        >
          {articles
            .filter(({ id }) => id !== views[side === 0 ? 1 : 0].article.id)
            .map(({ id, publisher, title }) => (
              <option key={id} value={id}>
                {publisher ? `${publisher}: ${title}` : title}
              </option>
            ))}
        </select>
      }
    />
  );

  return (
    <View>
      <ViewHead title={say('components.sideBySide')} detail={describeBoth(matches.length, copied)} isLined>
        <Button shortcut="previous-match" isDisabled={matches.length < 2} onPress={() => step(-1)}>
          <ArrowUp size={14} aria-hidden />
          {say('sideBySide.previous')}
        </Button>
        <Button shortcut="next-match" isDisabled={matches.length < 2} onPress={() => step(1)}>
          <ArrowDown size={14} aria-hidden />
          {say('sideBySide.next')}
        </Button>
      </ViewHead>
      <div className={styles.panes}>
        {pane(0)}
        <MatchLines
          matches={matches}
          chosen={at}
          tops={tops}
          scrolled={scrolled}
          scrollers={scrollers}
          onChoose={setChosen}
        />
        {pane(1)}
      </div>
      <section className={styles.strip} aria-label={say('sideBySide.chosenMatch')}>
        {current ? <Match at={at} own={current} /> : <NoMatch />}
      </section>
    </View>
  );
}

/** `4 matches · the same words: 52 % of the left one, 80 % of the right one (greyed)`. */
function describeBoth(matches: number, { runs, shareOfA, shareOfB }: CopiedRuns): string {
  const [left, right] = [shareOfA, shareOfB].map((share) => Math.round(share * 100)) as [number, number];
  const same = runs.length > 0 && say('sideBySide.theSameWordsGreyed', { left, right });
  return sayParts([say('sideBySide.matches', { matches }), same]);
}

function Match({ at, own }: { readonly at: number; readonly own: OwnLink }) {
  const { link } = own;
  const names = nameSides(own);
  return (
    <>
      <p className={styles.rule} role="status">
        <b>{formatNumber(at + 1)}</b>
        <RelationBadge
          relation={link.relation}
          isSuggested={link.decision === null}
          dispute={findDispute(link)}
        />
        <span>{link.decision ? say('sideBySide.decidedBy', { by: link.decision.by }) : link.rule}</span>
        <a
          href={formatRoute({ view: 'read', articleId: own.own.articleId, claimId: own.own.claimId })}
          className={styles.decide}
        >
          {say('sideBySide.readAndDecide')}
        </a>
      </p>
      <Wording own={own} names={[names.own, names.other]} />
    </>
  );
}

function NoMatch() {
  return (
    <p className={styles.none}>
      <Columns2 size={16} aria-hidden />
      {say('sideBySide.nothingMarkedInThese')}
    </p>
  );
}
