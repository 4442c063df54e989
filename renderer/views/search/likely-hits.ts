import type { LookupHit } from '../../../src/contract/cross-reference.ts';

/** From this share of common words on, something is worth a look though no relation is said of it. */
const likeFrom = 0.35;

const likenessIn = ({ features }: LookupHit, feature: string) =>
  features.find(({ name }) => name === feature)?.value ?? 0;

/** What answers the question, best first, and what only comes next to it: the nearest of a library are always found. */
export function splitHits(hits: readonly LookupHit[]): {
  readonly likely: readonly LookupHit[];
  readonly others: readonly LookupHit[];
} {
  const isLikely = (hit: LookupHit) =>
    hit.relation !== null || likenessIn(hit, 'likenessOfWording') >= likeFrom;
  return {
    likely: hits.filter(isLikely),
    others: hits.filter((hit) => !isLikely(hit)),
  };
}
