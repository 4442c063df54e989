import { isDirectionOpen } from '../../../src/contract/directions.ts';
import type { Relation } from '../../../src/contract/reading.ts';
import type { QueuedLink } from '../../../src/contract/views.ts';
import { nameLink } from '../link/link.ts';

type Pair = Pick<QueuedLink, 'a' | 'b'>;

/**
 * The link to be decided now: the one that was brought back, else the first of the queue. What was answered
 * and is still in the queue, because its newest state is on the way, is passed over. Null: nothing is left.
 */
export function pickLink<T extends Pair>(
  open: readonly T[],
  answered: ReadonlySet<string>,
  broughtBack: string | null,
): T | null {
  const left = open.filter((link) => !answered.has(nameLink(link)));
  return left.find((link) => nameLink(link) === broughtBack) ?? left[0] ?? null;
}

/** Of the answered links those for which the queue does not hold the answer yet. */
export function keepAwaited(
  answered: ReadonlySet<string>,
  open: readonly (Pair & { readonly isSkipped?: boolean })[],
): ReadonlySet<string> {
  const awaited = open.filter((link) => !link.isSkipped && answered.has(nameLink(link))).map(nameLink);
  return new Set(awaited);
}

/**
 * The suggestions at or above a confidence, surest first. What was skipped is left out: it was put off on purpose. So
 * is what leaves open which side is later or repeats the other: that is for an editor to say.
 */
export function listAcceptable(open: readonly QueuedLink[], confidence: number): QueuedLink[] {
  return open.filter((link) => !link.isSkipped && link.confidence >= confidence && !isDirectionOpen(link));
}

/** How many links there are of each relation, the most frequent first. */
export function countByRelation(links: readonly QueuedLink[]): { relation: Relation; count: number }[] {
  const counts = new Map<Relation, number>();
  for (const { relation } of links) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return [...counts].map(([relation, count]) => ({ relation, count })).sort((x, y) => y.count - x.count);
}

/** Those that were skipped come last, in the order in which they were. */
export function putSkippedLast<T extends Pair>(open: readonly T[], skipped: readonly string[]): T[] {
  const rank = (link: T) => skipped.indexOf(nameLink(link));
  return open.toSorted((x, y) => rank(x) - rank(y));
}
