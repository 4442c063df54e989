import { compareDates } from './date-rows.ts';
import { compareNames } from './name-rows.ts';
import { comparePolarity } from './polarity-rows.ts';
import { compareQuantities } from './quantity-rows.ts';
import type { Row } from './row.ts';
import type { View } from './side.ts';

/** The rows on which a relation can rest: numbers, dates, names and places, positions and denials. */
export function compareReadings(a: View, b: View): Row[] {
  return [...compareQuantities(a, b), ...compareDates(a, b), ...compareNames(a, b), ...comparePolarity(a, b)];
}
