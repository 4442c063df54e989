import { sentenceAt, sentenceCount, sentenceOfTerm, stemCount } from '../contract/packed-sentences.ts';
import type { CandidateIndex, IndexedStems } from '../match/candidates.ts';
import type { TermRun } from '../search/index.ts';
import { placeOf, type SentencePlace, type TermPlace, type TextInIndex } from '../store/index.ts';
import { isStopTerm, stemsOf, termsOf } from '../text/stems.ts';
import type { Context } from './context.ts';

/** The sentences of live articles' newest revisions, each with a number of its own. */
export interface SentenceIndex extends CandidateIndex {
  /** Grows with every change: what was worked out from all sentences is out of date when it has. */
  readonly changes: number;
  /** Where a sentence stands; null where its number stands for none. */
  placeOf(number: number): SentencePlace | null;
  /** The sentences that hold, of each list, one run of terms at least, best first (BM25). */
  matching(wanted: readonly (readonly TermRun[])[], limit: number): SentencePlace[];
  /** Text by text, in the order of their numbers; those that have stems. */
  texts(): Generator<IndexedStems[]>;
  /** Stems that stand in any text. */
  vocabulary(): string[];
}

/** A sentence's number is that of its text and its place there: no text has so many. */
const mostSentences = 2 ** 24;

/** As SQLite's FTS5 has them. */
const bm25 = { k1: 1.2, b: 0.75 };

/** So many sentences' places (28 bytes each) and UTF-16 units of words are kept at hand: one search asks for them again and again. */
const mostSentencesAtHand = 500_000;
const mostUnitsAtHand = 4_000_000;

/**
 * Finds sentences by the index of their texts, which tells where in a text a word stands: that is in one of its
 * sentences. An index of their own would say all words once more.
 */
