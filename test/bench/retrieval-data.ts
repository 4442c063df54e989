import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  dayOf,
  type FoundCandidate,
  findCandidates,
  type Query,
  readQuery,
} from '../../src/match/candidates.ts';
import {
  createMeaningMap,
  createRandom,
  pairNeighbours,
  pairWordings,
  trainEmbedding,
} from '../../src/match/embedding.ts';
import type { Knowledge } from '../../src/match/ranking-features.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStemIndex, type StemIndex } from '../../src/store/stems.ts';
import { stemsOf } from '../../src/text/stems.ts';
import { readJsonLines } from './json-lines.ts';

export const retrievalSets = ['checkthat_2a', 'checkthat_2b', 'ecbplus'] as const;
export type RetrievalSetName = (typeof retrievalSets)[number];

export interface RetrievalDocument {
  readonly id: string;
  readonly claim: string;
  readonly title?: string;
  readonly subtitle?: string;
  readonly date?: string;
  /** The article that the text is a sentence of. */
  readonly doc?: string;
  readonly topic?: number;
}

/** A query, what was found for it, and what a person holds to be right. */
export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
  readonly doc: string | undefined;
  readonly query: Query;
  readonly candidates: readonly FoundCandidate[];
  readonly wanted: ReadonlySet<string>;
  /** 0 to 4: queries that share a right answer, or a topic, are in one. */
  readonly fold: number;
}

export interface RetrievalSet {
  readonly name: RetrievalSetName;
  readonly documents: readonly RetrievalDocument[];
  readonly queries: readonly JudgedQuery[];
  readonly knowledge: Knowledge;
  /** Average precision is divided by the number of right answers, or by five where that is fewer. */
  readonly cutsAtFive: boolean;
  /** Tells this data from other data of the same form. */
  readonly fingerprint: string;
}

/** One answer to a question is looked up among so many; linking a claim takes fewer. */
const limits = { words: 100, meaning: 50, postings: 10_000 };
export const foldCount = 5;

/** Reads a set, indexes its texts as the program does, and finds the candidates of each query. */
export function readRetrievalSet(data: string, name: RetrievalSetName): RetrievalSet {
  const folder = join(data, 'matching', name);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const documents = readJsonLines<RetrievalDocument>(join(folder, 'corpus.jsonl'));
  const wantedById = new Map<string, Set<string>>();
  const judgements = readJsonLines<{ qid: string; did: string; rel: number }>(join(folder, 'qrels.jsonl'));
  for (const { qid, did, rel } of judgements)
    if (rel > 0) wantedById.set(qid, (wantedById.get(qid) ?? new Set()).add(did));
  const asked = readJsonLines<{ id: string; text: string; doc?: string }>(
    join(folder, 'queries.jsonl'),
  ).filter(({ id }) => wantedById.has(id));

  const index = openMemoryIndex();
  const texts = documents.map(({ claim, title, subtitle, date }, number) => ({
    number,
    wordings: [claim, title, subtitle]
      .flatMap((text) => (text ? [stemsOf(text)] : []))
      .filter(({ length }) => length > 0),
    day: dayOf(printedDay(date)),
  }));
  for (const text of texts) index.put(text);
  const byArticle = Map.groupBy(
    texts.filter(({ number }) => documents[number]!.doc !== undefined),
    ({ number }) => documents[number]!.doc!,
  );
  const embedding = runToEnd(
    trainEmbedding(
      [
        ...texts.flatMap(({ wordings }) => pairWordings(wordings)),
        ...[...byArticle.values()].flatMap((sentences) =>
          pairNeighbours(sentences.map(({ wordings }) => wordings[0] ?? [])),
        ),
      ],
      index,
    ),
  );
  const map = createMeaningMap(texts, embedding);
  const isPassage = byArticle.size > 0;
  const folds = foldQueries(asked, wantedById, documents);
  const queries = asked.map(({ id, text, doc }, at): JudgedQuery => {
    const query = readQuery(text, {}, index);
    const accepts = (number: number) => doc === undefined || documents[number]!.doc !== doc;
    const candidates = findCandidates(query, { index, embedding, map, isPassage, limits, accepts });
    return { id, text, doc, query, candidates, wanted: wantedById.get(id)!, fold: folds[at]! };
  });
  return {
    name,
    documents,
    queries,
    knowledge: { corpus: index, embedding },
    cutsAtFive: name === 'ecbplus',
    fingerprint: createHash('sha256')
      .update(asked.map(({ id, text }) => `${id}\t${text}\n`).join(''))
      .digest('hex')
      .slice(0, 12),
  };
}

/** The program's own index of stems, in memory. */
export function openMemoryIndex(): StemIndex {
  const db = new Database(':memory:');
  for (const migration of migrations) db.exec(migration);
  return openStemIndex(db, 'check');
}

function runToEnd<T>(steps: Generator<unknown, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** "26 May 2015" and "stated on October 22, 2019 in ..." as a day; null where there is none. */
function printedDay(date: string | undefined): string | null {
  const found = /\d{1,2} \p{Lu}\p{Ll}+ \d{4}|\p{Lu}\p{Ll}+ \d{1,2}, \d{4}/u.exec(date ?? '');
  return found ? `${found[0]} UTC` : null;
}

/** Queries that share a right answer, directly or over others, are kept together; so is a topic of ecbplus. */
function foldQueries(
  queries: readonly { readonly id: string }[],
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  documents: readonly RetrievalDocument[],
): number[] {
  const topicOf = new Map(
    documents.map(({ id, topic }) => [id, topic === undefined ? id : `topic ${topic}`]),
  );
  const parents = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    while ((parents.get(root) ?? root) !== root) root = parents.get(root)!;
    parents.set(key, root);
    return root;
  };
  const keyOf = ({ id }: { readonly id: string }) => `query ${id}`;
  for (const query of queries) {
    for (const id of wanted.get(query.id)!) parents.set(rootOf(keyOf(query)), rootOf(topicOf.get(id) ?? id));
    // A query of ecbplus is itself a sentence of its topic.
    if (topicOf.get(query.id)?.startsWith('topic '))
      parents.set(rootOf(keyOf(query)), rootOf(topicOf.get(query.id)!));
  }
  const groups = [...Map.groupBy(queries.keys(), (at) => rootOf(keyOf(queries[at]!))).values()];
  const random = createRandom(1);
  for (let i = groups.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [groups[i], groups[j]] = [groups[j]!, groups[i]!];
  }
  const sizes = new Array<number>(foldCount).fill(0);
  const folds = new Array<number>(queries.length).fill(0);
  for (const group of groups) {
    const fold = sizes.indexOf(Math.min(...sizes));
    sizes[fold]! += group.length;
    for (const at of group) folds[at] = fold;
  }
  return folds;
}

/** How well the first five answers hold what is wanted, 0 to 1. */
export function averagePrecision(
  hits: readonly string[],
  wanted: ReadonlySet<string>,
  cutsAtFive: boolean,
): number {
  let right = 0;
  let sum = 0;
  hits.slice(0, 5).forEach((id, place) => {
    if (wanted.has(id)) sum += ++right / (place + 1);
  });
  return sum / (cutsAtFive ? Math.min(5, wanted.size) : wanted.size);
}
