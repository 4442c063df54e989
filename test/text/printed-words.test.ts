import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPrintedWords } from '../../src/text/printed-words.ts';

const shape = String.raw`\d+|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*|%`;
const openReader = () =>
  openPrintedWords(
    { pattern: new RegExp(shape, 'uy'), beginsWith: '0123456789', goesOnWith: "'", signs: '%' },
    (printed) => printed,
  );
const read = openReader();

function wordsOf(text: string): [printed: string, start: number][] {
  const { count, found, starts, ends } = read(text);
  return found.slice(0, count).map((printed, place) => {
    expect(printed).toBe(text.slice(starts[place], ends[place]));
    return [printed, starts[place]!];
  });
}

test('words are those that the pattern alone would find', () => {
  // Letters of one unit and of two, marks, what joins letters, signs, halves of a pair.
  const unit = fc.constantFrom(
    ..."abYZ01é\u0301中𝒜😀'’%- .\n\ud83d\ude00".split(''),
    '𝒜',
    '😀',
    'ß',
    '`',
    '{',
    '@',
    '[',
  );
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
      const text = units.join('');
      const found = [...text.matchAll(new RegExp(shape, 'gu'))].map((match) => [match[0], match.index]);
      expect(wordsOf(text)).toEqual(found);
    }),
    { numRuns: 2000 },
  );
});

test('more words than are kept are read all the same, and long ones', () => {
  const letters = (number: number) =>
    number.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
  const words = Array.from({ length: 60_000 }, (_, number) => letters(number));
  const long = 'x'.repeat(100);
  const text = [...words, long, ...words.slice(0, 100), long].join(' ');
  expect(wordsOf(text).map(([printed]) => printed)).toEqual(text.split(' '));
});
