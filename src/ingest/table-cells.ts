import { type Moment, momentAt, readMoment } from './moment.ts';
import { readPrintedDetails } from './printed-details.ts';

/**
 * A time as tables have it. Day and month as figures only where they cannot be confused: with full stops the day
 * comes first everywhere, with strokes only a number above 12 tells. Null for anything else.
 */
export function readCellTime(cell: string): Moment | null {
  const text = cell.trim();
  if (text === '' || text.length > 80) return null;
  return readMoment(text) ?? readFigures(text) ?? readSeconds(text) ?? readPrinted(text);
}

function readFigures(text: string): Moment | null {
  const [, year, yearMonth, yearDay] = /^(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)/.exec(text) ?? [];
  if (year) return readDay(year, yearMonth!, yearDay!);
  const [, first, sign, second, last] = /^(\d\d?)([./-])(\d\d?)\2(\d{4})(?!\d)/.exec(text) ?? [];
  if (!first) return null;
  if (sign === '.' || Number(first) > 12 || first === second) return readDay(last!, second!, first);
  return Number(second) > 12 ? readDay(last!, first, second!) : null;
}

const readDay = (year: string, month: string, day: string) =>
  readMoment(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);

/** Seconds or milliseconds since 1970, as databases write them. */
function readSeconds(text: string): Moment | null {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return null;
  const time = new Date(text.length === 10 ? Number(text) * 1000 : Number(text));
  return momentAt(time.toISOString().slice(0, 19), 0);
}

const readPrinted = (text: string) => readPrintedDetails([text]).published;

/** A web address; null for anything else. */
export function readCellAddress(cell: string): string | null {
  const text = cell.trim();
  const address = /^www\.[^\s/]+\.\S+$/i.test(text) ? `https://${text}` : text;
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) return null;
  return new URL(address).href;
}

/** BCP 47; null for anything else. */
export function readCellLanguage(cell: string): string | null {
  const text = cell.trim().replace('_', '-');
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(text) ? text : null;
}
