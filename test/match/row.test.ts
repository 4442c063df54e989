import { expect, test } from 'vitest';
import { type Row, swapRow } from '../../src/match/row.ts';

test('a row with its sides exchanged: words, values, outcome and which is newer; twice is as it was', () => {
  const row: Row = {
    dimension: 'number',
    outcome: 'only-a',
    a: { text: '9', start: 0, end: 1 },
    b: null,
    strength: 'hard',
    basis: 'number',
    valueA: '9',
    valueB: '14',
    newer: 'b',
  };
  expect(swapRow(row)).toEqual({
    ...row,
    outcome: 'only-b',
    a: null,
    b: row.a,
    valueA: '14',
    valueB: '9',
    newer: 'a',
  });
  expect(swapRow(swapRow(row))).toEqual(row);
});
