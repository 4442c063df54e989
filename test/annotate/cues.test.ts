import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCues } from '../../src/annotate/index.ts';

test('the cues are named with their words, in reading order', () => {
  const sentence = 'About 1,400 residents were moved on 12 March 2026 because the siren was not heard.';
  expect(findCues(sentence, 'en').map(({ kind, printed }) => [kind, printed])).toEqual([
    ['number', 'About 1,400 residents'],
    ['change', 'moved'],
    ['date', '12 March 2026'],
    ['cause', 'because'],
    ['denial', 'not'],
  ]);
});

test('how many speakers there are is no figure to check', () => {
  const kinds = findCues('Two engineers told the Ledger that the gate was old.', 'en').map(
    ({ kind }) => kind,
  );
  expect(kinds).toContain('attribution');
  expect(kinds).not.toContain('number');
});

test('in another language figures, dates and names count, English words do not', () => {
  const sentence = 'Am 12.03.2026 wurden 1.400 Menschen first because of Brackwater gerettet.';
  const kinds = new Set(findCues(sentence, 'de').map(({ kind }) => kind));
  expect(kinds).toContain('number');
  expect(kinds).not.toContain('cause');
  expect(kinds).not.toContain('record');
});

test('each cue of any sentence stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (sentence) => {
      for (const { start, end, printed } of findCues(sentence, null))
        expect(sentence.slice(start, end)).toBe(printed);
    }),
  );
});
