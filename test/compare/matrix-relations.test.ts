import { describe, expect, test } from 'vitest';
import { buildMatrix } from '../../src/compare/index.ts';
import type { Relation } from '../../src/contract/reading.ts';
import {
  compareClaims,
  compareSources,
  id,
  type MatrixInput,
  makeArticle,
  makeClaim,
  makePoint,
  nothingKnown,
} from '../support/matrix-input.ts';

describe('what the sources say of each other', () => {
  test('two agree, one differs, one is later', () => {
    const { row, relations } = compareSources([
      ['a', 'b', 'agrees'],
      ['a', 'c', 'differs'],
      ['b', 'd', 'updates', 'b'],
      ['c', 'd', 'updates', 'b'],
    ]);
    expect(relations).toEqual({ a: 'agrees', b: 'agrees', c: 'differs outlier', d: 'updates' });
    expect(row.finding).toBe('differ');
  });

  test.each<[string, Parameters<typeof compareSources>[0], string, Record<string, string | null>]>([
    ['two that agree', [['a', 'b', 'agrees']], 'agree', { a: 'agrees', b: 'agrees' }],
    [
      'two that differ: nobody is the outlier',
      [['a', 'b', 'differs']],
      'differ',
      { a: 'differs', b: 'differs' },
    ],
    ['an older and a later value', [['a', 'b', 'updates', 'b']], 'later', { a: null, b: 'updates' }],
    ['a wording and its repetition', [['a', 'b', 'repeats', 'b']], 'agree', { a: 'agrees', b: 'repeats' }],
    ['one wording on one day', [['a', 'b', 'repeats']], 'agree', { a: 'repeats', b: 'repeats' }],
    ['a half agreement', [['a', 'b', 'partly']], 'differ', { a: 'partly', b: 'partly' }],
    [
      'two against two: no majority, no outlier',
      [
        ['a', 'b', 'agrees'],
        ['c', 'd', 'agrees'],
        ['a', 'c', 'differs'],
        ['b', 'd', 'differs'],
      ],
      'differ',
      { a: 'differs', b: 'differs', c: 'differs', d: 'differs' },
    ],
    [
      'two of five agree: not most of the others',
      [
        ['a', 'b', 'agrees'],
        ['a', 'c', 'differs'],
        ['a', 'd', 'differs'],
        ['a', 'e', 'differs'],
      ],
      'differ',
      { a: 'agrees', b: 'agrees', c: 'differs', d: 'differs', e: 'differs' },
    ],
    [
      'a middle value agrees with two that differ: none is the outlier',
      [
        ['a', 'b', 'agrees'],
        ['b', 'c', 'agrees'],
        ['a', 'c', 'differs'],
      ],
      'differ',
      { a: 'differs', b: 'agrees', c: 'differs' },
    ],
    [
      'two that differ from each other, beside three that agree',
      [
        ['a', 'b', 'agrees'],
        ['b', 'c', 'agrees'],
        ['d', 'e', 'differs'],
      ],
      'differ',
      { a: 'agrees', b: 'agrees', c: 'agrees', d: 'differs', e: 'differs' },
    ],
    [
      'a weak suggestion tells nothing',
      [
        ['a', 'b', 'agrees'],
        ['b', 'c', 'differs', null, 0.3],
      ],
      'agree',
      { a: 'agrees', b: 'agrees', c: null },
    ],
    [
      'a decision always tells',
      [
        ['a', 'b', 'agrees'],
        ['b', 'c', 'differs', null, null],
      ],
      'differ',
      { a: 'agrees', b: 'agrees', c: 'differs outlier' },
    ],
    ['a topic is no relation on a point', [['a', 'b', 'discusses']], 'unclear', { a: null, b: null }],
  ])('%s', (_, links, finding, relations) => {
    const found = compareSources(links);
    expect(found.relations).toEqual(relations);
    expect(found.row.finding).toBe(finding);
  });

  test('a claim whose words are gone keeps its cell and has no say', () => {
    const { row, relations } = compareSources(
      [
        ['a', 'b', 'agrees'],
        ['a', 'c', 'differs'],
      ],
      { c: { isOrphan: true } },
    );
    expect(relations).toEqual({ a: 'agrees', b: 'agrees', c: null });
    expect(row).toMatchObject({ finding: 'agree', articles: 2, independent: 2 });
    const gone = compareSources([['a', 'b', 'agrees']], { a: { isOrphan: true }, b: { isOrphan: true } });
    expect(gone.row).toMatchObject({ finding: 'agree', articles: 2 });
  });

  test('of one article two claims that say both: half agreed', () => {
    const articles = [makeArticle(1, '2026-03-14'), makeArticle(2, '2026-03-15')];
    const claims = [makeClaim(11, id(1), 'x'), makeClaim(12, id(1), 'y'), makeClaim(13, id(2), 'z')];
    const link = (a: number, b: number, relation: Relation): MatrixInput['relations'][number] => ({
      a: id(a),
      b: id(b),
      relation,
      subject: null,
      confidence: null,
    });
    const { rows } = buildMatrix({
      points: [makePoint(claims.map((claim) => claim.id))],
      claims,
      articles,
      copyGroups: [],
      relations: [link(11, 13, 'agrees'), link(12, 13, 'differs'), link(11, 12, 'differs')],
      ...nothingKnown,
    });
    expect(rows[0]!.cells.map(({ relation }) => relation)).toEqual(['partly', 'partly']);
  });
});

