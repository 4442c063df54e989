import { describe, expect, it } from 'vitest';
import { addNumber, parts, writeInterval } from '../../../../renderer/views/claim/reading-parts.ts';
import type { Dimension, Reading } from '../../../../src/contract/reading.ts';

const span = { start: 0, end: 5 };
const reading: Reading = {
  language: 'en',
  stems: [],
  quantities: [
    {
      ...span,
      printed: 'About 1,400 people',
      comparator: 'about',
      value: 1400,
      low: 1330,
      high: 1470,
      kind: 'count',
      unit: 'peopl',
    },
    { ...span, printed: 'two', comparator: 'exactly', value: 2, low: 2, high: 2, kind: 'count', unit: null },
  ],
  dates: [{ ...span, printed: 'Thursday', from: '2026-03-12', to: '2026-03-12', minutes: null }],
  names: [{ ...span, printed: 'Lower Mill', key: 'mill', kind: 'unknown' }],
  polarity: [{ ...span, printed: 'not', kind: 'negation', axis: null, sign: -1 }],
  modality: [{ ...span, printed: 'will', kind: 'planned' }],
  attribution: {
    ...span,
    printed: 'the owner said',
    chain: [
      { name: 'the owner', kind: 'unnamed', role: null },
      { name: 'the bank', kind: 'organisation', role: null },
    ],
  },
  quotes: [],
};
const part = (dimension: Dimension) => parts.find((candidate) => candidate.dimension === dimension)!;

describe('an interval in words', () => {
  it.each([
    [1330, 1470, '1,330–1,470'],
    [2, 2, '2'],
    [40, null, 'at least 40'],
    [null, 40, 'at most 40'],
    [null, null, ''],
  ])('%j to %j is %j', (low, high, words) => expect(writeInterval(low, high)).toBe(words));
});

describe('each part of a reading', () => {
  it('lists what was read and what it was taken for', () => {
    const meanings = parts.map(({ list }) =>
      list(reading).map(({ printed, meaning }) => `${printed}: ${meaning}`),
    );
    expect(meanings).toEqual([
      ['About 1,400 people: 1,330–1,470', 'two: 2'],
      ['Thursday: 2026-03-12'],
      ['Lower Mill: '],
      ['not: denied or against'],
      ['will: planned'],
      ['the owner said: the owner, quoting the bank'],
    ]);
  });

  it('is left as it was by a correction to the values that it has', () => {
    for (const { list, correct } of parts) {
      list(reading).forEach((item, index) => {
        const corrected = correct(
          reading,
          index,
          item.fields.map(({ value }) => value),
        );
        expect({ ...reading, ...corrected }).toEqual(reading);
      });
    }
  });

  it('loses an item that does not belong to the claim', () => {
    expect(part('number').correct(reading, 0, null)).toEqual({ quantities: [reading.quantities[1]] });
    expect(part('date').correct(reading, 0, null)).toEqual({ dates: [] });
    expect(part('speaker').correct(reading, 0, null)).toEqual({ attribution: null });
  });
});

describe('a corrected number', () => {
  const correct = (...values: string[]) => part('number').correct(reading, 0, values)?.quantities?.[0];

  it('gets the bounds and the unit that were written; the value stays inside them', () => {
    expect(correct('1,400', '1,500', 'residents')).toMatchObject({
      low: 1400,
      high: 1500,
      value: 1400,
      unit: 'residents',
    });
    expect(correct('2,000', '', '')).toMatchObject({ low: 2000, high: null, value: 2000, unit: null });
  });

  it('is refused where it cannot be read or its bounds are crossed', () => {
    expect(correct('many', '', '')).toBeUndefined();
    expect(correct('10', '5', '')).toBeUndefined();
  });
});

describe('a corrected date', () => {
  const correct = (...values: string[]) => part('date').correct(reading, 0, values)?.dates?.[0];

  it('is a day, days, or not known', () => {
    expect(correct('2026-03-13', '')).toMatchObject({ from: '2026-03-13', to: '2026-03-13' });
    expect(correct('2026-03-13', '2026-03-15')).toMatchObject({ from: '2026-03-13', to: '2026-03-15' });
    expect(correct('', '')).toMatchObject({ from: null, to: null });
  });

  it('is refused where there is no such day or the first comes last', () => {
    expect(correct('13 March', '')).toBeUndefined();
    expect(correct('2026-03-15', '2026-03-13')).toBeUndefined();
  });
});

it('other parts take only what they can hold', () => {
  expect(part('name').correct(reading, 0, ['', 'place'])).toBeUndefined();
  expect(part('name').correct(reading, 0, [' Upper Mill ', 'place'])).toMatchObject({
    names: [{ key: 'upper mill', kind: 'place', printed: 'Lower Mill' }],
  });
  expect(part('modality').correct(reading, 0, ['surely'])).toBeUndefined();
  expect(part('speaker').correct(reading, 0, [' '])).toBeUndefined();
});

describe('a number that was missed', () => {
  const passage = { text: 'Some 40 barges sank, 3 of them old.', start: 0, end: 20 };

  it('points at its words in the passage, or at the claim where they do not stand there', () => {
    expect(addNumber(reading, passage, '3 of them')?.quantities?.at(-1)).toMatchObject({
      start: 21,
      end: 30,
      value: 3,
      low: 3,
      high: 3,
    });
    expect(addNumber(reading, passage, '1,200 tons')?.quantities?.at(-1)).toMatchObject({
      start: 0,
      end: 20,
      value: 1200,
    });
  });

  it('needs digits', () => expect(addNumber(reading, passage, 'forty barges')).toBeUndefined());
});
