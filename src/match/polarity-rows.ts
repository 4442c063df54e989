import type { PolarityReading } from '../contract/reading.ts';
import { clauseEnd, clauseStart } from '../features/clauses.ts';
import { countryKeys } from '../features/countries.ts';
import { attitudeAxes, qualityAxes } from '../features/lexicon.ts';
import { meaningOf } from '../features/synonyms.ts';
import { stemWord } from '../text/stems.ts';
import { compareDenials, isOfSpeaker, isTurnedRound, meaningsBetween, tokenAtEnd } from './denial-rows.ts';
import type { Row } from './row.ts';
import { isInFrame, type View, wordsAt } from './side.ts';
import { thresholds } from './thresholds.ts';

const countryMeanings = new Set(countryKeys.values());
const manyCountries = meaningOf(stemWord('countries'));

/** Axes that tell what somebody does to another: in the passive, what stands before the verb suffers it. */
const isPassive = (view: View, at: number) =>
  /^(?:is|are|was|were|be|been|being)$/.test(view.tokens[at - 1]?.word ?? '') &&
  /(?:ed|en)$|^(?:shut|cut|won)$/.test(view.tokens[at]!.word);

/** Whose stance it is: what stands before it in its clause, or behind it after "from", "by", "among". */
function holderOf(view: View, entry: PolarityReading): Set<string> {
  const { text } = view.passage;
  const at = tokenAtEnd(view, entry);
  const end = clauseEnd(text, view.tokens, at);
  const by = view.tokens.slice(at, end).findIndex(({ word }) => word === 'by');
  if (isPassive(view, at))
    return new Set(by < 0 ? [] : meaningsBetween(view, at + by + 1, Math.min(at + by + 5, end)));
  // ", excluding the agency": whose act it is stands further off.
  if (
    /ing$/.test(view.tokens[at]!.word) &&
    /,\s+(?:\p{L}+ly )?$/u.test(text.slice(0, view.tokens[at]!.start))
  )
    return new Set();
  if (
    /ing$/.test(view.tokens[at]!.word) &&
    at - view.from <= 1 &&
    /^(?:\p{L}+ly )?$/u.test(text.slice(view.passage.start, view.tokens[at]!.start))
  )
    return new Set();
  const before = meaningsBetween(view, clauseStart(text, view.tokens, at), at);
  const follows = /^(?:from|by|among|of)$/.test(view.tokens[at + 1]?.word ?? '');
  return new Set(follows ? [...before, ...meaningsBetween(view, at + 2, Math.min(at + 6, end))] : before);
}

/** What stands before it in its clause, whoever acts. */
const subjectOf = (view: View, entry: PolarityReading) => {
  const at = tokenAtEnd(view, entry);
  return meaningsBetween(view, clauseStart(view.passage.text, view.tokens, at), at);
};

/** Several or most of a kind hold it, so that one of them may well not. */
function isOfMany(view: View, entry: PolarityReading): boolean {
  const at = tokenAtEnd(view, entry);
  return view.tokens
    .slice(clauseStart(view.passage.text, view.tokens, at), at)
    .some(({ word }) => /^(?:several|many|some|most|few)$/.test(word));
}
function isOfOneName(view: View, entry: PolarityReading): boolean {
  const at = tokenAtEnd(view, entry);
  const start = view.tokens[clauseStart(view.passage.text, view.tokens, at)]!.start;
  return view.reading.names.some((name) => name.start >= start && name.end <= entry.start);
}

/** Same: the same holder, or one side leaves it open. Part: one against many. */
function compareHolders(a: View, x: PolarityReading, b: View, y: PolarityReading): 'same' | 'part' | 'other' {
  const [holderA, holderB] = [holderOf(a, x), holderOf(b, y)];
  if (holderA.size === 0 || holderB.size === 0) return 'same';
  for (const meaning of holderA) if (holderB.has(meaning)) return 'same';
  const isOneOfMany = (many: ReadonlySet<string>, one: ReadonlySet<string>) =>
    many.has(manyCountries) && [...one].some((meaning) => countryMeanings.has(meaning));
  if (isOneOfMany(holderA, holderB) || isOneOfMany(holderB, holderA)) return 'part';
  const isOneOfKind = (many: View, x1: PolarityReading, one: View, y1: PolarityReading) =>
    isOfMany(many, x1) && !isOfMany(one, y1) && isOfOneName(one, y1);
  return isOneOfKind(a, x, b, y) || isOneOfKind(b, y, a, x) ? 'part' : 'other';
}

/** The first content word behind the stance that is no number or date. */
function objectOf(view: View, entry: PolarityReading): string | null {
  const at = tokenAtEnd(view, entry);
  const { quantities, dates } = view.reading;
  for (let i = at + 1; i < clauseEnd(view.passage.text, view.tokens, at); i++) {
    const { start, end } = view.tokens[i]!;
    const isValue = [...quantities, ...dates].some((span) => start < span.end && end > span.start);
    if (view.meanings[i] != null && !isValue && !isInFrame(view, i)) return view.meanings[i]!;
  }
  return null;
}
const isNamed = (view: View, meaning: string) =>
  view.reading.names.some(({ key }) => key === meaning || meaningOf(stemWord(key)) === meaning);

const topicShared = (a: View, b: View) => {
  let shared = 0;
  for (const meaning of a.topic.keys()) if (b.topic.has(meaning)) shared += 1;
  return shared;
};

