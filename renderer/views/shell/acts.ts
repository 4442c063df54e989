import type { BinNoun } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { formatCount } from '../../components/count.ts';
import { flushDrafts } from '../../components/drafts.ts';
import { tellDone, tellFailed } from '../../components/toast.tsx';

/** What each noun of the bin is called. */
export const binNames: Readonly<Record<BinNoun, string>> = {
  article: 'article',
  claim: 'claim',
  collection: 'collection',
  tag: 'tag',
  rating: 'verdict',
  evidence: 'piece of evidence',
  alias: 'alias',
  earlierCheck: 'earlier check',
  savedSearch: 'saved search',
};

const describeItems = (noun: BinNoun, ids: readonly string[]) =>
  ids.length === 1
    ? `The ${binNames[noun]} is`
    : `${noun === 'evidence' ? `${ids.length} pieces of evidence` : formatCount(ids.length, binNames[noun])} are`;

/** Takes back the last act, or does it again, and names it. */
export async function stepThroughActs(direction: 'undo' | 'redo'): Promise<void> {
  await flushDrafts();
  const result = await runCommand(direction === 'undo' ? 'act.undo' : 'act.redo', {});
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(`${direction === 'undo' ? 'Undone' : 'Done again'}: ${result.value.label}`);
}

/** The way back from the act that was done last. */
export const undoAction = { label: 'Undo', run: () => void stepThroughActs('undo') };

/** Puts records of one noun into the bin, as one act and with a way back. True when they are there. */
export async function moveToBin(noun: BinNoun, ids: string[]): Promise<boolean> {
  await flushDrafts();
  const result = await runCommand('bin.put', { noun, ids });
  if (!result.ok) {
    tellFailed(result.error.message);
    return false;
  }
  const wayBack = { label: 'Undo', run: () => void restore(noun, ids) };
  tellDone(`${describeItems(noun, ids)} in the bin.`, wayBack);
  return true;
}

/** Takes records of one noun out of the bin, as one act. */
export async function restore(noun: BinNoun, ids: string[]): Promise<void> {
  const result = await runCommand('bin.restore', { noun, ids });
  if (!result.ok) return tellFailed(result.error.message);
  tellDone(`${describeItems(noun, ids)} back.`);
}
