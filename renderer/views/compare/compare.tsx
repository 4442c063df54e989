import { TableProperties } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Matrix } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Chips } from '../../components/chips.tsx';
import { flushDrafts } from '../../components/drafts.ts';
import { openFold } from '../../components/fold.tsx';
import { findCurrentCell } from '../../components/grid.ts';
import { Key } from '../../components/key-hint.tsx';
import { useKeys } from '../../components/keys.ts';
import { StaleBadge } from '../../components/relation.tsx';
import { Empty, Failed, Loading, NothingLeft } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { formatRoute, goTo, useScope } from '../../routes.ts';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import { indexStale } from '../link/stale.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './compare.module.css';
import { CompareAnew, ComparingBar } from './comparing-bar.tsx';
import { PointPane, voicesFold } from './point-pane.tsx';
import { PointTable } from './point-table.tsx';
import { countFindings, filterRows, type RowFilter } from './points.ts';

/** What each filter is called, in the order in which an editor looks. */
const findingNames: Readonly<Record<RowFilter['finding'], PlainWord>> = {
  all: 'compare.all',
  differ: 'compare.differ',
  later: 'compare.laterValue',
  agree: 'compare.agree',
  unclear: 'compare.notCompared',
  'only-here': 'compare.onlyHere',
};

/** So many rows are drawn at first, and more when they are asked for. */
const rowsAtOnce = 200;

/** Stays as it was chosen while the window lives. */
const filterState = createStore<RowFilter>({ finding: 'all', tagId: null });

/** Points by sources: where articles agree, differ and are silent. */
export function CompareView({ pointId = null }: { readonly pointId?: string | undefined | null }) {
  const matrix = useOperation('point.compare', useScope());
  if (matrix.isError) return <Failed error={matrix.error} onRetry={matrix.refetch} />;
  if (!matrix.data) return <Loading />;
  return (
    <View>
      <ComparingBar />
      {matrix.data.rows.length === 0 ? <NothingYet /> : <Points matrix={matrix.data} pointId={pointId} />}
    </View>
  );
}

function NothingYet() {
  return (
    <Empty
      icon={<TableProperties size={36} strokeWidth={1.4} aria-hidden />}
      title={say('compare.nothingToCompareYet')}
    >
      <p>{say('compare.markInTwoArticles')}</p>
      <p>
        <a href={formatRoute({ view: 'read', articleId: null, claimId: null })}>
          {say('compare.readAnArticle')}
        </a>
      </p>
    </Empty>
  );
}

interface PointsProps {
  readonly matrix: Matrix;
  readonly pointId: string | null;
}

