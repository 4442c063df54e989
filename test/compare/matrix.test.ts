import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMatrix, groupPoints } from '../../src/compare/index.ts';
import { Matrix } from '../../src/contract/matrix.ts';
import type { Relation } from '../../src/contract/reading.ts';
import {
  compareClaims,
  id,
  type MatrixInput,
  makeArticle,
  makeClaim,
  makePoint,
  nothingKnown,
  party,
} from '../support/matrix-input.ts';

describe('invented claims, read and compared by the program', () => {
  const articles = [
    makeArticle(1, '2026-03-14T20:10:00.000Z', { title: 'Told to leave', publisher: 'Northern Wire' }),
    makeArticle(2, '2026-03-14T21:40:00.000Z', { publisher: 'Coast Tribune' }),
    makeArticle(3, '2026-03-14T23:55:00.000Z', { publisher: 'Daily Ledger' }),
    makeArticle(4, '2026-03-14T20:30:00.000Z', { title: 'Fire at the depot', publisher: 'Valley Post' }),
  ];
  const claims = [
    makeClaim(11, id(1), 'More than 1,000 residents were moved out of the Tarsk quarter on Saturday'),
    makeClaim(12, id(1), 'Four firefighters were treated for smoke in Tarsk', { status: 'done' }),
    makeClaim(13, id(2), 'About 1,200 residents were moved out of the Tarsk quarter on Saturday'),
    makeClaim(14, id(2), 'In Tarsk smoke sent four firefighters to be treated'),
    makeClaim(15, id(3), 'Nearly 800 residents were moved out of the Tarsk quarter on Saturday'),
    makeClaim(16, id(3), 'Insurers put the loss at $2 million'),
    makeClaim(17, id(4), 'More than 1,000 residents were moved out of the Tarsk quarter on Saturday'),
  ];
  const matrix = compareClaims(articles, claims, [[id(1), id(4)]]);

  test('it is what the contract says', () => {
    expect(Matrix.parse(matrix)).toEqual(matrix);
  });

  test('columns stand in the order of time, copies folded in', () => {
    expect(matrix.sources.map(({ publisher, copies, leftOut }) => [publisher, copies, leftOut])).toEqual([
      ['Northern Wire', [{ articleId: id(4), title: 'Fire at the depot', publisher: 'Valley Post' }], 0],
      ['Coast Tribune', [], 0],
      ['Daily Ledger', [], 1],
    ]);
  });

  test('rows: who differs first, then agreement, then what one source says alone; values as printed', () => {
    expect(
      matrix.rows.map(({ finding, cells }) => [
        finding,
        ...cells.map(({ claims, relation, isOutlier }) => [
          claims.map(({ printed }) => printed).join(' + '),
          relation,
          isOutlier,
        ]),
      ]),
    ).toEqual([
      [
        'differ',
        ['More than 1,000 + More than 1,000', 'agrees', false],
        ['About 1,200', 'agrees', false],
        ['Nearly 800', 'differs', true],
      ],
      ['agree', ['Four', 'agrees', false], ['four', 'agrees', false]],
      ['only-here', ['$2 million', null, false]],
    ]);
  });

  test('counts: copies are articles of their own and no independent source; statuses one for each claim', () => {
    expect(
      matrix.rows.map(({ articles, independent, statuses }) => [articles, independent, statuses]),
    ).toEqual([
      [4, 3, ['to-check', 'to-check', 'to-check', 'to-check']],
      [2, 2, ['done', 'to-check']],
      [1, 1, ['to-check']],
    ]);
  });
});

test('in a cell the article comes before its copies, and claims stand as in the text', () => {
  const place = (n: number, start: number) => [{ ...makeClaim(n, id(1), 'x').anchors[0]!, start }];
  const claims = [
    makeClaim(11, id(1), 'third', { anchors: place(11, 90) }),
    makeClaim(12, id(1), 'first', { anchors: place(12, 5) }),
    makeClaim(13, id(1), 'second', { anchors: [...place(13, 95), ...place(14, 40)] }),
    makeClaim(10, id(2), 'copied', { anchors: place(10, 1) }),
  ];
  const { rows } = buildMatrix({
    points: [makePoint(claims.map((claim) => claim.id))],
    claims,
    articles: [makeArticle(1, '2026-03-14'), makeArticle(2, '2026-03-15')],
    copyGroups: [[id(1), id(2)]],
    relations: [],
    ...nothingKnown,
  });
  expect(rows[0]!.cells.map((cell) => cell.claims.map(({ wording }) => wording))).toEqual([
    ['first', 'second', 'third', 'copied'],
  ]);
});

test('in a cell a claim of a copy keeps its own time, and what was heard has none', () => {
  const claims = [
    makeClaim(11, id(1), 'x', { publishedAt: '2026-06-03' }),
    makeClaim(12, id(2), 'x', { publishedAt: '2026-06-05T03:10:00.000Z' }),
    makeClaim(13, null, 'x'),
  ];
  const { rows, sources } = buildMatrix({
    points: [makePoint(claims.map((claim) => claim.id))],
    claims,
    articles: [makeArticle(1, '2026-06-03'), makeArticle(2, '2026-06-05T03:10:00.000Z')],
    copyGroups: [[id(1), id(2)]],
    relations: [],
    ...nothingKnown,
  });
  expect(sources.map(({ publishedAt }) => publishedAt)).toEqual(['2026-06-03', null]);
  const times = rows[0]!.cells.map((cell) => cell.claims.map(({ publishedAt }) => publishedAt));
  expect(times).toEqual([['2026-06-03', '2026-06-05T03:10:00.000Z'], [null]]);
});

