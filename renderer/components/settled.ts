import { useEffect, useState } from 'react';

/** A value once it has stayed for so many milliseconds; at first, and until then, what it was before. */
export function useSettled<T>(value: T, pause: number, initial: T): T {
  const [settled, setSettled] = useState(initial);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
