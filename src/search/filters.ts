import type { SearchField, SearchFilter } from './query.ts';
import { wordsOf } from './terms.ts';

/** What the fields of the search box are held against; an article has no tags, and so on. */
export interface SearchFacts {
  readonly tags?: readonly string[];
  readonly publisher: string | null;
  /** Day or instant, ISO 8601. */
  readonly publishedAt: string | null;
  /** Everybody who is said to say it, in one line. */
  readonly speaker?: string | null;
  readonly type?: string;
  readonly status?: string;
  /** The label on the library's scale. */
  readonly verdict?: string | null;
}

/**
 * A test whether all filters hold. Tags and verdicts are named in full, publishers and speakers by some of their
 * words. A year or a month as a bound is all of it: before its first day, after its last. Nothing is before or after
 * a date that nobody knows.
 */
export function filterBy(filters: readonly SearchFilter[]): (facts: SearchFacts) => boolean {
  const folded = new Map<string, string>();
  const fold = (text: string) => {
    const known =
      folded.get(text) ??
      ` ${wordsOf(text)
        .map(({ word }) => word)
        .join(' ')} `;
    folded.set(text, known);
    return known;
  };
  const isName = (name: string | null | undefined, value: string) =>
    name != null && fold(name) === fold(value);
  const holdsWords = (name: string | null | undefined, value: string) =>
    name != null && fold(name).includes(fold(value));
  const holds: Record<SearchField, (facts: SearchFacts, value: string) => boolean> = {
    tag: ({ tags }, value) => (tags ?? []).some((tag) => isName(tag, value)),
    publisher: ({ publisher }, value) => holdsWords(publisher, value),
    speaker: ({ speaker }, value) => holdsWords(speaker, value),
    type: ({ type }, value) => type === value,
    status: ({ status }, value) => status === value,
    verdict: ({ verdict }, value) => isName(verdict, value),
    before: ({ publishedAt }, value) => publishedAt !== null && publishedAt.slice(0, value.length) < value,
    after: ({ publishedAt }, value) => publishedAt !== null && publishedAt.slice(0, value.length) > value,
  };
  return (facts) =>
    filters.every(
      ({ field, values, isExcluded }) => values.some((value) => holds[field](facts, value)) !== isExcluded,
    );
}
