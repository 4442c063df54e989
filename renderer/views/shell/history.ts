import type { ActView } from '../../../src/contract/views.ts';

/** How many steps go when undo goes back to one, itself included: the person's own ones that still hold. */
export function countUndone(acts: readonly ActView[], throughId: string): number {
  const newer = acts.slice(0, acts.findIndex(({ id }) => id === throughId) + 1);
  return newer.filter(({ kind, isUndone, isOwn }) => kind === 'do' && !isUndone && isOwn).length;
}
