import { describe, expect, it } from 'vitest';
import { findScale, pickInterval, placeInterval } from '../../../../renderer/views/compare/values.ts';
import type { Quantity } from '../../../../src/contract/reading.ts';

const quantity = (printed: string, low: number | null, high: number | null): Quantity => ({
  start: 0,
  end: printed.length,
  printed,
  comparator: 'exactly',
  value: low ?? high ?? 0,
  low,
  high,
  kind: 'count',
  unit: null,
});

describe('the interval of a value', () => {
  const quantities = [quantity('three boats', 3, 3), quantity('About 300 passengers', 285, 315)];

  it('is that of the words that the table shows', () => {
    expect(pickInterval(quantities, 'about 300')).toMatchObject({ low: 285, high: 315 });
    expect(pickInterval(quantities, 'three boats in all')).toMatchObject({ low: 3, high: 3 });
  });

  it('is none where the value is no number, or nothing bounds it', () => {
    expect(pickInterval(quantities, 'willing')).toBeNull();
    expect(pickInterval(quantities, null)).toBeNull();
    expect(pickInterval([quantity('many', null, null)], 'many')).toBeNull();
  });
});

describe('the scale', () => {
  it('reaches over all bounds with room at the ends', () => {
    expect(
      findScale([
        { low: 100, high: 200 },
        { low: 150, high: null },
      ]),
    ).toEqual({ from: 90, to: 210 });
    expect(findScale([{ low: 10, high: 10 }])).toEqual({ from: 9, to: 11 });
    expect(findScale([])).toBeNull();
  });

  it('places intervals in percent, to its end where a bound is missing, and exact values so that they show', () => {
    const scale = { from: 0, to: 200 };
    expect(placeInterval({ low: 50, high: 100 }, scale)).toEqual({ start: 25, width: 25 });
    expect(placeInterval({ low: 50, high: null }, scale)).toEqual({ start: 25, width: 75 });
    expect(placeInterval({ low: null, high: 50 }, scale)).toEqual({ start: 0, width: 25 });
    expect(placeInterval({ low: 200, high: 200 }, scale)).toEqual({ start: 98.5, width: 1.5 });
  });
});
