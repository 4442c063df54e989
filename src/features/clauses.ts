import type { Token } from '../text/stems.ts';

const breaks = /[.;:!?—–]|,\s*$|["“”]\s*$/;
const conjunctions = new Set([
  'but',
  'while',
  'although',
  'though',
  'whereas',
  'because',
  'despite',
  'however',
]);

/** "... and that ...": one more clause that is told beside the one before. */
const isFurtherThat = (tokens: readonly Token[], at: number) =>
  /^(?:and|or|nor)$/.test(tokens[at]!.word) && tokens[at + 1]?.word === 'that';

/** True where a new clause begins with the token at `at`: a strong mark, a contrast or "and that" stands there. */
export function opensClause(text: string, tokens: readonly Token[], at: number): boolean {
  if (at === 0 || conjunctions.has(tokens[at]!.word) || isFurtherThat(tokens, at)) return true;
  const gap = text.slice(tokens[at - 1]!.end, tokens[at]!.start);
  // Words that are quoted in the middle of a sentence go on with it.
  if (!breaks.test(gap) || /^\s+["“]$/.test(gap)) return false;
  // A comma alone parts clauses only where no list or insertion goes on: a verb of the first clause still
  // governs "ships, planes and men".
  return !/^,\s*$/.test(gap) || conjunctions.has(tokens[at]!.word);
}

/** Index of the first token of the clause in which the token at `at` stands. */
export function clauseStart(text: string, tokens: readonly Token[], at: number): number {
  let start = at;
  while (start > 0 && !opensClause(text, tokens, start)) start -= 1;
  return start;
}

/** Index after the last token of the clause in which the token at `at` stands. */
export function clauseEnd(text: string, tokens: readonly Token[], at: number): number {
  let end = at + 1;
  while (end < tokens.length && !opensClause(text, tokens, end)) end += 1;
  return end;
}

/** Index after the last of the clauses told together with the one at `at`: "that ... and that ...". */
export function toldEnd(text: string, tokens: readonly Token[], at: number): number {
  let end = clauseEnd(text, tokens, at);
  while (end < tokens.length && isFurtherThat(tokens, end)) end = clauseEnd(text, tokens, end);
  return end;
}
