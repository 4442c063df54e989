import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/features/index.ts';
import { type Corpus, explainPair, type MatchSide } from '../../src/match/index.ts';
import { type Case, type CaseSide, caseTable, readCases } from './case-table.ts';

const noCorpus: Corpus = { size: 0, documentFrequency: () => 0 };

function sideOf({ passage, publishedAt }: CaseSide, articleId: string | null): MatchSide {
  const reading = readingOf(passage, { publishedAt, language: 'en' });
  return { passage, reading, articleId, publishedAt, attribution: [] };
}

function judge({ a, b, relations, subject, isDisputed, row, isOneArticle }: Case): void {
  const articles = isOneArticle ? ['one', 'one'] : ['one', 'other'];
  const explanation = explainPair(sideOf(a, articles[0]!), sideOf(b, articles[1]!), noCorpus);
  expect(relations, explanation.rule).toContain(explanation.relation);
  if (subject !== null) expect(explanation.subject, explanation.rule).toBe(subject);
  if (isDisputed) expect(explanation.rule).toMatch(/^Disputed/);
  const shown = explanation.ledger.rows.map(({ dimension, outcome }) => `${dimension} ${outcome}`);
  if (row !== null) expect(shown, explanation.rule).toContain(row);
}

const kinds = [...new Set(caseTable.map(({ kind }) => kind))];

describe.each(kinds)('%s', (kind) => {
  for (const each of caseTable.filter((one) => one.kind === kind)) {
    // A known failure that begins to pass turns red: its mark has to go.
    const test = each.known === null ? it : it.fails;
    test(each.title, () => judge(each));
  }
});

describe('the reader of the table', () => {
  const written = [
    '## Bridges',
    '',
    'shut or not',
    'A 2026-03-04: It is false that [the bridge was shut].',
    'B: The bridge was shut.',
    '= differs, disputed; negation differ',
    'one article',
    'known: no reason',
  ];
  const withLine = (index: number, line: string) => written.with(index, line).join('\n');

  it('reads all that a case can say', () => {
    expect(readCases(written.join('\n'))).toEqual([
      {
        kind: 'Bridges',
        title: 'shut or not',
        line: 3,
        a: {
          passage: { text: 'It is false that the bridge was shut.', start: 17, end: 36 },
          publishedAt: '2026-03-04',
        },
        b: { passage: { text: 'The bridge was shut.', start: 0, end: 20 }, publishedAt: null },
        relations: ['differs'],
        subject: null,
        isDisputed: true,
        row: 'negation differ',
        isOneArticle: true,
        known: 'no reason',
      },
    ]);
  });
  it('reads silence, choices and directions', () => {
    expect(readCases(withLine(5, '= discusses or nothing'))[0]!.relations).toEqual(['discusses', null]);
    expect(readCases(withLine(5, '= updates by A'))[0]).toMatchObject({
      relations: ['updates'],
      subject: 'a',
    });
  });
  it.each([
    [0, '# a remark', 'Line 3: a case before the first heading'],
    [3, 'A 2026-13-04: It was shut.', 'Line 4: not a date'],
    [3, 'A: It [was] [shut].', 'Line 4: expected one pair of brackets'],
    [3, 'A: It ]was[ shut.', 'Line 4: expected one pair of brackets'],
    [4, 'C: It was shut.', 'Line 5: expected "B: …"'],
    [5, '= contradicts', 'Line 6: no such relation as "contradicts"'],
    [5, '= agrees, disputed', 'Line 6: only "differs" can be disputed'],
    [5, '= agrees; weight agree', 'Line 6: no such row as "weight"'],
    [5, '= agrees; number same', 'Line 6: no such outcome as "same"'],
    [5, 'agrees', 'Line 6: expected "= relation; dimension outcome"'],
    [6, 'one paper', 'Line 7: expected "one article"'],
  ])('names the line that it cannot read: %i %s', (index, line, message) => {
    expect(() => readCases(withLine(index, line))).toThrow(message);
  });
  it('wants each title once under its heading', () => {
    const twice = [...written, '', ...written.slice(2)].join('\n');
    expect(() => readCases(twice)).toThrow('Line 10: the second case of this title under "Bridges"');
  });
});
