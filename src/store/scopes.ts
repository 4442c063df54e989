import type Database from 'better-sqlite3';
import { DomainError } from '../contract/domain-error.ts';
import type { Article, Claim } from '../contract/model.ts';
import { saying } from '../words/saying.ts';
import type { Records } from './records.ts';

/** Limits a view to one collection; without it, the whole library. */
export interface Scope {
  readonly collectionId?: string | undefined;
}

/**
 * Which articles and claims a view is of. Windows ask for it after every change: of what is only told apart or counted
 * no record is read.
 */
export function openScopes(db: Database.Database, records: Records) {
  const claimIds = db
    .prepare(
      `SELECT claim.id FROM claim LEFT JOIN article ON article.id = claim.article_id
       WHERE claim.presence = 'live' AND (claim.article_id IS NULL OR article.presence = 'live') ORDER BY claim.id`,
    )
    .pluck();
  const claimIdsOf = db
    .prepare(
      `SELECT claim.id FROM claim JOIN article ON article.id = claim.article_id
       JOIN article_collection ON article_collection.article_id = claim.article_id AND collection_id = ?
       WHERE claim.presence = 'live' AND article.presence = 'live' ORDER BY claim.id`,
    )
    .pluck();
  const articleIdsOf = db
    .prepare(
      `SELECT id FROM article_collection JOIN article ON id = article_id
       WHERE collection_id = ? AND presence = 'live' ORDER BY id`,
    )
    .pluck();
  const articleCounts = db
    .prepare(
      `SELECT collection_id, count(*) FROM article_collection JOIN article ON id = article_id
       WHERE presence = 'live' GROUP BY collection_id`,
    )
    .raw();
  const claimCounts = db
    .prepare(
      `SELECT collection_id, count(*) FROM claim JOIN article ON article.id = claim.article_id
       JOIN article_collection ON article_collection.article_id = claim.article_id
       WHERE claim.presence = 'live' AND article.presence = 'live' GROUP BY collection_id`,
    )
    .raw();

  /** @throws DomainError not-found */
  function needCollection(id: string): void {
    if (records.find('collection', id)?.presence !== 'live')
      throw new DomainError('not-found', saying('records.noCollection'));
  }

  /** Live articles, of one collection or all; oldest first. @throws DomainError not-found */
  function articlesIn({ collectionId }: Scope): Article[] {
    if (collectionId === undefined) return records.list('article');
    needCollection(collectionId);
    return (articleIdsOf.all(collectionId) as string[]).map((id) => records.find('article', id)!.record);
  }

  /** The ids of `claimsIn`, with nothing else read. @throws DomainError not-found */
  function claimIdsIn({ collectionId }: Scope): Set<string> {
    if (collectionId === undefined) return new Set(claimIds.all() as string[]);
    needCollection(collectionId);
    return new Set(claimIdsOf.all(collectionId) as string[]);
  }

  /**
   * Live claims in live articles, of one collection or all; without a collection those that have no article, too.
   * @throws DomainError not-found
   */
  function claimsIn(scope: Scope): Claim[] {
    const ids = claimIdsIn(scope);
    return records.list('claim').filter(({ id }) => ids.has(id));
  }

  return {
    /** Live claims in live articles or without an article. */
    liveClaims: () => claimsIn({}),
    articlesIn,
    claimsIn,
    claimIdsIn,

    /** How many live articles are in each collection, and claims in these; a collection without any is not named. */
    collectionCounts: () => ({
      articles: new Map(articleCounts.all() as [collectionId: string, count: number][]),
      claims: new Map(claimCounts.all() as [collectionId: string, count: number][]),
    }),
  };
}
