import { useEffect } from 'react';
import type { Store } from '../components/store.ts';
import { spanToBounds, type TextRun } from './ranges.ts';
import type { Span } from './sentences.ts';

/** The kinds of highlight, the weakest first; `styles/highlights.css` gives each its looks. */
const layers = [
  'copied',
  'suggestion',
  'claim',
  'claim-arising',
  'claim-overlap',
  'claim-selected',
  'cue',
  'ledger-open',
  'ledger-agree',
  'ledger-differ',
  'held',
  'find',
  'find-current',
] as const;
type Layer = (typeof layers)[number];

/** The page has one highlight for each layer; several articles may paint with it. */
function openLayer(layer: Layer): Highlight {
  const known = CSS.highlights.get(layer);
  if (known) return known;
  const highlight = new Highlight();
  highlight.priority = layers.indexOf(layer);
  CSS.highlights.set(layer, highlight);
  return highlight;
}

/** Paints spans of the article, as far as they stand in the runs, without touching its elements. */
export function useHighlight(runs: Store<readonly TextRun[]>, layer: Layer, spans: readonly Span[]): void {
  useEffect(() => {
    const highlight = openLayer(layer);
    let painted: readonly StaticRange[] = [];
    const clear = () => {
      for (const range of painted) highlight.delete(range);
    };
    const paint = () => {
      clear();
      // Static ones: the browser need not follow them through each change of the page.
      painted = spans
        .map((span) => spanToBounds(runs.get(), span))
        .filter((bounds) => bounds !== null)
        .map((bounds) => new StaticRange(bounds));
      for (const range of painted) highlight.add(range);
    };
    paint();
    const leave = runs.subscribe(paint);
    return () => {
      leave();
      clear();
    };
  }, [runs, layer, spans]);
}
