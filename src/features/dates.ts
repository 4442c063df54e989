import type { DateReading } from '../contract/reading.ts';

const monthNames = [
  'jan(?:uary|\\.)?',
  'feb(?:ruary|\\.)?',
  'mar(?:ch|\\.)?',
  'apr(?:il|\\.)?',
  'may',
  'june?\\.?',
  'july?\\.?',
  'aug(?:ust|\\.)?',
  'sept?(?:ember|\\.)?',
  'oct(?:ober|\\.)?',
  'nov(?:ember|\\.)?',
  'dec(?:ember|\\.)?',
];
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const counts = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

const month = `(?<month>${monthNames.join('|')})(?![a-z])`;
const day = '(?<day>0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?(?![\\d:%])';
const year = '(?<year>(?:1[89]|20)\\d\\d)(?![\\d%]|[.,]\\d)';
const weekday = `(?<weekday>${weekdays.join('|')})`;

/** Inclusive days since 1970-01-01; null leaves that side open. */
type Days = readonly [number | null, number | null];
type Parts = Record<string, string | undefined>;
/** Reads a match against the publication day; null where that day is needed and unknown. */
type Resolve = (parts: Parts, published: number | null, isAhead: boolean) => Days | null;

const dayMs = 86_400_000;
const dayNumber = (y: number, m: number, d: number) => Date.UTC(y, m, d) / dayMs;
const yearOf = (days: number) => new Date(days * dayMs).getUTCFullYear();
const monthOf = (days: number) => new Date(days * dayMs).getUTCMonth();
const weekdayOf = (days: number) => new Date(days * dayMs).getUTCDay();
const isoDay = (days: number) => new Date(days * dayMs).toISOString().slice(0, 10);
const monthIndex = (name: string) =>
  monthNames.findIndex((pattern) => new RegExp(`^(?:${pattern})$`, 'i').test(name));
const wholeMonth = (y: number, m: number): Days => [dayNumber(y, m, 1), dayNumber(y, m + 1, 0)];
const countOf = (printed: string) =>
  /^\d+$/.test(printed)
    ? Number(printed)
    : printed.toLowerCase() === 'a'
      ? 1
      : counts.indexOf(printed.toLowerCase());

/** Without a printed year: the one that brings the date nearest to the publication day. */
function nearestYear(published: number, m: number, d: number): number {
  const y = yearOf(published);
  const distance = (candidate: number) => Math.abs(dayNumber(candidate, m, d) - published);
  return [y - 1, y, y + 1].reduce((best, candidate) =>
    distance(candidate) < distance(best) ? candidate : best,
  );
}

const resolveCalendarDay: Resolve = ({ month: name, day: d, year: y }, published) => {
  const m = monthIndex(name!);
  if (y === undefined && published === null) return null;
  const known = y === undefined ? nearestYear(published!, m, Number(d ?? 15)) : Number(y);
  if (d === undefined) return wholeMonth(known, m);
  const at = dayNumber(known, m, Number(d));
  return monthOf(at) === m ? [at, at] : null;
};

const resolveWeekday: Resolve = ({ weekday: name, which }, published, isAhead) => {
  if (published === null) return null;
  const forward = (weekdays.indexOf(name!.toLowerCase()) - weekdayOf(published) + 7) % 7;
  const side = which?.toLowerCase().trim();
  let offset = isAhead ? forward : (forward - 7) % 7;
  if (side === 'next') offset = forward || 7;
  if (side === 'last') offset = (forward || 7) - 7 || -7;
  return [published + offset, published + offset];
};

const resolveNamedPeriod: Resolve = ({ which, period }, published) => {
  if (published === null) return null;
  const side = which!.toLowerCase();
  const shift = side.startsWith('last') || side.startsWith('past') ? -1 : side.startsWith('next') ? 1 : 0;
  const clip = ([from, to]: Days): Days =>
    side.startsWith('earlier') ? [from, published] : side.startsWith('later') ? [published, to] : [from, to];
  if (period!.toLowerCase() === 'year')
    return clip([dayNumber(yearOf(published) + shift, 0, 1), dayNumber(yearOf(published) + shift, 11, 31)]);
  if (period!.toLowerCase() === 'month')
    return clip(wholeMonth(yearOf(published), monthOf(published) + shift));
  const monday = published - ((weekdayOf(published) + 6) % 7) + shift * 7;
  return clip([monday, monday + 6]);
};

