import { useCallback, useEffect, useRef, useState } from 'react';
import type { Place } from './places.ts';
import type { Span } from './sentences.ts';

/**
 * Moves the ends of claims, one step after the other. What was moved shows at once; the next step begins there, before
 * the library has answered. `places` are those that were read, and `readAt` when. `onMove` gives the id of the anchor that took the moved one's place; null: it was refused.
 */
export function useResizing(
  places: readonly Place[],
  readAt: number,
  onMove: (place: Place) => Promise<string | null>,
) {
  const [draft, setDraft] = useState<Place | null>(null);
  const pending = useRef(0);
  /** When the library answered the last move. */
  const answeredAt = useRef(0);
  const lastMove = useRef<Promise<void>>(Promise.resolve());
  /** Anchors that were moved and have not come back since, and what took their place. */
  const replaced = useRef(new Map<string, string>());
  const newestOf = (anchorId: string): string => {
    const newer = replaced.current.get(anchorId);
    return newer === undefined ? anchorId : newestOf(newer);
  };

  // Places that are the same as before can be read anew, too: a move was taken back before it was seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are read when `readAt` says
  useEffect(() => {
    // What was read before the answer can be from before the move.
    if (pending.current > 0 || readAt <= answeredAt.current) return;
    // An end that was taken before may be let go only now: it still knows the anchor of then.
    for (const { anchorId } of places) replaced.current.delete(anchorId);
    setDraft(null);
  }, [readAt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it asks for besides is a reference
  const asMoved = useCallback(
    (place: Place): Place =>
      draft && newestOf(draft.anchorId) === newestOf(place.anchorId)
        ? { ...place, start: draft.start, end: draft.end }
        : place,
    [draft],
  );

  return {
    /** The place as it is being moved. */
    asMoved,
    /** Shows the place with other ends; null: as it was. */
    show: (place: Place, span: Span | null) =>
      setDraft(span && { ...place, start: span.start, end: span.end }),
    /** Runs when every move so far has its answer: what is told then is told after the words of those. */
    whenAnswered(run: () => void): void {
      void lastMove.current.then(run);
    },
    move(place: Place, { start, end }: Span): void {
      setDraft({ ...place, start, end });
      pending.current += 1;
      lastMove.current = lastMove.current.then(async () => {
        const anchorId = newestOf(place.anchorId);
        const moved = await onMove({ ...place, anchorId, start, end });
        pending.current -= 1;
        answeredAt.current = Date.now();
        if (moved === null) setDraft(null);
        else replaced.current.set(anchorId, moved);
      });
    },
  };
}
