import { expect, test } from 'vitest';
import { countIndependent } from '../../src/compare/independence.ts';
import type { Party } from '../../src/contract/reading.ts';

const office: Party = { name: 'the harbour office', kind: 'organisation', role: null };
const voice = (id: string, ...chains: Party[][]) => ({ id, publisher: `Paper ${id}`, author: null, chains });

test('a source that says some of it by itself does not hang on the origin of the rest', () => {
  expect(countIndependent([voice('a', [office]), voice('b', [office])], [])).toBe(1);
  expect(countIndependent([voice('a', [office], []), voice('b', [office])], [])).toBe(2);
  const cited: Party = { name: 'Paper b', kind: 'organisation', role: null };
  expect(countIndependent([voice('a', [cited], []), voice('b', [])], [])).toBe(2);
});

test('a source that another cites counts once with it, whichever comes first', () => {
  const cites = (id: string): Party[] => [{ name: `the Paper ${id}`, kind: 'organisation', role: null }];
  expect(countIndependent([voice('a', cites('b')), voice('b', [])], [])).toBe(1);
  expect(countIndependent([voice('a', []), voice('b', cites('a'))], [])).toBe(1);
});

test('what hangs together over a third counts once', () => {
  const repeats = [
    { a: 'a', b: 'b' },
    { a: 'b', b: 'c' },
  ];
  expect(countIndependent([voice('a', []), voice('b', []), voice('c', []), voice('d', [])], repeats)).toBe(2);
});
