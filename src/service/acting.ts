import { DomainError } from '../contract/domain-error.ts';
import type { Act, Changed, Recorder } from '../store/index.ts';
import { type Saying, saying } from '../words/saying.ts';
import type { Context } from './context.ts';

/** What is derived from records that people change, and can bring itself up to date. */
export interface Derived {
  refreshAfter(changed: readonly Changed[]): void;
}

/** Runs people's acts: recorded, and with everything that is derived from what they change, in one transaction. */
export interface Acting {
  /** One new step of undo. */
  perform<T>(label: Saying, work: (recorder: Recorder) => T): T;
  /**
   * A step that is done bit by bit, as an import is, file by file. Where somebody does something else in between
   * it goes on as another step of the same name, so that undo always takes back what was done last.
   * @param actIds gets the id of each act under which something may have been recorded
   */
  openStep(label: Saying, actIds?: Set<string>): <T>(work: (recorder: Recorder) => T) => T;
  /** Takes the last act back, or does the last undone one again. @throws DomainError conflict, busy */
  turn(kind: 'undo' | 'redo'): { id: string; label: string };
  /** Jobs that record as they go: undo waits for their end. */
  readonly running: { jobs: number };
}

export function createActing(
  { store, origin, newAct }: Pick<Context, 'store' | 'origin' | 'newAct'>,
  derived: readonly Derived[],
): Acting {
  const { acts } = store;
  const running = { jobs: 0 };
  const refresh = (changed: readonly Changed[]) => {
    for (const part of derived) part.refreshAfter(changed);
  };
  function performAs<T>(act: Act, work: (recorder: Recorder) => T): T {
    return store.transact(() => {
      const { value, changed } = acts.record(act, work);
      refresh(changed);
      return value;
    });
  }
  return {
    running,
    openStep(label, actIds) {
      const record = JSON.stringify(label);
      let act = newAct(record);
      let isBegun = false;
      return (work) => {
        if (isBegun && acts.newestId() !== act.id) act = newAct(record);
        const value = performAs(act, work);
        isBegun = true;
        actIds?.add(act.id);
        return value;
      };
    },
    perform: (label, work) => performAs(newAct(JSON.stringify(label)), work),
    turn(kind) {
      if (running.jobs > 0) throw new DomainError('busy', saying('library.busy', { kind }));
      const target = acts.next(origin)[kind];
      if (!target) throw new DomainError('conflict', saying('library.nothingToTurn', { kind }));
      store.transact(() => refresh(acts[kind](target, newAct(target.label))));
      return target;
    },
  };
}
