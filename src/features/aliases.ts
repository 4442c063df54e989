import type { NameReading, Reading } from '../contract/reading.ts';
import { foldForMatching } from '../text/normalise.ts';
import { type Token, tokensOf } from '../text/stems.ts';
import { readNames } from './names.ts';

/** Two names for one thing: `name` is read as `standsFor`. */
export interface NamePair {
  readonly name: string;
  readonly standsFor: string;
}

/** Small words inside a long name, for which an acronym need not have a letter. */
const smallWords = new Set('a an and de del der des du for in la of on the to und von y'.split(' '));
const mostWordsOfName = 12;
const wordsBefore = /[\p{L}\p{M}\p{N}'’.&-]+/gu;

/** The last words of a text, as many as the letters ask for; null where they don't begin with these letters. */
function wordsOfLetters(text: string, letters: string): string | null {
  const words = [...text.matchAll(wordsBefore)].slice(-mostWordsOfName);
  let left = letters.length;
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at]![0];
    if (word[0]!.toLowerCase() === letters[left - 1]!.toLowerCase()) left -= 1;
    else if (!smallWords.has(word.toLowerCase()) || at === words.length - 1) return null;
    if (left === 0) return text.slice(words[at]!.index).trim();
  }
  return null;
}

const lettersOf = (acronym: string) => acronym.replace(/[^\p{L}]/gu, '');

/**
 * The acronyms that a text itself explains: "Norvik Harbour Authority (NHA)" and "NHA (Norvik Harbour
 * Authority)", each once. Two letters at least, each the first of a word; "of", "the" and the like need none.
 */
