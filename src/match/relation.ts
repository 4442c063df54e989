import type { Relation } from '../contract/reading.ts';
import type { CommonWording } from './frame-rows.ts';
import type { Row } from './row.ts';
import type { PointScores } from './same-point.ts';
import { meaningsAround, type View } from './side.ts';
import { weights } from './weights.ts';

/** What the rows of two views come to. */
export interface Verdict {
  readonly relation: Relation | null;
  readonly subject: 'a' | 'b' | null;
  /** Before shortness and likeness scale it. */
  readonly confidence: number;
  /** The rows the rule rests on. */
  readonly deciding: readonly Row[];
  /** The rule in a few words, without the words of the texts. */
  readonly reason: string;
}

const silence = (reason: string): Verdict => ({
  relation: null,
  subject: null,
  confidence: 0,
  deciding: [],
  reason,
});
const undirected = (
  relation: Relation,
  confidence: number,
  deciding: readonly Row[],
  reason: string,
): Verdict => ({
  relation,
  subject: null,
  confidence,
  deciding,
  reason,
});

const newerWording =
  /\b(?:(?:rose|risen|climbed|grew|grown|increased|fell|fallen|dropped|raised|lowered|cut) to|now|revised|updated|put off|postponed|delayed|moved|rescheduled|brought forward)\b/i;
/** Meanings beside a number that moves with the days. */
const movingThings = new Set([
  'kill',
  'injur',
  'miss',
  'toll',
  'evacu',
  'displac',
  'infect',
  'case',
  'price',
  'arrest',
]);

const likenessFor: Record<Row['basis'], number> = {
  number: weights.point.number,
  ordinal: weights.point.event,
  date: weights.point.event,
  name: weights.point.event,
  place: weights.point.agreement,
  stance: weights.point.stance,
  assertion: weights.point.assertion,
};

/** The side published on a later day; null where that is unknown or the same day. */
function laterSide(a: View, b: View): 'a' | 'b' | null {
  const [dayA, dayB] = [a.publishedAt?.slice(0, 10), b.publishedAt?.slice(0, 10)];
  if (dayA === undefined || dayB === undefined || dayA === dayB) return null;
  return dayA > dayB ? 'a' : 'b';
}

/** Which side is the newer state of a moving figure or a moved date; null where it is a plain conflict. */
function newerSide(a: View, b: View, row: Row): 'a' | 'b' | null {
  if (row.basis !== 'number' && row.basis !== 'date') return null;
  const later = laterSide(a, b);
  const isWorded = ({ passage }: View) => newerWording.test(passage.text.slice(passage.start, passage.end));
  if (isWorded(a) !== isWorded(b)) {
    const worded = isWorded(a) ? 'a' : 'b';
    return later === null || later === worded ? worded : null;
  }
  const moves = (view: View, words: Row['a']) =>
    words !== null && meaningsAround(view, words, 4).some((word) => movingThings.has(word));
  return row.basis === 'number' && (moves(a, row.a) || moves(b, row.b)) ? later : null;
}

/** Other places or office holders, or each side names some that the other doesn't and none in common: two events. */
function namesOthers(rows: readonly Row[]): boolean {
  const named = rows.filter(({ dimension }) => dimension === 'name' || dimension === 'place');
  const has = (outcome: Row['outcome'], dimension: Row['dimension']) =>
    named.some((row) => row.outcome === outcome && row.dimension === dimension);
  if (named.some(({ outcome }) => outcome === 'differ')) return true;
  if (named.some(({ outcome }) => outcome === 'agree')) return false;
  return (['name', 'place'] as const).some(
    (dimension) => has('only-a', dimension) && has('only-b', dimension),
  );
}

/**
 * The rows that stand against each other and for which the likeness suffices. Where more than one kind of
 * value differs (another day and another number) or others are named, two events are told and only positions
 * conflict; another place or another holder of an office conflicts when it is all that is different.
 */
function findConflicts(differing: readonly Row[], point: number, isTwoEvents: boolean): readonly Row[] {
  const close = differing.filter(({ basis }) => point >= likenessFor[basis]);
  const values = new Set(
    differing.map(({ basis }) => basis).filter((basis) => basis !== 'stance' && basis !== 'assertion'),
  );
  if (!isTwoEvents && values.size < 2) return close;
  const isOnlyNames = differing.every(({ basis }) => basis === 'name' || basis === 'place');
  return isOnlyNames && values.size < 2 ? close : close.filter(({ basis }) => basis === 'stance');
}

