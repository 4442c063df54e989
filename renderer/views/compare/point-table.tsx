import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Matrix, PointRow } from '../../../src/contract/matrix.ts';
import type { TagView } from '../../../src/contract/views.ts';
import { useWayIn } from '../../components/keys.ts';
import { useIsLow } from '../../components/low-window.ts';
import { language, say } from '../../words/index.ts';
import type { StaleIndex } from '../link/stale.ts';
import { Row, type RowActs } from './point-row.tsx';
import styles from './point-table.module.css';
import { leastColumnWidth, measureHead, measureRow, pointWidth } from './row-heights.ts';
import { SourceHead } from './source-head.tsx';
import { type CellPlace, findEdges, findPlace, findSpan, moveCell, placeDrawn } from './window.ts';

interface Props {
  readonly table: RefObject<HTMLTableElement | null>;
  /** Those that have a column. */
  readonly sources: Matrix['sources'];
  /** In the order in which they are shown. */
  readonly rows: readonly PointRow[];
  readonly tags: readonly TagView[];
  readonly stale: StaleIndex;
  readonly openId: string | null;
  readonly selectedIds: ReadonlySet<string>;
  /** What the rows were chosen by: for another one the table begins at its top. */
  readonly chosenBy: unknown;
  /** `byKey`: the focus should follow. */
  readonly onOpen: (pointId: string, byKey: boolean) => void;
  /** Which of its sources count as one, and why. */
  readonly onVoices: (pointId: string) => void;
  readonly onSelect: (pointId: string) => void;
  readonly onRename: (pointId: string, title: string) => void;
}

/** The cell of the table that Tab leads to. */
export function findCurrentCell(table: HTMLTableElement | null): HTMLTableCellElement | null {
  return table?.querySelector<HTMLTableCellElement>('tbody > tr > [tabindex="0"]') ?? null;
}

/** How far the table is scrolled, from where its lines begin, and how much of it is seen. */
interface Seen {
  readonly top: number;
  readonly start: number;
  readonly width: number;
  readonly height: number;
}

/** Which cell has the focus, or would get it by Tab; null: the column of the points. */
interface Current {
  readonly pointId: string;
  readonly sourceId: string | null;
}

/** Where rows, columns and the head of the table stand, whether they are drawn or not. */
function useEdges({ rows, sources, tags, stale }: Props, width: number) {
  const columnWidth = Math.max(
    leastColumnWidth,
    Math.floor((width - pointWidth) / Math.max(1, sources.length)),
  );
  const heightOf = useMemo(() => {
    const heights = new WeakMap<PointRow, number>();
    const context = {
      columnWidth,
      stale,
      sources: new Map(sources.map((source) => [source.id, source])),
      tagNames: new Map(tags.map(({ id, name }) => [id, name])),
    };
    return (row: PointRow) => {
      const height = heights.get(row) ?? measureRow(row, context);
      heights.set(row, height);
      return height;
    };
  }, [columnWidth, stale, sources, tags]);
  return {
    columnWidth,
    headHeight: useMemo(() => measureHead(sources, { columnWidth, stale }), [sources, columnWidth, stale]),
    rowEdges: useMemo(() => findEdges(rows.map(heightOf)), [rows, heightOf]),
    columnEdges: useMemo(() => findEdges(sources.map(() => columnWidth)), [sources, columnWidth]),
  };
}

/** The same functions at every drawing, so that rows that stay as they are need not be drawn. */
function useActs(props: Props, rename: (pointId: string | null) => void): RowActs {
  const newest = useRef(props);
  useLayoutEffect(() => {
    newest.current = props;
  });
  return useMemo(
    () => ({
      open: (pointId) => newest.current.onOpen(pointId, false),
      showVoices: (pointId) => newest.current.onVoices(pointId),
      select: (pointId) => newest.current.onSelect(pointId),
      startRename: rename,
      finishRename: (pointId, title) => {
        rename(null);
        if (title !== null) newest.current.onRename(pointId, title);
      },
    }),
    [rename],
  );
}

/**
 * Points by sources: what each source says, and how that relates to what the others say. Of many rows and columns
 * only those on screen are drawn, and the cell that has the focus. One Tab stop: the arrow keys lead through all cells.
 */
