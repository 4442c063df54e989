/**
 * One tree, as parallel lists by node. `feature` -1 marks a leaf, whose scores stand in `value`, one a class; any
 * other node sends what is below `threshold` to the left.
 */
export interface Tree {
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  readonly value: number[][];
}

export interface BoostingOptions {
  readonly rounds: number;
  readonly depth: number;
  readonly rate: number;
  /** L2 penalty on leaves. */
  readonly lambda: number;
  /** Least curvature in a leaf, over all classes: about half of the pairs' weight. */
  readonly leastWeight: number;
  /** Shares of columns and rows that each tree sees. */
  readonly columns: number;
  readonly rows: number;
  readonly seed: number;
}

/** Numbers from 0 to 1 that come out the same for the same seed (xorshift32, Marsaglia 2003). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4294967296;
  };
}

const mostBins = 64;

function cutColumn(column: Float32Array): Float32Array {
  const sorted = Float32Array.from(column).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= mostBins)
    return Float32Array.from(distinct.subarray(1), (value, i) => (value + distinct[i]!) / 2);
  const cuts = new Set<number>();
  for (let bin = 1; bin < mostBins; bin++) cuts.add(sorted[Math.floor((bin * sorted.length) / mostBins)]!);
  return Float32Array.from(cuts).sort();
}

function binColumn(column: Float32Array, cuts: Float32Array): Uint8Array {
  return Uint8Array.from(column, (value) => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value >= cuts[middle]!) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/**
 * Gradient boosting under softmax loss (Friedman 2001; second-order leaves and histogram splits as in Chen &
 * Guestrin 2016), with one tree a round for all classes.
 * @param columns one list of values a feature
 * @param labels class index of each row
 * @param offsets for each class and row the score before the first tree: the prior of the set that the row is from
 */
export function boostTrees(
  columns: readonly Float32Array[],
  labels: Uint8Array,
  weights: Float32Array,
  offsets: readonly Float32Array[],
  options: BoostingOptions,
): Tree[] {
  const size = labels.length;
  const classes = offsets.length;
  const random = randomFrom(options.seed);
  const cuts = columns.map(cutColumn);
  const bins = columns.map((column, i) => binColumn(column, cuts[i]!));
  const scores = offsets.map((offset) => Float64Array.from(offset));
  const gradients = offsets.map(() => new Float32Array(size));
  const curvatures = offsets.map(() => new Float32Array(size));
  const trees: Tree[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const seen: number[] = [];
    for (let i = 0; i < size; i++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < classes; k++) most = Math.max(most, scores[k]![i]!);
      let total = 0;
      for (let k = 0; k < classes; k++) total += Math.exp(scores[k]![i]! - most);
      for (let k = 0; k < classes; k++) {
        const p = Math.exp(scores[k]![i]! - most) / total;
        gradients[k]![i] = weights[i]! * (p - (labels[i] === k ? 1 : 0));
        curvatures[k]![i] = Math.max(weights[i]! * p * (1 - p), 1e-6);
      }
      if (random() < options.rows) seen.push(i);
    }
    const chosen = columns.flatMap((_, c) => (cuts[c]!.length > 0 && random() < options.columns ? [c] : []));
    const tree = growTree(bins, cuts, chosen, gradients, curvatures, Uint32Array.from(seen), options);
    for (let i = 0; i < size; i++) {
      const value = tree.value[leafOf(tree, bins, i)]!;
      for (let k = 0; k < classes; k++) scores[k]![i]! += value[k]!;
    }
    trees.push({
      ...tree,
      threshold: tree.threshold.map((bin, at) =>
        tree.feature[at]! < 0 ? 0 : cuts[tree.feature[at]!]![bin]!,
      ),
    });
  }
  return trees;
}

function leafOf(tree: Tree, bins: readonly Uint8Array[], row: number): number {
  let at = 0;
  while (tree.feature[at]! >= 0)
    at = bins[tree.feature[at]!]![row]! <= tree.threshold[at]! ? tree.left[at]! : tree.right[at]!;
  return at;
}

/** Sums of gradient and curvature by column, bin and class, of the rows of one node. */
type Histogram = Float64Array;

interface Growing {
  readonly node: number;
  readonly rows: Uint32Array;
  readonly histogram: Histogram;
}

