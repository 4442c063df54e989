import { describe, expect, it } from 'vitest';
import {
  findWords,
  listNames,
  parts,
  writeInterval,
} from '../../../../renderer/views/claim/reading-parts.ts';
import type { Dimension, Passage, Reading } from '../../../../src/contract/reading.ts';

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
      per: 'day',
    },
    { ...span, printed: 'two', comparator: 'exactly', value: 2, low: 2, high: 2, kind: 'count', unit: null },
  ],
  dates: [{ ...span, printed: 'Thursday', from: '2026-03-12', to: '2026-03-12', minutes: null }],
  names: [
    { ...span, printed: 'Lower Mill', key: 'mill', kind: 'unknown' },
    { ...span, printed: 'NHA', key: 'authority', kind: 'organisation', standsFor: 'Norvik Authority' },
  ],
  polarity: [{ ...span, printed: 'reluctant', kind: 'stance', axis: 'willing-reluctant', sign: -1 }],
  modality: [{ ...span, printed: 'will', kind: 'planned' }],
  attribution: {
    ...span,
    printed: 'the owner said',
    chain: [
      { name: 'the owner', kind: 'unnamed', role: null },
      { name: 'the bank', kind: 'organisation', role: null },
    ],
  },
  quotes: [{ text: 'never again', start: 26, end: 37 }],
};
const text = 'About 1,400 people left: “never again”, the owner said.';
const passage: Passage = { text, start: 0, end: text.length };
const part = (dimension: Dimension) => parts.find((candidate) => candidate.dimension === dimension)!;

describe('an interval in words', () => {
  it.each([
    [1330, 1470, '1,330–1,470'],
    [2, 2, '2'],
    [40, null, 'at least 40'],
    [null, 40, 'at most 40'],
    [null, null, ''],
  ])('%j to %j is %j', (low, high, words) => expect(writeInterval({ low, high })).toBe(words));

  it('without its bound where the words leave it out', () => {
    expect(writeInterval({ low: null, high: 40, comparator: 'less-than' })).toBe('less than 40');
    expect(writeInterval({ low: 40, high: null, comparator: 'more-than' })).toBe('more than 40');
    expect(writeInterval({ low: null, high: 40, comparator: 'at-most' })).toBe('at most 40');
  });
});

describe('each part of a reading', () => {
  it('lists what was read and what it was taken for', () => {
    const meanings = parts.map(({ list }) =>
      list(reading, passage).map(({ printed, meaning }) => `${printed}: ${meaning}`),
    );
    expect(meanings).toEqual([
      ['About 1,400 people: 1,330–1,470 people a day', 'two: 2'],
      ['Thursday: 12 Mar 2026'],
      ['Lower Mill: same as “mill”', 'NHA: organisation, stands for Norvik Authority, same as “authority”'],
      ['reluctant: denied or against, a position, willing or reluctant'],
      ['will: planned'],
      ['the owner said: the owner, quoting the bank'],
      ['never again: '],
    ]);
  });

  it('is left as it was by a correction to the values that it has', () => {
    for (const { list, correct } of parts) {
      list(reading, passage).forEach((item, index) => {
        const corrected = correct(
          reading,
          index,
          item.fields.map(({ value }) => value),
          passage,
        );
        expect({ ...reading, ...corrected }).toEqual(reading);
      });
    }
  });

  it('loses an item that does not belong to the claim', () => {
    expect(part('number').correct(reading, 0, null, passage)).toEqual({
      quantities: [reading.quantities[1]],
    });
    expect(part('date').correct(reading, 0, null, passage)).toEqual({ dates: [] });
    expect(part('speaker').correct(reading, 0, null, passage)).toEqual({ attribution: null });
  });
});

describe('a corrected number', () => {
  const correct = (...values: string[]) =>
    part('number').correct(reading, 0, values, passage)?.quantities?.[0];

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
  const correct = (...values: string[]) => part('date').correct(reading, 0, values, passage)?.dates?.[0];

  it('is a day as editors write one, days, or not known', () => {
    expect(correct('13 March 2026', '')).toMatchObject({ from: '2026-03-13', to: '2026-03-13' });
    expect(correct('', '2026-03-15')).toMatchObject({ from: null, to: '2026-03-15' });
    expect(correct('2026-03-13', '')).toMatchObject({ from: '2026-03-13', to: '2026-03-13' });
    expect(correct('2026-03-13', '2026-03-15')).toMatchObject({ from: '2026-03-13', to: '2026-03-15' });
    expect(correct('', '')).toMatchObject({ from: null, to: null });
  });

  it('is refused where there is no such day or the first comes last', () => {
    expect(correct('13 March', '')).toBeUndefined();
    expect(correct('2026-03-13', 'soon')).toBeUndefined();
    expect(correct('2026-03-13 21:40', '')).toBeUndefined();
    expect(correct('2026-03-15', '2026-03-13')).toBeUndefined();
  });
});

it('other parts take only what they can hold', () => {
  const correct = (dimension: Dimension, ...values: string[]) =>
    part(dimension).correct(reading, 0, values, passage);
  expect(correct('name', '', '', 'place')).toBeUndefined();
  expect(correct('name', ' Upper Mill ', '', 'place')?.names?.[0]).toEqual({
    ...span,
    key: 'upper mill',
    kind: 'place',
    printed: 'Lower Mill',
  });
  expect(correct('modality', 'surely')).toBeUndefined();
  expect(correct('speaker', ' ', 'person', '', 'person')).toBeUndefined();
  expect(correct('speaker', 'Ada', 'person', '', 'person')?.attribution?.chain).toEqual([
    { name: 'Ada', kind: 'person', role: null },
  ]);
  expect(correct('quote', 'the owner')?.quotes).toEqual([{ text: 'the owner', start: 40, end: 49 }]);
  expect(correct('quote', 'the butler')).toBeUndefined();
});

it('a part is corrected under either of its names', () => {
  expect(listNames(part('number'), ['unit', 'date', 'number'])).toEqual(['unit', 'number']);
  expect(listNames(part('date'), ['unit', 'number'])).toEqual([]);
});

describe('what was missed', () => {
  const barges = { text: 'Some 40 barges sank, 3 of them old, 40 barges.', start: 20, end: 46 };

  it('is found in the claim before its sentence', () => {
    expect(findWords(barges, ' 40 barges ')).toEqual({ text: '40 barges', start: 36, end: 45 });
    expect(findWords(barges, 'Some 40')).toEqual({ text: 'Some 40', start: 0, end: 7 });
    expect(findWords(barges, 'forty')).toBeNull();
    expect(findWords(barges, ' ')).toBeNull();
  });

  it('becomes the last item of its part, with the words as they stand in the text', () => {
    for (const { add, list } of parts) {
      const words = { text: '3 of them', start: 21, end: 30 };
      const added: Reading = Object.assign({}, reading, add(reading, words));
      expect(list(added, barges).at(-1)).toMatchObject({ printed: '3 of them' });
    }
    const words = { text: '3 of them', start: 21, end: 30 };
    expect(part('number').add(reading, words).quantities?.at(-1)).toMatchObject({
      ...{ start: 21, end: 30, value: 3, low: 3, high: 3 },
    });
    expect(
      part('number')
        .add(reading, { ...words, text: 'a few' })
        .quantities?.at(-1),
    ).toMatchObject({ low: null, high: null });
  });
});
