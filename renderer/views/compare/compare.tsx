import { TableProperties } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Matrix } from '../../../src/contract/matrix.ts';
import type { TagView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { flushDrafts } from '../../components/drafts.ts';
import { openFold } from '../../components/fold.tsx';
import { Key } from '../../components/key-hint.tsx';
import { useKeys } from '../../components/keys.ts';
import { StaleBadge } from '../../components/relation.tsx';
import { Empty, Failed, Loading, NothingLeft } from '../../components/status.tsx';
import { useStore } from '../../components/store.ts';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { View, ViewHead } from '../../components/view.tsx';
import { formatRoute, goTo, useScope } from '../../routes.ts';
import { say, sayNodes } from '../../words/index.ts';
import { indexStale } from '../link/stale.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './compare.module.css';
import { CompareAnew } from './comparing-bar.tsx';
import { filterRows, noFilter, orderRows, pointChoice } from './point-filter.ts';
import { PointFilterBar } from './point-filter-bar.tsx';
import { PointPane, voicesFold } from './point-pane.tsx';
import { findCurrentCell, PointTable } from './point-table.tsx';

/** The same at every drawing, until they are there. */
const noTags: readonly TagView[] = [];

/** Points by sources: where articles agree, differ and are silent. */
export function CompareView({ pointId = null }: { readonly pointId?: string | undefined | null }) {
  const matrix = useOperation('point.compare', useScope());
  if (matrix.isError) return <Failed error={matrix.error} onRetry={matrix.refetch} />;
  if (!matrix.data) return <Loading />;
  return (
    <View>
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
  const choice = useStore(pointChoice);
  const { filter, order, hidden } = choice;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const table = useRef<HTMLTableElement>(null);
  const pane = useRef<HTMLElement>(null);
  const takesFocus = useRef<'pane' | 'voices' | null>(null);

  const shown = useMemo(() => orderRows(filterRows(rows, filter), order), [rows, filter, order]);
  const columns = useMemo(() => sources.filter(({ id }) => !hidden.has(id)), [sources, hidden]);
  const selectedIds = rows.map(({ point }) => point.id).filter((id) => selected.has(id));
  // Merging and splitting give a point another id; the claims stay.
  const open = rows.find(({ point }) => pointId !== null && point.claimIds.includes(pointId)) ?? null;

  const show = (id: string | null) =>
    goTo({ view: 'compare', ...(id && { pointId: id }) }, { replace: true });
  const close = () => {
    show(null);
    // The table is still as small as beside the open point: it brings the cell into sight when it has its room again.
    findCurrentCell(table.current)?.focus({ preventScroll: true });
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
              <StaleBadge alarms={stale} />
            </a>
          )}
          <CompareAnew />
        </ViewHead>
        <PointFilterBar
          choice={choice}
          rows={rows}
          sources={sources}
          tags={tags.data ?? noTags}
          onLeave={() => findCurrentCell(table.current)?.focus()}
        />
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
        {shown.length === 0 ? (
          <div className={styles.empty}>
            <NothingLeft
              what={say('compare.noneLeft')}
              onShowAll={() => pointChoice.update((old) => ({ ...old, filter: noFilter }))}
            />
          </div>
        ) : (
          <PointTable
            table={table}
            sources={columns}
            rows={shown}
            tags={tags.data ?? noTags}
            openId={openId}
            selectedIds={selected}
            stale={alarms}
            chosenBy={choice}
            onOpen={(id, byKey) => openPart(id, byKey ? 'pane' : null)}
            onVoices={showVoices}
            onSelect={toggle}
            onRename={(id, title) => void rename(id, title)}
          />
        )}
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
