import type { ClaimStatus } from '../../../src/contract/model.ts';
import type { MatrixClaim, PointRow } from '../../../src/contract/views.ts';
import { formatNumber } from '../../components/count.ts';
import { type PlainWord, say } from '../../words/index.ts';

/** What each status is called. */
export const statusNames: Readonly<Record<ClaimStatus, PlainWord>> = {
  'to-check': 'compare.toCheck',
  checking: 'compare.checking',
  done: 'compare.done',
  dropped: 'compare.dropped',
};

/** `checking` where all claims stand there, else `1 to check, 2 done`. */
export function describeStatuses(statuses: readonly ClaimStatus[]): string {
  const counts = (Object.keys(statusNames) as ClaimStatus[])
    .map((status) => ({ status, count: statuses.filter((other) => other === status).length }))
    .filter(({ count }) => count > 0);
  return counts.length === 1
    ? say(statusNames[counts[0]!.status])
    : counts.map(({ status, count }) => `${formatNumber(count)} ${say(statusNames[status])}`).join(', ');
}

/** `3 articles, 2 independent`; of one alone there is nothing to say. */
export function describeSources({ articles, independent }: PointRow): string {
  const count = say('compare.articles', { articles });
  return articles > 1 ? say('compare.independent', { count, independent }) : count;
}

/** The claims of a row, source after source. */
export function listClaims({ cells }: PointRow): MatrixClaim[] {
  return cells.flatMap(({ claims }) => claims);
}

/** Reads a number as editors write one: `1,200`, `-3.5`. Null for empty text, undefined for anything else. */
export function parseNumber(text: string): number | null | undefined {
  const written = text.trim().replaceAll(/[\s\u00a0\u202f]|,(?=\d{3}(?:\D|$))/g, '');
  if (written === '') return null;
  return /^[-−]?\d+(\.\d+)?$/.test(written) ? Number(written.replace('−', '-')) : undefined;
}
