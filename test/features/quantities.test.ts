import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/features/index.ts';

const quantitiesOf = (text: string, language = 'en') =>
  readingOf({ text, start: 0, end: text.length }, { publishedAt: null, language }).quantities;

/** text, printed words, comparator, low, high, kind, unit */
const cases: [string, string, string, number | null, number | null, string, string | null][] = [
  ['They counted 45 flooded houses.', '45 flooded houses', 'exactly', 45, 45, 'count', 'hous'],
  ['Nearly 2,000 workers left.', 'Nearly 2,000 workers', 'nearly', 1900, 2000, 'count', 'worker'],
  ['About 1,200 residents fled.', 'About 1,200 residents', 'about', 1140, 1260, 'count', 'resid'],
  ['It hit more than 40 houses.', 'more than 40 houses', 'more-than', 40, null, 'count', 'hous'],
  ['It hit at least sixty houses.', 'at least sixty houses', 'at-least', 60, null, 'count', 'hous'],
  ['No more than 30 pupils came.', 'No more than 30 pupils', 'at-most', null, 30, 'count', 'pupil'],
  ['Under 30 pupils came.', 'Under 30 pupils', 'less-than', null, 30, 'count', 'pupil'],
  ['Between 3 and 5 boats sank.', 'Between 3 and 5 boats', 'between', 3, 5, 'count', 'boat'],
  ['Some 3 to 5 boats sank.', '3 to 5 boats', 'between', 3, 5, 'count', 'boat'],
  ['There were 50 or more guests.', '50 or more guests', 'at-least', 50, null, 'count', 'guest'],
  ['Two hundred and five sheep died.', 'Two hundred and five sheep', 'exactly', 205, 205, 'count', 'sheep'],
  ['Twenty-one ships left.', 'Twenty-one ships', 'exactly', 21, 21, 'count', 'ship'],
  ['Dozens of homes burned.', 'Dozens of homes', 'at-least', 20, null, 'count', 'home'],
  ['A dozen eggs broke.', 'A dozen eggs', 'exactly', 12, 12, 'count', 'egg'],
  ['It cost $1.2 billion.', '$1.2 billion', 'exactly', 1.2e9, 1.2e9, 'money', 'USD'],
  ['It cost £3bn.', '£3bn', 'exactly', 3e9, 3e9, 'money', 'GBP'],
  ['It cost 40 million euros.', '40 million euros', 'exactly', 4e7, 4e7, 'money', 'EUR'],
  ['Turnout was 61 per cent.', '61 per cent', 'exactly', 61, 61, 'percent', null],
  ['It rose 2 percentage points.', '2 percentage points', 'exactly', 2, 2, 'percentage-points', null],
  ['About 23,700 boats left.', 'About 23,700 boats', 'about', 23600, 23800, 'count', 'boat'],
  ['About 23,000 boats left.', 'About 23,000 boats', 'about', 22000, 24000, 'count', 'boat'],
  ['Some 400 boats left.', 'Some 400 boats', 'about', 380, 420, 'count', 'boat'],
  ['Nearly 23,750 boats left.', 'Nearly 23,750 boats', 'nearly', 23740, 23750, 'count', 'boat'],
  ['About 4.35 million boats left.', 'About 4.35 million boats', 'about', 4340000, 4360000, 'count', 'boat'],
  ['About 6.3 percent left.', 'About 6.3 percent', 'about', 6.2, 6.4, 'percent', null],
  ['Half of the crop failed.', 'Half', 'about', 47.5, 52.5, 'percent', null],
  ['Two thirds of them left.', 'Two thirds', 'about', 63.333333, 70, 'percent', null],
  ['The road runs 12 km.', '12 km', 'exactly', 12, 12, 'measure', 'kilometre'],
  ['The tower is 30m tall.', '30m', 'exactly', 30, 30, 'measure', 'metre'],
  ['Some 1.5m people voted.', 'Some 1.5m people', 'about', 1425000, 1575000, 'count', 'peopl'],
  ['They reached 10⁶ people.', '10⁶ people', 'exactly', 1e6, 1e6, 'count', 'peopl'],
  ['There came 3 × 10⁴ people.', '3 × 10⁴ people', 'exactly', 3e4, 3e4, 'count', 'peopl'],
  ['About 10¹⁰ cells grew.', 'About 10¹⁰ cells', 'about', 9.5e9, 1.05e10, 'count', 'cell'],
  ['The count was 10⁶.', '10⁶', 'exactly', 1e6, 1e6, 'count', null],
  ['It cost 1.5 x 10⁶ dollars.', '1.5 x 10⁶ dollars', 'exactly', 1.5e6, 1.5e6, 'money', 'USD'],
  ['It counts 10⁵ to 10⁶ cells.', '10⁵ to 10⁶ cells', 'between', 1e5, 1e6, 'count', 'cell'],
  ['It covers 40 m².', '40', 'exactly', 40, 40, 'count', null],
  ['The 500¹ boats sank.', '500¹ boats', 'exactly', 500, 500, 'count', 'boat'],
  ['The 10¹ boats sank.', '10¹ boats', 'exactly', 10, 10, 'count', 'boat'],
  ['He won the third race.', 'third race', 'exactly', 3, 3, 'ordinal', 'race'],
];

