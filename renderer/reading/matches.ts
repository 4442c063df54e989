/** Where a passage that stands in two texts stands in each of them, in pixels from the top. */
export interface Pair {
  readonly own: number;
  readonly other: number;
}

/** The longest run of pairs that goes down both texts; where passages cross, fewer of them are followed. */
export function keepOrder(pairs: readonly Pair[]): Pair[] {
  const sorted = pairs.toSorted((x, y) => x.own - y.own || x.other - y.other);
  const best: Pair[][] = [];
  for (const pair of sorted) {
    const before = best.filter((run) => run.at(-1)!.other < pair.other && run.at(-1)!.own < pair.own);
    const longest = before.reduce<Pair[]>((run, other) => (other.length > run.length ? other : run), []);
    best.push([...longest, pair]);
  }
  return best.reduce<Pair[]>((run, other) => (other.length > run.length ? other : run), []);
}

/**
 * The place in the other text that belongs to a place in the own one: between two pairs in proportion, before
 * the first and after the last as far from it. Without pairs, the same place.
 */
export function mapPlace(ordered: readonly Pair[], place: number): number {
  const after = ordered.find(({ own }) => own > place);
  const before = ordered.findLast(({ own }) => own <= place);
  if (!before) return after ? after.other - (after.own - place) : place;
  if (!after) return before.other + (place - before.own);
  const share = (place - before.own) / (after.own - before.own);
  return before.other + share * (after.other - before.other);
}
