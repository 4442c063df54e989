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
  /** A hash of the run of eight words that begins with each word that is followed by seven. */
  readonly runs: Int32Array;
  /** Where the first run of each hash stands, and behind each run the next one of its hash; -1: there is none. */
  readonly first: ReadonlyMap<number, number>;
  readonly next: Int32Array;
}

const none = -1;

/**
 * A hash of 32 bits of each run of eight words, by its first word: one step a word (Karp and Rabin, 1987), and at last
 * MurmurHash3's mix, so that any of its bits can be sampled.
 */
export function hashRuns(words: readonly Pick<Token, 'hash'>[]): Int32Array {
  const runs = new Int32Array(Math.max(0, words.length - wordsOfRun + 1));
  let run = 0;
  for (let last = 0; last < words.length; last++) {
    run = (Math.imul(run, multiplier) + words[last]!.hash) | 0;
    const at = last - wordsOfRun + 1;
    if (at < 0) continue;
    runs[at] = mix(run);
    run = (run - Math.imul(words[at]!.hash, multiplierOfFirst)) | 0;
  }
  return runs;
}

/** Odd, so that no word's bits are lost; and what it has become when a run's first word is reached from its last. */
const multiplier = 0x01000193;
const multiplierOfFirst = Array.from({ length: wordsOfRun - 1 }).reduce<number>(
  (power) => Math.imul(power, multiplier),
  1,
);

function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}

/** Takes as long as all comparing of two texts that have little in common. */
export function toComparable(text: string): ComparableText {
  const tokens = tokensOf(text);
  const runs = hashRuns(tokens);
  const first = new Map<number, number>();
  const next = new Int32Array(runs.length);
  for (let at = runs.length - 1; at >= 0; at--) {
    next[at] = first.get(runs[at]!) ?? none;
    first.set(runs[at]!, at);
  }
  return { tokens, runs, first, next };
}

/**
 * What stands in both texts: runs of eight words or more, as long as they go, in the order of `a`; no word of `a` is
 * in two of them. Case, punctuation and the spelling of quotation marks do not count.
 */
export function findCopiedRuns(a: ComparableText, b: ComparableText): CopiedText {
  const [tokensA, tokensB] = [a.tokens, b.tokens];
  const runs: CopiedRun[] = [];
  let copied = 0;
  for (let at = 0; at < a.runs.length; ) {
    let [length, from] = [0, 0];
    let place = b.first.get(a.runs[at]!) ?? none;
    for (let places = 0; place !== none && places < mostPlaces; places++, place = b.next[place]!) {
      let words = 0;
      while (tokensA[at + words] && tokensA[at + words]!.word === tokensB[place + words]?.word) words++;
      if (words > length) [length, from] = [words, place];
    }
    if (length < wordsOfRun) {
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
