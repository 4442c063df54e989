import { describe, expect, it } from 'vitest';
import {
  decideAs,
  decidePair,
  describeSubject,
  findDispute,
  findEarlierClaim,
  isShown,
  joinRuns,
  markPassage,
  markRows,
  nameSides,
  orientLink,
  writeConfidence,
} from '../../../../renderer/views/link/link.ts';
import type { LinkSide, LinkView } from '../../../../src/contract/views.ts';

const side = (claimId: string, text: string, publishedAt: string | null): LinkSide => ({
  claimId,
  externalId: null,
  articleId: `article of ${claimId}`,
  articleTitle: null,
  publisher: null,
  publishedAt,
  passage: { text, start: 0, end: text.length },
});

function link(changed: Partial<LinkView> = {}): LinkView {
  const sideA = side('a', 'Nine barns burned', '2026-05-01');
  const sideB = side('b', 'Some eleven barns burned', '2026-05-02T08:00:00.000Z');
  return {
    a: 'a',
    b: 'b',
    relation: 'updates',
    subject: 'b',
    confidence: 0.8,
    rule: null,
    ledger: {
      a: sideA.passage,
      b: sideB.passage,
      rows: [
        {
          dimension: 'number',
          outcome: 'differ',
          a: { text: 'Nine', start: 0, end: 4 },
          b: { text: 'Some eleven', start: 0, end: 11 },
          note: null,
          values: { a: '9', b: '10 to 12' },
        },
        {
          dimension: 'speaker',
          outcome: 'only-b',
          a: null,
          b: { text: 'barns', start: 12, end: 17 },
          note: null,
        },
        { dimension: 'place', outcome: 'unknown', a: null, b: null, note: null },
      ],
    },
    suggested: { relation: 'updates', subject: 'b' },
    decision: null,
    isOutdated: false,
    sideA,
    sideB,
    ...changed,
  };
}

describe('orientLink', () => {
  it('puts the selected claim on its own side, whichever side the link has it on', () => {
    const fromA = orientLink(link(), 'a');
    expect(fromA.own.claimId).toBe('a');
    expect(fromA.subject).toBe('other');
    expect(fromA.rows[0]).toMatchObject({
      own: { text: 'Nine' },
      other: { text: 'Some eleven' },
      values: { own: '9', other: '10 to 12' },
    });
    expect(orientLink(link(), 'b').rows[0]!.values).toEqual({ own: '10 to 12', other: '9' });

    const fromB = orientLink(link(), 'b');
    expect(fromB.own.claimId).toBe('b');
    expect(fromB.subject).toBe('own');
    expect(fromB.rows[0]).toMatchObject({ own: { text: 'Some eleven' }, other: { text: 'Nine' } });
    expect(fromB.ownPassage.text).toBe('Some eleven barns burned');
  });

  it('shows the sides’ own passages where there is no ledger', () => {
    const own = orientLink(link({ ledger: null }), 'b');
    expect(own.rows).toEqual([]);
    expect(own.otherPassage.text).toBe('Nine barns burned');
  });

  it('leaves out rows without words', () => {
    expect(orientLink(link(), 'a').rows.map(({ dimension }) => dimension)).toEqual(['number', 'speaker']);
  });

  it('marks the words of one side only, what differs last', () => {
    const own = orientLink(link(), 'a');
    expect(markRows(own.rows, 'own')).toEqual([{ start: 0, end: 4, tone: 'differ' }]);
    expect(markRows(own.rows, 'other')).toEqual([
      { start: 12, end: 17, tone: 'open' },
      { start: 0, end: 11, tone: 'differ' },
    ]);
  });
});

describe('decideAs', () => {
  it('takes the direction that was suggested', () => {
    const own = orientLink(link({ suggested: { relation: 'updates', subject: 'a' } }), 'b');
    expect(decideAs(own, 'updates')).toEqual({ a: 'a', b: 'b', relation: 'updates', subject: 'a' });
  });

  it('else the later published side is the later value', () => {
    const differing = link({ suggested: { relation: 'differs', subject: null } });
    expect(decideAs(orientLink(differing, 'a'), 'updates').subject).toBe('b');
    expect(decideAs(orientLink(differing, 'b'), 'updates').subject).toBe('b');
  });

  it.each([
    [null, '2026-05-02'],
    ['2026-05-02', '2026-05-02T03:10:00Z'],
    ['2026-05-02', '2026-05-02'],
  ])('else, as of %s and %s, it stays open', (first, second) => {
    const unknown = link({
      suggested: null,
      sideA: side('a', 'x', first),
      sideB: side('b', 'y', second),
    });
    expect(decideAs(orientLink(unknown, 'a'), 'updates').subject).toBeNull();
    expect(decideAs(orientLink(unknown, 'b'), 'repeats').subject).toBeNull();
  });

  it('gives no direction to the other relations', () => {
    expect(decideAs(orientLink(link(), 'a'), 'differs').subject).toBeNull();
  });
});

describe('decidePair', () => {
  it('takes the second of two claims as the later one, where one of them is', () => {
    expect(decidePair('x', 'c', 'updates')).toEqual({ a: 'x', b: 'c', relation: 'updates', subject: 'b' });
    expect(decidePair('x', 'c', 'differs').subject).toBeNull();
  });
});

