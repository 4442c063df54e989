import { readPrintedEdge } from './pdf-print.ts';

/** A piece of text as a PDF places it, on a page as it is seen: the origin is the upper left corner. In points. */
export interface PlacedText {
  readonly str: string;
  readonly dir: string;
  readonly width: number;
  /** [a, b, c, d, x, y]: how the text is turned and stretched, and where its baseline begins. */
  readonly transform: readonly number[];
}

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

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

/** Words on one baseline without a wide gap between them. */
interface Segment {
  text: string;
  left: number;
  right: number;
  readonly y: number;
  size: number;
  readonly isRightToLeft: boolean;
  /** Where it can be divided: its gaps that are wider than a space. */
  readonly stops: readonly Stop[];
  /** It begins a cell, however near the one before it is. */
  readonly isCell?: boolean;
}

interface Stop {
  /** Where in the text the part after it begins. */
  readonly at: number;
  /** The edges of the gap. */
  readonly from: number;
  readonly to: number;
}

/** More would be no page that a person reads; a hostile one has millions. */
const mostItems = 50_000;
/** Wider than this, in units of the type size, a gap divides columns or cells. */
const wideGap = 1.1;
/** Wider than a space, in the same units. */
const stopGap = 0.3;

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

/** By how many right angles a text is turned, clockwise. */
const quarterTurns = ({ transform: [a = 0, b = 0] }: PlacedText) =>
  (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;

interface UprightText {
  readonly str: string;
  readonly isRightToLeft: boolean;
  readonly left: number;
  readonly width: number;
  readonly y: number;
  readonly size: number;
}

function turnBack({ str, dir, width, transform }: PlacedText, turn: number, page: PageSize): UprightText {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  const [left, down] = [
    [x, y],
    [y, page.width - x],
    [page.width - x, page.height - y],
    [page.height - y, x],
  ][turn]! as [number, number];
  return { str, isRightToLeft: dir === 'rtl', left, width, y: down, size: Math.hypot(c, d) };
}

function toSegments(texts: readonly UprightText[]): Segment[] {
  const segments: Segment[] = [];
  let last: Segment | undefined;
  let stops: Stop[] = [];
  for (const text of texts) {
    const { str, left, width, size, y, isRightToLeft } = text;
    if (str.trim() === '' || !(size > 0) || !Number.isFinite(left + y + width)) {
      // On which side of Arabic and Hebrew it stands is told by the gap alone.
      if (last && str !== '' && !last.isRightToLeft) last.text += ' ';
      continue;
    }
    if (last?.isRightToLeft && isRightToLeft && joinRightToLeft(last, text)) continue;
    if (last && continuesSegment(last, text)) {
      const gap = left - last.right;
      const raised = asRaised(str, size, last.size, last.y - y);
      if (raised !== str && gap < 0.3 * last.size) last.text = last.text.trimEnd();
      else if (needsSpace(last, gap)) last.text += ' ';
      if (gap > stopGap * size) stops.push({ at: last.text.length, from: last.right, to: left });
      last.text += raised;
      last.right = Math.max(last.right, left + width);
      last.size = Math.max(last.size, size);
    } else {
      stops = [];
      last = { text: str, left, right: left + width, y, size, isRightToLeft, stops };
      segments.push(last);
    }
  }
  return segments;
}

/** Adds what stands right beside a segment, at the side where it does: a program can draw the words in either order. */
function joinRightToLeft(last: Segment, { str, left, width, y, size }: UprightText): boolean {
  const right = left + width;
  const most = Math.max(last.size, size);
  const isBefore = left > last.left;
  const gap = isBefore ? left - last.right : last.left - right;
  if (Math.abs(y - last.y) >= 0.3 * most || gap <= -0.4 * most || gap >= wideGap * most) return false;
  const parts = isBefore ? [str, last.text] : [last.text, str];
  last.text = parts.join(gap > 0.18 * most ? ' ' : '');
  last.left = Math.min(last.left, left);
  last.right = Math.max(last.right, right);
  last.size = most;
  return true;
}

const needsSpace = ({ text, size }: Segment, gap: number) => gap > 0.18 * size && !/\s$/.test(text);

function continuesSegment(last: Segment, next: UprightText): boolean {
  const size = Math.max(last.size, next.size);
  const gap = next.left - last.right;
  const isOnLine = Math.abs(next.y - last.y) < (next.size === last.size ? 0.3 : 0.5) * size;
  return isOnLine && gap > -0.4 * size && gap < wideGap * size && !last.isRightToLeft && !next.isRightToLeft;
}

const superscripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign])),
};

