import type { Relation } from '../contract/reading.ts';

/** Relations of two claims that answer the same question. */
const samePoint: ReadonlySet<Relation> = new Set(['agrees', 'differs', 'partly', 'updates', 'repeats']);

/** A suggestion below this does not join two groups; a decision always does. */
const joiningConfidence = 0.5;

interface PointInput {
  readonly claimIds: readonly string[];
  /** `confidence` null: a person decided it. */
  readonly links: readonly { a: string; b: string; relation: Relation; confidence: number | null }[];
  /** What editors joined or kept apart. */
  readonly joinings: readonly { a: string; b: string; rule: 'must-join' | 'cannot-join' }[];
}

/**
 * Groups claims that answer the same question. Every claim is in exactly one group; groups and the ids in
 * them are sorted, so the same input gives the same points.
 * Strong links come first, so that a pair kept apart loses its weakest connection.
 */
export function groupPoints({ claimIds, links, joinings }: PointInput): string[][] {
  const groups = new Map<string, Set<string>>(claimIds.map((id) => [id, new Set([id])]));
  const apart = joinings.filter(({ rule }) => rule === 'cannot-join');
  const join = (a: string, b: string) => {
    const left = groups.get(a);
    const right = groups.get(b);
    if (!left || !right || left === right) return;
    const isForbidden = apart.some(
      (pair) => (left.has(pair.a) && right.has(pair.b)) || (left.has(pair.b) && right.has(pair.a)),
    );
    if (isForbidden) return;
    for (const id of right) {
      left.add(id);
      groups.set(id, left);
    }
  };
  for (const { a, b, rule } of joinings) if (rule === 'must-join') join(a, b);
  const strength = (confidence: number | null) => confidence ?? 2;
  const joining = links
    .filter(
      ({ relation, confidence }) => samePoint.has(relation) && strength(confidence) >= joiningConfidence,
    )
    .toSorted((x, y) => strength(y.confidence) - strength(x.confidence) || (x.a + x.b < y.a + y.b ? -1 : 1));
  for (const { a, b } of joining) join(a, b);
  return [...new Set(groups.values())]
    .map((group) => [...group].sort())
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1));
}
