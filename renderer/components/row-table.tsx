import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  type ReactNode,
  type UIEvent,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { type PlainWord, say } from '../words/index.ts';
import { isFocusNowhere, useWayIn } from './keys.ts';
import styles from './row-table.module.css';
import { addRange, findHeir, findWindow, type Sort, type SortValue, toggleId } from './rows.ts';

export interface Column<T> {
  readonly id: string;
  readonly label: PlainWord;
  /** The label is only heard. */
  readonly hidesLabel?: boolean;
  /** CSS; without it the column takes what the others leave. */
  readonly width?: string;
  /** Where there is little room, columns of rank 3 go first, then those of rank 2. */
  readonly rank?: 2 | 3;
  /** What the rows are sorted by; a column without it cannot be sorted by. */
  readonly value?: (row: T) => SortValue;
  readonly draw: (row: T) => ReactNode;
}

interface Props<T> {
  readonly label: string;
  /** In the order in which they are shown. */
  readonly rows: readonly T[];
  /** The first names the row. The same array at every drawing: rows are drawn anew for another one. */
  readonly columns: readonly Column<T>[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly nameRow: (row: T) => string;
  /** Enter, or a click. */
  readonly onOpen: (row: T) => void;
  /** What the rows were chosen by: for another one the table begins at its top. */
  readonly chosenBy?: unknown;
}

/** Pixels; every row has this height, two lines of text: so any number of rows costs no more than the ones on screen. */
const rowHeight = 48;
const headHeight = 34;
/** Pixels: how high the table is taken to be until it was measured. At least as high as a new window shows it. */
const firstHeight = 900;
const pageRows = 10;

const steps: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index) => index + pageRows,
  PageUp: (index) => index - pageRows,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * What else can be done with a row: its menu opens at the first item, as by ↓ on its button. The focus was never on
 * that button, and so comes back to the row.
 */
function openMenu(rowId: string): void {
  const button = document.getElementById(rowId)?.querySelector('[aria-haspopup]');
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}

/** The row at which each table was left, by its label: whoever comes back goes on there. */
const leftAt = new Map<string, string>();

/**
 * Many rows of one height, of which only those on screen are drawn. One Tab stop: the arrow keys move a row, Space
 * selects it, Shift extends, Ctrl+A selects all, Enter opens, Shift+F10 opens its menu, Esc selects none.
 */
