import { readDates } from '../features/dates.ts';
import { isName, readByLine, readNameWithPaper, readSignature } from './by-line.ts';
import { type Moment, momentAt, readMoment, readOffset } from './moment.ts';
import { findPrintedDay } from './printed-day.ts';

/** What the lines at the top of an article print of it, in English and the larger European languages. */
export interface PrintedDetails {
  readonly author: string | null;
  /** To the day where the time stands without its zone. */
  readonly published: Moment | null;
  readonly updated: Moment | null;
  /** Days of publication in figures that could mean two: "5/6/2026". */
  readonly unread: readonly string[];
}

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
const dateLabel =
  '(?<label>date|(?:first |originally )?published|posted|(?:last )?(?:updated|modified))(?: on| at)?:?';
const aroundDate = new RegExp(`^(?:${dateLabel})?(?: ?(?:on|at))?$`, 'i');
const beforeInstant = new RegExp(`^${dateLabel} `, 'i');
const betweenDateAndTime = /^ ?(?:,|at|,? ?[|·•–-])? ?(?:at )?$/i;
const betweenTimeAndDate = /^ ?\(?(?<zone>Z|[A-Z]{3,4})?\)?,? (?:on )?$/;
const zoneName = /^ ?\(?(?<zone>Z|[A-Z]{3,4}|(?:UTC|GMT)? ?[+-]\d\d?:?(?:\d\d)?)?\)?$/;
/** Which paper it was, behind the date. */
const publishedBy = /(?<=\d) (?:by|in) (?:the )?\p{Lu}.*$/u;
const unreadDay = new RegExp(
  `^(?:${dateLabel} ?)?(?<day>\\d{1,2}([./-])\\d{1,2}\\3(?:\\d\\d)?\\d\\d)(?:,? \\d\\d?[:.]\\d\\d.{0,12})?$`,
  'i',
);

interface Printed {
  readonly kind: 'published' | 'updated' | 'plain';
  readonly moment: Moment;
}

/** True for a line that gives nothing but the author or the date, or both; a day that could be two is one, too. */
export function isDetailsLine(line: string): boolean {
  return (
    line.length <= 160 &&
    (partsOf(line).some(
      (part) => readByLine(part) !== null || readDate(part, null) !== null || readUnreadDay(part) !== null,
    ) ||
      readByLine(restOfDay(line) ?? '') !== null)
  );
}

/**
 * Author and date from the lines between headline and text. What is not plainly printed is null: two authors'
 * lines or two dates without a word that tells which is which say nothing, and the day of a change is no day of
 * publication.
 * @param language of the text, as BCP 47, for "5/6/2026"
 */
export function readPrintedDetails(lines: readonly string[], language: string | null = null): PrintedDetails {
  const parts = lines.filter((line) => line.length <= 160).flatMap(partsOf);
  const known = (found: readonly (string | null)[]) => new Set(found.filter((author) => author !== null));
  const datesOfParts = parts.map((part) => readDate(part, language));
  const first = parts.find((part, index) => readByLine(part) === null && datesOfParts[index] === null);
  // What stands beside a date can be a paper: a name that is announced goes before it.
  const authors = [
    known(parts.map(readByLine)),
    known(lines.map(readNameBesideDate)),
    known([
      first === undefined ? null : readNameWithPaper(first),
      ...parts.map((_, index) => readSignature(parts, index)),
    ]),
  ].find(({ size }) => size > 0);
  const dates = [...datesOfParts, ...lines.map(readDateBesideName)].filter((date) => date !== null);
  const only = (wanted: Printed['kind']) => {
    const moments = new Map(
      dates.filter(({ kind }) => kind === wanted).map(({ moment }) => [moment.at, moment] as const),
    );
    return moments.size === 1 ? [...moments.values()][0]! : null;
  };
  const hasLabel = dates.some(({ kind }) => kind === 'published');
  return {
    author: authors?.size === 1 ? [...authors][0]! : null,
    published: only(hasLabel ? 'published' : 'plain'),
    updated: only('updated'),
    unread: parts
      .filter((_, index) => datesOfParts[index] === null)
      .flatMap((part) => readUnreadDay(part) ?? []),
  };
}

/** "4 March 2026 · 21:30 CET" is one part. */
const beforeTime = /(?<=\b\d{4})\s+[|·•–—]\s+(?=\d{1,2}[:.]\d\d\b)/;

