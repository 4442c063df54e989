import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scoreSentences } from '../../src/annotate/index.ts';
import { parseOne } from '../support/parse-one.ts';
import { readJsonLines } from './json-lines.ts';

/** A sentence of which somebody said whether it is worth checking. */
export interface JudgedSentence {
  readonly id: string;
  readonly text: string;
  readonly isWorthChecking: boolean;
  /** The speech or article that it stands in; null where that is not known. */
  readonly document: string | null;
}

/** By its file's name without the ending: "ct24-dev". */
export interface SentenceSet {
  readonly name: string;
  readonly sentences: readonly JudgedSentence[];
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly label: 0 | 1;
  readonly context: { readonly doc: string | null };
}

/** Every set that lies in `data`/data/checkworthy, by name. */
export function readSentenceSets(data: string): SentenceSet[] {
  const folder = join(data, 'data/checkworthy');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.jsonl$/, ''),
      sentences: readJsonLines<Row>(join(folder, file)).map(({ id, text, label, context }) => ({
        id,
        text,
        isWorthChecking: label === 1,
        document: context.doc,
      })),
    }));
}

interface GoldClaim {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence of an article, with the numbers of the marked claims that stand in it. */
export interface ArticleSentence extends JudgedSentence {
  readonly claims: readonly number[];
}

/** The sentences that are read in the five seed articles; those in which a marked claim stands are worth checking. */
export async function readArticleSentences(data: string): Promise<ArticleSentence[]> {
  const folder = join(data, 'corpus/seeds');
  const gold = readJsonLines<GoldClaim>(join(data, 'gold/seeds/claims.jsonl'));
  const sentences: ArticleSentence[] = [];
  for (const file of readdirSync(folder).sort()) {
    const { text, blocks } = await parseOne(file, readFileSync(join(folder, file)));
    for (const { start, end } of scoreSentences(text, blocks, 'en')) {
      const claims = gold.flatMap((claim, number) =>
        claim.file === file && claim.start < end && claim.end > start ? [number] : [],
      );
      sentences.push({
        id: `${file}:${start}`,
        text: text.slice(start, end),
        isWorthChecking: claims.length > 0,
        document: file,
        claims,
      });
    }
  }
  return sentences;
}

/** Average precision of a ranking by score; equal scores stay in the order in which they are given. */
export function averagePrecision(labels: readonly boolean[], scores: readonly number[]): number {
  const order = [...labels.keys()].sort((x, y) => scores[y]! - scores[x]! || x - y);
  let [hits, sum] = [0, 0];
  for (const [rank, index] of order.entries()) {
    if (!labels[index]) continue;
    hits++;
    sum += hits / (rank + 1);
  }
  return sum / Math.max(1, hits);
}

export const foldCount = 5;

/** Which fold each sentence belongs to: a document is never in two. */
export function foldByDocument(sentences: readonly JudgedSentence[]): number[] {
  const documents = [...new Set(sentences.map(({ document }) => document ?? ''))].sort();
  const folds = new Map(documents.map((document, index) => [document, index % foldCount]));
  return sentences.map(({ document }) => folds.get(document ?? '')!);
}
