import { describe, expect, it } from 'vitest';
import { inOrderOfTime, isBefore } from '../../src/contract/moments.ts';

const day = '2026-06-03';
const night = '2026-06-03T03:10:00Z';
const evening = '2026-06-03T19:00:00.000Z';

describe('days and instants', () => {
  it.each([
    ['2026-06-02', day],
    ['2026-06-02', night],
    ['2026-06-02T23:59:00Z', day],
    [night, evening],
  ])('%s is before %s', (one, other) => {
    expect([isBefore(one, other), isBefore(other, one)]).toEqual([true, false]);
  });

  it.each([
    [day, night],
    [day, evening],
    [day, day],
    [null, day],
    [null, null],
  ])('of %s and %s neither is known to be before the other', (one, other) => {
    expect([isBefore(one, other), isBefore(other, one)]).toEqual([false, false]);
  });

  it('stand in one order: a day behind the instants within it, what is not known behind all', () => {
    const inOrder = ['2026-06-02', night, evening, day, '2026-06-04T00:00:00Z', null];
    expect(inOrder.toReversed().sort(inOrderOfTime)).toEqual(inOrder);
  });
});
