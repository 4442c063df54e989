import type { Alignment, Side } from '../text/alignment.ts';
import type { Span } from '../text/sentences.ts';
import { wordAfter } from '../text/words.ts';
import { eachPlace } from './quote.ts';

/** A stretch of one side, in words, half open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** So many words on each side tell equal places apart. */
const contextWords = 8;
/** How much more, of all that these words tell, must stand around a place than around any other. */
const leastLead = 0.2;
/** Of more equal places than this, none is looked at. */
const mostPlaces = 200;

const isWordPart = /[\p{L}\p{M}\p{N}]/u;

/** False where the words of a quotation begin or end inside a longer word. */
function isWholeWords(text: string, start: number, end: number): boolean {
  const isCut = (at: number) => isWordPart.test(text[at - 1] ?? '') && isWordPart.test(text[at] ?? '');
  return !isCut(start) && !isCut(end);
}

/** Where the same words stand, not inside longer ones; null: in more places than are worth looking at. */
export function findEqualPlaces(text: string, exact: string): Span[] | null {
  const places: Span[] = [];
  for (const start of eachPlace(text, exact)) {
    const end = start + exact.length;
    if (isWholeWords(text, start, end)) places.push({ start, end });
    if (places.length > mostPlaces) return null;
  }
  return places;
}

/** No word of the older text but those of the passage became one of this place. */
export function isNewPlace({ b, toA }: Alignment, { from, to }: Stretch, { start, end }: Span): boolean {
  for (let word = wordAfter(b.words, start); word < toA.length && b.words.starts[word]! < end; word++)
    if (toA[word]! >= 0 && (toA[word]! < from || toA[word]! >= to)) return false;
  return true;
}

/** The same words came in elsewhere, and what stood around the passage stands there as much as around this place. */
export function hasEqual(alignment: Alignment, quoted: Stretch, exact: string, found: Span): boolean {
  const { b } = alignment;
  const others = (findEqualPlaces(b.text, exact) ?? []).filter(
    (place) => (place.end <= found.start || place.start >= found.end) && isNewPlace(alignment, quoted, place),
  );
  if (others.length === 0) return false;
  const fitOf = (place: Span) =>
    weighContext(alignment, quoted, {
      from: wordAfter(b.words, place.start),
      to: wordAfter(b.words, place.end),
    });
  const own = fitOf(found);
  return others.some((place) => fitOf(place) > own - leastLead);
}

/**
 * How much of what the words around a passage tell stands around a place of the newer text, 0 to 1: half for being
 * there, half for following each other up to the place.
 */
function weighContext({ a, b, weights }: Alignment, quoted: Stretch, place: Stretch): number {
  let [all, shared] = [0, 0];
  const compare = (older: Int32Array, newer: Int32Array) => {
    const left = new Map<number, number>();
    for (const key of newer) left.set(key, (left.get(key) ?? 0) + 1);
    let isUnbroken = true;
    for (const [distance, key] of older.entries()) {
      isUnbroken &&= newer[distance] === key;
      const count = left.get(key) ?? 0;
      left.set(key, count - 1);
      all += 2 * weights[key]!;
      shared += (Number(count > 0) + Number(isUnbroken)) * weights[key]!;
    }
  };
  const before = ({ words }: Side, at: number) =>
    words.keys.slice(Math.max(0, at - contextWords), at).reverse();
  const after = ({ words }: Side, at: number) => words.keys.subarray(at, at + contextWords);
  compare(before(a, quoted.from), before(b, place.from));
  compare(after(a, quoted.to), after(b, place.to));
  return all > 0 ? shared / all : 1;
}

/**
 * The passage stands in a paragraph that has nothing else of its old one, away from the sentences beside which it
 * stood, while one of the two paragraphs is known to have gone or come from elsewhere.
 */
export function isInOtherParagraph({ a, b, toA, toB }: Alignment, { from, to }: Stretch): boolean {
  const old = { from: a.sentenceStarts[a.sentenceOf[from]!]!, to: a.sentenceEnds[a.sentenceOf[to - 1]!]! };
  const [first, last] = [b.sentenceOf[toB[from]!]!, b.sentenceOf[toB[to - 1]!]!];
  const now = { from: b.sentenceStarts[first]!, to: b.sentenceEnds[last]! };
  const came = (word: number, beside: number) => word >= 0 && beside >= 0 && toB[word] === beside;
  if (came(old.from - 1, now.from - 1) || (old.to < toB.length && came(old.to, now.to))) return false;
  const [was, is] = [paragraphOf(a, old), paragraphOf(b, now)];
  const rests = [
    ...restOf(toB, was, old).map((partner) => partner >= is.from && partner < is.to),
    ...restOf(toA, is, now).map((partner) => partner >= was.from && partner < was.to),
  ];
  return rests.length > 0 && !rests.includes(true);
}

/** The partners of the words of a paragraph that stand outside a passage. */
function restOf(partners: Int32Array, paragraph: Stretch, passage: Stretch): number[] {
  const rest = [
    ...partners.subarray(paragraph.from, passage.from),
    ...partners.subarray(passage.to, paragraph.to),
  ];
  return rest.filter((partner) => partner >= 0);
}

function paragraphOf({ text, words }: Side, { from, to }: Stretch): Stretch {
  const start = text.lastIndexOf('\n', words.starts[from]!) + 1;
  const end = text.indexOf('\n', words.ends[to - 1]!);
  return { from: wordAfter(words, start), to: end < 0 ? words.starts.length : wordAfter(words, end) };
}