const resolveNearDay: Resolve = ({ near }, published) => {
  if (published === null) return null;
  const word = near!.toLowerCase();
  const at = published + (word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : 0);
  return [at, at];
};

/** "two weeks ago" is as exact as its unit: a week either way for weeks, the month for months. */
const resolveAgo: Resolve = ({ count, unit }, published) => {
  const n = countOf(count!);
  if (published === null || n < 0) return null;
  const word = unit!.toLowerCase();
  if (word.startsWith('year'))
    return [dayNumber(yearOf(published) - n, 0, 1), dayNumber(yearOf(published) - n, 11, 31)];
  if (word.startsWith('month')) return wholeMonth(yearOf(published), monthOf(published) - n);
  const at = published - n * (word.startsWith('week') ? 7 : 1);
  return word.startsWith('week') ? [at - 3, at + 3] : [at, at];
};

const resolveCentury: Resolve = ({ century }) => {
  const first = (Number(century) - 1) * 100 + 1;
  return [dayNumber(first, 0, 1), dayNumber(first + 99, 11, 31)];
};

/** "2017-18" and "2017 to 2019" from the first day to the last. */
const resolveYears: Resolve = ({ year: y, last }) => {
  const end = last!.length === 2 ? `${y!.slice(0, 2)}${last}` : last!;
  return Number(end) < Number(y) ? null : [dayNumber(Number(y), 0, 1), dayNumber(Number(end), 11, 31)];
};

const seasons = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };
/** Three months with one more on either side, because seasons begin when writers feel them to. */
const resolveSeason: Resolve = ({ season, year: y }) => {
  const first = seasons[season!.toLowerCase() as keyof typeof seasons];
  return [dayNumber(Number(y), first - 2, 1), dayNumber(Number(y), first + 3, 0)];
};

const resolveYear: Resolve = ({ year: y }) => [dayNumber(Number(y), 0, 1), dayNumber(Number(y), 11, 31)];

/** The order matters: the first pattern that fits at a place takes it. */
const patterns: readonly (readonly [string, Resolve])[] = [
  [
    '(?<iso>\\d{4}-\\d\\d-\\d\\d)(?!\\d)',
    ({ iso }) => {
      const at = Date.parse(`${iso}T00:00:00Z`) / dayMs;
      return Number.isNaN(at) ? null : [at, at];
    },
  ],
  [`(?:(?:${weekdays.join('|')}),? )?${month} ${day}(?: ?,? ${year})?`, resolveCalendarDay],
  [`(?:(?:${weekdays.join('|')}),? )?${day} (?:of )?${month}(?: ?,? ${year})?`, resolveCalendarDay],
  [`${month},? (?:of )?${year}`, resolveCalendarDay],
  [
    `(?<=\\b(?:in|of|since|by|until|last|next|this|early|late|mid|during|before|after|from)[ -])${month}(?! \\d)`,
    resolveCalendarDay,
  ],
  [`(?:(?<which>last|next|this) )?${weekday}`, resolveWeekday],
  ['(?<near>today|tonight|yesterday|tomorrow)', resolveNearDay],
  ['(?<which>(?:earlier |later )?this|last|past|next) (?<period>week|month|year)(?!-)', resolveNamedPeriod],
  [`(?<count>\\d+|a|${counts.slice(1).join('|')}) (?<unit>days?|weeks?|months?|years?) ago`, resolveAgo],
  [`(?:between |from )?${year}(?:[-–]| to | and )(?<last>\\d\\d(?:\\d\\d)?)(?!\\d)`, resolveYears],
  [`(?<season>spring|summer|autumn|fall|winter) (?:of )?${year}`, resolveSeason],
  ['(?<century>1?\\d|2[01])(?:st|nd|rd|th)[ -]century', resolveCentury],
  [
    `(?<!\\b(?:than|nearly|almost|about|around|over|under|least|most|some|to|roughly|approximately) |[$£€¥#])${year}(?! ?%| \\p{L}*s\\b| (?:people|men|women|children|police|feet|foot|ft|km|kg|cm|mm|mw|gw|ha|lb)\\b)`,
    resolveYear,
  ],
];
const compiled = patterns.map(([source, resolve]) => ({
  pattern: new RegExp(`(?<![\\w-])${source}(?![\\w])`, 'giu'),
  resolve,
}));

