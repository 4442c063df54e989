import { type RefObject, useEffect, useState } from 'react';

/**
 * Counts up whenever the element's size changes, or fonts come that move its words without that, so that what stands
 * beside its lines is placed anew.
 */
export function useLayoutVersion(element: RefObject<HTMLElement | null>): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    if (!element.current) return;
    const place = () => setVersion((count) => count + 1);
    const observer = new ResizeObserver(place);
    observer.observe(element.current);
    document.fonts.addEventListener('loadingdone', place);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', place);
    };
  }, [element]);
  return version;
}
