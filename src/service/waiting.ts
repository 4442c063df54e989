import type { Progress } from '../contract/operations.ts';

/** How often a job that waits is asked whether it was cancelled, in milliseconds. */
const askingInterval = 100;

const turn = () => new Promise<null>((resolve) => setImmediate(resolve, null));

/**
 * Waits inside a job without holding up its cancel: tells the progress from time to time. Undefined when the job
 * was cancelled meanwhile; what was waited for goes on then.
 * @param meanwhile done once, before it waits, unless what it waits for is there
 */
export async function* waitFor<T>(
  work: Promise<T>,
  progress: () => Progress,
  meanwhile: () => void = () => {},
): AsyncGenerator<Progress, T | undefined, boolean> {
  const done = work.then((value) => ({ value }));
  // A cancelled job does not look at it again.
  done.catch(() => {});
  const there = await Promise.race([done, turn()]);
  if (there) return there.value;
  meanwhile();
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, askingInterval, null);
    });
    const first = await Promise.race([done, tick]).finally(() => clearTimeout(timer));
    if (first) return first.value;
    if (yield progress()) return undefined;
  }
}
