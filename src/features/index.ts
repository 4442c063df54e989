import type { Passage, Reading } from '../contract/reading.ts';
import { type Token, tokensOf } from '../text/stems.ts';
import { type NamePair, nameParties, openAliases } from './aliases.ts';
import { readAttribution, readQuotes } from './attribution.ts';
import { readDates } from './dates.ts';
import { readModality } from './modality.ts';
import { readNames } from './names.ts';
import { readPolarity } from './polarity.ts';
import { readQuantities } from './quantities.ts';

/** What a reading needs to know of the article around the passage. */
export interface ReadingContext {
  /** ISO day or instant: what relative dates rest on. */
  readonly publishedAt: string | null;
  /** BCP 47; null is read as English. */
  readonly language: string | null;
  /** Names that stand for others: aliases of the library, and acronyms that the article defines. */
  readonly names?: readonly NamePair[];
}

const noNames: readonly NamePair[] = [];

/**
 * Reads a passage: numbers, dates and names of the marked words; negation, doubt, modality and attribution
 * also from the rest of the passage where they govern the marked words. All offsets point into `passage.text`.
 * In other languages than English only what stands in figures and capitals is read.
 */
export function readingOf(passage: Passage, context: ReadingContext): Reading {
  const { text, start, end } = passage;
  const language = context.language ?? 'en';
  const isEnglish = /^en\b/i.test(language);
  const tokens = tokensOf(text);
  const from = tokens.findIndex((token) => token.end > start);
  const last = tokens.findLastIndex((token) => token.start < end);
  const range = { from: from < 0 ? tokens.length : from, to: last + 1 };
  const aliases = openAliases(context.names ?? noNames);
  const dates = readDates(text, start, end, context.publishedAt);
  const isDated = (token: Token) => dates.some((date) => token.start < date.end && token.end > date.start);
  return {
    language,
    stems: aliases.stems(tokens, range),
    quantities: readQuantities(text, tokens, range, isDated, language),
    dates,
    names: aliases.names(text, tokens, range, readNames(text, tokens, range)),
    polarity: isEnglish ? readPolarity(text, tokens, range) : [],
    modality: isEnglish ? readModality(text, tokens, range) : [],
    attribution: isEnglish ? nameParties(readAttribution(text, tokens, range.to), aliases) : null,
    quotes: readQuotes(text),
  };
}