test('what was heard has a column for each speaker, behind the articles', () => {
  const claims = [
    makeClaim(11, null, 'x', { attribution: [party('Ines Calder', 'person')] }),
    makeClaim(12, null, 'y', { attribution: [party('Ines Calder', 'person')] }),
    makeClaim(13, null, 'z'),
    makeClaim(14, id(1), 'w'),
  ];
  const { sources, rows } = buildMatrix({
    points: [makePoint(claims.map((claim) => claim.id))],
    claims,
    articles: [makeArticle(1, null), makeArticle(2, '2026-03-14')],
    copyGroups: [],
    relations: [],
    ...nothingKnown,
  });
  expect(sources.map(({ title, articleId }) => [title, articleId])).toEqual([
    ['Article 1', id(1)],
    ['Nobody named', null],
    ['Ines Calder', null],
  ]);
  expect(rows[0]!.cells.map((cell) => cell.claims.length)).toEqual([1, 1, 2]);
});

test('every claim is in exactly one cell, and the order of what comes in does not matter', () => {
  const ids = Array.from({ length: 8 }, (_, n) => id(n + 11));
  const articles = [1, 2, 3, 4].map((n) => makeArticle(n, n === 3 ? null : `2026-03-1${n % 2}`));
  const link = fc
    .record({
      ends: fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)).filter(([a, b]) => a < b),
      relation: fc.constantFrom<Relation>('agrees', 'differs', 'partly', 'updates', 'repeats', 'discusses'),
      subject: fc.constantFrom('a' as const, 'b' as const),
      confidence: fc.constantFrom(null, 0.3, 0.7, 0.9),
    })
    .map(({ ends: [a, b], ...rest }) => ({ a, b, ...rest }));
  const claim = fc.record({ article: fc.constantFrom(null, 1, 2, 3, 4), isOrphan: fc.boolean() });
  fc.assert(
    fc.property(
      fc.uniqueArray(link, { selector: ({ a, b }) => a + b }),
      fc.array(claim, { minLength: ids.length, maxLength: ids.length }),
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      (relations, drafts, hasCopies, noise) => {
        const shuffle = <T>(list: readonly T[]) =>
          list
            .map((item) => ({ item, key: noise.next().value }))
            .sort((x, y) => x.key - y.key)
            .map(({ item }) => item);
        const claims = drafts.map(({ article, isOrphan }, n) =>
          makeClaim(n + 11, article === null ? null : id(article), `w${n}`, { isOrphan }),
        );
        const input: MatrixInput = {
          points: groupPoints({ claimIds: ids, links: relations, joinings: [] }).map(makePoint),
          claims,
          articles,
          copyGroups: hasCopies ? [[id(1), id(2)]] : [],
          relations,
          ...nothingKnown,
        };
        const matrix = buildMatrix(input);
        expect(Matrix.parse(matrix)).toEqual(matrix);
        expect(
          matrix.rows
            .flatMap(({ cells }) => cells.flatMap((cell) => cell.claims.map(({ claimId }) => claimId)))
            .sort(),
        ).toEqual(ids);
        const columns = matrix.sources.map((source) => source.id);
        for (const { cells, articles: count, independent, finding, elsewhere } of matrix.rows) {
          const places = cells.map(({ sourceId }) => columns.indexOf(sourceId));
          expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
          expect(places[0]).toBeGreaterThanOrEqual(0);
          expect(independent).toBeGreaterThanOrEqual(1);
          expect(independent).toBeLessThanOrEqual(count);
          const alone = elsewhere.length > 0 ? 'unclear' : 'only-here';
          if (cells.length === 1) expect(finding).toBe(cells[0]!.isDivided ? 'differ' : alone);
          for (const { sourceId, pointId } of elsewhere) {
            expect(cells.some((cell) => cell.sourceId === sourceId)).toBe(false);
            const other = matrix.rows.find(({ point }) => point.id === pointId)!;
            expect(other.cells.some((cell) => cell.sourceId === sourceId)).toBe(true);
          }
        }
        expect(
          buildMatrix({
            ...input,
            points: shuffle(input.points),
            claims: shuffle(claims),
            articles: shuffle(articles),
            relations: shuffle(relations),
          }),
        ).toEqual(matrix);
      },
    ),
  );
});

test('a row says how many of its links nobody has decided, and when somebody last changed one of its claims', () => {
  const articles = [1, 2, 3].map((n) => makeArticle(n, `2026-05-0${n}`));
  const claims = articles.map((article, n) => makeClaim(11 + n, article.id, 'The bridge is shut'));
  const [a, b, c] = claims.map((claim) => claim.id) as [string, string, string];
  const agreed = { relation: 'agrees' as const, subject: null };
  const input: MatrixInput = {
    points: [makePoint([a, b, c])],
    claims,
    articles,
    copyGroups: [],
    relations: [
      { a, b, ...agreed, confidence: 0.9 },
      { a: b, b: c, ...agreed, confidence: 0.8 },
      { a, b: c, ...agreed, confidence: null },
    ],
    ...nothingKnown,
    changedAt: (claimId) => (claimId === c ? null : `2026-05-0${claimId === a ? 7 : 6}T08:00:00.000Z`),
  };
  expect(buildMatrix(input).rows[0]).toMatchObject({ suggestions: 2, changedAt: '2026-05-07T08:00:00.000Z' });
  const untouched = buildMatrix({ ...input, relations: input.relations.slice(2), changedAt: () => null });
  expect(untouched.rows[0]).toMatchObject({ suggestions: 0, changedAt: null });
});
