import { describe, expect, test } from 'vitest';
import { printValue } from '../../src/compare/printed-value.ts';
import type { LedgerRow } from '../../src/contract/reading.ts';
import { readingOf } from '../../src/features/index.ts';
import { compareClaims, id, makeArticle, makeClaim } from '../support/matrix-input.ts';

const fleet = 'On 14 March 2026 some 40 ships, 12 of them tankers, lay off the coast of Norway';

function printIn(text: string, ...compared: [LedgerRow['dimension'], string, LedgerRow['outcome']?][][]) {
  const passage = { text, start: 0, end: text.length };
  const reading = readingOf(passage, { publishedAt: null, language: 'en' });
  const comparisons = compared.map((rows) => ({
    side: 'a' as const,
    ledger: {
      a: passage,
      b: passage,
      rows: rows.map(([dimension, words, outcome = 'agree']): LedgerRow => {
        const start = text.indexOf(words);
        const own = { text: words, start, end: start + words.length };
        return { dimension, outcome, a: own, b: outcome === 'only-a' ? null : own, note: null };
      }),
    },
  }));
  return printValue({ passage, reading }, comparisons);
}

const printed = (...compared: Parameters<typeof printIn> extends [string, ...infer Rest] ? Rest : never) =>
  printIn(fleet, ...compared);

test('what was compared comes first: a number, or else a date', () => {
  expect(
    printed([
      ['date', '14 March 2026'],
      ['number', '12'],
    ]),
  ).toBe('12');
  expect(printed([['date', '14 March 2026']])).toBe('14 March 2026');
  expect(printed([['place', 'Norway']])).toBe('some 40');
  expect(printed([['place', 'Norway', 'differ']])).toBe('Norway');
});

test('the number that is compared most often, else the first in the text', () => {
  expect(printed([['number', 'some 40 ships']], [['number', '12']])).toBe('some 40');
  expect(printed([['number', 'some 40 ships']], [['number', '12']], [['number', '12']])).toBe('12');
});

test('a number that only one side has, or of which nothing can be told, was not compared', () => {
  expect(printed([['number', '12', 'only-a']], [['number', '12', 'unknown']])).toBe('some 40');
});

test('only the marked words count', () => {
  const text = fleet;
  const start = text.indexOf('lay');
  const passage = { text, start, end: text.length };
  const reading = readingOf({ ...passage, start: 0 }, { publishedAt: null, language: 'en' });
  expect(printValue({ passage, reading }, [])).toBeNull();
  const at = { ...passage, start: text.indexOf('14'), end: text.indexOf(' some') };
  expect(printValue({ passage: at, reading }, [])).toBe('14 March 2026');
});

test('what both say of one place: the position they take there, not the place', () => {
  const text = 'The crews refused to land in Norway';
  expect(
    printIn(text, [
      ['place', 'Norway'],
      ['negation', 'refused'],
    ]),
  ).toBe('refused');
  expect(
    printIn(text, [
      ['place', 'Norway', 'differ'],
      ['negation', 'refused'],
    ]),
  ).toBe('Norway');
  expect(
    printIn(text, [
      ['name', 'crews'],
      ['place', 'Norway'],
    ]),
  ).toBe('Norway');
});

describe('the value that a cell shows', () => {
  const printedOf = (wording: string, ...others: string[]) => {
    const articles = [wording, ...others].map((_, n) => makeArticle(n + 1, `2026-03-1${n}`));
    const claims = [wording, ...others].map((words, n) => makeClaim(n + 11, id(n + 1), words));
    const { rows } = compareClaims(articles, claims);
    const own = rows.flatMap(({ cells }) => cells).flatMap((cell) => cell.claims);
    return own.find(({ claimId }) => claimId === id(11))!.printed;
  };
  test.each([
    ['More than 40 wounded sailors were flown out', 'More than 40'],
    ['Between 3 and 5 boats sank', 'Between 3 and 5'],
    ['Dozens of boats sank', 'Dozens'],
    ['The wall cost $3.5 million', '$3.5 million'],
    ['Rents rose by 14 percent', '14 percent'],
    ['The third bridge of 120 metres fell', '120 metres'],
    ['The vote is on 14 March 2026', '14 March 2026'],
    ['The talks were held in Geneva', 'Geneva'],
    ['The mayor is reluctant to speak', 'reluctant'],
    ['Norway built a wall', null],
    ['The fire began in a pump house', null],
    ['The gate was made of oak', null],
  ])('%s', (wording, printed) => {
    expect(printedOf(wording)).toBe(printed);
  });

  test('a position on which others take the other side, though both name one town', () => {
    const wording = 'Few countries are willing to send pilots to Tarsk';
    expect(printedOf(wording, 'Many countries are willing to send pilots to Tarsk')).toBe(
      'Few countries are willing',
    );
  });

  test('of several numbers the one that others speak of, too', () => {
    const wording = 'On 30 boats 186 sailors were rescued off the coast of Tarsk';
    expect(printedOf(wording)).toBe('30');
    expect(printedOf(wording, '186 sailors were rescued off the coast of Tarsk')).toBe('186');
    expect(printedOf(wording, 'Some 30 boats were rescued off the coast of Tarsk')).toBe('30');
  });
});

test('what they differ in comes before a day on which they agree', () => {
  expect(
    printIn('No one left Norvik on 3 May 2024', [
      ['date', '3 May 2024'],
      ['negation', 'No one', 'differ'],
    ]),
  ).toBe('No one');
});

test('a year alone is no answer where another claim gives an amount', () => {
  const text = 'The pier was repaired in 2024';
  const amount = { text: '3 million euros', start: 0, end: 15 };
  const passage = { text, start: 0, end: text.length };
  const year = { text: '2024', start: 25, end: 29 };
  const reading = readingOf(passage, { publishedAt: null, language: 'en' });
  const rows: LedgerRow[] = [
    { dimension: 'date', outcome: 'agree', a: year, b: year, note: null },
    { dimension: 'number', outcome: 'only-b', a: null, b: amount, note: null },
  ];
  const compare = (kept: LedgerRow[]) =>
    printValue({ passage, reading }, [{ side: 'a', ledger: { a: passage, b: passage, rows: kept } }]);
  expect(compare(rows)).toBeNull();
  expect(compare(rows.slice(0, 1))).toBe('2024');
});