export function readAcronyms(text: string): NamePair[] {
  const found = new Map<string, NamePair>();
  const add = (acronym: string, standsFor: string | null) => {
    if (standsFor !== null && !found.has(acronym)) found.set(acronym, { name: acronym, standsFor });
  };
  for (const match of text.matchAll(
    /([^()\n]{3,160}?)\s?\((?:the )?[“"‘']?(\p{Lu}[\p{Lu}.&]{1,11})[”"’']?\)/gu,
  ))
    add(match[2]!, wordsOfLetters(match[1]!, lettersOf(match[2]!)));
  for (const match of text.matchAll(
    /(?<![\p{L}.])(\p{Lu}[\p{Lu}.&]{1,11}) \((?:the )?(\p{L}[^()\n]{3,120})\)/gu,
  )) {
    const whole = wordsOfLetters(match[2]!, lettersOf(match[1]!));
    add(match[1]!, whole === match[2]!.trim() ? whole : null);
  }
  return [...found.values()];
}

interface KnownName {
  readonly words: readonly string[];
  /** As printed; tells how strictly its capitals are meant. */
  readonly printed: string;
  /** Null: it is what the others stand for. */
  readonly standsFor: string | null;
  readonly key: string;
  readonly kind: NameReading['kind'];
}

interface Occurrence {
  /** Tokens, the last one included. */
  readonly from: number;
  readonly to: number;
  readonly name: KnownName;
}

/** Reads names that stand for others as what they stand for. */
export interface Aliases {
  /** The stems of tokens `from` to `to` (excluded), stop words left out. */
  stems(tokens: readonly Token[], range: { readonly from: number; readonly to: number }): string[];
  names(
    text: string,
    tokens: readonly Token[],
    range: { readonly from: number; readonly to: number },
    read: readonly NameReading[],
  ): NameReading[];
  /** The name under which a party is known. */
  party(name: string): string;
}

const withoutArticle = (name: string) => name.trim().replace(/^the\s+/i, '');
const stemsIn = (tokens: readonly Token[]) => tokens.flatMap(({ isStop, stem }) => (isStop ? [] : [stem]));
const prepared = new WeakMap<readonly NamePair[], Aliases>();

/** What these pairs come to; the same list is worked out once. An earlier pair wins over a later one of its name. */
export function openAliases(pairs: readonly NamePair[]): Aliases {
  const known = prepared.get(pairs) ?? prepareAliases(pairs);
  prepared.set(pairs, known);
  return known;
}

function prepareAliases(pairs: readonly NamePair[]): Aliases {
  const fold = (name: string) => foldForMatching(withoutArticle(name));
  const targets = new Map<string, string>();
  for (const { name, standsFor } of pairs)
    if (!targets.has(fold(name))) targets.set(fold(name), withoutArticle(standsFor));
  const resolve = (name: string): string | null => {
    let last: string | null = null;
    const seen = new Set([fold(name)]);
    for (let next = targets.get(fold(name)); next !== undefined; next = targets.get(fold(next))) {
      last = next;
      if (seen.has(fold(next))) break;
      seen.add(fold(next));
    }
    return last;
  };
  const byFirstWord = new Map<string, KnownName[]>();
  const seen = new Set<string>();
  const add = (printed: string, whole: string) => {
    const words = tokensOf(printed).map(({ word }) => word);
    const standsFor = fold(printed) === fold(whole) ? null : whole;
    if (!words.length || seen.has(words.join(' '))) return;
    seen.add(words.join(' '));
    const name = { words, printed, standsFor, ...keyOf(whole) };
    const alike = [...(byFirstWord.get(words[0]!) ?? []), name];
    byFirstWord.set(
      words[0]!,
      alike.sort((x, y) => y.words.length - x.words.length),
    );
  };
  const wholes = new Map<string, string>();
  for (const { name } of pairs) {
    const whole = resolve(name)!;
    wholes.set(fold(whole), whole);
    add(withoutArticle(name), whole);
    add(whole, whole);
  }

  function occurrencesIn(tokens: readonly Token[], range: { from: number; to: number }): Occurrence[] {
    const occurrences: Occurrence[] = [];
    for (let from = range.from; from < range.to; from++) {
      const name = byFirstWord
        .get(tokens[from]!.word)
        ?.find(
          (candidate) =>
            from + candidate.words.length <= range.to &&
            candidate.words.every((word, i) => tokens[from + i]!.word === word) &&
            isWrittenAlike(candidate.printed, tokens[from]!.printed),
        );
      if (!name) continue;
      const to = from + name.words.length - 1;
      occurrences.push({ from, to, name });
      from = to;
    }
    return occurrences;
  }

  return {
    stems(tokens, range) {
      const stems: string[] = [];
      let at = range.from;
      for (const { from, to, name } of occurrencesIn(tokens, range)) {
        stems.push(...stemsIn(tokens.slice(at, from)));
        stems.push(
          ...stemsIn(name.standsFor === null ? tokens.slice(from, to + 1) : tokensOf(name.standsFor)),
        );
        at = to + 1;
      }
      return [...stems, ...stemsIn(tokens.slice(at, range.to))];
    },
    names(text, tokens, range, read) {
      let names = [...read];
      for (const { from, to, name } of occurrencesIn(tokens, range)) {
        const printedEnd = tokens[to]!.end - (/['’]s?$/.exec(tokens[to]!.printed)?.[0].length ?? 0);
        const [start, end] = [tokens[from]!.start, printedEnd];
        const around = names.find((other) => other.start < end && other.end > start);
        // "NHA Park" is another name than the NHA; "Director Lena Holm" is Lena Holm with her office.
        if (around && around.end > end && /^(?:[^\s,]|\s\p{Lu})/u.test(text.slice(end))) continue;
        const isWider = around !== undefined && around.start <= start && around.end >= end;
        const span = isWider ? { start: around.start, end: around.end } : { start, end };
        names = names.filter((other) => other.end <= span.start || other.start >= span.end);
        names.push({
          ...span,
          printed: text.slice(span.start, span.end),
          key: name.key,
          kind: around && around.kind !== 'unknown' && name.kind === 'unknown' ? around.kind : name.kind,
          ...(name.standsFor !== null && { standsFor: name.standsFor }),
        });
      }
      return names.sort((x, y) => x.start - y.start);
    },
    party: (name) => resolve(name) ?? wholes.get(fold(name)) ?? name,
  };
}

/** Capitals are meant: "WHO" is not "who". A name in small letters may begin a sentence. */
function isWrittenAlike(name: string, printed: string): boolean {
  if (/\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name)) return !/\p{Ll}/u.test(printed.replace(/['’]s$/, ''));
  return !/^\p{Lu}/u.test(name) || /^\p{Lu}/u.test(printed);
}

/** The key that the reader of names gives a whole name, so that it meets other spellings. */
function keyOf(name: string): Pick<NameReading, 'key' | 'kind'> {
  const tokens = tokensOf(name);
  const [read, ...more] = readNames(name, tokens, { from: 0, to: tokens.length });
  const isWhole = read !== undefined && more.length === 0 && read.start === 0 && read.end === name.length;
  return isWhole ? { key: read.key, kind: read.kind } : { key: foldForMatching(name), kind: 'unknown' };
}

/** The attribution with its parties under the names by which they are known. */
export function nameParties(attribution: Reading['attribution'], aliases: Aliases): Reading['attribution'] {
  if (attribution === null) return null;
  return {
    ...attribution,
    chain: attribution.chain.map((party) => ({ ...party, name: aliases.party(party.name) })),
  };
}
