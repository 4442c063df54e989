import type { Query } from './candidates.ts';
import { idfOf, likenessOf, placeText } from './embedding.ts';
import {
  type Candidate,
  type FeatureName,
  featureNames,
  featuresOf,
  type Knowledge,
} from './ranking-features.ts';
import { ranking } from './weights.ts';

/** What the best candidates of a first ranking say of each candidate. */
export const companyNames = [
  'likeBest',
  'likeBestInMeaning',
  'likeOneOfBest',
  'behindBest',
  'place',
] as const;
type CompanyName = (typeof companyNames)[number];

/** How much each feature counts: of single texts, and in the second ranking of passages. */
export interface RankingWeights {
  readonly single: Readonly<Record<FeatureName, number>>;
  readonly passages: Readonly<Record<FeatureName | CompanyName, number>>;
}

/** One line under "Why?" of something that was found: what was compared, and what it brought. */
export interface RankedFeature {
  readonly name: FeatureName | CompanyName;
  /** As compared; most run from 0 to 1. */
  readonly value: number;
  /** What it adds to the score: the value times its weight. */
  readonly share: number;
}

export interface Ranked<C extends Candidate> {
  readonly candidate: C;
  /** Higher is likelier; compares only within one answer. */
  readonly score: number;
  readonly features: readonly RankedFeature[];
}

/** So many of the best tell what the event is that the others are compared with. */
const bestCandidates = 5;

/**
 * Ranks candidates by a weighted sum of features, best first. Passages of articles are ranked twice: an event is
 * told in many of them, so that those like the first five move up. Pure: the same input gives the same answer.
 * @param usesDates false: closeness of dates is left out, and nothing else changes
 */
export function rankCandidates<C extends Candidate>(
  query: Query,
  candidates: readonly C[],
  knowledge: Knowledge,
  usesDates = true,
  weights: RankingWeights = ranking,
): Ranked<C>[] {
  const vectors = featuresOf(query, candidates, knowledge);
  const dates = featureNames.indexOf('dateCloseness');
  if (!usesDates) for (const vector of vectors) vector[dates] = 0;
  const first = vectors.map((vector) => toScore(vector, featureNames, weights.single));
  if (!candidates.every(({ isPassage }) => isPassage))
    return sortRanked(candidates, vectors, featureNames, weights.single, usesDates);
  const company = companyOf(candidates, first, knowledge);
  const whole = vectors.map((vector, index) => Float64Array.of(...vector, ...company[index]!));
  return sortRanked(candidates, whole, [...featureNames, ...companyNames], weights.passages, usesDates);
}

function toScore<N extends string>(
  vector: Float64Array,
  names: readonly N[],
  weights: Readonly<Record<N, number>>,
): number {
  let score = 0;
  for (let f = 0; f < names.length; f++) score += vector[f]! * weights[names[f]!];
  return score;
}

function sortRanked<C extends Candidate, N extends RankedFeature['name']>(
  candidates: readonly C[],
  vectors: readonly Float64Array[],
  names: readonly N[],
  weights: Readonly<Record<N, number>>,
  usesDates: boolean,
): Ranked<C>[] {
  const scores = vectors.map((vector) => toScore(vector, names, weights));
  return orderByScore(scores).map((index) => ({
    candidate: candidates[index]!,
    score: scores[index]!,
    features: names.flatMap((name, f) => {
      const value = vectors[index]![f]!;
      return name === 'dateCloseness' && !usesDates ? [] : [{ name, value, share: value * weights[name] }];
    }),
  }));
}

/** The indexes of scores, highest first, the earlier one first where two are the same. */
export function orderByScore(scores: readonly number[]): number[] {
  return [...scores.keys()].sort((x, y) => scores[y]! - scores[x]! || x - y);
}

/** A vector of `companyNames` for each candidate, in their order. @param scores of a first ranking */
export function companyOf(
  candidates: readonly Candidate[],
  scores: readonly number[],
  { corpus, embedding }: Knowledge,
): number[][] {
  const idfs = new Map<string, number>();
  const idf = (stem: string) => {
    const known = idfs.get(stem) ?? idfOf(stem, corpus);
    idfs.set(stem, known);
    return known;
  };
  const texts = candidates.map(({ wordings }) => {
    const stems = new Set(wordings.flat());
    const norm = Math.sqrt([...stems].reduce((sum, stem) => sum + idf(stem) ** 2, 0)) || 1;
    return { stems, norm, place: placeText(stems, embedding) };
  });
  const order = orderByScore(scores);
  const highest = scores[order[0]!] ?? 0;
  const best = order
    .slice(0, bestCandidates)
    .map((index) => ({ index, weight: Math.exp((scores[index]! - highest) / 2) }));
  const places = new Map(order.map((index, place) => [index, place]));
  return texts.map((text, own) => {
    let [words, meaning, most, total] = [0, 0, 0, 0];
    for (const { index, weight } of best) {
      if (index === own) continue;
      const other = texts[index]!;
      let dot = 0;
      for (const stem of text.stems) if (other.stems.has(stem)) dot += idf(stem) ** 2;
      const likeness = dot / text.norm / other.norm;
      words += weight * likeness;
      meaning += weight * likenessOf(text.place, other.place);
      most = Math.max(most, likeness);
      total += weight;
    }
    const mean = (sum: number) => (total > 0 ? sum / total : 0);
    return [mean(words), mean(meaning), most, scores[own]! - highest, Math.log(1 + places.get(own)!)];
  });
}
