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