export function RowTable<T extends { readonly id: string }>(props: Props<T>) {
  const { label, rows, columns, sort, onSort, selected, onSelect, nameRow, onOpen, chosenBy } = props;
  const name = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [shown, setShown] = useState(() => findWindow(rows.length, rowHeight, 0, firstHeight));
  /** What the browser told: to ask it would make it lay everything out at once. */
  const seen = useRef({ top: 0, height: firstHeight });
  const [activeId, setActiveId] = useState<string | null>(leftAt.get(label) ?? null);
  /** From where Shift extends. */
  const [anchorId, setAnchorId] = useState<string | null>(null);
  const indexOf = (id: string | null) => rows.findIndex((row) => row.id === id);
  const activeIndex = indexOf(activeId);

  const measure = useCallback(() => {
    const next = findWindow(rows.length, rowHeight, seen.current.top, seen.current.height);
    setShown((old) => (old.start === next.start && old.end === next.end ? old : next));
  }, [rows.length]);
  useLayoutEffect(() => {
    measure();
    const pane = scroller.current!;
    const observer = new ResizeObserver(() => {
      seen.current = { top: pane.scrollTop, height: pane.clientHeight };
      measure();
    });
    observer.observe(pane);
    return () => observer.disconnect();
  }, [measure]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows chosen anew begin at the top
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    scroller.current!.scrollTo(0, 0);
  }, [chosenBy]);

  const onScroll = ({ currentTarget }: UIEvent) => {
    seen.current.top = currentTarget.scrollTop;
    measure();
  };

  const setActive = (id: string) => {
    setActiveId(id);
    leftAt.set(label, id);
  };
  const moveTo = (index: number) => {
    setActive(rows[index]!.id);
    const pane = scroller.current!;
    const top = index * rowHeight;
    const below = top + rowHeight + headHeight - pane.clientHeight;
    if (top < pane.scrollTop) pane.scrollTop = top;
    else if (below > pane.scrollTop) pane.scrollTop = below;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as the table comes back
  useEffect(() => {
    if (activeIndex < 0 || !isFocusNowhere()) return;
    table.current!.focus({ preventScroll: true });
    moveTo(activeIndex);
  }, []);
  const before = useRef({ rows, chosenBy });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only as other rows come
  useLayoutEffect(() => {
    const { rows: old, chosenBy: oldChoice } = before.current;
    before.current = { rows, chosenBy };
    const hasGone = activeIndex < 0 && oldChoice === chosenBy && old.some(({ id }) => id === activeId);
    const heir = hasGone && findHeir(old, rows, activeId!);
    if (heir) moveTo(indexOf(heir.id));
  }, [rows]);
  useWayIn(() => {
    table.current!.focus();
    if (rows.length > 0) moveTo(Math.max(0, activeIndex));
  });
  const extendTo = (index: number) => {
    const from = Math.max(0, indexOf(anchorId ?? activeId));
    setAnchorId(rows[from]!.id);
    onSelect(
      addRange(
        selected,
        rows.map(({ id }) => id),
        from,
        index,
      ),
    );
  };
  const selectAll = () => onSelect(new Set(rows.map(({ id }) => id)));

  const onKeyDown = (event: KeyboardEvent) => {
    // From the menu of a row back to the rows.
    if (event.target !== table.current && event.key === 'Escape') table.current?.focus();
    if (event.target !== table.current || event.altKey || rows.length === 0) return;
    const isMod = event.ctrlKey || event.metaKey;
    const active = rows[activeIndex];
    const goes = steps[event.key];
    if (goes && !isMod) {
      const next = Math.min(Math.max(0, goes(activeIndex, rows.length - 1)), rows.length - 1);
      if (event.shiftKey) extendTo(next);
      else setAnchorId(null);
      moveTo(next);
    } else if (event.key === 'a' && isMod) selectAll();
    else if (event.key === ' ' && active) {
      setAnchorId(active.id);
      onSelect(toggleId(selected, active.id));
    } else if (event.key === 'Enter' && active && !isMod) onOpen(active);
    else if (active && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)))
      openMenu(`${name}-${active.id}`);
    else if (event.key === 'Escape' && selected.size > 0) onSelect(new Set());
    else return;
    event.preventDefault();
  };

  const onClick = (event: MouseEvent, row: T) => {
    const isBox = event.target instanceof HTMLInputElement;
    if (!isBox && (event.target as Element).closest('a, button')) return;
    setActive(row.id);
    if (event.shiftKey) extendTo(indexOf(row.id));
    else if (isBox || event.ctrlKey || event.metaKey) {
      setAnchorId(row.id);
      onSelect(toggleId(selected, row.id));
    } else onOpen(row);
  };
  // The same function at every drawing, so that rows that stay as they are need not be drawn.
  const newest = useRef(onClick);
  useLayoutEffect(() => {
    newest.current = onClick;
  });
  const click = useCallback((event: MouseEvent, row: T) => newest.current(event, row), []);

  const chosen = rows.reduce((count, { id }) => count + Number(selected.has(id)), 0);
  const isActiveDrawn = activeIndex >= shown.start && activeIndex < shown.end;
  return (
    <div ref={scroller} className={styles.scroller} onScroll={onScroll}>
      <p className="only-heard" role="status">
        {chosen > 0 && say('components.countSelected', { chosen, rows: rows.length })}
      </p>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with its own keys is a grid
        role="grid"
        aria-label={label}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-activedescendant={isActiveDrawn ? `${name}-${activeId}` : undefined}
        tabIndex={0}
        className={styles.table}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th className={styles.box}>
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={say('components.selectAll')}
                checked={rows.length > 0 && chosen === rows.length}
                ref={(input) => {
                  if (input) input.indeterminate = chosen > 0 && chosen < rows.length;
                }}
                onChange={() => (chosen === rows.length ? onSelect(new Set()) : selectAll())}
              />
            </th>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={shown.start} />
          {rows.slice(shown.start, shown.end).map((row, index) => (
            <Row
              key={row.id}
              id={`${name}-${row.id}`}
              row={row}
              index={shown.start + index}
              columns={columns as readonly Column<{ readonly id: string }>[]}
              rowName={nameRow(row)}
              isSelected={selected.has(row.id)}
              isActive={row.id === activeId}
              onClick={click as (event: MouseEvent, row: { readonly id: string }) => void}
            />
          ))}
          <Gap rows={rows.length - shown.end} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr aria-hidden className={styles.gap}>
      <td style={{ height: rows * rowHeight }} />
    </tr>
  );
}

interface HeadProps<T> {
  readonly column: Column<T>;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function Head<T>({ column: { id, label, hidesLabel, width, rank, value }, sort, onSort }: HeadProps<T>) {
  const isSorted = sort.column === id;
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      data-rank={rank}
      style={{ width }}
      aria-sort={value && (isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none')}
    >
      {value ? (
        <button
          type="button"
          onClick={() => onSort({ column: id, isDescending: isSorted ? !sort.isDescending : false })}
        >
          {say(label)}
          {isSorted && <Arrow size={13} aria-hidden />}
        </button>
      ) : (
        <span className={hidesLabel ? 'only-heard' : undefined}>{say(label)}</span>
      )}
    </th>
  );
}

interface RowProps {
  readonly id: string;
  readonly row: { readonly id: string };
  readonly index: number;
  readonly columns: readonly Column<{ readonly id: string }>[];
  readonly rowName: string;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  readonly onClick: (event: MouseEvent, row: { readonly id: string }) => void;
}

const Row = memo(function Row(props: RowProps) {
  const { id, row, index, columns, rowName, isSelected, isActive, onClick } = props;
  return (
    <tr
      id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-active={isActive}
      onClick={(event) => onClick(event, row)}
    >
      <td className={styles.box}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={say('components.select', { rowName })}
          checked={isSelected}
          // The row's click selects, with Shift and Ctrl in it.
          readOnly
        />
      </td>
      {columns.map(({ id: column, rank, draw }, at) => {
        const Cell = at === 0 ? 'th' : 'td';
        return (
          <Cell key={column} scope={at === 0 ? 'row' : undefined} data-rank={rank}>
            <div className={styles.cell}>{draw(row)}</div>
          </Cell>
        );
      })}
    </tr>
  );
});

/** What stands below the words of a cell, in one line. */
export function SecondLine({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.second} dir="auto">
      {children}
    </span>
  );
}
