import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anchorQuote, describePassage, findQuote } from '../../src/annotate/index.ts';

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
      expect(anchorQuote(text, quote)).toEqual({ state: 'same', start, end });
    }),
    { numRuns: 500 },
  );
});

test('places that fit equally well are never guessed between', () => {
  const text = 'It rained. It rained. It snowed.';
  expect(anchorQuote(text, { exact: 'It rained.' })).toEqual({ state: 'ambiguous', places: 2 });
  expect(anchorQuote(text, { exact: 'It rained.', suffix: ' It snowed' })).toMatchObject({ start: 11 });
  expect(anchorQuote(text, { exact: 'It rained.', start: 11 })).toMatchObject({ start: 11 });
  expect(anchorQuote(text, { exact: 'It rained.', start: 5 })).toEqual({ state: 'ambiguous', places: 2 });
  expect(anchorQuote(text, { exact: 'The sun shone.' })).toEqual({ state: 'gone' });
});

test('of equal words those whose surroundings are nearly the quoted ones are taken; a hair’s breadth is no lead', () => {
  const text = 'The harbour had no pilots left. The airport had no pilots left.';
  const exact = 'no pilots';
  expect(anchorQuote(text, { exact, prefix: 'The harbor has ' })).toMatchObject({ start: 16 });
  expect(anchorQuote(text, { exact, prefix: 'The air port had ' })).toMatchObject({ start: 48 });
  expect(anchorQuote(text, { exact, prefix: 'had ' })).toEqual({ state: 'ambiguous', places: 2 });
  expect(anchorQuote(text, { exact, prefix: 'Twenty villages in May had ' }).state).toBe('ambiguous');
});

test('the same words printed otherwise are the same words', () => {
  const text = 'She said: “The gate –\nclosed since 1998 – won’t\u00a0open.” Then she left.';
  const found = anchorQuote(text, { exact: '"the gate - closed since 1998 - won\'t open."' });
  expect(found).toEqual({ state: 'same', start: 10, end: text.indexOf(' Then') });
  expect(anchorQuote(text, { exact: 'Closed   since 1998' }).state).toBe('same');
});

test('a few slips make a quotation close, a foreign phrase or another number of it does not make it the same', () => {
  const text = 'The mill at Orrin burned down in one night, and nobody in the valley saw it begin.';
  const near = anchorQuote(text, { exact: 'The mil at Orrin burnt down in one night' });
  expect(near).toEqual({
    state: 'close',
    start: 0,
    end: 'The mill at Orrin burned down in one night'.length,
  });
  const foreign = 'The mill at Orrin burned down by arson committed, and nobody in the valley saw it begin.';
  expect(anchorQuote(text, { exact: foreign }).state).toBe('gone');
  expect(anchorQuote('It killed 12 people on Monday.', { exact: 'It killed 19 people' }).state).toBe('close');
});

test('neither an empty quotation nor an empty text has a place', () => {
  expect(anchorQuote('text', { exact: '' })).toEqual({ state: 'gone' });
  expect(anchorQuote('', { exact: 'text' })).toEqual({ state: 'gone' });
});

test('all places of a quotation are found, also where they overlap; empty words stand everywhere', () => {
  expect(findQuote('bananas', { exact: 'ana' }).map(({ start }) => start)).toEqual([1, 3]);
  expect(findQuote('bananas', { exact: 'ana', prefix: 'n' }).map(({ start }) => start)).toEqual([3]);
  expect(findQuote('one', { exact: '' }).map(({ start }) => start)).toEqual([0, 1, 2, 3]);
  expect(findQuote('one', { exact: '', suffix: 'x' })).toEqual([]);
});

test('what is found cuts no character in two', () => {
  fc.assert(
    fc.property(repetitive, repetitive, (text, exact) => {
      const found = anchorQuote(text, { exact });
      if ('start' in found) expect(text.slice(found.start, found.end).isWellFormed()).toBe(true);
    }),
  );
});

test('a long text is searched in seconds, however it repeats itself', () => {
  const text = 'ab ba '.repeat(200_000);
  const begun = performance.now();
  expect(anchorQuote(text, { exact: 'ab ba', prefix: 'xx ' }).state).toBe('ambiguous');
  expect(anchorQuote(text, { exact: `${'ab ba '.repeat(3)}abba` }).state).not.toBe('same');
  expect(performance.now() - begun).toBeLessThan(30_000);
});
