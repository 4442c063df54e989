import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findEdges,
  findPlace,
  findSpan,
  moveCell,
  placeDrawn,
} from '../../../../renderer/views/compare/window.ts';

const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 60 });

describe('what is drawn of a table', () => {
  it('is everything that touches the stretch on screen, and no more than one before and two behind', () => {
    fc.assert(
      fc.property(sizes, fc.nat(8000), fc.integer({ min: 1, max: 900 }), (list, at, length) => {
        const edges = findEdges(list);
        const place = Math.min(at, edges.at(-1)!);
        const { start, end } = findSpan(edges, place, length);
        for (const [index] of list.entries()) {
          const isSeen = edges[index + 1]! > place && edges[index]! < place + length;
          if (isSeen) expect(index >= start && index < end).toBe(true);
        }
        const seen = list.filter((_, index) => edges[index + 1]! > place && edges[index]! < place + length);
        expect(end - start).toBeLessThanOrEqual(seen.length + 3);
      }),
    );
  });

  it('takes the room of the whole, each thing in its place, with the one that has the focus', () => {
    fc.assert(
      fc.property(sizes, fc.nat(60), fc.nat(60), fc.nat(59), (list, from, to, kept) => {
        const edges = findEdges(list);
        const [start, end] = [Math.min(from, to, list.length), Math.min(Math.max(from, to), list.length)];
        const isThere = kept < list.length;
        const drawn = placeDrawn(edges, { start, end }, isThere ? kept : null);
        let place = 0;
        for (const { index, size } of drawn) {
          if (index !== null) expect([place, size]).toEqual([edges[index], list[index]]);
          expect(size).toBeGreaterThan(0);
          place += size;
        }
        expect(place).toBe(edges.at(-1));
        const indexes = drawn.flatMap(({ index }) => (index === null ? [] : [index]));
        expect(new Set(indexes).size).toBe(indexes.length);
        if (isThere) expect(indexes).toContain(kept);
        for (let index = start; index < end; index++) expect(indexes).toContain(index);
      }),
    );
  });

  it('scrolls no farther than it must for a thing to be seen', () => {
    const edges = findEdges([50, 50, 50, 300]);
    expect(findPlace(edges, 1, 0, 100)).toBe(0);
    expect(findPlace(edges, 2, 0, 100)).toBe(50);
    expect(findPlace(edges, 0, 70, 100)).toBe(0);
    expect(findPlace(edges, 3, 0, 100)).toBe(150);
  });
});

describe('a key in the table', () => {
  const press = (key: string, { isFar = false, isRightToLeft = false, row = 20, column = 3 } = {}) =>
    moveCell({ row, column }, key, { isFar, isRightToLeft, counts: { row: 2000, column: 201 } });

  it('leads one cell on, or ten rows, and stays inside', () => {
    expect(press('ArrowDown')).toEqual({ row: 21, column: 3 });
    expect(press('ArrowLeft')).toEqual({ row: 20, column: 2 });
    expect(press('PageUp')).toEqual({ row: 10, column: 3 });
    expect(press('PageDown', { row: 1995 })).toEqual({ row: 1999, column: 3 });
    expect(press('ArrowUp', { row: 0 })).toEqual({ row: 0, column: 3 });
    expect(press('ArrowRight', { column: 200 })).toEqual({ row: 20, column: 200 });
  });

  it('leads to the ends of the row, and with Ctrl to the corners of the whole table', () => {
    expect(press('Home')).toEqual({ row: 20, column: 0 });
    expect(press('End')).toEqual({ row: 20, column: 200 });
    expect(press('Home', { isFar: true })).toEqual({ row: 0, column: 0 });
    expect(press('End', { isFar: true })).toEqual({ row: 1999, column: 200 });
  });

  it('follows the direction of the page, and leaves every other key alone', () => {
    expect(press('ArrowRight', { isRightToLeft: true })).toEqual({ row: 20, column: 2 });
    expect(press('a')).toBeNull();
    expect(press('ArrowDown', { isFar: true })).toBeNull();
  });
});
