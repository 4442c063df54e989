import { describe, expect, it } from 'vitest';
import { findOverlaps, type Place, pickClaim } from '../../../renderer/reading/places.ts';

const place = (claimId: string, start: number, end: number): Place => ({
  claimId,
  anchorId: `${claimId} at ${start}`,
  start,
  end,
});

describe('pickClaim', () => {
  const places = [place('long', 0, 40), place('middle', 5, 20), place('short', 8, 12), place('else', 50, 60)];

  it('selects the shortest claim at a place', () => {
    expect(pickClaim(places, 9, null)).toBe('short');
    expect(pickClaim(places, 15, null)).toBe('middle');
    expect(pickClaim(places, 30, null)).toBe('long');
  });

  it('goes through all that overlap there, and round again', () => {
    expect(pickClaim(places, 9, 'short')).toBe('middle');
    expect(pickClaim(places, 9, 'middle')).toBe('long');
    expect(pickClaim(places, 9, 'long')).toBe('short');
  });

  it('begins anew when the selected claim stands elsewhere', () => {
    expect(pickClaim(places, 9, 'else')).toBe('short');
  });

  it('counts the first character in and the end out', () => {
    expect(pickClaim(places, 50, null)).toBe('else');
    expect(pickClaim(places, 60, null)).toBeNull();
    expect(pickClaim(places, 45, 'short')).toBeNull();
  });

  it('counts a claim once when two of its places overlap', () => {
    const twice = [place('a', 0, 10), place('a', 5, 20), place('b', 0, 30)];
    expect(pickClaim(twice, 7, 'a')).toBe('b');
    expect(pickClaim(twice, 7, 'b')).toBe('a');
  });
});

describe('findOverlaps', () => {
  it.each([
    ['none where places only touch', [place('a', 0, 5), place('b', 5, 9)], []],
    ['the common stretch', [place('a', 0, 10), place('b', 6, 14)], [{ start: 6, end: 10 }]],
    ['a place inside another', [place('a', 0, 20), place('b', 5, 8)], [{ start: 5, end: 8 }]],
    [
      'one stretch of three that chain',
      [place('a', 0, 10), place('b', 5, 15), place('c', 8, 20)],
      [{ start: 5, end: 15 }],
    ],
    [
      'two stretches of one long place',
      [place('a', 0, 30), place('c', 20, 25), place('b', 2, 4)],
      [
        { start: 2, end: 4 },
        { start: 20, end: 25 },
      ],
    ],
  ])('finds %s', (_what, places, overlaps) => {
    expect(findOverlaps(places)).toEqual(overlaps);
  });
});
