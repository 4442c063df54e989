import type { NamesOfKind, Progress } from './operations.ts';
import type { Result } from './result.ts';

/** What the core pushes to every window of its library. */
export type LibraryEvent =
  /** Something on screen may be out of date. */
  | { readonly type: 'changed' }
  | {
      readonly type: 'jobProgress';
      readonly jobId: string;
      readonly name: NamesOfKind<'job'>;
      readonly progress: Progress;
    }
  /** A cancelled job gives what it finished, or fails as `cancelled` when half of it is worth nothing. */
  | {
      readonly type: 'jobFinished';
      readonly jobId: string;
      readonly name: NamesOfKind<'job'>;
      readonly result: Result<unknown>;
    };

/** What the editor chose in the host's own menu and only the page can do. */
export interface MenuEvent {
  readonly type: 'menu';
  readonly command: 'export' | 'undo' | 'redo' | 'keys';
}
