import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useState } from 'react';
import { say } from '../words/index.ts';
import { dragEdge, type Edge, type EdgeStep } from './claim-edges.ts';
import styles from './claim-handles.module.css';
import { useLayoutVersion } from './layout.ts';
import type { Place } from './places.ts';
import { gapAtPoint, listRuns, spanToRange } from './ranges.ts';
import type { Span } from './sentences.ts';

interface Props {
  readonly article: RefObject<HTMLElement | null>;
  readonly place: Place;
  readonly text: string;
  readonly words: () => readonly Span[];
  /** While an end is dragged; null: it is let go of without a move. */
  readonly onDrag: (span: Span | null) => void;
  readonly onMove: (span: Span) => void;
  readonly onStep: (step: EdgeStep) => void;
}

/** Where an end stands, in pixels from the article's upper left corner. */
interface Spot {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
}

const edges: readonly Edge[] = ['start', 'end'];

/** How many characters of the claim are read out beside an end. */
const heardLength = 40;

function findSpot(article: HTMLElement, { start, end }: Span, edge: Edge): Spot | null {
  const letter = edge === 'start' ? { start, end: start + 1 } : { start: end - 1, end };
  const range = spanToRange(listRuns(article), letter);
  const rects = [...(range?.getClientRects() ?? [])];
  const rect = edge === 'start' ? rects[0] : rects.at(-1);
  if (!range || !rect || rect.height === 0) return null;
  const isRtl = getComputedStyle(range.startContainer.parentElement!).direction === 'rtl';
  const box = article.getBoundingClientRect();
  const side = (edge === 'start') === isRtl ? rect.right : rect.left;
  const left = edge === 'start' ? side : isRtl ? rect.left : rect.right;
  return {
    left: left - box.left,
    top: rect.top - box.top,
    height: rect.height,
    direction: isRtl ? 'rtl' : 'ltr',
  };
}

/** The two ends of a place of the selected claim: dragged to other words – with Alt to letters –, or moved by arrow keys. */
export function ClaimHandles({ article, place, text, words, onDrag, onMove, onStep }: Props) {
  const [spots, setSpots] = useState<Readonly<Record<Edge, Spot | null>>>({ start: null, end: null });
  const [dragged, setDragged] = useState<Edge | null>(null);
  const version = useLayoutVersion(article);
  const { start, end } = place;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new layout moves the ends
  useLayoutEffect(() => {
    const element = article.current;
    if (!element) return;
    setSpots({
      start: findSpot(element, { start, end }, 'start'),
      end: findSpot(element, { start, end }, 'end'),
    });
  }, [article, start, end, version]);

  const beginDrag = (event: PointerEvent, edge: Edge, spot: Spot) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    (event.currentTarget as HTMLElement).focus({ preventScroll: true });
    const original = { start, end };
    // Taken hold of beside the bar, the bar goes along at the same distance.
    const beside = event.clientX - article.current!.getBoundingClientRect().left - spot.left;
    let span: Span = original;
    setDragged(edge);
    const ending = new AbortController();
    const finish = (isKept: boolean) => {
      ending.abort();
      setDragged(null);
      if (isKept && (span.start !== original.start || span.end !== original.end)) onMove(span);
      else onDrag(null);
    };
    const follow = (move: globalThis.PointerEvent) => {
      const offset = article.current && gapAtPoint(article.current, move.clientX - beside, move.clientY);
      const next = offset === null ? null : dragEdge(move.altKey ? null : words(), original, edge, offset);
      if (!next) return;
      span = next;
      onDrag(next);
    };
    const { signal } = ending;
    window.addEventListener('pointermove', follow, { signal });
    window.addEventListener('pointerup', () => finish(true), { signal });
    window.addEventListener('pointercancel', () => finish(false), { signal });
    window.addEventListener(
      'keydown',
      (press) => {
        if (press.key !== 'Escape') return;
        press.preventDefault();
        press.stopPropagation();
        finish(false);
      },
      { signal, capture: true },
    );
  };
  const onKeyDown = (event: KeyboardEvent, edge: Edge, direction: Spot['direction']) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      article.current?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true });
      return;
    }
    const forward = direction === 'ltr' ? 'ArrowRight' : 'ArrowLeft';
    const backward = direction === 'ltr' ? 'ArrowLeft' : 'ArrowRight';
    const isForward = event.key === forward || event.key === 'ArrowDown';
    if (!isForward && event.key !== backward && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    const way = isForward === (edge === 'end') ? 'outward' : 'inward';
    onStep({ edge, way, isHeldDown: event.repeat });
  };

  return edges.map((edge) => {
    const spot = spots[edge];
    if (!spot) return null;
    const { left, top, height, direction } = spot;
    return (
      <div
        key={edge}
        role="slider"
        tabIndex={0}
        className={styles.handle}
        data-edge={edge}
        data-side={(edge === 'start') === (direction === 'ltr') ? 'right' : 'left'}
        data-dragged={dragged !== null}
        style={{ left, top, height }}
        aria-label={edge === 'start' ? say('reading.startOfTheClaim') : say('reading.endOfTheClaim')}
        aria-valuemin={0}
        aria-valuemax={text.length}
        aria-valuenow={place[edge]}
        aria-valuetext={
          edge === 'start'
            ? text.slice(start, Math.min(end, start + heardLength))
            : text.slice(Math.max(start, end - heardLength), end)
        }
        onPointerDown={(event) => beginDrag(event, edge, spot)}
        onKeyDown={(event) => onKeyDown(event, edge, direction)}
      />
    );
  });
}
