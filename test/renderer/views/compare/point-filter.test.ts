import { describe, expect, it } from 'vitest';
import {
  countFindings,
  filterRows,
  noFilter,
  type Order,
  orderRows,
  type RowFilter,
} from '../../../../renderer/views/compare/point-filter.ts';
import type { MatrixCell, PointRow } from '../../../../src/contract/matrix.ts';
import { makeRow as row } from './point-row.ts';

const cell = (
  sourceId: string,
  wording: string,
  more: Partial<MatrixCell['claims'][number]> = {},
): MatrixCell => ({
  sourceId,
  claims: [
    {
      ...{ claimId: sourceId, articleId: null, publishedAt: null, wording, statement: null },
      ...{ printed: null, isOrphan: false, ...more },
    },
  ],
  relation: null,
  isOutlier: false,
  isSuggested: false,
  suggestedClaimIds: [],
  isDivided: false,
  dispute: null,
});

const rows = [
  row('p10', 'differ', {
    tagIds: ['t1'],
    cells: [cell('post', 'About 300 left the ferry')],
    suggestions: 2,
    changedAt: '2026-05-06T10:00:00.000Z',
  }),
  row('p2', 'agree', { tagIds: ['t1', 't2'], cells: [cell('daily', 'The engine failed')], articles: 5 }),
  row('p3', 'differ', {
    tagIds: ['t2'],
    cells: [
      cell('post', 'Two were hurt'),
      cell('daily', 'Nobody', { statement: 'Not one passenger was hurt' }),
    ],
    changedAt: '2026-05-07T09:00:00.000Z',
  }),
  row('p4', 'later', { articles: 3 }),
];
const idsOf = (list: readonly PointRow[]) => list.map(({ point }) => point.id);

describe('the filter of Compare', () => {
  it.each<[Partial<RowFilter>, string[]]>([
    [{}, ['p10', 'p2', 'p3', 'p4']],
    [{ finding: 'differ' }, ['p10', 'p3']],
    [{ tagId: 't2' }, ['p2', 'p3']],
    [{ finding: 'differ', tagId: 't2' }, ['p3']],
    [{ sourceId: 'daily' }, ['p2', 'p3']],
    [{ isOpen: true }, ['p10']],
    [{ text: 'FERRY 300' }, ['p10']],
    [{ text: 'ferry engine' }, []],
    [{ text: 'not one passenger' }, ['p3']],
    [{ text: 'point p4' }, ['p4']],
  ])('%j leaves %j', (filter, ids) => {
    expect(idsOf(filterRows(rows, { ...noFilter, ...filter }))).toEqual(ids);
  });

  it('counts what each finding would leave beside the rest of the filter', () => {
    expect(countFindings(rows, noFilter)).toEqual({
      all: 4,
      differ: 2,
      agree: 1,
      later: 1,
      unclear: 0,
      'only-here': 0,
    });
    expect(countFindings(rows, { ...noFilter, finding: 'agree', tagId: 't1' })).toMatchObject({
      all: 2,
      differ: 1,
      agree: 1,
      later: 0,
    });
  });
});

describe('the order of Compare', () => {
  it.each<[Order, string[]]>([
    ['finding', ['p10', 'p2', 'p3', 'p4']],
    ['title', ['p2', 'p3', 'p4', 'p10']],
    ['sources', ['p2', 'p4', 'p10', 'p3']],
    ['changed', ['p3', 'p10', 'p2', 'p4']],
  ])('%s', (order, ids) => expect(idsOf(orderRows(rows, order))).toEqual(ids));
});
