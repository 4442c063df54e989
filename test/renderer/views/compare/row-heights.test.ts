import { describe, expect, it } from 'vitest';
import {
  isStacked,
  measureHead,
  measureRow,
  orderClaims,
  withoutValue,
} from '../../../../renderer/views/compare/row-heights.ts';
import { indexStale } from '../../../../renderer/views/link/stale.ts';
import type { MatrixCell, PointRow, SourceColumn } from '../../../../src/contract/matrix.ts';

const claim = (claimId: string, wording: string, more: Partial<MatrixCell['claims'][number]> = {}) => ({
  ...{ claimId, articleId: 'a', publishedAt: null, wording, statement: null, printed: null },
  ...{ isOrphan: false, ...more },
});
const cell = (...claims: MatrixCell['claims']): MatrixCell => ({
  ...{
    sourceId: 's',
    claims,
    relation: 'agrees',
    isOutlier: false,
    isSuggested: false,
    suggestedClaimIds: [],
    isDivided: false,
    dispute: null,
  },
});
const point = {
  ...{ id: 'p', title: 'How many', isTitled: true, claimIds: ['c'], conclusion: '' },
  ...{ conclusionLow: null, conclusionHigh: null, conclusionUnit: null },
};
const heightOf = (cells: MatrixCell[], columnWidth = 230) => {
  const row: PointRow = {
    ...{ point, cells, finding: 'agree', articles: 1, independent: 1, tagIds: [], statuses: [] },
    ...{ suggestions: 0, changedAt: null, elsewhere: [] },
  };
  return measureRow(row, { columnWidth, sources: new Map(), tagNames: new Map(), stale: indexStale([]) });
};

describe('the height of a row', () => {
  const long = 'about forty boats lay in the harbour of Vell when the storm came over the hills at night';

  it('has room for a title that is being changed, whatever little stands in it', () => {
    expect(heightOf([])).toBe(heightOf([cell(claim('c', 'Yes'))]));
  });

  it('is that of its highest cell: more lines in a narrow column, more claims, words that are gone', () => {
    const one = heightOf([cell(claim('c', long))]);
    expect(heightOf([cell(claim('c', long))], 700)).toBeLessThan(one);
    const two = heightOf([cell(claim('c', long), claim('d', long))]);
    expect(two).toBeGreaterThan(one);
    expect(heightOf([cell(claim('c', long)), cell(claim('c', long), claim('d', long))])).toBe(two);
    expect(heightOf([cell(claim('c', long, { isOrphan: true }))])).toBeGreaterThan(one);
  });

  it('counts two claims of a cell and one line for all the others', () => {
    const claims = ['c', 'd', 'e', 'f'].map((id) => claim(id, long));
    const three = heightOf([cell(...claims.slice(0, 3))]);
    expect(heightOf([cell(...claims)])).toBe(three);
    expect(three).toBeGreaterThan(heightOf([cell(...claims.slice(0, 2))]));
  });
});

describe('the claims of a cell', () => {
  it('stand one of each article first, and those whose words are gone last', () => {
    const claims = [
      claim('gone', '', { isOrphan: true }),
      claim('first', '', { articleId: 'b' }),
      claim('second', '', { articleId: 'b' }),
      claim('other', '', { articleId: 'c' }),
    ];
    expect(orderClaims(claims).map(({ claimId }) => claimId)).toEqual(['first', 'other', 'second', 'gone']);
  });

  it.each<[string, readonly string[], number, boolean]>([
    ['12 million euros', ['differs'], 230, false],
    ['180 tonnes', ['differs, outlier'], 230, false],
    ['between 280 and 320', ['differs'], 230, true],
    ['between 280 and 320', ['differs'], 300, false],
    ['between 280 and 320', [], 120, false],
    ['7', ['differs', 'says both'], 230, false],
    ['240 tonnes', ['later value', 'copies differ'], 230, true],
    ['WWMM, 1,200 MWh MW', ['differs'], 230, true],
    ['一億二千万人の乗客達と船員', ['differs'], 230, true],
  ])('have %s and %j below each other only where both do not fit into %d pixels', (...given) => {
    const [printed, badges, columnWidth, stacked] = given;
    expect(isStacked(printed, badges, columnWidth)).toBe(stacked);
  });
});

describe('the words behind a value', () => {
  it.each([
    ['About 300 left the ferry', 'about 300', 'left the ferry'],
    ['12 % of the boats', '12 %', 'of the boats'],
    ['Mayor Brandt said it fell in May', 'May', 'Mayor Brandt said it fell in May'],
    ['300', '300', '300'],
    ['It was 300', '300', 'It was 300'],
  ])('%j with %j: %j', (wording, printed, words) => {
    expect(withoutValue(wording, printed)).toBe(words);
  });
});

it('gives the head room for the copies that it names, not for those that it only counts', () => {
  const outlet = { publisher: 'Harbour Gazette of Vell', title: 'Storm', publishedAt: null };
  const headOf = (copies: number) => {
    const source: SourceColumn = {
      ...{ ...outlet, id: 's', articleId: 'a', leftOut: 0 },
      copies: Array.from({ length: copies }, (_, at) => ({ ...outlet, articleId: `c${at}` })),
    };
    return measureHead([source], { columnWidth: 230, stale: indexStale([]) });
  };
  expect(headOf(4)).toBeGreaterThan(headOf(2));
  expect(headOf(60)).toBe(headOf(5));
});
