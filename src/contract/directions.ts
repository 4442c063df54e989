import type { Relation } from './reading.ts';

/** The relations that have a direction: one side is later, or repeats the other. */
export const isDirected = (relation: Relation | null): boolean =>
  relation === 'updates' || relation === 'repeats';

/** It has a direction, and nothing tells which: that is for an editor to say. */
export const isDirectionOpen = (link: {
  readonly relation: Relation;
  readonly subject: 'a' | 'b' | null;
}): boolean => isDirected(link.relation) && link.subject === null;
