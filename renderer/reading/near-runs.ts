import { type RefObject, useLayoutEffect, useState } from 'react';
import { createStore, type Store } from '../components/store.ts';
import { listRuns, runsBetween, type TextRun } from './ranges.ts';

/** What is painted reaches so many heights of the pane beyond its edges, and is told anew at half of that. */
const reach = 1;

/**
 * The runs of the article's text in and around what its pane shows, kept up to date while it scrolls or is laid out
 * anew, before that is painted. After any change of the page Chromium paints again all text that has a highlight:
 * in an article of a megabyte with 8,000 of them that took 46 ms a frame, and 7 with those near the eye alone.
 * @param drawn what the article's elements are drawn from
 */
export function useNearRuns(
  article: RefObject<HTMLElement | null>,
  pane: RefObject<HTMLElement | null>,
  drawn: unknown,
): Store<readonly TextRun[]> {
  const [near] = useState(() => createStore<readonly TextRun[]>([]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: other elements hold the runs
  useLayoutEffect(() => {
    const { current: element } = article;
    const { current: view } = pane;
    if (!element || !view) return;
    const runs = listRuns(element);
    let enough = { top: 0, bottom: 0 };
    const tell = () => {
      const { scrollTop, clientHeight } = view;
      enough = {
        top: scrollTop - (clientHeight * reach) / 2,
        bottom: scrollTop + clientHeight * (1 + reach / 2),
      };
      const { top, bottom } = view.getBoundingClientRect();
      near.update(() => runsBetween(runs, top - clientHeight * reach, bottom + clientHeight * reach));
    };
    const onScroll = () => {
      const { scrollTop, clientHeight } = view;
      if (scrollTop < enough.top || scrollTop + clientHeight > enough.bottom) tell();
    };
    tell();
    const observer = new ResizeObserver(tell);
    for (const measured of [element, view]) observer.observe(measured);
    view.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      view.removeEventListener('scroll', onScroll);
    };
  }, [article, pane, near, drawn]);
  return near;
}
