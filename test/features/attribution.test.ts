import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/features/index.ts';

const readingFor = (text: string) =>
  readingOf({ text, start: 0, end: text.length }, { publishedAt: null, language: 'en' });
const chainOf = (text: string) => readingFor(text).attribution?.chain.map(({ name, kind }) => [name, kind]);

const cases: [string, string[][] | undefined][] = [
  ['The minister said that the bridge is safe.', [['minister', 'person']]],
  ['“The bridge is safe,” said Ida Blom.', [['Ida Blom', 'person']]],
  ['“The bridge is safe,” a senior official said.', [['a senior official', 'unnamed']]],
  ['The bridge is safe, according to the Norvik Council.', [['Norvik Council', 'organisation']]],
  [
    'An official told Harbour News that the bridge is safe.',
    [
      ['Harbour News', 'organisation'],
      ['An official', 'unnamed'],
    ],
  ],
  ['The High Court’s ruling that the bridge must close came late.', [['High Court', 'organisation']]],
  ['A report found that the bridge is safe.', [['A report', 'document']]],
  ['The bridge is safe, said the coastguard.', [['coastguard', 'unnamed']]],
  ['The bridge is safe, the city said on Friday.', [['city', 'unnamed']]],
  ['The bridge is safe, the records show.', [['records', 'unnamed']]],
  ['Works manager Dirk Olden said wages had risen.', [['Works manager Dirk Olden', 'person']]],
  ['Police put the number of marchers at 12,000.', [['Police', 'organisation']]],
  ['Repairs will cost an estimated 3 million euros, the council said.', [['council', 'organisation']]],
  [
    'The pier will reopen, the harbour master, Lena Ost, told the Courier.',
    [['harbour master Lena Ost', 'person']],
  ],
  [
    'The harbour master, Lena Ost, told the Courier that the pier will reopen.',
    [['harbour master Lena Ost', 'person']],
  ],
  ['The pier will reopen, Lena Ost, the harbour master, told the Courier.', [['Lena Ost', 'person']]],
  ['The pier will reopen, Lena Ost, head of the harbour, said on Friday.', [['Lena Ost', 'person']]],
  ['But Lena Ost, the harbour master, said the pier will reopen.', [['Lena Ost', 'person']]],
  [
    'The pier will reopen, the harbour master, Lena Ost, 54, told reporters.',
    [['harbour master Lena Ost', 'person']],
  ],
  [
    'The pier is sold, the company’s head, Lena Ost, told the Courier.',
    [['company’s head Lena Ost', 'person']],
  ],
  ['Ost, 54, told the Courier that the pier will reopen.', [['Ost', 'person']]],
  ['The trust, which owns the pier, said that it will reopen.', [['trust', 'unnamed']]],
  [
    'The pier will reopen, Lena Ost, the harbour master, told Harbour News on Friday.',
    [
      ['Harbour News', 'organisation'],
      ['Lena Ost', 'person'],
    ],
  ],
  [
    'Norvik Harbours, which owns the pier, said the hole in its deck grew to 9 inches.',
    [['Norvik Harbours', 'person']],
  ],
  ['Norvik Harbours, which owns the pier, said the deck held.', [['Norvik Harbours', 'person']]],
  ['But Lena Ost, the harbour master, said the hole in its deck grew to 9 inches.', [['Lena Ost', 'person']]],
  [
    'A hole was found in the deck of the pier, which is shut, said the coastguard.',
    [['coastguard', 'unnamed']],
  ],
  ['It lies between Norvik, Elm Bay, said the coastguard on Friday.', [['coastguard', 'unnamed']]],
  [
    'Boats were towed from the pier below Norvik Castle on Friday after divers found that it sank.',
    undefined,
  ],
  [
    'Boats were towed from the pier below Norvik Castle after officials found that it sank.',
    [['officials', 'unnamed']],
  ],
  ['The pier will reopen, she told the Courier.', undefined],
  ['The pier, shut since May, will reopen, said Lena Ost, the harbour master.', [['Lena Ost', 'person']]],
  ['It lies between Norvik, Elm Bay, said the coastguard.', [['coastguard', 'unnamed']]],
  ['Four missing sailors were found alive.', undefined],
  ['The mayor was told that the bridge is safe.', undefined],
  ['He said that the bridge is safe.', undefined],
  ['The bridge is safe and sound.', undefined],
];

describe('readAttribution', () => {
  it.each(cases)('%s', (text, expected) => {
    expect(chainOf(text)).toEqual(expected);
  });
  it('gives the words that say so', () => {
    const text = 'The bridge is safe, according to the Norvik Council.';
    const { attribution } = readingFor(text);
    expect(text.slice(attribution!.start, attribution!.end)).toBe('according to the Norvik Council');
    expect(attribution!.printed).toBe('according to the Norvik Council');
  });
});

describe('readQuotes', () => {
  it('gives quotations without their marks', () => {
    const text = 'He called it “a long, cold winter” and "grim".';
    const quotes = readingFor(text).quotes;
    expect(quotes.map((quote) => quote.text)).toEqual(['a long, cold winter', 'grim']);
    expect(quotes.map(({ start, end }) => text.slice(start, end))).toEqual(['a long, cold winter', 'grim']);
  });
});