export function PointTable(props: Props) {
  const { table, sources, rows, tags, stale, openId, selectedIds, chosenBy } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ top: 0, start: 0, width: 0, height: 0 });
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const [current, setCurrent] = useState<Current | null>(null);
  const takesFocus = useRef(false);
  const acts = useActs(props, setRenamingId);
  const { columnWidth, headHeight, rowEdges, columnEdges } = useEdges(props, seen.width);
  /** How much of the pane's top the head keeps for itself, and how much of it scrolls away with the rows. */
  const [stuck, loose] = useIsLow() ? [0, headHeight] : [headHeight, 0];

  const spansOf = useCallback(
    ({ top, start, width, height }: Seen) => ({
      rows: findSpan(rowEdges, top - loose, Math.max(0, height - stuck)),
      columns: findSpan(columnEdges, start, Math.max(0, width - pointWidth)),
    }),
    [rowEdges, columnEdges, stuck, loose],
  );
  const measure = useCallback(() => {
    const { scrollTop, scrollLeft, clientWidth, clientHeight } = scroller.current!;
    // Scrolled from right to left, the place is negative.
    const next = { top: scrollTop, start: Math.abs(scrollLeft), width: clientWidth, height: clientHeight };
    setSeen((old) => {
      const isSame =
        old.width === next.width &&
        old.height === next.height &&
        JSON.stringify(spansOf(old)) === JSON.stringify(spansOf(next));
      return isSame ? old : next;
    });
  }, [spansOf]);
  useLayoutEffect(() => {
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller.current!);
    return () => observer.disconnect();
  }, [measure]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows chosen anew begin at the top
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    scroller.current!.scrollTo({ top: 0 });
  }, [chosenBy]);

  const place: CellPlace = {
    row: Math.max(
      0,
      rows.findIndex(({ point }) => point.id === current?.pointId),
    ),
    column: 1 + sources.findIndex(({ id }) => id === current?.sourceId),
  };
  const reveal = ({ row, column }: CellPlace) => {
    const pane = scroller.current!;
    pane.scrollTop = loose + findPlace(rowEdges, row, pane.scrollTop - loose, pane.clientHeight - stuck);
    if (column === 0) return;
    const start = Math.abs(pane.scrollLeft);
    const next = findPlace(columnEdges, column - 1, start, pane.clientWidth - pointWidth);
    pane.scrollLeft = language.get().direction === 'rtl' ? -next : next;
  };
  const focusCell = (next: CellPlace) => {
    if (rows.length === 0) return;
    takesFocus.current = true;
    setCurrent({ pointId: rows[next.row]!.point.id, sourceId: sources[next.column - 1]?.id ?? null });
    reveal(next);
  };
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    findCurrentCell(table.current)?.focus({ preventScroll: true });
  });
  // Another size of the pane, as when the open point is closed, moves the cell under the head or out of sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not as it is scrolled
  useLayoutEffect(() => {
    if (table.current?.contains(document.activeElement)) reveal(place);
  }, [seen.width, seen.height]);
  useWayIn(() => focusCell(place));

  const onKeyDown = (event: KeyboardEvent) => {
    const cell = event.target;
    if (!(cell instanceof HTMLTableCellElement) || event.altKey) return;
    const pointId = cell.closest('tr')!.dataset.point!;
    const isMod = event.ctrlKey || event.metaKey;
    const act = {
      Enter: () => props.onOpen(pointId, true),
      ' ': () => props.onSelect(pointId),
      F2: () => setRenamingId(pointId),
    }[event.key];
    const next = moveCell(place, event.key, {
      isFar: isMod,
      isRightToLeft: language.get().direction === 'rtl',
      counts: { row: rows.length, column: sources.length + 1 },
    });
    if (act && !isMod) act();
    else if (next) focusCell(next);
    else return;
    event.preventDefault();
  };
  const onFocus = ({ target }: { target: Element }) => {
    const cell = target.closest<HTMLTableCellElement>('td, th');
    const pointId = cell?.closest('tr')?.dataset.point;
    if (pointId) setCurrent({ pointId, sourceId: cell!.dataset.source ?? null });
  };

  const spans = spansOf(seen);
  const drawnRows = placeDrawn(rowEdges, spans.rows, rows.length > 0 ? place.row : null);
  const keptColumn = place.column === 0 ? null : place.column - 1;
  const { start, end } = spans.columns;
  const drawnColumns = useMemo(
    () => placeDrawn(columnEdges, { start, end }, keptColumn),
    [columnEdges, start, end, keptColumn],
  );
  const tagsById = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      style={{ scrollPaddingBlockStart: stuck }}
      onScroll={measure}
    >
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with its own keys is a grid
        role="grid"
        aria-label={say('compare.points')}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-colcount={sources.length + 1}
        className={styles.table}
        style={{ width: pointWidth + columnEdges.at(-1)! }}
      >
        <colgroup>
          <col style={{ width: pointWidth }} />
          {drawnColumns.map(({ index, size }, at) => (
            <col key={index === null ? `gap ${at}` : sources[index]!.id} style={{ width: size }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1} style={{ height: headHeight }}>
            <th scope="col" aria-colindex={1} className={styles.corner}>
              {say('compare.point')}
            </th>
            {drawnColumns.map(({ index }, at) =>
              index === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: gaps have nothing but their place
                <td key={`gap ${at}`} aria-hidden className={styles.gap} />
              ) : (
                <SourceHead key={sources[index]!.id} source={sources[index]!} index={index} stale={stale} />
              ),
            )}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown} onFocus={onFocus}>
          {drawnRows.map(({ index, size }, at) =>
            index === null ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: gaps have nothing but their place
              <tr key={`gap ${at}`} aria-hidden className={styles.gap}>
                <td style={{ height: size }} />
              </tr>
            ) : (
              <Row
                key={rows[index]!.point.id}
                row={rows[index]!}
                index={index}
                height={size}
                sources={sources}
                columns={drawnColumns}
                columnWidth={columnWidth}
                tags={tagsById}
                stale={stale}
                currentColumn={index === place.row ? place.column : null}
                isOpen={rows[index]!.point.id === openId}
                isSelected={selectedIds.has(rows[index]!.point.id)}
                isRenaming={rows[index]!.point.id === renamingId}
                acts={acts}
              />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
