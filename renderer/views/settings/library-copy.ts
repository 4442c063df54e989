import { flushDrafts } from '../../components/drafts.ts';
import { saveFile } from '../../components/save-file.ts';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { fetchCopy } from '../../transport.ts';
import { say } from '../../words/index.ts';

/** Has the browser save all of the library as a file, and tells how it went. In Electron the menu has it. */
export async function saveLibraryCopy(libraryName: string): Promise<void> {
  await flushDrafts();
  const copy = await fetchCopy();
  if (!copy.ok) return tellFailed(copy.error.message);
  const day = new Date().toISOString().slice(0, 10);
  const file = `${say('settings.copyName', { name: libraryName, day })}.claimbench`;
  saveFile(file, 'application/octet-stream', copy.value);
  tellDone(say('settings.copySaved', { file }));
}
