import { describe, expect, it } from 'vitest';
import { readingOf } from '../../src/features/index.ts';
import { type Corpus, explainPair, type MatchSide } from '../../src/match/index.ts';
import { cases } from './cases.ts';

const noCorpus: Corpus = { size: 0, documentFrequency: () => 0 };

function sideOf(text: string, publishedAt: string | null): MatchSide {
  const passage = { text, start: 0, end: text.length };
  return {
    passage,
    reading: readingOf(passage, { publishedAt, language: 'en' }),
    articleId: null,
    publishedAt,
    attribution: [],
  };
}

describe('explainPair on pairs that differ in one thing', () => {
  it.each(cases)('$kind', ({ a, b, relation, row, published }) => {
    const explanation = explainPair(
      sideOf(a, published?.[0] ?? null),
      sideOf(b, published?.[1] ?? null),
      noCorpus,
    );
    const shown = explanation.ledger.rows.map(({ dimension, outcome }) => `${dimension} ${outcome}`);
    expect({ relation: explanation.relation, rule: explanation.rule }).toMatchObject({ relation });
    if (row !== null) expect(shown).toContain(row.join(' '));
  });
});
