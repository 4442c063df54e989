/** Which rows and columns of a large table are drawn, and how keys lead through all of them. No DOM. */

/** Where each thing begins, and, at the end, where the last one ends. */
export function findEdges(sizes: readonly number[]): number[] {
  const edges = [0];
  for (const size of sizes) edges.push(edges.at(-1)! + size);
  return edges;
}

export interface Span {
  readonly start: number;
  /** Not included. */
  readonly end: number;
}

/** Index of the last edge that is not behind the place. */
function findEdge(edges: readonly number[], place: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (edges[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * What has to be drawn for a stretch from a place on, with one thing before it and one behind. Few at a time: drawing
 * several at once makes fewer frames late, but those by more (measured by `npm run speed -- compare`).
 */
export function findSpan(edges: readonly number[], place: number, length: number): Span {
  const count = edges.length - 1;
  return {
    start: Math.max(0, Math.min(findEdge(edges, place), count) - 1),
    end: Math.min(findEdge(edges, place + length) + 2, count),
  };
}

/** One thing that is drawn, or room for those that are not; sizes in pixels. */
export interface Drawn {
  readonly index: number | null;
  readonly size: number;
}

/** What is drawn of all: the span, and beside it the one that must not go, as it has the focus. */
export function placeDrawn(edges: readonly number[], { start, end }: Span, kept: number | null): Drawn[] {
  const indexes = Array.from({ length: end - start }, (_, at) => start + at);
  if (kept !== null && kept < start) indexes.unshift(kept);
  if (kept !== null && kept >= end) indexes.push(kept);
  const drawn: Drawn[] = [];
  let place = 0;
  const addGap = (to: number) => to > place && drawn.push({ index: null, size: to - place });
  for (const index of indexes) {
    addGap(edges[index]!);
    place = edges[index + 1]!;
    drawn.push({ index, size: place - edges[index]! });
  }
  addGap(edges.at(-1)!);
  return drawn;
}

/** The place to scroll to for a thing to be seen whole, or at least from its beginning. */
export function findPlace(edges: readonly number[], index: number, place: number, length: number): number {
  const [from, to] = [edges[index]!, edges[index + 1]!];
  if (from < place || to - from > length) return from;
  return to > place + length ? to - length : place;
}

/** Counted from 0, the column of the points included. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const pageRows = 10;
const steps: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
  PageDown: { rows: pageRows, columns: 0 },
  PageUp: { rows: -pageRows, columns: 0 },
};

/**
 * Where a key leads from a cell: arrows one cell, Home and End within the row, with Ctrl (`isFar`) to the corners;
 * null for any other key. `counts` says how many rows and columns there are.
 */
export function moveCell(
  { row, column }: CellPlace,
  key: string,
  { isFar, isRightToLeft, counts }: { isFar: boolean; isRightToLeft: boolean; counts: CellPlace },
): CellPlace | null {
  const last = { row: counts.row - 1, column: counts.column - 1 };
  if (key === 'Home') return { row: isFar ? 0 : row, column: 0 };
  if (key === 'End') return { row: isFar ? last.row : row, column: last.column };
  const step = steps[key];
  if (!step || isFar) return null;
  const clamp = (value: number, most: number) => Math.min(Math.max(0, value), most);
  return {
    row: clamp(row + step.rows, last.row),
    column: clamp(column + (isRightToLeft ? -step.columns : step.columns), last.column),
  };
}
