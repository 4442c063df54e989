/**
 * One example of a logistic regression over more features than a matrix of them has room for: what is there and how
 * much of it, and whether it is what is looked for.
 */
export interface LogisticExample {
  readonly index: Int32Array;
  readonly value: Float64Array;
  readonly label: boolean;
  readonly weight: number;
  /** Log odds that are given and not learnt. */
  readonly offset: number;
}

export interface LogisticOptions {
  /** L2 penalty of each weight; the intercept has none. */
  readonly penalties: Float64Array;
}

/** So many steps are remembered (L-BFGS: Nocedal 1980). */
const memory = 10;
const mostSteps = 500;
/** The loss changes by less than this share of itself: it has converged. */
const tolerance = 1e-7;

/** The weights under which the labels are likeliest, and last the intercept. The same examples give the same weights. */
export function learnLogistic(
  examples: readonly LogisticExample[],
  { penalties }: LogisticOptions,
): Float64Array {
  const size = penalties.length + 1;
  let weights = new Float64Array(size);
  let slope = new Float64Array(size);
  let loss = measureLoss(examples, penalties, weights, slope);
  const past: { step: Float64Array; turn: Float64Array; scale: number }[] = [];
  for (let count = 0; count < mostSteps; count++) {
    const direction = slope.slice();
    const shares = new Float64Array(past.length);
    for (let k = past.length - 1; k >= 0; k--) {
      const { step, turn, scale } = past[k]!;
      shares[k] = scale * dot(step, direction);
      addScaled(direction, turn, -shares[k]!);
    }
    const last = past.at(-1);
    const length = last
      ? 1 / (last.scale * dot(last.turn, last.turn))
      : 1 / Math.sqrt(dot(slope, slope) || 1);
    for (let k = 0; k < size; k++) direction[k]! *= length;
    for (const [k, { step, turn, scale }] of past.entries())
      addScaled(direction, step, shares[k]! - scale * dot(turn, direction));
    const fall = dot(slope, direction);
    for (let pace = 1; ; pace /= 2) {
      const next = weights.slice();
      addScaled(next, direction, -pace);
      const nextSlope = new Float64Array(size);
      const nextLoss = measureLoss(examples, penalties, next, nextSlope);
      if (nextLoss > loss - 1e-4 * pace * fall && pace > 1e-8) continue;
      const step = next.map((weight, k) => weight - weights[k]!);
      const turn = nextSlope.map((value, k) => value - slope[k]!);
      const curvature = dot(step, turn);
      if (curvature > 1e-10) past.push({ step, turn, scale: 1 / curvature });
      if (past.length > memory) past.shift();
      const hasConverged = loss - nextLoss < tolerance * Math.abs(loss);
      [weights, slope, loss] = [next, nextSlope, nextLoss];
      if (hasConverged) return weights;
      break;
    }
  }
  return weights;
}

/** The log odds that weights give to an example. */
export function logOdds(weights: Float64Array, { index, value, offset }: LogisticExample): number {
  let sum = offset + weights.at(-1)!;
  for (let k = 0; k < index.length; k++) sum += weights[index[k]!]! * value[k]!;
  return sum;
}

/** The penalised negative log likelihood; its slope is written to `slope`. */
function measureLoss(
  examples: readonly LogisticExample[],
  penalties: Float64Array,
  weights: Float64Array,
  slope: Float64Array,
): number {
  let loss = 0;
  for (const example of examples) {
    const { index, value, label, weight } = example;
    const odds = label ? logOdds(weights, example) : -logOdds(weights, example);
    loss += weight * (odds > 0 ? Math.log1p(Math.exp(-odds)) : Math.log1p(Math.exp(odds)) - odds);
    const pull = ((label ? -1 : 1) * weight) / (1 + Math.exp(odds));
    for (let k = 0; k < index.length; k++) slope[index[k]!]! += pull * value[k]!;
    slope[slope.length - 1]! += pull;
  }
  for (let k = 0; k < penalties.length; k++) {
    loss += 0.5 * penalties[k]! * weights[k]! ** 2;
    slope[k]! += penalties[k]! * weights[k]!;
  }
  return loss;
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!;
  return sum;
}

function addScaled(x: Float64Array, y: Float64Array, by: number): void {
  for (let k = 0; k < x.length; k++) x[k]! += by * y[k]!;
}
