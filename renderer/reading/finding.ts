import { foldForMatching } from '../../src/text/normalise.ts';
import type { Span } from './sentences.ts';

/** Text in which something is looked for, and where it begins in the article's text. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
}

interface Folded {
  readonly text: string;
  /** For each folded unit: where what it stands for begins in the stretch, and, last, where the stretch ends. */
  readonly origins: readonly number[];
}

const isPlain = (code: number) => code > 32 && code < 127 && code !== 96;

/** The stretch without case, accents and kinds of signs; white space, however much of it, is one space. */
function foldStretch(text: string): Folded {
  const origins: number[] = [];
  let folded = '';
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!;
    const width = code > 0xffff ? 2 : 1;
    // Nearly all of most texts: nothing but its case can change.
    let letters = isPlain(code) ? text[at]!.toLowerCase() : foldForMatching(text.slice(at, at + width));
    // A dot that only its capital has: İ.
    if (code > 127) letters = letters.replaceAll(/\p{M}/gu, '');
    if (/^\s$/.test(letters)) letters = folded.endsWith(' ') ? '' : ' ';
    for (let unit = 0; unit < letters.length; unit += 1) origins.push(at);
    folded += letters;
    at += width;
  }
  return { text: folded, origins: [...origins, text.length] };
}

/**
 * Prepares stretches of an article, which are in its order, for finding in them: 100,000 words take some
 * hundredths of a second, each search after that a few thousandths.
 *
 * What is found are whole characters of the article's text, no two hits overlap, and none goes from one stretch
 * into the next. Case, accents and kinds of quotation marks, hyphens and white space make no difference.
 */
export function openFinder(stretches: readonly Stretch[]): (sought: string) => Span[] {
  const folded = stretches.map(({ start, text }) => ({ start, ...foldStretch(text) }));
  return (sought) => {
    const needle = foldStretch(sought).text;
    if (needle.trim() === '') return [];
    return folded.flatMap(({ start, text, origins }) => {
      const hits: Span[] = [];
      for (let at = text.indexOf(needle); at >= 0; ) {
        const last = origins[at + needle.length - 1]!;
        let next = at + needle.length;
        // The rest of a character that folds to several letters, such as a ligature, belongs to the hit.
        while (origins[next] === last) next += 1;
        hits.push({ start: start + origins[at]!, end: start + origins[next]! });
        at = text.indexOf(needle, next);
      }
      return hits;
    });
  };
}

/** Which hit is shown first: the one at `offset` or the next after it, after the last one the first; -1: there is none. */
export function hitFrom(hits: readonly Span[], offset: number): number {
  const next = hits.findIndex(({ end }) => end > offset);
  return next < 0 && hits.length > 0 ? 0 : next;
}
