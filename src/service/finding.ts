import type { RankedFeature } from '../match/ranking.ts';
import { tokensOf } from '../text/stems.ts';
import type { Context } from './context.ts';

/** What is looked for. Only the text must be there; what else is known helps to put the right one first. */
export interface FindQuery {
  readonly text: string;
  /** ISO day or instant at which it was said or published. */
  readonly date?: string | null;
  readonly speaker?: string | null;
  /** The article it stands in: never found itself, and its other words tell what it is about. */
  readonly articleId?: string | null;
  /** The claim it is of: never found itself. */
  readonly claimId?: string | null;
  /** False: closeness of dates counts nothing. True when not given. */
  readonly usesDates?: boolean;
}

interface Found {
  readonly text: string;
  /** Higher is likelier; compares only within one answer. */
  readonly score: number;
  readonly features: readonly RankedFeature[];
  /** The words of `text` that the query uses too: half-open, in UTF-16 code units of `text`. */
  readonly shared: readonly { readonly start: number; readonly end: number }[];
}

/** A sentence of a live article's newest revision. Offsets point into the revision's text. */
export interface FoundSentence extends Found {
  readonly articleId: string;
  readonly revisionId: string;
  readonly start: number;
  readonly end: number;
}

/** An earlier check, or a claim of this library. */
export interface FoundCheck extends Found {
  readonly kind: 'earlierCheck' | 'claim';
  readonly id: string;
}

/** Finds where something like a text stands already. Best first; an empty or unknown text finds nothing. */
export interface Finding {
  /** Sentences of live articles in which no live claim stands. */
  findSentences(query: FindQuery, limit: number): FoundSentence[];
  /** Earlier checks and claims that are not in the bin. */
  findChecks(query: FindQuery, limit: number): FoundCheck[];
}

export function createFinding({ store, wordingOf }: Context): Finding {
  const { records, texts, views } = store;
  const wordsOf = (text: string) => tokensOf(text).filter(({ isStop }) => !isStop);

  function describe(query: FindQuery, text: string): Found {
    const asked = new Set(wordsOf(query.text).map(({ stem }) => stem));
    const shared = wordsOf(text)
      .filter(({ stem }) => asked.has(stem))
      .map(({ start, end }) => ({ start, end }));
    return { text, score: shared.length, features: [], shared };
  }

  return {
    findSentences(query, limit) {
      const words = [...new Set(wordsOf(query.text).map(({ word }) => word))];
      if (words.length === 0) return [];
      const hits = texts.findSentences(words.map((word) => `"${word}"`).join(' OR '), limit * 2);
      return hits
        .filter(({ articleId }) => articleId !== query.articleId)
        .map(({ snippet, ...place }) => ({ ...place, ...describe(query, snippet.text) }))
        .slice(0, limit);
    },
    findChecks(query, limit) {
      const checks = records
        .list('earlierCheck')
        .map(({ id, text }) => ({ kind: 'earlierCheck' as const, id, ...describe(query, text) }));
      const claims = views
        .liveClaims()
        .filter(({ id }) => id !== query.claimId)
        .map((claim) => ({ kind: 'claim' as const, id: claim.id, ...describe(query, wordingOf(claim)) }));
      return [...checks, ...claims]
        .filter(({ score }) => score > 0)
        .sort((x, y) => y.score - x.score)
        .slice(0, limit);
    },
  };
}
