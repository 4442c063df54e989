import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Explanation, type LedgerRow, type Party } from '../../src/contract/reading.ts';
import { readingOf } from '../../src/features/index.ts';
import { type Corpus, explainPair, type MatchSide, rarestStems } from '../../src/match/index.ts';
import { type CaseSide, caseTable } from './case-table.ts';

const noCorpus: Corpus = { size: 0, documentFrequency: () => 0 };

function sideOf(
  text: string,
  more: Partial<Omit<MatchSide, 'passage' | 'reading'>> & { marked?: string } = {},
): MatchSide {
  const { marked = text, articleId = null, publishedAt = null, attribution = [] } = more;
  const start = text.indexOf(marked);
  const passage = { text, start, end: start + marked.length };
  return {
    passage,
    reading: readingOf(passage, { publishedAt, language: 'en' }),
    articleId,
    publishedAt,
    attribution,
  };
}
const sideOfCase = ({ passage, publishedAt }: CaseSide, articleId: string): MatchSide => ({
  passage,
  reading: readingOf(passage, { publishedAt, language: 'en' }),
  articleId,
  publishedAt,
  attribution: [],
});
const person = (name: string): Party => ({ name, kind: 'person', role: null });

describe('explainPair', () => {
  it('names the words of both texts and what was compared', () => {
    const a = 'About 1,200 residents were evacuated from the island';
    const b = 'Nearly 800 people were evacuated from the island';
    expect(explainPair(sideOf(a), sideOf(b), noCorpus).rule).toBe(
      'Differs: “About 1,200 residents” (1,140–1,260) against “Nearly 800 people” (760–800) – as read, both cannot hold.',
    );
  });
  it.each([
    [
      'Kessler AG failed its last safety inspection',
      'The firm passed its last safety inspection',
      'failed',
      'passed',
    ],
    [
      'The clinic failed the annual hygiene check',
      'The clinic passed the annual hygiene check',
      'failed',
      'passed',
    ],
    [
      'The plant lacked a valid night permit',
      'The plant had a valid night permit',
      'lacked',
      'valid night permit',
    ],
    ['She saw no second gunman on the roof', 'She saw a second gunman on the roof', 'no', 'second gunman'],
    ['The firm failed to meet its last deadline', 'The firm met its last deadline', 'failed', 'met'],
  ])('shows the words that decide: %s', (a, b, ofA, ofB) => {
    const { ledger } = explainPair(sideOf(a), sideOf(b), noCorpus);
    const row = ledger.rows.find(({ dimension }) => dimension === 'negation');
    expect(row).toMatchObject({ outcome: 'differ', a: { text: ofA }, b: { text: ofB } });
  });
  it('says why it says nothing', () => {
    const explanation = explainPair(
      sideOf('A court freed the captain'),
      sideOf('Snow closed the pass'),
      noCorpus,
    );
    expect(explanation).toMatchObject({ relation: null, subject: null, confidence: 0 });
    expect(explanation.rule).toMatch(/^Nothing said: /);
  });
  it('compares one article with itself only where two voices speak', () => {
    const a = 'Farmers support the new water tax in the delta';
    const b = 'Farmers oppose the new water tax in the delta';
    const inArticle = (speakers: readonly [Party[], Party[]]) =>
      explainPair(
        sideOf(a, { articleId: 'x', attribution: speakers[0] }),
        sideOf(b, { articleId: 'x', attribution: speakers[1] }),
        noCorpus,
      ).relation;
    expect(inArticle([[], []])).toBeNull();
    expect(inArticle([[person('Ida Blom')], [person('Ida Blom')]])).toBeNull();
    expect(inArticle([[person('Ida Blom')], [person('Jon Berg')]])).toBe('differs');
    expect(inArticle([[], [person('Jon Berg')]])).toBe('differs');
  });
  it("takes the editor's attribution before the one it read", () => {
    const a = sideOf('Ida Blom said that farmers oppose the new water tax', {
      attribution: [person('Jon Berg')],
    });
    const b = sideOf('Ida Blom said that farmers support the new water tax');
    const row = explainPair(a, b, noCorpus).ledger.rows.find(({ dimension }) => dimension === 'speaker');
    expect(row).toMatchObject({
      outcome: 'differ',
      a: null,
      b: { text: 'Ida Blom said' },
      values: { a: 'Jon Berg', b: 'Ida Blom' },
    });
  });
  it('reads the sentence around the marked words', () => {
    const marked = 'the vaccine plant in Ostby has closed';
    const denied = sideOf(`It is false that ${marked}.`, { marked });
    const plain = sideOf(`Officials report that ${marked}.`, { marked });
    expect(explainPair(denied, plain, noCorpus).relation).toBe('differs');
    expect(explainPair(plain, plain, noCorpus).relation).toBe('repeats');
  });
  it('compares relative dates inside one article even when nobody knows its day', () => {
    const a = 'The minister resigned from the cabinet on Monday';
    const b = 'The minister resigned from the cabinet on Thursday';
    const attribution = [person('Ida Blom')];
    expect(explainPair(sideOf(a), sideOf(b), noCorpus).relation).toBe('discusses');
    expect(
      explainPair(sideOf(a, { articleId: 'x', attribution }), sideOf(b, { articleId: 'x' }), noCorpus)
        .relation,
    ).toBe('differs');
  });
  it('never says that numbers differ where several could be meant', () => {
    const a = sideOf('The crash near Ostby hurt 12 passengers and killed 3');
    const b = sideOf('The crash near Ostby hurt 12 passengers, 4 of them badly');
    expect(explainPair(a, b, noCorpus).relation).not.toBe('differs');
  });
  it.each([
    [
      'two days on one side',
      'The envoys met on 3 May 2031 and again on 9 May 2031',
      'The envoys met on 5 May 2031',
    ],
    [
      'two numbers on one side',
      'Inspectors checked 12 ships in the east and 7 ships in the west',
      'Inspectors checked 9 ships',
    ],
    [
      'a question',
      'Did the ministry not publish the inspection report?',
      'The ministry published the inspection report',
    ],
    [
      'a lie that is only told again',
      'Berg falsely claimed that the dam had burst',
      'Berg claimed that the dam had burst',
    ],
    [
      'two ways to say no',
      'The ministry did not publish the report',
      'The ministry refused to publish the report',
    ],
  ])('never says differs for %s', (_, a, b) => {
    expect(['differs', 'partly']).not.toContain(explainPair(sideOf(a), sideOf(b), noCorpus).relation);
  });
  it('does not take two words in common for an agreement', () => {
    const a = sideOf('Analysts doubt that the truce will hold.');
    const b = sideOf('The truce began on Monday.');
    expect(explainPair(a, b, noCorpus).relation).not.toBe('agrees');
  });
  it('scores how much of the smaller side the other covers', () => {
    const { scores } = explainPair(
      sideOf('Snow closed the pass'),
      sideOf('Deep snow closed the mountain pass'),
      noCorpus,
    );
    expect(scores).toMatchObject({ coverage: 1 });
    expect(scores.overlap).toBeLessThan(1);
    expect(scores.point).toBeCloseTo((1 + scores.overlap!) / 2);
  });
  it('is less sure of short claims', () => {
    const ofLength = (tail: string) =>
      explainPair(
        sideOf(`The fire killed 12 workers${tail}`),
        sideOf(`The fire killed 9 workers${tail}`),
        noCorpus,
      ).confidence;
    expect(ofLength('')).toBeLessThan(ofLength(' on the night shift at the mill'));
  });
  it('fits the contract, and every decided row has the words of both texts', () => {
    for (const { a, b } of caseTable) {
      const explanation = explainPair(sideOfCase(a, 'one'), sideOfCase(b, 'other'), noCorpus);
      Explanation.parse(explanation);
      for (const row of explanation.ledger.rows) {
        if (row.a) expect(a.passage.text.slice(row.a.start, row.a.end)).toBe(row.a.text);
        if (row.b) expect(b.passage.text.slice(row.b.start, row.b.end)).toBe(row.b.text);
        const isDecided = row.outcome === 'agree' || row.outcome === 'differ';
        if (isDecided && row.dimension !== 'speaker') expect([row.a, row.b]).not.toContain(null);
      }
    }
  });
});

