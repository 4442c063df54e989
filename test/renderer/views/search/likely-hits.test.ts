import { expect, it } from 'vitest';
import { isChecked, splitHits } from '../../../../renderer/views/search/likely-hits.ts';
import type { LookupHit } from '../../../../src/contract/cross-reference.ts';

const said = {
  ...{ text: 'It burst', score: 1, shared: [], subject: null, confidence: 0, rule: '' },
  ledger: { a: { text: '', start: 0, end: 0 }, b: { text: '', start: 0, end: 0 }, rows: [] },
};
const check = (likeness: number, relation: LookupHit['relation'] = null): LookupHit => ({
  ...said,
  kind: 'earlierCheck',
  check: { id: 'k1', text: 'It burst', rating: 'False', publisher: null, publishedAt: null, address: null },
  features: [{ name: 'likenessOfWording', value: likeness, share: 1 }],
  relation,
});
const claim = (given: { status: 'to-check' | 'done'; verdict: string | null }): LookupHit => ({
  ...said,
  ...{
    kind: 'claim',
    claimId: 'c1',
    articleId: null,
    articleTitle: null,
    publisher: null,
    publishedAt: null,
  },
  ...given,
  ...{ verdictReason: '', features: [], relation: 'agrees' },
});

it('what has words in common, or of which a relation is said, answers the question', () => {
  const hits = [check(0.1), check(0.9), check(0, 'differs'), check(0.2)];
  expect(splitHits(hits)).toEqual({ likely: [hits[1], hits[2]], others: [hits[0], hits[3]] });
});

it('a claim was checked once it has a verdict, or its work is done', () => {
  expect(isChecked(check(0))).toBe(true);
  expect(isChecked(claim({ status: 'to-check', verdict: null }))).toBe(false);
  expect(isChecked(claim({ status: 'to-check', verdict: 'False' }))).toBe(true);
  expect(isChecked(claim({ status: 'done', verdict: null }))).toBe(true);
});
