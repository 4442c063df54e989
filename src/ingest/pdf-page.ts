import { orderColumns } from './pdf-columns.ts';
import { readPrintedEdge } from './pdf-print.ts';
import {
  asRaised,
  type PageSize,
  type PlacedText,
  quarterTurns,
  runsFromRight,
  type Segment,
  sameEdge,
  toRows,
  toSegments,
  turnBack,
  wideGap,
} from './pdf-segments.ts';

/** One line of a column as it is read. Distances are in points; `y` counts down from the top of the page. */
export interface PageLine {
  /** More than one where wide gaps divide it: a row of a table. */
  readonly cells: readonly string[];
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Of its largest part. */
  readonly size: number;
  /** Which column of the page it stands in; columns are numbered in reading order. */
  readonly column: number;
  /**
   * Why it is none of the page's text: it runs in another direction than most of it, as a stamp on the margin or the
   * label of an axis, or a browser printed it at the edge. Null for the text.
   */
  readonly apart: 'turned' | 'printed' | null;
}

/** More would be no page that a person reads; a hostile one has millions. */
const mostItems = 50_000;

/**
 * The lines of a page in reading order: one column after the other, and what runs over several columns – headlines,
 * footers – between them where it stands; at the end what a browser printed at the edges, and what is turned against the
 * rest of the page.
 */
export function readPageLines(items: readonly PlacedText[], size: PageSize): PageLine[] {
  const turns = Map.groupBy(items.slice(0, mostItems), quarterTurns);
  const weigh = ([, texts]: [number, PlacedText[]]) =>
    texts.reduce((sum, { str }) => sum + str.trim().length, 0);
  const lines: PageLine[] = [];
  const add = (columns: readonly (readonly Segment[])[], apart: PageLine['apart']) => {
    const first = (lines.at(-1)?.column ?? -1) + 1;
    lines.push(...columns.flatMap((column, at) => toLines(column, first + at, apart)));
  };
  for (const [index, [turn, texts]] of [...turns].sort((x, y) => weigh(y) - weigh(x)).entries()) {
    const segments = toSegments(texts.map((text) => turnBack(text, turn, size)));
    if (index > 0) {
      add(orderColumns(segments, 0), 'turned');
      continue;
    }
    const printed = new Set(findPrinted(segments));
    add(
      orderColumns(
        segments.filter((segment) => !printed.has(segment)),
        0,
      ),
      null,
    );
    add([[...printed]], 'printed');
  }
  return lines;
}

/** What a browser printed above and below the page: its last line tells it. */
function findPrinted(segments: readonly Segment[]): readonly Segment[] {
  const rows = toRows(segments);
  const [head = [], foot = []] = [rows[0], rows.at(-1)];
  const read = (row: readonly Segment[]) => readPrintedEdge(row.map(({ text }) => text).join(' '));
  if (rows.length < 2 || !read(foot).isFoot) return [];
  return read(head).isHead ? [...head, ...foot] : foot;
}

function toLines(segments: readonly Segment[], column: number, apart: PageLine['apart']): PageLine[] {
  return alignCells(toRows(segments)).map((row) => ({ ...toLine(row), column, apart }));
}

/** Rows of a table whose cells come near each other, divided as the row above or below them is. */
function alignCells(rows: readonly Segment[][]): Segment[][] {
  const aligned = [...rows];
  const align = (index: number, other: Segment[] | undefined) => {
    const row = aligned[index]!;
    if (!other || other.length < 2 || row.length >= other.length) return;
    if (Math.abs(row[0]!.y - other[0]!.y) > 3 * row[0]!.size) return;
    const parts = row.flatMap((segment) => divideUnder(segment, other));
    if (parts.length === other.length) aligned[index] = parts;
  };
  for (const index of aligned.keys()) align(index, aligned[index - 1]);
  for (const index of [...aligned.keys()].reverse()) align(index, aligned[index + 1]);
  return aligned;
}

/** The parts of a segment that begin or end where a cell of another row does, or have its middle. */
function divideUnder(segment: Segment, cells: readonly Segment[]): Segment[] {
  const { stops, text, left, right } = segment;
  const isUnder = (from: number, to: number) =>
    cells.some(
      (cell) =>
        Math.abs(cell.left - from) < sameEdge ||
        Math.abs(cell.right - to) < sameEdge ||
        Math.abs(cell.left + cell.right - from - to) < 2 * sameEdge,
    );
  const cuts = stops.filter(({ to }, index) => isUnder(to, stops[index + 1]?.from ?? right));
  return [undefined, ...cuts].map((cut, index) => ({
    ...segment,
    text: text.slice(cut?.at ?? 0, cuts[index]?.at),
    left: cut?.to ?? left,
    right: cuts[index]?.from ?? right,
    stops: [],
    isCell: cut !== undefined,
  }));
}

function toLine(row: readonly Segment[]): Omit<PageLine, 'column' | 'apart'> {
  const isRightToLeft = runsFromRight(row);
  const ordered = [...row].sort((x, y) => (isRightToLeft ? y.right - x.right : x.left - y.left));
  const size = Math.max(...row.map((segment) => segment.size));
  const gaps = ordered.slice(1).map(({ left, right }, index) => {
    const before = ordered[index]!;
    return isRightToLeft ? before.left - right : left - before.right;
  });
  const isJustified = isStretched(ordered, gaps);
  const cells: string[] = [];
  for (const [index, { text, size: own, y, isCell }] of ordered.entries()) {
    const before = ordered[index - 1];
    const gap = gaps[index - 1] ?? 0;
    const raised = before ? asRaised(text, own, before.size, before.y - y) : text;
    if (before === undefined || isCell || (gap >= wideGap * size && !isJustified)) cells.push(raised);
    else cells.push(`${cells.pop()!}${gap > 0.18 * size && raised === text ? ' ' : ''}${raised}`);
  }
  return {
    cells: cells.map((cell) => cell.replace(/\s+/g, ' ').trim()).filter((cell) => cell !== ''),
    left: Math.min(...row.map((segment) => segment.left)),
    right: Math.max(...row.map((segment) => segment.right)),
    y: row[0]!.y,
    size,
  };
}

/** A justified line of few words: every gap in it is wide, and all are alike. Those of a table are wider. */
const isStretched = (row: readonly Segment[], gaps: readonly number[]) =>
  gaps.length >= 2 &&
  row.every(({ text }) => !/\S\s+\S/.test(text)) &&
  2 * row.filter(({ text }) => /\p{L}/u.test(text)).length > row.length &&
  Math.max(...gaps) < (gaps.length > 2 ? 1.3 : 1.03) * Math.min(...gaps) &&
  Math.max(...gaps) < 4 * row[0]!.size;
