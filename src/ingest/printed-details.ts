import { readDates } from '../features/dates.ts';
import { type Moment, momentAt, readMoment, readOffset } from './moment.ts';

/** What the lines at the top of an article print of it. English only. */
export interface PrintedDetails {
  readonly author: string | null;
  /** To the day where the time stands without its zone. */
  readonly published: Moment | null;
  readonly updated: Moment | null;
}

const particle = '(?:de|da|di|del|van|von|der|den|el|al|bin|ibn|la|le|du|dos|ter|ten)';
const namePart = "(?:\\p{Lu}\\.?(?:\\p{Lu}\\.)*|\\p{Lu}[\\p{L}\\p{M}’'-]+\\.?)";
const fullName = `${namePart}(?: (?:${particle} )*${namePart}){1,3}`;
const office =
  "(?:, (?:[\\p{L}’' -]+ )?(?:reporter|correspondent|editor|writer|columnist|contributor|staff|bureau chief)s?)?";
const byLine = new RegExp(
  `^(?:[Bb]y|BY) (?<names>${fullName}(?:(?:, ${fullName})*,? (?:and|&|AND) ${fullName})?)(?:${office})$`,
  'u',
);

/** Offsets from UTC in minutes of the zones whose letters mean one thing only in English newspapers. */
const zones: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  EST: -300,
  EDT: -240,
  PST: -480,
  PDT: -420,
  CET: 60,
  CEST: 120,
};
const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/;
const aroundDate =
  /^(?:(?<label>(?:first |originally )?published|posted|(?:last )?(?:updated|modified))(?: on| at)?:?)?(?: ?(?:on|at))?$/i;
const betweenDateAndTime = /^ ?(?:,|at|,? ?[|·•–-])? ?(?:at )?$/i;
const zoneName = /^ ?\(?(?<zone>Z|[A-Z]{3,4}|(?:UTC|GMT)? ?[+-]\d\d?:?(?:\d\d)?)?\)?$/;

interface Printed {
  readonly kind: 'published' | 'updated' | 'plain';
  readonly moment: Moment;
}

/** True for a line that gives nothing but the author or the date, or both. */
export function isDetailsLine(line: string): boolean {
  return (
    line.length <= 160 && partsOf(line).some((part) => readAuthor(part) !== null || readDate(part) !== null)
  );
}

/**
 * Author and date from the lines between headline and text. What is not plainly printed is null: two authors'
 * lines or two dates without a word that tells which is which say nothing, and the day of a change is no day of
 * publication.
 */
export function readPrintedDetails(lines: readonly string[]): PrintedDetails {
  const parts = lines.filter((line) => line.length <= 160).flatMap(partsOf);
  const authors = new Set(parts.map(readAuthor).filter((author) => author !== null));
  const dates = parts.map(readDate).filter((date) => date !== null);
  const only = (wanted: Printed['kind']) => {
    const moments = new Map(
      dates.filter(({ kind }) => kind === wanted).map(({ moment }) => [moment.at, moment] as const),
    );
    return moments.size === 1 ? [...moments.values()][0]! : null;
  };
  const hasLabel = dates.some(({ kind }) => kind === 'published');
  return {
    author: authors.size === 1 ? [...authors][0]! : null,
    published: only(hasLabel ? 'published' : 'plain'),
    updated: only('updated'),
  };
}

function partsOf(line: string): string[] {
  return line
    .split(/\s+[|·•–—/]\s+|\s*[|·•]\s*/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function readAuthor(part: string): string | null {
  return byLine.exec(part)?.groups?.names?.replace(/ (?:AND|&) /g, ' and ') ?? null;
}

const weekday = /\b(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?\.?,? (?=\p{Lu}|\d)/u;

function readDate(line: string): Printed | null {
  const part = line.replace(weekday, '');
  if (instant.test(part)) {
    const moment = readMoment(part);
    return moment && { kind: 'plain', moment };
  }
  const readings = readDates(part, 0, part.length, null);
  const [date, clock] = readings;
  if (!date?.from || date.from !== date.to || readings.length > 2) return null;
  const before = aroundDate.exec(part.slice(0, date.start).trim());
  if (!before) return null;
  const label = before.groups?.label;
  const kind = label === undefined ? 'plain' : /updated|modified/i.test(label) ? 'updated' : 'published';
  const day: Printed = { kind, moment: { at: date.from, zone: null } };
  if (clock === undefined) return date.end === part.length ? day : null;
  if (clock.minutes === null || !betweenDateAndTime.test(part.slice(date.end, clock.start))) return null;
  const after = zoneName.exec(part.slice(clock.end));
  if (!after) return null;
  const offset = zoneOffset(after.groups?.zone);
  if (offset === null) return day;
  const [hours, minutes] = [Math.floor(clock.minutes / 60), clock.minutes % 60];
  const time = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
  const moment = momentAt(`${date.from}T${time}`, offset);
  return moment && { kind, moment };
}

/** In minutes; null for a zone that is not printed or means several. */
function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (Object.hasOwn(zones, zone)) return zones[zone]!;
  return readOffset(zone.replace(/^(?:UTC|GMT) ?/, ''));
}