describe('explainPair with its sides swapped', () => {
  const turned: Record<string, string> = { 'only-a': 'only-b', 'only-b': 'only-a', a: 'b', b: 'a' };
  const turn = (value: string) => turned[value] ?? value;
  /** Notes and rules name the sides in order; swapped they hold the same words. */
  const wordBag = (text: string | null) =>
    text
      ?.split(/[\s–.,;()“”]+/)
      .sort()
      .join(' ') ?? null;
  const rowKey = (row: LedgerRow, isTurned: boolean) =>
    JSON.stringify([
      row.dimension,
      isTurned ? turn(row.outcome) : row.outcome,
      isTurned ? row.b : row.a,
      isTurned ? row.a : row.b,
      wordBag(row.note),
    ]);

  const day = fc.constantFrom(null, '2031-05-02', '2031-05-04T10:00:00Z');
  const text = fc.oneof(
    fc.constantFrom(...caseTable.flatMap(({ a, b }) => [a.passage.text, b.passage.text])),
    fc
      .array(
        fc.constantFrom(
          ...'The 12 14 people killed not willing reluctant Mayor Holm Norvik rose to Thursday denied that few said Berg $3bn no closed , and'.split(
            ' ',
          ),
        ),
        { minLength: 1, maxLength: 14 },
      )
      .map((list) => list.join(' ')),
  );
  const side = fc
    .record({
      text,
      publishedAt: day,
      articleId: fc.constantFrom(null, 'x'),
      attribution: fc.constantFrom([], [person('Ida Blom')]),
    })
    .map(({ text: words, ...more }) => sideOf(words, more));
  const corpus = fc.constantFrom(noCorpus, { size: 100, documentFrequency: (stem: string) => stem.length });

  function expectMirrored(a: MatchSide, b: MatchSide, known: Corpus): void {
    const [forth, back] = [explainPair(a, b, known), explainPair(b, a, known)];
    expect(back.relation).toBe(forth.relation);
    expect(back.subject).toBe(forth.subject === null ? null : turn(forth.subject));
    expect(back.confidence).toBe(forth.confidence);
    expect(back.scores).toEqual(forth.scores);
    expect(wordBag(back.rule)).toBe(wordBag(forth.rule));
    expect([back.ledger.a, back.ledger.b]).toEqual([forth.ledger.b, forth.ledger.a]);
    expect(back.ledger.rows.map((row) => rowKey(row, true))).toEqual(
      forth.ledger.rows.map((row) => rowKey(row, false)),
    );
  }

  it('swaps the sides and changes nothing else', () => {
    fc.assert(
      fc.property(side, side, corpus, (a, b, known) => expectMirrored(a, b, known)),
      { numRuns: 500 },
    );
  });
  it('does so for every pair of the table', () => {
    for (const { a, b, isOneArticle } of caseTable)
      expectMirrored(sideOfCase(a, 'one'), sideOfCase(b, isOneArticle ? 'one' : 'other'), noCorpus);
  });
  it('never says that a claim differs from itself', () => {
    fc.assert(
      fc.property(side, corpus, (a, known) => {
        expect(['differs', 'partly', 'updates']).not.toContain(
          explainPair(a, { ...a, articleId: null }, known).relation,
        );
      }),
    );
  });
});

