import { type DayOrder, findDayOrder } from '../contract/language.ts';
import { type Moment, momentAt, readMoment } from './moment.ts';
import { readPrintedDetails } from './printed-details.ts';

/**
 * A time as tables have it. Null for anything else, and for a day in figures that could be two.
 * @param dayOrder of days that could be two; null: nobody knows
 */
export function readCellTime(cell: string, dayOrder: DayOrder | null = null): Moment | null {
  const text = cell.trim();
  if (text === '' || text.length > 80) return null;
  return readMoment(text) ?? readFigures(text, dayOrder) ?? readSeconds(text) ?? readPrinted(text);
}

/** How a cell writes its day in figures; null where it does not, or in the order of years. */
export function dayOrderOf(cell: string): DayOrder | 'unsettled' | null {
  const [, first, sign, second] = dayInFigures.exec(cell.trim()) ?? [];
  const figures = [Number(first), Number(second)] as const;
  if (!first || figures[0] === figures[1] || Math.min(...figures) > 12) return null;
  return findDayOrder(figures[0], sign!, figures[1], null) ?? 'unsettled';
}

const dayInFigures = /^(\d\d?)([./-])(\d\d?)\2(\d{4})(?!\d)/;

function readFigures(text: string, dayOrder: DayOrder | null): Moment | null {
  const [, year, yearMonth, yearDay] = /^(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)/.exec(text) ?? [];
  if (year) return readDay(year, yearMonth!, yearDay!);
  const [, first, sign, second, last] = dayInFigures.exec(text) ?? [];
  if (!first) return null;
  const order = findDayOrder(Number(first), sign!, Number(second), null) ?? dayOrder;
  return order && (order === 'day first' ? readDay(last!, second!, first) : readDay(last!, first, second!));
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
