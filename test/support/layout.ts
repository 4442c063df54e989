import type { Page } from 'playwright-core';

/**
 * Runs in the page. What a person would call broken: text that is cut off without a sign, controls that lie upon
 * each other, a page wider than its window. Each fault as a sentence; nothing for a view that is as it should be.
 */
function findFaults(): string[] {
  const root: ParentNode = document.querySelector('[role=dialog]') ?? document.body;
  const faults: string[] = [];
  const nameOf = (element: Element) => {
    const own = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.localName} “${own.trim().replace(/\s+/g, ' ').slice(0, 50)}”`;
  };
  if (document.documentElement.scrollWidth > window.innerWidth)
    faults.push(
      `the page is ${document.documentElement.scrollWidth} wide in a window of ${window.innerWidth}`,
    );

  /** By an ancestor that neither scrolls nor says by an ellipsis that there is more. */
  const cutBy = (element: Element, rect: DOMRect): Element | null => {
    let isTold = false;
    for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === 'fixed') return null;
      if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') isTold = true;
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return null;
      const frame = at.getBoundingClientRect();
      // Only heard until it has the focus.
      if (frame.width < 2) return null;
      const hides = /hidden|clip/.test(style.overflowX);
      const isOut = rect.left < frame.left - 1.5 || rect.right > frame.right + 1.5;
      if (hides && isOut && !isTold) return at;
    }
    return null;
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement!;
    if (!node.nodeValue?.trim() || element.closest('.only-heard, [aria-hidden=true], option, script, style'))
      continue;
    if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    if (rect.width < 1 || rect.height < 1) continue;
    const cut = cutBy(element, rect);
    if (cut) faults.push(`${nameOf(element)} is cut off`);
  }
  for (const control of root.querySelectorAll<HTMLElement>('button, select, a[href]')) {
    if (
      control.closest('.only-heard') ||
      control.scrollWidth <= control.clientWidth + 1 ||
      !control.clientWidth
    )
      continue;
    const style = getComputedStyle(control);
    if (style.display === 'inline' || style.textOverflow === 'ellipsis' || style.overflowX !== 'hidden')
      continue;
    faults.push(`${nameOf(control)} is wider than its frame`);
  }

  /** What of an element its scrolled ancestors leave to be seen. */
  const visibleOf = (element: Element): DOMRect => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflowY === 'visible') continue;
      const frame = at.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  /** Those that can be pressed just now. */
  const controls = [
    ...root.querySelectorAll<HTMLElement>('button, select, textarea, input, a[href]'),
  ].flatMap((element) => {
    const rect = visibleOf(element);
    if (rect.width < 4 || rect.height < 4 || element.closest('.only-heard')) return [];
    const top = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
    return top && (element === top || element.contains(top)) ? [{ element, rect }] : [];
  });
  for (const [index, { element, rect }] of controls.entries()) {
    for (const other of controls.slice(index + 1)) {
      if (element.contains(other.element) || other.element.contains(element)) continue;
      // Inline links run over lines: their boxes say little.
      if ([element, other.element].some((one) => getComputedStyle(one).display === 'inline')) continue;
      if (
        element.closest('[class*=box]') &&
        element.closest('[class*=box]') === other.element.closest('[class*=box]')
      )
        continue;
      const width = Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left);
      const height = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
      if (width > 2 && height > 2)
        faults.push(`${nameOf(element)} and ${nameOf(other.element)} lie upon each other`);
    }
  }
  return [...new Set(faults)];
}

/** What is wrong with how the view lies in its window. */
export function findLayoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(findFaults);
}
