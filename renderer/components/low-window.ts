import { useSyncExternalStore } from 'react';

/** As at a zoom of 200 %; the style sheets have the same number. */
const query = '(height <= 560px)';

const subscribe = (listener: () => void) => {
  const list = matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
};

/** Whether the window is so low that what else stays in sight scrolls away with the text. */
export const useIsLow = () => useSyncExternalStore(subscribe, () => matchMedia(query).matches);
