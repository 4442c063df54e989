import { useRef } from 'react';
import type { Block } from '../../src/contract/model.ts';
import type { Edge } from './claim-edges.ts';
import type { Span } from './sentences.ts';

/** The end with which a passage grows out of its block into another one; null: neither does. */
export function findBorderCrossed(blocks: readonly Pick<Block, 'end'>[], from: Span, to: Span): Edge | null {
  const blockAt = (offset: number) => blocks.findIndex(({ end }) => offset < end);
  if (to.start < from.start && blockAt(to.start) !== blockAt(from.start)) return 'start';
  if (to.end > from.end && blockAt(to.end - 1) !== blockAt(from.end - 1)) return 'end';
  return null;
}

/**
 * What grows by words stops at the border of its paragraph: hardly anybody wants the words beyond, and what is moved
 * by words is not looked at from afar. Pressed again, it goes over; a key that is held down doesn't.
 * Gives the end that stays where it is, null where nothing stops it.
 */
export function useParagraphStop(blocks: readonly Pick<Block, 'end'>[]) {
  const stopped = useRef<{ edge: Edge; offset: number } | null>(null);
  return (from: Span, to: Span, isHeldDown: boolean): Edge | null => {
    const edge = findBorderCrossed(blocks, from, to);
    const last = stopped.current;
    const isAgain = edge !== null && last?.edge === edge && last.offset === from[edge];
    const stops = isAgain && !isHeldDown ? null : edge;
    stopped.current = stops && { edge: stops, offset: from[stops] };
    return stops;
  };
}
