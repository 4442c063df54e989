import type { ArticleSummary, ClaimView, SearchResult, Snippet } from '../contract/views.ts';
import {
  type ClaimSearch,
  createClaimSearch,
  filterBy,
  findInText,
  likeStems,
  readQuery,
  type SearchableClaim,
  type SearchQuery,
  toFtsMatch,
  toSentenceMatch,
} from '../search/index.ts';
import type { Changed, SentencePlace } from '../store/index.ts';
import { say } from '../words/spoken.ts';
import type { Derived } from './acting.ts';
import type { Context } from './context.ts';
import type { Operations } from './index.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { TextIndex } from './texts.ts';

/** How many hits of each kind are given when nobody says how many. */
const usualLimit = 50;
/** Hits are filtered after they are found: so many times more are looked at. */
const filterFactor = 20;
/** So many articles are read for words that say nothing on their own, as they are printed. */
const articlesOfStopWords = 100;
/** Filters that say something of claims only. */
const claimFields = new Set(['tag', 'type', 'status', 'verdict', 'speaker']);

/** Keeps the index of the claim box in step; it is built at the first search. */
export interface ClaimIndex extends Derived {
  current(): ClaimSearch;
}

export function createClaimIndex({ store }: Context): ClaimIndex {
  const { records, views } = store;
  let search: ClaimSearch | null = null;
  const stale = new Set<string>();

  function toSearchable(claims: readonly ClaimView[]): SearchableClaim[] {
    const ratings = new Map(records.list('rating').map(({ id, label }) => [id, label]));
    return claims.map((claim) => ({
      id: claim.id,
      wording: claim.wording,
      statement: claim.statement,
      note: claim.note,
      tags: claim.tags.map(({ name }) => name),
      speaker: claim.attribution.map(({ name }) => name).join(', ') || null,
      publisher: claim.publisher,
      publishedAt: claim.publishedAt,
      articleTitle: claim.articleTitle,
      type: claim.type,
      status: claim.status,
      verdict: ratings.get(claim.verdictId ?? '') ?? null,
    }));
  }

  return {
    refreshAfter(changed: readonly Changed[]) {
      if (!search) return;
      for (const { noun, recordId } of changed) {
        if (noun === 'claim') stale.add(recordId);
        else if (noun === 'anchor') stale.add(records.find('anchor', recordId)!.record.claimId);
        // A name that stands at many claims, or articles that come and go with theirs.
        else if (noun === 'tag' || noun === 'publisher' || noun === 'rating' || noun === 'article')
          search = null;
      }
    },
    current() {
      if (!search) {
        search = createClaimSearch();
        search.put(toSearchable(views.claims()));
        stale.clear();
      }
      if (stale.size) {
        const live = views.liveClaims().filter(({ id }) => stale.has(id));
        search.remove(stale);
        search.put(toSearchable(views.claims(live)));
        stale.clear();
      }
      return search;
    },
  };
}

/** A sentence that holds what was asked for. */
interface SentenceHit extends SentencePlace {
  readonly snippet: Snippet;
}

/** Looks through the sentences of live articles. */
export function createSentenceSearch({ store }: Pick<Context, 'store'>, index: SentenceIndex) {
  const { records, texts } = store;

  /** Best first; at most about so many. Where only words that say nothing are asked for, in the articles that say them most. */
  function findPlaces(query: SearchQuery, limit: number): SentencePlace[] {
    const expand = (word: string, edits: number) => likeStems(word, edits, index.vocabulary());
    const wanted = toSentenceMatch(query, expand);
    if (wanted !== null) return index.matching(wanted, limit);
    const inArticles = toFtsMatch(query, expand);
    if (inArticles === null) return [];
    return texts.findArticles(inArticles, articlesOfStopWords).flatMap(texts.sentencesOf).slice(0, limit);
  }

  return (query: SearchQuery, limit: number): SentenceHit[] => {
    const words = new Map<string, string>();
    return findPlaces(query, limit).flatMap((place) => {
      const { revisionId, start, end } = place;
      const whole = words.get(revisionId) ?? records.find('revision', revisionId)!.record.text;
      words.set(revisionId, whole);
      const text = whole.slice(start, end);
      const marks = findInText(query, text);
      return marks ? [{ ...place, snippet: { text, marks } }] : [];
    });
  };
}

