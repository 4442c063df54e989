import type { Relation } from '../contract/reading.ts';
import { findConflicts, laterSide, namesOthers, newerSide } from './conflict.ts';
import type { CommonWording } from './frame-rows.ts';
import type { Row } from './row.ts';
import type { PointScores } from './same-point.ts';
import type { View } from './side.ts';
import { thresholds } from './thresholds.ts';

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

function judgeConflict(a: View, b: View, conflicts: readonly Row[], agreements: readonly Row[]): Verdict {
  const first = conflicts[0]!;
  const confidence = Math.max(...conflicts.map(({ basis }) => thresholds.confidence[basis]));
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
  return undirected('differs', confidence, [first], 'as read, both cannot hold');
}

/** The agreement that the likeness suffices for: a position, two people, one number or date, or a name. */
function findAgreement(agreements: readonly Row[], point: number, isAgainst: boolean): readonly Row[] {
  const of = (...bases: Row['basis'][]) => agreements.filter(({ basis }) => bases.includes(basis));
  const stances = of('stance');
  if (stances.length > 0 && point >= thresholds.point.stance) return stances.slice(0, 1);
  if (isAgainst) return [];
  const people = of('name');
  if (people.length >= 2 && point >= thresholds.point.names) return people.slice(0, 2);
  const values = of('number', 'date', 'assertion');
  if (values.length > 0 && point >= thresholds.point.agreement) return values.slice(0, 1);
  return point >= thresholds.point.wording ? people.slice(0, 1) : [];
}

const isConditional = ({ reading }: View) => reading.modality.some(({ kind }) => kind === 'conditional');

function isRepetition({ length, share, isIdentical, isAllThatIsSaid }: CommonWording): boolean {
  const { repeatedRun } = thresholds;
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
  const conflicts = findConflicts(a, b, rows, point);
  if (conflicts.length > 0) return judgeConflict(a, b, conflicts, agreements);
  if (isRepetition(wording)) {
    const quote = rows.filter(({ dimension }) => dimension === 'quote');
    return {
      relation: 'repeats',
      subject: laterSide(a, b),
      confidence: thresholds.confidence.repeats,
      deciding: quote,
      reason: 'the same run of words',
    };
  }
  const isUnclear = rows.some(({ outcome, dimension }) => outcome === 'unknown' && dimension !== 'date');
  if (differing.length === 0 && !isUnclear) {
    const isAgainst =
      namesOthers(rows) ||
      rows.some(({ dimension, outcome }) => dimension === 'negation' && outcome !== 'agree');
    const agreement = findAgreement(agreements, point, isAgainst);
    if (agreement.length > 0) {
      const confidence = thresholds.confidence[agreement[0]!.basis];
      return undirected('agrees', confidence, agreement, 'the same point, and nothing stands against it');
    }
    const shared = [...a.topic.keys()].filter((meaning) => b.topic.has(meaning)).length;
    const isOneHypothetical = [a, b].filter(isConditional).length === 1;
    if (
      point >= thresholds.point.wording &&
      shared >= thresholds.sharedForWording &&
      !isAgainst &&
      !isOneHypothetical
    ) {
      const reason = 'nearly the same words, and nothing stands against it';
      return undirected(
        'agrees',
        thresholds.confidence.wording,
        rows.filter(({ dimension }) => dimension === 'quote'),
        reason,
      );
    }
  }
  if (point >= thresholds.point.topic) {
    return undirected(
      'discusses',
      thresholds.confidence.topic,
      [],
      'nothing that can be compared for certain',
    );
  }
  return silence(
    differing.length > 0
      ? 'something differs, but the claims have too little else in common to be of one point'
      : 'too little in common to say anything',
  );
}
