import { type RefObject, useEffect, useState } from 'react';

/** Counts up whenever the element's size changes, so that what stands beside its lines is placed anew. */
export function useLayoutVersion(element: RefObject<HTMLElement | null>): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(() => setVersion((count) => count + 1));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return version;
}
