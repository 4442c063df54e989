import type { DateReading, Quantity } from '../contract/reading.ts';
import { namesMonthOnly, readDates } from '../features/dates.ts';
import { measures } from '../features/lexicon.ts';
import { meaningOf } from '../features/synonyms.ts';
import type { View } from './side.ts';
import { thresholds } from './thresholds.ts';

const measureByUnit = new Map([...measures.values()].map((measure) => [measure.unit, measure]));
/** What a unit measures; a unit that nothing converts to is its own base. */
const baseOf = (unit: string) => measureByUnit.get(unit)?.base ?? unit;
const dayMs = 86_400_000;

/** A number or date as an interval of plain numbers: base units of a measure, days since 1970 of a date. */
export interface Value {
  readonly start: number;
  readonly end: number;
  readonly low: number;
  readonly high: number;
  /** The figure as printed, in base units; the middle of a date. */
  readonly value: number;
  /** The printed bound itself is left out: "more than 40". */
  readonly isStrict: boolean;
  readonly reading: Quantity | DateReading;
}

/**
 * How the claim's value stands to the source's. `equal`: the same interval; `inside`: the source's lies within the claim's and makes it true; `around`: the other way round; `rounded`: one is the
 * other with fewer digits; `overlap`: some values fit both; `touching`: only the bound that one leaves out;
 * `apart`: none does.
 */
export type ValueRelation = 'equal' | 'inside' | 'around' | 'rounded' | 'overlap' | 'touching' | 'apart';

export const isDate = (reading: Quantity | DateReading): reading is DateReading => 'minutes' in reading;

const daysOf = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
  each: 1,
};

/** In base units, and for a day where it is said for a span of time. */
const inBase = ({ kind, unit, per }: Quantity, value: number) =>
  ((unit === 'fahrenheit' ? value - 32 : value) *
    (kind === 'measure' ? (measureByUnit.get(unit!)?.factor ?? 1) : 1)) /
  (per === undefined ? 1 : daysOf[per]);

/** A quantity as an interval of base units. */
export function valueOfQuantity(quantity: Quantity): Value {
  return {
    start: quantity.start,
    end: quantity.end,
    low: quantity.low === null ? Number.NEGATIVE_INFINITY : inBase(quantity, quantity.low),
    high: quantity.high === null ? Number.POSITIVE_INFINITY : inBase(quantity, quantity.high),
    value: inBase(quantity, quantity.value),
    isStrict: quantity.comparator === 'more-than' || quantity.comparator === 'less-than',
    reading: quantity,
  };
}

function valueOfDate(date: DateReading): Value | null {
  if (date.minutes !== null || (date.from === null && date.to === null)) return null;
  const dayOf = (iso: string) => Date.parse(iso) / dayMs;
  const low = date.from === null ? Number.NEGATIVE_INFINITY : dayOf(date.from);
  const high = date.to === null ? Number.POSITIVE_INFINITY : dayOf(date.to);
  const value = date.from === null ? high : date.to === null ? low : (low + high) / 2;
  return { start: date.start, end: date.end, low, high, value, isStrict: false, reading: date };
}

/** Any year will do where both sides print a day and a month only. */
const sharedYear = '2000-07-01';

/** The dates of both sides as intervals; a day and month without a year take the other side's year. */
function datesOf(claim: View, source: View): [Value[], Value[]] {
  const yearOf = (view: View) => view.reading.dates.find(({ from }) => from !== null)?.from ?? null;
  const read = (view: View, other: View) =>
    view.reading.dates.flatMap((date) => {
      const isOpen = date.from === null && date.to === null && date.minutes === null;
      const settled =
        isOpen && namesMonthOnly(date.printed)
          ? (readDates(view.passage.text, date.start, date.end, yearOf(other) ?? sharedYear)[0] ?? date)
          : date;
      return valueOfDate(settled) ?? [];
    });
  return [read(claim, source), read(source, claim)];
}

const trailingZeros = (value: number) =>
  Number.isInteger(value) && value !== 0 ? /0*$/.exec(String(Math.abs(value)))![0].length : 0;

