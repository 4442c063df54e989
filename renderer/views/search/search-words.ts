import type { Mark } from '../../reading/marks.ts';

const fieldItem =
  /-?\b(?:tag|publisher|speaker|type|status|verdict|before|after):(?:["“„][^"“”]*["“”]?|\S*)/giu;
const excluded = /(?:^|\s)(?:-|NOT\s+)(?:["“„][^"“”]*["“”]?|\S+)/gu;
const operator = /(?<!\S)(?:AND|OR)(?!\S)/gu;
const word = /[\p{L}\p{N}]+(?:[.,'’][\p{L}\p{N}]+)*/gu;

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The words of the search box that a hit's own words may hold: no fields, nothing that is excluded. */
export function listSoughtWords(query: string): string[] {
  const plain = query.replace(fieldItem, ' ').replace(excluded, ' ').replace(operator, ' ');
  return [...new Set([...plain.matchAll(word)].map(([found]) => fold(found)))];
}

/** Two forms of one word, as far as their letters tell: `moved` and `moving`. */
function isAlike(found: string, sought: string): boolean {
  if (found === sought) return true;
  const shared = Math.max(3, Math.min(found.length, sought.length) - 3);
  const isNear = Math.abs(found.length - sought.length) <= 3 || found.startsWith(sought);
  return sought.length >= 3 && isNear && found.slice(0, shared) === sought.slice(0, shared);
}

/** Where the words of the search box, or forms of them, stand in a text that the library found without saying where. */
export function markSoughtWords(text: string, query: string): Mark<'hit'>[] {
  const sought = listSoughtWords(query);
  return [...text.matchAll(word)]
    .filter(([found]) => sought.some((other) => isAlike(fold(found), other)))
    .map(({ 0: found, index }) => ({ start: index, end: index + found.length, tone: 'hit' }));
}
