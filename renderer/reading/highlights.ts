import { type RefObject, useEffect } from 'react';
import { listRuns, spanToRange } from './ranges.ts';
import type { Span } from './sentences.ts';

/** The kinds of highlight, the weakest first; `styles/highlights.css` gives each its looks. */
const layers = [
  'suggestion',
  'claim',
  'claim-overlap',
  'claim-selected',
  'cue',
  'ledger-open',
  'ledger-agree',
  'ledger-differ',
  'held',
] as const;

/** Paints spans of the article without touching its elements. `text` is what the article shows. */
export function useHighlight(
  article: RefObject<HTMLElement | null>,
  layer: (typeof layers)[number],
  spans: readonly Span[],
  text: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text needs new ranges for the same spans
  useEffect(() => {
    if (!article.current) return;
    const runs = listRuns(article.current);
    const ranges = spans.map((span) => spanToRange(runs, span)).filter((range) => range !== null);
    const highlight = new Highlight(...ranges);
    highlight.priority = layers.indexOf(layer);
    CSS.highlights.set(layer, highlight);
    return () => {
      CSS.highlights.delete(layer);
    };
  }, [article, layer, spans, text]);
}
