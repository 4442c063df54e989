import type { Relation } from '../contract/reading.ts';
import { refutingWords } from '../features/lexicon.ts';
import { classOf, oppositesOf } from '../features/opposites.ts';
import { stemWord } from '../text/stems.ts';
import { findConflicts, isOfOtherDays, laterSide, namesOthers, newerSide } from './conflict.ts';
import type { CommonWording } from './frame-rows.ts';
import type { Row } from './row.ts';
import type { PointScores } from './same-point.ts';
import type { View } from './side.ts';
import { thresholds } from './thresholds.ts';

/** What the rows of two views come to. */
export interface Verdict {
  readonly relation: Relation | null;
  readonly subject: 'a' | 'b' | null;
  /** The rows the rule rests on. */
  readonly deciding: readonly Row[];
  /** The rule in a few words, without the words of the texts. */
  readonly reason: string;
}

const silence = (reason: string): Verdict => ({
  relation: null,
  subject: null,
  deciding: [],
  reason,
});
const undirected = (relation: Relation, deciding: readonly Row[], reason: string): Verdict => ({
  relation,
  subject: null,
  deciding,
  reason,
});

/** "in two years" only says in what time. */
const isDuration = ({ basis, a }: Row) =>
  basis === 'number' && /\b(?:hour|day|week|month|year)s?$/i.test(a?.text ?? '');

function judgeConflict(a: View, b: View, conflicts: readonly Row[], agreements: readonly Row[]): Verdict {
  const first = conflicts[0]!;
  const newer = newerSide(a, b, first);
  if (newer !== null) {
    return {
      relation: 'updates',
      subject: newer,
      deciding: [first],
      reason: 'the newer state of the same thing',
    };
  }
  // That both sides use one verb or name is no second thing said: only numbers, dates and positions part.
  const parted = ['number', 'stance'].includes(first.basis) ? first.basis : null;
  const matching = agreements.filter((row) => row.basis === parted && !isDuration(row)).slice(0, 1);
  if (matching.length > 0)
    return undirected('partly', [first, ...matching], 'one part differs, another agrees');
  if (conflicts.every(({ isPartial }) => isPartial))
    return undirected('partly', [first], 'one of many differs');
  return undirected('differs', [first], 'as read, both cannot hold');
}

/** The agreement that the likeness suffices for: a position, two people, one number or date, or a name. */
function findAgreement(
  agreements: readonly Row[],
  point: number,
  wording: number,
  isAgainst: boolean,
): readonly Row[] {
  const of = (...bases: Row['basis'][]) => agreements.filter(({ basis }) => bases.includes(basis));
  const stances = of('stance');
  if (stances.length > 0 && point >= thresholds.point.stance) return stances.slice(0, 1);
  if (isAgainst) return [];
  const qualities = of('quality');
  if (qualities.length > 0 && point >= thresholds.point.quality) return qualities.slice(0, 1);
  const people = of('name');
  if (people.length >= 2 && point >= thresholds.point.names) return people.slice(0, 2);
  const values = of('number', 'date', 'assertion');
  if (values.length > 0 && point >= thresholds.point.agreement) return values.slice(0, 1);
  return wording >= thresholds.point.wording ? people.slice(0, 1) : [];
}

/** Likeness of the words, and what names, days and numbers in common add. */
function likenessOf({ point }: PointScores, rows: readonly Row[]): number {
  if (point === 0) return 0;
  const agreed = (dimensions: readonly Row['dimension'][]) =>
    rows.filter(({ dimension, outcome }) => outcome === 'agree' && dimensions.includes(dimension)).length;
  const { bonus } = thresholds;
  const added =
    bonus.name * Math.min(2, agreed(['name', 'place'])) +
    bonus.date * Math.min(1, agreed(['date'])) +
    bonus.number * Math.min(1, agreed(['number']));
  return Math.min(1, point + added);
}

/** Which side tells as done what the other, published earlier, had planned; null where that is not so. */
function findDone(a: View, b: View, rows: readonly Row[]): { side: 'a' | 'b'; row: Row } | null {
  const later = laterSide(a, b);
  const row = rows.find(({ dimension, outcome }) => dimension === 'modality' && outcome === 'differ');
  if (later === null || row === undefined) return null;
  const [before, after] = later === 'b' ? [row.valueA, row.valueB] : [row.valueB, row.valueA];
  return before === 'planned' && after === 'told as done' ? { side: later, row } : null;
}

/** Apart from what they share, one side says the opposite of the other, or another of a kind. */
function usesOpposites(a: View, b: View): boolean {
  const own = (view: View, other: View) =>
    [...view.topic].flatMap(([meaning, stem]) => (other.topic.has(meaning) ? [] : [stem]));
  const ownB = own(b, a);
  return own(a, b).some((stem) => {
    const [opposites, kind] = [oppositesOf(stem), classOf(stem)];
    return ownB.some(
      (other) =>
        (opposites.has(other) && !areConverse(stem, other)) || (kind !== null && kind === classOf(other)),
    );
  });
}
/** What one buys, another sells. */
const areConverse = (x: string, y: string) => converse.has(x) && converse.has(y);
const converse = new Set(['buy', 'sell', 'borrow', 'lend', 'win', 'lose'].map(stemWord));

/** Only one side calls something a hoax, a fake or denied: whatever it is, the other does not. */
function isRefuted(a: View, b: View, rows: readonly Row[]): boolean {
  const refutes = ({ tokens, from, to }: View) =>
    tokens.slice(from, to).some(({ stem }) => refutingWords.has(stem));
  const isAgreed = rows.some(({ dimension, outcome }) => dimension === 'negation' && outcome === 'agree');
  return refutes(a) !== refutes(b) && !isAgreed;
}

