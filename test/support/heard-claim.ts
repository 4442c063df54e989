import type { ClaimView } from '../../src/contract/views.ts';

/** A claim that stands in no text and of which nothing is known but who said it. */
export const heardClaim: ClaimView = {
  id: '019a0000-0000-7000-8000-000000000050',
  externalId: null,
  articleId: null,
  statement: '',
  type: 'other',
  attribution: [
    { name: 'Herald', kind: 'organisation', role: null },
    { name: 'the mayor', kind: 'unnamed', role: null },
  ],
  asOf: null,
  note: '',
  status: 'to-check',
  verdictId: null,
  verdictReason: '',
  verdictBy: null,
  verdictAt: null,
  createdBy: '019a0000-0000-7000-8000-000000000001',
  createdAt: '2026-02-03T10:00:00.000Z',
  tags: [],
  anchors: [],
  wording: '',
  isOrphan: false,
  evidence: 0,
  articleTitle: null,
  publisher: null,
  publishedAt: null,
  verdictByName: null,
  relations: { agrees: 0, differs: 0, updates: 0, partly: 0, repeats: 0 },
  decided: { agrees: 0, differs: 0, updates: 0, partly: 0, repeats: 0 },
};