test('two voices in one article, or a copy that prints another value, are a difference and never hidden', () => {
  const claims = [makeClaim(11, id(1), '40 workers'), makeClaim(12, id(2), '12 workers')];
  const differing = { a: id(11), b: id(12), relation: 'differs' as const, subject: null, confidence: 0.9 };
  const input: MatrixInput = {
    points: [makePoint([id(11), id(12)])],
    claims,
    articles: [makeArticle(1, '2026-03-14'), makeArticle(2, '2026-03-15')],
    copyGroups: [[id(1), id(2)]],
    relations: [differing],
    ...nothingKnown,
  };
  const [row] = buildMatrix(input).rows;
  expect(row).toMatchObject({ finding: 'differ', cells: [{ isDivided: true, relation: null }] });
  const [agreed] = buildMatrix({ ...input, relations: [{ ...differing, relation: 'agrees' }] }).rows;
  expect(agreed).toMatchObject({ finding: 'only-here', cells: [{ isDivided: false }] });
});

test('a source that differs because two parties say otherwise has the sentence that says who says what', () => {
  const claims = [
    makeClaim(11, id(1), '40 workers'),
    makeClaim(12, id(2), '12 workers'),
    makeClaim(13, id(3), 'some 40 workers'),
  ];
  const rule = 'Disputed: the owner says “40”, the union says “12” – the numbers differ.';
  const pair = (a: number, b: number, relation: Relation) => ({
    a: id(a),
    b: id(b),
    relation,
    subject: null,
    confidence: 0.9,
  });
  const input: MatrixInput = {
    points: [makePoint([id(11), id(12), id(13)])],
    claims,
    articles: [1, 2, 3].map((n) => makeArticle(n, `2026-03-1${n}`)),
    copyGroups: [],
    relations: [pair(11, 12, 'differs'), pair(12, 13, 'differs'), pair(11, 13, 'agrees')],
    ...nothingKnown,
    disputes: [{ a: id(11), b: id(12), rule }],
  };
  const disputes = (given: MatrixInput) => buildMatrix(given).rows[0]!.cells.map(({ dispute }) => dispute);
  // The owner's number has two articles behind it: only the union's stands against the others.
  expect(disputes(input)).toEqual([null, rule, null]);
  expect(disputes({ ...input, disputes: [] })).toEqual([null, null, null]);
  expect(disputes({ ...input, relations: [pair(11, 12, 'agrees')] })).toEqual([null, null, null]);
  // A person decided that the two agree: what the program says of them counts no more.
  const four = {
    ...input,
    points: [makePoint([id(11), id(12), id(13), id(14)])],
    claims: [...claims, makeClaim(14, id(4), '12 workers')],
    articles: [1, 2, 3, 4].map((n) => makeArticle(n, `2026-03-1${n}`)),
    relations: [pair(11, 12, 'agrees'), pair(13, 14, 'agrees'), pair(11, 13, 'differs')],
  };
  expect(buildMatrix(four).rows[0]!.cells[0]).toMatchObject({ relation: 'differs', dispute: null });
});