function Points({ matrix: { sources, rows }, pointId }: PointsProps) {
  const tags = useOperation('tag.list', {});
  const stale = useOperation('source.stale', useScope()).data;
  const alarms = useMemo(() => indexStale(stale ?? []), [stale]);
  const filter = useStore(filterState);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [limit, setLimit] = useState(rowsAtOnce);
  const table = useRef<HTMLTableElement>(null);
  const pane = useRef<HTMLElement>(null);
  const takesFocus = useRef<'pane' | 'voices' | null>(null);

  const counts = countFindings(rows, filter.tagId);
  const left = filterRows(rows, filter);
  const shown = left.slice(0, limit);
  const selectedIds = rows.map(({ point }) => point.id).filter((id) => selected.has(id));
  // Merging and splitting give a point another id; the claims stay.
  const open = rows.find(({ point }) => pointId !== null && point.claimIds.includes(pointId)) ?? null;
  const usedTags = (tags.data ?? []).filter(({ id }) => rows.some(({ tagIds }) => tagIds.includes(id)));

  const show = (id: string | null) =>
    goTo({ view: 'compare', ...(id && { pointId: id }) }, { replace: true });
  const close = () => {
    show(null);
    findCurrentCell(table.current)?.focus();
  };
  const toggle = (id: string) =>
    setSelected(
      new Set(selected.has(id) ? [...selected].filter((other) => other !== id) : [...selected, id]),
    );
  const openId = open?.point.id ?? null;
  const takeFocus = (part: 'pane' | 'voices') =>
    (part === 'voices' ? pane.current?.querySelector<HTMLElement>('summary') : pane.current)?.focus();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another point was opened by key
  useEffect(() => {
    if (takesFocus.current) takeFocus(takesFocus.current);
    takesFocus.current = null;
  }, [openId]);
  const openPart = (id: string, part: 'pane' | 'voices' | null) => {
    if (id !== openId) takesFocus.current = part;
    else if (part) takeFocus(part);
    show(id);
  };
  const showVoices = (id: string | null) => {
    const row = rows.find(({ point }) => point.id === id);
    if (!row) return tellHint(say('compare.chooseAPointFirst'));
    if (row.articles < 2) return tellHint(say('compare.onlyOneSourceSays'));
    openFold(voicesFold);
    openPart(row.point.id, 'voices');
  };

  const rename = async (id: string, title: string) => {
    const result = await runCommand('point.update', { id, title });
    if (!result.ok) tellFailed(result.error.message);
  };
  const merge = async () => {
    if (selectedIds.length < 2) return tellHint(say('compare.selectThePointsThat'));
    await flushDrafts();
    const result = await runCommand('point.merge', { ids: selectedIds });
    if (!result.ok) return tellFailed(result.error.message);
    setSelected(new Set());
    tellDone(say('compare.pointsAreOneNow', { count: selectedIds.length }), undoAction);
  };
  const split = async (id: string, claimIds: string[]) => {
    await flushDrafts();
    const result = await runCommand('point.split', { id, claimIds });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(say('compare.claimsSplitOffAs', { count: claimIds.length }), undoAction);
  };
  useKeys({
    merge: () => void merge(),
    voices: () => {
      const { activeElement } = document;
      const row = table.current?.contains(activeElement) ? activeElement?.closest('tr') : null;
      showVoices(row?.dataset.point ?? openId);
    },
    escape: () => (selected.size > 0 ? setSelected(new Set()) : open && close()),
  });

  return (
    <div className={styles.points} data-has-pane={open !== null}>
      <div className={styles.table}>
        <ViewHead
          title={say('compare.compare')}
          detail={`${say('compare.countPoints', { rows: rows.length })} · ${say('compare.countSources', { sources: sources.length })}`}
        >
          {stale && stale.length > 0 && (
            <a href={formatRoute({ view: 'triage', list: 'stale' })} className={styles.stale}>
              <StaleBadge count={stale.length} />
            </a>
          )}
          <CompareAnew />
        </ViewHead>
        <div className={styles.filters}>
          <Chips
            label={say('compare.show')}
            choices={(Object.keys(findingNames) as RowFilter['finding'][]).map((id) => ({
              id,
              name: say(findingNames[id]),
              count: counts[id],
            }))}
            chosen={filter.finding}
            onChoose={(finding) => filterState.update((old) => ({ ...old, finding }))}
          />
          {usedTags.length > 0 && (
            <select
              aria-label={say('compare.tag')}
              className={styles.tag}
              value={filter.tagId ?? ''}
              onChange={({ currentTarget: { value } }) =>
                filterState.update((old) => ({ ...old, tagId: value || null }))
              }
            >
              <option value="">{say('compare.allTags')}</option>
              {usedTags.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </div>
        {selectedIds.length > 0 && (
          <div className={styles.selection} role="toolbar" aria-label={say('compare.selectedPoints')}>
            <span>{say('compare.pointsSelected', { count: selectedIds.length })}</span>
            <Button
              look="primary"
              shortcut="merge"
              isDisabled={selectedIds.length < 2}
              onPress={() => void merge()}
            >
              {say('compare.mergeIntoOne')}
            </Button>
            <Button look="quiet" shortcut="escape" onPress={() => setSelected(new Set())}>
              {say('components.clear')}
            </Button>
          </div>
        )}
        <div className={styles.scroller}>
          {shown.length === 0 ? (
            <NothingLeft
              what={say('compare.noneLeft')}
              onShowAll={() => filterState.update(() => ({ finding: 'all', tagId: null }))}
            />
          ) : (
            <PointTable
              table={table}
              sources={sources}
              rows={shown}
              tags={tags.data ?? []}
              openId={openId}
              selectedIds={selected}
              stale={alarms}
              onOpen={(id, byKey) => openPart(id, byKey ? 'pane' : null)}
              onVoices={showVoices}
              onSelect={toggle}
              onRename={(id, title) => void rename(id, title)}
            />
          )}
          {left.length > shown.length && (
            <p className={styles.more}>
              <Button onPress={() => setLimit(limit + rowsAtOnce)}>
                {say('compare.showMoreOfPoints', {
                  count: Math.min(rowsAtOnce, left.length - shown.length),
                  left: left.length,
                })}
              </Button>
            </p>
          )}
        </div>
        <p className={styles.keys}>
          {sayNodes('compare.moveEnterOpensThe', {
            kbd: (text) => <kbd>{text}</kbd>,
            voicesKey: <Key name="voices" />,
            mergeKey: <Key name="merge" />,
          })}
        </p>
      </div>
      {open && (
        <PointPane
          key={openId}
          pane={pane}
          row={open}
          sources={sources}
          stale={alarms.ofPoint(open.point.id)}
          onClose={close}
          onSplit={(claimIds) => void split(open.point.id, claimIds)}
        />
      )}
    </div>
  );
}
