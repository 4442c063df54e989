import type { BinNoun } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { flushDrafts } from '../../components/drafts.ts';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';

const describeItems = (noun: BinNoun, ids: readonly string[]) =>
  say('shell.items', { noun, count: ids.length });

/** Takes back the last act, or does it again, and names it. */
export async function stepThroughActs(direction: 'undo' | 'redo'): Promise<void> {
  await flushDrafts();
  const result = await runCommand(direction === 'undo' ? 'act.undo' : 'act.redo', {});
  if (!result.ok) return tellFailed(result.error.message);
  const { label } = result.value;
  tellDone(direction === 'undo' ? say('shell.undoneAct', { label }) : say('shell.doneAgain', { label }));
}

/** The way back from the act that was done last. */
export const undoAction = {
  get label() {
    return say('shell.undo');
  },
  run: () => void stepThroughActs('undo'),
  undoesLast: true,
} as const;

/**
 * Puts records of one noun into the bin, as one act and with a way back. True when they are there. `leave`: goes to
 * another view, where that is told.
 */
export async function moveToBin(noun: BinNoun, ids: string[], leave?: () => void): Promise<boolean> {
  await flushDrafts();
  const result = await runCommand('bin.put', { noun, ids });
  if (!result.ok) {
    tellFailed(result.error.message);
    return false;
  }
  leave?.();
  const wayBack = { label: say('shell.undo'), run: () => void restore(noun, ids) };
  tellDone(say('shell.inTheBin', { items: describeItems(noun, ids) }), wayBack);
  return true;
}

/** Takes records of one noun out of the bin, as one act. */
export async function restore(noun: BinNoun, ids: string[]): Promise<void> {
  const result = await runCommand('bin.restore', { noun, ids });
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(say('shell.back', { items: describeItems(noun, ids) }));
}
