import type { Span } from '../text/sentences.ts';
import { type Token, tokensOf } from '../text/stems.ts';

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

/** A text in the form in which it is compared: made once where it is compared with many. */
export interface ComparableText {
  readonly tokens: readonly Token[];
  /** The run of eight words that begins with each word that is followed by seven. */
  readonly keys: readonly string[];
  /** Where each run stands. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

/** Takes as long as all comparing of two texts that have little in common. */
export function toComparable(text: string): ComparableText {
  const tokens = tokensOf(text);
  const keys = tokens.slice(wordsOfRun - 1).map((_, at) => {
    let key = tokens[at]!.word;
    for (let next = at + 1; next < at + wordsOfRun; next++) key += ` ${tokens[next]!.word}`;
    return key;
  });
  const places = new Map<string, number[]>();
  for (const [at, key] of keys.entries()) {
    const known = places.get(key);
    if (!known) places.set(key, [at]);
    else if (known.length < mostPlaces) known.push(at);
  }
  return { tokens, keys, places };
}

/**
 * What stands in both texts: runs of eight words or more, as long as they go, in the order of `a`; no word of `a` is
 * in two of them. Case, punctuation and the spelling of quotation marks do not count.
 */
export function findCopiedRuns(a: ComparableText, b: ComparableText): CopiedText {
  const [tokensA, tokensB] = [a.tokens, b.tokens];
  const runs: CopiedRun[] = [];
  let copied = 0;
  for (let at = 0; at < a.keys.length; ) {
    let [length, from] = [0, 0];
    for (const place of b.places.get(a.keys[at]!) ?? []) {
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
