import type { Quantity } from '../../../src/contract/reading.ts';

/** Null: no bound on that side. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** What the quantity allows whose words the table shows as the claim's value; null where it is no number. */
export function pickInterval(quantities: readonly Quantity[], printed: string | null): Interval | null {
  if (printed === null) return null;
  const shown = printed.toLowerCase();
  const quantity = quantities.find(
    ({ printed: words }) => words.toLowerCase().includes(shown) || shown.includes(words.toLowerCase()),
  );
  return quantity && (quantity.low !== null || quantity.high !== null) ? quantity : null;
}

/** Reaches over all bounds, with room at both ends for intervals without one. Null without intervals. */
export function findScale(intervals: readonly Interval[]): Scale | null {
  const bounds = intervals.flatMap(({ low, high }) => [low, high]).filter((bound) => bound !== null);
  if (bounds.length === 0) return null;
  const [least, most] = [Math.min(...bounds), Math.max(...bounds)];
  const room = (most - least || Math.abs(most) || 1) * 0.1;
  return { from: least - room, to: most + room };
}

/** The narrowest that a bar may be, in percent: an exact value still shows. */
const leastWidth = 1.5;

/** Where an interval stands on the scale, in percent; without a bound it reaches to the scale's end. */
export function placeInterval(
  { low, high }: Interval,
  { from, to }: Scale,
): { start: number; width: number } {
  const share = (value: number) => ((value - from) / (to - from)) * 100;
  const start = low === null ? 0 : share(low);
  const end = high === null ? 100 : share(high);
  const width = Math.max(leastWidth, end - start);
  return { start: Math.min(start, 100 - width), width };
}
