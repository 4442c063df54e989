/** So many words are kept with what is known of them, of at most so many UTF-16 units. */
const mostKnown = 50_000;
const longestKnown = 32;
/** Of the table in which they are found: more than twice as many as are kept, a power of two. */
const slots = 2 ** 17;

interface Known<T> {
  readonly printed: string;
  readonly hash: number;
  readonly found: T;
}

/** What counts as a word. A run of ASCII letters always does, unless it goes on. */
interface Shape {
  /** With the flags "uy"; matches from the first letter, figure or sign of a word to its end. */
  readonly pattern: RegExp;
  /** Of ASCII, with what but a letter a word can begin, and what can follow its letters as a part of it. */
  readonly beginsWith: string;
  readonly goesOnWith: string;
}

/**
 * Reads texts word by word. They say most of their words many times, and a library says them all the time, so that
 * what is known of a word is kept. Most words are letters of ASCII: only for others the pattern is asked. The table of
 * what is kept is our own: a Map would need a string of each word first.
 * @param look what is known of a word from its print alone
 * @returns a function that takes what is known of each word of a text, in order, with its place
 */
export function openPrintedWords<T>(
  { pattern, beginsWith, goesOnWith }: Shape,
  look: (printed: string) => T,
) {
  const [begins, goesOn] = [toTable(beginsWith), toTable(goesOnWith)];
  let known = new Array<Known<T> | undefined>(slots);
  let size = 0;

  function lookUp(text: string, start: number, end: number): T {
    const hash = hashOf(text, start, end);
    let slot = hash & (slots - 1);
    for (let one = known[slot]; one !== undefined; one = known[slot]) {
      if (one.hash === hash && stands(one.printed, text, start, end)) return one.found;
      slot = (slot + 1) & (slots - 1);
    }
    if (end - start > longestKnown) return look(text.slice(start, end));
    if (size >= mostKnown) {
      known = new Array(slots);
      size = 0;
      return lookUp(text, start, end);
    }
    const printed = toOwnString(text.slice(start, end));
    const found = look(printed);
    known[slot] = { printed, hash, found };
    size++;
    return found;
  }

  return (text: string, take: (found: T, start: number, end: number) => void): void => {
    for (let at = 0; at < text.length; ) {
      const start = at;
      let unit = text.charCodeAt(at);
      while (isAsciiLetter(unit)) unit = ++at < text.length ? text.charCodeAt(at) : 0;
      if (unit > 0x7f || (at > start ? goesOn : begins)[unit] === 1) {
        pattern.lastIndex = start;
        if (pattern.test(text)) at = pattern.lastIndex;
      }
      if (at > start) take(lookUp(text, start, at), start, at);
      // A pair of units is one sign: the pattern would step back to its first half.
      else at += isPair(unit, text.charCodeAt(at + 1)) ? 2 : 1;
    }
  };
}

const isAsciiLetter = (unit: number) => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

const isPair = (unit: number, next: number) =>
  unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;

function toTable(characters: string): Uint8Array {
  const table = new Uint8Array(0x80);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** FNV-1a over UTF-16 units, its halves put together. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

function stands(printed: string, text: string, start: number, end: number): boolean {
  if (printed.length !== end - start) return false;
  for (let at = 0; at < printed.length; at++)
    if (printed.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

/** V8 copies a piece of fewer UTF-16 units; a longer one holds on to all of the text for as long as it is kept. */
const shortestHolding = 13;

const toOwnString = (piece: string) =>
  piece.length < shortestHolding ? piece : (JSON.parse(JSON.stringify(piece)) as string);
