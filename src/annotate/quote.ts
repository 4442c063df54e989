import { isInsideCharacter } from '../text/offsets.ts';
import type { Span } from '../text/sentences.ts';
import { splitWords } from '../text/words.ts';
import { findNearest } from './approximate.ts';
import type { QuoteSelector } from './describe.ts';

export type Anchoring =
  /** The words stand there; white space, case, quotation marks and dashes may be printed in another way. */
  | { readonly state: 'same'; readonly start: number; readonly end: number }
  /** What stands there is nearly the same: a few characters differ. */
  | { readonly state: 'close'; readonly start: number; readonly end: number }
  | { readonly state: 'gone' }
  /** Several places fit equally well; none is guessed. */
  | { readonly state: 'ambiguous'; readonly places: number };

/** What is quoted; `start` where it is believed to begin, in UTF-16 units. */
export type Quote = { readonly exact: string; readonly start?: number } & Partial<
  Pick<QuoteSelector, 'prefix' | 'suffix'>
>;

/** Places are told apart by what stands around them up to this many; in a text that is all repetition, none is. */
const mostPlaces = 1000;
/** How much better, of 1, the words around a place must fit than those around any other. */
const leastLead = 0.1;
/** So much of a prefix and a suffix is compared where no place has all of it. */
const nearContext = 64;

/**
 * Every place where the words stand between exactly this prefix and suffix, in order, also where they overlap
 * (W3C's TextQuoteSelector). Empty words stand everywhere.
 */
export function findQuote(text: string, { exact, prefix = '', suffix = '' }: Quote): Span[] {
  return [...eachPlace(text, prefix + exact + suffix)].map((at) => ({
    start: at + prefix.length,
    end: at + prefix.length + exact.length,
  }));
}

/** Where words stand, one place after the other: a long text may hold more than are worth looking at. */
export function* eachPlace(text: string, words: string): Generator<number> {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    yield at;
    if (at === text.length) return;
  }
}

/**
 * Finds quoted words in a text: as they are, then printed in another way, then nearly so. Where they stand more than
 * once, the given start decides, then the words before and after; two places that fit equally well are never guessed
 * between.
 */
export function anchorQuote(text: string, quote: Quote): Anchoring {
  const { exact, start } = quote;
  if (exact === '') return { state: 'gone' };
  if (start !== undefined && text.startsWith(exact, start))
    return { state: 'same', start, end: start + exact.length };
  const strict = findQuote(text, quote);
  if (strict.length > 0) return choosePlace(text, quote, strict, 'same');
  const literal = findQuote(text, { exact });
  if (literal.length > 0) return choosePlace(text, quote, literal, 'same');
  const printed = findPrintedOtherwise(text, exact);
  if (printed.length > 0) return choosePlace(text, quote, printed, 'same');
  return choosePlace(text, quote, findNearest(text, exact).map(wholeCharacters(text)), 'close');
}

const wholeCharacters =
  (text: string) =>
  ({ start, end }: Span): Span => ({
    start: isInsideCharacter(text, start) ? start - 1 : start,
    end: isInsideCharacter(text, end) ? end + 1 : end,
  });

/** Where the same words stand one after the other, whatever lies between them and however they are printed. */
function findPrintedOtherwise(text: string, exact: string): Span[] {
  const [words, wanted] = splitWords(text, exact);
  const places: Span[] = [];
  const size = wanted.keys.length;
  if (size === 0) return places;
  for (let at = 0; at + size <= words.keys.length; at++) {
    let k = 0;
    while (k < size && words.keys[at + k] === wanted.keys[k]) k++;
    if (k === size) places.push({ start: words.starts[at]!, end: words.ends[at + size - 1]! });
  }
  return places;
}

function choosePlace(
  text: string,
  quote: Quote,
  places: readonly Span[],
  state: 'same' | 'close',
): Anchoring {
  const asExpected = places.find(({ start }) => start === quote.start);
  const [first, ...others] = asExpected ? [asExpected] : places;
  if (!first) return { state: 'gone' };
  if (others.length === 0) return { state, start: first.start, end: first.end };
  if (places.length > mostPlaces) return { state: 'ambiguous', places: places.length };
  const fits = places.map((place) => fitOf(text, quote, place));
  const best = Math.max(...fits);
  const fitting = places.filter((_, index) => fits[index]! > best - leastLead);
  const [only] = fitting;
  if (fitting.length > 1) return { state: 'ambiguous', places: fitting.length };
  return { state, start: only!.start, end: only!.end };
}

/** How much of the quote's context stands around a place, 0 to 1; slips count by how many characters they change. */
function fitOf(text: string, { prefix = '', suffix = '' }: Quote, { start, end }: Span): number {
  const [near, next] = [prefix.slice(-nearContext), suffix.slice(0, nearContext)];
  const before = text.slice(Math.max(0, start - near.length * 2), start);
  const after = text.slice(end, end + next.length * 2);
  const errors = countErrors(reverse(near), reverse(before)) + countErrors(next, after);
  return 1 - errors / Math.max(1, near.length + next.length);
}

const reverse = (text: string) => text.split('').reverse().join('');

/** The edits that turn `context` into what a text begins with. */
function countErrors(context: string, text: string): number {
  let row = Array.from({ length: text.length + 1 }, (_, j) => j);
  for (let i = 1; i <= context.length; i++) {
    const next = [i];
    for (let j = 1; j <= text.length; j++) {
      const replaced = row[j - 1]! + (context[i - 1] === text[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return Math.min(...row);
}