export function createSentenceIndex({ store }: Pick<Context, 'store'>): SentenceIndex {
  const { records, texts } = store;
  /** As of which changes the vocabulary, frequencies and texts are. */
  let changes = -1;
  let vocabulary: string[] | null = null;
  const frequencies = new Map<string, number>();
  const textsAtHand = new Map<number, TextInIndex | null>();
  let sentencesAtHand = 0;
  /** A revision never changes. */
  const wordsAtHand = new Map<string, string>();
  let unitsAtHand = 0;

  function forgetChanged(): void {
    if (changes === texts.changes) return;
    changes = texts.changes;
    vocabulary = null;
    frequencies.clear();
    forgetTexts();
  }

  function forgetTexts(): void {
    textsAtHand.clear();
    sentencesAtHand = 0;
  }

  function textOf(number: number): TextInIndex | null {
    forgetChanged();
    let text = textsAtHand.get(number);
    if (text === undefined) {
      if (sentencesAtHand > mostSentencesAtHand) forgetTexts();
      text = texts.find(number);
      textsAtHand.set(number, text);
      sentencesAtHand += text ? sentenceCount(text.sentences) : 0;
    }
    return text;
  }

  function wordsOf(revisionId: string): string {
    let words = wordsAtHand.get(revisionId);
    if (words === undefined) {
      if (unitsAtHand > mostUnitsAtHand) {
        wordsAtHand.clear();
        unitsAtHand = 0;
      }
      words = records.find('revision', revisionId)!.record.text;
      wordsAtHand.set(revisionId, words);
      unitsAtHand += words.length;
    }
    return words;
  }

  function partsOf(number: number) {
    const text = textOf(Math.floor(number / mostSentences));
    const at = number % mostSentences;
    return text && at < sentenceCount(text.sentences)
      ? { text, sentence: sentenceAt(text.sentences, at) }
      : null;
  }

  function find(number: number): IndexedStems | null {
    const parts = partsOf(number);
    if (!parts || parts.sentence.stems === 0) return null;
    const { text, sentence } = parts;
    const stems = stemsOf(wordsOf(text.revisionId).slice(sentence.start, sentence.end));
    // An accent without its letter has no stem.
    return { number, wordings: [stems.filter((stem) => stem !== '')], day: text.day };
  }

  /** How often each sentence holds what stands at these places, by its number. */
  function countIn(places: readonly TermPlace[]): Map<number, number> {
    const counts = new Map<number, number>();
    for (const [textNumber, before] of places) {
      const text = textOf(textNumber);
      const at = text ? sentenceOfTerm(text.sentences, before) : -1;
      if (at < 0) continue;
      const number = textNumber * mostSentences + at;
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return counts;
  }

  /** How well each sentence does that holds what stands at these places: the share of this term in BM25. */
  function rate(places: readonly TermPlace[]): Map<number, number> {
    const counts = countIn(places);
    const { texts: all, stems } = texts.sentenceTotals();
    const { k1, b } = bm25;
    const inverse = Math.max(1e-6, Math.log((all - counts.size + 0.5) / (counts.size + 0.5)));
    for (const [number, count] of counts) {
      const { sentences } = textOf(Math.floor(number / mostSentences))!;
      const length = stemCount(sentences, number % mostSentences) / (stems / all || 1);
      counts.set(number, (inverse * count * (k1 + 1)) / (count + k1 * (1 - b + b * length)));
    }
    return counts;
  }

  /** The sentences of a run: those that hold all its terms. */
  function rateRun({ terms, isPrefix }: TermRun): Map<number, number> {
    return terms
      .map((term, at) =>
        rate(isPrefix && at === terms.length - 1 ? texts.placesOfPrefix(term) : texts.placesOfTerm(term)),
      )
      .reduce(inBoth);
  }

  return {
    get changes() {
      return texts.changes;
    },
    get size() {
      return texts.sentenceTotals().texts;
    },

    /** Counted in whole bodies: of a stem that a sentence repeats, or a heading holds, it is a little too high. */
    documentFrequency(stem) {
      forgetChanged();
      let known = frequencies.get(stem);
      if (known === undefined) {
        known = Math.min(texts.bodyTermCount(termOfStem(stem)), texts.sentenceTotals().texts);
        frequencies.set(stem, known);
      }
      return known;
    },

    find,
    placeOf(number) {
      const parts = partsOf(number);
      return parts && placeOf(parts.text, parts.sentence);
    },

    *nearest(stems, limit) {
      const rated = [...new Set(stems)]
        .map((stem) => rate(texts.placesOfTerm(termOfStem(stem))))
        .reduce(inEither, new Map());
      for (const number of best(rated, limit)) yield find(number)!;
    },

    matching(wanted, limit) {
      const rated = wanted.map((runs) => runs.map(rateRun).reduce(inEither, new Map())).reduce(inBoth);
      return best(rated, limit).map((number) => {
        const { text, sentence } = partsOf(number)!;
        return placeOf(text, sentence);
      });
    },

    *texts() {
      for (const textNumber of texts.numbers()) {
        const text = texts.find(textNumber);
        if (!text) continue;
        const numbers = Array.from(
          { length: sentenceCount(text.sentences) },
          (_, at) => textNumber * mostSentences + at,
        );
        yield numbers.flatMap((number) => find(number) ?? []);
      }
    },

    vocabulary() {
      forgetChanged();
      vocabulary ??= texts.bodyTerms().filter((term) => !isStopTerm(term));
      return vocabulary;
    },
  };
}

const termOfStem = (stem: string) => termsOf([{ stem, isStop: false }])[0]!;

type Rated = Map<number, number>;

/** What one of two has, with both ratings together; puts it into the first. */
function inEither(all: Rated, more: Rated): Rated {
  for (const [number, rating] of more) all.set(number, (all.get(number) ?? 0) + rating);
  return all;
}

/** What both have. */
function inBoth(a: Rated, b: Rated): Rated {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  const both: Rated = new Map();
  for (const [number, rating] of few) {
    const other = many.get(number);
    if (other !== undefined) both.set(number, rating + other);
  }
  return both;
}

/** The numbers with the highest ratings, of equal ones the lower first. */
function best(rated: Rated, limit: number): number[] {
  return [...rated]
    .sort(([a, ofA], [b, ofB]) => ofB - ofA || a - b)
    .slice(0, limit)
    .map(([number]) => number);
}
