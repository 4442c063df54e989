import { useEffect, useRef } from 'react';

/** What each key does, by its name in lower case: `j`, `shift+c`, `mod+z` (Ctrl or, on a Mac, Cmd), `delete`. */
export type Keymap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** True where keys write text, which then has its own undo as well. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches('input:not([type=file], [type=radio], [type=checkbox], [type=range]), textarea'))
  );
}

/** A list to choose from takes single letters, to find entries by them, but no others. */
const isSelect = (target: EventTarget | null) => target instanceof HTMLSelectElement;

const isInOverlay = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role=dialog], [role=menu], [role=listbox]') !== null;

/** The name of a pressed key with its modifiers, as keymaps write it. */
export function nameKey(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): string {
  const key = event.key.toLowerCase();
  // Signs such as ? have their Shift in them already; letters and named keys don't.
  const isShifted = event.shiftKey && key !== key.toUpperCase();
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${isShifted ? 'shift+' : ''}${key}`;
}

/** Listens for keys in the whole window, except while text is edited or a dialog or menu is open. */
export function useKeys(keymap: Keymap): void {
  const current = useRef(keymap);
  useEffect(() => {
    current.current = keymap;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target) || isInOverlay(event.target))
        return;
      const name = nameKey(event);
      const act = current.current[name];
      if (!act || (isSelect(event.target) && !name.startsWith('mod+'))) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
