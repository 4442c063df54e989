import { useCallback, useEffect, useRef } from 'react';

/** A test whether the view that asks is still open: what is answered after somebody left it leads nobody back. */
export function useIsHere(): () => boolean {
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  return useCallback(() => isHere.current, []);
}
