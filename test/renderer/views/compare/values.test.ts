import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findRange,
  findTimes,
  pickInterval,
  type SourceValue,
  sortByTime,
  spreadPlaces,
} from '../../../../renderer/views/compare/values.ts';
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

describe('the axis of the numbers', () => {
  it('reaches over all bounds with room at the ends', () => {
    expect(
      findRange([
        { low: 100, high: 200 },
        { low: 150, high: null },
      ]),
    ).toEqual([90, 210]);
    expect(findRange([{ low: 10, high: 10 }])).toEqual([9.5, 10.5]);
    expect(findRange([{ low: 0, high: 0 }])).toEqual([0, 0.1]);
    expect(findRange([{ low: null, high: null }])).toBeNull();
  });

  it('keeps sums close to each other that are nearly the same', () => {
    const [bottom, top] = findRange([
      { low: 4_100_000, high: 4_100_000 },
      { low: 4_200_000, high: 4_200_000 },
    ])!;
    expect(100_000 / (top - bottom)).toBeLessThan(0.25);
  });

  it('begins at zero where nothing is below it and something has no lower bound, or the room would reach below', () => {
    const exactly = { low: 60, high: 60 };
    expect(findRange([{ low: null, high: 40 }, exactly])).toEqual([0, 63]);
    expect(findRange([{ low: 1, high: 41 }])).toEqual([0, 45]);
    expect(findRange([{ low: null, high: -40 }, exactly])).toEqual([-50, 70]);
  });
});

const published = (publishedAt: string | null) => ({ publishedAt });

describe('the axis of the times', () => {
  it('keeps the order of publication in UTC, and what has no date stands behind all of it', () => {
    const values = ['2026-03-16', null, '2026-03-14T21:40:00.000Z', '2026-03-14'].map(published);
    const times = findTimes(values);
    expect(values.toSorted((x, y) => times.at(x) - times.at(y))).toEqual(
      ['2026-03-14', '2026-03-14T21:40:00.000Z', '2026-03-16', null].map(published),
    );
    expect(times.ticks).toEqual([Date.UTC(2026, 2, 14), Date.UTC(2026, 2, 16)]);
    const { from, at } = times.undated!;
    expect([times.from, Date.UTC(2026, 2, 16), from, at, times.to]).toEqual(
      [times.from, Date.UTC(2026, 2, 16), from, at, times.to].sort((x, y) => x - y),
    );
  });

  it('begins at the midnight of the first day, and names no day at another time', () => {
    const times = findTimes(['2026-06-03T18:00:00.000Z', '2026-06-05T06:00:00.000Z'].map(published));
    expect(times.ticks).toEqual([Date.UTC(2026, 5, 3), Date.UTC(2026, 5, 5)]);
    expect(times.from).toBeLessThan(Date.UTC(2026, 5, 3));
  });

  it('gives no more than half of its room to the time before the first: then it has the ends for ticks', () => {
    const instants = ['2026-06-03T23:00:00.000Z', '2026-06-04T01:00:00.000Z'];
    const times = findTimes(instants.map(published));
    expect(times.ticks).toEqual([Date.parse(instants[0]!), Date.UTC(2026, 5, 4), Date.parse(instants[1]!)]);
    expect(times.from).toBeGreaterThan(Date.UTC(2026, 5, 3, 22));
  });

  it('has no part for what is undated where everything has a date, and room around a single day', () => {
    const times = findTimes([published('2026-03-14')]);
    expect(times.undated).toBeNull();
    expect(times.from).toBeLessThan(Date.UTC(2026, 2, 14));
    expect(times.to).toBeGreaterThan(Date.UTC(2026, 2, 14));
    expect(findTimes([published(null)]).undated).not.toBeNull();
  });

  it('is what the values are sorted by', () => {
    const value = (claimId: string, publishedAt: string | null): SourceValue => ({
      ...{ claimId, publishedAt, source: '', relation: null, printed: '', comparator: 'exactly' },
      ...{ unit: '', low: 1, high: 1 },
    });
    const values = [value('a', null), value('b', '2026-05-06T02:00:00.000Z'), value('c', '2026-05-06')];
    expect(sortByTime(values).map(({ claimId }) => claimId)).toEqual(['c', 'b', 'a']);
  });
});

describe('marks beside each other', () => {
  it('move no farther than they must, to the right and back from the end', () => {
    expect(spreadPlaces([10, 12, 50], 10, 0, 100)).toEqual([10, 20, 50]);
    expect(spreadPlaces([95, 96, 99], 10, 0, 100)).toEqual([80, 90, 100]);
  });

  it('stay in order, apart and inside, wherever they were', () => {
    const places = fc
      .array(fc.integer({ min: 0, max: 400 }), { maxLength: 40 })
      .map((list) => list.sort((x, y) => x - y));
    fc.assert(
      fc.property(places, (list) => {
        const spread = spreadPlaces(list, 10, 0, 400);
        expect(spread).toHaveLength(list.length);
        for (const [index, place] of spread.entries()) {
          if (index > 0) expect(place - spread[index - 1]!).toBeGreaterThanOrEqual(10);
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(400);
        }
      }),
    );
  });
});
