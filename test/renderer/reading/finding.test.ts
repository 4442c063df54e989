import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitFrom, openFinder } from '../../../renderer/reading/finding.ts';

/** The words that are found in one stretch. */
const find = (text: string, sought: string) =>
  openFinder([{ start: 0, text }])(sought).map(({ start, end }) => text.slice(start, end));

describe('openFinder', () => {
  it.each([
    ['in any case', 'Harbour, harbour, HARBOUR', 'harBour', ['Harbour', 'harbour', 'HARBOUR']],
    ['without accents', 'A café and a cafe', 'cafe', ['café', 'cafe']],
    ['with accents that the text lacks', 'A cafe', 'Café', ['cafe']],
    ['accents that stand apart', 'A cafe\u0301 in town', 'café', ['cafe\u0301']],
    ['whole characters of a ligature', 'The \ufb01re', 'f', ['\ufb01']],
    ['straight quotation marks and hyphens', '“well‑known” words', '"well-known"', ['“well‑known”']],
    ['over any white space', 'two\u00a0 \n words', 'two words', ['two\u00a0 \n words']],
    ['capitals that fold to more', 'İzmir, izmir', 'izmir', ['İzmir', 'izmir']],
    ['no hit twice', 'aaaaa', 'aa', ['aa', 'aa']],
    ['signs beyond the first plane', 'a 😀 b', '😀', ['😀']],
    ['nothing for white space', 'a b', '  ', []],
    ['nothing for nothing', 'a b', '', []],
  ])('finds %s', (_, text, sought, found) => {
    expect(find(text, sought)).toEqual(found);
  });

  it('goes over no border between stretches, and counts from the beginning of the article', () => {
    const finder = openFinder([
      { start: 10, text: 'one two' },
      { start: 30, text: 'three one' },
    ]);
    expect(finder('two three')).toEqual([]);
    expect(finder('one')).toEqual([
      { start: 10, end: 13 },
      { start: 36, end: 39 },
    ]);
  });

  it('finds every part of a text in it, and gives hits in order that do not overlap', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...'aAbé ı“-ßﬁ😀\u0301\n'),
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, from, length) => {
        const begin = from % text.length;
        const part = text.slice(begin, begin + 1 + (length % (text.length - begin)));
        const hits = openFinder([{ start: 0, text }])(part);
        // Parts of nothing but accents, halves of signs and white space stand for nothing on their own.
        if (/^[aAbé]/.test(part) && /[aAbé]$/.test(part)) expect(hits.length).toBeGreaterThan(0);
        let reach = 0;
        for (const { start, end } of hits) {
          expect(start).toBeGreaterThanOrEqual(reach);
          expect(end).toBeGreaterThan(start);
          reach = end;
        }
        expect(reach).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('never finds less in a text that is longer', () => {
    const words = fc.array(fc.constantFrom('quay', 'Quay', 'boat', 'é'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const count = (all: string[]) => find(all.join(' '), 'quay').length;
        expect(count([...a, ...b])).toBe(count(a) + count(b));
      }),
    );
  });
});

describe('hitFrom', () => {
  const hits = [
    { start: 5, end: 8 },
    { start: 20, end: 23 },
  ];
  it.each([
    [0, 0],
    [6, 0],
    [8, 1],
    [30, 0],
  ])('begins at %i with hit %i', (offset, hit) => {
    expect(hitFrom(hits, offset)).toBe(hit);
  });
  it('has none of none', () => {
    expect(hitFrom([], 3)).toBe(-1);
  });
});
