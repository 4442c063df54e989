/** One judged thing: its features, whether it is right, and how much it counts. */
export interface Judgement {
  readonly vector: Float64Array;
  readonly isRight: boolean;
  readonly weight: number;
}

const steps = 25;

/**
 * Logistic regression by Newton's method with an L2 penalty on all but the bias, which comes last. The same input
 * gives the same weights.
 */
export function fitLogistic(judged: readonly Judgement[], penalty: number): Float64Array {
  const size = (judged[0]?.vector.length ?? 0) + 1;
  const weights = new Float64Array(size);
  for (let step = 0; step < steps; step++) {
    const slope = Float64Array.from(weights, (weight, i) => (i < size - 1 ? penalty * weight : 0));
    const curvature = Array.from({ length: size }, (_, i) => {
      const row = new Float64Array(size);
      row[i] = i < size - 1 ? penalty : 1e-6;
      return row;
    });
    for (const one of judged) addTo(slope, curvature, one, weights);
    const change = solve(curvature, slope);
    for (let i = 0; i < size; i++) weights[i]! -= change[i]!;
    if (change.every((value) => Math.abs(value) < 1e-6)) break;
  }
  return weights;
}

/** The chance that weights give to a vector. */
export function chanceOf(vector: Float64Array, weights: Float64Array): number {
  let score = weights.at(-1)!;
  for (let i = 0; i < vector.length; i++) score += vector[i]! * weights[i]!;
  return 1 / (1 + Math.exp(-Math.max(-30, Math.min(30, score))));
}

function addTo(
  slope: Float64Array,
  curvature: readonly Float64Array[],
  { vector, isRight, weight }: Judgement,
  weights: Float64Array,
): void {
  const chance = chanceOf(vector, weights);
  const miss = weight * (chance - Number(isRight));
  const bend = weight * chance * (1 - chance);
  const last = vector.length;
  const used = [...vector.keys()].filter((i) => vector[i] !== 0);
  for (const i of used) {
    slope[i]! += miss * vector[i]!;
    const row = curvature[i]!;
    const share = bend * vector[i]!;
    for (const j of used) row[j]! += share * vector[j]!;
    row[last]! += share;
    curvature[last]![i]! += share;
  }
  slope[last]! += miss;
  curvature[last]![last]! += bend;
}

/** Gaussian elimination; the matrix is positive definite, so that no pivot is zero. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const rows = matrix.map((row, i) => Float64Array.of(...row, right[i]!));
  for (let at = 0; at < size; at++) {
    for (let below = at + 1; below < size; below++) {
      const factor = rows[below]![at]! / rows[at]![at]!;
      if (factor === 0) continue;
      for (let i = at; i <= size; i++) rows[below]![i]! -= factor * rows[at]![i]!;
    }
  }
  const solution = new Float64Array(size);
  for (let at = size - 1; at >= 0; at--) {
    let rest = rows[at]![size]!;
    for (let i = at + 1; i < size; i++) rest -= rows[at]![i]! * solution[i]!;
    solution[at] = rest / rows[at]![at]!;
  }
  return solution;
}
