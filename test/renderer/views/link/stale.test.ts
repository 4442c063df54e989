import { expect, it } from 'vitest';
import { indexStale, routeToCopy, routeToSource } from '../../../../renderer/views/link/stale.ts';
import type { StaleCopy } from '../../../../src/contract/cross-reference.ts';

const stale = (given: Partial<StaleCopy>): StaleCopy => ({
  kind: 'revision',
  isCopy: true,
  claimId: null,
  pointId: null,
  articleId: 'daily',
  articleTitle: 'Ferry aground',
  publisher: 'Daily',
  publishedAt: null,
  words: '212 passengers',
  place: { revisionId: 'r1', start: 5, end: 19 },
  sourceArticleId: 'nna',
  sourceTitle: 'Ferry',
  sourcePublisher: 'NNA',
  sourceClaimId: null,
  was: '212 passengers',
  wasAt: null,
  is: '121 passengers',
  changedAt: null,
  isBroughtIn: false,
  valueWas: null,
  valueIs: null,
  sentence: '',
  ...given,
});
const marked = stale({ claimId: 'c1', pointId: 'p1' });
const unmarked = stale({});
const heard = stale({ claimId: 'c2', pointId: 'p1', articleId: null });

it('finds the alarms of a claim, a point and a column of articles', () => {
  const index = indexStale([marked, unmarked, heard]);
  expect(index.ofClaim('c1')).toEqual([marked]);
  expect(index.ofPoint('p1')).toEqual([marked, heard]);
  expect(index.ofArticles(['other', 'daily', null])).toEqual([marked, unmarked]);
  expect(index.ofClaim('c9')).toEqual([]);
});

it('leads to the claim, or to the words where none stands, and to the source', () => {
  expect(routeToCopy(marked)).toEqual({ view: 'read', articleId: 'daily', claimId: 'c1' });
  expect(routeToCopy(unmarked)).toMatchObject({ articleId: 'daily', passage: { start: 5, end: 19 } });
  expect(routeToCopy(heard)).toEqual({ view: 'claim', claimId: 'c2' });
  expect(routeToSource(marked)).toEqual({ view: 'read', articleId: 'nna', claimId: null });
});
