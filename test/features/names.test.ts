import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/features/index.ts';
import { officeOf } from '../../src/features/names.ts';

const namesOf = (text: string) =>
  readingOf({ text, start: 0, end: text.length }, { publishedAt: null, language: 'en' }).names;
const shown = (text: string) => namesOf(text).map(({ printed, key, kind }) => [printed, key, kind]);

const cases: [string, string[][]][] = [
  ['They met Foreign Minister Lena Holm.', [['Foreign Minister Lena Holm', 'holm', 'person']]],
  ['They met Lena Holm, the foreign minister.', [['Lena Holm, the foreign minister', 'holm', 'person']]],
  [
    'They met envoys Mara Quist and Jon Berg.',
    [
      ['envoys Mara Quist', 'quist', 'person'],
      ['Jon Berg', 'berg', 'unknown'],
    ],
  ],
  [
    'They met Jon Berg, President Ida Lund and others.',
    [
      ['Jon Berg', 'berg', 'unknown'],
      ['President Ida Lund', 'lund', 'person'],
    ],
  ],
  [
    'The Danish navy left Denmark.',
    [
      ['Danish', 'denmark', 'place'],
      ['Denmark', 'denmark', 'place'],
    ],
  ],
  [
    'It went from the U.S. to the United States.',
    [
      ['U.S.', 'usa', 'place'],
      ['United States', 'usa', 'place'],
    ],
  ],
  ['The Norvik City Council voted.', [['Norvik City Council', 'norvik city council', 'organisation']]],
  ['A ship sank in Vessel Lake.', [['Vessel Lake', 'vessel lake', 'place']]],
  ['A ship sank in Ostby.', [['Ostby', 'ostby', 'place']]],
  ['On Monday the ship sank in May.', []],
  ['On Monday Lena Holm left.', [['Lena Holm', 'holm', 'unknown']]],
];

describe('readNames', () => {
  it.each(cases)('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
  it('does not take the first word of a sentence for a name', () => {
    expect(namesOf('Ships sank. Boats sank too.')).toEqual([]);
  });
  it('reads no names but countries in a headline of capitals', () => {
    expect(shown('Angry Farmers Block Coastal Highway Over Danish Milk Prices')).toEqual([
      ['Danish', 'denmark', 'place'],
    ]);
  });
});

describe('officeOf', () => {
  it('gives the office of one holder, and none for a title that many hold', () => {
    expect(namesOf('They met Mayor Anna Reyes.').map(officeOf)).toEqual(['mayor']);
    expect(namesOf('They met Senator Anna Reyes.').map(officeOf)).toEqual([null]);
  });
});
