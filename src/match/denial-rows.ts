import type { PolarityReading, Words } from '../contract/reading.ts';
import { clauseEnd } from '../features/clauses.ts';
import { adjectiveForms, preventingVerbs } from '../features/lexicon.ts';
import { stemWord } from '../text/stems.ts';
import type { Row } from './row.ts';
import { isInFrame, type View, wordsAt } from './side.ts';
import { thresholds } from './thresholds.ts';

/** The last token of an entry. */
export const tokenAtEnd = (view: View, entry: PolarityReading) =>
  view.tokens.findLastIndex((token) => token.end <= entry.end);
/** Meanings of tokens `from` to `to` (excluded), those of "X said" left out. */
export const meaningsBetween = (view: View, from: number, to: number) =>
  view.meanings
    .slice(from, to)
    .filter((meaning, i): meaning is string => meaning != null && !isInFrame(view, from + i));

/** A verb with its negation, or a phrase. */
export const isTurnedRound = ({ printed }: PolarityReading) => /\s/.test(printed);

/** It stands among the words that name the speaker; the verb of saying itself ("denied", "doubts") does count. */
export function isOfSpeaker(view: View, entry: PolarityReading): boolean {
  const { attribution } = view.reading;
  return isInFrame(view, tokenAtEnd(view, entry)) && entry.end !== attribution!.end;
}

/** Words that name a report itself, not what it says. */
const reportWords = new Set(
  'report claim story rumour rumor news video picture photo alleg idea suggest'
    .split(' ')
    .map((word) => stemWord(word)),
);

/** Bare denials, and verbs that keep from or rule out an act, which deny it as well. */
const denialsOf = (view: View) =>
  view.reading.polarity.filter((entry) => {
    if (isOfSpeaker(view, entry)) return false;
    return entry.kind !== 'stance' || (entry.axis === 'allow-exclude' && entry.sign < 0);
  });

/** The whole clause is denied: "it is false that ...", "... was a hoax". */
const deniesAll = (view: View, entry: PolarityReading) => {
  if (entry.kind !== 'doubt') return false;
  const at = tokenAtEnd(view, entry);
  return (
    isTurnedRound(entry) ||
    meaningsBetween(view, at + 1, clauseEnd(view.passage.text, view.tokens, at)).length === 0
  );
};

/** What is denied: the first content words behind the denial. */
function deniedBy(view: View, entry: PolarityReading): string[] {
  const { text } = view.passage;
  const at = tokenAtEnd(view, entry);
  const end = clauseEnd(text, view.tokens, at);
  const prevents = preventingVerbs.has(view.tokens[at]!.word);
  const from = prevents ? view.tokens.slice(at, end).findIndex(({ word }) => word === 'from') : -1;
  return meaningsBetween(view, at + 1 + Math.max(from, 0), end)
    .filter((meaning) => !/^(?:\d|longer$)/.test(meaning))
    .slice(0, 2);
}

/** A clause put in between: "..., who had not slept, ...". */
function isInserted(view: View, entry: PolarityReading): boolean {
  const before = view.passage.text.slice(0, entry.start);
  return /(?:, (?:who|which|whose|where|when)|\b(?:who|which|that|although|though|while|because|if|unless)) [^,;.]*$/.test(
    before,
  );
}

/** "forged the minutes but did not destroy the tapes": what stands before the "but" is said by the other too. */
function isHalfOnly(view: View, entry: PolarityReading, other: View): boolean {
  const joint = view.tokens.findLastIndex(
    ({ word, end }) => end <= entry.start && /^(?:but|and)$/.test(word),
  );
  const told = marksOf(other);
  const before =
    joint < 0 ? [] : meaningsBetween(view, view.from, joint).filter((word) => told.includes(word));
  return (
    before.length >= 2 &&
    view.tokens[joint]!.end > (view.reading.attribution?.end ?? 0) &&
    /^ ?(?:has |had |did |does |was |were )?$/.test(
      view.passage.text.slice(view.tokens[joint]!.end + 1, entry.start),
    )
  );
}

/** "failed to pay" denies that it was paid; "failed the children" denies no children. */
const isFailingOf = ({ passage }: View, { printed, end }: PolarityReading) =>
  /^fail/.test(printed) && !/^ to\b/.test(passage.text.slice(end));

