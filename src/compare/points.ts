import type { Relation } from '../contract/reading.ts';
import { growGroups, type JoiningRule } from './grouping.ts';

/** Relations of two claims that answer the same question. */
export const samePoint: ReadonlySet<Relation> = new Set([
  'agrees',
  'differs',
  'partly',
  'updates',
  'repeats',
]);

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
 * them are sorted, so the same input gives the same points, in whatever order it comes. A person's decision and a
 * joining hold; what is only suggested joins groups that are linked throughout, never over a chain.
 */
export function groupPoints({ claimIds, links, joinings }: PointInput): string[][] {
  const joining = links.filter(isTelling).map(({ a, b, confidence }) => ({ a, b, strength: confidence }));
  return growGroups(claimIds, joining, joinings)
    .map((group) => group.sort())
    .sort((x, y) => (x[0]! < y[0]! ? -1 : 1));
}
