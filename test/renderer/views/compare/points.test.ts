import { describe, expect, it } from 'vitest';
import {
  describeSources,
  describeStatuses,
  describeSuggested,
  listClaims,
  parseNumber,
} from '../../../../renderer/views/compare/points.ts';
import { makeRow as row } from './point-row.ts';

const rows = [row('p1', 'differ')];

/** A source with claims of these ids, each printed in an article of its own. */
const cell = (...ids: string[]) => ({
  sourceId: ids[0]!,
  claims: ids.map((claimId) => ({
    claimId,
    articleId: `article of ${claimId}`,
    publishedAt: null,
    wording: '',
    statement: null,
    printed: null,
    isOrphan: false,
  })),
  relation: null,
  isOutlier: false,
  isSuggested: false,
  suggestedClaimIds: [] as string[],
  isDivided: false,
  dispute: null,
});

describe('a row in words', () => {
  it('names one status, or counts several', () => {
    expect(describeStatuses(['checking', 'checking'])).toBe('checking');
    expect(describeStatuses(['done', 'to-check', 'done'])).toBe('1 to check, 2 done');
    expect(describeStatuses([])).toBe('');
  });

  it('counts articles, and of several those that are independent', () => {
    expect(describeSources({ ...rows[0]!, articles: 1, independent: 1 })).toBe('1 article');
    expect(describeSources({ ...rows[0]!, articles: 3, independent: 2 })).toBe('3 articles, 2 independent');
    expect(describeSources({ ...rows[0]!, articles: 3, independent: 3 })).toBe('3 articles, 3 independent');
  });

  it('counts the sources that nobody has put there', () => {
    const cells = [
      { ...cell('c1', 'c2'), suggestedClaimIds: ['c2'] },
      { ...cell('c3'), suggestedClaimIds: ['c3'] },
    ];
    expect(describeSuggested({ cells })).toBe('1 only suggested');
    expect(describeSuggested({ cells: cells.slice(0, 1) })).toBe('');
  });

  it('has the claims of its cells in the order of the sources', () => {
    const cells = [cell('c1', 'c2'), cell('c3')];
    expect(listClaims({ ...rows[0]!, cells }).map(({ claimId }) => claimId)).toEqual(['c1', 'c2', 'c3']);
  });
});

describe('a number as an editor writes it', () => {
  it.each([
    ['1,200', 1200],
    ['1 200 000', 1_200_000],
    ['-3.5', -3.5],
    ['−4', -4],
    [' 7 ', 7],
    ['', null],
    ['60 million', 60_000_000],
    ['2.4 million', 2_400_000],
    ['1.1m', 1_100_000],
    ['£60m', 60_000_000],
    ['-£3bn', -3_000_000_000],
    ['1,200 thousand', 1_200_000],
    ['12 €', 12],
  ])('%j is %j', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['about 7', '1,20', '7 people', '1.2.3', '-', 'million', '£', '5 min'])('%j is none', (text) =>
    expect(parseNumber(text)).toBeUndefined(),
  );
});
