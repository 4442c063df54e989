import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Relation } from '../../src/contract/reading.ts';
import type { ExportedClaim } from '../../src/exchange/exported-claim.ts';
import { writeCsv } from '../../src/exchange/index.ts';
import { exportedClaim } from '../support/exported-claim.ts';
import { heardClaim as claim } from '../support/heard-claim.ts';

/** Reads RFC 4180, so that the writer is not checked with its own eyes. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') rows.push(row.splice(0));
  }
  row = [];
  return rows;
}

const cellOf = (csv: string, column: string) => {
  const [head, first] = readCsv(csv);
  return first![head!.indexOf(column)]!;
};

test('any text comes back from a cell, and none begins as a formula', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-'=+@\t\r",\n]{0,4}\w*$/)), (note) => {
      const cell = cellOf(writeCsv([exportedClaim({ ...claim, note })]), 'note');
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell).toBe(note);
    }),
  );
});

const relatedClaim = (
  relation: Relation,
  id: string,
  more: Partial<ExportedClaim['related'][number]> = {},
) => ({
  relation,
  id,
  name: `Post: “${id}”`,
  isSubject: false,
  confidence: null,
  isOutdated: false,
  ...more,
});

test('what is only suggested stands in a column of its own, from the side of its row', () => {
  const related = [
    relatedClaim('agrees', 'x', { confidence: 0.9 }),
    relatedClaim('updates', 'older', { confidence: 0.8, isSubject: true }),
    relatedClaim('updates', 'newer', { confidence: 0.8 }),
    relatedClaim('repeats', 'first', { confidence: 0.7, isSubject: true }),
    relatedClaim('repeats', 'copy', { confidence: 0.7 }),
  ];
  const csv = writeCsv([{ ...exportedClaim(claim), related }]);
  expect(cellOf(csv, 'suggested')).toBe(
    'agrees x; updates older; updatedBy newer; repeats first; repeatedBy copy',
  );
  expect(cellOf(csv, 'updates')).toBe('');
});

test('speakers, tags and related claims stand in one cell each', () => {
  const csv = writeCsv([
    {
      ...exportedClaim(claim),
      verdict: 'true',
      related: [
        relatedClaim('agrees', 'x'),
        relatedClaim('agrees', 'y'),
        relatedClaim('differs', 'z'),
        relatedClaim('updates', 'older', { isSubject: true }),
        relatedClaim('updates', 'newer'),
      ],
    },
  ]);
  expect(
    ['saidBy', 'verdict', 'agreesWith', 'differsFrom', 'updates', 'updatedBy', 'related'].map((column) =>
      cellOf(csv, column),
    ),
  ).toEqual([
    'Herald > the mayor',
    'true',
    'x; y',
    'z',
    'older',
    'newer',
    'agrees with Post: “x”; agrees with Post: “y”; differs from Post: “z”; updates Post: “older”; is updated by Post: “newer”',
  ]);
});
