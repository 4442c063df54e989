import { isInsideCharacter } from '../text/offsets.ts';

/** How a passage is found again, after W3C's TextQuoteSelector. */
export interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Hypothesis keeps 32 characters on each side; W3C names no number. In UTF-16 units. */
const contextLength = 32;
/** Where that tells a passage from no other, more is kept, up to this. */
const longestContext = 512;

/**
 * Describes the passage `start` to `end` of a text, so that `anchorQuote` finds it again: with as much around it as
 * tells it from every other place, unless the text repeats itself for longer than is worth keeping.
 */
export function describePassage(text: string, start: number, end: number): QuoteSelector {
  for (let length = contextLength; ; length *= 2) {
    const from = wholeCharacter(text, Math.max(0, start - length));
    const to = wholeCharacter(text, Math.min(text.length, end + length));
    const around = text.slice(from, to);
    // To look for more takes long in a text that repeats itself.
    const isEnough = around.length >= 2 * longestContext || around.length === text.length;
    if (isEnough || (text.indexOf(around) === from && text.indexOf(around, from + 1) < 0))
      return { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
  }
}

/** Moves an offset that would cut a surrogate pair in two past the pair. */
function wholeCharacter(text: string, offset: number): number {
  return isInsideCharacter(text, offset) ? offset + 1 : offset;
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
