import { runCommand } from '../api.ts';
import { flushDrafts } from '../components/drafts.ts';
import { tellDone, tellFailed } from '../components/toast.tsx';

/** Takes back the last act, or does it again, and names it. */
export async function stepThroughActs(direction: 'undo' | 'redo'): Promise<void> {
  await flushDrafts();
  const result = await runCommand(direction === 'undo' ? 'act.undo' : 'act.redo', {});
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${result.value.label}`);
}

/** Puts an article or a claim into the bin, with a way back. True when it is there. */
export async function moveToBin(noun: 'article' | 'claim', id: string): Promise<boolean> {
  await flushDrafts();
  const result = await runCommand(`${noun}.delete`, { id });
  if (!result.ok) {
    tellFailed(result.error.message);
    return false;
  }
  tellDone(`The ${noun} is in the bin.`, { label: 'Undo', run: () => void restore(noun, id) });
  return true;
}

/** Takes an article or a claim out of the bin. */
export async function restore(noun: 'article' | 'claim', id: string): Promise<void> {
  const result = await runCommand(`${noun}.restore`, { id });
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(`The ${noun} is back.`);
}
