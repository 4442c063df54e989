import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCues } from '../../src/ingest/block-cues.ts';
import { decodeText } from '../../src/ingest/decode.ts';
import { lookAt } from '../../src/ingest/html.ts';
import type { CueWeights } from '../../src/ingest/page-article.ts';
import { type GoldPage, tokensOf } from './extraction-score.ts';
import type { FittedWeights } from './fit.ts';
import { readJsonLines } from './json-lines.ts';
import { fitLogistic, type Judgement } from './logistic.ts';

/** A block of a page whose gold tells whether it belongs to the article. */
interface JudgedBlock {
  readonly cues: ReadonlyMap<string, number>;
  readonly isRight: boolean;
  readonly weight: number;
}

/** A page of the development data with what its gold tells of its blocks. */
export interface JudgedGold {
  readonly gold: GoldPage;
  readonly blocks: readonly JudgedBlock[];
}

/** Pages are kept apart in so many folds when weights are tried on pages that they were not fitted on. */
export const foldCount = 6;

export function foldOf(id: string): number {
  return createHash('sha256').update(id).digest()[0]! % foldCount;
}

/** All pages of a whole body weigh alike, a segment of the others about as much as ten words there. */
const pageWeight = 30;
const segmentWeight = 3.2;
const penalty = 4;
/** A cue of fewer blocks tells more of their pages than of others. */
const fewestBlocks = 40;

/** @param data the folder with extraction/ */
export function readJudgedPages(data: string): JudgedGold[] {
  return readJsonLines<GoldPage>(join(data, 'extraction/manifest.jsonl')).map((gold) => {
    const bytes = gunzipSync(readFileSync(join(data, 'extraction', gold.file)));
    const page = lookAt(decodeText({ name: gold.id, bytes }, 'markup'), gold.id)?.page;
    if (!page) return { gold, blocks: [] };
    const cues = readCues(page);
    const judge = gold.body === null ? judgeBySegments(gold) : judgeByBody(gold.body);
    const judged = page.blocks.flatMap(({ text }, index): JudgedBlock[] => {
      const judgement = judge(text);
      if (!judgement) return [];
      const told = new Map<string, number>();
      cues(index, (cue, value) => told.set(cue, value));
      return [{ cues: told, ...judgement }];
    });
    const whole = gold.body === null ? pageWeight : judged.reduce((sum, { weight }) => sum + weight, 1);
    return {
      gold,
      blocks: judged.map((block) => ({ ...block, weight: (block.weight * pageWeight) / whole })),
    };
  });
}

type Judge = (text: string) => { readonly isRight: boolean; readonly weight: number } | null;

const flatten = (text: string) => text.replace(/\s+/g, ' ').trim();

/** By the share of its word groups that the body has; a short block by whether it is a line of the body. */
function judgeByBody(body: string): Judge {
  const tokens = tokensOf(body);
  const groups = new Set(tokens.map((_, at) => tokens.slice(at, at + 4).join(' ')));
  const lines = new Set(body.split('\n').map(flatten));
  return (text) => {
    const words = tokensOf(text);
    const line = flatten(text);
    const weight = Math.max(1, words.length) ** 0.8;
    if (words.length < 4)
      return { isRight: lines.has(line) || (line.length > 12 && flatten(body).includes(line)), weight };
    const count = words.length - 3;
    const shared = Array.from({ length: count }, (_, at) => words.slice(at, at + 4).join(' '));
    return { isRight: shared.filter((group) => groups.has(group)).length * 2 >= count, weight };
  };
}

/** By the segments that stand in it or that it is part of; of any other block nothing is known. */
function judgeBySegments(gold: GoldPage): Judge {
  const [inside, outside] = [gold.with ?? [], gold.without ?? []].map((segments) => segments.map(flatten));
  return (text) => {
    const line = flatten(text);
    const touches = (segment: string) =>
      line.includes(segment) || (line.length > 20 && segment.includes(line));
    if (inside!.some(touches)) return { isRight: true, weight: segmentWeight };
    return outside!.some(touches) ? { isRight: false, weight: segmentWeight } : null;
  };
}

/** Weights under which the blocks of these pages are judged best. */
export function fitCues(pages: readonly JudgedGold[]): CueWeights {
  const blocks = pages.flatMap((page) => page.blocks);
  const counts = new Map<string, number>();
  for (const { cues } of blocks) for (const cue of cues.keys()) counts.set(cue, (counts.get(cue) ?? 0) + 1);
  const names = [...counts.keys()].filter((cue) => counts.get(cue)! >= fewestBlocks).sort();
  const judged = blocks.map(
    ({ cues, isRight, weight }): Judgement => ({
      vector: Float64Array.from(names, (cue) => cues.get(cue) ?? 0),
      isRight,
      weight,
    }),
  );
  const weights = fitLogistic(judged, penalty);
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    bias: round(weights.at(-1)!),
    ...Object.fromEntries(names.map((cue, i) => [cue, round(weights[i]!)])),
  };
}

/** The weights of the cues of blocks, fitted on all development pages. */
export function fitBlocks(data: string): FittedWeights {
  const pages = readJudgedPages(data);
  return {
    name: 'blockWeights',
    comment: [
      'How much each cue of block-cues.ts speaks for a block being part of the article, in log-odds, by logistic',
      `regression on ${pages.length} development pages. What comes of it, on these pages and by folds on pages that the`,
      'weights were not fitted on, is printed by `npm run bench -- extraction`.',
    ],
    value: fitCues(pages),
  };
}
