import { describe, expect, it } from 'vitest';
import {
  describeReason,
  findJoin,
  findSplit,
  groupReasons,
  nameSources,
  shortenRun,
} from '../../../../renderer/views/compare/voices.ts';
import type { OneVoiceReason, Voice } from '../../../../src/contract/cross-reference.ts';

const source = (id: string, publisher: string | null, articleId: string | null = id) => ({
  id,
  articleId,
  title: `Title ${id}`,
  publisher,
  publishedAt: null,
});
const voices: Voice[] = [
  { sources: [source('a', 'Agency'), source('b', 'Daily'), source('c', 'Daily')], reasons: [] },
  { sources: [source('d', null)], reasons: [] },
  { sources: [source('e', 'Echo'), source('heard Mina', null, null)], reasons: [] },
];
const run = {
  text: 'the ship came free',
  words: 4,
  share: 0.874,
  inA: { start: 0, end: 18 },
  inB: { start: 9, end: 27 },
};

describe('the reasons why sources are one', () => {
  const credit = (a: string, b: string, agency: string): OneVoiceReason => ({
    kind: 'credit',
    a,
    b,
    agency: agency.toLowerCase(),
    wordsA: `(${agency})`,
    wordsB: '',
  });

  it('stand together where they are of one kind and name one party, an editor’s word first', () => {
    const groups = groupReasons([
      credit('a', 'b', 'NNA'),
      { kind: 'copy', a: 'a', b: 'b', run },
      credit('a', 'c', 'NNA'),
      credit('b', 'c', 'Other'),
      { kind: 'editor', a: 'b', b: 'c', by: 'Ada', at: '2026-03-04T10:00:00.000Z' },
    ]);
    expect(groups.map(({ kind, party, reasons }) => [kind, party, reasons.length])).toEqual([
      ['editor', null, 1],
      ['copy', null, 1],
      ['credit', 'NNA', 2],
      ['credit', 'Other', 1],
    ]);
  });

  it('are told in words: the share and length of common words, the credits, who joined them', () => {
    const pair = { a: 'a', b: 'b' };
    expect(describeReason({ kind: 'copy', ...pair, run })).toBe(
      '87 % of the shorter text stands in the other; the longest run they share has 4 words:',
    );
    expect(describeReason({ kind: 'copy', ...pair, run: { ...run, share: 0 } })).toBe(
      'the longest run they share has 4 words:',
    );
    expect(describeReason({ kind: 'copy', ...pair, run: null })).toBeNull();
    expect(describeReason(credit('a', 'b', 'NNA'))).toBe('“(NNA)”');
    expect(describeReason({ kind: 'editor', ...pair, by: 'Ada', at: '2026-03-04T10:00:00.000Z' })).toBe(
      'by Ada, 4 Mar 2026, 10:00 UTC',
    );
    expect(describeReason({ kind: 'by-line', ...pair, author: 'Mina Holt' })).toBeNull();
  });

  it('show the beginning of a long run only', () => {
    const long = Array.from({ length: 40 }, (_, index) => `w${index}`).join('\n');
    expect(shortenRun(long)).toMatch(/^w0 w1 .* w29 …$/);
    expect(shortenRun(' two  words ')).toBe('two words');
  });
});

describe('the sources of a point', () => {
  it('are called by their publisher, with the title where two have the same', () => {
    expect(Object.fromEntries(nameSources(voices))).toEqual({
      a: 'Agency',
      b: 'Daily: Title b',
      c: 'Daily: Title c',
      d: 'Title d',
      e: 'Echo',
      'heard Mina': 'Title heard Mina',
    });
  });

  it('can be joined where the ticked ones are of two voices', () => {
    expect(findJoin(voices, new Set(['b', 'd']))).toEqual(['b', 'd']);
    for (const ticked of [[], ['a'], ['a', 'b']]) expect(findJoin(voices, new Set(ticked))).toBeNull();
  });

  it('can be split where the ticked ones are some of one voice, or its only two', () => {
    expect(findSplit(voices, new Set(['b']))).toEqual({ articleIds: ['b'], fromIds: ['a', 'c'] });
    expect(findSplit(voices, new Set(['a', 'c']))).toEqual({ articleIds: ['a', 'c'], fromIds: ['b'] });
    const two = [{ sources: voices[0]!.sources.slice(0, 2), reasons: [] }];
    expect(findSplit(two, new Set(['a', 'b']))).toEqual({ articleIds: ['a'], fromIds: ['b'] });
    for (const ticked of [[], ['a', 'b', 'c'], ['b', 'd'], ['d'], ['e']])
      expect(findSplit(voices, new Set(ticked))).toBeNull();
  });
});
