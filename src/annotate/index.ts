export { findCues } from './cues.ts';
export { scoreSentences } from './suggest.ts';

import type { Anchor } from '../contract/model.ts';

/** How a passage is found again, after W3C's TextQuoteSelector. */
export interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Hypothesis keeps 32 characters on each side; W3C names no number. In UTF-16 units. */
const contextLength = 32;

/** Describes the passage `start` to `end` of a text, so that `anchorQuote` finds it again. */
export function describePassage(text: string, start: number, end: number): QuoteSelector {
  return {
    exact: text.slice(start, end),
    prefix: text.slice(wholeCharacter(text, Math.max(0, start - contextLength)), start),
    suffix: text.slice(end, wholeCharacter(text, Math.min(text.length, end + contextLength))),
  };
}

/** Moves an offset that would cut a surrogate pair in two past the pair. */
function wholeCharacter(text: string, offset: number): number {
  return isInsideCharacter(text, offset) ? offset + 1 : offset;
}

function isInsideCharacter(text: string, offset: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text[offset] ?? '') && /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '');
}

/**
 * The passage in whole characters and without white space at its ends; null when nothing else is in it or it
 * lies outside the text.
 */
export function trimPassage(text: string, start: number, end: number): { start: number; end: number } | null {
  if (end > text.length) return null;
  const first = isInsideCharacter(text, start) ? start - 1 : start;
  const passage = text.slice(first, wholeCharacter(text, end));
  const trimmedStart = first + passage.length - passage.trimStart().length;
  const trimmedEnd = first + passage.trimEnd().length;
  return trimmedStart < trimmedEnd ? { start: trimmedStart, end: trimmedEnd } : null;
}

export type Anchoring =
  | { readonly state: 'same'; readonly start: number; readonly end: number }
  | { readonly state: 'gone' }
  /** Several places fit equally well; none is guessed. */
  | { readonly state: 'ambiguous'; readonly places: number };

/**
 * Finds quoted words in a text. Where they stand more than once, the given start decides, then the words
 * before and after; two places that fit equally well are never guessed between.
 */
export function anchorQuote(
  text: string,
  quote: Partial<QuoteSelector> & { exact: string; start?: number },
): Anchoring {
  const { exact } = quote;
  if (quote.start !== undefined && text.startsWith(exact, quote.start)) {
    return { state: 'same', start: quote.start, end: quote.start + exact.length };
  }
  const places: { start: number; fit: number }[] = [];
  for (let start = text.indexOf(exact); start >= 0; start = text.indexOf(exact, start + 1)) {
    const before = text.slice(0, start);
    const after = text.slice(start + exact.length);
    const fit = commonEnd(before, quote.prefix ?? '') + commonStart(after, quote.suffix ?? '');
    places.push({ start, fit });
  }
  const best = places.reduce((highest, { fit }) => Math.max(highest, fit), 0);
  const fitting = places.filter(({ fit }) => fit === best);
  const [only] = fitting;
  if (!only) return { state: 'gone' };
  if (fitting.length > 1) return { state: 'ambiguous', places: fitting.length };
  return { state: 'same', start: only.start, end: only.start + exact.length };
}

/** A place of a claim on one revision; without start and end where it has none there. */
export type Place = QuoteSelector & Pick<Anchor, 'start' | 'end'>;

/**
 * The places of claims in a later text, in the order in which they are given. Words that stand there no longer are
 * gone; where they stand more than once and nothing tells the places apart, they are ambiguous.
 */
export function carryOver(
  _older: string,
  newer: string,
  places: readonly Place[],
): (Place & Pick<Anchor, 'state'>)[] {
  return places.map(({ exact, prefix, suffix, start }) => {
    const found = anchorQuote(newer, { exact, prefix, suffix });
    if (found.state !== 'same') return { exact, prefix, suffix, start: null, end: null, state: found.state };
    return {
      ...describePassage(newer, found.start, found.end),
      start: found.start,
      end: found.end,
      state: found.start === start ? 'same' : 'moved',
    };
  });
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}
