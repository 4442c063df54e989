import { createRandom } from '../../src/match/embedding.ts';

/** The candidates of one query, each a vector of features, and which of them are right. */
export interface Judged {
  readonly vectors: readonly Float64Array[];
  readonly isRight: readonly boolean[];
  /** How much the query counts. */
  readonly weight: number;
}

const epochs = 14;
const batchSize = 16;
const rate = 0.05;
/** Against weights that only fit the queries at hand. */
const decay = 1e-3;

/**
 * Weights under which the right candidates of each query score above the others: listwise softmax over one right
 * candidate and all wrong ones, features scaled to unit spread while learning, Adam with a falling rate. The same
 * input gives the same weights, in the units of the features. No weight gets another sign than it may have (0: either).
 */
export function learnWeights(judged: readonly Judged[], signs: readonly (1 | 0 | -1)[]): Float64Array {
  const size = signs.length;
  const used = judged.filter(({ isRight }) => isRight.includes(true) && isRight.includes(false));
  const spread = spreadOf(used, size);
  const scaled = used.map((query) => ({
    ...query,
    vectors: query.vectors.map((vector) => vector.map((value, f) => value / spread[f]!)),
  }));
  const random = createRandom(5);
  const weights = new Float64Array(size);
  const [means, squares] = [new Float64Array(size), new Float64Array(size)];
  const order = [...scaled.keys()];
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (let from = 0; from < order.length; from += batchSize) {
      const slope = new Float64Array(size);
      const batch = order.slice(from, from + batchSize).map((index) => scaled[index]!);
      const total = batch.reduce((sum, { weight }) => sum + weight, 0);
      for (const query of batch) addSlope(query, weights, slope);
      step++;
      const pace = rate * (1 - epoch / epochs) + 1e-4;
      for (let f = 0; f < size; f++) {
        const g = slope[f]! / total + decay * weights[f]!;
        means[f] = 0.9 * means[f]! + 0.1 * g;
        squares[f] = 0.999 * squares[f]! + 0.001 * g * g;
        const mean = means[f]! / (1 - 0.9 ** step);
        weights[f]! -= (pace * mean) / (Math.sqrt(squares[f]! / (1 - 0.999 ** step)) + 1e-8);
        if (signs[f]! * weights[f]! < 0) weights[f] = 0;
      }
    }
  }
  return weights.map((weight, f) => weight / spread[f]!);
}

/** The score that weights give to a vector. */
export function weigh(vector: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let f = 0; f < vector.length; f++) sum += vector[f]! * weights[f]!;
  return sum;
}

function addSlope({ vectors, isRight, weight }: Judged, weights: Float64Array, slope: Float64Array): void {
  const scores = vectors.map((vector) => weigh(vector, weights));
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const wrong = shares.reduce((sum, share, i) => (isRight[i] ? sum : sum + share), 0);
  const rights = isRight.filter(Boolean).length;
  const pushed = shares.reduce((sum, share, i) => (isRight[i] ? sum + 1 / (share + wrong) / rights : sum), 0);
  vectors.forEach((vector, i) => {
    const pull = isRight[i] ? -(wrong / (shares[i]! + wrong)) / rights : shares[i]! * pushed;
    if (Math.abs(pull) < 1e-7) return;
    for (let f = 0; f < vector.length; f++) slope[f]! += weight * pull * vector[f]!;
  });
}

function spreadOf(judged: readonly Judged[], size: number): Float64Array {
  const [sums, squares] = [new Float64Array(size), new Float64Array(size)];
  let count = 0;
  for (const { vectors } of judged) {
    for (const vector of vectors) {
      count++;
      for (let f = 0; f < size; f++) {
        sums[f]! += vector[f]!;
        squares[f]! += vector[f]! ** 2;
      }
    }
  }
  return sums.map((sum, f) => Math.sqrt(Math.max(0, squares[f]! / count - (sum / count) ** 2)) || 1);
}
