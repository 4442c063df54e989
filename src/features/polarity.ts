import type { PolarityReading } from '../contract/reading.ts';
import type { Token } from '../text/stems.ts';
import { clauseStart } from './clauses.ts';
import {
  denyingVerbs,
  doubtFrame,
  doubts,
  negationBreakers,
  negations,
  scantQuantifiers,
  stanceOf,
} from './lexicon.ts';

/** How many words before a stance a negation still turns it: "not yet fully ready". */
const reach = 6;

/** What a negation before them denies ends here: "were not warned before the dam was opened". */
const subordinators = new Set([
  'before',
  'after',
  'when',
  'until',
  'since',
  'if',
  'unless',
  'who',
  'which',
  'that',
]);

function isNegator(text: string, tokens: readonly Token[], at: number): boolean {
  const { word, end } = tokens[at]!;
  const next = tokens[at + 1]?.word ?? '';
  const isNumbered = word === 'no' && /^\.? ?\d/.test(text.slice(end, end + 3));
  const denies =
    (negations.has(word) && !negationBreakers.has(next) && !isNumbered) ||
    word.endsWith("n't") ||
    denyingVerbs.has(word) ||
    (word === 'yet' && next === 'to');
  if (!denies) return false;
  // "if it had not rained" denies nothing that happened.
  const clause = tokens.slice(clauseStart(text, tokens, at), at);
  return !clause.some((token) => token.word === 'if' || token.word === 'unless');
}

/** "few countries", not "a few countries": the first denies, the second counts. */
const isScant = (tokens: readonly Token[], at: number) =>
  scantQuantifiers.has(tokens[at]!.word) &&
  !/^(?:a|the|last|past|next|these|so)$/.test(tokens[at - 1]?.word ?? '');

function stanceAt(tokens: readonly Token[], at: number): { axis: string; sign: 1 | -1 } | null {
  const token = tokens[at]!;
  const before = tokens[at - 1]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  // "declined to pay" refuses; "exports declined" falls.
  if (/^declin(?:e|es|ed|ing)$/.test(token.word) && next === 'to') return { axis: 'accept-reject', sign: -1 };
  if (/^turn(?:s|ed|ing)?$/.test(token.word) && next === 'down') return { axis: 'accept-reject', sign: -1 };
  // "is open" tells a state; "open letter" and "open fire" tell none.
  if (token.word === 'open')
    return /^(?:is|are|was|were|be|been|stays?|stayed|remains?|remained)$/.test(before)
      ? { axis: 'open-close', sign: 1 }
      : null;
  // "ready to accept": the first word takes the side, the second only names the act.
  if (before === 'to' && stanceOf(tokens[at - 2]?.word ?? '') !== null) return null;
  // "would only support" sets a condition and takes no side; "sought support from" has none yet.
  if (before === 'only' || token.isStop) return null;
  if (token.word === 'opposition' && before === 'the') return null;
  if (token.word === 'support' && /^(?:from|and|of)?$/.test(next)) return null;
  return stanceOf(token.word);
}

/**
 * The words in tokens `from` to `to` (excluded) that turn or take a side. A stance carries the sign that is
 * left after the negations of its clause, which then are no entries of their own; its span begins with them.
 * Negations and doubts before the marked words count where they govern them ("It is false that ...").
 */
export function readPolarity(
  text: string,
  tokens: readonly Token[],
  range: { readonly from: number; readonly to: number },
): PolarityReading[] {
  const found: PolarityReading[] = [];
  const used = new Set<number>();
  const add = (first: number, last: number, entry: Pick<PolarityReading, 'kind' | 'axis' | 'sign'>) => {
    const start = tokens[first]!.start;
    const end = tokens[last]!.end;
    found.push({ start, end, printed: text.slice(start, end), ...entry });
  };
  for (let at = range.from; at < range.to; at++) {
    const stance = stanceAt(tokens, at);
    if (stance === null) continue;
    let { sign } = stance;
    let first = at;
    for (let i = at - 1; i >= clauseStart(text, tokens, at); i--) {
      if (used.has(i) || subordinators.has(tokens[i]!.word)) break;
      const turns = isScant(tokens, i) || (at - i <= reach && isNegator(text, tokens, i));
      if (!turns) continue;
      sign = sign === 1 ? -1 : 1;
      first = i;
      used.add(i);
    }
    add(first, at, { kind: 'stance', axis: stance.axis, sign });
  }
  const governing = range.from < tokens.length ? clauseStart(text, tokens, range.from) : range.from;
  for (let at = Math.max(governing, range.from - reach); at < range.to; at++) {
    if (used.has(at)) continue;
    if (isNegator(text, tokens, at) || (at >= range.from && isScant(tokens, at)))
      add(at, at, { kind: 'negation', axis: null, sign: -1 });
    else if (at >= range.from && doubts.has(tokens[at]!.stem))
      add(at, at, { kind: 'doubt', axis: null, sign: -1 });
  }
  const frame = range.from < tokens.length ? doubtFrame.exec(text.slice(0, tokens[range.from]!.start)) : null;
  if (frame !== null) {
    const start = frame.index;
    const end = start + frame[0].trimEnd().length;
    if (!found.some((other) => other.start < end))
      found.push({ start, end, printed: text.slice(start, end), kind: 'doubt', axis: null, sign: -1 });
  }
  return found.sort((x, y) => x.start - y.start);
}
