import { diffArrays } from 'diff';
import type { DiffRun } from '../contract/views.ts';

/** The work grows with the square of the differences: so many take about half a second. */
const mostDifferences = { maxEditLength: 2500 };

/** Words with what holds them together inside, so that 1,200 and “o'clock” are one; then spaces; then signs. */
const words = /[\p{L}\p{M}\p{N}]+(?:[.,:'’-][\p{L}\p{M}\p{N}]+)*|\s+|./gsu;
const lines = /[^\n]*\n|[^\n]+/g;

/**
 * The words that two texts share and those that only one has, in reading order; numbers are never cut. Texts that
 * have little in common are compared line by line, or as wholes.
 */
export function compareWording(a: string, b: string): DiffRun[] {
  const compare = (parts: RegExp) => diffArrays(a.match(parts) ?? [], b.match(parts) ?? [], mostDifferences);
  const runs = compare(words) ??
    compare(lines) ?? [
      { value: [a], removed: true, added: false },
      { value: [b], removed: false, added: true },
    ];
  return runs.map(({ value, added, removed }) => ({
    text: value.join(''),
    side: added ? 'b' : removed ? 'a' : 'both',
  }));
}
