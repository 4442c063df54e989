import type { PolarityReading } from '../contract/reading.ts';
import type { Token } from '../text/stems.ts';
import { clauseEnd, clauseStart, toldEnd } from './clauses.ts';
import {
  denialFrame,
  denyingVerbs,
  doubtFrame,
  doubts,
  governedByFailing,
  negationBreakers,
  negations,
  preventingVerbs,
  qualityAxes,
  scantQuantifiers,
  undoingVerbs,
} from './lexicon.ts';
import { isAttributive, stanceAt } from './stances.ts';

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
  if (!preventingVerbs.has(tokens[at]!.word) || stanceAt(tokens, at) !== null) return false;
  const end = Math.min(clauseEnd(text, tokens, at), at + 8);
  return tokens
    .slice(at, end)
    .some(({ word }, i) => word === 'from' && /ing$/.test(tokens[at + i + 1]?.word ?? ''));
}

/** "failed to pay", "failed in her attempt to pay": the last token of the denial, -1 where none begins at `at`. */
function findFailure(text: string, tokens: readonly Token[], at: number): number {
  const { word, end } = tokens[at]!;
  const failed =
    /^fail(?:s|ed|ing)?$/.test(word) && stanceAt(tokens, at) === null
      ? governedByFailing.exec(text.slice(end))
      : null;
  return failed === null ? -1 : tokens.findLastIndex((token) => token.end <= end + failed[0].length);
}

/** The last token of the denial that begins at `at`: "no one" and "failed in her attempt" are one word each. */
function denialEnd(text: string, tokens: readonly Token[], at: number): number {
  if (tokens[at]!.word === 'no' && tokens[at + 1]?.word === 'one') return at + 1;
  return Math.max(at, findFailure(text, tokens, at));
}

