import type { Span } from './sentences.ts';

/** A stretch to be marked, and in which way. */
export interface Mark<T extends string> extends Span {
  readonly tone: T;
}

export interface Run<T extends string> {
  readonly text: string;
  /** Null where nothing is marked. */
  readonly tone: T | null;
}

/** Cuts `text` into runs, each wholly marked or wholly not. Where marks overlap, the later listed one wins. */
export function cutRuns<T extends string>(text: string, marks: readonly Mark<T>[]): Run<T>[] {
  const edges = [0, text.length, ...marks.flatMap(({ start, end }) => [start, end])];
  const cuts = [...new Set(edges)].filter((edge) => edge >= 0 && edge <= text.length).sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => {
    const start = cuts[index]!;
    const mark = marks.findLast((candidate) => candidate.start <= start && end <= candidate.end);
    return { text: text.slice(start, end), tone: mark?.tone ?? null };
  });
}

/** Marks of `whole` as marks of `part`, which stands in it once or more; none where it doesn't. */
export function carryMarks<T extends string>(
  whole: string,
  part: string,
  marks: readonly Mark<T>[],
): Mark<T>[] {
  const offset = whole.indexOf(part);
  if (offset < 0) return [];
  return marks
    .map((mark) => ({
      ...mark,
      start: Math.max(0, mark.start - offset),
      end: Math.min(part.length, mark.end - offset),
    }))
    .filter(({ start, end }) => start < end);
}
