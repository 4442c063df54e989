import { useEffect, useRef } from 'react';
import { isKeyOf, type KeyName, worksWhileTyping } from './key-table.ts';

/** Keys that stay as they are, as `nameKey` writes them. */
type FixedKey = 'escape' | 'delete' | 'backspace' | ' ' | 'arrowleft' | 'arrowright' | 'mod+p';

/** What is done by keys: those that can be changed by their name in the table of keys, others as they are. */
export type Keymap = Readonly<Partial<Record<KeyName | FixedKey, (event: KeyboardEvent) => void>>>;

/** True where keys write text, which then has its own undo as well. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=file], [type=radio], [type=checkbox], [type=range]), textarea'))
  );
}

/** Nothing has the focus but the whole window, or the whole of the view. */
export function isFocusNowhere(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.matches('main');
}

/** A list to choose from takes single letters, to find entries by them, but no others. */
const isSelect = (target: EventTarget | null) => target instanceof HTMLSelectElement;

const isInOverlay = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role=dialog], [role=menu], [role=listbox]') !== null;

/** The name of a pressed key in lower case: `j`, `shift+c`, `mod+z` (Ctrl or, on a Mac, Cmd), `delete`. */
export function nameKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  const key = event.key.toLowerCase();
  // Signs such as ? have their Shift in them already; letters and named keys don't.
  const isShifted = event.shiftKey && key !== key.toUpperCase();
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${isShifted ? 'shift+' : ''}${key}`;
}

const fixed: readonly FixedKey[] = ['escape', 'delete', 'backspace', ' ', 'arrowleft', 'arrowright', 'mod+p'];
const isFixed = (name: string): name is FixedKey => fixed.some((key) => key === name);

/** Which of the keymap's entries a pressed key stands for. */
function findEntry(keymap: Keymap, pressed: string, target: EventTarget | null) {
  if (isFixed(pressed)) return isTyping(target) ? undefined : keymap[pressed];
  const names = Object.keys(keymap).filter((name): name is KeyName => !isFixed(name));
  const name = names.find((known) => isKeyOf(known, pressed));
  return name && (!isTyping(target) || worksWhileTyping(name)) ? keymap[name] : undefined;
}

/** Whoever writes goes on so soon, in milliseconds: letters that come later are meant as they are. */
const writingPause = 1500;
let lastLetter = Number.NEGATIVE_INFINITY;
let isMuted = false;

const isLetter = ({ key, ctrlKey, metaKey }: KeyboardEvent) => [...key].length === 1 && !ctrlKey && !metaKey;

/**
 * The field in which somebody wrote has gone under the keys: the letters that still come were meant for it, and do
 * nothing until there is a pause. Where the last key was another one, as Enter is, nothing is changed.
 */
export function muteLetters(): void {
  isMuted = performance.now() - lastLetter < writingPause;
}

/** Notes when letters come, before anything takes them. Returns what ends that. */
export function watchLetters(): () => void {
  const watch = (event: KeyboardEvent) => {
    const now = performance.now();
    if (isMuted && now - lastLetter > writingPause) isMuted = false;
    if (isLetter(event)) {
      lastLetter = now;
      if (isMuted && !isTyping(event.target)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    } else lastLetter = Number.NEGATIVE_INFINITY;
  };
  window.addEventListener('keydown', watch, { capture: true });
  return () => window.removeEventListener('keydown', watch, { capture: true });
}

const mounted = new Set<{ readonly current: Keymap }>();

/** What named keys do just now, for who would rather find it by its name. */
export function listActs(): ReadonlyMap<KeyName, () => void> {
  return new Map(
    [...mounted].flatMap(({ current }) =>
      Object.entries(current).flatMap(([name, act]) =>
        isFixed(name) ? [] : [[name as KeyName, () => act(new KeyboardEvent('keydown'))] as const],
      ),
    ),
  );
}

/** Listens for keys in the whole window, except while text is edited or a dialog or menu is open. */
export function useKeys(keymap: Keymap): void {
  const current = useRef(keymap);
  useEffect(() => {
    current.current = keymap;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isInOverlay(event.target)) return;
      const name = nameKey(event);
      const act = findEntry(current.current, name, event.target);
      if (!act || (isSelect(event.target) && !name.startsWith('mod+'))) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKeyDown);
    mounted.add(current);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      mounted.delete(current);
    };
  }, []);
}

/**
 * ↓ leads into a view's list while the focus is nowhere, as when the view has just opened, on the way to views, or on
 * the choice of what is listed.
 */
export function useWayIn(enter: () => void): void {
  const current = useRef(enter);
  useEffect(() => {
    current.current = enter;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isElsewhere =
        !isFocusNowhere() && document.activeElement?.closest('nav, [role=radiogroup]') === null;
      if (event.defaultPrevented || isElsewhere || nameKey(event) !== 'arrowdown' || event.altKey) return;
      event.preventDefault();
      current.current();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
