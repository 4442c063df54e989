import type { LedgerRow, Words } from '../contract/reading.ts';

/**
 * A ledger row while the two sides are still being compared. `strength` says what it can decide: a hard row
 * that differs is a conflict, a strong row that agrees makes an agreement; a soft one only informs.
 */
export interface Row {
  readonly dimension: LedgerRow['dimension'];
  readonly outcome: LedgerRow['outcome'];
  readonly a: Words | null;
  readonly b: Words | null;
  readonly strength: 'hard' | 'soft';
  /** What decides here, for the confidence and the threshold: a key of the thresholds. */
  readonly basis: 'number' | 'ordinal' | 'date' | 'name' | 'place' | 'stance' | 'quality' | 'assertion';
  /** What was compared on each side where the words alone don't show it, e.g. "1,140–1,260". */
  readonly valueA?: string;
  readonly valueB?: string;
  readonly note?: string;
  /** Of a row of stances: the pair of opposites. */
  readonly axis?: string | null;
  /** The conflict holds for a part only: one of several, or one named among many. */
  readonly isPartial?: boolean;
  /** The side that says itself that its value takes the place of the other's. */
  readonly newer?: 'a' | 'b';
  /** Both hold as read ("at least 12", "at least 19"), so that only two counts of one thing can differ. */
  readonly isRival?: boolean;
  /** All else is the same: a whole clause is denied and asserted, or only the one name is another. */
  readonly isWhole?: boolean;
  /** The two are perhaps of two events, so that nothing follows from them. */
  readonly isOtherEvent?: boolean;
  /** It only informs: nothing that the other side says depends on it. */
  readonly isAside?: boolean;
}

/** The same row with the sides exchanged. */
export function swapRow(row: Row): Row {
  const { a, b, valueA, valueB, outcome, newer, ...rest } = row;
  const turned = { 'only-a': 'only-b', 'only-b': 'only-a' } as const;
  return {
    ...rest,
    a: b,
    b: a,
    outcome: outcome === 'only-a' || outcome === 'only-b' ? turned[outcome] : outcome,
    ...(newer !== undefined && { newer: newer === 'a' ? ('b' as const) : ('a' as const) }),
    ...(valueB !== undefined && { valueA: valueB }),
    ...(valueA !== undefined && { valueB: valueA }),
  };
}

/** The row as the ledger keeps it. */
export function toLedgerRow(row: Row): LedgerRow {
  const { valueA, valueB } = row;
  return {
    dimension: row.dimension,
    outcome: row.outcome,
    a: row.a,
    b: row.b,
    note: row.note ?? null,
    ...(valueA !== undefined && valueB !== undefined && { values: { a: valueA, b: valueB } }),
  };
}
