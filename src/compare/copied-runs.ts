import type { Span } from '../text/sentences.ts';
import { tokensOf } from '../text/stems.ts';

/** A run of words that two texts share, by its place in each. */
export interface CopiedRun {
  readonly inA: Span;
  readonly inB: Span;
  readonly words: number;
}

/** What of one text stands in another. */
export interface CopiedText {
  readonly runs: readonly CopiedRun[];
  /** How many words they have together. */
  readonly words: number;
  /** Of all words of the text, 0 to 1. */
  readonly share: number;
}

/** From so many words on a shared run was copied: independent reports share fewer, but in quotations. */
export const wordsOfRun = 8;
/** A phrase that stands in a text more often than this is looked at in its first places only. */
const mostPlaces = 16;

/**
 * What stands in both texts: runs of eight words or more, as long as they go, in the order of `a`; no word of `a` is
 * in two of them. Case, punctuation and the spelling of quotation marks do not count.
 */
export function findCopiedRuns(a: string, b: string): CopiedText {
  const [tokensA, tokensB] = [tokensOf(a), tokensOf(b)];
  const keyOf = (tokens: typeof tokensA, at: number) =>
    tokens
      .slice(at, at + wordsOfRun)
      .map(({ word }) => word)
      .join(' ');
  const places = new Map<string, number[]>();
  for (let at = 0; at + wordsOfRun <= tokensB.length; at++) {
    const key = keyOf(tokensB, at);
    const known = places.get(key);
    if (!known) places.set(key, [at]);
    else if (known.length < mostPlaces) known.push(at);
  }
  const runs: CopiedRun[] = [];
  let copied = 0;
  for (let at = 0; at + wordsOfRun <= tokensA.length; ) {
    let [length, from] = [0, 0];
    for (const place of places.get(keyOf(tokensA, at)) ?? []) {
      let words = wordsOfRun;
      while (tokensA[at + words] && tokensA[at + words]!.word === tokensB[place + words]?.word) words++;
      if (words > length) [length, from] = [words, place];
    }
    if (length === 0) {
      at++;
      continue;
    }
    runs.push({
      inA: { start: tokensA[at]!.start, end: tokensA[at + length - 1]!.end },
      inB: { start: tokensB[from]!.start, end: tokensB[from + length - 1]!.end },
      words: length,
    });
    copied += length;
    at += length;
  }
  return { runs, words: copied, share: tokensA.length === 0 ? 0 : copied / tokensA.length };
}
