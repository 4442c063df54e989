import { describe, expect, it } from 'vitest';
import { addRange, findHeir, findWindow, sortRows, toggleId } from '../../../renderer/components/rows.ts';

describe('sortRows', () => {
  const same = <T>(value: T) => value;

  it('sorts words as people do, with numbers by value', () => {
    expect(sortRows(['Day 10', 'day 9', 'Äther'], same, false)).toEqual(['Äther', 'day 9', 'Day 10']);
  });

  it('puts rows without a value last in both directions', () => {
    expect(sortRows([null, 2, 10], same, false)).toEqual([2, 10, null]);
    expect(sortRows([null, 2, 10], same, true)).toEqual([10, 2, null]);
  });
});

describe('selecting', () => {
  it('adds an id, and takes it away again', () => {
    expect([...toggleId(new Set(['a']), 'b')]).toEqual(['a', 'b']);
    expect([...toggleId(new Set(['a', 'b']), 'a')]).toEqual(['b']);
  });

  it('adds a range in either direction, with both ends, and keeps what was selected', () => {
    const ids = ['a', 'b', 'c', 'd'];
    expect([...addRange(new Set(['a']), ids, 1, 2)].sort()).toEqual(['a', 'b', 'c']);
    expect([...addRange(new Set(), ids, 3, 1)].sort()).toEqual(['b', 'c', 'd']);
  });
});

describe('findWindow', () => {
  it('draws every row that is on screen, wherever it is scrolled to', () => {
    for (let scrollTop = 0; scrollTop <= 2000 * 48 - 700; scrollTop += 177) {
      const { start, end } = findWindow(2000, 48, scrollTop, 700);
      expect(start * 48).toBeLessThanOrEqual(scrollTop);
      expect(end * 48).toBeGreaterThanOrEqual(scrollTop + 700);
      expect(end - start).toBeLessThan(60);
    }
  });

  it('draws all of few rows, and none of none', () => {
    expect(findWindow(3, 48, 0, 700)).toEqual({ start: 0, end: 3 });
    expect(findWindow(0, 48, 0, 700)).toEqual({ start: 0, end: 0 });
  });

  it('draws the last ones where a filter left fewer rows than were scrolled past', () => {
    const { start, end } = findWindow(5, 48, 40_000, 700);
    expect([start, end]).toEqual([0, 5]);
  });
});

describe('findHeir', () => {
  const rows = (ids: string) => [...ids].map((id) => ({ id }));

  it('is the next of the rows that are left, at the end the last, and nothing where none is left', () => {
    expect(findHeir(rows('abcd'), rows('ad'), 'b')?.id).toBe('d');
    expect(findHeir(rows('abcd'), rows('ab'), 'c')?.id).toBe('b');
    expect(findHeir(rows('ab'), [], 'a')).toBeUndefined();
  });
});
