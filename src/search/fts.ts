import { isStopTerm, stemWord, type Token, termsOf } from '../text/stems.ts';
import type { SearchQuery, SearchTerm } from './query.ts';
import { isWithinEdits, soughtTerms, wordsOf } from './terms.ts';

/**
 * Endings that the stemmer takes off. The stem can be shorter than a prefix ("evacuat*" against "evacu"): then the
 * prefix, filled up to whole words with these, finds it.
 */
const endings = (
  'able al ally ance ances ant ants ate ated ately ates ating ation ational ations ative ator ators ed ement ' +
  'ements ence ences ent ents er ers es ful fully fulness ible ic ical ically icate ies ing ings ion ional ions ism isms ist ists ities ' +
  'ity ive iveness ives ization izations ize ized izer izes izing less ly ment ments ness ou ous ously s'
).split(' ');

/** As FTS5 takes it for plain words, whatever stands in it. A NUL would end the query. */
const quote = (text: string) => `"${text.replaceAll('"', ' ').replaceAll('\0', ' ')}"`;
const oneOf = (choices: readonly string[]) =>
  choices.length > 1 ? `(${choices.join(' OR ')})` : choices[0]!;

/** The stems of the whole words that may be meant by a prefix that breaks off inside one of the endings; a last y is stemmed too. */
function completions(prefix: string): string[] {
  const words = endings.flatMap((ending) =>
    [...ending].flatMap((_, at) =>
      (at > 0 || prefix.endsWith('y')) && prefix.endsWith(ending.slice(0, at))
        ? [prefix + ending.slice(at)]
        : [],
    ),
  );
  return [...new Set(words.map(stemWord))];
}

/** The stems of the index that a word with so many typing errors can mean. */
type ExpandFuzzy = (word: string, edits: number) => readonly string[];

/** Terms of the index that follow each other; of the last one perhaps only its beginning. */
export interface TermRun {
  readonly terms: readonly string[];
  readonly isPrefix: boolean;
}

/** What a term of the box can be in the index: one of these. */
function runsOf({ text, kind, edits }: SearchTerm, expandFuzzy: ExpandFuzzy): TermRun[] {
  const tokens = wordsOf(text);
  const terms = termsOf(tokens);
  const run = (last: string, isPrefix = false) => ({ terms: [...terms.slice(0, -1), last], isPrefix });
  const last = tokens.at(-1)!;
  if (kind === 'prefix') {
    const { word, stem } = last;
    const starts = termsOf([
      { stem: word, isStop: false },
      { stem, isStop: false },
      { stem: word, isStop: true },
    ]);
    return [
      ...[...new Set(starts)].map((start) => run(start, true)),
      ...completions(word).map((end) => run(end)),
    ];
  }
  const written = terms.at(-1)!;
  if (kind === 'fuzzy')
    return [...new Set([written, ...expandFuzzy(last.word, edits)])].map((end) => run(end));
  return [run(written)];
}

/**
 * The query for an FTS5 table over all terms of texts (`text/stems` makes them); null when it names nothing that
 * must occur. Safe for any box: every word is quoted. Filters are not in it.
 * @param expandFuzzy see `likeStems`
 */
export function toFtsMatch(query: SearchQuery, expandFuzzy: ExpandFuzzy): string | null {
  const sought = soughtTerms(query);
  if (sought.length === 0) return null;
  const match = (term: SearchTerm) =>
    oneOf(
      runsOf(term, expandFuzzy).map(
        ({ terms, isPrefix }) => `${quote(terms.join(' '))}${isPrefix ? ' *' : ''}`,
      ),
    );
  const wanted = sought.map((choices) => oneOf(choices.map(match))).join(' AND ');
  // One NOT for all: FTS5 bears no more than 256 on top of each other.
  return query.excluded.length > 0 ? `(${wanted}) NOT ${oneOf(query.excluded.map(match))}` : wanted;
}

/**
 * What a sentence must hold, of each list one run at least; the terms of a run in any order. Stop words are left out, as
 * they stand everywhere; but for those that a prefix means it finds all that `findInText` accepts, and more. Null where
 * nothing else is asked for.
 * @param expandFuzzy see `likeStems`
 */
export function toSentenceMatch(query: SearchQuery, expandFuzzy: ExpandFuzzy): TermRun[][] | null {
  const isTelling = (term: string) => term !== '' && !isStopTerm(term);
  const wanted = soughtTerms(query).flatMap((choices) => {
    const runs = choices
      .flatMap((term) => runsOf(term, expandFuzzy))
      .filter(({ terms, isPrefix }) => !isPrefix || isTelling(terms.at(-1)!))
      .map(({ terms, isPrefix }) => ({ terms: terms.filter(isTelling), isPrefix }));
    // A choice of stop words may stand anywhere.
    return runs.every(({ terms }) => terms.length > 0) ? [runs] : [];
  });
  return wanted.length > 0 ? wanted : null;
}

/**
 * The stems of a vocabulary that a word with so many typing errors can mean: those that, with some ending, are
 * written like it.
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

/** Half-open, in UTF-16 units. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the words of a query stand in a text, in order; null where not all of them stand there, or an excluded one does. */
export function findInText(query: SearchQuery, text: string): Span[] | null {
  const tokens = wordsOf(text);
  if (query.excluded.some((term) => findTerm(term, tokens).length > 0)) return null;
  const found = soughtTerms(query).map((choices) => choices.flatMap((term) => findTerm(term, tokens)));
  if (found.length === 0 || found.some((spans) => spans.length === 0)) return null;
  const spans = found.flat().sort((x, y) => x.start - y.start || y.end - x.end);
  return spans.filter((span, index) => !spans.slice(0, index).some(({ end }) => end >= span.end));
}

/** Every place of a term. */
function findTerm({ text, kind, edits }: SearchTerm, tokens: readonly Token[]): Span[] {
  const sought = wordsOf(text);
  const last = sought.at(-1)!;
  const isLast = (token: Token) => {
    if (kind === 'prefix') return token.word.startsWith(last.word);
    if (kind === 'fuzzy') return token.stem === last.stem || isWithinEdits(token.word, last.word, edits);
    return token.stem === last.stem;
  };
  return tokens.flatMap((token, at) => {
    const isFound =
      sought.slice(0, -1).every(({ stem }, index) => tokens[at + index]?.stem === stem) &&
      at + sought.length <= tokens.length &&
      isLast(tokens[at + sought.length - 1]!);
    return isFound ? [{ start: token.start, end: tokens[at + sought.length - 1]!.end }] : [];
  });
}
