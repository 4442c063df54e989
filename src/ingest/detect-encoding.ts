import { decodeAs } from './encodings.ts';
import { characterCosts, costSigns, costStep, letterPairs } from './letter-pairs.ts';

/**
 * Which encoding makes these bytes the likeliest text in any of the languages that are written in it. Every
 * candidate explains the same bytes, so the likelihoods of the texts compare as they are; the languages are those
 * of letter-pairs.ts. On the 123 texts of uchardet's tests, some of 80 bytes: see the bench suite `naughty`.
 * Needs bytes that are no plain UTF-8. Always gives one: whether it is text at all is asked elsewhere.
 */
export function detectEncoding(bytes: Uint8Array): string {
  const sample = takeSample(bytes);
  let best = { encoding: 'windows-1252', cost: Number.POSITIVE_INFINITY };
  for (const [encoding, prior] of Object.entries(candidates)) {
    const isWide = encoding.startsWith('utf-16');
    const text = decodeAs(encoding, isWide ? bytes.subarray(0, sampleSize & ~1) : sample).normalize('NFC');
    const part = isWide ? sample.length / Math.min(bytes.length, sampleSize) : 1;
    const cost = prior + part * costOf(text, best.cost / part);
    if (cost < best.cost) best = { encoding, cost };
  }
  return best.encoding;
}

/** In bytes: more decide no better, and every candidate is tried on them. */
const sampleSize = 6144;

/** How much rarer than windows-1252 an encoding is, as −ln. Names as WHATWG's standard and encodings.ts have them. */
const candidates: Readonly<Record<string, number>> = {
  'windows-1252': 0,
  'windows-1250': 1,
  'windows-1251': 1,
  'windows-1253': 1,
  'windows-1254': 1,
  'windows-1255': 1,
  'windows-1256': 1,
  'windows-1257': 1,
  'windows-1258': 6,
  'windows-874': 1,
  gb18030: 1,
  big5: 1,
  shift_jis: 1,
  'euc-jp': 1,
  'euc-kr': 1,
  'utf-16le': 2,
  'utf-16be': 2,
  'koi8-r': 2,
  'koi8-u': 3,
  'iso-8859-2': 2,
  'iso-8859-3': 4,
  'iso-8859-4': 3,
  'iso-8859-5': 3,
  'iso-8859-6': 2,
  'iso-8859-7': 2,
  'iso-8859-8': 2,
  'iso-8859-10': 3,
  'iso-8859-13': 3,
  'iso-8859-14': 4,
  'iso-8859-15': 2,
  'iso-8859-16': 4,
  macintosh: 4,
  'x-mac-ce': 5,
  'x-mac-cyrillic': 4,
  ibm437: 5,
  ibm737: 5,
  ibm775: 6,
  ibm850: 4,
  ibm852: 4,
  ibm855: 5,
  ibm857: 5,
  ibm862: 5,
  ibm865: 5,
  ibm866: 3,
  viscii: 4,
  'georgian-academy': 4,
  'georgian-ps': 5,
};

/** Lines that are not ASCII, up to the size of a sample; where they are few, others too: they tell the language. */
function takeSample(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(sampleSize);
  let length = 0;
  const takeLines = (isAscii: boolean, limit: number) => {
    for (let start = 0; start < bytes.length && length < limit; ) {
      const found = bytes.indexOf(0x0a, start);
      const end = found < 0 ? bytes.length : found + 1;
      const line = bytes.subarray(start, Math.min(end, start + limit - length));
      if (line.every((byte) => byte < 0x80) === isAscii) {
        sample.set(line, length);
        length += line.length;
      }
      start = end;
    }
  };
  takeLines(false, sampleSize);
  takeLines(true, sampleSize / 4);
  return sample.subarray(0, length);
}

/** What a character costs where a language says nothing of it, as −ln of a probability; all set by hand. */
const costs = {
  asciiSign: 3,
  usualSign: 5,
  oddSign: 10.5,
  rubbish: 20,
  /** On top, for an odd sign on each side on which it touches a letter. */
  signInWord: 2,
  capitalAtStart: 2.3,
  capitalInCapitals: 0.5,
  capitalAfterOne: 3,
  capitalInWord: 6,
  asciiLetter: 7.5,
  /** In a language that has another script. */
  latinLetter: 4.5,
  strangeLetter: 13.5,
  /** A letter of another script costs this much, one of the same script as the language's the cost above. */
  foreignLetter: 15,
  rareCharacter: 10.5,
} as const;

interface PairTable {
  /** The place of a letter in the language's table, by its code unit. */
  readonly places: Map<number, number>;
  readonly size: number;
  /** How much rarer the language is than others, as −ln. */
  readonly prior: number;
  readonly table: Float32Array;
  /** One of its letters, which tells its script. */
  readonly block: number;
}

/** In which newspapers are few. */
const rareLanguages: Readonly<Record<string, number>> = {
  eo: 8,
  cy: 4,
  ga: 4,
  eu: 3,
  gl: 3,
  af: 3,
  mt: 3,
};

/** Made with the first text that needs it. */
let tables: { pairs: readonly PairTable[]; characters: readonly ReadonlyMap<number, number>[] } | undefined;