/** One exact figure is the other printed with fewer digits: 48,200 for 48,196. */
function isRounded(a: number, b: number): boolean {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  const { below1000, above } = thresholds.roundingShare;
  if (Math.abs(a - b) > larger * (larger < 1000 ? below1000 : above)) return false;
  const [rough, fine] = trailingZeros(a) >= trailingZeros(b) ? [a, b] : [b, a];
  const step = 10 ** trailingZeros(rough);
  return step > 1 && Math.abs(Math.round(fine / step) * step - rough) <= step / 2;
}

/** The same length or weight in other units, as near as writers round it. */
function isConverted(a: Value, b: Value): boolean {
  if (isDate(a.reading) || isDate(b.reading)) return false;
  if (a.reading.kind !== 'measure' || a.reading.unit === b.reading.unit) return false;
  // Who writes "a month" does not count the days.
  const isCalendar = ({ reading }: Value) => !isDate(reading) && /^(?:month|year)$/.test(reading.unit ?? '');
  const share =
    isCalendar(a) === isCalendar(b) ? thresholds.roundingShare.above : thresholds.roundingShare.calendar;
  return Math.abs(a.value - b.value) <= share * Math.max(a.value, b.value);
}

/**
 * How the values of two sides stand to each other; see ValueRelation. Who writes "over 87 million" means a little
 * over: the open side of a source reaches so far (a factor, Infinity for no end) and no further.
 */
export function relateValues(
  claim: Value,
  source: Value,
  openReach: number = thresholds.openReach.figure,
): ValueRelation {
  const reach = isDate(source.reading) ? null : openReach;
  const low = source.low === Number.NEGATIVE_INFINITY && reach ? source.high / reach : source.low;
  const high = source.high === Number.POSITIVE_INFINITY && reach ? source.low * reach : source.high;
  if (claim.low === source.low && claim.high === source.high && claim.isStrict === source.isStrict)
    return 'equal';
  if (claim.isStrict !== source.isStrict && (claim.low === high || claim.high === low)) return 'touching';
  if (claim.low > high || low > claim.high) {
    const isExact = claim.low === claim.high && source.low === source.high;
    const isSame = isExact && (isRounded(claim.value, source.value) || isConverted(claim, source));
    return isSame ? 'rounded' : 'apart';
  }
  if (low >= claim.low && high <= claim.high) return 'inside';
  if (claim.low >= low && claim.high <= high) return 'around';
  return 'overlap';
}

/** The claim's value with the source's that most likely speaks of the same; null where none can. */
export interface ValueMatch {
  readonly claim: Value;
  readonly source: Value | null;
  readonly relation: ValueRelation | null;
  /** How well the two fit apart from their value: unit, kind and the words around. */
  readonly score: number;
  /** How far the next best lies behind. */
  readonly margin: number;
  /** The same unit is printed with both. */
  readonly hasUnit: boolean;
  /** Weight of the words around that both have. */
  readonly context: number;
  /** Natural logarithm of the ratio of the two figures; of days apart, for dates. */
  readonly ratio: number;
}

