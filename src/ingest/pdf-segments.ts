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

/** Words on one baseline without a wide gap between them. */
export interface Segment {
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

/** How far edges that are meant to be one line apart, in points. */
export const sameEdge = 1.5;
/** Wider than this, in units of the type size, a gap divides columns or cells. */
export const wideGap = 1.1;
/** Wider than a space, in the same units. */
const stopGap = 0.3;

/** By how many right angles a text is turned, clockwise. */
export const quarterTurns = ({ transform: [a = 0, b = 0] }: PlacedText) =>
  (Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4;

interface UprightText {
  readonly str: string;
  readonly isRightToLeft: boolean;
  readonly left: number;
  readonly width: number;
  readonly y: number;
  readonly size: number;
}

export function turnBack(
  { str, dir, width, transform }: PlacedText,
  turn: number,
  page: PageSize,
): UprightText {
  const [, , c = 0, d = 0, x = 0, y = 0] = transform;
  const [left, down] = [
    [x, y],
    [y, page.width - x],
    [page.width - x, page.height - y],
    [page.height - y, x],
  ][turn]! as [number, number];
  return { str, isRightToLeft: dir === 'rtl', left, width, y: down, size: Math.hypot(c, d) };
}

export function toSegments(texts: readonly UprightText[]): Segment[] {
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
export function asRaised(text: string, size: number, before: number, rise: number): string {
  if (size > 0.8 * before || rise < 0.15 * before || !/^\d{1,3}$/.test(text.trim())) return text;
  return text.replace(/\d/g, (digit) => superscripts[digit]!);
}

export const middle = (values: readonly number[]) =>
  [...values].sort((x, y) => x - y)[Math.floor(values.length / 2)] ?? 0;

/** Most of the letters do. */
export function runsFromRight(segments: readonly Segment[]): boolean {
  const count = (some: readonly Segment[]) => some.reduce((sum, { text }) => sum + text.length, 0);
  return 2 * count(segments.filter(({ isRightToLeft }) => isRightToLeft)) > count(segments);
}

/** Segments by their baselines, from the top. */
export function toRows(segments: readonly Segment[]): Segment[][] {
  const rows: Segment[][] = [];
  for (const segment of [...segments].sort((x, y) => x.y - y.y || x.left - y.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (first && Math.abs(segment.y - first.y) < 0.35 * Math.max(first.size, segment.size)) row.push(segment);
    else rows.push([segment]);
  }
  return rows;
}
