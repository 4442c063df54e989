import type { ActView } from '../../../src/contract/views.ts';

/** How many steps go when undo goes back to one, itself included: the person's own ones that still hold. */
export function countUndone(acts: readonly ActView[], throughId: string): number {
  const newer = acts.slice(0, acts.findIndex(({ id }) => id === throughId) + 1);
  return newer.filter(({ kind, isUndone, isOwn }) => kind === 'do' && !isUndone && isOwn).length;
}

/** Steps of one name in a row, by one person and all undone or none, newest first: a note that was saved at each pause. */
export function groupRuns(steps: readonly ActView[]): (readonly [ActView, ...ActView[]])[] {
  const runs: [ActView, ...ActView[]][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    const isSame = (['label', 'by', 'isOwn', 'isUndone'] as const).every(
      (key) => last?.[0][key] === step[key],
    );
    if (isSame) last!.push(step);
    else runs.push([step]);
  }
  return runs;
}
