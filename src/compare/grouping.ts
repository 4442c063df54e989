interface Pair {
  readonly a: string;
  readonly b: string;
}
export interface JoiningRule extends Pair {
  readonly rule: 'must-join' | 'cannot-join';
}

/** Groups of ids while they grow; a pair that would bring two together that an editor keeps apart joins nothing. */
function openGroups(ids: readonly string[], joinings: readonly JoiningRule[]) {
  const groups = new Map<string, Set<string>>(ids.map((id) => [id, new Set([id])]));
  const apart = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { a, b, rule } of joinings) {
    if (rule !== 'cannot-join') continue;
    apart.get(a)?.add(b);
    apart.get(b)?.add(a);
  }
  function join({ a, b }: Pair): boolean {
    const left = groups.get(a);
    const right = groups.get(b);
    if (!left || !right || left === right) return false;
    const [larger, smaller] = left.size < right.size ? [right, left] : [left, right];
    if ([...smaller].some((id) => [...apart.get(id)!].some((other) => larger.has(other)))) return false;
    for (const id of smaller) {
      larger.add(id);
      groups.set(id, larger);
    }
    return true;
  }
  for (const joining of joinings.toSorted(byIds)) if (joining.rule === 'must-join') join(joining);
  return {
    join,
    groupOf: (id: string): ReadonlySet<string> | undefined => groups.get(id),
    list: () => [...new Set(groups.values())].map((group) => [...group]),
  };
}

/**
 * Groups ids over pairs: what editors joined first, then the other pairs in the order given. A pair that would
 * bring two together that an editor keeps apart joins nothing. Every id is in exactly one group.
 */
export function joinGroups(
  ids: readonly string[],
  pairs: readonly Pair[],
  joinings: readonly JoiningRule[],
): string[][] {
  const groups = openGroups(ids, joinings);
  for (const pair of pairs) groups.join(pair);
  return groups.list();
}

/** A link that speaks for one group; null: a person says so. */
export interface WeighedPair extends Pair {
  /** 0 to 1. */
  readonly strength: number | null;
}

/**
 * How strong the links between two groups must be on the average over all their pairs, a pair without a link
 * counting 0. One good link joins a claim with a pair; not a claim with three others, nor a pair with a pair.
 */
const leastMean = 0.34;

/**
 * Groups ids over links so that no chain grows: what editors joined or decided first, then always the two groups
 * that are linked best on the average over all their pairs, as long as that suffices. So a link between two
 * groups, or one claim that is linked with both, never makes one of them. To a single claim, those that people
 * brought together are one. The order of the input tells nothing; every id is in exactly one group.
 */
export function growGroups(
  ids: readonly string[],
  links: readonly WeighedPair[],
  joinings: readonly JoiningRule[],
): string[][] {
  const groups = openGroups(ids, joinings);
  const ordered = links.toSorted(byIds);
  for (const link of ordered) if (link.strength === null) groups.join(link);

  /** By the first id of each group: its size, of how many groups it grew, and the strengths of its links, summed. */
  const heads = new Map<string, { size: number; units: number; sums: Map<string, number> }>();
  const headOf = new Map<string, string>();
  for (const group of groups.list()) {
    const [head] = group.sort();
    heads.set(head!, { size: group.length, units: 1, sums: new Map() });
    for (const id of group) headOf.set(id, head!);
  }
  for (const { a, b, strength } of ordered) {
    const [x, y] = [headOf.get(a), headOf.get(b)];
    if (strength === null || x === undefined || y === undefined || x === y) continue;
    for (const [one, other] of [[x, y] as const, [y, x] as const]) {
      const { sums } = heads.get(one)!;
      sums.set(other, (sums.get(other) ?? 0) + strength);
    }
  }
  const meanOf = (x: string, y: string) => {
    const [one, other] = [heads.get(x)!, heads.get(y)!];
    const isSingle = one.size === 1 || other.size === 1;
    return one.sums.get(y)! / (isSingle ? one.units * other.units : one.size * other.size);
  };
  const queue = openQueue();
  const offer = (x: string, y: string) => {
    const mean = meanOf(x, y);
    if (mean >= leastMean) queue.push(x < y ? { a: x, b: y, mean } : { a: y, b: x, mean });
  };
  for (const [x, { sums }] of heads) for (const y of sums.keys()) if (x < y) offer(x, y);

  for (let best = queue.pop(); best; best = queue.pop()) {
    const { a, b, mean } = best;
    const [left, right] = [heads.get(a), heads.get(b)];
    // Offered while one of them was smaller, or not yet part of another group.
    if (!left || !right || !left.sums.has(b) || meanOf(a, b) !== mean) continue;
    left.sums.delete(b);
    right.sums.delete(a);
    if (!groups.join({ a, b })) continue;
    heads.delete(b);
    left.size += right.size;
    left.units += right.units;
    for (const [other, sum] of right.sums) {
      left.sums.set(other, (left.sums.get(other) ?? 0) + sum);
      const back = heads.get(other)!.sums;
      back.delete(b);
      back.set(a, left.sums.get(other)!);
    }
    for (const other of left.sums.keys()) offer(a, other);
  }
  return groups.list();
}

interface Offer extends Pair {
  readonly mean: number;
}

const isBefore = (x: Offer, y: Offer) => x.mean > y.mean || (x.mean === y.mean && byIds(x, y) < 0);

/** A binary heap: the highest mean first, ids between equals. */
function openQueue() {
  const heap: Offer[] = [];
  const swap = (i: number, j: number) => {
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  };
  return {
    push(offer: Offer): void {
      heap.push(offer);
      for (let at = heap.length - 1; at > 0; ) {
        const above = (at - 1) >> 1;
        if (!isBefore(heap[at]!, heap[above]!)) break;
        swap(at, above);
        at = above;
      }
    },
    pop(): Offer | undefined {
      const first = heap[0];
      const last = heap.pop();
      if (heap.length === 0 || last === undefined) return first;
      heap[0] = last;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const right = left + 1;
        let best = at;
        if (left < heap.length && isBefore(heap[left]!, heap[best]!)) best = left;
        if (right < heap.length && isBefore(heap[right]!, heap[best]!)) best = right;
        if (best === at) break;
        swap(at, best);
        at = best;
      }
      return first;
    },
  };
}

function byIds(x: Pair, y: Pair): number {
  return x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : x.b > y.b ? 1 : 0;
}
