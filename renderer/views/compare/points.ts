import type { ClaimStatus } from '../../../src/contract/model.ts';
import type { MatrixClaim, PointRow } from '../../../src/contract/views.ts';
import { formatNumber } from '../../components/count.ts';
import { type PlainWord, say } from '../../words/index.ts';

export type Finding = PointRow['finding'];

/** Which rows of the table are shown. */
export interface RowFilter {
  readonly finding: Finding | 'all';
  /** Null: of any tag. */
  readonly tagId: string | null;
}

/** The rows that a filter leaves, in their order. */
export function filterRows(rows: readonly PointRow[], { finding, tagId }: RowFilter): PointRow[] {
  return rows.filter(
    (row) => (finding === 'all' || row.finding === finding) && (tagId === null || row.tagIds.includes(tagId)),
  );
}

/** How many rows of one tag, or of any, each finding would leave. */
export function countFindings(
  rows: readonly PointRow[],
  tagId: string | null,
): Readonly<Record<RowFilter['finding'], number>> {
  const count = (finding: RowFilter['finding']) => filterRows(rows, { finding, tagId }).length;
  return {
    all: count('all'),
    differ: count('differ'),
    agree: count('agree'),
    later: count('later'),
    unclear: count('unclear'),
    'only-here': count('only-here'),
  };
}

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
