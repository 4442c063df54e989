import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOrder, mapPlace } from '../../../renderer/reading/matches.ts';

describe('the pairs that two scrolled texts follow', () => {
  it('go down both texts, without those that cross most others', () => {
    const pairs = [
      { own: 300, other: 200 },
      { own: 100, other: 100 },
      { own: 200, other: 900 },
      { own: 400, other: 300 },
    ];
    expect(keepOrder(pairs)).toEqual([
      { own: 100, other: 100 },
      { own: 300, other: 200 },
      { own: 400, other: 300 },
    ]);
  });

  it('are always in order in both', () => {
    const pair = fc.record({ own: fc.nat(2000), other: fc.nat(2000) });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), (pairs) => {
        const kept = keepOrder(pairs);
        expect(kept.length > 0).toBe(pairs.length > 0);
        kept.slice(1).forEach((next, index) => {
          expect(next.own).toBeGreaterThan(kept[index]!.own);
          expect(next.other).toBeGreaterThan(kept[index]!.other);
        });
      }),
    );
  });
});

describe('the place that belongs to a place', () => {
  const ordered = [
    { own: 100, other: 50 },
    { own: 200, other: 350 },
  ];
  it.each([
    [100, 50],
    [150, 200],
    [200, 350],
    [80, 30],
    [260, 410],
  ])('%i is at %i', (own, other) => expect(mapPlace(ordered, own)).toBe(other));

  it('is the same one without pairs', () => expect(mapPlace([], 70)).toBe(70));
});