describe('isShown', () => {
  const decision = {
    id: 'd',
    relation: 'unrelated',
    subject: null,
    reason: '',
    decidedBy: 'e',
    decidedAt: '2026-05-03T10:00:00.000Z',
    by: 'Ines',
  } as const;

  it('hides suggestions that say nothing of the values, until somebody decides so', () => {
    expect(isShown(link())).toBe(true);
    expect(isShown(link({ relation: 'unrelated' }))).toBe(false);
    expect(isShown(link({ relation: 'discusses' }))).toBe(false);
    expect(isShown(link({ relation: 'unrelated', decision }))).toBe(true);
  });
});

describe('joinRuns', () => {
  const runs = [
    { text: 'Nine', side: 'a' },
    { text: 'Some', side: 'b' },
    { text: ' ', side: 'both' },
    { text: 'eleven ', side: 'b' },
    { text: 'barns burned', side: 'both' },
    { text: ' down', side: 'b' },
  ] as const;

  it('puts words that changed one after the other together', () => {
    expect(joinRuns(runs, 'a')).toEqual([
      { own: 'Nine ', other: 'Some eleven ' },
      { both: 'barns burned' },
      { own: '', other: ' down' },
    ]);
  });

  it('turns them for the other side', () => {
    expect(joinRuns(runs, 'b')[0]).toEqual({ own: 'Some eleven ', other: 'Nine ' });
  });

  it('leaves the space before a change where it is, and equal wordings whole', () => {
    expect(joinRuns([{ text: ' ', side: 'both' }, ...runs.slice(0, 1)], 'a')).toEqual([
      { both: ' ' },
      { own: 'Nine', other: '' },
    ]);
    expect(joinRuns([{ text: 'the same', side: 'both' }], 'a')).toEqual([{ both: 'the same' }]);
  });
});

describe('markPassage', () => {
  it('makes the claim stand out of its sentence, and in it the words that are compared', () => {
    const text = 'Officials said some eleven barns burned.';
    const passage = { text, start: 15, end: 39 };
    const ledger = { a: link().sideA.passage, b: passage, rows: link().ledger!.rows.slice(0, 1) };
    const marks = markPassage(orientLink(link({ ledger }), 'a'), 'other');
    expect(marks).toEqual([
      { start: 0, end: 15, tone: 'context' },
      { start: 39, end: text.length, tone: 'context' },
      { start: 0, end: 11, tone: 'differ' },
    ]);
  });
});

describe('a chosen direction', () => {
  it('wins over the suggestion and the dates', () => {
    expect(decideAs(orientLink(link(), 'a'), 'updates', 'own').subject).toBe('a');
    expect(decideAs(orientLink(link(), 'b'), 'repeats', 'own').subject).toBe('b');
    expect(decideAs(orientLink(link(), 'a'), 'agrees', 'own').subject).toBeNull();
  });
});

describe('how a link is told', () => {
  it('is disputed where it differs and the rule says who says what', () => {
    const rule = 'Disputed: the owner says “9”, the union says “11” – as read, both cannot hold.';
    expect(findDispute({ relation: 'differs', rule })).toBe(rule);
    expect(findDispute({ relation: 'differs', rule: 'Differs: 9 against 11.' })).toBeNull();
    expect(findDispute({ relation: 'agrees', rule })).toBeNull();
    expect(findDispute({ relation: 'differs', rule: null })).toBeNull();
  });

  it('says how sure it is as a share of suggestions', () => {
    expect(writeConfidence(0.848)).toBe('85 % – how often such a suggestion is right');
  });

  it('names who is later, or repeats', () => {
    expect(describeSubject('updates', 'Post')).toBe('Post is later');
    expect(describeSubject('repeats', 'Post')).toBe('Post repeats it');
    for (const [relation, name] of [
      ['agrees', 'Post'],
      ['updates', null],
      [null, 'Post'],
    ] as const)
      expect(describeSubject(relation, name)).toBeNull();
  });

  it('begins with the claim that was published first; one without a date comes last', () => {
    expect(findEarlierClaim(link())).toBe('a');
    expect(findEarlierClaim(link({ sideA: side('a', 'Nine', null) }))).toBe('b');
  });
});

describe('what two sources are called beside each other', () => {
  const radio = (changed: Partial<LinkSide>): LinkSide => ({
    ...side('a', 'Nine barns burned', '2026-05-01'),
    articleTitle: 'Barns',
    publisher: 'Radio',
    ...changed,
  });
  const name = (own: Partial<LinkSide>, other: Partial<LinkSide>) =>
    Object.values(nameSides({ own: radio(own), other: radio(other) }));

  it('is their publisher, and with one publisher what tells their texts or passages apart', () => {
    expect(name({}, { publisher: 'Post' })).toEqual(['Radio', 'Post']);
    expect(name({}, { publishedAt: '2026-05-02' })).toEqual(['Radio, 1 May 2026', 'Radio, 2 May 2026']);
    expect(
      name({ publishedAt: '2026-05-02T08:00:00.000Z' }, { publishedAt: '2026-05-02T09:30:00.000Z' }),
    ).toEqual(['Radio, 2 May 2026, 08:00 UTC', 'Radio, 2 May 2026, 09:30 UTC']);
    expect(name({}, { articleTitle: 'Sheds' })).toEqual(['Radio, “Barns”', 'Radio, “Sheds”']);
    expect(name({}, {})).toEqual(['Radio (1)', 'Radio (2)']);
  });
});
