import type { StaleCopy } from '../../../src/contract/cross-reference.ts';
import type { Route } from '../../routes.ts';

/** Copies of changed sources by what they are shown on. */
export interface StaleIndex {
  ofClaim(claimId: string): readonly StaleCopy[];
  ofPoint(pointId: string): readonly StaleCopy[];
  ofArticles(articleIds: readonly (string | null)[]): readonly StaleCopy[];
}

/** Looks each alarm up by its claim, its point and its article. */
export function indexStale(copies: readonly StaleCopy[]): StaleIndex {
  const by = (field: 'claimId' | 'pointId' | 'articleId') => Map.groupBy(copies, (copy) => copy[field]);
  const [claims, points, articles] = [by('claimId'), by('pointId'), by('articleId')];
  return {
    ofClaim: (id) => claims.get(id) ?? [],
    ofPoint: (id) => points.get(id) ?? [],
    ofArticles: (ids) => ids.flatMap((id) => (id === null ? [] : (articles.get(id) ?? []))),
  };
}

/** Where the words stand that did not follow their source. */
export function routeToCopy({ articleId, claimId, place }: StaleCopy): Route {
  if (articleId === null) return { view: 'claim', claimId: claimId! };
  return { view: 'read', articleId, claimId, ...(claimId === null && place && { passage: place }) };
}

/** Where it says otherwise by now. */
export function routeToSource({ sourceArticleId, sourceClaimId }: StaleCopy): Route {
  return { view: 'read', articleId: sourceArticleId, claimId: sourceClaimId };
}
