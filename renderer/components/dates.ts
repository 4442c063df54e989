import { findDayOrder } from '../../src/contract/language.ts';
import { perLanguage, say } from '../words/index.ts';

/** Days and instants as editors read and write them; always UTC. */

const days = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
);
const clocks = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }),
);

/** `14 Mar 2026`, or `14 Mar 2026, 21:40 UTC` where the time is known; a dash for null. */
export function formatDate(date: string | null): string {
  if (date === null) return '–';
  const instant = new Date(date);
  const day = days().format(instant);
  return date.includes('T') ? say('components.instant', { day, clock: clocks().format(instant) }) : day;
}

/** `21:40`, from the minutes since midnight. */
export const formatClock = (minutes: number): string => clocks().format(minutes * 60_000);

const written =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** `14 March 2026` and `March 14, 2026`, months whole or cut. */
const spelled = /^(?:(\d{1,2})\.? ([a-z]{3,9})\.?|([a-z]{3,9})\.? (\d{1,2})),? (\d{4})(?=$|[ ,])/i;

/** Behind the day: `9pm`, `2.30 p.m.`, `9:05`, `21.40`; a number alone is no time. */
const spokenTime = /(?<=[ ,T])(\d{1,2})(?:[.:](\d{2}))?(?: ?(?:([ap])\.?m\b\.?)|(?<=[.:]\d{2})(?![\d:.]))/i;

/** `8/3/2026`, `8.3.2026`. */
const inFigures = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?=$|[ ,])/;
const pad = (number: number | string) => String(number).padStart(2, '0');

/** With the day in its place as ISO 8601 writes it; anything else as it is. */
function writeDayAsIso(text: string, language: string | null): string {
  const figures = inFigures.exec(text);
  if (figures) {
    const [day, first, mark, second, year] = figures as unknown as [string, string, string, string, string];
    const order = findDayOrder(Number(first), mark, Number(second), language);
    const iso = order === 'day first' ? [year, pad(second), pad(first)] : [year, pad(first), pad(second)];
    return order ? iso.join('-') + text.slice(day.length) : text;
  }
  return text.replace(spelled, (whole, dayBefore, monthAfter, monthBefore, dayAfter, year) => {
    const month = months.indexOf((monthAfter ?? monthBefore).slice(0, 3).toLowerCase()) + 1;
    return month > 0 ? `${year}-${pad(month)}-${pad(dayBefore ?? dayAfter)}` : whole;
  });
}

/** With the time as ISO 8601 writes it; anything else as it is. */
const writeTimeAsIso = (text: string) =>
  text.replace(spokenTime, (whole, hour, minute = '00', half) => {
    if (!half) return `${pad(hour)}:${minute}`;
    const isOnTheClock = Number(hour) >= 1 && Number(hour) <= 12;
    return isOnTheClock
      ? `${pad((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0))}:${minute}`
      : whole;
  });

/**
 * Reads a day (`2026-03-14`, `14 March 2026`, `March 14, 2026`, `14/3/2026`) or a day with a time (`2026-03-14 21:40`,
 * `14 March 2026, 2.30pm`; in UTC unless an offset such as `+01:00` follows). Gives the contract's form: the day, or the instant in UTC; null for empty text;
 * undefined for anything else, days that don't exist included.
 * @param language BCP 47; where `8/3/2026` could mean two days, how that language writes it decides
 */
export function parseDate(text: string, language: string | null = null): string | null | undefined {
  const trimmed = writeTimeAsIso(writeDayAsIso(text.trim(), language)).replace(/,(?= )/, '');
  if (trimmed === '') return null;
  const [, date, time, zone = 'Z'] = written.exec(trimmed) ?? [];
  if (!date) return undefined;
  const midnight = new Date(`${date}T00:00:00Z`);
  // The engine rolls 31 February over into March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return undefined;
  if (!time) return date;
  const offset = zone.toUpperCase() === 'UTC' ? 'Z' : zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const instant = new Date(`${date}T${time}${offset.toUpperCase()}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

/** The form of a date that `parseDate` reads back as the same one. */
export function writeDate(date: string | null): string {
  if (date === null) return '';
  return date.includes('T') ? date.slice(0, 16).replace('T', ' ') : date;
}
