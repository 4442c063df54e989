import type { ExplainedSide } from '../../../src/contract/cross-reference.ts';
import { useOperation } from '../../api.ts';
import type { Route, WhySide } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { routeToClaim } from '../claim/claim-labels.ts';

/** Where a side comes from, as far as it is known. */
export interface SideSource {
  readonly publisher: string | null;
  readonly title: string | null;
  readonly publishedAt: string | null;
  /** Where it is read. */
  readonly to: Route;
}

/** A side as it is asked about. */
export function toExplained(side: WhySide): ExplainedSide {
  if (!('revisionId' in side)) return side;
  const { articleId: _, ...place } = side;
  return place;
}

/** Where a claim or a place comes from; null for typed words, and until it is known. */
export function useSideSource(side: WhySide | null): SideSource | null {
  const claimId = side && 'claimId' in side ? side.claimId : null;
  const place = side && 'revisionId' in side ? side : null;
  const claim = useOperation('claim.read', claimId ? { id: claimId } : null).data;
  const articles = useOperation('article.list', place ? {} : null).data;
  const article = articles?.find(({ id }) => id === place?.articleId);
  if (claimId && claim) {
    const { publisher, articleTitle: title, publishedAt } = claim;
    return { publisher, title, publishedAt, to: routeToClaim(claim) };
  }
  if (!place || !article) return null;
  const { publisher, title, publishedAt, id } = article;
  const { revisionId, start, end } = place;
  const to: Route = { view: 'read', articleId: id, claimId: null, revisionId, passage: { start, end } };
  return { publisher, title, publishedAt, to };
}

/** What heads a side's column. */
export function nameSide(side: WhySide, source: SideSource | null, fallback: string): string {
  if ('text' in side) return say('why.typedWords');
  return source?.publisher ?? source?.title ?? fallback;
}
