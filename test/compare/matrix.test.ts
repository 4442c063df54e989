import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMatrix, groupPoints } from '../../src/compare/index.ts';
import type { Ledger, Party, Relation } from '../../src/contract/reading.ts';
import { Matrix } from '../../src/contract/views.ts';
import { readingOf } from '../../src/features/index.ts';
import { explainPair } from '../../src/match/index.ts';

type Input = Parameters<typeof buildMatrix>[0];
type Claim = Input['claims'][number];
type Article = Input['articles'][number];
type Link = Input['relations'][number];

const id = (n: number) => `019a0000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const party = (name: string, kind: Party['kind'] = 'organisation'): Party => ({ name, kind, role: null });

function makeArticle(n: number, publishedAt: string | null, more: Partial<Article> = {}): Article {
  return { id: id(n), title: `Article ${n}`, publisher: `Paper ${n}`, author: null, publishedAt, ...more };
}

function makeClaim(n: number, articleId: string | null, wording: string, more: Partial<Claim> = {}): Claim {
  const anchor = {
    id: id(1000 + n),
    claimId: id(n),
    revisionId: id(1),
    exact: wording,
    prefix: '',
    suffix: '',
    start: n,
    end: n + wording.length,
    state: 'same' as const,
    carriedFrom: null,
    confirmedBy: null,
    confirmedAt: null,
  };
  return {
    id: id(n),
    articleId,
    wording,
    isOrphan: false,
    anchors: articleId === null ? [] : [anchor],
    attribution: [],
    tags: [],
    status: 'to-check',
    ...more,
  };
}

function makePoint(claimIds: readonly string[]): Input['points'][number] {
  const title = { title: '', isTitled: false, conclusion: '' };
  return {
    id: claimIds[0]!,
    claimIds: [...claimIds],
    ...title,
    conclusionLow: null,
    conclusionHigh: null,
    conclusionUnit: null,
  };
}

/** The matrix of these claims as the program itself reads, compares and groups them. */
function compareClaims(
  articles: readonly Article[],
  claims: readonly Claim[],
  copyGroups: Input['copyGroups'] = [],
): Matrix {
  const corpus = { size: 0, documentFrequency: () => 0 };
  const sides = new Map(
    claims.map(({ id, wording, articleId, attribution }) => {
      const publishedAt = articles.find((article) => article.id === articleId)?.publishedAt ?? null;
      const passage = { text: wording, start: 0, end: wording.length };
      const reading = readingOf(passage, { publishedAt, language: 'en' });
      return [id, { passage, reading, articleId, publishedAt, attribution }] as const;
    }),
  );
  const ledgers = new Map<string, Ledger>();
  const relations: Link[] = [];
  for (const a of claims) {
    for (const b of claims) {
      if (a.id >= b.id) continue;
      const { relation, subject, confidence, ledger } = explainPair(
        sides.get(a.id)!,
        sides.get(b.id)!,
        corpus,
      );
      if (relation === null) continue;
      relations.push({ a: a.id, b: b.id, relation, subject, confidence });
      ledgers.set(a.id + b.id, ledger);
    }
  }
  const groups = groupPoints({ claimIds: claims.map((claim) => claim.id), links: relations, joinings: [] });
  return buildMatrix({
    points: groups.map(makePoint),
    claims,
    articles,
    copyGroups,
    relations,
    readings: (claimId) => sides.get(claimId) ?? null,
    disputes: [],
    ledgers: (a, b) => ledgers.get(a + b) ?? null,
    credits: () => null,
    joinings: [],
    changedAt: () => null,
  });
}

/** A row of sources that say something of each other: one claim for each, by the letter of its article. */
function compareSources(
  links: readonly [
    a: string,
    b: string,
    relation: Relation,
    subject?: 'a' | 'b' | null,
    confidence?: number | null,
  ][],
  more: Partial<Record<string, Partial<Claim> & { article?: Partial<Article> }>> = {},
) {
  const ends = links.flatMap((link) => [link[0], link[1]]);
  const letters = [...new Set([...ends, ...Object.keys(more)])].sort();
  const nOf = (letter: string) => letter.charCodeAt(0);
  const claims = letters.map((letter) => {
    const { article: _, ...claim } = more[letter] ?? {};
    return makeClaim(nOf(letter), id(nOf(letter) + 500), letter, claim);
  });
  const matrix = buildMatrix({
    points: [makePoint(claims.map((claim) => claim.id))],
    claims,
    articles: letters.map((letter) =>
      makeArticle(nOf(letter) + 500, `2026-03-${nOf(letter) - 80}`, more[letter]?.article),
    ),
    copyGroups: [],
    relations: links.map(([a, b, relation, subject = null, confidence = 0.9]) => ({
      a: id(nOf(a)),
      b: id(nOf(b)),
      relation,
      subject,
      confidence,
    })),
    readings: () => null,
    disputes: [],
    ledgers: () => null,
    credits: () => null,
    joinings: [],
    changedAt: () => null,
  });
  const [row] = matrix.rows;
  return {
    row: row!,
    relations: Object.fromEntries(
      row!.cells.map(({ claims: [claim], relation, isOutlier }) => [
        claim!.wording,
        isOutlier ? `${relation} outlier` : relation,
      ]),
    ),
  };
}

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

describe('the value as printed', () => {
  const printedOf = (wording: string, ...others: string[]) => {
    const articles = [wording, ...others].map((_, n) => makeArticle(n + 1, `2026-03-1${n}`));
    const claims = [wording, ...others].map((words, n) => makeClaim(n + 11, id(n + 1), words));
    const { rows } = compareClaims(articles, claims);
    const own = rows.flatMap(({ cells }) => cells).flatMap((cell) => cell.claims);
    return own.find(({ claimId }) => claimId === id(11))!.printed;
  };
  test.each([
    ['More than 40 wounded sailors were flown out', 'More than 40'],
    ['Between 3 and 5 boats sank', 'Between 3 and 5'],
    ['Dozens of boats sank', 'Dozens'],
    ['The wall cost $3.5 million', '$3.5 million'],
    ['Rents rose by 14 percent', '14 percent'],
    ['The third bridge of 120 metres fell', '120 metres'],
    ['The vote is on 14 March 2026', '14 March 2026'],
    ['The talks were held in Geneva', 'Geneva'],
    ['The mayor is reluctant to speak', 'reluctant'],
    ['Norway built a wall', null],
    ['The fire began in a pump house', null],
    ['The gate was made of oak', null],
  ])('%s', (wording, printed) => {
    expect(printedOf(wording)).toBe(printed);
  });

  test('a position on which others take the other side, though both name one town', () => {
    const wording = 'Few countries are willing to send pilots to Tarsk';
    expect(printedOf(wording, 'Many countries are willing to send pilots to Tarsk')).toBe(
      'Few countries are willing',
    );
  });

  test('of several numbers the one that others speak of, too', () => {
    const wording = 'On 30 boats 186 sailors were rescued off the coast of Tarsk';
    expect(printedOf(wording)).toBe('30');
    expect(printedOf(wording, '186 sailors were rescued off the coast of Tarsk')).toBe('186');
    expect(printedOf(wording, 'Some 30 boats were rescued off the coast of Tarsk')).toBe('30');
  });
});

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
    const link = (a: number, b: number, relation: Relation): Link => ({
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
      readings: () => null,
      disputes: [],
      ledgers: () => null,
      credits: () => null,
      joinings: [],
      changedAt: () => null,
    });
    expect(rows[0]!.cells.map(({ relation }) => relation)).toEqual(['partly', 'partly']);
  });
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
    readings: () => null,
    disputes: [],
    ledgers: () => null,
    credits: () => null,
    joinings: [],
    changedAt: () => null,
  });
  expect(rows[0]!.cells.map((cell) => cell.claims.map(({ wording }) => wording))).toEqual([
    ['first', 'second', 'third', 'copied'],
  ]);
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
    readings: () => null,
    disputes: [],
    ledgers: () => null,
    credits: () => null,
    joinings: [],
    changedAt: () => null,
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
        const input: Input = {
          points: groupPoints({ claimIds: ids, links: relations, joinings: [] }).map(makePoint),
          claims,
          articles,
          copyGroups: hasCopies ? [[id(1), id(2)]] : [],
          relations,
          readings: () => null,
          disputes: [],
          ledgers: () => null,
          credits: () => null,
          joinings: [],
          changedAt: () => null,
        };
        const matrix = buildMatrix(input);
        expect(Matrix.parse(matrix)).toEqual(matrix);
        expect(
          matrix.rows
            .flatMap(({ cells }) => cells.flatMap((cell) => cell.claims.map(({ claimId }) => claimId)))
            .sort(),
        ).toEqual(ids);
        const columns = matrix.sources.map((source) => source.id);
        for (const { cells, articles: count, independent, finding } of matrix.rows) {
          const places = cells.map(({ sourceId }) => columns.indexOf(sourceId));
          expect(places).toEqual([...new Set(places)].sort((x, y) => x - y));
          expect(places[0]).toBeGreaterThanOrEqual(0);
          expect(independent).toBeGreaterThanOrEqual(1);
          expect(independent).toBeLessThanOrEqual(count);
          if (cells.length === 1) expect(finding).toBe(cells[0]!.isDivided ? 'differ' : 'only-here');
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

test('two voices in one article, or a copy that prints another value, are a difference and never hidden', () => {
  const claims = [makeClaim(11, id(1), '40 workers'), makeClaim(12, id(2), '12 workers')];
  const differing = { a: id(11), b: id(12), relation: 'differs' as const, subject: null, confidence: 0.9 };
  const input: Input = {
    points: [makePoint([id(11), id(12)])],
    claims,
    articles: [makeArticle(1, '2026-03-14'), makeArticle(2, '2026-03-15')],
    copyGroups: [[id(1), id(2)]],
    relations: [differing],
    readings: () => null,
    disputes: [],
    ledgers: () => null,
    credits: () => null,
    joinings: [],
    changedAt: () => null,
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
  const input: Input = {
    points: [makePoint([id(11), id(12), id(13)])],
    claims,
    articles: [1, 2, 3].map((n) => makeArticle(n, `2026-03-1${n}`)),
    copyGroups: [],
    relations: [pair(11, 12, 'differs'), pair(12, 13, 'differs'), pair(11, 13, 'agrees')],
    disputes: [{ a: id(11), b: id(12), rule }],
    readings: () => null,
    ledgers: () => null,
    credits: () => null,
    joinings: [],
    changedAt: () => null,
  };
  const disputes = (given: Input) => buildMatrix(given).rows[0]!.cells.map(({ dispute }) => dispute);
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

test('a row says how many of its links nobody has decided, and when somebody last changed one of its claims', () => {
  const articles = [1, 2, 3].map((n) => makeArticle(n, `2026-05-0${n}`));
  const claims = articles.map((article, n) => makeClaim(11 + n, article.id, 'The bridge is shut'));
  const [a, b, c] = claims.map((claim) => claim.id) as [string, string, string];
  const agreed = { relation: 'agrees' as const, subject: null };
  const input: Input = {
    points: [makePoint([a, b, c])],
    claims,
    articles,
    copyGroups: [],
    relations: [
      { a, b, ...agreed, confidence: 0.9 },
      { a: b, b: c, ...agreed, confidence: 0.8 },
      { a, b: c, ...agreed, confidence: null },
    ],
    readings: () => null,
    disputes: [],
    ledgers: () => null,
    credits: () => null,
    changedAt: (claimId) => (claimId === c ? null : `2026-05-0${claimId === a ? 7 : 6}T08:00:00.000Z`),
    joinings: [],
  };
  expect(buildMatrix(input).rows[0]).toMatchObject({ suggestions: 2, changedAt: '2026-05-07T08:00:00.000Z' });
  const untouched = buildMatrix({ ...input, relations: input.relations.slice(2), changedAt: () => null });
  expect(untouched.rows[0]).toMatchObject({ suggestions: 0, changedAt: null });
});
