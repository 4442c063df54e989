import { scoreSentences } from './annotate/suggest.ts';
import { fingerprintWords } from './compare/copies.ts';
import { type PackedSentences, packSentences } from './contract/packed-sentences.ts';
import type { Fault, Result } from './contract/result.ts';
import type { ParsedArticle, ParsedItem, ParsedText } from './ingest/index.ts';
import { addWords, type TextWords } from './text/stems.ts';

/** What the library's index holds of a text. */
export interface DerivedText {
  readonly sentences: PackedSentences;
  /** Search terms of all that is read, in order, parted by spaces. */
  readonly terms: string;
  /** And of the title, with the title that they are of: an editor may give another. */
  readonly title: { readonly printed: string; readonly terms: string };
  /** By which its copies are found. */
  readonly prints: readonly number[];
}

/** An article as the parser gives it to the core: with what is derived of its text. */
export type PreparedArticle = ParsedArticle & { readonly derived: DerivedText };
export type PreparedItem = Omit<ParsedItem, 'result'> & { readonly result: Result<PreparedArticle, Fault> };

/**
 * What is derived of the blocks that are read, for the index. Pure, so that the parser can do it of what comes in
 * while the core writes, and the core of what an editor changes.
 * @param language BCP 47; null is read as English
 */
export function deriveText(
  { title, text, blocks }: ParsedText & { readonly title: string },
  language: string | null,
): DerivedText {
  const words = emptyWords();
  for (const { start, end, setAside } of blocks)
    if (!setAside) addWords(text.slice(start, end), start, words);
  const { forms, starts } = words;
  let next = 0;
  let before = 0;
  const sentences = scoreSentences(text, blocks, language).map((sentence) => {
    // An accent without its letter is no term.
    for (; next < starts.length && starts[next]! < sentence.start; next++)
      if (forms[next]!.term !== '') before++;
    const firstTerm = before;
    let stems = 0;
    for (; next < starts.length && starts[next]! < sentence.end; next++) {
      const { term, isStop } = forms[next]!;
      if (term === '') continue;
      before++;
      if (!isStop) stems++;
    }
    return { ...sentence, firstTerm, terms: before - firstTerm, stems };
  });
  const ofTitle = emptyWords();
  addWords(title, 0, ofTitle);
  return {
    sentences: packSentences(sentences),
    terms: toTerms(words),
    title: { printed: title, terms: toTerms(ofTitle) },
    prints: fingerprintWords(forms),
  };
}

const emptyWords = (): TextWords => ({ forms: [], starts: [], ends: [] });

const toTerms = ({ forms }: TextWords) => forms.map(({ term }) => term).join(' ');
