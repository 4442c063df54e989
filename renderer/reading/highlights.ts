import { type RefObject, useEffect } from 'react';
import { listRuns, spanToBounds } from './ranges.ts';
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

/** Paints spans of the article without touching its elements. `text` is what the article shows. */
export function useHighlight(
  article: RefObject<HTMLElement | null>,
  layer: Layer,
  spans: readonly Span[],
  text: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text needs new ranges for the same spans
  useEffect(() => {
    if (!article.current) return;
    const runs = listRuns(article.current);
    // Static ones: the browser need not follow thousands of them through each change of the page.
    const ranges = spans
      .map((span) => spanToBounds(runs, span))
      .filter((bounds) => bounds !== null)
      .map((bounds) => new StaticRange(bounds));
    const highlight = openLayer(layer);
    for (const range of ranges) highlight.add(range);
    return () => {
      for (const range of ranges) highlight.delete(range);
    };
  }, [article, layer, spans, text]);
}
