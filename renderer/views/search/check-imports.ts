import type { CheckOutcome } from '../../../src/contract/cross-reference.ts';
import type { Progress } from '../../../src/contract/operations.ts';
import type { Result } from '../../../src/contract/result.ts';
import { adoptJobs, runCommand, runJob } from '../../api.ts';
import { createStore } from '../../components/store.ts';
import { uploadFile } from '../../transport.ts';

/** One file of earlier checks on its way into the library. */
export interface CheckImport {
  readonly stage: 'copying' | 'reading' | 'finished';
  readonly progress: Progress;
  /** Of each line, once it is finished; fewer than its lines when it was stopped. */
  readonly outcomes: readonly CheckOutcome[];
  readonly isStopped: boolean;
  /** Why the file as a whole was refused. */
  readonly failure: string | null;
}

/** The import that runs, or the last one until it is dismissed; null: none. */
export const checkImport = createStore<CheckImport | null>(null);
let cancel: (() => void) | null = null;

const start = (stage: CheckImport['stage'], name: string | null): CheckImport => ({
  stage,
  progress: { done: 0, total: 0, current: name },
  outcomes: [],
  isStopped: false,
  failure: null,
});
const change = (changed: Partial<CheckImport>) => checkImport.update((run) => run && { ...run, ...changed });

function follow(jobId: string) {
  cancel = () => {
    change({ isStopped: true });
    void runCommand('job.cancel', { jobId });
  };
}

function finish(result: Result<{ readonly outcomes: readonly CheckOutcome[] }>) {
  cancel = null;
  change({
    stage: 'finished',
    outcomes: result.ok ? result.value.outcomes : [],
    failure: result.ok ? null : result.error.message,
  });
}

/** Shows the import, too, that another window started. Call it once. */
export function followCheckImports(): void {
  adoptJobs('check.import', (jobId) => {
    checkImport.update(() => start('reading', null));
    follow(jobId);
    return { onProgress: (progress) => change({ progress }), onFinished: finish };
  });
}

/** Takes in a file with one check a line; how it goes is in `checkImport`. */
export async function importChecks(file: File): Promise<void> {
  const abort = new AbortController();
  checkImport.update(() => start('copying', file.name));
  cancel = () => abort.abort();
  const uploaded = await uploadFile(file, abort.signal);
  if (!uploaded.ok) return finish(uploaded);
  change({ stage: 'reading' });
  finish(
    await runJob(
      'check.import',
      { upload: uploaded.value },
      (progress) => change({ progress }),
      (jobId) => {
        follow(jobId);
        if (abort.signal.aborted) cancel?.();
      },
    ),
  );
}

/** Stops the import; the checks that are in stay. */
export function cancelCheckImport(): void {
  cancel?.();
}

/** Takes the outcome off the screen. */
export function dismissCheckImport(): void {
  checkImport.update(() => null);
}
