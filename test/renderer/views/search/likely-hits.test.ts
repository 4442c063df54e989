import { expect, it } from 'vitest';
import { splitHits } from '../../../../renderer/views/search/likely-hits.ts';
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
it('what has words in common, or of which a relation is said, answers the question', () => {
  const hits = [check(0.1), check(0.9), check(0, 'differs'), check(0.2)];
  expect(splitHits(hits)).toEqual({ likely: [hits[1], hits[2]], others: [hits[0], hits[3]] });
});
