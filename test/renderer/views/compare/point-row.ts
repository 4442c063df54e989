import type { PointRow } from '../../../../src/contract/matrix.ts';

/** A row of Compare of which only this much matters. */
export const makeRow = (
  id: string,
  finding: PointRow['finding'],
  more: Partial<PointRow> = {},
): PointRow => ({
  point: {
    id,
    title: `Point ${id}`,
    isTitled: false,
    claimIds: [id],
    conclusion: '',
    conclusionLow: null,
    conclusionHigh: null,
    conclusionUnit: null,
  },
  cells: [],
  elsewhere: [],
  finding,
  articles: 2,
  independent: 2,
  tagIds: [],
  statuses: [],
  suggestions: 0,
  changedAt: null,
  ...more,
});
