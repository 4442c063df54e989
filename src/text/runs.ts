export interface CommonRun {
  /** Where the run begins in each list, in items. */
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** The longest run of equal items of two lists; the first one in `a` where several are as long. Length 0: none. */
export function longestRun(a: readonly string[], b: readonly string[]): CommonRun {
  let best: CommonRun = { a: 0, b: 0, length: 0 };
  let previous = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const current = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      if (a[i - 1] !== b[j - 1]) continue;
      const length = previous[j - 1]! + 1;
      current[j] = length;
      if (length > best.length) best = { a: i - length, b: j - length, length };
    }
    previous = current;
  }
  return best;
}

/** The longest runs around sequences of `size` words that each list holds once; in the order of `a`. */
export function findRuns(a: Int32Array, b: Int32Array, size: number): CommonRun[] {
  const placesInA = placesOfSequences(a, size);
  const placesInB = placesOfSequences(b, size);
  const runs: CommonRun[] = [];
  const lastEnds = new Map<number, number>();
  for (const [hash, placeA] of placesInA) {
    const placeB = placesInB.get(hash) ?? -1;
    if (placeA < 0 || placeB < 0) continue;
    // A run found before may reach to here.
    const diagonal = placeB - placeA;
    if ((lastEnds.get(diagonal) ?? -1) >= placeA + size) continue;
    let [start, end] = [placeA, placeA];
    while (end < a.length && end + diagonal < b.length && a[end] === b[end + diagonal]) end++;
    if (end - placeA < size) continue;
    while (start > 0 && start + diagonal > 0 && a[start - 1] === b[start - 1 + diagonal]) start--;
    lastEnds.set(diagonal, end);
    runs.push({ a: start, b: start + diagonal, length: end - start });
  }
  return runs;
}

/** Where each sequence of `size` words stands, by its hash; -1 where it stands more than once. */
function placesOfSequences(keys: Int32Array, size: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let place = 0; place + size <= keys.length; place++) {
    let hash = 0;
    for (let k = 0; k < size; k++) hash = Math.imul(hash ^ keys[place + k]!, 0x9e3779b1) ^ (hash >>> 15);
    places.set(hash, places.has(hash) ? -1 : place);
  }
  return places;
}

/** The runs that stand in one order in both texts and hold the most words, cut where they overlap; and the others. */
export function chooseChain(runs: readonly CommonRun[]): { chain: CommonRun[]; rest: CommonRun[] } {
  const sorted = [...runs].sort((x, y) => x.a - y.a || x.b - y.b);
  const ranks = new Map(
    [...new Set(sorted.map(({ b }) => b))].sort((x, y) => x - y).map((b, rank) => [b, rank + 1]),
  );
  // The heaviest chain that ends at or before each place in b, in a Fenwick tree.
  const heaviest = new Int32Array(ranks.size + 1).fill(-1);
  const totals: number[] = [];
  const previous: number[] = [];
  for (const [index, run] of sorted.entries()) {
    let before = -1;
    for (let at = ranks.get(run.b)! - 1; at > 0; at -= at & -at) {
      const other = heaviest[at]!;
      if (other >= 0 && (before < 0 || totals[other]! > totals[before]!)) before = other;
    }
    totals.push(run.length + (before < 0 ? 0 : totals[before]!));
    previous.push(before);
    for (let at = ranks.get(run.b)!; at < heaviest.length; at += at & -at) {
      const other = heaviest[at]!;
      if (other < 0 || totals[index]! > totals[other]!) heaviest[at] = index;
    }
  }
  let last = -1;
  for (const index of totals.keys()) if (last < 0 || totals[index]! > totals[last]!) last = index;
  const chosen = new Set<number>();
  for (; last >= 0; last = previous[last]!) chosen.add(last);
  const chain: CommonRun[] = [];
  for (const index of [...chosen].sort((x, y) => x - y)) {
    const { a, b, length } = sorted[index]!;
    const end = chain.at(-1);
    const cut = end ? Math.max(0, end.a + end.length - a, end.b + end.length - b) : 0;
    if (length > cut) chain.push({ a: a + cut, b: b + cut, length: length - cut });
  }
  return { chain, rest: sorted.filter((_, index) => !chosen.has(index)) };
}