describe('explainPair on copies with one thing changed', () => {
  /** Told by two papers on one day, so that nothing can be an update. */
  const compare = (a: string, b: string) => {
    const day = { publishedAt: '2031-05-02' };
    return explainPair(
      sideOf(a, { ...day, articleId: 'x' }),
      sideOf(b, { ...day, articleId: 'y' }),
      noCorpus,
    );
  };
  const place = fc.constantFrom('Norvik', 'Ostby', 'Vessel Lake');
  const told = fc.constantFrom(
    ['The landslide near', 'destroyed', 'houses in the lower valley'],
    ['The hospital in', 'treated', 'patients after the gas leak'],
    ['The shipyard of', 'dismissed', 'workers before the winter'],
  );
  const sentence = ([before, verb, after]: readonly string[], where: string, count: string) =>
    `${before} ${where} ${verb} ${count} ${after}`;

  it('repeats: the same words', () => {
    for (const { a } of caseTable) {
      const { text } = a.passage;
      const { relation } = compare(text, text);
      if (text.split(' ').length >= 3) expect([text, relation]).toEqual([text, 'repeats']);
    }
  });
  it('differs on the number when a number is another', () => {
    const count = fc.integer({ min: 2, max: 90_000 });
    fc.assert(
      fc.property(told, place, count, count, (words, where, x, y) => {
        fc.pre(Math.max(x, y) > 1.1 * Math.min(x, y));
        const { relation, ledger } = compare(sentence(words, where, `${x}`), sentence(words, where, `${y}`));
        expect(relation).toBe('differs');
        expect(ledger.rows).toContainEqual(
          expect.objectContaining({ dimension: 'number', outcome: 'differ' }),
        );
      }),
    );
  });
  it('never agrees with its denial', () => {
    const clause = fc.constantFrom(
      ['The ministry has', 'published the inspection report'],
      ['The council will', 'rebuild the old harbour wall'],
      ['The owner of the mill was', 'warned before the fire'],
      ['The two envoys have', 'met the rebels in the valley'],
      ['The bridge over the river is', 'open to lorries'],
    );
    const denial = fc.constantFrom('not', 'never');
    fc.assert(
      fc.property(clause, denial, ([start, end], no) => {
        const { relation, ledger } = compare(`${start} ${end}`, `${start} ${no} ${end}`);
        expect(relation).toBe('differs');
        expect(ledger.rows).toContainEqual(
          expect.objectContaining({ dimension: 'negation', outcome: 'differ' }),
        );
        expect(compare(`${start} ${no} ${end}`, `${start} ${no} ${end}`).relation).toBe('repeats');
      }),
    );
  });
  it('agrees whatever unit it is told in', () => {
    const units = fc.constantFrom(
      ['kilometres', 'miles', 0.621371],
      ['hectares', 'acres', 2.47105],
      ['metres', 'feet', 3.28084],
      ['kilos', 'tonnes', 0.001],
      ['weeks', 'days', 7],
      ['hours', 'minutes', 60],
    ) as fc.Arbitrary<[string, string, number]>;
    fc.assert(
      fc.property(units, place, fc.integer({ min: 2, max: 900 }), ([one, other, factor], where, value) => {
        const converted = Number((value * factor).toPrecision(6));
        const tell = (count: string) => `The new park of ${where} measures ${count} from end to end`;
        const { relation, ledger } = compare(tell(`${value} ${one}`), tell(`${converted} ${other}`));
        expect([value, one, converted, other, relation]).toEqual([value, one, converted, other, 'agrees']);
        expect(ledger.rows).toContainEqual(
          expect.objectContaining({ dimension: 'number', outcome: 'agree' }),
        );
      }),
    );
  });
});

describe('rarestStems', () => {
  const { reading } = sideOf('The ferry left Norvik harbour and the ferry sank');
  it('gives each stem once, the rarest first', () => {
    const counts: Record<string, number> = { ferri: 40, leav: 90, norvik: 1, harbor: 20, sink: 5 };
    const known = { size: 100, documentFrequency: (stem: string) => counts[stem] ?? 0 };
    expect(rarestStems(reading, known)).toEqual(['norvik', 'sink', 'harbor', 'ferri', 'leav']);
    expect(rarestStems(reading, known, 2)).toEqual(['norvik', 'sink']);
  });
  it('keeps the order of the words without a corpus', () => {
    expect(rarestStems(reading, noCorpus)).toEqual(['ferri', 'leav', 'norvik', 'harbor', 'sink']);
  });
});
