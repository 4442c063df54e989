/** A sentence of a text. Offsets are UTF-16 units, half open, into the text. */
export interface TextSentence {
  readonly start: number;
  readonly end: number;
  /** How many of the text's search terms stand before it, and how many in it. */
  readonly firstTerm: number;
  readonly terms: number;
  /** How many of its terms are no stop words. */
  readonly stems: number;
  readonly isSuggested: boolean;
  /** How much it is worth checking, 0 to 1. */
  readonly score: number;
}

/**
 * The sentences of a text in their order, seven whole numbers each, as the parser gives them and the library keeps
 * them: they come by the dozen with every article, and most are looked at in a search only.
 */
export type PackedSentences = Int32Array;

const size = 7;
/** A score is kept in so many parts of 1. */
const scoreUnit = 1e9;

export function packSentences(sentences: readonly TextSentence[]): PackedSentences {
  const packed = new Int32Array(sentences.length * size);
  for (const [place, { start, end, firstTerm, terms, stems, isSuggested, score }] of sentences.entries())
    packed.set(
      [start, end, firstTerm, terms, stems, Number(isSuggested), Math.round(score * scoreUnit)],
      place * size,
    );
  return packed;
}

export const sentenceCount = (packed: PackedSentences): number => packed.length / size;

/** The sentence of a place in the order, from 0 on; there has to be one. */
export function sentenceAt(packed: PackedSentences, place: number): TextSentence {
  const at = place * size;
  return {
    start: packed[at]!,
    end: packed[at + 1]!,
    firstTerm: packed[at + 2]!,
    terms: packed[at + 3]!,
    stems: packed[at + 4]!,
    isSuggested: packed[at + 5] === 1,
    score: packed[at + 6]! / scoreUnit,
  };
}

export const unpackSentences = (packed: PackedSentences): TextSentence[] =>
  Array.from({ length: sentenceCount(packed) }, (_, place) => sentenceAt(packed, place));

/** How many of its terms are no stop words; asked of thousands in a search. */
export const stemCount = (packed: PackedSentences, place: number): number => packed[place * size + 4]!;

/** The place in the order of the sentence in which a term stands, by how many stand before it; -1 where it is in none. */
export function sentenceOfTerm(packed: PackedSentences, term: number): number {
  let [low, high] = [0, sentenceCount(packed)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (packed[middle * size + 2]! <= term) low = middle + 1;
    else high = middle;
  }
  const place = low - 1;
  return place >= 0 && term < packed[place * size + 2]! + packed[place * size + 3]! ? place : -1;
}
