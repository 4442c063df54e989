/** What counts as a word. A run of ASCII letters always does, with single apostrophes between them, unless it goes on. */
interface Shape {
  /** With the flags "uy"; matches from the first letter, figure or sign of a word to its end. */
  readonly pattern: RegExp;
  /** Of ASCII, with what but a letter a word can begin, and what can follow its letters as a part of it. */
  readonly beginsWith: string;
  readonly goesOnWith: string;
  /** Of ASCII, what is a word by itself. */
  readonly signs: string;
}

/** The words of the text that was read last: the first `count` of each list, in order. The next text takes their place. */
export interface PrintedWords<T> {
  readonly count: number;
  /** What is known of each. */
  readonly found: readonly T[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Reads texts word by word. They say most of their words many times, and a library says them all the time, so that
 * what is known of a word is kept. Most words are letters of ASCII: only for others the pattern is asked. The lists of
 * words are kept as well, and no function is called for each: that took a third longer.
 * @param look what is known of a word from its print alone; it reads no text
 */
export function openPrintedWords<T extends NonNullable<unknown>>(
  { pattern, beginsWith, goesOnWith, signs }: Shape,
  look: (printed: string) => T,
): (text: string) => PrintedWords<T> {
  const [begins, goesOn, isSign] = [toTable(beginsWith), toTable(goesOnWith), toTable(signs)];
  /** By the words' numbers, as long as those hold. */
  let known: (T | undefined)[] = [];
  let numbering = -1;
  const found: T[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const words = { count: 0, found, starts, ends };

  function lookUp(text: string, start: number, end: number, hash: number): T {
    if (end - start > longestKept) return look(text.slice(start, end));
    const number = numberOf(start, end, hash);
    if (numbering !== numberings) {
      known = new Array(mostKept);
      numbering = numberings;
    }
    known[number] ??= look(toOwnString(text.slice(start, end)));
    return known[number];
  }

  return (text) => {
    takeUnits(text);
    const read = units;
    let count = 0;
    for (let at = 0; at < text.length; ) {
      const start = at;
      let hash = hashSeed;
      let unit = read[at]!;
      while (isAsciiLetter(unit) || (unit === apostrophe && at > start && isAsciiLetter(read[at + 1]!))) {
        hash = hashOn(hash, unit);
        unit = read[++at]!;
      }
      if (unit > 0x7f || (at > start ? goesOn : begins)[unit] === 1) {
        pattern.lastIndex = start;
        if (pattern.test(text)) for (; at < pattern.lastIndex; at++) hash = hashOn(hash, read[at]!);
      } else if (at === start && isSign[unit] === 1) {
        hash = hashOn(hash, unit);
        at++;
      }
      if (at > start) {
        found[count] = lookUp(text, start, at, hash ^ (hash >>> 15));
        starts[count] = start;
        ends[count] = at;
        count++;
      }
      // A pair of units is one sign: the pattern would step back to its first half.
      else at += isPair(unit, read[at + 1]!) ? 2 : 1;
    }
    words.count = count;
    return words;
  };
}

const isAsciiLetter = (unit: number) => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

const apostrophe = 0x27;

const isPair = (unit: number, next: number) =>
  unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;

function toTable(characters: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** The text that is read: its units, and a 0 behind them. A string would be asked for each of them by itself. */
let units = new Uint16Array(2 ** 15);
let bytes = Buffer.from(units.buffer);

function takeUnits(text: string): void {
  if (text.length >= units.length) {
    units = new Uint16Array(text.length + 1);
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text, 'utf16le');
  units[text.length] = 0;
}

/** FNV-1a over UTF-16 units; in the end its halves are put together. */
const hashSeed = 0x811c9dc5 | 0;
const hashOn = (hash: number, unit: number) => Math.imul(hash ^ unit, 0x01000193);

/** So many words are kept, fewer than 2 ** 16, of at most so many UTF-16 units. */
const mostKept = 50_000;
const longestKept = 32;
/** Of the table in which they are found: more than twice as many as are kept, a power of two. */
const slots = 2 ** 17;

/**
 * The words that are kept, for all who read: a number each. The table is our own, as a Map would need a string of each
 * word first. Of each slot it holds the number of a word plus 1: 0 where there is none. It is small, as it is asked all
 * over the place.
 */
const table = new Uint16Array(slots);
/** One after the other as they came: the usual words came first, so that they lie side by side. */
const prints = new Uint16Array(mostKept * longestKept);
/** Where the print of each ends, by its number plus 1. */
const ends = new Int32Array(mostKept + 1);
let kept = 0;
/** With every new one the numbers begin anew. */
let numberings = 0;

/** The number of a word of the text that is read, from 0 on. */
function numberOf(start: number, end: number, hash: number): number {
  let slot = hash & (slots - 1);
  for (let next = table[slot]!; next !== 0; next = table[slot]!) {
    if (stands(next - 1, start, end)) return next - 1;
    slot = (slot + 1) & (slots - 1);
  }
  if (kept === mostKept) {
    table.fill(0);
    kept = 0;
    numberings++;
    return numberOf(start, end, hash);
  }
  const from = ends[kept]!;
  for (let at = start; at < end; at++) prints[from + at - start] = units[at]!;
  ends[kept + 1] = from + end - start;
  table[slot] = kept + 1;
  return kept++;
}

function stands(number: number, start: number, end: number): boolean {
  const from = ends[number]!;
  if (ends[number + 1]! - from !== end - start) return false;
  for (let at = start; at < end; at++) if (prints[from + at - start] !== units[at]) return false;
  return true;
}

/** V8 copies a piece of fewer UTF-16 units; a longer one holds on to all of the text for as long as it is kept. */
const shortestHolding = 13;

const toOwnString = (piece: string) =>
  piece.length < shortestHolding ? piece : (JSON.parse(JSON.stringify(piece)) as string);
