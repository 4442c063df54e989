import fc from 'fast-check';
import { expect, test } from 'vitest';
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

test('speakers, tags and related claims stand in one cell each', () => {
  const csv = writeCsv([
    {
      ...exportedClaim(claim),
      verdict: 'true',
      related: [
        {
          relation: 'agrees',
          id: 'x',
          name: 'Post: “x”',
          isSubject: false,
          confidence: null,
          isOutdated: false,
        },
        {
          relation: 'agrees',
          id: 'y',
          name: 'Post: “y”',
          isSubject: false,
          confidence: null,
          isOutdated: false,
        },
        {
          relation: 'differs',
          id: 'z',
          name: 'Post: “z”',
          isSubject: false,
          confidence: null,
          isOutdated: false,
        },
        {
          relation: 'updates',
          id: 'older',
          name: 'Post: “older”',
          isSubject: true,
          confidence: null,
          isOutdated: false,
        },
        {
          relation: 'updates',
          id: 'newer',
          name: 'Post: “newer”',
          isSubject: false,
          confidence: null,
          isOutdated: false,
        },
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