function partsOf(line: string): string[] {
  return line
    .replace(beforeTime, ', ')
    .split(/\s+[|·•–—/]\s+|\s*[|·•]\s*/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

/**
 * "11.12.2019 - Ada Lind", "By Ada Lind, 11 December 2019": a name alone where the rest of the line is its date. "By"
 * can have a place beside it.
 */
function readNameBesideDate(line: string): string | null {
  const [name, other, ...more] = partsBesideDay(line);
  if (name === undefined || more.length > 0) return null;
  if (other !== undefined)
    return (isPlace(other) ? readByLine(name) : null) ?? (isPlace(name) ? readByLine(other) : null);
  return readByLine(name) ?? (isName(name) && !namesDay.test(name) ? name : null);
}

const isPlace = (text: string) => /^\p{Lu}[\p{L}’']+(?: \p{Lu}[\p{L}’']+){0,2}$/u.test(text);

/** The one part of a line besides its date and time. */
function restOfDay(line: string): string | null {
  const [part, ...more] = partsBesideDay(line);
  return part !== undefined && more.length === 0 ? part : null;
}

/** The parts of a line besides its date and time; none where it prints no day. */
function partsBesideDay(line: string): string[] {
  if (line.length > 100) return [];
  const day = findPrintedDay(line, null);
  if (!day) return [];
  const rest = `${line.slice(0, day.start)}|${line.slice(day.end)}`.replace(clockTime, '|');
  return rest
    .split(/[|,·•–—-]|\s{2,}/u)
    .map((part) => part.trim())
    .filter(Boolean);
}

const readDateBesideName = (line: string): Printed | null => {
  const day = readNameBesideDate(line) === null ? null : findPrintedDay(line, null);
  return day && { kind: 'plain', moment: { at: day.day, zone: null } };
};

const clockTime = /\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?(?:Uhr|h|[AaPp]\.?[Mm]\.?))?/g;
const namesDay = /^(?:last )?(?:updated|published|posted|created|print)|day\b|tag\b/i;

const weekday = /\b(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?\.?,? (?=\p{Lu}|\d)/u;

const readKind = (label: string | undefined): Printed['kind'] =>
  label === undefined ? 'plain' : /updated|modified/i.test(label) ? 'updated' : 'published';

function readDate(line: string, language: string | null): Printed | null {
  if (!/\d/.test(line)) return null;
  const part = line.replace(weekday, '').replace(publishedBy, '');
  const labelled = beforeInstant.exec(part);
  const machine = part.slice(labelled?.[0].length ?? 0);
  if (instant.test(machine)) {
    const moment = readMoment(machine);
    return moment && { kind: readKind(labelled?.groups?.label), moment };
  }
  const readings = readDates(part, 0, part.length, null);
  const date = readings.find(({ minutes }) => minutes === null);
  const clock = readings.find(({ minutes }) => minutes !== null);
  if (!date?.from || date.from !== date.to || readings.length > 2) return readForeignDay(part, language);
  const isClockFirst = clock !== undefined && clock.start < date.start;
  const before = aroundDate.exec(part.slice(0, (isClockFirst ? clock : date).start).trim());
  if (!before) return null;
  const kind = readKind(before.groups?.label);
  const day: Printed = { kind, moment: { at: date.from, zone: null } };
  if (clock === undefined) return date.end === part.length ? day : readForeignDay(part, language);
  const zone = isClockFirst
    ? date.end === part.length && betweenTimeAndDate.exec(part.slice(clock.end, date.start))
    : betweenDateAndTime.test(part.slice(date.end, clock.start)) && zoneName.exec(part.slice(clock.end));
  if (!zone) return null;
  const offset = zoneOffset(zone.groups?.zone);
  if (offset === null) return day;
  const [hours, minutes] = [Math.floor(clock.minutes! / 60), clock.minutes! % 60];
  const time = [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
  const moment = momentAt(`${date.from}T${time}`, offset);
  return moment && { kind, moment };
}

/** A day of publication in figures that could mean two, as it is printed. */
function readUnreadDay(line: string): string | null {
  if (!/\d[./-]\d/.test(line)) return null;
  const { label, day } = unreadDay.exec(line.replace(publishedBy, ''))?.groups ?? {};
  return day === undefined || readKind(label) === 'updated' || findPrintedDay(day, null) ? null : day;
}

const around =
  '(?:(?<label>veröffentlicht|erschienen|erstellt|publié|mis en ligne|publicado|pubblicato|gepubliceerd|publisert|publicerad|udgivet|stand|(?<updated>aktualisiert|(?:zuletzt |letzte )?(?:geändert|änderung)|mis à jour|actualizado|aggiornato|bijgewerkt|oppdatert|uppdaterad|opdateret))?(?: (?:am|le|el|il|op|den|em))?:? *)?';
const weekdayName = '(?:[A-Za-zÀ-ʯͰ-\u1fff]{2,12}\\.?,? *)?';
const foreignDay = new RegExp(`^${around}${weekdayName}$`, 'i');
const afterDay =
  /^[\s,|–-]*(?:um|at|à|a las|alle|kl\.?|ore|às)?\s*(?:\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s*(?:uhr|h|hs|\(?(?:utc|mesz?|mez|[a-z]{1,3}t)\)?))?)?$/i;

/** A date of another language alone on its line; to the day. */
function readForeignDay(line: string, language: string | null): Printed | null {
  const found = findPrintedDay(line, language);
  if (!found || !afterDay.test(line.slice(found.end).trim())) return null;
  const before = foreignDay.exec(line.slice(0, found.start).trim());
  if (!before) return null;
  const { label, updated } = before.groups ?? {};
  const kind = updated ? 'updated' : label ? 'published' : 'plain';
  return { kind, moment: { at: found.day, zone: null } };
}

/** In minutes; null for a zone that is not printed or means several. */
function zoneOffset(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (Object.hasOwn(zones, zone)) return zones[zone]!;
  return readOffset(zone.replace(/^(?:UTC|GMT) ?/, ''));
}