const clock =
  /(?<![\d:.$£€])(?:(1[0-2]|0?[1-9])(?:[:.]([0-5]\d))? ?([ap])\.? ?m\b\.?|([01]?\d|2[0-3]):([0-5]\d)(?![\d:])|\b(noon|midnight)\b)/giu;
const aheadCue =
  /\b(?:will|would|shall|set to|due to|scheduled|plans?|planned|expected|going to|to be|upcoming|next)\b[^.;]*$/i;
const openBefore = /\b(since|after|from|before|until|till|by)(?: (?:early|late|mid|the end of))?[ -]$/i;

function minutesOf(match: RegExpExecArray | RegExpMatchArray): number {
  const [, hour, minute, half, fullHour, fullMinute, word] = match;
  if (word !== undefined) return word.toLowerCase() === 'noon' ? 720 : 0;
  if (fullHour !== undefined) return Number(fullHour) * 60 + Number(fullMinute);
  return (Number(hour) % 12) * 60 + Number(minute ?? 0) + (half!.toLowerCase() === 'p' ? 720 : 0);
}

/** A night belongs to two days: "Monday night", "the night to Tuesday". */
function withNight([first, last]: Days, text: string, from: number, to: number): Days {
  if (first === null || first !== last) return [first, last];
  if (/\bnight (?:to|into|of) $/i.test(text.slice(0, from))) return [first - 1, last];
  return /^(?:['’]s)? night\b/.test(text.slice(to)) ? [first, last + 1] : [first, last];
}

/**
 * The dates and clock times printed between `start` and `end` of a text, in order. What is said in relation
 * to the day of writing ("Thursday", "last month", "7 December" without a year) is resolved against
 * `publishedAt` and has `from` and `to` null without it. "since" and "after" leave the end open (`to` null),
 * "before", "until" and "by" the beginning. A clock time is an entry of its own, with `minutes`.
 */
export function readDates(
  text: string,
  start: number,
  end: number,
  publishedAt: string | null,
): DateReading[] {
  const published = publishedAt === null ? null : Math.floor(Date.parse(publishedAt.slice(0, 10)) / dayMs);
  const found: DateReading[] = [];
  const isFree = (from: number, to: number) => found.every((other) => to <= other.start || from >= other.end);
  const slice = text.slice(0, end);
  for (const { pattern, resolve } of compiled) {
    pattern.lastIndex = start;
    for (let match = pattern.exec(slice); match !== null; match = pattern.exec(slice)) {
      const from = match.index;
      const to = from + match[0].length;
      const parts = match.groups as Parts;
      const isLowerMonth =
        parts.month !== undefined && /^(?:may|march|mar|dec|sep|oct|nov|jan)$/.test(parts.month);
      if (isLowerMonth || !isFree(from, to)) continue;
      const days = resolve(parts, published, aheadCue.test(text.slice(Math.max(0, from - 80), from)));
      const printedBound = openBefore.exec(text.slice(0, from))?.[1]?.toLowerCase();
      // "by Friday's tornado" sets no bound.
      const bound = printedBound === 'by' && /^['’]s\b/.test(text.slice(to)) ? undefined : printedBound;
      const startsAt = bound !== undefined && /since|after|from/.test(bound);
      const [first, last] = days === null ? [null, null] : withNight(days, text, from, to);
      const end = to + (/^ night\b/.exec(text.slice(to))?.[0].length ?? 0);
      found.push({
        start: from,
        end,
        printed: text.slice(from, end),
        from: first === null || (bound !== undefined && !startsAt) ? null : isoDay(first),
        to: last === null || startsAt ? null : isoDay(last),
        minutes: null,
      });
    }
  }
  clock.lastIndex = 0;
  for (const match of slice.matchAll(clock)) {
    const from = match.index;
    if (from < start || !isFree(from, from + match[0].length)) continue;
    found.push({
      start: from,
      end: from + match[0].length,
      printed: match[0],
      from: null,
      to: null,
      minutes: minutesOf(match),
    });
  }
  return found.sort((x, y) => x.start - y.start);
}

/** True for a date that names its month but no year: it means the same day whatever the year. */
export function namesMonthOnly(printed: string): boolean {
  return new RegExp(`(?:^|[^a-z])${month}`, 'i').test(printed) && !/\d{4}/.test(printed);
}
