import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  packSentences,
  sentenceAt,
  sentenceCount,
  sentenceOfTerm,
  stemCount,
  type TextSentence,
  unpackSentences,
} from '../../src/contract/packed-sentences.ts';

/** Sentences in their order, with headings between whose terms are in none. */
const sentences = fc
  .array(
    fc.record({
      length: fc.integer({ min: 1, max: 60 }),
      gap: fc.integer({ min: 0, max: 40 }),
      headed: fc.integer({ min: 0, max: 3 }),
      terms: fc.integer({ min: 0, max: 9 }),
      stops: fc.integer({ min: 0, max: 9 }),
      isSuggested: fc.boolean(),
      score: fc.integer({ min: 0, max: 1e9 }).map((parts) => parts / 1e9),
    }),
    { maxLength: 12 },
  )
  .map((rows) => {
    let [offset, before] = [0, 0];
    return rows.map(({ length, gap, headed, terms, stops, isSuggested, score }): TextSentence => {
      const start = offset + gap;
      offset = start + length;
      const firstTerm = before + headed;
      before = firstTerm + terms;
      return {
        start,
        end: offset,
        firstTerm,
        terms,
        stems: Math.max(0, terms - stops),
        isSuggested,
        score,
      };
    });
  });

test('sentences come back as they were packed', () => {
  fc.assert(
    fc.property(sentences, (given) => {
      const packed = packSentences(given);
      expect(unpackSentences(packed)).toEqual(given);
      expect(sentenceCount(packed)).toBe(given.length);
      for (const [place, sentence] of given.entries()) {
        expect(sentenceAt(packed, place)).toEqual(sentence);
        expect(stemCount(packed, place)).toBe(sentence.stems);
      }
    }),
  );
});

test('of every term it is told in which sentence it stands, or that it is in none', () => {
  fc.assert(
    fc.property(sentences, (given) => {
      const packed = packSentences(given);
      const last = given.at(-1);
      for (let term = 0; term <= (last ? last.firstTerm + last.terms : 0); term++)
        expect(sentenceOfTerm(packed, term)).toBe(
          given.findIndex(({ firstTerm, terms }) => firstTerm <= term && term < firstTerm + terms),
        );
    }),
  );
});
