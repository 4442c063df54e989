/** Days and instants as editors read and write them; always UTC. */

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** `14 Mar 2026`, or `14 Mar 2026, 21:40 UTC` where the time is known; a dash for null. */
export function formatDate(date: string | null): string {
  if (date === null) return '–';
  const instant = new Date(date);
  return date.includes('T') ? `${day.format(instant)}, ${clock.format(instant)} UTC` : day.format(instant);
}

const written =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/**
 * Reads a day (`2026-03-14`) or a day with a time (`2026-03-14 21:40`, in UTC unless an offset such as
 * `+01:00` follows). Gives the contract's form: the day, or the instant in UTC; null for empty text;
 * undefined for anything else, days that don't exist included.
 */
export function parseDate(text: string): string | null | undefined {
  const trimmed = text.trim();
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
