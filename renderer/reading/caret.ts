import type { Span } from './sentences.ts';

/** The passage that the program holds instead of a browser selection. */
export interface Held extends Span {
  /** The side that moves when the passage is extended. */
  readonly active: 'start' | 'end';
  /** What it was last moved by; a pointer holds any stretch. */
  readonly by: 'sentence' | 'word' | 'pointer';
  /** A click holds the whole sentence: what can be done with it belongs to where the pointer is. */
  readonly isClicked?: true;
}

/** Whoever holds it has a pointer on it. */
export const isPointedAt = ({ by, isClicked }: Held): boolean => by === 'pointer' || isClicked === true;

export interface Move {
  readonly unit: 'sentence' | 'word';
  readonly direction: 'forward' | 'backward';
  /** Moves only the active side. */
  readonly extend: boolean;
}

/** Where each arrow leads in a text; ← and → by the direction in which it is written. */
export const arrowMoves: Readonly<Record<'ltr' | 'rtl', Readonly<Record<string, Move['direction']>>>> = {
  ltr: { ArrowDown: 'forward', ArrowRight: 'forward', ArrowUp: 'backward', ArrowLeft: 'backward' },
  rtl: { ArrowDown: 'forward', ArrowLeft: 'forward', ArrowUp: 'backward', ArrowRight: 'backward' },
};

/**
 * Moves the held passage by one sentence or word.
 *
 * A plain move holds the neighbouring unit; from a longer passage to words it first narrows to the passage's
 * own first or last word. Extending moves the active side to the next edge, and turns round at the other side.
 * At the ends of the text the passage stays. With nothing held it begins at the first unit that ends after
 * `from`. `units` are all sentences or all words of the text, in order.
 */
export function moveHeld(units: readonly Span[], held: Held | null, move: Move, from: number): Held | null {
  if (!held) {
    const first = units.find((unit) => unit.end > from) ?? units.at(-1);
    return first ? { ...first, active: 'end', by: move.unit } : null;
  }
  return move.extend ? extendHeld(units, held, move) : stepHeld(units, held, move);
}

function stepHeld(units: readonly Span[], held: Held, { unit, direction }: Move): Held {
  const isForward = direction === 'forward';
  const inside =
    unit === 'word' && held.by !== 'word'
      ? units.filter((word) => word.start >= held.start && word.end <= held.end)
      : [];
  const target =
    inside.length > 1
      ? inside.at(isForward ? 0 : -1)
      : isForward
        ? units.find((candidate) => candidate.start >= held.end)
        : units.findLast((candidate) => candidate.start < held.start);
  return target ? { start: target.start, end: target.end, active: 'end', by: unit } : held;
}

function extendHeld(units: readonly Span[], held: Held, { unit, direction }: Move): Held {
  const after = (offset: number, edge: 'start' | 'end') =>
    units.find((candidate) => candidate[edge] > offset);
  const before = (offset: number, edge: 'start' | 'end') =>
    units.findLast((candidate) => candidate[edge] < offset);

  if (direction === 'forward') {
    const shorter = held.active === 'start' ? after(held.start, 'start') : undefined;
    if (shorter && shorter.start < held.end) return { ...held, start: shorter.start, by: unit };
    return { ...held, end: after(held.end, 'end')?.end ?? held.end, active: 'end', by: unit };
  }
  const shorter = held.active === 'end' ? before(held.end, 'end') : undefined;
  if (shorter && shorter.end > held.start) return { ...held, end: shorter.end, by: unit };
  return { ...held, start: before(held.start, 'start')?.start ?? held.start, active: 'start', by: unit };
}

/** A passage taken by the pointer, without white space at its ends; null when nothing is left of it. */
export function holdSelection(text: string, start: number, end: number): Held | null {
  const inner = text.slice(start, end);
  const words = inner.trim();
  if (words === '') return null;
  const from = start + inner.indexOf(words);
  return { start: from, end: from + words.length, active: 'end', by: 'pointer' };
}
