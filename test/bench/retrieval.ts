import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ranking } from '../../src/match/weights.ts';
import type { BenchResult } from './bench.ts';
import { crossValidate, type Example, meanPrecision, rankAsShipped, toExamples } from './fit-ranking.ts';
import {
  type RetrievalSet,
  type RetrievalSetName,
  readRetrievalSet,
  retrievalSets,
} from './retrieval-data.ts';

/** What the plain search gives on the development data; the run is void where it gives anything else. */
const baselines: Record<RetrievalSetName, number> = {
  checkthat_2a: 0.851,
  checkthat_2b: 0.466,
  ecbplus: 0.773,
};
const baselineTolerance = 0.005;
const kept = 50;

/** The words that the plain search leaves out, as whoever measured the baseline chose them. */
const stopWords = new Set(
  (
    'a about after again all also an and any are as at be been before being between both but by can could did do does ' +
    'down each for from had has have having he her here his how i in into is it its just may me might more most my no ' +
    'nor not of off on or other our out over own s said same say says shall she should so some such t than that the ' +
    'their them then there these they this those to under up was we were what when where which who whom why will with ' +
    'would you your'
  ).split(' '),
);
const links = /https?:\/\/\S+|pic\.twitter\.com\/\S+|www\.\S+/g;

/** FTS5 with its porter stemmer, stop words and links dropped: for each query the ids it finds, best first. */
function searchPlainly({ documents, queries }: RetrievalSet): Map<string, string[]> {
  const db = new Database(':memory:');
  db.exec('CREATE VIRTUAL TABLE plain USING fts5 (claim, title, subtitle, tokenize = "porter unicode61")');
  const insert = db.prepare('INSERT INTO plain (rowid, claim, title, subtitle) VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    for (const [row, { claim, title, subtitle }] of documents.entries())
      insert.run(row, claim, title ?? '', subtitle ?? '');
  })();
  const search = db.prepare('SELECT rowid FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 200').pluck();
  return new Map(
    queries.map(({ id, text, doc }) => {
      const words = (
        text
          .replace(links, ' ')
          .toLowerCase()
          .match(/[\p{L}\p{N}_]+/gu) ?? []
      ).filter((word) => word.length > 1 || /\d/.test(word));
      const telling = words.filter((word) => !stopWords.has(word));
      const asked = [...new Set(telling.length > 0 ? telling : words)];
      const rows =
        asked.length > 0 ? (search.all(asked.map((word) => `"${word}"`).join(' OR ')) as number[]) : [];
      const found = rows
        .map((row) => documents[row]!)
        .filter((document) => doc === undefined || document.doc !== doc);
      return [id, found.map((document) => document.id)];
    }),
  );
}

interface SetFigures {
  readonly queries: number;
  readonly baseline: number;
  /** With and without dates, by cross-validation on the data that the weights were fitted on, else by the program's weights. */
  readonly map5: number;
  readonly map5WithoutDates: number;
  /** Share of the right answers among the candidates. */
  readonly recall: number;
  readonly weights: 'cross-validated' | 'shipped';
}

/**
 * How well the right texts stand among the first five, in three sets. On the queries that the program's weights were
 * fitted on every answer comes from weights fitted without its fold; on other data the program's own are used.
 * Reads `data`/data/matching.
 */
export function benchRetrieval(data: string): BenchResult {
  const sets = retrievalSets.map((name) => readRetrievalSet(join(data, 'data'), name));
  const examples = new Map(sets.map((set) => [set, toExamples(set)]));
  const fittedOn: Readonly<Record<string, string>> = ranking.fittedOn;
  const isKnown = (set: RetrievalSet) => fittedOn[set.name] === set.fingerprint;
  const answers = crossValidate(sets.filter(isKnown).flatMap((set) => examples.get(set)!));
  const hitsFor = (example: Example, usesDates: boolean) => {
    const answer = answers.get(example);
    if (answer) return usesDates ? answer.hits : answer.hitsWithoutDates;
    return rankAsShipped(example, usesDates);
  };
  const problems: string[] = [];
  const figures: Record<string, SetFigures> = {};
  const predictions: object[] = [];
  for (const set of sets) {
    const own = examples.get(set)!;
    const plain = searchPlainly(set);
    const hits = new Map(own.map((example) => [example, hitsFor(example, true)]));
    const baseline = meanPrecision(own, ({ judged }) => plain.get(judged.id)!);
    if (isKnown(set) && Math.abs(baseline - baselines[set.name]) > baselineTolerance)
      problems.push(
        `${set.name}: the plain search gives ${baseline.toFixed(4)} instead of ${baselines[set.name]}.`,
      );
    const recalls = own.map(({ judged, isRight }) => isRight.filter(Boolean).length / judged.wanted.size);
    figures[set.name] = {
      queries: own.length,
      baseline,
      map5: meanPrecision(own, (example) => hits.get(example)!),
      map5WithoutDates: meanPrecision(own, (example) => hitsFor(example, false)),
      recall: recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length,
      weights: isKnown(set) ? 'cross-validated' : 'shipped',
    };
    for (const [{ judged }, found] of hits)
      predictions.push({ set: set.name, qid: judged.id, hits: found.slice(0, kept) });
  }
  const shown = (value: number) => value.toFixed(4).padStart(10);
  return {
    report: [
      'retrieval: mean average precision of the first five',
      `${'set'.padEnd(16)}${'plain'.padStart(10)}${'claimbench'.padStart(12)}${'no dates'.padStart(10)}${'recall'.padStart(10)}  weights`,
      ...Object.entries(figures).map(
        ([name, row]) =>
          `${name.padEnd(16)}${shown(row.baseline)}  ${shown(row.map5)}${shown(row.map5WithoutDates)}${shown(row.recall)}  ${row.weights}`,
      ),
    ].join('\n'),
    figures: { suite: 'retrieval', ...figures },
    predictions,
    problems,
  };
}