/** "searched the hut and found nothing": what is denied behind the "and" does not turn the token at `at`. */
const isOfNextClause = ({ tokens }: View, { kind, start }: PolarityReading, at: number) =>
  kind === 'negation' &&
  tokens.some(({ word, end }, i) => i > at && end <= start && /^(?:and|but)$/.test(word));

const isQuestion = ({ passage }: View) =>
  passage.text
    .slice(0, passage.end + 1)
    .trimEnd()
    .endsWith('?');

const marksOf = (view: View) => view.meanings.slice(view.from, view.to);

/** True where one of some may and another of them may not: "some of the divers". */
const isOfSome = (view: View) => view.tokens.slice(view.from, view.to).some(({ word }) => word === 'some');
const isPossible = ({ reading }: View) => reading.modality.some(({ kind }) => kind === 'possible');

/** "not German, but Yiddish" puts one word right: no denial of what says Yiddish too. */
function isCorrectedAlike(
  { passage, tokens, meanings }: View,
  { end }: PolarityReading,
  other: View,
): boolean {
  const corrective = /^ (?:[\p{L}'’-]+ ?){1,4},? but\b/u.exec(passage.text.slice(end));
  if (corrective === null) return false;
  const put = meanings.find(
    (meaning, i) => meaning != null && tokens[i]!.start >= end + corrective[0].length,
  );
  return put != null && marksOf(other).includes(put);
}

/** "joined in 2011. He did not join for 2012": the side itself says somewhere else what it denies here. */
const isAssertedToo = (view: View, denied: readonly string[]) =>
  denied.every((meaning) => {
    for (let i = view.from; i < view.to; i++)
      if (view.meanings[i] === meaning && view.isNegated[i] === 0) return true;
    return false;
  });

/** "does not form until it is hot": then it does. */
const isDeniedUntil = ({ passage }: View, { end }: PolarityReading) =>
  /^[^.;:!?]* until\b/.test(passage.text.slice(end));

/** Between these or at the beginning, and a noun, stands an adjective: "the last truce", "lacked clean water". */
const beforeAdjective =
  /^(?:an?|the|its|their|his|her|this|that|these|those|all|every|each|both|any|no|without|lack(?:s|ed|ing)?)$/;
function isAdjective({ tokens }: View, at: number): boolean {
  const next = tokens[at + 1];
  return (
    adjectiveForms.has(tokens[at]!.word) &&
    next?.isStop === false &&
    (at === 0 || beforeAdjective.test(tokens[at - 1]!.word))
  );
}

/** The meanings of what the other side says, where each can be what is denied: a verb is not told by an adjective. */
function tellingMarks(entry: PolarityReading, holder: View, other: View): (string | null)[] {
  const first = holder.meanings.findIndex((meaning, i) => meaning !== null && i > tokenAtEnd(holder, entry));
  const verb = first >= 0 && !isAdjective(holder, first) ? holder.meanings[first] : null;
  return marksOf(other).map((meaning, i) =>
    meaning === verb && isAdjective(other, other.from + i) ? null : meaning,
  );
}

/** Where the other side asserts what `entry` denies; null where it doesn't, or not plainly. */
function findAssertion(entry: PolarityReading, holder: View, other: View): Words | null {
  const marked = tellingMarks(entry, holder, other);
  const wholly = deniesAll(holder, entry);
  const denied = wholly
    ? [...holder.topic.keys()].filter((meaning) => !reportWords.has(meaning))
    : deniedBy(holder, entry);
  const told = denied.filter((meaning) => marked.includes(meaning));
  const needed = wholly ? Math.max(2, Math.ceil(denied.length * thresholds.toldOfDenied)) : denied.length;
  if (told.length === 0 || told.length < needed) return null;
  if (!wholly && (isAssertedToo(holder, denied) || isDeniedUntil(holder, entry))) return null;
  // "no passing yards": elsewhere in the other's words "pass" and "yards" are no passing yards.
  const places = told.map((meaning) => marked.indexOf(meaning));
  if (!wholly && Math.max(...places) - Math.min(...places) > thresholds.deniedApart) return null;
  const isShared = (x: PolarityReading) =>
    holder.reading.polarity.some((y) => y.axis !== null && y.axis === x.axis && y.sign === x.sign);
  const isTurned =
    other.reading.polarity.some(
      (x) =>
        x.sign < 0 &&
        !isShared(x) &&
        !isOfSpeaker(other, x) &&
        x.axis !== 'rise-fall' &&
        !isOfNextClause(other, x, other.from + Math.max(...places)),
    ) || other.reading.quantities.some(({ value }) => value === 0);
  const isRetold = entry.kind === 'doubt' && !wholly && other.reading.attribution !== null;
  // "prevented an attack" and "under attack" can both be: what is kept from happening may be told of as well.
  if (preventingVerbs.has(holder.tokens[tokenAtEnd(holder, entry)]!.word)) return null;
  if (isFailingOf(holder, entry)) return null;
  if (isCorrectedAlike(holder, entry, other)) return null;
  if (isTurned || isQuestion(holder) || isQuestion(other) || isRetold) return null;
  if ((isOfSome(holder) && isOfSome(other)) || (isPossible(holder) && isPossible(other))) return null;
  return wordsTold(holder, tokenAtEnd(holder, entry), other, other.from + marked.indexOf(told[0]!));
}

/**
 * The words of the other side that say what is denied behind token `denial`: from its token `at` on, as far as both
 * go on alike without a small word between. Of "no second gunman" the "second" alone tells nothing.
 */
function wordsTold(holder: View, denial: number, other: View, at: number): Words {
  const first = holder.meanings.indexOf(other.meanings[at]!, denial + 1);
  let last = at;
  const goesOn = (next: number) =>
    next < other.to &&
    other.meanings[next] != null &&
    other.meanings[next] === holder.meanings[first + next - at];
  while (first >= 0 && goesOn(last + 1)) last += 1;
  return wordsAt(other, { start: other.tokens[at]!.start, end: other.tokens[last]!.end });
}

/** Denied in few words, all of them count: "not enter parliament", "stays out of parliament". */
const isTelling = (x: readonly string[], y: readonly string[]) => Math.min(x.length, y.length) === 1;

/** Rows for what is denied: by both, or by one and asserted by the other, or by one alone. */
export function compareDenials(a: View, b: View): Row[] {
  const common = { dimension: 'negation', basis: 'assertion' } as const;
  const [leftA, leftB] = [new Set(denialsOf(a)), new Set(denialsOf(b))];
  const rows: Row[] = [];
  for (const x of leftA) {
    const y = [...leftB].find((other) => {
      const [deniedA, deniedB] = [deniedBy(a, x), deniedBy(b, other)];
      const common = deniedA.filter((meaning) => deniedB.includes(meaning)).length;
      return common === 2 || (common === 1 && (deniedA[0] === deniedB[0] || isTelling(deniedA, deniedB)));
    });
    if (y === undefined || (x.kind === 'stance' && y.kind === 'stance')) continue;
    leftA.delete(x);
    leftB.delete(y);
    rows.push({ ...common, outcome: 'agree', a: wordsAt(a, x), b: wordsAt(b, y), strength: 'hard' });
  }
  const isAgreed = rows.length > 0;
  const [bareA, bareB] = [leftA, leftB].map((left) => [...left].filter(({ kind }) => kind !== 'stance'));
  for (const [side, entries, holder, other] of [
    ['a', bareA!, a, b],
    ['b', bareB!, b, a],
  ] as const) {
    for (const entry of entries) {
      const assertion = isAgreed ? null : findAssertion(entry, holder, other);
      const words = wordsAt(holder, entry);
      const sides = side === 'a' ? { a: words, b: assertion } : { a: assertion, b: words };
      if (assertion !== null)
        rows.push({
          ...common,
          ...sides,
          outcome: 'differ',
          strength: 'hard',
          isPartial: isHalfOnly(holder, entry, other),
          isWhole: deniesAll(holder, entry),
          note: 'denied on one side, asserted on the other',
        });
      else
        rows.push({
          ...common,
          ...sides,
          outcome: side === 'a' ? 'only-a' : 'only-b',
          strength: 'soft',
          isAside: isAgreed || isInserted(holder, entry),
        });
    }
  }
  return rows;
}
