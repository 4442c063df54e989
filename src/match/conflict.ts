import { isBefore } from '../contract/moments.ts';
import { meaningOf } from '../features/synonyms.ts';
import { stemWord, tokensOf } from '../text/stems.ts';
import { laterCounted } from './date-rows.ts';
import type { Row } from './row.ts';
import { haveOneOrigin, meaningsAround, originOf, type View } from './side.ts';
import { thresholds } from './thresholds.ts';

/** What tells that a number is newer, or a date. */
const newerWording = {
  number:
    /\b(?:(?:rose|risen|climbed|grew|grown|increased|fell|fallen|dropped|raised|lowered|cut|strengthened|weakened|swelled|shrank) to|now|revised|updated|so far|to date|in all|since (?:then|last|the|[A-Z]|\d))\b/i,
  date: /\b(?:now|revised|put off|pushed back|postponed|delayed|moved|rescheduled|brought forward)\b/i,
};
/** Words that tell that a state is another than before. */
const changedState =
  /\b(?:again|now|no longer|since then|reopen\w*|resum\w+|overturn\w*|quash\w*|lifted|reinstated)\b/i;
/** Pairs of opposites between which a thing goes to and fro. */
const stateAxes = new Set([
  'open-close',
  'resume-suspend',
  'found-missing',
  'guilty-innocent',
  'allow-exclude',
  'safe-unsafe',
]);
/** Meanings beside a number that moves with the days. */
const movingThings = new Set(
  'kill injure missing toll evacuate rehouse displace infect case price arrest count lead consume score wind homeless recover'
    .split(' ')
    .map((word) => meaningOf(stemWord(word))),
);

const likenessFor: Record<Row['basis'], number> = {
  number: thresholds.point.number,
  ordinal: thresholds.point.event,
  date: thresholds.point.event,
  name: thresholds.point.event,
  place: thresholds.point.agreement,
  stance: thresholds.point.stance,
  quality: thresholds.point.assertion,
  assertion: thresholds.point.assertion,
};

/** The side that was published later; null where that is not known. */
export function laterSide(a: View, b: View): 'a' | 'b' | null {
  if (isBefore(a.publishedAt, b.publishedAt)) return 'b';
  return isBefore(b.publishedAt, a.publishedAt) ? 'a' : null;
}

/** Which side is the newer state of a moving figure or a moved date; null where it is a plain conflict. */
export function newerSide(a: View, b: View, row: Row): 'a' | 'b' | null {
  if (row.newer !== undefined) return row.newer;
  const counted = row.basis === 'number' ? laterCounted(a, b) : null;
  if (counted !== null) return counted;
  const isState =
    ((row.basis === 'assertion' || row.basis === 'quality') &&
      (row.axis == null || stateAxes.has(row.axis))) ||
    row.axis === 'allow-exclude';
  if (row.basis !== 'number' && row.basis !== 'date' && !isState) return null;
  const later = laterSide(a, b);
  // Who was missing and is found later was both.
  if (row.axis === 'found-missing') return later;
  const wording = isState ? changedState : newerWording[row.basis === 'date' ? 'date' : 'number'];
  const isWorded = ({ passage }: View) => wording.test(passage.text.slice(passage.start, passage.end));
  if (isWorded(a) !== isWorded(b)) {
    const worded = isWorded(a) ? 'a' : 'b';
    if (isState) return later === worded ? worded : null;
    return later === null || later === worded ? worded : null;
  }
  const moves = (view: View, words: Row['a']) =>
    words !== null && meaningsAround(view, words, 4).some((word) => movingThings.has(word));
  // Two named sources with figures of their own are rivals, whichever was printed later.
  const [originA, originB] = [originOf(a), originOf(b)];
  if (originA !== null && originB !== null && !haveOneOrigin(a, b)) return null;
  return row.basis === 'number' && (moves(a, row.a) || moves(b, row.b)) ? later : null;
}

