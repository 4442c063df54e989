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
  /** It runs in another direction than most of the page: a stamp on the margin, the label of an axis. */
  readonly isTurned: boolean;
}

/** Words on one baseline without a wide gap between them. */
interface Segment {
  text: string;
  readonly left: number;
  right: number;
  readonly y: number;
  size: number;
  readonly isRightToLeft: boolean;
}

/** More would be no page that a person reads; a hostile one has millions. */
const mostItems = 50_000;
/** Wider than this, in units of the type size, a gap divides columns or cells. */
const wideGap = 1.1;

/**
 * The lines of a page in reading order: one column after the other, and what runs over several columns – headlines,
 * footers – between them where it stands; at the end what is turned against the rest of the page.
 */
export function readPageLines(items: readonly PlacedText[], size: PageSize): PageLine[] {
  const turns = Map.groupBy(items.slice(0, mostItems), quarterTurns);
  const weigh = ([, texts]: [number, PlacedText[]]) =>
    texts.reduce((sum, { str }) => sum + str.trim().length, 0);
  const lines: PageLine[] = [];
  for (const [index, [turn, texts]] of [...turns].sort((x, y) => weigh(y) - weigh(x)).entries()) {
    const first = (lines.at(-1)?.column ?? -1) + 1;
    const columns = orderColumns(toSegments(texts.map((text) => turnBack(text, turn, size))), 0);
    lines.push(...columns.flatMap((column, at) => toLines(column, first + at, index > 0)));
  }
  return lines;
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
  for (const text of texts) {
    const { str, left, width, size, y, isRightToLeft } = text;
    if (str.trim() === '' || !(size > 0) || !Number.isFinite(left + y + width)) {
      if (last && str !== '') last.text += ' ';
      continue;
    }
    if (last && continuesSegment(last, text)) {
      const gap = left - last.right;
      const raised = asRaised(str, size, last.size, last.y - y);
      if (raised !== str && gap < 0.3 * last.size) last.text = last.text.trimEnd();
      else if (needsSpace(last, gap)) last.text += ' ';
      last.text += raised;
      last.right = Math.max(last.right, left + width);
      last.size = Math.max(last.size, size);
    } else {
      last = { text: str, left, right: left + width, y, size, isRightToLeft };
      segments.push(last);
    }
  }
  return segments;
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

/** Pages are no deeper; each level divides a column once. */
const deepestDivision = 8;

/** The columns of a region in reading order. */
function orderColumns(segments: readonly Segment[], depth: number): (readonly Segment[])[] {
  const gutter = depth < deepestDivision ? findGutter(segments) : null;
  if (gutter === null) return segments.length > 0 ? [segments] : [];
  const across = segments.filter(({ left, right }) => left < gutter && right > gutter);
  const rest = segments.filter(({ left, right }) => left >= gutter || right <= gutter);
  const bounds = [...new Set(across.map(({ y }) => y))].sort((x, y) => x - y);
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
    columns.push(spanning, ...orderColumns(left, depth + 1), ...orderColumns(band.right, depth + 1));
    spanning = below;
  }
  return [...columns, spanning].filter((column) => column.length > 0);
}

/** Where both columns end together, and what follows on the left runs under them without reaching across. */
function findBottom(left: readonly Segment[], right: readonly Segment[]): number {
  const rows = toRows(left);
  const end = Math.max(...right.map(({ y }) => y));
  const size = middle(left.map((segment) => segment.size));
  const index = rows.findIndex(
    ([first], at) =>
      Math.abs(first!.y - end) < 1.6 * size && (rows[at + 1]?.[0]?.y ?? first!.y) - first!.y > 2 * size,
  );
  return rows[index]?.[0]?.y ?? Number.POSITIVE_INFINITY;
}

/** A gap between columns is at least this wide, in points; in units of the type size; and crossed by so few lines. */
const leastGutter = { points: 6, sizes: 0.7 };
const mostCrossing = 0.3;

/** Where a region divides into columns of running text; null where it does not. */
function findGutter(segments: readonly Segment[]): number | null {
  if (segments.length < 8) return null;
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
  let best: { at: number; crossing: number } | null = null;
  for (let from = Math.floor(width * 0.1); from < width * 0.9; ) {
    if (cover[from]! > most) {
      from++;
      continue;
    }
    let to = from;
    let crossing = 0;
    while (to < width * 0.9 && cover[to]! <= most) crossing = Math.max(crossing, cover[to++]!);
    const lowest = lowestStretch(cover, from, to);
    if (lowest.to - lowest.from >= least) {
      const at = start + (lowest.from + lowest.to) / 2;
      if ((best === null || lowest.level < best.crossing) && areColumns(segments, at))
        best = { at, crossing: lowest.level };
    }
    from = to + 1;
  }
  return best?.at ?? null;
}

/** The longest stretch of the lowest cover in [from, to). */
function lowestStretch(cover: Int32Array, from: number, to: number) {
  const level = Math.min(...cover.subarray(from, to));
  let best = { from, to: from, level };
  for (let at = from; at < to; at++) {
    const begin = at;
    while (at < to && cover[at] === level) at++;
    if (at - begin > best.to - best.from) best = { from: begin, to: at, level };
  }
  return best;
}

/** On both sides running text beside each other, and no cells of a table. */
function areColumns(segments: readonly Segment[], at: number): boolean {
  const sides = [segments.filter(({ right }) => right <= at), segments.filter(({ left }) => left >= at)];
  const spans = sides.map((side) => {
    const ys = side.map(({ y }) => y);
    return { top: Math.min(...ys), bottom: Math.max(...ys) };
  });
  const overlap = Math.min(spans[0]!.bottom, spans[1]!.bottom) - Math.max(spans[0]!.top, spans[1]!.top);
  const height = Math.min(...spans.map(({ top, bottom }) => bottom - top));
  return overlap > 0.3 * height && sides.every(isRunningText);
}

function isRunningText(side: readonly Segment[]): boolean {
  const rows = toRows(side);
  if (rows.length < 4) return false;
  const left = Math.min(...side.map((segment) => segment.left));
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

function toLines(segments: readonly Segment[], column: number, isTurned: boolean): PageLine[] {
  return toRows(segments).map((row) => ({ ...toLine(row), column, isTurned }));
}

function toLine(row: readonly Segment[]): Omit<PageLine, 'column' | 'isTurned'> {
  const isRightToLeft = row.filter((segment) => segment.isRightToLeft).length * 2 > row.length;
  const ordered = [...row].sort((x, y) => (isRightToLeft ? y.right - x.right : x.left - y.left));
  const size = Math.max(...row.map((segment) => segment.size));
  const gaps = ordered.slice(1).map(({ left, right }, index) => {
    const before = ordered[index]!;
    return isRightToLeft ? before.left - right : left - before.right;
  });
  const isJustified = isStretched(ordered, gaps);
  const cells: string[] = [];
  for (const [index, { text, size: own, y }] of ordered.entries()) {
    const before = ordered[index - 1];
    const gap = gaps[index - 1] ?? 0;
    const raised = before ? asRaised(text, own, before.size, before.y - y) : text;
    if (before === undefined || (gap >= wideGap * size && !isJustified)) cells.push(raised);
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
  gaps.length >= 3 &&
  row.every(({ text }) => !/\S\s+\S/.test(text)) &&
  Math.max(...gaps) < 1.3 * Math.min(...gaps) &&
  Math.max(...gaps) < 4 * row[0]!.size;
