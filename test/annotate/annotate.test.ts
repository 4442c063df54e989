import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorQuote, describePassage, trimPassage } from '../../src/annotate/index.ts';

/** Texts that repeat themselves, which is where anchoring goes wrong. */
const repetitive = fc
  .array(fc.constantFrom('ab', 'a', 'b ', 'abab', '🔥', 'ü', '\n'), { minLength: 3, maxLength: 60 })
  .map((parts) => parts.join(''));

test('a described passage is found again at its place, or said to be ambiguous, never elsewhere', () => {
  fc.assert(
    fc.property(repetitive, fc.nat(), fc.nat(), (text, from, length) => {
      const start = from % text.length;
      const end = Math.min(text.length, start + 1 + (length % 12));
      const quote = describePassage(text, start, end);
      expect(anchorQuote(text, { ...quote, start })).toEqual({ state: 'same', start, end });
      const found = anchorQuote(text, quote);
      if (found.state === 'same') {
        // Without a position the words and their context decide; both must be those that were described.
        expect(describePassage(text, found.start, found.end)).toMatchObject({ exact: quote.exact });
        expect(text.slice(0, found.start).endsWith(quote.prefix)).toBe(true);
        expect(text.slice(found.end).startsWith(quote.suffix)).toBe(true);
      } else expect(found.state).toBe('ambiguous');
    }),
    { numRuns: 500 },
  );
});

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

test('places that fit equally well are never guessed between', () => {
  const text = 'It rained. It rained. It snowed.';
  expect(anchorQuote(text, { exact: 'It rained.' })).toEqual({ state: 'ambiguous', places: 2 });
  expect(anchorQuote(text, { exact: 'It rained.', suffix: ' It snowed' })).toMatchObject({ start: 11 });
  expect(anchorQuote(text, { exact: 'It rained.', start: 11 })).toMatchObject({ start: 11 });
  expect(anchorQuote(text, { exact: 'It rained.', start: 5 })).toEqual({ state: 'ambiguous', places: 2 });
  expect(anchorQuote(text, { exact: 'It hailed.' })).toEqual({ state: 'gone' });
});

test('white space at the ends of a selection is no part of a passage', () => {
  expect(trimPassage('  two words \n', 0, 13)).toEqual({ start: 2, end: 11 });
  expect(trimPassage('   ', 0, 3)).toBeNull();
  expect(trimPassage('short', 0, 9)).toBeNull();
});
