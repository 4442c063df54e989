import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dragEdge, type Edge, stepEdge } from '../../../renderer/reading/claim-edges.ts';
import { type Span, splitWords } from '../../../renderer/reading/sentences.ts';

const text = 'The quay burned. Six boats, all old, sank on “Monday”.';
const words = splitWords(text, { start: 0, end: text.length }, 'en');
const spanOf = (part: string): Span => ({
  start: text.indexOf(part),
  end: text.indexOf(part) + part.length,
});
const read = (span: Span | null) => span && text.slice(span.start, span.end);

describe('stepEdge', () => {
  it.each([
    ['start', 'outward', 'Six boats', 'burned. Six boats'],
    ['start', 'inward', 'Six boats', 'boats'],
    ['end', 'outward', 'Six boats', 'Six boats, all'],
    ['end', 'inward', 'Six boats', 'Six'],
    ['end', 'inward', 'Six boats,', 'Six boats'],
    ['start', 'inward', 'boats', null],
    ['end', 'inward', 'boats', null],
    ['start', 'outward', 'The quay', null],
    ['end', 'outward', 'on “Monday', null],
  ] as const)('moves the %s %s: %s', (edge, way, from, to) => {
    expect(read(stepEdge(words, spanOf(from), edge, way))).toBe(to);
  });
});

describe('dragEdge', () => {
  it.each([
    ['end', 'Six boats', 'sank', 'Six boats, all old'],
    ['start', 'all old', 'Six', 'Six boats, all old'],
    ['end', 'Six boats', 'The', 'Six'],
    ['start', 'Six boats', 'Monday', 'boats'],
  ] as const)('drags the %s of “%s” to the word nearest to “%s”', (edge, from, to, result) => {
    expect(read(dragEdge(words, spanOf(from), edge, spanOf(to).start))).toBe(result);
  });

  it('drags to letters, never over the other end', () => {
    const boats = spanOf('boats');
    expect(read(dragEdge(null, boats, 'end', boats.end - 1))).toBe('boat');
    expect(dragEdge(null, boats, 'end', boats.start)).toBeNull();
    expect(dragEdge(null, boats, 'start', boats.end)).toBeNull();
  });
});

const edge = fc.constantFrom<Edge>('start', 'end');
const place = fc
  .tuple(fc.nat(words.length - 1), fc.nat(words.length - 1))
  .map(([a, b]) => ({ start: words[Math.min(a, b)]!.start, end: words[Math.max(a, b)]!.end }));
const other = (moved: Edge): Edge => (moved === 'start' ? 'end' : 'start');

it('keeps the other end, leaves a word, and stops at words only', () => {
  const offset = fc.nat(text.length);
  fc.assert(
    fc.property(place, edge, offset, (from, moved, to) => {
      const span = dragEdge(words, from, moved, to)!;
      expect(span[other(moved)]).toBe(from[other(moved)]);
      expect(words.some((word) => span.start <= word.start && word.end <= span.end)).toBe(true);
      expect(words.map((word) => word[moved])).toContain(span[moved]);
    }),
  );
});

it('takes the nearest word on this side of the other end', () => {
  const offset = fc.nat(text.length);
  fc.assert(
    fc.property(place, edge, offset, (from, moved, to) => {
      const distance = Math.abs(dragEdge(words, from, moved, to)![moved] - to);
      for (const word of words) {
        const isBeyond = moved === 'start' ? word.start >= from.end : word.end <= from.start;
        if (!isBeyond) expect(distance).toBeLessThanOrEqual(Math.abs(word[moved] - to));
      }
    }),
  );
});

it('steps back to where it came from', () => {
  fc.assert(
    fc.property(place, edge, (from, moved) => {
      const out = stepEdge(words, from, moved, 'outward');
      if (out) expect(stepEdge(words, out, moved, 'inward')).toEqual(from);
      const inside = stepEdge(words, from, moved, 'inward');
      if (inside) expect(stepEdge(words, inside, moved, 'outward')).toEqual(from);
    }),
  );
});
