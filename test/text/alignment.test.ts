import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignTexts } from '../../src/text/alignment.ts';

/** The words of `older` with the words of `newer` that they became. */
function pairsOf(older: string, newer: string): string[] {
  const { a, b, toB, moved } = alignTexts(older, newer);
  const word = ({ text, words }: typeof a, at: number) => text.slice(words.starts[at], words.ends[at]);
  return [...toB].map(
    (to, from) => `${word(a, from)}${to < 0 ? '' : `=${word(b, to)}${moved[from] ? '*' : ''}`}`,
  );
}

test('a changed word has no partner, the words around it have theirs', () => {
  expect(pairsOf('About 300 men left.', 'About 150 men left.')).toEqual([
    'About=About',
    '300',
    'men=men',
    'left=left',
    '.=.',
  ]);
});

test('case, quotation marks and dashes keep no words apart', () => {
  expect(pairsOf('“The gate – shut”', '"the gate - Shut"').every((pair) => pair.includes('='))).toBe(true);
});

test('what was put in at the front of a sentence like the next one leaves the next one whole', () => {
  const older = 'The town has 300 boats.\n';
  const newer = 'The town has 20 ferries.\nThe town has 300 boats.\n';
  const { b, toB } = alignTexts(older, newer);
  expect([...toB].every((to) => b.words.starts[to]! >= newer.lastIndexOf('The'))).toBe(true);
});

test('a paragraph that was taken elsewhere is paired there, also where a word of it changed', () => {
  const [one, two, three] = [
    'The mill closed in spring, after the owners had looked for a buyer for two years.',
    'A second report is due in May. Nobody in the village expects it to say much.',
    'Timber prices have fallen since, and two other mills along the river work half days.',
  ];
  const moved = pairsOf(`${one}\n${two}\n${three}`, `${two}\n${three}\n${one!.replace('spring', 'winter')}`);
  expect(moved.filter((pair) => !pair.includes('='))).toEqual(['spring']);
  expect(moved.filter((pair) => pair.endsWith('*'))).toHaveLength(17);
});

test('two sentences that share only “the” and commas are no pair', () => {
  const pairs = pairsOf(
    'It rained all day.\nThe minister, who had the flu, left the hall.\nIt rained all night.',
    'It rained all day.\nThe price of bread, the union said, is the cause.\nIt rained all night.',
  );
  expect(pairs.slice(5, 16).some((pair) => pair.includes('='))).toBe(false);
});

const texts = fc
  .array(fc.constantFrom('the', 'gate', 'gate.', 'The', '12', '12,5', '\n', '🔥', '“no”', 'and'), {
    maxLength: 80,
  })
  .map((words) => words.join(' '));

test('whatever two texts are, each word has one partner at most, and equal ones only', () => {
  fc.assert(
    fc.property(texts, texts, (older, newer) => {
      const { a, b, toB, toA } = alignTexts(older, newer);
      for (const [from, to] of toB.entries()) {
        if (to < 0) continue;
        expect(toA[to]).toBe(from);
        expect(b.words.keys[to]).toBe(a.words.keys[from]);
      }
      expect(toA.filter((from) => from >= 0)).toHaveLength(toB.filter((to) => to >= 0).length);
    }),
    { numRuns: 500 },
  );
});

test('a text is paired with itself word by word', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect([...alignTexts(text, text).toB]).toEqual([...alignTexts(text, text).toB.keys()]);
    }),
  );
});

test.each([
  ['one word over and over', 'ab '.repeat(600_000), `${'ab '.repeat(500_000)}cd`],
  ['one sentence without an end', 'gate mill 12 '.repeat(150_000), 'gate mill 13. '.repeat(150_000)],
  ['a million lines', 'x\n'.repeat(1_000_000), `${'x\n'.repeat(900_000)}y`],
])('%s is aligned in seconds', (_, older, newer) => {
  const begun = performance.now();
  alignTexts(older, newer);
  expect(performance.now() - begun).toBeLessThan(30_000);
});