const backgroundOpeners = /^(?:after|before|following|when|while|since|despite|during|as|amid|because)$/;

/** Nearly all here, only a few there. */
function usesOtherShares(a: View, b: View): boolean {
  const uses = ({ tokens, from, to }: View, words: RegExp) =>
    tokens.slice(from, to).some(({ word }) => words.test(word));
  const isMost = (view: View) => uses(view, /^(?:most|mostly|majority|all|every|entire)$/);
  const isFew = (view: View) => uses(view, /^(?:only|few|some|minority|half|part)$/);
  return (isMost(a) && isFew(b) && !isMost(b)) || (isMost(b) && isFew(a) && !isMost(a));
}

/**
 * What both have in common is only the background of one, "After the crash near Hofen ...", and each side has at
 * least two words of its own about something else.
 */
function tellsItsOwn(a: View, b: View, point: number): boolean {
  const hasBackground = ({ tokens, from }: View) => backgroundOpeners.test(tokens[from]?.word ?? '');
  if (!hasBackground(a) && !hasBackground(b)) return false;
  const countOwn = (view: View, other: View) =>
    [...view.topic.keys()].filter((meaning) => !other.topic.has(meaning)).length;
  return point < thresholds.point.told && countOwn(a, b) >= 2 && countOwn(b, a) >= 2;
}

/** "A fire in Rostin" and "a fire in Lublow": both sides bring up something new, and no name is common. */
function areOthers(a: View, b: View, rows: readonly Row[]): boolean {
  const firstOf = ({ tokens, from, to }: View) => (from < to ? tokens[from] : undefined);
  const isOne = (view: View) => /^an?$/.test(firstOf(view)?.word ?? '');
  const isSome = (view: View) => /[^s]s$/.test(firstOf(view)?.word ?? '') && !firstOf(view)!.isStop;
  const named = rows.filter(({ dimension }) => dimension === 'name' || dimension === 'place');
  if (named.some(({ outcome }) => outcome === 'agree')) return false;
  const isApart = namesOthers(rows);
  const hasDifference = rows.some(
    ({ outcome, strength, basis }) => outcome === 'differ' && strength === 'hard' && basis !== 'place',
  );
  if (isOne(a) && isOne(b)) return isApart || (named.length > 0 && hasDifference);
  if (isSome(a) && isSome(b) && named.length > 0 && hasDifference) return true;
  const areBodies = named.length > 0 && named.every(({ dimension }) => dimension === 'name');
  return isApart && areBodies && hasDifference;
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
  const point = likenessOf(scores, rows);
  const isOtherMode = rows.some(({ dimension, outcome }) => dimension === 'modality' && outcome === 'differ');
  const hard = rows.filter(({ strength }) => strength === 'hard');
  const agreements = hard.filter(({ outcome }) => outcome === 'agree');
  const differing = hard.filter(({ outcome }) => outcome === 'differ');
  const conflicts = isOtherMode ? [] : findConflicts(a, b, rows, point);
  if (conflicts.length > 0) return judgeConflict(a, b, conflicts, agreements);
  if (isRepetition(wording) && (wording.isIdentical || !namesOthers(rows))) {
    const quote = rows.filter(({ dimension }) => dimension === 'quote');
    return {
      relation: 'repeats',
      subject: laterSide(a, b),
      deciding: quote,
      reason: 'the same run of words',
    };
  }
  const done = isOtherMode && differing.length === 0 ? findDone(a, b, rows) : null;
  if (done !== null && point >= thresholds.point.wording)
    return {
      relation: 'updates',
      subject: done.side,
      deciding: [done.row],
      reason: 'first planned, then done',
    };
  const hasNumber = agreements.some(({ basis }) => basis === 'number');
  const isUnclear = rows.some(
    ({ outcome, dimension, isAside, isOtherEvent }) =>
      isOtherEvent ||
      (outcome === 'unknown' && dimension !== 'date' && !isAside && !(dimension === 'unit' && hasNumber)),
  );
  if (
    differing.length === 0 &&
    !isUnclear &&
    !isOtherMode &&
    !isOfOtherDays(rows, 'both') &&
    !usesOpposites(a, b) &&
    !usesOtherShares(a, b) &&
    !isRefuted(a, b, rows)
  ) {
    const isAgainst =
      namesOthers(rows) ||
      rows.some(
        ({ dimension, outcome, isAside }) => dimension === 'negation' && outcome !== 'agree' && !isAside,
      );
    const agreement = findAgreement(agreements, point, scores.point, isAgainst);
    if (agreement.length > 0) {
      return undirected('agrees', agreement, 'the same point, and nothing stands against it');
    }
    const shared = [...a.topic.keys()].filter((meaning) => b.topic.has(meaning)).length;
    const isOneHypothetical = [a, b].filter(isConditional).length === 1;
    if (
      scores.point >= thresholds.point.wording &&
      shared >= thresholds.sharedForWording &&
      !isAgainst &&
      !isOneHypothetical &&
      !tellsItsOwn(a, b, scores.point)
    ) {
      const reason = 'nearly the same words, and nothing stands against it';
      return undirected(
        'agrees',
        rows.filter(({ dimension }) => dimension === 'quote'),
        reason,
      );
    }
  }
  if (areOthers(a, b, rows))
    return silence('each side names its own, and nothing says that both mean one event');
  if (scores.point >= thresholds.point.topic) {
    return undirected('discusses', [], 'nothing that can be compared for certain');
  }
  return silence(
    differing.length > 0
      ? 'something differs, but the claims have too little else in common to be of one point'
      : 'too little in common to say anything',
  );
}
