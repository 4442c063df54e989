import { isFocusNowhere, isTyping } from './keys.ts';

const focusable =
  ':is(a[href], button, select, summary, input, [tabindex]):not(:disabled, [tabindex="-1"], [inert] *)';

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

/** Never a text field: the next key would be written into it. */
function findTarget(within: Element | undefined): HTMLElement | undefined {
  if (!within) return undefined;
  return [within, ...within.querySelectorAll(focusable)].find(
    (element): element is HTMLElement =>
      element instanceof HTMLElement && element.matches(focusable) && !isTyping(element) && !isGone(element),
  );
}

/** What took the place of the part that went away, or stands before it; else the nearest part around it. */
function findNeighbour({ element, steps }: Stand, frame: HTMLElement): HTMLElement {
  const step = steps.find(({ child }) => !child.isConnected) ?? steps.find(({ child }) => child === element)!;
  const { parent, child, index } = step;
  if (!frame.contains(parent)) return frame;
  const after = child.isConnected ? index + 1 : index;
  const beside = findTarget(parent.children[after]) ?? findTarget(parent.children[index - 1]);
  return beside ?? parent.closest<HTMLElement>('[tabindex]') ?? frame;
}

/**
 * Keeps the focus near where it was when what has it goes away or can no longer be used: browsers let it fall to the
 * whole page, of which a screen reader has nothing to say. What an act itself gives the focus to comes first.
 * Returns what ends it.
 */
export function keepFocus(): () => void {
  let last: Stand | null = null;
  let frame = 0;
  let timer = 0;
  const isLost = () => {
    const holder = document.activeElement;
    return last !== null && isGone(last.element) && (isFocusNowhere() || holder === last.element);
  };
  const restore = () => {
    if (last && isLost()) findNeighbour(last, findFrame() ?? document.body).focus({ preventScroll: true });
  };
  const look = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (!isLost()) return;
    // Dialogs give the focus back in the next frame, and lists take it as they are drawn.
    frame = requestAnimationFrame(() => {
      timer = window.setTimeout(restore);
    });
  };
  const onFocus = ({ target }: FocusEvent) => {
    last = target instanceof HTMLElement ? standOf(target) : null;
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
  return () => {
    observer.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    window.removeEventListener('focusin', onFocus);
    window.removeEventListener('click', onClick);
  };
}
