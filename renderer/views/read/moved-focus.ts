import { useEffect, useRef } from 'react';
import { isFocusNowhere } from '../../components/keys.ts';

/**
 * While something is waited for, somebody may go elsewhere by Tab or a press: then it does not draw the focus when it
 * comes. Gives a test of that.
 */
export function useMovedFocus(isWaiting: boolean): () => boolean {
  /** What had the focus before the first key or press; null: there was none. */
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = null;
    if (!isWaiting) return;
    const note = () => {
      before.current ??= document.activeElement;
    };
    const events = ['keydown', 'pointerdown'] as const;
    for (const event of events) window.addEventListener(event, note, { capture: true });
    return () => {
      for (const event of events) window.removeEventListener(event, note, { capture: true });
    };
  }, [isWaiting]);
  return () => before.current !== null && before.current !== document.activeElement && !isFocusNowhere();
}