function openTables() {
  const costOfSign = new Map([...costSigns].map((sign, level) => [sign, level * costStep]));
  const pairs = Object.entries(letterPairs).map(([language, row]) => ({
    prior: rareLanguages[language] ?? 0,
    places: new Map([...row.letters].map((letter, place) => [letter.charCodeAt(0), place])),
    size: row.letters.length,
    table: Float32Array.from(row.pairs, (sign) => costOfSign.get(sign)!),
    block: blockOf(row.letters.charCodeAt(row.letters.length - 1)),
  }));
  const characters = Object.values(characterCosts).map(
    (row) =>
      new Map(
        [...row.characters].map((character, at) => [
          character.charCodeAt(0),
          costOfSign.get(row.costs[at]!)!,
        ]),
      ),
  );
  return { pairs, characters };
}

/** Latin, Greek, Cyrillic and so on, roughly: Unicode gives each a stretch of its own. */
function blockOf(unit: number): number {
  if (unit < 0x250 || (unit >= 0x1e00 && unit < 0x1f00)) return 0;
  if (unit < 0x370) return 1;
  return unit < 0x400 ? 2 : unit < 0x530 ? 3 : (unit >> 8) << 4;
}

type Kind = 'sign' | 'usual' | 'odd' | 'rubbish' | 'small' | 'capital' | 'character';
const kinds = new Map<number, Kind>();

function kindOf(unit: number): Kind {
  const known = kinds.get(unit);
  if (known) return known;
  const kind = findKind(String.fromCharCode(unit));
  kinds.set(unit, kind);
  return kind;
}

function findKind(character: string): Kind {
  if (/[\t\n\r]/.test(character)) return 'sign';
  if (/[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/u.test(character)) return 'rubbish';
  if (character < '\x7f' && !/[a-z]/i.test(character)) return 'sign';
  if (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(character)) return 'character';
  if (/[\uff61-\uff9f\uf900-\ufaff]/.test(character)) return 'odd';
  if (/\p{Lu}/u.test(character)) return 'capital';
  if (/[\p{L}\p{M}]/u.test(character)) return 'small';
  return /[\u00a0§©«°·»¿¡–—‘’“”„•…€™。-】、，．：；？！（）]/.test(character) ? 'usual' : 'odd';
}

/** −ln of the text's likelihood in its likeliest language; stops counting above a limit. */
function costOf(text: string, limit: number): number {
  const folded = text.toLowerCase();
  // A capital that is two letters in lower case shifts all that follows; such a text is judged as it is.
  const letters = folded.length === text.length ? folded : text;
  const shared = costOfForm(text);
  if (shared >= limit) return shared;
  tables ??= openTables();
  const isAsian = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);
  let best = Number.POSITIVE_INFINITY;
  for (const table of tables.pairs) best = Math.min(best, costOfPairs(letters, table, Math.min(best, limit)));
  if (isAsian) for (const table of tables.characters) best = Math.min(best, costOfCharacters(letters, table));
  return shared + best;
}

/** What is the same in all languages: signs, and capitals where none are written. */
function costOfForm(text: string): number {
  let cost = 0;
  let before: Kind = 'sign';
  let capitals = 0;
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === 'sign') cost += text[at] === ' ' ? 0 : costs.asciiSign;
    else if (kind === 'usual') cost += costs.usualSign;
    else if (kind === 'odd') cost += costs.oddSign;
    else if (kind === 'rubbish') cost += costs.rubbish;
    if ((isLetter(kind) && before === 'odd') || (kind === 'odd' && isLetter(before)))
      cost += costs.signInWord;
    if (kind === 'capital') {
      if (before === 'small') cost += costs.capitalInWord;
      else if (before !== 'capital') cost += costs.capitalAtStart;
      else cost += capitals === 1 ? costs.capitalAfterOne : costs.capitalInCapitals;
    } else if (kind === 'small' && before === 'capital' && capitals > 1) cost += costs.capitalAfterOne;
    capitals = kind === 'capital' ? capitals + 1 : 0;
    before = kind;
  }
  return cost;
}

const isLetter = (kind: Kind) => kind === 'small' || kind === 'capital';

function costOfPairs(
  letters: string,
  { places, size, prior, table, block }: PairTable,
  limit: number,
): number {
  let cost = prior;
  let before = 0;
  for (let at = 0; at < letters.length && cost < limit; at++) {
    const unit = letters.charCodeAt(at);
    const kind = kindOf(unit);
    const place = isLetter(kind) ? places.get(unit) : kind === 'character' ? undefined : 0;
    if (place === undefined) {
      if (kind === 'character') cost += 2 * costs.foreignLetter;
      else if (unit < 0x80) cost += block === 0 ? costs.asciiLetter : costs.latinLetter;
      else cost += blockOf(unit) === block ? costs.strangeLetter : costs.foreignLetter;
      before = 0;
    } else {
      // Between two signs there is no word.
      if (before !== 0 || place !== 0) cost += table[before * size + place]!;
      before = place;
    }
  }
  return cost;
}

function costOfCharacters(letters: string, table: ReadonlyMap<number, number>): number {
  let cost = 0;
  for (let at = 0; at < letters.length; at++) {
    const unit = letters.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === 'character') cost += table.get(unit) ?? costs.rareCharacter;
    else if (isLetter(kind)) cost += unit < 0x80 ? costs.latinLetter : costs.foreignLetter;
  }
  return cost;
}
