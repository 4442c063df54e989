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
  /** The rows the rule rests on; the first one is named first. */
  readonly deciding: readonly Row[];
  /** The rule in a few words, without the words of the texts. */
  readonly reason: string;
}

const newerWording =
  /\b(?:(?:rose|risen|climbed|grew|grown|increased|fell|fallen|dropped|raised|lowered|cut) to|now|revised|updated|put off|postponed|delayed|moved|rescheduled|brought forward)\b/i;
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

const thresholdFor = (basis: Row['basis']) =>
  basis === 'number'
    ? weights.point.number
    : basis === 'stance'
      ? weights.point.stance
      : basis === 'assertion'
        ? weights.point.assertion
        : basis === 'place'
          ? weights.point.place
          : weights.point.event;

const markedText = ({ passage }: View) => passage.text.slice(passage.start, passage.end);

/** Which side is the newer state of a moving figure or a moved date; null where it is a plain conflict. */
function newerSide(a: View, b: View, row: Row): 'a' | 'b' | null {
  if (row.basis !== 'number' && row.basis !== 'date') return null;
  const [dayA, dayB] = [a.publishedAt?.slice(0, 10) ?? null, b.publishedAt?.slice(0, 10) ?? null];
  const later = dayA === null || dayB === null || dayA === dayB ? null : dayA > dayB ? 'a' : 'b';
  const [cueA, cueB] = [newerWording.test(markedText(a)), newerWording.test(markedText(b))];
  if (cueA !== cueB) {
    const worded = cueA ? 'a' : 'b';
    return later === null || later === worded ? worded : null;
  }
  const moves = (view: View, words: Row['a']) =>
    words !== null && meaningsAround(view, words, 4).some((word) => movingThings.has(word));
  return row.basis === 'number' && later !== null && (moves(a, row.a) || moves(b, row.b)) ? later : null;
}

function conflictVerdict(a: View, b: View, conflicts: readonly Row[], agreements: readonly Row[]): Verdict {
  const [first] = conflicts as [Row, ...Row[]];
  const confidence = Math.max(...conflicts.map(({ basis }) => weights.confidence[basis]));
  const newer = newerSide(a, b, first);
  if (newer !== null)
    return {
      relation: 'updates',
      subject: newer,
      confidence,
      deciding: [first],
      reason: 'the newer state of the same thing',
    };
  // That both sides use one verb is no second thing said: only numbers, dates and positions can part.
  const matching = agreements
    .filter(({ basis }) => basis === first.basis && basis !== 'assertion' && basis !== 'name')
    .slice(0, 1);
  if (matching.length > 0 || conflicts.every(({ isPartial }) => isPartial)) {
    return {
      relation: 'partly',
      subject: null,
      confidence,
      deciding: [first, ...matching],
      reason: 'a part agrees or is not said',
    };
  }
  return {
    relation: 'differs',
    subject: null,
    confidence,
    deciding: conflicts.slice(0, 1),
    reason: 'both cannot hold',
  };
}

/** The agreement that the likeness suffices for: a position, two people, or one number, date or name. */
function findAgreement(agreements: readonly Row[], point: number): readonly Row[] {
  const of = (...bases: Row['basis'][]) => agreements.filter(({ basis }) => bases.includes(basis));
  const people = of('name').filter(({ dimension }) => dimension === 'name');
  if (of('stance').length > 0 && point >= weights.point.stance) return of('stance').slice(0, 1);
  if (people.length >= 2 && point >= weights.point.names) return people.slice(0, 2);
  const firm = of('number', 'date', 'assertion', 'name', 'place');
  return point >= weights.point.agreement ? firm.slice(0, 1) : [];
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
  const nothing = { subject: null, deciding: [] } as const;
  const hard = rows.filter(({ strength }) => strength === 'hard');
  const differing = hard.filter(({ outcome }) => outcome === 'differ');
  const conflicts = differing.filter(({ basis }) => point >= thresholdFor(basis));
  const agreements = hard.filter(({ outcome }) => outcome === 'agree');
  if (conflicts.length > 0) return conflictVerdict(a, b, conflicts, agreements);
  if (differing.length > 0 && point < weights.point.topic) {
    return {
      ...nothing,
      relation: null,
      confidence: 0,
      reason: 'a conflict, but the claims are not alike enough to be of one point',
    };
  }
  const { repeatedRun } = weights;
  const isRepeated =
    wording.length >= repeatedRun.words && wording.share >= repeatedRun.share && wording.isAllThatIsSaid;
  if (isRepeated || (wording.isIdentical && wording.length >= 3)) {
    const later =
      a.publishedAt !== null && b.publishedAt !== null && a.publishedAt !== b.publishedAt
        ? a.publishedAt > b.publishedAt
          ? 'a'
          : 'b'
        : null;
    return {
      relation: 'repeats',
      subject: later,
      confidence: weights.confidence.repeats,
      deciding: rows.filter(({ dimension }) => dimension === 'quote'),
      reason: 'the same run of words',
    };
  }
  const isUnclear = rows.some(({ outcome, dimension }) => outcome === 'unknown' && dimension !== 'date');
  if (differing.length === 0) {
    const agreement = findAgreement(agreements, point);
    if (agreement.length > 0 && !isUnclear) {
      return {
        ...nothing,
        relation: 'agrees',
        confidence: weights.confidence[agreement[0]!.basis],
        deciding: agreement,
        reason: 'the same point, and nothing stands against it',
      };
    }
    const isPut = rows.every(({ dimension, outcome }) => !(dimension === 'negation' && outcome !== 'agree'));
    if (point >= weights.point.wording && !isUnclear && isPut) {
      return {
        ...nothing,
        relation: 'agrees',
        confidence: weights.confidence.wording,
        deciding: rows.filter(({ outcome }) => outcome === 'agree').slice(0, 1),
        reason: 'nearly the same words, and nothing stands against it',
      };
    }
  }
  if (point >= weights.point.topic)
    return {
      ...nothing,
      relation: 'discusses',
      confidence: weights.confidence.topic,
      reason: 'the same topic, but nothing that can be compared',
    };
  return { ...nothing, relation: null, confidence: 0, reason: 'too little in common to say anything' };
}