/** The number of a footnote behind a figure must not become part of it: small raised digits stay raised. */
function asRaised(text: string, size: number, before: number, rise: number): string {
  if (size > 0.8 * before || rise < 0.15 * before || !/^\d{1,3}$/.test(text.trim())) return text;
  return text.replace(/\d/g, (digit) => superscripts[digit]!);
}

const middle = (values: readonly number[]) =>
  [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

/** Headings within columns are set larger than the text by this. */
const largerSize = 1.15;

/** Most of the letters do. */
function runsFromRight(segments: readonly Segment[]): boolean {
  const count = (some: readonly Segment[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * count(segments.filter(({ isRightToLeft }) => isRightToLeft)) > count(segments);
}

/** Pages are no deeper; each level divides a column once. */
const deepestDivision = 8;

/** The columns of a region in reading order. */
function orderColumns(segments: readonly Segment[], depth: number): (readonly Segment[])[] {
  const gutter = depth < deepestDivision ? findGutter(segments) : null;
  if (gutter === null) return depth < deepestDivision ? orderBands(segments, depth) : [segments];
  const isFromRight = runsFromRight(segments);
  const across = findAcross(segments, gutter);
  const rest = segments.filter((segment) => !across.has(segment));
  const bounds = [...new Set([...across].map(({ y }) => y))].sort((x, y) => x - y);
  const bands = new Map<number, { across: Segment[]; left: Segment[]; right: Segment[] }>();
  const bandOf = (y: number) => {
    const index = bounds.findLastIndex((bound) => bound <= y + 1);
    const band = bands.get(index) ?? { across: [], left: [], right: [] };
    bands.set(index, band);
    return band;
  };
  for (const segment of across) bandOf(segment.y).across.push(segment);
  for (const segment of rest) bandOf(segment.y)[segment.right <= gutter ? 'left' : 'right'].push(segment);
  const ordered = [...bands].sort(([x], [y]) => x - y).map(([, band]) => band);
  // Lines that run across follow each other as one column, unless columns stand between them.
  const columns: (readonly Segment[])[] = [];
  let spanning: Segment[] = [];
  for (const band of ordered) {
    spanning.push(...band.across);
    if (band.left.length + band.right.length === 0) continue;
    const bottom = findBottom(band.left, band.right);
    const [left, below] = [band.left.filter(({ y }) => y <= bottom), band.left.filter(({ y }) => y > bottom)];
    const sides = [left, band.right].map((side) => orderColumns(side, depth + 1));
    columns.push(spanning, ...(isFromRight ? sides.reverse() : sides).flat());
    spanning = below;
  }
  return [...columns, spanning].filter((column) => column.length > 0);
}

/**
 * The rows of a table that stands under or over columns: cells on both sides, at least three, each of a few words.
 * One row alone, as a page's end leaves it, has nothing but figures.
 */
function findTableRows(segments: readonly Segment[], gutter: number): Segment[] {
  const rows = toRows(segments);
  const isTable = (row: readonly Segment[], cell: RegExp) =>
    row.length > 2 &&
    row[0]!.left < gutter &&
    row.at(-1)!.right > gutter &&
    row.every(({ text }) => cell.test(text));
  const isCells = rows.map((row) => isTable(row, fewWords));
  return rows
    .filter(
      (row, index) => isTable(row, figure) || (isCells[index] && (isCells[index - 1] || isCells[index + 1])),
    )
    .flat();
}

const fewWords = /^\s*\S+(?:\s+\S+){0,2}\s*$/;
const figure = /^[^\p{L}]*\d[^\p{L}]*$/u;

/** A region has fewer headings; a hostile one has thousands. */
const mostHeadings = 40;

/**
 * What stands over both columns: it reaches across the gutter, is a row of a table, or is set larger at the left where
 * both columns end together above it and begin together below it.
 */
function findAcross(segments: readonly Segment[], gutter: number): ReadonlySet<Segment> {
  const size = middle(segments.map((segment) => segment.size));
  const sides = [
    segments.filter((segment) => segment.right <= gutter),
    segments.filter((segment) => segment.left >= gutter),
  ];
  const isBetween = ({ y, size: own }: Segment) => {
    const above = sides.map((side) => Math.max(...side.map((other) => (other.y < y - 1 ? other.y : 0))));
    const below = sides.map((side) =>
      Math.min(...side.map((other) => (other.y > y + 1 ? other.y : Number.POSITIVE_INFINITY))),
    );
    return (
      above.every((other) => other > 0) &&
      Math.abs(above[0]! - above[1]!) < 1.6 * size &&
      Math.abs(below[0]! - below[1]!) < 1.2 * size &&
      below[1]! - above[1]! > 2 * own
    );
  };
  const larger = sides[0]!.filter((segment) => segment.size >= largerSize * size).slice(0, mostHeadings);
  return new Set([
    ...segments.filter(({ left, right }) => left < gutter && right > gutter),
    ...findTableRows(segments, gutter),
    ...larger.filter(isBetween),
  ]);
}

/** A line that covers more than this share of a region runs over all of its columns. */
const wideShare = 0.7;
/** A stretch of narrow lines of at least so many rows can be columns under or over lines that run across. */
const leastRows = 4;

/** The columns of a region whose lines run across above or below them; one column where none are found. */
function orderBands(segments: readonly Segment[], depth: number): (readonly Segment[])[] {
  if (segments.length === 0) return [];
  const width = Math.max(...segments.map((x) => x.right)) - Math.min(...segments.map((x) => x.left));
  const bands: { readonly isWide: boolean; readonly rows: Segment[][] }[] = [];
  for (const row of toRows(segments)) {
    const isWide = row.some(({ left, right }) => right - left > wideShare * width);
    const band = bands.at(-1);
    if (band?.isWide === isWide) band.rows.push(row);
    else bands.push({ isWide, rows: [row] });
  }
  const columns: (readonly Segment[])[] = [];
  let plain: Segment[] = [];
  for (const { isWide, rows } of bands) {
    const band = rows.flat();
    const divided =
      isWide || rows.length < leastRows || bands.length === 1 ? [band] : orderColumns(band, depth + 1);
    if (divided.length === 1) {
      plain.push(...band);
      continue;
    }
    columns.push(plain, ...divided);
    plain = [];
  }
  return [...columns, plain].filter((column) => column.length > 0);
}

/** Where both columns end together, and what follows on the left runs under them without reaching across. */
function findBottom(left: readonly Segment[], right: readonly Segment[]): number {
  const rows = toRows(left);
  const end = Math.max(...right.map(({ y }) => y));
  const size = middle(left.map((segment) => segment.size));
  const gaps = rows.map(([first], at) => (rows[at + 1]?.[0]?.y ?? first!.y) - first!.y);
  // The last paragraph of a column is no farther from the one before it than others are.
  const index = rows.findIndex(
    ([first], at) =>
      Math.abs(first!.y - end) < 1.6 * size &&
      gaps[at]! > Math.max(2 * size, 1.2 * Math.max(0, ...gaps.slice(0, at))),
  );
  return rows[index]?.[0]?.y ?? Number.POSITIVE_INFINITY;
}

/** A gap between columns is at least this wide, in points; in units of the type size; and crossed by so few lines. */
const leastGutter = { points: 6, sizes: 0.7 };
const mostCrossing = 0.3;

/** Where a region divides into columns of running text; null where it does not. */
function findGutter(segments: readonly Segment[]): number | null {
  if (segments.length < 4) return null;
  const start = Math.min(...segments.map(({ left }) => left));
  const end = Math.max(...segments.map(({ right }) => right));
  const width = Math.ceil(end - start);
  // A page is a few hundred points wide; a huge one is hostile.
  if (!(width > 40 && width < 20_000)) return null;
  const cover = new Int32Array(width + 2);
  for (const { left, right } of segments) {
    cover[Math.max(0, Math.ceil(left - start))]!++;
    cover[Math.min(width + 1, Math.max(Math.floor(right - start), Math.ceil(left - start) + 1))]!--;
  }
  for (let x = 1; x < cover.length; x++) cover[x]! += cover[x - 1]!;
  const size = middle(segments.map((segment) => segment.size));
  const least = Math.max(leastGutter.points, leastGutter.sizes * size);
  const most = (mostCrossing * segments.length) / 2;
  const gaps: { readonly at: number; readonly level: number }[] = [];
  for (let from = Math.floor(width * 0.1); from < width * 0.9; ) {
    let to = from;
    while (to < width * 0.9 && cover[to]! <= most) to++;
    const found = lowestStretch(cover, from, to, least);
    if (found) gaps.push({ at: start + (found.from + found.to) / 2, level: found.level });
    from = to + 1;
  }
  const bounds = [start, ...gaps.map(({ at }) => at), end];
  const gutters = gaps.filter((_, index) => areColumns(segments, bounds.slice(index, index + 3)));
  return gutters.sort((x, y) => x.level - y.level)[0]?.at ?? null;
}

/** The longest stretch in [from, to) of the lowest cover that has one of at least this length; null where none has. */
function lowestStretch(cover: Int32Array, from: number, to: number, least: number) {
  for (const level of [...new Set(cover.subarray(from, to))].sort((x, y) => x - y)) {
    let best = { from, to: from, level };
    for (let at = from; at < to; at++) {
      const begin = at;
      while (at < to && cover[at]! <= level) at++;
      if (at - begin > best.to - best.from) best = { from: begin, to: at, level };
    }
    if (best.to - best.from >= least) return best;
  }
  return null;
}

/**
 * On both sides running text beside each other, and no cells of a table.
 * @param bounds the gap in the middle, and those next to it: three columns have two on one of its sides
 */
function areColumns(segments: readonly Segment[], [first, at, last]: readonly number[]): boolean {
  const within = (from: number, to: number) =>
    segments.filter(({ left, right }) => left >= from && right <= to);
  const sides = [within(Number.NEGATIVE_INFINITY, at!), within(at!, Number.POSITIVE_INFINITY)];
  const next = [within(first!, at!), within(at!, last!)];
  const spans = sides.map((side) => {
    const ys = side.map(({ y }) => y);
    return { top: Math.min(...ys), bottom: Math.max(...ys) };
  });
  const overlap = Math.min(spans[0]!.bottom, spans[1]!.bottom) - Math.max(spans[0]!.top, spans[1]!.top);
  const height = Math.min(...spans.map(({ top, bottom }) => bottom - top));
  return (
    overlap > 0.3 * height &&
    sides.every((side, index) => isRunningText(side) || isRunningText(next[index]!)) &&
    !areCells(next)
  );
}

/** Rows that stand beside each other on the same lines, of which few go on from the one above. */
function areCells(sides: readonly Segment[][]): boolean {
  const rows = sides.map(toRows);
  // Lines that both sides have are one row of both.
  const beside = rows[0]!.length + rows[1]!.length - toRows(sides.flat()).length;
  const all = rows.flat().map(([first]) => first!.text);
  const going = all.filter((text) => /^\s*\p{Ll}/u.test(text));
  const hasCase = all.some((text) => /\p{Lu}/u.test(text));
  return (
    hasCase &&
    beside > 0.8 * Math.min(...rows.map(({ length }) => length)) &&
    going.length < 0.25 * all.length
  );
}

function isRunningText(side: readonly Segment[]): boolean {
  const rows = toRows(side);
  const left = Math.min(...side.map((segment) => segment.left));
  // A few lines are running text where one goes on in the next.
  const goesOn = ([first]: Segment[]) => /^\s*\p{Ll}/u.test(first!.text) && first!.left - left < sameEdge;
  if (rows.length < leastRows && 2 * rows.slice(1).filter(goesOn).length < rows.length - 1) return false;
  const right = Math.max(...side.map((segment) => segment.right));
  const words = rows.flat().map(({ text }) => Math.max(text.trim().split(/\s+/).length, countWide(text) / 3));
  const fill = middle(
    rows.map(
      (row) => (Math.max(...row.map((x) => x.right)) - Math.min(...row.map((x) => x.left))) / (right - left),
    ),
  );
  return words.reduce((x, y) => x + y, 0) / rows.length >= 3 && fill >= 0.5;
}

/** Characters of scripts without spaces. */
const countWide = (text: string) => text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;

/** Segments by their baselines, from the top. */
function toRows(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((x, y) => x.y - y.y || x.left - y.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (first && Math.abs(segment.y - first.y) < 0.35 * Math.max(first.size, segment.size)) row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}

function toLines(segments: readonly Segment[], column: number, apart: PageLine['apart']): PageLine[] {
  return alignCells(toRows(segments)).map((row) => ({ ...toLine(row), column, apart }));
}

/** How far edges that are meant to be one line apart, in points. */
const sameEdge = 1.5;

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
