import type { Progress } from '../contract/operations.ts';

/** How often a job that waits is asked whether it was cancelled, in milliseconds. */
const askingInterval = 100;

/** What is done where a job has to wait longer than so many milliseconds. */
export interface Meanwhile {
  readonly patience: number;
  run(): void;
}

/**
 * Waits inside a job without holding up its cancel: tells the progress from time to time. Undefined when the job
 * was cancelled meanwhile; what was waited for goes on then.
 */
export async function* waitFor<T>(
  work: Promise<T>,
  progress: () => Progress,
  meanwhile?: Meanwhile,
): AsyncGenerator<Progress, T | undefined, boolean> {
  const done = work.then((value) => ({ value }));
  // A cancelled job does not look at it again.
  done.catch(() => {});
  for (let next = meanwhile; ; next = undefined) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, next?.patience ?? askingInterval, null);
    });
    const first = await Promise.race([done, tick]).finally(() => clearTimeout(timer));
    if (first) return first.value;
    next?.run();
    if (yield progress()) return undefined;
  }
}