/** Grows one tree, level by level; its thresholds are bins. */
function growTree(
  bins: readonly Uint8Array[],
  cuts: readonly Float32Array[],
  chosen: readonly number[],
  gradients: readonly Float32Array[],
  curvatures: readonly Float32Array[],
  seen: Uint32Array,
  { depth, lambda, leastWeight, rate }: BoostingOptions,
): Tree {
  const classes = gradients.length;
  const stride = 2 * classes;
  const width = (mostBins + 1) * stride;
  const tree: Tree = { feature: [-1], threshold: [0], left: [0], right: [0], value: [[]] };

  function measure(rows: Uint32Array): Histogram {
    const histogram = new Float64Array(chosen.length * width);
    for (const [c, column] of chosen.entries()) {
      const bin = bins[column]!;
      const base = c * width;
      for (const row of rows) {
        let at = base + bin[row]! * stride;
        for (let k = 0; k < classes; k++) {
          histogram[at++]! += gradients[k]![row]!;
          histogram[at++]! += curvatures[k]![row]!;
        }
      }
    }
    return histogram;
  }

  function totalsOf(histogram: Histogram): Float64Array {
    const totals = new Float64Array(stride);
    for (let at = 0; at < width; at++) totals[at % stride]! += histogram[at]!;
    return totals;
  }

  const gainOf = (sums: Float64Array) => {
    let gain = 0;
    for (let k = 0; k < classes; k++) gain += sums[2 * k]! ** 2 / (sums[2 * k + 1]! + lambda);
    return gain;
  };

  function findSplit(histogram: Histogram, totals: Float64Array): { column: number; bin: number } | null {
    const parent = gainOf(totals);
    let best: { column: number; bin: number } | null = null;
    let most = 1e-6;
    const left = new Float64Array(stride);
    const right = new Float64Array(stride);
    for (const [c, column] of chosen.entries()) {
      left.fill(0);
      const last = cuts[column]!.length;
      for (let bin = 0; bin < last; bin++) {
        const at = c * width + bin * stride;
        let leftWeight = 0;
        let rightWeight = 0;
        for (let j = 0; j < stride; j++) {
          left[j]! += histogram[at + j]!;
          right[j] = totals[j]! - left[j]!;
          if (j % 2 === 1) {
            leftWeight += left[j]!;
            rightWeight += right[j]!;
          }
        }
        if (leftWeight < leastWeight || rightWeight < leastWeight) continue;
        const gain = gainOf(left) + gainOf(right) - parent;
        if (gain > most) {
          most = gain;
          best = { column, bin };
        }
      }
    }
    return best;
  }

  const addLeaf = (totals: Float64Array, at: number) => {
    tree.value[at] = Array.from(
      { length: classes },
      (_, k) => (-rate * totals[2 * k]!) / (totals[2 * k + 1]! + lambda),
    );
  };

  let level: Growing[] = [{ node: 0, rows: seen, histogram: measure(seen) }];
  addLeaf(totalsOf(level[0]!.histogram), 0);
  for (let at = 0; at < depth; at++) {
    const next: Growing[] = [];
    for (const { node, rows, histogram } of level) {
      const split = findSplit(histogram, totalsOf(histogram));
      if (split === null) continue;
      const bin = bins[split.column]!;
      const leftRows = rows.filter((row) => bin[row]! <= split.bin);
      const rightRows = rows.filter((row) => bin[row]! > split.bin);
      const isLeftSmaller = leftRows.length < rightRows.length;
      // The larger child is what the smaller one leaves of its parent.
      const smaller = measure(isLeftSmaller ? leftRows : rightRows);
      const larger = histogram;
      for (let i = 0; i < larger.length; i++) larger[i]! -= smaller[i]!;
      const left = tree.feature.length;
      tree.feature[node] = split.column;
      tree.threshold[node] = split.bin;
      tree.left[node] = left;
      tree.right[node] = left + 1;
      for (const [i, child] of [
        isLeftSmaller ? smaller : larger,
        isLeftSmaller ? larger : smaller,
      ].entries()) {
        tree.feature.push(-1);
        tree.threshold.push(0);
        tree.left.push(0);
        tree.right.push(0);
        tree.value.push([]);
        addLeaf(totalsOf(child), left + i);
        next.push({ node: left + i, rows: i === 0 ? leftRows : rightRows, histogram: child });
      }
    }
    level = next;
  }
  return tree;
}
