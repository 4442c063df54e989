import type { Progress } from './operations.ts';
import type { Result } from './result.ts';

/** What the core pushes to every window of its library. */
export type LibraryEvent =
  /** Something on screen may be out of date. */
  | { readonly type: 'changed' }
  | { readonly type: 'jobProgress'; readonly jobId: string; readonly progress: Progress }
  | { readonly type: 'jobFinished'; readonly jobId: string; readonly result: Result<unknown> };