test('a source that is linked with a row from another point is not silent there, nor is the row of one source only', () => {
  const link = (a: number, b: number, relation: Relation, confidence: number) => ({
    ...{ a: id(a), b: id(b), relation, confidence, subject: null },
  });
  const claims = [1, 2, 3, 4].map((n) => makeClaim(n, id(100 + n), `claim ${n}`));
  const { rows } = buildMatrix({
    points: [makePoint([id(1)]), { ...makePoint([id(2), id(3)]), title: 'When' }, makePoint([id(4)])],
    claims,
    articles: claims.map((_, at) => makeArticle(101 + at, `2026-03-0${at + 1}`)),
    copyGroups: [],
    relations: [link(1, 2, 'agrees', 0.46), link(2, 3, 'agrees', 0.9), link(3, 4, 'discusses', 0.9)],
    ...nothingKnown,
  });
  expect(rows.map(({ point, finding, elsewhere }) => [point.id, finding, elsewhere])).toEqual([
    [id(2), 'agree', [{ sourceId: id(101), pointId: id(1), title: '' }]],
    [id(1), 'unclear', [{ sourceId: id(102), pointId: id(2), title: 'When' }]],
    [id(4), 'only-here', []],
  ]);
});

test('of a claim with two dates the one is printed that other sources give, not what its copy repeats', () => {
  const long = 'The Orrin pier, opened in 1931, was last painted in May 2021, the port said';
  const { rows } = compareClaims(
    [makeArticle(1, '2026-03-01'), makeArticle(2, '2026-03-01'), makeArticle(3, '2026-03-02')],
    [
      makeClaim(11, id(1), long),
      makeClaim(12, id(2), long),
      makeClaim(13, id(3), 'The Orrin pier was painted in May 2021, said the port'),
    ],
    [[id(1), id(2)]],
  );
  const printed = rows.flatMap(({ cells }) =>
    cells.flatMap(({ claims }) => claims.map((one) => one.printed)),
  );
  expect(printed).toEqual(['May 2021', 'May 2021', 'May 2021']);
});

test('what is only suggested is told: the relation of a cell, and the claim that nobody put into the point', () => {
  const claims = [1, 2, 3, 4].map((n) => makeClaim(10 + n, id(n), `${n} workers`));
  const pair = (a: number, b: number, confidence: number | null) => ({
    a: id(a),
    b: id(b),
    relation: 'agrees' as const,
    subject: null,
    confidence,
  });
  const read = (relations: MatrixInput['relations'], more: Partial<MatrixInput> = {}) =>
    buildMatrix({
      points: [makePoint(claims.map((claim) => claim.id))],
      claims,
      articles: [1, 2, 3, 4].map((n) => makeArticle(n, `2026-03-1${n}`)),
      copyGroups: [],
      relations,
      ...nothingKnown,
      ...more,
    }).rows[0]!.cells.map(({ isSuggested, suggestedClaimIds }) => [isSuggested, suggestedClaimIds.length]);
  const guessed = [pair(11, 12, 0.9), pair(11, 13, 0.7), pair(11, 14, 0.7)];
  expect(read(guessed)).toEqual([
    [true, 0],
    [true, 1],
    [true, 1],
    [true, 1],
  ]);
  const decided = [pair(12, 13, null), ...guessed];
  expect(read(decided)).toEqual([
    [true, 1],
    [false, 0],
    [false, 0],
    [true, 1],
  ]);
  const merged = { a: id(11), b: id(12), rule: 'must-join' as const };
  expect(read(decided, { claimJoinings: [merged] })).toEqual([
    [true, 0],
    [false, 0],
    [false, 0],
    [true, 1],
  ]);
});