/** Other places or office holders, or each side names some that the other doesn't and none in common. */
export function namesOthers(rows: readonly Row[]): boolean {
  const named = rows.filter(({ dimension }) => dimension === 'name' || dimension === 'place');
  if (named.some(({ outcome }) => outcome === 'differ')) return true;
  if (named.some(({ outcome }) => outcome === 'agree')) return false;
  return (
    named.some(({ outcome }) => outcome === 'only-a') && named.some(({ outcome }) => outcome === 'only-b')
  );
}

/** Each side names somebody or some place that the other does not. */
function namesOwn(rows: readonly Row[]): boolean {
  const has = (wanted: Row['outcome']) =>
    rows.some(
      ({ dimension, outcome }) => (dimension === 'name' || dimension === 'place') && outcome === wanted,
    );
  return has('only-a') && has('only-b');
}

/**
 * Two days of which one or both cannot be placed, "Monday" and "Friday": what else differs may differ with them.
 */
export function isOfOtherDays(rows: readonly Row[], unplaced: 'one' | 'both'): boolean {
  const isOpen = (value: string | undefined) => value === undefined || value === 'open';
  return rows.some(({ dimension, outcome, a, b, valueA, valueB }) => {
    if (dimension !== 'date' || outcome !== 'unknown') return false;
    const count = [valueA, valueB].filter(isOpen).length;
    return count >= (unplaced === 'both' ? 2 : 1) && a?.text.toLowerCase() !== b?.text.toLowerCase();
  });
}

/**
 * In how many ways the two claims stand apart; a conflict is one thing said in two ways, not two things. That
 * one figure rose and the other fell belongs to the figures.
 */
function countDifferences(rows: readonly Row[]): number {
  const bases = new Set<string>();
  for (const { outcome, strength, basis } of rows)
    if (outcome === 'differ' && strength === 'hard') bases.add(basis);
  const isTurned = rows.some(
    ({ dimension, outcome, axis, isAside }) =>
      dimension === 'negation' &&
      !(isAside && axis === 'begin-end') &&
      (outcome === 'differ' || outcome === 'only-a' || outcome === 'only-b') &&
      !(axis === 'rise-fall' && bases.has('number')),
  );
  const values = [...bases].filter(
    (basis) => basis !== 'stance' && basis !== 'quality' && basis !== 'assertion',
  );
  return values.length + (isTurned ? 1 : 0);
}

/** Apart from the words in conflict, each side speaks of something that the other doesn't: bread here, milk there. */
function speaksOfOther(a: View, b: View, row: Row): boolean {
  const inConflict = new Set(
    [row.a, row.b].flatMap((words) => tokensOf(words?.text ?? '')).map(({ stem }) => meaningOf(stem)),
  );
  const hasOwn = (view: View, other: View) =>
    [...view.topic.keys()].some((meaning) => !other.topic.has(meaning) && !inConflict.has(meaning));
  return hasOwn(a, b) && hasOwn(b, a);
}

/**
 * The rows that stand against each other and for which the likeness suffices. Claims that stand apart in more
 * than one way (another day and another number), or that name others besides, tell of two events: none.
 */
export function findConflicts(a: View, b: View, rows: readonly Row[], point: number): readonly Row[] {
  const differing = rows.filter(({ outcome, strength }) => outcome === 'differ' && strength === 'hard');
  if (countDifferences(rows) > 1) return [];
  const isApart = namesOthers(rows) || isOfOtherDays(rows, 'one');
  return differing.filter((row) => {
    if (point < (row.isRival ? thresholds.point.rival : likenessFor[row.basis])) return false;
    if (row.basis === 'stance' || row.isWhole || newerSide(a, b, row) !== null) return true;
    const isOfNames = row.basis === 'name' || row.basis === 'place';
    if (!isOfNames && point < thresholds.point.named && namesOwn(rows)) return false;
    return (isOfNames || !isApart) && (point >= thresholds.point.parted || !speaksOfOther(a, b, row));
  });
}
