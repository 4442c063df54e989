import { diffLines, diffWordsWithSpace } from 'diff';
import type { DiffRun } from '../contract/views.ts';

/** The work grows with the square of the differences: so many take about half a second. */
const mostDifferences = { maxEditLength: 2500 };

/**
 * The words that two texts share and those that only one has, in reading order. Texts that have little in common
 * are compared line by line, or as wholes.
 */
export function compareWording(a: string, b: string): DiffRun[] {
  const runs = diffWordsWithSpace(a, b, mostDifferences) ??
    diffLines(a, b, mostDifferences) ?? [
      { value: a, removed: true, added: false },
      { value: b, removed: false, added: true },
    ];
  return runs.map(({ value, added, removed }) => ({
    text: value,
    side: added ? 'b' : removed ? 'a' : 'both',
  }));
}
