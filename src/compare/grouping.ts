interface Pair {
  readonly a: string;
  readonly b: string;
}
export interface JoiningRule extends Pair {
  readonly rule: 'must-join' | 'cannot-join';
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
  const groups = new Map<string, Set<string>>(ids.map((id) => [id, new Set([id])]));
  const apart = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { a, b, rule } of joinings) {
    if (rule !== 'cannot-join') continue;
    apart.get(a)?.add(b);
    apart.get(b)?.add(a);
  }
  const joined = joinings.filter(({ rule }) => rule === 'must-join');
  for (const { a, b } of [...joined, ...pairs]) {
    const left = groups.get(a);
    const right = groups.get(b);
    if (!left || !right || left === right) continue;
    const [larger, smaller] = left.size < right.size ? [right, left] : [left, right];
    if ([...smaller].some((id) => [...apart.get(id)!].some((other) => larger.has(other)))) continue;
    for (const id of smaller) {
      larger.add(id);
      groups.set(id, larger);
    }
  }
  return [...new Set(groups.values())].map((group) => [...group]);
}
