import type { DateReading } from '../contract/reading.ts';
import { namesMonthOnly, readDates } from '../features/dates.ts';
import { eventMeanings, phaseMeanings } from '../features/synonyms.ts';
import type { Row } from './row.ts';
import { type View, wordsAt } from './side.ts';
import { thresholds } from './thresholds.ts';

/** Any day will do: dates that hang on the same unknown day still lie before or after each other. */
const sharedReference = '2000-07-01';

const isOpen = (date: DateReading) => date.from === null && date.to === null && date.minutes === null;
const isDay = (date: DateReading) => date.from !== null && date.from === date.to;
/** "as of 3 April" says when it was counted, not when it happened; "after 3 p.m." leaves a side open. */
const isLoose = (view: View, date: DateReading) =>
  /\b(?:as of|as at|since|after|before|until|till|by)(?: (?:early|late|mid|the end of))?[ -]$/i.test(
    view.passage.text.slice(0, date.start),
  ) && !isNearly(view, date);
/** "shortly before 6 am" is no bound, but nearly the time. */
const isNearly = (view: View, date: DateReading) =>
  /\b(?:shortly|just|soon|moments|minutes) (?:before|after) $/i.test(view.passage.text.slice(0, date.start));
/** What happens, where a side tells it in a word: a date of the arrest is no date of the trial. */
const tellsOtherEvents = (a: View, b: View) =>
  [eventMeanings, phaseMeanings].some((kind) => {
    const [x, y] = [a, b].map((view) =>
      view.meanings.slice(view.from, view.to).filter((meaning) => meaning != null && kind.has(meaning)),
    );
    return x!.length > 0 && y!.length > 0 && !x!.some((meaning) => y!.includes(meaning));
  });
const isAsOf = (view: View, date: DateReading) =>
  /\bas (?:of|at)(?: (?:early|late|mid|the end of))?[ -]$/i.test(view.passage.text.slice(0, date.start));
/** "the 2019 edition", "the 2016 inductees": a bare year that only tells which one, not when it happened. */
const isYearOfName = (view: View, date: DateReading) =>
  /^\d{4}$/.test(date.printed) &&
  /^(?:\d{4})['’]?s? (?!(?:in|on|at|and|or|but|when|while|with|by|to|for|from|after|before|as|was|were|is|are|has|had|the|a|an|of|that|which|who|because|since|until|during|under|over)\b)[\p{L}\d]/u.test(
    view.passage.text.slice(date.start),
  );
const reread = (view: View, date: DateReading, reference: string) =>
  readDates(view.passage.text, date.start, date.end, reference).find(({ start }) => start === date.start) ??
  date;

/**
 * Two open dates made comparable where that needs no knowledge of when they were written: a day and month
 * means the other side's year; dates in one article hang on one day.
 */
function settle(a: View, da: DateReading, b: View, db: DateReading): [DateReading, DateReading] {
  const isOneArticle = a.articleId !== null && a.articleId === b.articleId;
  const canSettle = (date: DateReading) => isOpen(date) && (isOneArticle || namesMonthOnly(date.printed));
  if (isOpen(da) && isOpen(db)) {
    return canSettle(da) && canSettle(db)
      ? [reread(a, da, sharedReference), reread(b, db, sharedReference)]
      : [da, db];
  }
  if (namesMonthOnly(da.printed) && isOpen(da) && isDay(db)) return [reread(a, da, db.from!), db];
  if (namesMonthOnly(db.printed) && isOpen(db) && isDay(da)) return [da, reread(b, db, da.from!)];
  return [da, db];
}

function compareDays(a: DateReading, b: DateReading): 'agree' | 'differ' | 'unknown' {
  if (isOpen(a) || isOpen(b)) return 'unknown';
  // "since Sunday" and "on Sunday" begin alike.
  if (a.from !== null && a.from === b.from && (a.to === null || b.to === null)) return 'agree';
  if (a.to !== null && a.to === b.to && a.from === null && b.from === null) return 'agree';
  const isApart = (x: DateReading, y: DateReading) => x.to !== null && y.from !== null && x.to < y.from;
  if (isApart(a, b) || isApart(b, a)) return 'differ';
  return [a.from, a.to, b.from, b.to].includes(null) ? 'unknown' : 'agree';
}

/** "GMT", "local time": what is printed behind a clock time. */
const zoneOf = (view: View, { end }: DateReading) =>
  /^ ?(GMT|UTC|[A-Z]{1,3}ST|[A-Z]{1,3}DT|CET|ET|local time)\b/.exec(view.passage.text.slice(end))?.[1] ??
  null;

