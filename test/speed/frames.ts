import type { Locator, Page } from 'playwright-core';

/** A way to scroll: so many pixels at every frame, for so many frames, and back from the end. */
export interface Scrolling {
  readonly down: number;
  readonly across: number;
  readonly frames: number;
}

/** Milliseconds. */
export interface FrameTimes {
  readonly frames: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  /** Of the page's main thread for each frame: it does not depend on what else the machine does. */
  readonly processor: number;
}

/** Seconds that the page's main thread has worked so far. */
async function openProcessorClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
}

/** The times between frames, as the browser gives them to requestAnimationFrame, while an element is scrolled. */
export async function timeFrames(scroller: Locator, scrolling: Scrolling): Promise<FrameTimes> {
  const readClock = await openProcessorClock(scroller.page());
  const begun = await readClock();
  const times = await scroller.evaluate(async (pane, { down, across, frames }) => {
    pane.scrollTo(0, 0);
    const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const sign = { down: 1, across: 1 };
    await nextFrame();
    let last = await nextFrame();
    const found: number[] = [];
    for (let frame = 0; frame < frames; frame++) {
      if (pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1) sign.down = -1;
      if (pane.scrollLeft + pane.clientWidth >= pane.scrollWidth - 1) sign.across = -1;
      pane.scrollBy(sign.across * across, sign.down * down);
      const now = await nextFrame();
      found.push(now - last);
      last = now;
    }
    return found;
  }, scrolling);
  const worked = (await readClock()) - begun;
  const sorted = times.toSorted((x, y) => x - y);
  const at = (share: number) => Number(sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1));
  return {
    frames: times.length,
    median: at(0.5),
    p95: at(0.95),
    worst: at(1),
    processor: Number(((worked * 1000) / times.length).toFixed(1)),
  };
}