function isNegator(text: string, tokens: readonly Token[], at: number): boolean {
  const { word, end } = tokens[at]!;
  const next = tokens[at + 1]?.word ?? '';
  const isNumbered = word === 'no' && /^\.? ?\d/.test(text.slice(end, end + 3));
  const denies =
    (negations.has(word) && !negationBreakers.has(next) && !isNumbered) ||
    word.endsWith("n't") ||
    (denyingVerbs.has(word) && stanceAt(tokens, at) === null) ||
    findFailure(text, tokens, at) >= at ||
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

interface Frame {
  /** Tokens, both included. */
  readonly first: number;
  readonly last: number;
  /** Token after the last that it denies. */
  readonly end: number;
  /** It denies whatever the clause says; else only where the clause turns itself round. */
  readonly isWhole: boolean;
}

/** Where a whole clause is denied: "It is not true that ...", "a hoax: ..."; those before the marked words too. */
function denialFrames(text: string, tokens: readonly Token[], from: number): Frame[] {
  if (from >= tokens.length) return [];
  const frames: Frame[] = [];
  const add = (start: number, end: number) => {
    const first = tokens.findIndex((token) => token.end > start);
    const last = tokens.findLastIndex((token) => token.start < end);
    const at = Math.max(last, from);
    if (first >= 0 && last >= first)
      frames.push({ first, last, end: toldEnd(text, tokens, at), isWhole: true });
  };
  const before = doubtFrame.exec(text.slice(0, tokens[from]!.start));
  if (before !== null) add(before.index, before.index + before[0].trimEnd().length);
  for (const match of text.slice(tokens[from]!.start).matchAll(denialFrame))
    add(tokens[from]!.start + match.index, tokens[from]!.start + match.index + match[0].length);
  return frames;
}

/** Words for what somebody else has said, of which a denial speaks: "rejected claims that ...". */
const reported = /^(?:claim|report|allegation|accusation|suggestion|rumour|rumor|idea|notion)s?$/;
const auxiliary = /^(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must)$/;
/** How many words on, at most, the "that" of a denied clause stands. */
const thatReach = 5;

/** Where somebody denies a clause: "denied that ...", "rejected claims that ...", "denied failing to ...". */
function deniedClauses(
  text: string,
  tokens: readonly Token[],
  range: { readonly from: number; readonly to: number },
): Frame[] {
  const frames: Frame[] = [];
  for (let at = range.from; at < range.to; at++) {
    const stance = stanceAt(tokens, at);
    const isDenial = stance?.axis === 'confirm-deny' && stance.sign < 0;
    if (!isDenial && !/^(?:refut|debunk|disprov)(?:e|es|ed|ing)$/.test(tokens[at]!.word)) continue;
    const from = Math.max(clauseStart(text, tokens, at), at - reach);
    if (tokens.slice(from, at).some((_, i) => isNegator(text, tokens, from + i))) continue;
    const end = clauseEnd(text, tokens, at);
    const that = tokens
      .slice(at + 1, Math.min(at + 1 + thatReach, end))
      .findIndex(({ word }) => word === 'that');
    let last = at;
    if (that >= 0) last = at + 1 + that;
    else if (reported.test(tokens[at + 1]?.word ?? '')) last = at + 1;
    // "a report that did not name her"
    const next = tokens[last + 1]?.word ?? '';
    if (that >= 0 && (auxiliary.test(next) || next.endsWith("n't"))) continue;
    frames.push({ first: at, last, end: toldEnd(text, tokens, at), isWhole: false });
  }
  return frames;
}

/** What stands at a token belongs to the clause that is denied, not to one beside or below it. */
function isGoverned(
  text: string,
  tokens: readonly Token[],
  { first, last, end }: Frame,
  at: number,
): boolean {
  if (at <= last || at >= end) return false;
  for (let i = first + 1; i <= at; i++) {
    const { word } = tokens[i]!;
    // Behind its "that" a clause may be long and hold a list.
    const isLoose = i > last && tokens[last]!.word === 'that';
    const isJoint = /^(?:and|or|nor)$/.test(word) && (!isLoose || at - i <= 2);
    const isParted =
      /,/.test(text.slice(tokens[i - 1]!.end, tokens[i]!.start)) && (!isLoose || /ing$/.test(word));
    const isBelow = i < at && i !== last && subordinators.has(word);
    if (isJoint || isParted || isBelow) return false;
  }
  return true;
}

/** A verdict or ban that is undone: the index of the verb that undoes it, in its clause; -1 for none. */
function findUndoing(text: string, tokens: readonly Token[], at: number): number {
  const from = Math.max(clauseStart(text, tokens, at), at - 5);
  const to = Math.min(clauseEnd(text, tokens, at), at + 12);
  for (let i = from; i < to; i++) {
    if (!undoingVerbs.has(tokens[i]!.word)) continue;
    if (i < at || /^(?:been|was|were|be|is|are)$/.test(tokens[i - 1]!.word)) return i;
  }
  return -1;
}
/** Words of a verdict or ban. */
const canBeUndone = /^(?:convict|bans?$|closure|acquittal|rejection|approval|suspension)/;

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
  const dropWithin = (start: number, end: number) => {
    for (let i = found.length - 1; i >= 0; i--)
      if (found[i]!.start >= start && found[i]!.end <= end) found.splice(i, 1);
  };
  const frames = [...denialFrames(text, tokens, range.from), ...deniedClauses(text, tokens, range)];
  const spent = new Set<Frame>();
  for (let at = range.from; at < range.to; at++) {
    const stance = stanceAt(tokens, at);
    if (stance === null) continue;
    let { sign } = stance;
    let first = at;
    const reachesBack = isAttributive(tokens, at, stance) ? at : clauseStart(text, tokens, at);
    for (let i = at - 1; i >= reachesBack; i--) {
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
    const frame = frames.find((one) =>
      one.isWhole
        ? first > one.last && at < one.end
        : (first < at || qualityAxes.has(stance.axis)) && isGoverned(text, tokens, one, first),
    );
    if (frame !== undefined) {
      spent.add(frame);
      sign = sign === 1 ? -1 : 1;
      first = frame.first;
      for (let i = frame.first; i <= frame.last; i++) used.add(i);
    }
    add(first, Math.max(at, undoing), { kind: 'stance', axis: stance.axis, sign });
  }
  const governing = range.from < tokens.length ? clauseStart(text, tokens, range.from) : range.from;
  for (let at = Math.max(governing, range.from - reach); at < range.to; at++) {
    if (used.has(at)) continue;
    const denial = isNegator(text, tokens, at)
      ? frames.find((one) => isGoverned(text, tokens, one, at))
      : undefined;
    // A denial of a denial asserts.
    if (denial !== undefined) spent.add(denial);
    else if (isNegator(text, tokens, at) || (at >= range.from && isScant(tokens, at)))
      add(at, denialEnd(text, tokens, at), { kind: 'negation', axis: null, sign: -1 });
    else if (at >= range.from && doubts.has(tokens[at]!.stem))
      add(at, at, { kind: 'doubt', axis: null, sign: -1 });
  }
  for (const frame of frames) {
    const { start } = tokens[frame.first]!;
    const { end } = tokens[frame.last]!;
    if (spent.has(frame)) dropWithin(start, end);
    if (
      spent.has(frame) ||
      !frame.isWhole ||
      found.some((other) => other.start < end && other.end > start && other.kind === 'stance')
    )
      continue;
    dropWithin(start, end);
    found.push({ start, end, printed: text.slice(start, end), kind: 'doubt', axis: null, sign: -1 });
  }
  return found.sort((x, y) => x.start - y.start);
}
