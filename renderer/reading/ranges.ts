import type { Span } from './sentences.ts';

/** One block's text in the page, and which stretch of the article's text it shows. */
export interface TextRun extends Span {
  readonly node: Text;
}

/** The runs of an article in order. A block's element carries its offset in `data-start` and holds one text. */
export function listRuns(article: Element): TextRun[] {
  return [...article.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
    const node = element.firstChild;
    if (!(node instanceof Text)) return [];
    const start = Number(element.dataset.start);
    return [{ node, start, end: start + node.length }];
  });
}

/** How many runs, from the first on, do what `isBefore` asks; the runs after them don't. */
function countBefore(runs: readonly TextRun[], isBefore: (run: TextRun) => boolean): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(runs[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The runs that stand between two heights of the window, or touch them. What is folded away stands where its fold does. */
export function runsBetween(runs: readonly TextRun[], top: number, bottom: number): TextRun[] {
  const boxOf = ({ node }: TextRun) => {
    const element = node.parentElement!;
    return (element.closest('details:not([open])') ?? element).getBoundingClientRect();
  };
  const first = countBefore(runs, (run) => boxOf(run).bottom < top);
  return runs.slice(
    first,
    countBefore(runs, (run) => boxOf(run).top <= bottom),
  );
}

/**
 * Where in the page a span begins and ends, as far as the runs have it; null when they have none of it. A long article has
 * thousands of runs, and thousands of hits of one word: the runs are halved, not walked through.
 */
export function spanToBounds(runs: readonly TextRun[], { start, end }: Span): StaticRangeInit | null {
  const first = runs[countBefore(runs, (run) => run.end <= start)];
  const last = runs[countBefore(runs, (run) => run.start < end) - 1];
  if (!first || !last || first.start > last.start) return null;
  return {
    startContainer: first.node,
    startOffset: Math.max(0, start - first.start),
    endContainer: last.node,
    endOffset: Math.min(last.node.length, end - last.start),
  };
}

/** The same as a range, which can be measured. */
export function spanToRange(runs: readonly TextRun[], span: Span): Range | null {
  const bounds = spanToBounds(runs, span);
  if (!bounds) return null;
  const range = new Range();
  range.setStart(bounds.startContainer, bounds.startOffset);
  range.setEnd(bounds.endContainer, bounds.endOffset);
  return range;
}

/** The offset in the article's text of a place in the page; null where no text follows it. */
function placeToOffset(runs: readonly TextRun[], node: Node, offset: number): number | null {
  const own = runs.find((run) => run.node === node);
  if (own) return own.start + offset;
  // Between texts, as after a triple click: the beginning of the next one.
  const place = new Range();
  place.setStart(node, offset);
  return runs.find((run) => place.comparePoint(run.node, 0) > 0)?.start ?? null;
}

/** The offset of the gap between characters that is nearest to a point of the window; null outside the article. */
export function gapAtPoint(article: Element, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret || !article.contains(caret.offsetNode)) return null;
  return placeToOffset(listRuns(article), caret.offsetNode, caret.offset);
}

/** The offset of the character under a point of the window; null beside the text. */
export function offsetAtPoint(article: Element, x: number, y: number): number | null {
  const near = gapAtPoint(article, x, y);
  if (near === null) return null;
  const runs = listRuns(article);
  // The caret is the nearest gap between characters: the one that was hit is after or before it.
  const isHit = (offset: number) =>
    [...(spanToRange(runs, { start: offset, end: offset + 1 })?.getClientRects() ?? [])].some(
      ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  return [near, near - 1].find(isHit) ?? null;
}

/** What the browser has selected inside the article; null when nothing is or it begins elsewhere. */
export function readSelection(article: Element): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer)) return null;
  const runs = listRuns(article);
  const start = placeToOffset(runs, range.startContainer, range.startOffset);
  const end = placeToOffset(runs, range.endContainer, range.endOffset) ?? runs.at(-1)?.end ?? null;
  return start !== null && end !== null && start < end ? { start, end } : null;
}
