import { inOrderOfTime, isBefore } from '../contract/moments.ts';
import { longestRun } from '../text/runs.ts';
import type { Span } from '../text/sentences.ts';
import { type Token, tokensOf } from '../text/stems.ts';
import { type CopiedText, hashRuns } from './copied-runs.ts';
import { type JoiningRule, joinGroups } from './grouping.ts';

/**
 * One run of eight words in so many is a print: each is a row that an import writes. A brief of a hundred words that
 * stands whole in another text has six prints there on average, and none in one of four hundred cases.
 */
const runsOfPrint = 16;
/** A short text has so many prints all the same, so that two short ones meet. */
const fewestPrints = 8;

/**
 * The prints of a text by which its copies are looked for: of the hashes of its runs of eight words those that can be
 * divided by sixteen (modulo sampling; Manber, 1994) and the smallest ones, each once, in ascending order. Whole
 * numbers of 32 bits. Empty for a text of fewer than eight words.
 */
export function fingerprintWords(words: readonly Pick<Token, 'hash'>[]): number[] {
  const smallest: number[] = [];
  const divisible: number[] = [];
  const runs = hashRuns(words);
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at]!;
    if (run % runsOfPrint === 0) divisible.push(run);
    if (smallest.length < fewestPrints || run < smallest.at(-1)!) keepSmallest(smallest, run);
  }
  // A typed array sorts without a function that compares.
  return Array.from(Int32Array.from(new Set([...smallest, ...divisible])).sort());
}

/** Puts a number in its place among the smallest, each once, in ascending order. */
function keepSmallest(smallest: number[], number: number): void {
  const place = smallest.findIndex((one) => one >= number);
  if (smallest[place] === number) return;
  smallest.splice(place < 0 ? smallest.length : place, 0, number);
  if (smallest.length > fewestPrints) smallest.pop();
}

/**
 * From this share of the shorter text on, two articles carry one text. Of the invented pairs in the tests a wire
 * text edited in every paragraph and cut has 0.55, two reports with one quotation in common 0.11.
 */
export const copiedShare = 0.4;
/** A sentence that two short texts have in common makes neither a copy: so many words are the same, */
const fewestCopiedWords = 20;
/** or nearly all are. */
const nearlyAll = 0.8;

/** False where what two texts have in common is no more than a quotation. */
export function isTelling({ words, share }: Pick<CopiedText, 'words' | 'share'>): boolean {
  return words >= fewestCopiedWords || share >= nearlyAll;
}

interface CopyInput {
  readonly articles: readonly { readonly id: string; readonly publishedAt: string | null }[];
  /** How much of the shorter of two stands in the other, 0 to 1. */
  readonly shares: readonly { readonly a: string; readonly b: string; readonly share: number }[];
  /** What editors joined or kept apart, of noun article. */
  readonly joinings: readonly JoiningRule[];
}

/**
 * The groups of two or more articles that carry one text, whole or cut, each in the order of time; one without a date
 * comes last, and ids decide between equals.
 */
export function groupCopies({ articles, shares, joinings }: CopyInput): string[][] {
  const copied = shares
    .filter(({ share }) => share >= copiedShare)
    .toSorted((x, y) => y.share - x.share || (x.a + x.b < y.a + y.b ? -1 : 1));
  // Of a large library few stand in any pair: the others are in no group.
  const named = new Set([...copied, ...joinings].flatMap(({ a, b }) => [a, b]));
  const order = new Map(
    articles
      .filter(({ id }) => named.has(id))
      .toSorted(byTime)
      .map(({ id }, index) => [id, index]),
  );
  return joinGroups([...order.keys()], copied, joinings)
    .filter((group) => group.length > 1)
    .map((group) => group.sort((x, y) => order.get(x)! - order.get(y)!))
    .sort((x, y) => order.get(x[0]!)! - order.get(y[0]!)!);
}

/** So many words of each text are looked through for a run; the time grows with their product. */
const mostWordsForRun = 4000;

/** The longest run of words that two texts share, by its place in each; null for texts without words in common. */
export function findCommonRun(a: string, b: string): { words: number; inA: Span; inB: Span } | null {
  const [tokensA, tokensB] = [a, b].map((text) => tokensOf(text).slice(0, mostWordsForRun));
  const run = longestRun(
    tokensA!.map(({ word }) => word),
    tokensB!.map(({ word }) => word),
  );
  if (run.length === 0) return null;
  const spanOf = (tokens: typeof tokensA, from: number) => ({
    start: tokens![from]!.start,
    end: tokens![from + run.length - 1]!.end,
  });
  return { words: run.length, inA: spanOf(tokensA, run.a), inB: spanOf(tokensB, run.b) };
}

/** Earliest first, ids decide between equals. */
export function byTime(
  x: { readonly id: string; readonly publishedAt: string | null },
  y: { readonly id: string; readonly publishedAt: string | null },
): number {
  return inOrderOfTime(x.publishedAt, y.publishedAt) || (x.id < y.id ? -1 : x.id > y.id ? 1 : 0);
}

/** What is known of articles that carry one text. */
interface Copies {
  readonly publishedAt: (id: string) => string | null;
  /** The first credits the second, or the agency by which it is. */
  readonly credits: (id: string, other: string) => boolean;
  readonly isLonger: (id: string, other: string) => boolean;
}

/**
 * The group with the article first that stands for it: the one published first. Where a day and a time within it leave
 * open which that is, it is the one that others credit, then the longest; the first of the group between equals.
 */
export function putLeadFirst(group: readonly string[], { publishedAt, credits, isLonger }: Copies): string[] {
  const dated = group.filter((id) => publishedAt(id) !== null);
  const able = dated.length > 0 ? dated : group;
  const first = able.filter((id) => !able.some((other) => isBefore(publishedAt(other), publishedAt(id))));
  const credited =
    first.length > 1 ? first.filter((id) => group.some((other) => other !== id && credits(other, id))) : [];
  const lead = (credited.length > 0 ? credited : first).reduce((best, id) =>
    isLonger(id, best) ? id : best,
  );
  return [lead, ...group.filter((id) => id !== lead)];
}
