import { describe, expect, test } from 'vitest';
import { groupVoices, type PointSource } from '../../src/compare/independence.ts';
import type { Party } from '../../src/contract/reading.ts';
import { compareSources, party } from '../support/matrix-input.ts';

const office: Party = { name: 'the harbour office', kind: 'organisation', role: null };
const voice = (id: string, ...chains: Party[][]): PointSource => ({
  id,
  publisher: `Paper ${id}`,
  author: null,
  credit: null,
  chains: chains.length ? chains : [[]],
});
const wording = (a: string, b: string) => ({ kind: 'wording' as const, a, b, claimA: a, claimB: b });
const countIndependent = (sources: PointSource[], repeating: ReturnType<typeof wording>[] = []) =>
  groupVoices({ sources, repeating, joinings: [] }).length;

test('a source that says some of it by itself does not hang on the origin of the rest', () => {
  expect(countIndependent([voice('a', [office]), voice('b', [office])])).toBe(1);
  expect(countIndependent([voice('a', [office], []), voice('b', [office])])).toBe(2);
  const cited: Party = { name: 'Paper b', kind: 'organisation', role: null };
  expect(countIndependent([voice('a', [cited], []), voice('b')])).toBe(2);
});

test('a source that another cites counts once with it, whichever comes first', () => {
  const cites = (id: string): Party[] => [{ name: `the Paper ${id}`, kind: 'organisation', role: null }];
  expect(countIndependent([voice('a', cites('b')), voice('b')])).toBe(1);
  expect(countIndependent([voice('a'), voice('b', cites('a'))])).toBe(1);
});

test('what hangs together over a third counts once', () => {
  const repeats = [wording('a', 'b'), wording('b', 'c')];
  expect(countIndependent([voice('a'), voice('b'), voice('c'), voice('d')], repeats)).toBe(2);
});

test('each voice says why its sources are one: credit, by-line, origin, wording, with the words', () => {
  const sources: PointSource[] = [
    { ...voice('a', [office]), author: 'L. Holm', credit: { agency: 'nna', words: 'NNA' } },
    { ...voice('b', [office]), author: 'l. holm' },
    { ...voice('c'), publisher: 'NNA' },
    voice('d'),
    voice('e'),
  ];
  expect(groupVoices({ sources, repeating: [wording('d', 'e')], joinings: [] })).toEqual([
    {
      ids: ['a', 'b', 'c'],
      reasons: [
        { kind: 'by-line', a: 'a', b: 'b', author: 'L. Holm' },
        { kind: 'origin', a: 'a', b: 'b', origin: 'the harbour office' },
        { kind: 'credit', a: 'a', b: 'c', agency: 'nna', wordsA: 'NNA', wordsB: 'NNA' },
      ],
    },
    { ids: ['d', 'e'], reasons: [wording('d', 'e')] },
  ]);
});

test('a publisher is credited by the letters of its name, too', () => {
  const sources: PointSource[] = [
    { ...voice('a'), credit: { agency: 'nna', words: 'NNA' } },
    { ...voice('b'), publisher: 'The Norvik News Agency' },
    { ...voice('c'), publisher: 'Norvik Nature' },
  ];
  expect(groupVoices({ sources, repeating: [], joinings: [] })).toEqual([
    {
      ids: ['a', 'b'],
      reasons: [
        { kind: 'credit', a: 'a', b: 'b', agency: 'nna', wordsA: 'NNA', wordsB: 'The Norvik News Agency' },
      ],
    },
    { ids: ['c'], reasons: [] },
  ]);
});

test('an editor who counts two apart wins over every reason, and a by-line of nobody is none', () => {
  const sources = [voice('a', [office]), voice('b', [office])];
  const joinings = [{ a: 'a', b: 'b', rule: 'cannot-join' as const }];
  expect(groupVoices({ sources, repeating: [], joinings })).toEqual([
    { ids: ['a'], reasons: [] },
    { ids: ['b'], reasons: [] },
  ]);
  const staff = [
    { ...voice('a'), author: 'Staff writer' },
    { ...voice('b'), author: 'Staff writer' },
  ];
  expect(countIndependent(staff)).toBe(2);
});

describe('independent sources', () => {
  const agreeing: Parameters<typeof compareSources>[0] = [
    ['a', 'b', 'agrees'],
    ['b', 'c', 'agrees'],
  ];
  const independentOf = (more: Parameters<typeof compareSources>[1], links = agreeing) =>
    compareSources(links, more).row.independent;
  test.each<[string, Parameters<typeof compareSources>[1], number]>([
    ['nothing in common', {}, 3],
    [
      'one by-line',
      { a: { article: { author: 'Ana Roth' } }, c: { article: { author: 'By Ana  Roth' } } },
      2,
    ],
    [
      'one origin',
      { a: { attribution: [party('the harbour office')] }, b: { attribution: [party('Harbour Office')] } },
      2,
    ],
    [
      'one person behind two papers',
      {
        a: { attribution: [party('Courier'), party('Mayor Ines Calder', 'person')] },
        b: { attribution: [party('Calder', 'person')] },
      },
      2,
    ],
    [
      'somebody unnamed whom one paper spoke to',
      {
        a: { attribution: [party('Courier'), party('an official', 'unnamed')] },
        b: { attribution: [party('Courier'), party('one diplomat', 'unnamed')] },
      },
      2,
    ],
    [
      'unnamed people',
      {
        a: { attribution: [party('officials', 'unnamed')] },
        b: { attribution: [party('officials', 'unnamed')] },
      },
      3,
    ],
    ['a source that another cites', { a: { attribution: [party('Paper 598', 'person')] } }, 2],
    [
      'different origins',
      { a: { attribution: [party('the army')] }, b: { attribution: [party('the rebels')] } },
      3,
    ],
  ])('%s', (_, more, independent) => {
    expect(independentOf(more)).toBe(independent);
  });
  test('the same wording', () => {
    expect(
      independentOf({}, [
        ['a', 'b', 'agrees'],
        ['b', 'c', 'repeats', 'b'],
      ]),
    ).toBe(2);
  });
});
