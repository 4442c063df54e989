import { diffWordsWithSpace } from 'diff';
import type { DiffRun } from '../contract/views.ts';

/** The words that two texts share and those that only one has, in reading order. */
export function compareWording(a: string, b: string): DiffRun[] {
  return diffWordsWithSpace(a, b).map(({ value, added, removed }) => ({
    text: value,
    side: added ? 'b' : removed ? 'a' : 'both',
  }));
}
