import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describePassage, findQuote, trimPassage } from '../../src/annotate/index.ts';

test('the selectors cut no character in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), fc.nat(), (text, from) => {
      const characters = [...text];
      const start = characters.slice(0, from % characters.length).join('').length;
      const quote = describePassage(text, start, text.length);
      expect([quote.prefix, quote.exact, quote.suffix].every((part) => part.isWellFormed())).toBe(true);
    }),
  );
});

test('as much is kept around a passage as tells it from every other place', () => {
  const row = 'The gate was closed and nobody said why, not even later on that day. ';
  const text = `First shift. ${row}Second shift. ${row}Third shift. ${row}`;
  for (const shift of ['First', 'Second', 'Third']) {
    const start = text.indexOf('not even', text.indexOf(shift));
    const quote = describePassage(text, start, start + 'not even'.length);
    expect(findQuote(text, quote)).toEqual([{ start, end: start + 8 }]);
  }
  const plain = 'Nothing here stands twice: 32 characters on each side are enough for that.';
  expect(describePassage(plain, 33, 38).prefix).toHaveLength(32);
});

test('in a text that is all repetition the context ends somewhere, and soon', () => {
  const text = 'ab '.repeat(300_000);
  const begun = performance.now();
  const { prefix, suffix } = describePassage(text, 450_000, 450_002);
  expect(prefix.length + suffix.length).toBeLessThan(2000);
  expect(performance.now() - begun).toBeLessThan(5000);
});

test('white space at the ends of a selection is no part of a passage', () => {
  expect(trimPassage('  two words \n', 0, 13)).toEqual({ start: 2, end: 11 });
  expect(trimPassage('   ', 0, 3)).toBeNull();
  expect(trimPassage('short', 0, 9)).toBeNull();
});
