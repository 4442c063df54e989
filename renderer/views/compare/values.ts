import type { MatrixCell } from '../../../src/contract/matrix.ts';
import type { Comparator, Quantity } from '../../../src/contract/reading.ts';

/** Null: no bound on that side. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

/** What one claim allows as a number, as it stands in the chart and in its table. */
export interface SourceValue extends Interval {
  readonly claimId: string;
  /** What its source is called. */
  readonly source: string;
  /** A day or an instant in UTC; null: unknown. */
  readonly publishedAt: string | null;
  readonly relation: MatrixCell['relation'];
  readonly printed: string;
  readonly comparator: Comparator;
  /** Empty where none was read. */
  readonly unit: string;
}

/** What the quantity allows whose words the table shows as the claim's value; null where it is no number. */
export function pickInterval(quantities: readonly Quantity[], printed: string | null): Quantity | null {
  if (printed === null) return null;
  const shown = printed.toLowerCase();
  const quantity = quantities.find(
    ({ printed: words }) => words.toLowerCase().includes(shown) || shown.includes(words.toLowerCase()),
  );
  return quantity && (quantity.low !== null || quantity.high !== null) ? quantity : null;
}

/** In the order of publication; those without a date come last. */
export function sortByTime(values: readonly SourceValue[]): SourceValue[] {
  return values.toSorted((x, y) => {
    const [a, b] = [timeOf(x), timeOf(y)];
    return a === null || b === null ? Number(a === null) - Number(b === null) : a - b;
  });
}

/** Milliseconds since 1970; a day counts from its midnight in UTC. */
function timeOf({ publishedAt }: Pick<SourceValue, 'publishedAt'>): number | null {
  return publishedAt === null ? null : Date.parse(publishedAt);
}

/**
 * From the least to the most bound, with room at both ends for intervals without one; null without any bound. The room
 * is at least a twentieth of the largest value: two sums that are nearly the same look nearly the same. Where nothing
 * is below zero the axis is not, either: there it begins with what has no lower bound.
 */
export function findRange(intervals: readonly Interval[]): readonly [number, number] | null {
  const bounds = intervals.flatMap(({ low, high }) => [low, high]).filter((bound) => bound !== null);
  if (bounds.length === 0) return null;
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const room = Math.max((most - least) * 0.1, largest * 0.05) || 0.1;
  if (least < 0) return [least - room, most + room];
  const isOpen = intervals.some(({ low, high }) => low === null && high !== null);
  return [isOpen ? 0 : Math.max(0, least - room), most + room];
}

/** Milliseconds since 1970 in UTC. */
export interface TimeAxis {
  readonly from: number;
  readonly to: number;
  /**
   * The midnights of the days on which something was published, in order. Where the first of them would take more than
   * half of the axis it is left out: then the first and the last time at which something was published are among them.
   */
  readonly ticks: readonly number[];
  /** Where those without a date stand, behind all others, and where their part begins; null: each has one. */
  readonly undated: { readonly at: number; readonly from: number } | null;
  readonly at: (value: Pick<SourceValue, 'publishedAt'>) => number;
}

/** Milliseconds. */
export const day = 24 * 60 * 60 * 1000;

/** Where each value stands in time; there is at least one. */
export function findTimes(values: readonly Pick<SourceValue, 'publishedAt'>[]): TimeAxis {
  const times = values.map(timeOf);
  const known = times.filter((time) => time !== null);
  const [first, last] = known.length > 0 ? [Math.min(...known), Math.max(...known)] : [0, 0];
  const days = [...new Set(known.map((time) => Math.floor(time / day) * day))].sort((x, y) => x - y);
  const [midnight = first] = days;
  const beginsAtMidnight = first - midnight <= (last - first || day);
  const start = beginsAtMidnight ? midnight : first;
  const span = last - start || day;
  const end = last + span * 0.08;
  const undated = known.length < times.length ? { at: end + span * 0.14, from: end } : null;
  return {
    from: start - span * 0.08,
    to: undated ? undated.at + span * 0.14 : end,
    ticks: beginsAtMidnight ? days : [...new Set([first, ...days.slice(1), last])],
    undated,
    at: (value) => timeOf(value) ?? undated!.at,
  };
}

/**
 * Moves places apart until neighbours are `gap` from each other, as little as it can from left to right, and back
 * from the end where they no longer fit. Places come in order and stay in order, inside of `from` to `to` as long as
 * all fit into it.
 */
export function spreadPlaces(places: readonly number[], gap: number, from: number, to: number): number[] {
  const spread: number[] = [];
  for (const place of places) spread.push(Math.max(place, from, (spread.at(-1) ?? -Infinity) + gap));
  for (let index = spread.length - 1, end = to; index >= 0 && spread[index]! > end; index--, end -= gap)
    spread[index] = end;
  return spread;
}