describe('readQuantities', () => {
  it('a power below nought is no count', () => {
    expect(quantitiesOf('It fell by 10⁻³ per cell.')).toEqual([]);
    expect(quantitiesOf('It fell by 2.5 × 10⁻³ per cell.')).toEqual([]);
  });

  it.each(cases)('%s', (text, printed, comparator, low, high, kind, unit) => {
    const quantities = quantitiesOf(text);
    expect(quantities).toMatchObject([{ printed, comparator, kind, unit }]);
    const [quantity] = quantities;
    expect(text.slice(quantity!.start, quantity!.end)).toBe(printed);
    if (low === null) expect(quantity!.low).toBeNull();
    else expect(quantity!.low).toBeCloseTo(low, 4);
    if (high === null) expect(quantity!.high).toBeNull();
    else expect(quantity!.high).toBeCloseTo(high, 4);
  });
  it.each([
    'Flight 212 landed on December 7 at 14:30.',
    'The COVID-19 ward closed in 2031.',
    'The 2017-18 season ended.',
    'One of them left; no one stayed.',
    'Several boats sank.',
  ])('reads no number in: %s', (text) => {
    expect(quantitiesOf(text)).toEqual([]);
  });
  it('reads ages, results, rates and shares of each', () => {
    expect(quantitiesOf('A 36-year-old man won 7-4.')).toMatchObject([
      { printed: '36', kind: 'measure', unit: 'age', low: 36 },
      { printed: '7-4', kind: 'score', low: 4, high: 7 },
    ]);
    expect(quantitiesOf('It costs 2 million euros a day.')).toMatchObject([
      { printed: '2 million euros a day', unit: 'EUR', per: 'day' },
    ]);
    expect(
      quantitiesOf('It loses 40 litres a second from its foot, or three tonnes per minute.'),
    ).toMatchObject([
      { printed: '40 litres a second', value: 40, per: 'second' },
      { printed: 'three tonnes per minute', value: 3, per: 'minute' },
    ]);
    expect(quantitiesOf('Ten men a second gate let in were held.')).toHaveLength(2);
    expect(quantitiesOf('Each miner got 900 dollars.')).toMatchObject([{ per: 'each' }]);
    expect(quantitiesOf('It took an hour and a half at 104 degrees Fahrenheit.')).toMatchObject([
      { printed: 'an hour and a half', value: 1.5, unit: 'hour' },
      { value: 104, unit: 'fahrenheit' },
    ]);
    expect(quantitiesOf('They paid 95 million Canadian dollars.')).toMatchObject([{ unit: 'CAD' }]);
  });
  it('takes a figure with a unit for no year', () => {
    expect(quantitiesOf('The wall is 2021 feet long.')).toMatchObject([{ value: 2021, unit: 'foot' }]);
    expect(quantitiesOf('It burned 1801.41 acres.')).toMatchObject([{ value: 1801.41, unit: 'acre' }]);
  });
  it('keeps parts apart', () => {
    expect(quantitiesOf('It carried 186 passengers and 26 crew.').map(({ printed }) => printed)).toEqual([
      '186 passengers',
      '26 crew',
    ]);
  });
  it('takes "from 9 to 14" as two figures, not as a range', () => {
    expect(quantitiesOf('The toll rose from 9 to 14.').map(({ value }) => value)).toEqual([9, 14]);
  });
  it('reads figures as the language writes them', () => {
    expect(quantitiesOf('12.400 Menschen kamen', 'de')).toMatchObject([{ value: 12_400 }]);
    expect(quantitiesOf('12,5 Prozent', 'de')).toMatchObject([{ value: 12.5 }]);
  });
  it('reads intervals that never turn round, and spans that hold the words', () => {
    const number = fc.oneof(
      fc.integer({ min: 0, max: 5_000_000 }).map(String),
      fc.integer({ min: 1000, max: 5_000_000 }).map((value) => value.toLocaleString('en')),
      fc.constantFrom(
        'twelve',
        'two hundred and five',
        '1.2 million',
        'dozens of',
        'half of the',
        '3-1',
        '7 to 9',
        '40-50',
      ),
    );
    const before = fc.constantFrom(
      '',
      'about ',
      'nearly ',
      'more than ',
      'at least ',
      'under ',
      'up to ',
      'between 3 and ',
      '$',
    );
    const after = fc.constantFrom(
      ' houses',
      ' percent',
      ' kilometres an hour',
      ' dollars a day',
      ' or more',
      '',
      ' people each',
    );
    fc.assert(
      fc.property(before, number, after, (x, y, z) => {
        const text = `They counted ${x}${y}${z} in the valley.`;
        for (const { start, end, printed, low, high } of quantitiesOf(text)) {
          expect(text.slice(start, end)).toBe(printed);
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
          expect([low, high]).not.toEqual([null, null]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