function judgeConflict(a: View, b: View, conflicts: readonly Row[], agreements: readonly Row[]): Verdict {
  const first = conflicts[0]!;
  const confidence = Math.max(...conflicts.map(({ basis }) => weights.confidence[basis]));
  const newer = newerSide(a, b, first);
  if (newer !== null) {
    return {
      relation: 'updates',
      subject: newer,
      confidence,
      deciding: [first],
      reason: 'the newer state of the same thing',
    };
  }
  // That both sides use one verb or name is no second thing said: only numbers, dates and positions part.
  const parted = ['number', 'date', 'stance'].includes(first.basis) ? first.basis : null;
  const matching = agreements.filter(({ basis }) => basis === parted).slice(0, 1);
  if (matching.length > 0)
    return undirected('partly', confidence, [first, ...matching], 'one part differs, another agrees');
  if (conflicts.every(({ isPartial }) => isPartial))
    return undirected('partly', confidence, [first], 'one of many differs');
  return undirected('differs', confidence, [first], 'both cannot hold');
}

/** The agreement that the likeness suffices for: a position, two people, one number or date, or a name. */
function findAgreement(agreements: readonly Row[], point: number, isAgainst: boolean): readonly Row[] {
  const of = (...bases: Row['basis'][]) => agreements.filter(({ basis }) => bases.includes(basis));
  const stances = of('stance');
  if (stances.length > 0 && point >= weights.point.stance) return stances.slice(0, 1);
  if (isAgainst) return [];
  const people = of('name');
  if (people.length >= 2 && point >= weights.point.names) return people.slice(0, 2);
  const values = of('number', 'date', 'assertion');
  if (values.length > 0 && point >= weights.point.agreement) return values.slice(0, 1);
  return point >= weights.point.wording ? people.slice(0, 1) : [];
}

function isRepetition({ length, share, isIdentical, isAllThatIsSaid }: CommonWording): boolean {
  const { repeatedRun } = weights;
  const isLong = length >= repeatedRun.words && share >= repeatedRun.share;
  return (isIdentical && length >= 3) || (isLong && isAllThatIsSaid);
}

/**
 * The relation that follows from the rows, by fixed rules in this order: a conflict for which the likeness
 * suffices; the same wording; a row that agrees; the likeness of the words alone; the same topic; nothing.
 */
export function decideRelation(
  a: View,
  b: View,
  rows: readonly Row[],
  scores: PointScores,
  wording: CommonWording,
): Verdict {
  const { point } = scores;
  const hard = rows.filter(({ strength }) => strength === 'hard');
  const agreements = hard.filter(({ outcome }) => outcome === 'agree');
  const differing = hard.filter(({ outcome }) => outcome === 'differ');
  const isTwoEvents = namesOthers(rows);
  const conflicts = findConflicts(differing, point, isTwoEvents);
  if (conflicts.length > 0) return judgeConflict(a, b, conflicts, agreements);
  if (isRepetition(wording)) {
    const quote = rows.filter(({ dimension }) => dimension === 'quote');
    return {
      relation: 'repeats',
      subject: laterSide(a, b),
      confidence: weights.confidence.repeats,
      deciding: quote,
      reason: 'the same run of words',
    };
  }
  const isUnclear = rows.some(({ outcome, dimension }) => outcome === 'unknown' && dimension !== 'date');
  if (differing.length === 0 && !isUnclear) {
    const isAgainst =
      isTwoEvents || rows.some(({ dimension, outcome }) => dimension === 'negation' && outcome !== 'agree');
    const agreement = findAgreement(agreements, point, isAgainst);
    if (agreement.length > 0) {
      const confidence = weights.confidence[agreement[0]!.basis];
      return undirected('agrees', confidence, agreement, 'the same point, and nothing stands against it');
    }
    if (point >= weights.point.wording && !isAgainst) {
      const reason = 'nearly the same words, and nothing stands against it';
      return undirected(
        'agrees',
        weights.confidence.wording,
        rows.filter(({ dimension }) => dimension === 'quote'),
        reason,
      );
    }
  }
  if (point >= weights.point.topic) {
    return undirected('discusses', weights.confidence.topic, [], 'nothing that can be compared for certain');
  }
  return silence(
    differing.length > 0
      ? 'something differs, but the claims have too little else in common to be of one point'
      : 'too little in common to say anything',
  );
}
