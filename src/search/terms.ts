import { type Token, tokensOf } from '../text/stems.ts';
import type { SearchQuery, SearchTerm } from './query.ts';

/** The words of a text as they are searched for. A lone accent is none. */
export function wordsOf(text: string): Token[] {
  return tokensOf(text).filter(({ word }) => word !== '');
}

/**
 * What must occur: of each of these one term at least. Words that say nothing on their own don't count beside others;
 * where there is nothing else they are sought as they are printed.
 */
export function soughtTerms({ sought }: Pick<SearchQuery, 'sought'>): SearchTerm[][] {
  const isTelling = ({ kind, text }: SearchTerm) => kind !== 'word' || !wordsOf(text)[0]!.isStop;
  const telling = sought.map((choices) => choices.filter(isTelling)).filter(({ length }) => length > 0);
  return telling.length > 0
    ? telling
    : sought.map((choices) => choices.map((term) => ({ ...term, kind: 'phrase' })));
}

/** True when `edits` letters at most were left out, put in, exchanged or swapped with their neighbour. */
export function isWithinEdits(a: string, b: string, edits: number): boolean {
  if (Math.abs(a.length - b.length) > edits) return false;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (isSame ? 0 : 1));
      if (isSwapped) row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    before = above;
    above = row;
  }
  return above[b.length]! <= edits;
}
