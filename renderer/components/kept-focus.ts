import { isFocusNowhere, isTyping, muteLetters, watchLetters } from './keys.ts';

const focusable =
  ':is(a[href], button, summary, input, [tabindex]):not(:disabled, [tabindex="-1"], [inert] *)';

/** What had the focus last, and where it stood: each step is a part of the one before, outermost first. */
interface Stand {
  readonly element: HTMLElement;
  readonly steps: readonly { readonly parent: Element; readonly child: Element; readonly index: number }[];
}

function standOf(element: HTMLElement): Stand {
  const steps: Stand['steps'][number][] = [];
  for (let child: Element = element; child.parentElement; child = child.parentElement) {
    const parent = child.parentElement;
    steps.unshift({ parent, child, index: [...parent.children].indexOf(child) });
  }
  return { element, steps };
}

/** The part of the window that has the keys: the dialog on top, or else the view. */
const findFrame = () =>
  [...document.querySelectorAll<HTMLElement>('[role=dialog]')].at(-1) ??
  document.querySelector<HTMLElement>('main');

const isGone = (element: HTMLElement) =>
  !element.isConnected || element.matches(':disabled') || !element.checkVisibility();

/** Never a text field or a list to choose from: the next key would write or choose there. */
const isTarget = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement && element.matches(focusable) && !isTyping(element) && !isGone(element);

const findTarget = (within: Element | undefined): HTMLElement | undefined =>
  within && [within, ...within.querySelectorAll(focusable)].find(isTarget);

/** Its like at its place: what holds it was drawn anew, or the next of a list moved up. */
function findLike({ element, steps }: Stand, lost: Stand['steps'][number]): HTMLElement | null {
  const there = steps
    .slice(steps.indexOf(lost))
    .reduce<Element | undefined>((within, { index }) => within?.children[index], lost.parent);
  return there && there.tagName === element.tagName && isTarget(there) ? there : null;
}

/** What took the place of what went away, or stands before it; else the nearest part around it. */
function findNeighbour(stand: Stand, frame: HTMLElement): HTMLElement {
  const { element, steps } = stand;
  const lost = steps.find(({ child }) => !child.isConnected) ?? steps.find(({ child }) => child === element)!;
  const { parent, child, index } = lost;
  // All of a view went: what stands at the same place in another one does something else.
  if (!frame.contains(parent) || parent === frame) return frame;
  const after = child.isConnected ? index + 1 : index;
  const beside = findTarget(parent.children[after]) ?? findTarget(parent.children[index - 1]);
  return findLike(stand, lost) ?? beside ?? parent.closest<HTMLElement>('[tabindex]') ?? frame;
}

/**
 * Keeps the focus near where it was when what has it goes away or can no longer be used: browsers let it fall to the
 * whole page, of which a screen reader has nothing to say. What an act itself gives the focus to comes first.
 * Returns what ends it.
 */
export function keepFocus(): () => void {
  let last: Stand | null = null;
  /** The text field that had the focus last, until the focus leaves it by intention. */
  let written: HTMLElement | null = null;
  let isWaiting = false;
  let frame = 0;
  let timer = 0;
  const isLost = () => {
    const holder = document.activeElement;
    return last !== null && isGone(last.element) && (isFocusNowhere() || holder === last.element);
  };
  const restore = () => {
    isWaiting = false;
    if (last && isLost()) findNeighbour(last, findFrame() ?? document.body).focus({ preventScroll: true });
  };
  const look = () => {
    if (written && !written.isConnected) {
      written = null;
      muteLetters();
    }
    if (isWaiting || !isLost()) return;
    isWaiting = true;
    // Dialogs give the focus back in the next frame, and lists take it as they are drawn.
    frame = requestAnimationFrame(() => {
      timer = window.setTimeout(restore);
    });
  };
  const onFocus = ({ target }: FocusEvent) => {
    last = target instanceof HTMLElement ? standOf(target) : null;
    if (written?.isConnected !== false) written = last && isTyping(target) ? last.element : null;
  };
  const onClick = () => {
    // A click beside everything leaves what had the focus by intention.
    if (last && !isGone(last.element) && isFocusNowhere()) last = null;
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden'],
  });
  window.addEventListener('focusin', onFocus);
  window.addEventListener('click', onClick);
  const endWatch = watchLetters();
  return () => {
    endWatch();
    observer.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    window.removeEventListener('focusin', onFocus);
    window.removeEventListener('click', onClick);
  };
}
