import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestRun } from '../../src/text/runs.ts';

describe('longestRun', () => {
  it('finds the longest run and where it begins', () => {
    expect(longestRun(['x', 'a', 'b', 'c', 'y'], ['a', 'b', 'q', 'a', 'b', 'c'])).toEqual({
      a: 1,
      b: 3,
      length: 3,
    });
  });
  it('says length 0 where nothing is in common', () => {
    expect(longestRun(['x'], ['y'])).toEqual({ a: 0, b: 0, length: 0 });
    expect(longestRun([], ['y']).length).toBe(0);
  });
  it('gives a run that both lists hold, and none is longer', () => {
    const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(lists, lists, (a, b) => {
        const run = longestRun(a, b);
        expect(a.slice(run.a, run.a + run.length)).toEqual(b.slice(run.b, run.b + run.length));
        const longer = run.length + 1;
        const runsOf = (list: string[]) =>
          list.slice(0, list.length - longer + 1).map((_, i) => list.slice(i, i + longer).join());
        if (a.length >= longer && b.length >= longer)
          expect(runsOf(a).filter((piece) => runsOf(b).includes(piece))).toEqual([]);
      }),
    );
  });
});
