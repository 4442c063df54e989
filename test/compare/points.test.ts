import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWording, groupPoints } from '../../src/compare/index.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const pair = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([a, b]) => a < b);
const links = fc.array(
  fc.record({
    pair,
    relation: fc.constantFrom('agrees' as const, 'differs' as const, 'discusses' as const),
    confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
  }),
);
const toLinks = (
  list: { pair: [string, string]; relation: 'agrees' | 'differs' | 'discusses'; confidence: number | null }[],
) => list.map(({ pair: [a, b], ...rest }) => ({ a, b, ...rest }));

test('every claim is in exactly one point, and what editors keep apart stays apart', () => {
  fc.assert(
    fc.property(links, fc.array(pair), (list, apart) => {
      const joinings = apart.map(([a, b]) => ({ a, b, rule: 'cannot-join' as const }));
      const points = groupPoints({ claimIds: ids, links: toLinks(list), joinings });
      expect(points.flat().sort()).toEqual(ids);
      for (const [a, b] of apart) expect(points.find((point) => point.includes(a))).not.toContain(b);
    }),
  );
});

test('links of one question join; a mere topic, a weak suggestion and a bar do not; an editor always does', () => {
  const link = (a: string, b: string, relation: 'agrees' | 'discusses', confidence: number | null = 0.9) => ({
    a,
    b,
    relation,
    confidence,
  });
  const group = (
    list: Parameters<typeof groupPoints>[0]['links'],
    joinings: Parameters<typeof groupPoints>[0]['joinings'] = [],
  ) => groupPoints({ claimIds: ['a', 'b', 'c'], links: list, joinings });
  expect(group([link('a', 'b', 'agrees'), link('b', 'c', 'discusses')])).toEqual([['a', 'b'], ['c']]);
  expect(group([link('a', 'b', 'agrees', 0.3)])).toEqual([['a'], ['b'], ['c']]);
  expect(group([link('a', 'b', 'agrees', null)])).toEqual([['a', 'b'], ['c']]);
  expect(group([], [{ a: 'a', b: 'c', rule: 'must-join' }])).toEqual([['a', 'c'], ['b']]);
  expect(
    group(
      [link('a', 'b', 'agrees', 0.6), link('b', 'c', 'agrees', 0.9)],
      [{ a: 'a', b: 'c', rule: 'cannot-join' }],
    ),
  ).toEqual([['a'], ['b', 'c']]);
});

test('word differences put together give both wordings back', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 12 }), fc.lorem({ maxCount: 12 }), (a, b) => {
      const runs = compareWording(a, b);
      const side = (other: 'a' | 'b') =>
        runs
          .filter((run) => run.side !== other)
          .map(({ text }) => text)
          .join('');
      expect([side('b'), side('a')]).toEqual([a, b]);
    }),
  );
  expect(
    compareWording('about 1,200 people left', 'nearly 800 people left')
      .filter(({ side }) => side === 'both')
      .map(({ text }) => text)
      .join(''),
  ).toContain('people left');
});
