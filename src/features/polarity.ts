import type { PolarityReading } from '../contract/reading.ts';
import type { Token } from '../text/stems.ts';
import { clauseEnd, clauseStart } from './clauses.ts';
import {
  denialFrame,
  denyingVerbs,
  doubtFrame,
  doubts,
  negationBreakers,
  negations,
  preventingVerbs,
  scantQuantifiers,
  stanceOf,
  undoingVerbs,
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

/** "prevented her from leaving": the verb, where its "from" and an act follow. */
function isPrevention(text: string, tokens: readonly Token[], at: number): boolean {
  if (!preventingVerbs.has(tokens[at]!.word) || stanceOf(tokens[at]!.word) !== null) return false;
  const end = Math.min(clauseEnd(text, tokens, at), at + 8);
  return tokens
    .slice(at, end)
    .some(({ word }, i) => word === 'from' && /ing$/.test(tokens[at + i + 1]?.word ?? ''));
}

function isNegator(text: string, tokens: readonly Token[], at: number): boolean {
  const { word, end } = tokens[at]!;
  const next = tokens[at + 1]?.word ?? '';
  const isNumbered = word === 'no' && /^\.? ?\d/.test(text.slice(end, end + 3));
  const denies =
    (negations.has(word) && !negationBreakers.has(next) && !isNumbered) ||
    word.endsWith("n't") ||
    denyingVerbs.has(word) ||
    (word === 'yet' && next === 'to') ||
    (word === 'rather' && next === 'than') ||
    (word === 'instead' && next === 'of') ||
    (word === 'out' && next === 'of' && /^(?:stay|remain|keep|kept)/.test(tokens[at - 1]?.word ?? '')) ||
    (/^doubt(?:s|ed)?$/.test(word) &&
      next === 'that' &&
      !/^(?:no|little)$/.test(tokens[at - 1]?.word ?? '')) ||
    isPrevention(text, tokens, at);
  if (!denies) return false;
  // "if it had not rained" denies nothing that happened.
  const clause = tokens.slice(clauseStart(text, tokens, at), at);
  return !clause.some((token) => token.word === 'if' || token.word === 'unless');
}

/** "few countries", not "a few countries": the first denies, the second counts. */
const isScant = (tokens: readonly Token[], at: number) =>
  scantQuantifiers.has(tokens[at]!.word) &&
  !/^(?:a|the|last|past|next|these|so)$/.test(tokens[at - 1]?.word ?? '');

const isOfReports = /^(?:claims?|reports?|allegations?|accusations?|suggestions?|rumou?rs?)$/;
const isNounBefore = /^(?:an?|the|no|any|this|that|its|their|his|her|without|of|for|with)$/;

/** "all 27", "every school" leave nobody out; "all but two" does. */
function quantifierAt(tokens: readonly Token[], at: number): { axis: string; sign: 1 | -1 } | null {
  const next = tokens[at + 1];
  if (next?.word === 'but' && tokens[at]!.word === 'all') return { axis: 'all-part', sign: -1 };
  const isCounted = next !== undefined && (/^\d/.test(next.stem) || /^(?:of|the|its|their)$/.test(next.word));
  return isCounted || tokens[at]!.word === 'every' ? { axis: 'all-part', sign: 1 } : null;
}

interface Frame {
  /** Tokens, both included. */
  readonly first: number;
  readonly last: number;
  /** Token after the last that it denies. */
  readonly end: number;
}

/** Where a whole clause is denied: "It is not true that ...", "a hoax: ..."; those before the marked words too. */
function denialFrames(text: string, tokens: readonly Token[], from: number): Frame[] {
  if (from >= tokens.length) return [];
  const frames: Frame[] = [];
  const add = (start: number, end: number) => {
    const first = tokens.findIndex((token) => token.end > start);
    const last = tokens.findLastIndex((token) => token.start < end);
    const at = Math.max(last, from);
    if (first >= 0 && last >= first) frames.push({ first, last, end: clauseEnd(text, tokens, at) });
  };
  const before = doubtFrame.exec(text.slice(0, tokens[from]!.start));
  if (before !== null) add(before.index, before.index + before[0].trimEnd().length);
  for (const match of text.slice(tokens[from]!.start).matchAll(denialFrame))
    add(tokens[from]!.start + match.index, tokens[from]!.start + match.index + match[0].length);
  return frames;
}

/** A verdict or ban that is undone: the index of the verb that undoes it, in its clause; -1 for none. */
function findUndoing(text: string, tokens: readonly Token[], at: number): number {
  const from = Math.max(clauseStart(text, tokens, at), at - 5);
  const to = Math.min(clauseEnd(text, tokens, at), at + 8);
  for (let i = from; i < to; i++) {
    if (!undoingVerbs.has(tokens[i]!.word)) continue;
    if (i < at || /^(?:been|was|were|be|is|are)$/.test(tokens[i - 1]!.word)) return i;
  }
  return -1;
}
const canBeUndone = /^(?:convict|ban|ban|bans|closure|acquittal|rejection|approval|suspension)/;

function stanceAt(tokens: readonly Token[], at: number): { axis: string; sign: 1 | -1 } | null {
  const token = tokens[at]!;
  const before = tokens[at - 1]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  // "declined to pay" refuses; "exports declined" falls.
  if (/^declin(?:e|es|ed|ing)$/.test(token.word) && next === 'to') return { axis: 'accept-reject', sign: -1 };
  if (/^turn(?:s|ed|ing)?$/.test(token.word) && next === 'down') return { axis: 'accept-reject', sign: -1 };
  if (
    /^(?:rejects?|rejected|dismisse[sd])$/.test(token.word) &&
    isOfReports.test(next === 'the' ? (tokens[at + 2]?.word ?? '') : next)
  )
    return { axis: 'confirm-deny', sign: -1 };
  // "a permit", "a power cut", "a close friend" and "lost their lives" take no side.
  if (token.word === 'permit' && !/^(?:to|not|will|would|may|must|should|could|can|they|we|it)$/.test(before))
    return null;
  if (token.word === 'permits' && isNounBefore.test(before)) return null;
  if (
    /^cuts?$/.test(token.word) &&
    (/^(?:off|short|out)$/.test(next) || isNounBefore.test(before) || before === 'power')
  )
    return null;
  if (/^(?:lower|close|drop|fall)$/.test(token.word) && isNounBefore.test(before)) return null;
  if (token.word === 'lower' && !/^(?:to|will|would|may|must|should|could|can)$/.test(before)) return null;
  if (token.word === 'close' && /^to$/.test(next)) return null;
  if (
    /^los[et]/.test(token.word) &&
    /^(?:li[fv]es?|jobs?|power|tonnes?|consciousness)$/.test(
      tokens[at + 1]?.isStop ? (tokens[at + 2]?.word ?? '') : next,
    )
  )
    return null;
  if (/^(?:votes?|lawmakers|members)$/.test(before) && token.word === 'against')
    return { axis: 'unanimous-divided', sign: -1 };
  if (token.word === 'found' && /^(?:was|were|been|be)$/.test(before))
    return { axis: 'found-missing', sign: 1 };
  if (
    token.word === 'missing' &&
    !/^(?:is|are|was|were|still|remain|remains|remained|reported|went|gone|be|been)$/.test(before)
  )
    return null;
  if (/^(?:all|every)$/.test(token.word)) return quantifierAt(tokens, at);
  // A capital inside the sentence belongs to a name: "Copper Falls".
  if (at > 0 && /^\p{Lu}/u.test(token.printed) && /^\p{Lu}/u.test(tokens[at - 1]!.printed)) return null;
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
  const frames = denialFrames(text, tokens, range.from);
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
    const undoing = canBeUndone.test(tokens[at]!.word) ? findUndoing(text, tokens, at) : -1;
    if (undoing >= 0) sign = sign === 1 ? -1 : 1;
    if (undoing >= 0) first = Math.min(first, undoing);
    const frame = frames.find(({ last, end }) => first > last && at < end);
    if (frame !== undefined) {
      sign = sign === 1 ? -1 : 1;
      first = frame.first;
      for (let i = frame.first; i <= frame.last; i++) used.add(i);
    }
    add(first, Math.max(at, undoing), { kind: 'stance', axis: stance.axis, sign });
  }
  const governing = range.from < tokens.length ? clauseStart(text, tokens, range.from) : range.from;
  for (let at = Math.max(governing, range.from - reach); at < range.to; at++) {
    if (used.has(at)) continue;
    if (isNegator(text, tokens, at) || (at >= range.from && isScant(tokens, at)))
      add(at, at, { kind: 'negation', axis: null, sign: -1 });
    else if (at >= range.from && doubts.has(tokens[at]!.stem))
      add(at, at, { kind: 'doubt', axis: null, sign: -1 });
  }
  for (const { first, last } of frames) {
    const { start } = tokens[first]!;
    const { end } = tokens[last]!;
    if (
      used.has(first) ||
      found.some((other) => other.start < end && other.end > start && other.kind === 'stance')
    )
      continue;
    for (let i = found.length - 1; i >= 0; i--)
      if (found[i]!.start >= start && found[i]!.end <= end) found.splice(i, 1);
    found.push({ start, end, printed: text.slice(start, end), kind: 'doubt', axis: null, sign: -1 });
  }
  return found.sort((x, y) => x.start - y.start);
}
