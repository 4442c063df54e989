import { DomainError } from '../contract/domain-error.ts';
import type { Article, Claim } from '../contract/model.ts';
import { saying } from '../words/saying.ts';
import type { Records } from './records.ts';

/** Limits a view to one collection; without it, the whole library. */
export interface Scope {
  readonly collectionId?: string | undefined;
}

/** Which articles and claims a view is of. */
export function openScopes(records: Records) {
  /** Live claims in live articles or without an article. */
  const liveClaims = () => claimsIn({});

  /** Live articles, of one collection or all; oldest first. @throws DomainError not-found */
  function articlesIn({ collectionId }: Scope): Article[] {
    const articles = records.list('article');
    if (collectionId === undefined) return articles;
    if (records.find('collection', collectionId)?.presence !== 'live')
      throw new DomainError('not-found', saying('records.noCollection'));
    return articles.filter(({ collectionIds }) => collectionIds.includes(collectionId));
  }

  /** Whether a claim with this article is in the scope; a claim without an article is in no collection. */
  function openScope(scope: Scope): (articleId: string | null) => boolean {
    const isWhole = scope.collectionId === undefined;
    const articles = isWhole
      ? records.values('article', 'title')
      : new Set(articlesIn(scope).map(({ id }) => id));
    return (articleId) => (articleId === null ? isWhole : articles.has(articleId));
  }

  /** Live claims of these articles, and without a collection those that have no article. @throws DomainError not-found */
  function claimsIn(scope: Scope): Claim[] {
    const isIn = openScope(scope);
    return records.list('claim').filter(({ articleId }) => isIn(articleId));
  }

  /** The ids of `claimsIn`, with nothing else read. @throws DomainError not-found */
  function claimIdsIn(scope: Scope): Set<string> {
    const isIn = openScope(scope);
    const articles = records.values('claim', 'articleId');
    return new Set([...articles].flatMap(([id, articleId]) => (isIn(articleId) ? [id] : [])));
  }

  return { liveClaims, articlesIn, claimsIn, claimIdsIn };
}
