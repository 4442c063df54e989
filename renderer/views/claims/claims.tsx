import { Quote } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { AnchorState } from '../../../src/contract/model.ts';
import { placeInTime } from '../../../src/contract/moments.ts';
import type { ClaimView, TagView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { AnchorStateBadge } from '../../components/anchor-state.tsx';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { Key } from '../../components/key-hint.tsx';
import { Counts } from '../../components/relation.tsx';
import { type Column, RowTable, SecondLine } from '../../components/row-table.tsx';
import { sortRows, withoutIds } from '../../components/rows.ts';
import { Empty, Failed, Loading, NothingLeft } from '../../components/status.tsx';
import { useStore } from '../../components/store.ts';
import { TagChip } from '../../components/tag-chip.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { formatRoute, goTo, goToCollection, useScope } from '../../routes.ts';
import { say, sayNodes } from '../../words/index.ts';
import {
  isNamedByStatement,
  nameClaim,
  routeToClaim,
  statusLabels,
  typeLabels,
} from '../claim/claim-labels.ts';
import { useWorkbench } from '../shell/workbench.ts';
import { ClaimBulkBar } from './claim-bulk-bar.tsx';
import { claimChoice, filterClaims, isFiltering, noFilter } from './claim-filter.ts';
import { ClaimFilterBar } from './claim-filter-bar.tsx';
import styles from './claims.module.css';

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** The table's columns; a verdict is known by its id only. */
function listColumns(
  verdicts: ReadonlyMap<string, { label: string; rank: number }>,
  revised: ReadonlyMap<string, AnchorState>,
): Column<ClaimView>[] {
  const stateOf = ({ id, isOrphan }: ClaimView) => revised.get(id) ?? (isOrphan ? 'gone' : null);
  const verdictOf = ({ verdictId }: ClaimView) => verdicts.get(verdictId ?? '');
  return [
    {
      id: 'claim',
      label: 'claims.claim',
      value: nameClaim,
      draw: (claim) => (
        <>
          {claim.articleId === null && <span className={styles.note}>{say('claims.noText')}</span>}
          {isNamedByStatement(claim) && <span className={styles.note}>{say('claims.statement')}</span>}
          {stateOf(claim) && (
            <>
              <AnchorStateBadge state={stateOf(claim)!} />{' '}
            </>
          )}
          <a
            href={formatRoute(routeToClaim(claim))}
            tabIndex={-1}
            className={styles.words}
            data-quoted={claim.statement === ''}
            dir="auto"
          >
            {nameClaim(claim)}
          </a>
        </>
      ),
    },
    {
      id: 'publisher',
      label: 'claims.source',
      width: 'clamp(110px, 13cqi, 190px)',
      value: ({ publisher, articleTitle }) => publisher ?? articleTitle,
      draw: ({ publisher, articleTitle, attribution }) => (
        <>
          {publisher ?? articleTitle ?? attribution[0]?.name ?? '–'}
          {publisher && articleTitle && <SecondLine>{articleTitle}</SecondLine>}
        </>
      ),
    },
    {
      id: 'published',
      label: 'claims.published',
      width: '104px',
      rank: 3,
      value: ({ publishedAt }) => publishedAt && placeInTime(publishedAt),
      draw: ({ publishedAt }) => formatDate(publishedAt?.slice(0, 10) ?? null),
    },
    {
      id: 'tags',
      label: 'claims.tags',
      width: 'clamp(110px, 13cqi, 190px)',
      rank: 2,
      value: ({ tags }) => tags.map(({ name }) => name).join(' ') || null,
      draw: ({ tags }) => (
        <span className={styles.tags}>
          {tags.map(({ id, name, colour }) => (
            <TagChip key={id} name={name} colour={colour} />
          ))}
        </span>
      ),
    },
    {
      id: 'type',
      label: 'claims.type',
      width: '90px',
      rank: 3,
      value: ({ type }) => say(typeLabels[type]),
      draw: ({ type }) => say(typeLabels[type]),
    },
    {
      id: 'status',
      label: 'claims.status',
      width: '86px',
      value: ({ status }) => Object.keys(statusLabels).indexOf(status),
      draw: ({ status }) => say(statusLabels[status]),
    },
    {
      id: 'verdict',
      label: 'claims.verdict',
      width: '104px',
      rank: 2,
      value: (claim) => verdictOf(claim)?.rank ?? null,
      draw: (claim) => verdictOf(claim)?.label ?? '–',
    },
    {
      id: 'relations',
      label: 'claims.inOtherSources',
      width: '132px',
      value: ({ relations }) => sum(relations),
      draw: ({ relations, decided, isCompared }) =>
        isCompared ? (
          <span className={styles.relations}>
            <Counts counts={relations} decided={decided} isShort />
          </span>
        ) : (
          <SecondLine>{say('claims.notComparedYet')}</SecondLine>
        ),
    },
  ];
}

/** Every claim in one table: found, sorted, tagged and judged many at a time. */
export function ClaimsView() {
  const claims = useOperation('claim.list', useScope());
  if (claims.isError) return <Failed error={claims.error} onRetry={claims.refetch} />;
  if (!claims.data) return <Loading />;
  return claims.data.length === 0 ? <NothingYet /> : <Claims claims={claims.data} />;
}

function NothingYet() {
  const { open } = useWorkbench();
  const isLimited = useScope().collectionId !== undefined;
  return (
    <Empty
      icon={<Quote size={36} strokeWidth={1.4} aria-hidden />}
      title={isLimited ? say('claims.noClaimsInThis') : say('claims.noClaimsYet')}
    >
      <p>
        {sayNodes('claims.readAnArticleSelect', {
          a: (text) => <a href={formatRoute({ view: 'read', articleId: null, claimId: null })}>{text}</a>,
          claimKey: <Key name="claim" />,
        })}
      </p>
      {isLimited ? (
        <Button onPress={() => goToCollection(null)}>{say('claims.showTheWholeLibrary')}</Button>
      ) : (
        <Button onPress={() => open({ kind: 'heard-claim' })}>{say('claims.addAHeardClaim')}</Button>
      )}
    </Empty>
  );
}

const noTags: readonly TagView[] = [];

function Claims({ claims }: { readonly claims: readonly ClaimView[] }) {
  const ratings = useOperation('rating.list', {});
  const tags = useOperation('tag.list', {}).data ?? noTags;
  const { filter, sort, selected } = useStore(claimChoice);
  const { open } = useWorkbench();
  const view = useRef<HTMLDivElement>(null);
  const toTable = () => view.current?.querySelector<HTMLElement>('[role=grid]')?.focus();

  const revised = useOperation('claim.revised', useScope());
  const columns = useMemo(
    () =>
      listColumns(
        new Map(ratings.data?.map((rating) => [rating.id, rating])),
        new Map(revised.data?.map(({ claimId, state }) => [claimId, state])),
      ),
    [ratings.data, revised.data],
  );
  const shown = useMemo(() => {
    const value = columns.find(({ id }) => id === sort.column)!.value!;
    return sortRows(filterClaims(claims, filter), value, sort.isDescending);
  }, [claims, filter, sort, columns]);
  // What a filter hides is not acted upon.
  const selectedClaims = useMemo(() => shown.filter(({ id }) => selected.has(id)), [shown, selected]);
  const select = (ids: ReadonlySet<string>) => claimChoice.update((old) => ({ ...old, selected: ids }));

  return (
    <View view={view}>
      <ViewHead
        title={say('claims.title')}
        detail={
          isFiltering(filter)
            ? say('claims.ofClaims', { shown: shown.length, claims: claims.length })
            : say('claims.countClaims', { claims: claims.length })
        }
      >
        <Button onPress={() => open({ kind: 'heard-claim' })}>{say('claims.addAHeardClaim')}</Button>
      </ViewHead>
      <ClaimFilterBar
        claims={claims}
        filter={filter}
        onChange={(changed) => claimChoice.update((old) => ({ ...old, filter: changed }))}
        onLeave={toTable}
      />
      <ClaimBulkBar
        claims={selectedClaims}
        tags={tags}
        ratings={ratings.data ?? []}
        onBinned={(ids) => {
          // Not what was selected when it was drawn: more may be by now.
          select(withoutIds(claimChoice.get().selected, ids));
          toTable();
        }}
        onClear={() => {
          select(new Set());
          toTable();
        }}
      />
      {shown.length === 0 ? (
        <NothingLeft
          what={say('claims.noneLeft')}
          onShowAll={() => claimChoice.update((old) => ({ ...old, filter: noFilter }))}
        />
      ) : (
        <RowTable
          label={say('claims.title')}
          rows={shown}
          columns={columns}
          sort={sort}
          onSort={(changed) => claimChoice.update((old) => ({ ...old, sort: changed }))}
          selected={selected}
          onSelect={select}
          nameRow={nameClaim}
          chosenBy={filter}
          onOpen={(claim) => goTo(routeToClaim(claim))}
        />
      )}
    </View>
  );
}
