import type { SearchQuery, SearchTerm } from './query.ts';
import { isWithinEdits, soughtTerms, wordsOf } from './terms.ts';

/**
 * Endings that FTS5's Porter stemmer takes off. The stem can be shorter than a prefix ("evacuat*" against
 * "evacu"): then the prefix, filled up to whole words with these, finds it.
 */
const endings = (
  'able al ally ance ances ant ants ate ated ately ates ating ation ational ations ative ator ators ed ement ' +
  'ements ence ences ent ents er ers es ful fully fulness ible ic ical ically icate ies ing ings ion ional ions ism isms ist ists ities ' +
  'ity ive iveness ives ization izations ize ized izer izes izing less ly ment ments ness ou ous ously s'
).split(' ');
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** As FTS5 takes it for plain words, whatever stands in it. A NUL would end the query. */
const quote = (text: string) => `"${text.replaceAll('"', ' ').replaceAll('\0', ' ')}"`;
const oneOf = (choices: readonly string[]) =>
  choices.length > 1 ? `(${choices.join(' OR ')})` : choices[0]!;

/** The whole words that may be meant by a prefix that breaks off inside one of the endings; a last y is stemmed too. */
function completions(prefix: string): string[] {
  const words = endings.flatMap((ending) =>
    [...ending].flatMap((_, at) =>
      (at > 0 || prefix.endsWith('y')) && prefix.endsWith(ending.slice(0, at))
        ? [prefix + ending.slice(at)]
        : [],
    ),
  );
  return [...new Set(words)];
}

/** 1,400 and 1400 are other words to FTS5. */
function spellingsOf(text: string): string[] {
  const { word } = wordsOf(text)[0]!;
  if (!/^\d{4,}$/.test(word)) return [text];
  return [word, word.replace(/\B(?=(?:\d{3})+$)/g, ',')];
}

function termToFts(
  term: SearchTerm,
  expandFuzzy: (word: string, edits: number) => readonly string[],
): string {
  const { text, kind, edits } = term;
  if (unspaced.test(text)) return `${quote(text)} *`;
  if (kind === 'prefix') {
    const isOneWord = wordsOf(text).length === 1;
    const whole = isOneWord ? completions(wordsOf(text)[0]!.word) : [];
    return oneOf([`${quote(text)} *`, ...whole.map(quote)]);
  }
  if (kind === 'fuzzy') {
    const { word } = wordsOf(text)[0]!;
    return oneOf([...new Set([word, ...expandFuzzy(word, edits)])].map(quote));
  }
  return oneOf((kind === 'word' ? spellingsOf(text) : [text]).map(quote));
}

/**
 * The query for an FTS5 table over the plain text, tokenised by `porter unicode61 remove_diacritics 2`; null
 * when it names nothing that must occur. Safe for any box: every word is quoted. Filters are not in it.
 * The table knows stems only: it finds other forms of words inside phrases and behind prefixes too. Chinese,
 * Japanese and Thai words are found only where a run of such letters begins with them.
 * @param expandFuzzy gives the table's words that are like this one, see `likeStems`
 */
export function toFtsMatch(
  query: SearchQuery,
  expandFuzzy: (word: string, edits: number) => readonly string[],
): string | null {
  const sought = soughtTerms(query.terms);
  if (sought.length === 0) return null;
  const excluded = query.terms.filter(({ isExcluded }) => isExcluded);
  const match = (term: SearchTerm) => termToFts(term, expandFuzzy);
  const wanted = sought.map(match).join(' AND ');
  // One NOT for all: FTS5 bears no more than 256 on top of each other.
  return excluded.length > 0 ? `(${wanted}) NOT ${oneOf(excluded.map(match))}` : wanted;
}

/**
 * The stems of an FTS5 vocabulary that a word with so many typing errors can mean: those that, with some ending,
 * are written like it.
 */
export function likeStems(word: string, edits: number, vocabulary: Iterable<string>): string[] {
  const mayBegin = (start: string) =>
    [-edits, 0, edits].some((more) => isWithinEdits(start, word.slice(0, start.length + more), edits));
  const isWritten = (start: string) =>
    mayBegin(start) && ['', 'e', ...endings].some((ending) => isWithinEdits(start + ending, word, edits));
  // A last y is an i in the stem.
  return [...vocabulary].filter(
    (stem) => isWritten(stem) || (stem.endsWith('i') && isWritten(`${stem.slice(0, -1)}y`)),
  );
}