function compareClocks(a: DateReading, b: DateReading): 'agree' | 'differ' | 'unknown' {
  const apart = Math.abs(a.minutes! - b.minutes!);
  const aroundMidnight = Math.min(apart, 1440 - apart);
  if (aroundMidnight <= thresholds.clock.agree) return 'agree';
  return aroundMidnight >= thresholds.clock.differ ? 'differ' : 'unknown';
}

function showDays(date: DateReading): string {
  if (isOpen(date)) return 'open';
  if (date.from === date.to) return date.from!;
  return `${date.from ?? 'up'} to ${date.to ?? 'later'}`;
}

function compareKind(a: View, b: View, isClock: boolean): Row[] {
  const ofKind = (view: View) => view.reading.dates.filter(({ minutes }) => (minutes !== null) === isClock);
  const [datesA, datesB] = [ofKind(a), ofKind(b)];
  const pairs = datesA.flatMap((da) =>
    datesB.map((db) => {
      const [x, y] = isClock ? [da, db] : settle(a, da, b, db);
      const isSameZone = zoneOf(a, da) === zoneOf(b, db);
      const outcome = !isClock ? compareDays(x, y) : isSameZone ? compareClocks(x, y) : 'unknown';
      return { da, db, x, y, outcome };
    }),
  );
  const common = { dimension: 'date', basis: 'date' } as const;
  const best = pairs.find(({ outcome }) => outcome === 'agree') ?? pairs[0];
  if (best === undefined) {
    return [
      ...datesA.map(
        (date): Row => ({ ...common, outcome: 'only-a', a: wordsAt(a, date), b: null, strength: 'soft' }),
      ),
      ...datesB.map(
        (date): Row => ({ ...common, outcome: 'only-b', a: null, b: wordsAt(b, date), strength: 'soft' }),
      ),
    ];
  }
  // With several dates on a side, which belongs to which event is a guess: none of them decides.
  const isBound = isClock ? isLoose : isAsOf;
  const isGuess =
    pairs.length > 1 ||
    isBound(a, best.da) ||
    isBound(b, best.db) ||
    (!isClock && (isYearOfName(a, best.da) || isYearOfName(b, best.db)));
  const isOtherEvent = best.outcome === 'differ' && !isClock && (isGuess || tellsOtherEvents(a, b));
  const outcome = best.outcome === 'differ' && isGuess ? 'unknown' : best.outcome;
  // Settled on a day that nobody knows, the values would be made up.
  const isShown = !isClock && !(isOpen(best.da) && isOpen(best.db));
  const values = isShown ? { valueA: showDays(best.x), valueB: showDays(best.y) } : {};
  return [
    {
      ...common,
      outcome,
      a: wordsAt(a, best.da),
      b: wordsAt(b, best.db),
      strength: outcome === 'unknown' || isOtherEvent ? 'soft' : 'hard',
      ...(isOtherEvent && { isOtherEvent }),
      ...values,
    },
  ];
}

/** "by noon", "as of 4 p.m.": up to when it was counted. */
const isCountedTo = ({ passage }: View, { start, minutes }: DateReading) =>
  minutes !== null && /\b(?:as of|as at|by|until|till|up to) $/i.test(passage.text.slice(0, start));

/** The one day that a side speaks of, else that of its publication. */
function dayOf({ reading, publishedAt }: View): string | null {
  const [day, ...others] = reading.dates.filter(({ minutes }) => minutes === null);
  if (day === undefined) return publishedAt?.slice(0, 10) ?? null;
  return others.length === 0 && isDay(day) ? day.from : null;
}

/** The side that counts up to a later hour of the same day; null where the hours don't tell. */
export function laterCounted(a: View, b: View): 'a' | 'b' | null {
  const [clocksA, clocksB] = [a, b].map(({ reading }) =>
    reading.dates.filter(({ minutes }) => minutes !== null),
  );
  const [x, y] = [clocksA![0], clocksB![0]];
  if (x === undefined || y === undefined || clocksA!.length + clocksB!.length > 2) return null;
  const isOneDay = dayOf(a) !== null && dayOf(a) === dayOf(b);
  if (!isOneDay || zoneOf(a, x) !== zoneOf(b, y) || !(isCountedTo(a, x) || isCountedTo(b, y))) return null;
  return x.minutes === y.minutes ? null : x.minutes! > y.minutes! ? 'a' : 'b';
}

/** Rows for days and for clock times: disjoint ones differ, overlapping ones agree, open ones are unknown. */
export function compareDates(a: View, b: View): Row[] {
  return [...compareKind(a, b, false), ...compareKind(a, b, true)];
}
