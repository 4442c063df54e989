import type { Decision } from '../contract/model.ts';
import type { Relation } from '../contract/reading.ts';
import type { RelationCounts } from '../contract/views.ts';
import type { Links } from './links.ts';
import type { Records } from './records.ts';

/** A relation of two claims that holds: the decision where one was taken, else the suggestion. */
export interface EffectiveRelation {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
  /** For updates and repeats: the side that is later, or that repeats the other. */
  readonly subject: 'a' | 'b' | null;
  /** Null: a person decided. */
  readonly confidence: number | null;
  /** Decided on the words as they are now. */
  readonly isSettled: boolean;
}

const counted: readonly (keyof RelationCounts)[] = ['agrees', 'differs', 'updates', 'partly', 'repeats'];
export const noRelations = (): RelationCounts => ({
  agrees: 0,
  differs: 0,
  updates: 0,
  partly: 0,
  repeats: 0,
});

function countRelation(counts: RelationCounts, relation: Relation): void {
  const key = counted.find((name) => name === relation);
  if (key) counts[key]++;
}

/**
 * How many relations each source has to other sources, as `sourceOf` tells of which source a claim is; or each claim,
 * where `keyOf` says so. Null is a source of its own: what was heard.
 */
export function countRelations(
  relations: readonly EffectiveRelation[],
  sourceOf: (claimId: string) => string | null | undefined,
  keyOf = sourceOf,
): Map<string, RelationCounts> {
  const counts = new Map<string, RelationCounts>();
  for (const { a, b, relation } of relations) {
    const source = sourceOf(a);
    if (source != null && source === sourceOf(b)) continue;
    for (const claimId of [a, b]) {
      const key = keyOf(claimId);
      if (key == null) continue;
      const own = counts.get(key) ?? noRelations();
      counts.set(key, own);
      countRelation(own, relation);
    }
  }
  return counts;
}

/** Which relations hold between claims. */
export function openRelations(records: Records, links: Links) {
  /** Of one claim, or of all; only between claims that are live in live articles. */
  function effectiveRelations(claimId?: string): EffectiveRelation[] {
    const decisions = decisionsOf(claimId);
    const isDecided = new Set(decisions.map(({ a, b }) => a + b));
    return [
      ...decisions.map(({ a, b, relation, subject, hashA, hashB }) => ({
        a,
        b,
        relation,
        subject,
        confidence: null,
        isSettled: links.wordingHashOf(a) === hashA && links.wordingHashOf(b) === hashB,
      })),
      ...links
        .relations(claimId)
        .filter(({ a, b }) => !isDecided.has(a + b))
        .map((relation) => ({ ...relation, isSettled: false })),
    ];
  }

  /** Of these claims, each relation once. */
  function relationsOf(claimIds: Iterable<string>): EffectiveRelation[] {
    const all = [...claimIds].flatMap(effectiveRelations);
    return [...new Map(all.map((relation) => [relation.a + relation.b, relation])).values()];
  }

  function decisionsOf(claimId?: string): Decision[] {
    const decisions =
      claimId === undefined
        ? records.list('decision')
        : [...records.list('decision', { a: claimId }), ...records.list('decision', { b: claimId })];
    // A claim that is deleted, or whose article is, has no reading.
    return decisions.filter(({ a, b }) => links.wordingHashOf(a) && links.wordingHashOf(b));
  }

  return { effectiveRelations, relationsOf };
}

export type Relations = ReturnType<typeof openRelations>;
