import { caseTable } from './case-table.ts';

/** The pairs of cases.txt as plain texts. Goes as soon as explain.test.ts takes `caseTable` itself. */
export const cases = caseTable.map(({ a, b }) => ({
  a: a.passage.text,
  b: b.passage.text,
  published: [a.publishedAt, b.publishedAt] as const,
}));
