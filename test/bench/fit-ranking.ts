import type { Query } from '../../src/match/candidates.ts';
import {
  companyNames,
  companyOf,
  orderByScore,
  type RankingWeights,
  rankCandidates,
} from '../../src/match/ranking.ts';
import { featureNames, featuresOf, signOf } from '../../src/match/ranking-features.ts';
import type { FittedWeights } from './fit.ts';
import { learnWeights, weigh } from './learn.ts';
import {
  averagePrecision,
  foldCount,
  type JudgedQuery,
  type RetrievalSet,
  readRetrievalSet,
  retrievalSets,
} from './retrieval-data.ts';

/** A query with what is learnt from: a vector for each candidate, and which candidates are right. */
export interface Example {
  readonly set: RetrievalSet;
  readonly judged: JudgedQuery;
  readonly vectors: readonly Float64Array[];
  readonly isRight: readonly boolean[];
  /** Each set counts as much as any other. */
  readonly weight: number;
}

export function toExamples(set: RetrievalSet): Example[] {
  return set.queries.map((judged) => ({
    set,
    judged,
    vectors: featuresOf(judged.query, judged.candidates, set.knowledge),
    isRight: judged.candidates.map(({ number }) => judged.wanted.has(set.documents[number]!.id)),
    weight: 1000 / set.queries.length,
  }));
}

const singleSigns = featureNames.map(signOf);
const passageSigns = [...featureNames, ...companyNames].map(signOf);

const isOfPassages = ({ judged }: Example) => judged.candidates.some(({ isPassage }) => isPassage);

/** The vectors of a second ranking, after a first one with these weights. */
export function addCompany({ set, judged, vectors }: Example, weights: Float64Array): Float64Array[] {
  const scores = vectors.map((vector) => weigh(vector, weights));
  const company = companyOf(judged.candidates, scores, set.knowledge);
  return vectors.map((vector, index) => Float64Array.of(...vector, ...company[index]!));
}

/** Weights of both rankings. The second is learnt on first rankings that did not know the query. */
export function fitExamples(examples: readonly Example[]): { single: Float64Array; passages: Float64Array } {
  const single = learnWeights(examples, singleSigns);
  const halfOf = ({ judged }: Example) => judged.fold % 2;
  const passages = [0, 1].flatMap((half) => {
    const weights = learnWeights(
      examples.filter((example) => halfOf(example) !== half),
      singleSigns,
    );
    return examples
      .filter((example) => halfOf(example) === half && isOfPassages(example))
      .map((example) => ({ ...example, vectors: addCompany(example, weights) }));
  });
  return { single, passages: learnWeights(passages, passageSigns) };
}

export function toRankingWeights({ single, passages }: ReturnType<typeof fitExamples>): RankingWeights {
  const name = (names: readonly string[], weights: Float64Array) =>
    Object.fromEntries(names.map((feature, f) => [feature, Number(weights[f]!.toFixed(4))]));
  return {
    single: name(featureNames, single),
    passages: name([...featureNames, ...companyNames], passages),
  } as unknown as RankingWeights;
}

/** The ids found for a query, best first, under these weights. */
export function hitsOf({ set, judged, vectors }: Example, fitted: ReturnType<typeof fitExamples>): string[] {
  const isPassages = judged.candidates.some(({ isPassage }) => isPassage);
  const scores = isPassages
    ? addCompany({ set, judged, vectors } as Example, fitted.single).map((vector) =>
        weigh(vector, fitted.passages),
      )
    : vectors.map((vector) => weigh(vector, fitted.single));
  return orderByScore(scores).map((index) => set.documents[judged.candidates[index]!.number]!.id);
}

/** What each query gets from weights that were fitted without its fold. */
export function crossValidate(
  examples: readonly Example[],
): Map<Example, { hits: string[]; hitsWithoutDates: string[] }> {
  const dates = featureNames.indexOf('dateCloseness');
  const answers = new Map<Example, { hits: string[]; hitsWithoutDates: string[] }>();
  for (let fold = 0; fold < foldCount; fold++) {
    const fitted = fitExamples(examples.filter(({ judged }) => judged.fold !== fold));
    for (const example of examples) {
      if (example.judged.fold !== fold) continue;
      const undated = example.vectors.map((vector) => vector.map((value, f) => (f === dates ? 0 : value)));
      answers.set(example, {
        hits: hitsOf(example, fitted),
        hitsWithoutDates: hitsOf({ ...example, vectors: undated }, fitted),
      });
    }
  }
  return answers;
}

/** Mean average precision over the first five. */
export function meanPrecision(
  examples: readonly Example[],
  hitsFor: (example: Example) => readonly string[],
): number {
  const sum = examples.reduce(
    (total, example) =>
      total + averagePrecision(hitsFor(example), example.judged.wanted, example.set.cutsAtFive),
    0,
  );
  return sum / examples.length;
}

/** The weights of ranking, fitted on all development sets, with the figures that cross-validation gives. */
export function fitRanking(data: string): FittedWeights {
  const sets = retrievalSets.map((name) => readRetrievalSet(data, name));
  const examples = sets.flatMap(toExamples);
  const answers = crossValidate(examples);
  const figures = sets.map((set) => {
    const own = examples.filter((example) => example.set === set);
    const [dated, undated] = [
      meanPrecision(own, (example) => answers.get(example)!.hits),
      meanPrecision(own, (example) => answers.get(example)!.hitsWithoutDates),
    ];
    return `${set.name} ${dated.toFixed(3)}${set.name === 'checkthat_2a' ? `, without dates ${undated.toFixed(3)}` : ''}`;
  });
  return {
    name: 'ranking',
    comment: [
      'How much each feature of ranking-features.ts and ranking.ts counts, of single texts and in the second ranking of',
      'passages. Mean average precision of the first five, by cross-validation in five folds that share no answer:',
      `${figures.join('; ')}.`,
      '`fittedOn` tells the queries these were fitted on, on which only cross-validation says anything.',
    ],
    value: {
      ...toRankingWeights(fitExamples(examples)),
      fittedOn: Object.fromEntries(sets.map(({ name, fingerprint }) => [name, fingerprint])),
    },
  };
}

/** What the program's own weights put in which order. */
export function rankAsShipped({ set, judged }: Example, usesDates: boolean): string[] {
  const query: Query = judged.query;
  return rankCandidates(query, judged.candidates, set.knowledge, usesDates).map(
    ({ candidate }) => set.documents[candidate.number]!.id,
  );
}
