import { middle, runsFromRight, type Segment, sameEdge, toRows } from './pdf-segments.ts';

/** Headings within columns are set larger than the text by this. */
const largerSize = 1.15;

/** Pages are no deeper; each level divides a column once. */
const deepestDivision = 8;

/** The columns of a region in reading order. */
export function orderColumns(segments: readonly Segment[], depth: number): (readonly Segment[])[] {
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