/** The thing that a quality is said of: the noun behind the word, or what stands before it. */
function sharesThing(a: View, x: PolarityReading, b: View, y: PolarityReading): boolean {
  const thingsOf = (view: View, entry: PolarityReading) => {
    const object = objectOf(view, entry);
    return [...subjectOf(view, entry), ...(object === null ? [] : [object])];
  };
  const [object, other] = [objectOf(a, x), objectOf(b, y)];
  const [things, others] = [thingsOf(a, x), thingsOf(b, y)];
  return (
    (object !== null && others.includes(object)) ||
    (other !== null && things.includes(other)) ||
    things.some((one) => others.includes(one))
  );
}

/** Both talk of the same act: the same holder and object, the same named object, or enough topic in common. */
function isSameAct(a: View, x: PolarityReading, b: View, y: PolarityReading): boolean {
  if (qualityAxes.has(x.axis!)) return sharesThing(a, x, b, y);
  const [object, other] = [objectOf(a, x), objectOf(b, y)];
  if (object === other) {
    if (object !== null && isNamed(a, object)) return true;
    const subject = subjectOf(b, y);
    if (subjectOf(a, x).some((meaning) => subject.includes(meaning))) return true;
  } else if (
    attitudeAxes.has(x.axis!) &&
    x.axis !== 'willing-reluctant' &&
    object !== null &&
    other !== null &&
    !b.meanings.includes(object) &&
    !a.meanings.includes(other)
  )
    return false;
  return topicShared(a, b) >= thresholds.sharedForStance;
}

/** Who backs a proposal and who accepts it stand on one side. */
const sideAxis = ({ axis }: PolarityReading) => (axis === 'accept-reject' ? 'support-oppose' : axis);
const stancesOf = (view: View) =>
  view.reading.polarity.filter((entry) => entry.kind === 'stance' && !isOfSpeaker(view, entry));

/** For axes on which things happen, one thing can be told with either word order. */
function compareActors(a: View, x: PolarityReading, b: View, y: PolarityReading): 'same' | 'part' | 'other' {
  if (qualityAxes.has(x.axis!)) return 'same';
  const holders = compareHolders(a, x, b, y);
  if (holders !== 'other' || attitudeAxes.has(x.axis!) || x.axis === 'win-lose') return holders;
  return topicShared(a, b) > thresholds.sharedForStance ? 'same' : 'other';
}

function compareStances(
  a: View,
  b: View,
): { rows: Row[]; leftA: PolarityReading[]; leftB: PolarityReading[] } {
  const rows: Row[] = [];
  const [leftA, leftB] = [new Set(stancesOf(a)), new Set(stancesOf(b))];
  for (const x of leftA) {
    const able = [...leftB].filter((other) => sideAxis(other) === sideAxis(x) && isSameAct(a, x, b, other));
    const y = able.find((other) => objectOf(a, x) === objectOf(b, other)) ?? able[0];
    if (y === undefined) continue;
    leftA.delete(x);
    leftB.delete(y);
    const holders = compareActors(a, x, b, y);
    const isTold = holders !== 'other';
    const isAttitude = attitudeAxes.has(x.axis!);
    // Who lost to whom tells who won.
    const isConverse = !isTold && x.axis === 'win-lose' && x.sign !== y.sign;
    // What began has ended in the end: only that it did not begin stands against it.
    const isCourse = x.axis === 'begin-end' && x.sign !== y.sign && !isTurnedRound(x) && !isTurnedRound(y);
    rows.push({
      ...(isConverse && { isAside: true }),
      dimension: 'negation',
      outcome: !isTold || isCourse ? 'unknown' : x.sign === y.sign ? 'agree' : 'differ',
      a: wordsAt(a, x),
      b: wordsAt(b, y),
      strength: isTold && !isCourse ? 'hard' : 'soft',
      basis: isAttitude ? 'stance' : qualityAxes.has(x.axis!) ? 'quality' : 'assertion',
      axis: x.axis,
      isPartial: holders === 'part',
      note:
        holders === 'other'
          ? 'not the same who'
          : holders === 'part'
            ? 'one of many'
            : x.axis!.replace('-', ' / '),
    });
  }
  return { rows, leftA: [...leftA], leftB: [...leftB] };
}

/** Stances that only one side takes. What merely happens ("closed", "fell") stands against nothing by itself. */
function showRest(side: 'a' | 'b', view: View, left: readonly PolarityReading[]): Row[] {
  return left
    .filter((entry) => entry.sign < 0 || isTurnedRound(entry))
    .map((entry) => ({
      dimension: 'negation',
      outcome: side === 'a' ? 'only-a' : 'only-b',
      a: side === 'a' ? wordsAt(view, entry) : null,
      b: side === 'b' ? wordsAt(view, entry) : null,
      strength: 'soft',
      basis: 'stance',
      axis: entry.axis,
      isAside:
        !attitudeAxes.has(entry.axis!) &&
        !/^(?:confirm-deny|pass-fail)$/.test(entry.axis!) &&
        !isTurnedRound(entry),
    }));
}

/**
 * Rows for positions and denials. Stances of one axis are compared where both speak of the same act, and
 * differ only for the same holder; a denial differs from the plain assertion of what it denies.
 */
export function comparePolarity(a: View, b: View): Row[] {
  const { rows, leftA, leftB } = compareStances(a, b);
  const denials = compareDenials(a, b);
  const isShown = (side: 'a' | 'b', entry: PolarityReading) =>
    denials.some((row) => row[side]?.start === entry.start);
  return [
    ...rows,
    ...showRest(
      'a',
      a,
      leftA.filter((entry) => !isShown('a', entry)),
    ),
    ...showRest(
      'b',
      b,
      leftB.filter((entry) => !isShown('b', entry)),
    ),
    ...denials,
  ];
}
