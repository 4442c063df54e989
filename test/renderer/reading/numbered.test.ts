import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberClaims } from '../../../renderer/reading/numbered.ts';

const text = 'Six boats sank in the old harbour.';
const write = (
  places: { start: number; end: number; number: number }[],
  span = { start: 0, end: text.length },
) =>
  numberClaims(text, span, places)
    .map((run) => (run.isClaimed ? `_${run.text}_` : run.text) + run.numbers.map((n) => `[${n}]`).join(''))
    .join('');

it.each([
  ['nothing', [], text],
  ['one claim', [{ start: 0, end: 9, number: 1 }], '_Six boats_[1] sank in the old harbour.'],
  [
    'one in another',
    [
      { start: 0, end: 14, number: 1 },
      { start: 4, end: 9, number: 2 },
    ],
    '_Six __boats_[2]_ sank_[1] in the old harbour.',
  ],
  [
    'two that end together',
    [
      { start: 0, end: 9, number: 1 },
      { start: 4, end: 9, number: 2 },
    ],
    '_Six __boats_[1][2] sank in the old harbour.',
  ],
])('marks %s', (_, places, marked) => {
  expect(write(places)).toBe(marked);
});

it('numbers a claim over two blocks in the block where it ends', () => {
  const over = [{ start: 4, end: 14, number: 3 }];
  expect(write(over, { start: 0, end: 9 })).toBe('Six _boats_');
  expect(write(over, { start: 9, end: 17 })).toBe('_ sank_[3] in');
});

it('loses no letter, and names each claim that ends in the stretch once', () => {
  const places = fc.array(
    fc
      .tuple(fc.nat(text.length - 1), fc.nat(text.length), fc.nat(9))
      .map(([start, length, number]) => ({ start, end: Math.min(text.length, start + 1 + length), number })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(places, (some) => {
      const claims = [...new Map(some.map((place) => [place.number, place])).values()];
      const runs = numberClaims(text, { start: 0, end: text.length }, claims);
      expect(runs.map((run) => run.text).join('')).toBe(text);
      expect(runs.flatMap(({ numbers }) => numbers).sort()).toEqual(
        claims.map(({ number }) => number).sort(),
      );
    }),
  );
});