/** One box over claims, articles and sentences. */
export function searchOperations(
  { store, language }: Context,
  { copyGroups }: TextIndex,
  claimIndex: ClaimIndex,
  sentenceIndex: SentenceIndex,
): Pick<Required<Operations>, 'search.find'> {
  const { records, views, texts } = store;
  const searchSentences = createSentenceSearch({ store }, sentenceIndex);

  function findClaims(query: SearchQuery, scope: ReadonlySet<string>, limit: number): ClaimView[] {
    const hits = claimIndex.current().find(query, limit * filterFactor);
    const found = hits.flatMap(({ id }) => (scope.has(id) ? (records.find('claim', id)?.record ?? []) : []));
    return views.fewClaims(found.slice(0, limit + 1));
  }

  function openSentences(found: readonly SentenceHit[]): SearchResult['sentences'] {
    const articles = new Map(
      views
        .sources([...new Set(found.map(({ articleId }) => articleId))].map(needArticle))
        .map((article) => [article.id, article]),
    );
    const claims = views.claimIdsIn({});
    return found.map((hit) => {
      const { title, publisher, publishedAt } = articles.get(hit.articleId)!;
      const there = records
        .list('anchor', { revisionId: hit.revisionId })
        .find(
          ({ start, end, claimId }) =>
            start !== null && start < hit.end && end! > hit.start && claims.has(claimId),
        );
      return { ...hit, articleTitle: title, publisher, publishedAt, claimId: there?.claimId ?? null };
    });
  }

  const needArticle = (id: string) => records.find('article', id)!.record;

  return {
    'search.find': ({ query: box, limit = usualLimit, ...scope }) => {
      const query = readQuery(box);
      const spoken = language();
      const notes = query.notes.map((note) => say(note, spoken));
      const claims = findClaims(query, views.claimIdsIn(scope), limit);
      const asksOnlyClaims = query.filters.some(({ field }) => claimFields.has(field));
      const match = asksOnlyClaims
        ? null
        : toFtsMatch(query, (word, edits) => likeStems(word, edits, sentenceIndex.vocabulary()));
      const isOfArticles =
        !asksOnlyClaims && query.filters.length > 0 && query.sought.length + query.excluded.length === 0;
      if (match === null && !isOfArticles) {
        return {
          notes,
          claims: claims.slice(0, limit),
          articles: [],
          sentences: [],
          isCut: claims.length > limit,
        };
      }
      const kept = views.articles(views.articlesIn(scope), copyGroups()).filter(filterBy(query.filters));
      if (match === null) {
        return {
          notes,
          claims: claims.slice(0, limit),
          articles: kept.slice(0, limit).map((article) => ({ article, snippet: null })),
          // All of these articles would be no hits.
          sentences: [],
          isCut: [claims, kept].some((hits) => hits.length > limit),
        };
      }
      const shown = new Map<string, ArticleSummary>(kept.map((article) => [article.id, article]));
      const sentences = searchSentences(query, limit * filterFactor).filter(({ articleId }) =>
        shown.has(articleId),
      );
      const snippets = new Map(sentences.toReversed().map(({ articleId, snippet }) => [articleId, snippet]));
      const articles = texts
        .findArticles(match, limit * filterFactor)
        .flatMap((id) => shown.get(id) ?? [])
        .map((article) => ({ article, snippet: snippets.get(article.id) ?? null }));
      return {
        notes,
        claims: claims.slice(0, limit),
        articles: articles.slice(0, limit),
        sentences: openSentences(sentences.slice(0, limit)),
        isCut: [claims, articles, sentences].some((hits) => hits.length > limit),
      };
    },
  };
}
