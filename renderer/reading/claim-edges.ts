import type { Span } from './sentences.ts';

/** The two ends of a claim's place in the text. */
export type Edge = 'start' | 'end';

/** One end moved by a key to the next word. */
export interface EdgeStep {
  readonly edge: Edge;
  readonly way: 'outward' | 'inward';
  /** The key is held down: it presses itself again and again. */
  readonly isHeldDown: boolean;
}

/**
 * The place with one end moved to the next word, away from the place or into it; the other end stays. Null where no
 * word follows, or none would be left. `words` are those of the text, in order.
 */
export function stepEdge(
  words: readonly Span[],
  { start, end }: Span,
  edge: Edge,
  way: EdgeStep['way'],
): Span | null {
  if (edge === 'start') {
    const word =
      way === 'outward'
        ? words.findLast((candidate) => candidate.start < start)
        : words.find((candidate) => candidate.start > start);
    return word && word.start < end ? { start: word.start, end } : null;
  }
  const word =
    way === 'outward'
      ? words.find((candidate) => candidate.end > end)
      : words.findLast((candidate) => candidate.end < end);
  return word && word.end > start ? { start, end: word.end } : null;
}

/**
 * The place with one end where it was dragged to: at the nearest word's end or, with `words` null, between the very
 * letters at `offset`. Null where nothing would be left of the place.
 */
export function dragEdge(
  words: readonly Span[] | null,
  { start, end }: Span,
  edge: Edge,
  offset: number,
): Span | null {
  const stops = words ? words.map((word) => word[edge]) : [offset];
  let nearest: number | null = null;
  for (const stop of stops) {
    if (edge === 'start' ? stop >= end : stop <= start) continue;
    if (nearest === null || Math.abs(stop - offset) < Math.abs(nearest - offset)) nearest = stop;
  }
  if (nearest === null) return null;
  return edge === 'start' ? { start: nearest, end } : { start, end: nearest };
}
