import type { FileOutcome } from '../../../src/contract/import.ts';
import type { Input, Progress } from '../../../src/contract/operations.ts';
import type { Result } from '../../../src/contract/result.ts';
import { adoptJobs, runCommand, runJob } from '../../api.ts';
import { createStore } from '../../components/store.ts';
import { uploadFile } from '../../transport.ts';

/** One batch of files on its way into the library. */
export interface ImportRun {
  readonly id: number;
  /** copying: the host takes the bytes in. reading: the program makes articles of them. */
  readonly stage: 'copying' | 'reading' | 'finished';
  readonly progress: Progress;
  /** What its files are to an editor. */
  readonly noun: 'file' | 'text';
  /** Where its articles come in beside the library; null: nowhere, or not known. */
  readonly collectionId: string | null;
  /** How many files the batch has; null while that is not known. */
  readonly files: number | null;
  /** Of a finished batch; fewer than its files when it was stopped. */
  readonly outcomes: readonly FileOutcome[];
  /** Why the batch as a whole ended early. */
  readonly failure: string | null;
}

/** Every batch that was not taken off the screen yet, whoever started it. */
export const imports = createStore<readonly ImportRun[]>([]);
const cancels = new Map<number, () => void>();
let lastId = 0;

function addRun(
  files: number | null,
  run: Pick<ImportRun, 'stage' | 'progress' | 'noun' | 'collectionId'>,
): number {
  lastId += 1;
  const id = lastId;
  clearSettledImports();
  imports.update((runs) => [...runs, { id, files, outcomes: [], failure: null, ...run }]);
  return id;
}

const change = (id: number, changed: Partial<ImportRun>) =>
  imports.update((runs) => runs.map((run) => (run.id === id ? { ...run, ...changed } : run)));

function finish(
  id: number,
  result: Result<{ readonly outcomes: readonly FileOutcome[] }>,
  refused: readonly FileOutcome[] = [],
) {
  cancels.delete(id);
  change(id, {
    stage: 'finished',
    outcomes: [...refused, ...(result.ok ? result.value.outcomes : [])],
    failure: result.ok ? null : result.error.message,
  });
}

const cancelJob = (jobId: string) => void runCommand('job.cancel', { jobId });

/** Stops a batch; what it added so far stays. */
export function cancelImport(id: number): void {
  cancels.get(id)?.();
}

/** Takes a finished batch off the screen. */
export function dismissImport(id: number): void {
  imports.update((runs) => runs.filter((run) => run.id !== id));
}

/** True for a finished batch in which nothing went wrong. */
export function isSettled({ stage, outcomes, failure }: ImportRun): boolean {
  return stage === 'finished' && failure === null && outcomes.every(({ outcome }) => outcome !== 'refused');
}

/** Takes off the screen what nobody has to read: the batches in which nothing went wrong. */
export function clearSettledImports(): void {
  imports.update((runs) => runs.filter((run) => !isSettled(run)));
}

/** Shows the batches, too, that the host's menu or another window started. Call it once. */
export function followImports(): void {
  adoptJobs('article.import', (jobId) => {
    const id = addRun(null, {
      collectionId: null,
      noun: 'file',
      stage: 'reading',
      progress: { done: 0, total: 0, current: null },
    });
    cancels.set(id, () => cancelJob(jobId));
    return {
      onProgress: (progress) => change(id, { progress, files: progress.total }),
      onFinished: (result) => finish(id, result),
    };
  });
}

/** Where a batch comes in beside the library, and what is known of all its articles. */
interface ImportChoice extends Omit<Input<'article.import'>, 'uploads' | 'revisionOf'> {
  readonly noun?: ImportRun['noun'];
  /** Takes the place of the title that is found in the text of each. */
  readonly title?: string;
}

/**
 * Brings files into the library and, given one, into a collection; the batch's progress and its outcome for each
 * file are in `imports`.
 */
export async function importFiles(
  files: readonly File[],
  { noun = 'file', title, ...details }: ImportChoice = {},
): Promise<void> {
  if (files.length === 0) return;
  const id = addRun(files.length, {
    collectionId: details.collectionId ?? null,
    noun,
    stage: 'copying',
    progress: { done: 0, total: files.length, current: files[0]!.name },
  });
  const abort = new AbortController();
  cancels.set(id, () => abort.abort());
  const { uploads, refused } = await uploadAll(id, files, abort.signal);
  const read = await readAll(id, uploads, details, abort.signal);
  finish(id, title && read.ok ? await nameAll(read.value.outcomes, title) : read, refused);
}

/** Gives the title to the articles that were added. */
async function nameAll(
  outcomes: readonly FileOutcome[],
  title: string,
): Promise<Result<{ readonly outcomes: readonly FileOutcome[] }>> {
  const named: FileOutcome[] = [];
  for (const file of outcomes) {
    const isNamed = file.outcome !== 'added' || file.articleId === null || file.title === title;
    const result = isNamed ? null : await runCommand('article.update', { id: file.articleId!, title });
    if (result && !result.ok) return result;
    named.push(isNamed ? file : { ...file, title });
  }
  return { ok: true, value: { outcomes: named } };
}

/** Hands over one file after the other, until all are or the batch is stopped. */
async function uploadAll(id: number, files: readonly File[], signal: AbortSignal) {
  const uploads: string[] = [];
  const refused: FileOutcome[] = [];
  for (const [done, file] of files.entries()) {
    change(id, { progress: { done, total: files.length, current: file.name } });
    const result = await uploadFile(file, signal);
    if (signal.aborted) break;
    if (result.ok) uploads.push(result.value);
    else {
      const reason = result.error.message;
      refused.push({
        name: file.name,
        part: null,
        outcome: 'refused',
        articleId: null,
        title: null,
        reason,
        likeness: null,
        carried: null,
      });
    }
  }
  return { uploads, refused };
}

async function readAll(
  id: number,
  uploads: string[],
  details: Omit<Input<'article.import'>, 'uploads'>,
  signal: AbortSignal,
): Promise<Result<{ readonly outcomes: readonly FileOutcome[] }>> {
  if (uploads.length === 0 || signal.aborted) return { ok: true, value: { outcomes: [] } };
  change(id, { stage: 'reading', progress: { done: 0, total: uploads.length, current: null } });
  return runJob(
    'article.import',
    { uploads, ...details },
    (progress) => change(id, { progress }),
    (jobId) => {
      cancels.set(id, () => cancelJob(jobId));
      if (signal.aborted) cancelJob(jobId);
    },
  );
}
