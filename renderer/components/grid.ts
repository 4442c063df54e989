import { type KeyboardEvent, type RefObject, useEffect } from 'react';
import { language } from '../words/index.ts';

type Cell = HTMLTableCellElement;

const pageRows = 10;
const steps: Readonly<Record<string, { readonly rows: number; readonly cells: number }>> = {
  ArrowDown: { rows: 1, cells: 0 },
  ArrowUp: { rows: -1, cells: 0 },
  ArrowRight: { rows: 0, cells: 1 },
  ArrowLeft: { rows: 0, cells: -1 },
  PageDown: { rows: pageRows, cells: 0 },
  PageUp: { rows: -pageRows, cells: 0 },
};

const clamp = (value: number, length: number) => Math.min(Math.max(0, value), length - 1);

function findCell(cell: Cell, event: KeyboardEvent): Cell | undefined {
  const row = cell.parentElement as HTMLTableRowElement;
  const { rows } = row.parentElement as HTMLTableSectionElement;
  const isFar = event.ctrlKey || event.metaKey;
  if (event.key === 'Home') return (isFar ? rows[0]! : row).cells[0];
  if (event.key === 'End') return [...(isFar ? rows[rows.length - 1]! : row).cells].at(-1);
  const step = steps[event.key];
  if (!step || isFar) return undefined;
  const next = rows[clamp(row.sectionRowIndex + step.rows, rows.length)]!;
  return next.cells[
    clamp(cell.cellIndex + (language.get().direction === 'rtl' ? -step.cells : step.cells), next.cells.length)
  ];
}

/** The cell of the body that Tab leads to. */
export function findCurrentCell(table: HTMLTableElement | null): Cell | null {
  return table?.querySelector<Cell>('tbody > tr > [tabindex="0"]') ?? null;
}

/**
 * Makes the cells of a table's body one Tab stop, between which the arrow keys move: with Home and End within
 * the row, with Ctrl to the corners. Every cell has tabIndex -1 to begin with. Gives what the body listens with.
 */
export function useGrid(table: RefObject<HTMLTableElement | null>) {
  // After each drawing: the cell that was current may be gone.
  useEffect(() => {
    const first = table.current?.tBodies[0]?.rows[0]?.cells[0];
    if (first && !findCurrentCell(table.current)) first.tabIndex = 0;
  });
  return {
    onKeyDown(event: KeyboardEvent) {
      if (!(event.target instanceof HTMLTableCellElement) || event.altKey) return;
      const next = findCell(event.target, event);
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
    onFocus({ target }: { target: EventTarget }) {
      const cell = target instanceof Element ? target.closest<Cell>('td, th') : null;
      const current = findCurrentCell(table.current);
      if (!cell || cell === current) return;
      if (current) current.tabIndex = -1;
      cell.tabIndex = 0;
    },
  };
}
