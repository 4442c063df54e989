/** A day, or an instant with the clock it was printed by. */
export interface Moment {
  /** A day, or an instant in UTC. */
  readonly at: string;
  /** The clock's offset from UTC, "+02:00"; null for a day. */
  readonly zone: string | null;
}

const isoTime =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,:]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)$/i;

/**
 * A time as machines write it: ISO 8601, the same without marks, RFC 5322, or seconds or milliseconds since 1970. A
 * day stays a day; a time without its zone is only known to the day. Null for anything else.
 */
export function readMoment(text: string | null | undefined): Moment | null {
  const line = (text ?? '').slice(0, longestTime).trim();
  if (/^1\d{9}(?:\d{3})?$/.test(line)) return momentSince1970(Number(line.padEnd(13, '0')));
  const iso = line
    .replace(
      /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(?=\D|$)/,
      (_, y, m, d, hours, minutes, seconds = '00') =>
        hours === undefined ? `${y}-${m}-${d}` : `${y}-${m}-${d}T${hours}:${minutes}:${seconds}`,
    )
    .replace(/^(\d{4})\/(\d\d)\/(\d\d)/, '$1-$2-$3');
  const day = /^\d{4}-\d\d-\d\d(?![\d-])/.exec(iso)?.[0];
  if (day === undefined) return readMailTime(line);
  if (!isDay(day)) return null;
  const [, , clock, zone] = isoTime.exec(iso) ?? [];
  return toMoment(day, clock, zone);
}

/** Of what is longer nothing is a time. */
const longestTime = 100;

function toMoment(day: string, clock: string | undefined, zone: string | undefined): Moment | null {
  const offset = zone === undefined ? null : readOffset(zone.replace(/^(?:UTC?|GMT)$/i, 'Z'));
  return clock === undefined || offset === null
    ? { at: day, zone: null }
    : momentAt(`${day}T${clock}`, offset);
}

const momentSince1970 = (milliseconds: number): Moment => ({
  at: new Date(milliseconds).toISOString(),
  zone: formatOffset(0),
});

const mailMonths = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** The clocks that RFC 822 names, in hours; other names are known to the day only. */
const mailZones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
};
const mailTime =
  /^\s*(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4}|\d\d)(?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*([+-]\d{4}|[+-]\d\d:\d\d|[a-z]{1,4})?)?/i;

/** A time as e-mail, RSS and HTTP write it (RFC 5322, 3.3, and the forms before it). Null for anything else. */
function readMailTime(text: string): Moment | null {
  const [, day, monthName, year, hours, minutes, seconds = '00', zone] = mailTime.exec(text) ?? [];
  const month = mailMonths.indexOf(monthName?.toLowerCase() ?? '') + 1;
  if (!day || !year || month === 0) return null;
  // RFC 5322, 4.3: two figures below 50 are of this century.
  const century = year.length === 4 ? '' : Number(year) < 50 ? '20' : '19';
  const date = `${century}${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(date)) return null;
  const named = mailZones[zone?.toLowerCase() ?? ''];
  const offset = zone === undefined ? null : named === undefined ? readOffset(zone) : named * 60;
  const local = `${date}T${hours?.padStart(2, '0')}:${minutes}:${seconds}`;
  return (
    (hours === undefined || offset === null ? null : momentAt(local, offset)) ?? { at: date, zone: null }
  );
}

/** @param local ISO 8601 without zone @param offset of that clock from UTC, in minutes; null where there is no such time */
export function momentAt(local: string, offset: number): Moment | null {
  const time = Date.parse(`${local}Z`);
  if (Number.isNaN(time)) return null;
  return { at: new Date(time - offset * 60_000).toISOString(), zone: formatOffset(offset) };
}

/** "+02:00", "+0200", "+02" and "Z" in minutes; null for an offset that no clock has. */
export function readOffset(zone: string): number | null {
  if (/^z$/i.test(zone)) return 0;
  const figures = /^([+-])(\d\d?):?(\d\d)?$/.exec(zone);
  if (!figures) return null;
  const minutes = Number(figures[2]) * 60 + Number(figures[3] ?? 0);
  // Kiribati's clocks are 14 hours ahead; none are further.
  if (minutes > 14 * 60 || Number(figures[3] ?? 0) > 59) return null;
  return figures[1] === '-' ? -minutes : minutes;
}

function formatOffset(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** A day of the calendar: false for the 30th of February. */
export function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
