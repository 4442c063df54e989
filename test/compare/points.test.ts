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

const agrees = (a: string, b: string, confidence: number | null = 0.85) => ({
  a,
  b,
  relation: 'agrees' as const,
  confidence,
});
const pointsOf = (list: ReturnType<typeof agrees>[], apart: [string, string][] = []) =>
  groupPoints({
    claimIds: [...new Set(list.flatMap(({ a, b }) => [a, b]))],
    links: list,
    joinings: apart.map(([a, b]) => ({ a, b, rule: 'cannot-join' as const })),
  });

test('a chain of claims, each a bit different from the next, does not become one point', () => {
  const chain = [agrees('a', 'b'), agrees('b', 'c'), agrees('c', 'd'), agrees('d', 'e'), agrees('e', 'f')];
  for (const point of pointsOf(chain)) expect(point.length).toBeLessThanOrEqual(3);
  expect(pointsOf(chain.slice(0, 3))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(pointsOf(chain.slice(0, 2))).toEqual([['a', 'b', 'c']]);
  expect(pointsOf(chain.map((link) => ({ ...link, relation: 'updates' as const }) as never))).toEqual(
    pointsOf(chain),
  );
});

test('claims of which every two agree are one point, however many', () => {
  const all = ids.flatMap((a) => ids.filter((b) => a < b).map((b) => agrees(a, b, 0.6)));
  expect(pointsOf(all)).toEqual([ids]);
});

test('one long claim that agrees with two groups, by two numbers, goes with one and makes them no single point', () => {
  const [dead, hurt] = [
    [agrees('a', 'b'), agrees('a', 'c'), agrees('b', 'c')],
    [agrees('d', 'e'), agrees('d', 'f'), agrees('e', 'f')],
  ];
  const long = [agrees('a', 'x', 0.9), agrees('b', 'x', 0.9), agrees('d', 'x', 0.9), agrees('e', 'x', 0.8)];
  const points = pointsOf([...dead!, ...hurt!, ...long]);
  expect(points).toHaveLength(2);
  expect(points.find((point) => point.includes('a'))).not.toContain('d');
  expect(points.find((point) => point.includes('x'))).toEqual(['a', 'b', 'c', 'x']);
});

test('a bridge between two pairs joins them only when a person says so', () => {
  const pairs = [agrees('a', 'b'), agrees('c', 'd')];
  expect(pointsOf([...pairs, agrees('b', 'c', 1)])).toHaveLength(2);
  expect(pointsOf([...pairs, agrees('b', 'c', null)])).toEqual([['a', 'b', 'c', 'd']]);
  const decided = pairs.map((link) => ({ ...link, confidence: null }));
  expect(pointsOf([...decided, agrees('b', 'c', 1)])).toHaveLength(2);
});

const strengths = fc.array(
  fc.record({ pair, confidence: fc.option(fc.double({ min: 0.5, max: 1, noNaN: true }), { nil: null }) }),
  { maxLength: 15 },
);

test('the order in which claims and links come does not matter', () => {
  fc.assert(
    fc.property(strengths, fc.array(pair, { maxLength: 3 }), fc.nat(), (list, apart, seed) => {
      const given = list.map(({ pair: [a, b], confidence }) => agrees(a, b, confidence));
      const turn = <T>(items: readonly T[]) => {
        const at = items.length ? seed % items.length : 0;
        return [...items.slice(at), ...items.slice(0, at)].reverse();
      };
      const joinings = apart.map(([a, b]) => ({ a, b, rule: 'cannot-join' as const }));
      expect(groupPoints({ claimIds: turn(ids), links: turn(given), joinings: turn(joinings) })).toEqual(
        groupPoints({ claimIds: ids, links: given, joinings }),
      );
    }),
  );
});

test('another article never brings together what an editor split', () => {
  const halves = [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ] as const;
  // As point.split records it.
  const joinings = [
    ...halves.flatMap(([head, ...rest]) => rest.map((b) => ({ a: head, b, rule: 'must-join' as const }))),
    ...halves[0].flatMap((a) => halves[1].map((b) => ({ a, b, rule: 'cannot-join' as const }))),
  ];
  const added = fc.array(
    fc.record({
      from: fc.constantFrom('x', 'y', 'z'),
      to: fc.constantFrom(...ids, 'x', 'y', 'z'),
      confidence: fc.option(fc.double({ min: 0.5, max: 1, noNaN: true }), { nil: null }),
    }),
  );
  fc.assert(
    fc.property(added, (list) => {
      const given = list
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, confidence }) => agrees(from < to ? from : to, from < to ? to : from, confidence));
      const points = groupPoints({ claimIds: [...ids, 'x', 'y', 'z'], links: given, joinings });
      const [first, second] = halves.map((half) => points.find((point) => point.includes(half[0])));
      expect(first).not.toBe(second);
      expect(first).toEqual(expect.arrayContaining([...halves[0]]));
      expect(second).toEqual(expect.arrayContaining([...halves[1]]));
    }),
  );
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
