import type { FileOutcome, Progress } from '../../src/contract/operations.ts';
import type { Result } from '../../src/contract/result.ts';
import { runCommand, runJob } from '../api.ts';
import { createStore } from '../components/store.ts';
import { uploadFile } from '../transport.ts';

/** One batch of files on its way into the library. */
export interface ImportRun {
  readonly id: number;
  /** copying: the host takes the bytes in. reading: the program makes articles of them. */
  readonly stage: 'copying' | 'reading' | 'finished';
  readonly progress: Progress;
  readonly outcomes: readonly FileOutcome[];
  /** Why the batch as a whole ended early. */
  readonly failure: string | null;
}

/** Every batch of this window that was not dismissed yet. */
export const imports = createStore<readonly ImportRun[]>([]);
const cancels = new Map<number, () => void>();
let lastId = 0;

const change = (id: number, changed: Partial<ImportRun>) =>
  imports.update((runs) => runs.map((run) => (run.id === id ? { ...run, ...changed } : run)));

/** Stops a batch; what it added so far stays. */
export function cancelImport(id: number): void {
  cancels.get(id)?.();
}

/** Takes a finished batch off the screen. */
export function dismissImport(id: number): void {
  imports.update((runs) => runs.filter((run) => run.id !== id));
}

/** Brings files into the library; the batch's progress and its outcome for each file are in `imports`. */
export async function importFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  lastId += 1;
  const id = lastId;
  const start: ImportRun = {
    id,
    stage: 'copying',
    progress: { done: 0, total: files.length, current: files[0]!.name },
    outcomes: [],
    failure: null,
  };
  imports.update((runs) => [...runs, start]);
  const abort = new AbortController();
  cancels.set(id, () => abort.abort());
  try {
    const { uploads, refused } = await uploadAll(id, files, abort.signal);
    const result = await readAll(id, uploads, abort.signal);
    change(id, {
      stage: 'finished',
      outcomes: [...refused, ...(result.ok ? result.value : [])],
      failure: result.ok ? null : result.error.message,
    });
  } catch {
    change(id, { stage: 'finished', failure: 'Cancelled before anything was added.' });
  }
  cancels.delete(id);
}

async function uploadAll(id: number, files: readonly File[], signal: AbortSignal) {
  const uploads: string[] = [];
  const refused: FileOutcome[] = [];
  for (const [done, file] of files.entries()) {
    change(id, { progress: { done, total: files.length, current: file.name } });
    const result = await uploadFile(file, signal);
    if (result.ok) uploads.push(result.value);
    else {
      const reason = result.error.message;
      refused.push({ name: file.name, outcome: 'refused', articleId: null, title: null, reason });
    }
  }
  return { uploads, refused };
}

async function readAll(
  id: number,
  uploads: string[],
  signal: AbortSignal,
): Promise<Result<readonly FileOutcome[]>> {
  if (uploads.length === 0) return { ok: true, value: [] };
  signal.throwIfAborted();
  change(id, { stage: 'reading', progress: { done: 0, total: uploads.length, current: null } });
  const result = await runJob(
    'article.import',
    { uploads },
    (progress) => change(id, { progress }),
    (jobId) => {
      const cancel = () => void runCommand('job.cancel', { jobId });
      cancels.set(id, cancel);
      if (signal.aborted) cancel();
    },
  );
  return result.ok ? { ok: true, value: result.value.outcomes } : result;
}
