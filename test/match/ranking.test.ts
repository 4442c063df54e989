import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayOf, findCandidates, partJoinedWords, pickStems, readQuery } from '../../src/match/candidates.ts';
import { rankCandidates } from '../../src/match/ranking.ts';
import { type Candidate, closenessOfDays, featureNames } from '../../src/match/ranking-features.ts';
import { stemsOf } from '../../src/text/stems.ts';
import { openMemoryIndex } from '../bench/retrieval-data.ts';

const texts = [
  'The ferry to Norvik sank with 40 passengers on board.',
  'Fishermen pulled 38 people from the water off Norvik.',
  'The mayor of Lindhaven denied that the harbour was closed.',
  'A storm closed the harbour of Lindhaven for three days.',
  'The price of bread rose by four percent in March.',
  'Bakers in Norvik ask for cheaper flour.',
];

function openTexts() {
  const index = openMemoryIndex();
  for (const [number, text] of texts.entries())
    index.put({ number, wordings: [stemsOf(text)], day: dayOf(`2026-03-0${number + 1}`) });
  return index;
}

function rankAll(text: string, details: { date?: string } = {}, usesDates = true) {
  const index = openTexts();
  const query = readQuery(text, details, index);
  const limits = { words: 10, meaning: 0, postings: 1000 };
  const embedding = new Map();
  const search = { index, embedding, map: null, isPassage: false, limits, accepts: () => true };
  return rankCandidates(query, findCandidates(query, search), { corpus: index, embedding }, usesDates);
}

describe('ranking', () => {
  it.each(texts.map((text, number) => [text, number] as const))(
    'puts a text itself first: %s',
    (text, number) => {
      expect(rankAll(text)[0]!.candidate.number).toBe(number);
    },
  );

  it('gives the same answer for the same question, to the last digit', () => {
    const asked = 'Did the ferry sink near Norvik?';
    expect(JSON.stringify(rankAll(asked))).toBe(JSON.stringify(rankAll(asked)));
  });

  it('adds up to its features', () => {
    for (const { score, features } of rankAll('Norvik ferry harbour closed', { date: '2026-03-02' })) {
      expect(features.map(({ name }) => name)).toEqual([...featureNames]);
      expect(features.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(score, 8);
    }
  });

  it('without dates loses that feature and nothing else', () => {
    const byNumber = (usesDates: boolean) =>
      new Map(
        rankAll('The harbour of Lindhaven', { date: '2026-03-04' }, usesDates).map((ranked) => [
          ranked.candidate.number,
          ranked,
        ]),
      );
    const [dated, undated] = [byNumber(true), byNumber(false)];
    expect(undated.size).toBe(dated.size);
    for (const [number, { features, score }] of dated) {
      const date = features.find(({ name }) => name === 'dateCloseness')!;
      expect(date.share).toBeGreaterThan(0);
      expect(undated.get(number)!.features).toEqual(features.filter((feature) => feature !== date));
      expect(undated.get(number)!.score).toBeCloseTo(score - date.share, 8);
    }
  });

  it('finds nothing for words that no text holds', () => {
    expect(rankAll('Quarks spin')).toEqual([]);
  });
});

test('closeness of days falls with the days between, counts half before, and is 0 where one is not known', () => {
  expect(closenessOfDays(100, 100)).toBeCloseTo(1, 8);
  expect(closenessOfDays(null, 100)).toBe(0);
  expect(closenessOfDays(100, null)).toBe(0);
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.integer({ min: 1, max: 500 }), (asked, gap, more) => {
      const ahead = closenessOfDays(asked, asked + gap);
      expect(closenessOfDays(asked + gap, asked)).toBe(gap > 3 ? ahead / 2 : ahead);
      expect(closenessOfDays(asked, asked + gap + more)).toBeLessThanOrEqual(
        closenessOfDays(asked, asked + gap),
      );
    }),
  );
});

describe('reading what is looked for', () => {
  const index = openTexts();

  it('parts tags and handles, by capitals or by the words that the texts hold, and drops links', () => {
    expect(partJoinedWords('#FloodRelief @NorvikPort2 https://example.org/a now', index)).toBe(
      ' Flood Relief   Norvik Port 2    now',
    );
    expect(partJoinedWords('#norvikharbour', index)).toBe(' norvik harbour ');
    expect(partJoinedWords('#zzzquux', index)).toBe(' zzzquux ');
  });

  it('takes speaker and day from a signature, unless they are given', () => {
    const text = 'The ferry sank — Ann Berg (@AnnBerg) March 2, 2026';
    const read = readQuery(text, {}, index);
    expect(read.stems).toEqual(stemsOf('ferry sank'));
    expect(read.speakerStems).toEqual(stemsOf('Ann Berg'));
    expect(read.day).toBe(dayOf('2026-03-02'));
    expect(readQuery(text, { date: '2026-01-01' }, index).day).toBe(dayOf('2026-01-01'));
    expect(readQuery('The ferry sank', {}, index).day).toBeNull();
  });

  it('asks with the rarest stems first and stops where they stand in too many texts', () => {
    const query = { stems: ['norvik', 'harbor', 'flour', 'ferri', 'unheard'], speakerStems: [] };
    expect(pickStems(query, index, 1000)).toEqual(['ferri', 'flour', 'harbor', 'norvik']);
    expect(pickStems(query, index, 4)).toEqual(['ferri', 'flour', 'harbor']);
  });

  it('asks with nothing where there are stop words only', () => {
    expect(pickStems(readQuery('to be or not to be', {}, index), index, 1000)).toEqual([]);
  });
});

test('passages of one event move up together', () => {
  const index = openTexts();
  const query = readQuery('ferry Norvik', {}, index);
  const candidates: Candidate[] = texts.map((text, wordRank) => ({
    wordings: [stemsOf(text)],
    day: null,
    isPassage: true,
    wordRank,
    meaningRank: null,
  }));
  const [first] = rankCandidates(query, candidates, { corpus: index, embedding: new Map() });
  expect(first!.features.map(({ name }) => name)).toContain('likeBest');
  expect(first!.candidate).toBe(candidates[0]);
});
