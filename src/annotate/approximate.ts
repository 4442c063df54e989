import type { Span } from '../text/sentences.ts';

/** A stretch of a text, and in how many characters it differs from what was looked for. */
export interface NearMatch extends Span {
  readonly errors: number;
}

/** One slip in four characters, spread over the words: more is another wording. */
const mostErrors = 0.25;
/** So many characters in a row may differ in a third of them: a foreign phrase inside a quotation is no slip. */
const pieceLength = 16;
const mostErrorsInPiece = 1 / 3;
/** Characters of the text times characters of the words: about half a second. Larger ones are not looked for. */
const mostCells = 100_000_000;

/**
 * The stretches of a text that come nearest to some words, all equally near, in order: a few characters may differ,
 * be missing or be added. None overlaps another. Empty where nothing is near.
 */
export function findNearest(text: string, words: string): NearMatch[] {
  if (words === '' || text.length * words.length > mostCells) return [];
  const nearest = searchNearest(text, words, Math.floor(words.length * mostErrors));
  return nearest.filter(({ start, end }) => hasNoForeignPiece(words, text.slice(start, end)));
}

function hasNoForeignPiece(words: string, found: string): boolean {
  for (let from = 0; from + pieceLength <= words.length; from += pieceLength / 2) {
    const piece = words.slice(from, from + pieceLength);
    if (searchNearest(found, piece, Math.floor(pieceLength * mostErrorsInPiece)).length === 0) return false;
  }
  return true;
}

/** Edit distance with free ends in the text (Sellers 1980), carrying along where each match began. */
function searchNearest(text: string, words: string, limit: number): NearMatch[] {
  const size = words.length;
  const codes = Uint16Array.from(words, (_, i) => words.charCodeAt(i));
  const errors = Uint32Array.from({ length: size + 1 }, (_, i) => i);
  const starts = new Uint32Array(size + 1);
  let least = limit;
  const found: NearMatch[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let diagonal = 0;
    let diagonalStart = at;
    let left = 0;
    let leftStart = at + 1;
    for (let i = 1; i <= size; i++) {
      const above = errors[i]!;
      const aboveStart = starts[i]!;
      let best = codes[i - 1] === code ? diagonal : diagonal + 1;
      let start = diagonalStart;
      if (above + 1 < best) {
        best = above + 1;
        start = aboveStart;
      }
      if (left + 1 < best) {
        best = left + 1;
        start = leftStart;
      }
      errors[i] = left = best;
      starts[i] = leftStart = start;
      diagonal = above;
      diagonalStart = aboveStart;
    }
    const match = { start: starts[size]!, end: at + 1, errors: errors[size]! };
    if (match.errors > least || match.start === match.end) continue;
    if (match.errors < least) found.length = 0;
    least = match.errors;
    const last = found.at(-1);
    if (last === undefined || last.end <= match.start) found.push(match);
    else if (strayBy(match, size) < strayBy(last, size)) found[found.length - 1] = match;
  }
  return found;
}

const strayBy = ({ start, end }: Span, length: number) => Math.abs(end - start - length);
