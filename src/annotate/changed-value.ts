import type { DateReading, NameReading, PolarityReading, Quantity, Reading } from '../contract/reading.ts';
import { readingOf } from '../features/index.ts';
import { tokensOf } from '../text/stems.ts';

/**
 * True where one wording of a statement became another that says something else: a number, date or unit of the first
 * is not in the second, a name gave way to another, or a negation or an opposite came in or went. What was only added
 * changes no value, but for a negation.
 * @param language BCP 47; null is read as English
 */
export function hasChangedValue(before: string, after: string, language: string | null): boolean {
  const [was, is] = [read(before, language), read(after, language)];
  return (
    was.quantities.some((quantity) => !is.quantities.some((other) => isSameQuantity(quantity, other))) ||
    areDatesReplaced(was.dates, is.dates) ||
    areNamesReplaced(was.names, is.names) ||
    isTurned(was.polarity, is.polarity) ||
    isReplaced(otherFigures(before, was), otherFigures(after, is))
  );
}

const read = (text: string, language: string | null): Reading =>
  readingOf({ text, start: 0, end: text.length }, { publishedAt: null, language });

/** What is counted may be called otherwise ("people", "persons"); a measure or a currency may not. */
const isSameQuantity = (a: Quantity, b: Quantity) =>
  a.low === b.low && a.high === b.high && a.kind === b.kind && (a.kind === 'count' || a.unit === b.unit);

/**
 * A date of the first is not in the second. One that names other parts ("9 May" and "Friday") may be the same, but
 * only where it stands for no other date already.
 */
function areDatesReplaced(before: readonly DateReading[], after: readonly DateReading[]): boolean {
  const isMet = (date: DateReading, others: readonly DateReading[]) =>
    others.some((other) => isSameDate(date, other));
  const free = after.filter((date) => !isMet(date, before));
  return before.some((date) => !isMet(date, after) && !free.some((other) => mayBeSameDate(date, other)));
}

/** Of a date more or less may be told: "on Thursday, 12 March" is also "on 12 March". */
function isSameDate(a: DateReading, b: DateReading): boolean {
  if (a.minutes !== null || b.minutes !== null) return a.minutes === b.minutes;
  const isPlaced = a.from !== null || a.to !== null;
  if (isPlaced && a.from === b.from && a.to === b.to) return true;
  const known = telling(b.printed);
  return telling(a.printed).some((part) => known.includes(part)) && mayBeSameDate(a, b);
}

function mayBeSameDate(a: DateReading, b: DateReading): boolean {
  const [x, y] = [telling(a.printed), telling(b.printed)];
  return (
    (a.minutes === null) === (b.minutes === null) && !isReplaced(withinDetailOf(x, y), withinDetailOf(y, x))
  );
}

/** A weekday or a year that only one of two dates gives sets them apart no more than a missing one. */
function withinDetailOf(date: readonly string[], other: readonly string[]): string[] {
  const left = [/^(?:mon|tue|wed|thu|fri|sat|sun)/, /^\d{4}$/].filter(
    (part) => !other.some((one) => part.test(one)),
  );
  return date.filter((one) => !left.some((part) => part.test(one)));
}

/** Each of the two has something that the other has not. */
function isReplaced(before: readonly string[], after: readonly string[]): boolean {
  return before.some((one) => !after.includes(one)) && after.some((one) => !before.includes(one));
}

/** Stop words on which a date hangs ("this week", "one month ago"), or a name. */
const tellingStops = /^(?:May|[Tt]his|[Oo]ne)$/;

const telling = (printed: string) =>
  tokensOf(printed)
    .filter((token) => !token.isStop || tellingStops.test(token.printed))
    .map(({ stem }) => stem);

function areNamesReplaced(before: readonly NameReading[], after: readonly NameReading[]): boolean {
  const isNew = (name: NameReading, others: readonly NameReading[]) =>
    !others.some(
      ({ key, printed }) => key === name.key || !isReplaced(telling(printed), telling(name.printed)),
    );
  return before.some((name) => isNew(name, after)) && after.some((name) => isNew(name, before));
}

/** By axis the side that is taken, and how often a bare negation stands. */
function isTurned(before: readonly PolarityReading[], after: readonly PolarityReading[]): boolean {
  const count = (all: readonly PolarityReading[], kind: PolarityReading['kind']) =>
    all.filter((item) => item.kind === kind).length;
  const stances = after.filter(({ kind }) => kind === 'stance');
  const isOpposed = ({ axis, sign }: PolarityReading) =>
    stances.some((other) => other.axis === axis) &&
    !stances.some((other) => other.axis === axis && other.sign === sign);
  return (
    count(before, 'negation') % 2 !== count(after, 'negation') % 2 ||
    count(before, 'doubt') > 0 !== count(after, 'doubt') > 0 ||
    before.some((item) => item.kind === 'stance' && isOpposed(item))
  );
}

/** Figures that the reading takes for no quantity and no date: "section 12b", "the A320". */
function otherFigures(text: string, { quantities, dates }: Reading): string[] {
  const known = [...quantities, ...dates];
  return tokensOf(text)
    .filter(({ start, end }) => !known.some((one) => start < one.end && end > one.start))
    .map(({ stem }) => stem)
    .filter((stem) => /\d/.test(stem));
}