/** Words around a value, each with a weight that falls with its distance. */
function contextOf(view: View, value: Value): Map<string, number> {
  const found = new Map<string, number>();
  const at = view.tokens.findIndex((token) => token.end > value.start);
  const last = view.tokens.findLastIndex((token) => token.start < value.end);
  if (at < 0 || last < at) return found;
  for (const step of [-1, 1]) {
    let weight = 1;
    for (let distance = 1; distance <= 9; distance++) {
      const i = step < 0 ? at - distance : last + distance;
      if (i < 0 || i >= view.tokens.length || view.sentence[i] !== view.sentence[at]) break;
      const gap = view.passage.text.slice(view.tokens[Math.max(0, i - 1)]!.end, view.tokens[i]!.start);
      if (/[,;(]/.test(gap)) weight *= 0.6;
      if (view.isNumber[i] === 1) {
        weight *= 0.5;
        continue;
      }
      const meaning = view.meanings[i];
      if (meaning == null) continue;
      found.set(meaning, Math.max(found.get(meaning) ?? 0, weight / (1 + distance / 4)));
    }
  }
  // A unit stands inside the value's own words.
  for (let i = at; i <= last; i++)
    if (view.meanings[i] != null && view.isNumber[i] === 0) found.set(view.meanings[i]!, 1);
  return found;
}

/** Said for a span of time both, for each both, or of the whole both. */
export const isSamePer = (a: Quantity, b: Quantity) =>
  (a.per === undefined) === (b.per === undefined) && (a.per === 'each') === (b.per === 'each');

/** 1: one unit or units of one base; 0: cannot be told; -1: units that exclude each other. */
export function unitFit(a: Quantity, b: Quantity): number {
  if (!isSamePer(a, b)) return -1;
  if (a.unit === null || b.unit === null) return 0;
  if (a.kind === 'measure' && b.kind === 'measure') return baseOf(a.unit) === baseOf(b.unit) ? 1 : -1;
  if (a.kind === 'money' && b.kind === 'money') return a.unit === b.unit ? 1 : -1;
  return meaningOf(a.unit) === meaningOf(b.unit) ? 1 : 0;
}

/** Two values that could stand for one thing by their kind. */
function areComparable(a: Value, b: Value): boolean {
  if (isDate(a.reading) || isDate(b.reading)) return isDate(a.reading) && isDate(b.reading);
  if (a.reading.kind === b.reading.kind) return unitFit(a.reading, b.reading) >= 0;
  const isLoose = (x: Quantity) => x.kind === 'count' && x.unit === null;
  return (
    (isLoose(a.reading) || isLoose(b.reading)) &&
    ![a.reading.kind, b.reading.kind].some((kind) => kind === 'ordinal' || kind === 'percent')
  );
}

function matchAll(claim: View, ours: readonly Value[], source: View, theirs: readonly Value[]): ValueMatch[] {
  const taken = new Set<Value>();
  const contexts = new Map(theirs.map((value) => [value, contextOf(source, value)]));
  return ours.map((value) => {
    const around = contextOf(claim, value);
    let best: ValueMatch | null = null;
    let second = Number.NEGATIVE_INFINITY;
    const comparable = theirs.filter((other) => areComparable(value, other));
    const nearest = Math.min(...comparable.map((other) => Math.abs(other.value - value.value)));
    for (const other of comparable) {
      let score = 1;
      const fit = isDate(value.reading) || isDate(other.reading) ? 0 : unitFit(value.reading, other.reading);
      score += fit * 2.5;
      if (taken.has(other)) score -= 1.5;
      let context = 0;
      for (const [word, weight] of contexts.get(other)!) context += Math.min(weight, around.get(word) ?? 0);
      score += 1.5 * Math.min(context, 2.5);
      const ratio = isDate(value.reading)
        ? Math.log1p(Math.abs(value.value - other.value) / 30)
        : Math.abs(Math.log(Math.max(Math.abs(value.value), 1e-9) / Math.max(Math.abs(other.value), 1e-9)));
      score -= isDate(value.reading) ? Math.min(ratio, 6) / 2 : Math.min(ratio, 4);
      if (Math.abs(other.value - value.value) === nearest) score += 0.8;
      if (best === null || score > best.score) {
        if (best !== null) second = best.score;
        best = {
          claim: value,
          source: other,
          relation: relateValues(value, other),
          score,
          margin: 0,
          hasUnit: fit > 0,
          context,
          ratio,
        };
      } else if (score > second) second = score;
    }
    if (best === null)
      return {
        claim: value,
        source: null,
        relation: null,
        score: -3,
        margin: 0,
        hasUnit: false,
        context: 0,
        ratio: 9,
      };
    taken.add(best.source!);
    return { ...best, margin: Number.isFinite(second) ? Math.min(5, best.score - second) : 5 };
  });
}

/** For each number and each date of the claim its likeliest counterpart in the source. */
export function matchValues(claim: View, source: View): { numbers: ValueMatch[]; dates: ValueMatch[] } {
  const [claimDates, sourceDates] = datesOf(claim, source);
  return {
    numbers: matchAll(
      claim,
      claim.reading.quantities.map(valueOfQuantity),
      source,
      source.reading.quantities.map(valueOfQuantity),
    ),
    dates: matchAll(claim, claimDates, source, sourceDates),
  };
}
