import { foldForMatching } from './normalise.ts';

/** The words, numbers and signs of a text in order, white space left out. Offsets are UTF-16 units, half open. */
export interface Words {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Equal where two words are, whatever their case, quotation marks and dashes look like. */
  readonly keys: Int32Array;
  /** By key, of all texts that were split together: 1 for what is neither a word nor a number. */
  readonly isSign: Uint8Array;
}

/** A word with what holds it together inside, so that 1,200 and “o'clock” are one; a sign. Scripts without spaces come letter by letter. */
const pieces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+(?:[.,:'’][\p{L}\p{M}\p{N}]+)*|\S/gu;

/** Splits two texts into words whose keys can be compared. */
export function splitWords(a: string, b: string): [Words, Words] {
  const keysByWord = new Map<string, number>();
  const keysByFold = new Map<string, number>();
  const toKey = (printed: string) => {
    let key = keysByWord.get(printed);
    if (key === undefined) {
      const folded = foldForMatching(printed);
      key = keysByFold.get(folded) ?? keysByFold.size;
      keysByFold.set(folded, key);
      keysByWord.set(printed, key);
    }
    return key;
  };
  const split = (text: string) => {
    const found = { starts: [] as number[], ends: [] as number[], keys: [] as number[] };
    for (const { index, 0: printed } of text.matchAll(pieces)) {
      found.starts.push(index);
      found.ends.push(index + printed.length);
      found.keys.push(toKey(printed));
    }
    return {
      starts: Int32Array.from(found.starts),
      ends: Int32Array.from(found.ends),
      keys: Int32Array.from(found.keys),
    };
  };
  const [ofA, ofB] = [split(a), split(b)];
  const isSign = Uint8Array.from(keysByFold.keys(), (folded) => Number(!/[\p{L}\p{N}]/u.test(folded)));
  return [
    { ...ofA, isSign },
    { ...ofB, isSign },
  ];
}

/** The first word that ends after an offset; the number of words where none does. */
export function wordAfter({ ends }: Words, offset: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
