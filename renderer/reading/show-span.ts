import { listRuns, spanToRange } from './ranges.ts';
import type { Span } from './sentences.ts';

/** Pixels kept free around what is brought into view; below it the toolbar has its place. */
const margin = { above: 80, below: 120 };
/** Between the words and the toolbar, and between it and the pane's foot. */
const aroundToolbar = 24;

/**
 * Scrolls as little as it takes to have words of the article in sight, above a toolbar of this height at the foot, and
 * unfolds what hides them.
 */
export function showSpan(
  scroller: HTMLElement | null,
  article: HTMLElement | null,
  span: Span,
  toolbarHeight: number,
): void {
  const range = article && spanToRange(listRuns(article), span);
  if (!range || !scroller) return;
  range.startContainer.parentElement?.closest('details')?.setAttribute('open', '');
  const rect = range.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  const above = rect.top - (frame.top + margin.above);
  const below = rect.bottom - (frame.bottom - Math.max(margin.below, toolbarHeight + aroundToolbar));
  if (above < 0 || below > 0) scroller.scrollBy({ top: above < 0 ? above : Math.min(above, below) });
}
