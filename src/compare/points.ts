import type { Relation } from '../contract/reading.ts';
import { type JoiningRule, joinGroups } from './grouping.ts';

/** Relations of two claims that answer the same question. */
const samePoint: ReadonlySet<Relation> = new Set(['agrees', 'differs', 'partly', 'updates', 'repeats']);

/** A suggestion below this neither joins two groups nor tells what a source says of a point; a decision always does. */
const tellingConfidence = 0.5;

interface JudgedPair {
  readonly relation: Relation;
  /** Null: a person decided it. */
  readonly confidence: number | null;
}

/** True for what tells of two claims that they answer one question, and how. */
export function isTelling({ relation, confidence }: JudgedPair): boolean {
  return samePoint.has(relation) && (confidence === null || confidence >= tellingConfidence);
}

interface PointInput {
  readonly claimIds: readonly string[];
  readonly links: readonly (JudgedPair & { readonly a: string; readonly b: string })[];
  /** What editors joined or kept apart. */
  readonly joinings: readonly JoiningRule[];
}

/**
 * Groups claims that answer the same question. Every claim is in exactly one group; groups and the ids in
 * them are sorted, so the same input gives the same points.
 * Strong links come first, so that a pair kept apart loses its weakest connection.
 */
export function groupPoints({ claimIds, links, joinings }: PointInput): string[][] {
  const strength = (confidence: number | null) => confidence ?? 2;
  const joining = links
    .filter(isTelling)
    .toSorted((x, y) => strength(y.confidence) - strength(x.confidence) || (x.a + x.b < y.a + y.b ? -1 : 1));
  return joinGroups(claimIds, joining, joinings)
    .map((group) => group.sort())
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1));
}
