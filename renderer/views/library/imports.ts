import type { FileOutcome, ImportReport } from '../../../src/contract/import.ts';
import type { Input, Progress } from '../../../src/contract/operations.ts';
import type { Result } from '../../../src/contract/result.ts';
import { adoptJobs, runCommand, runJob } from '../../api.ts';
import { createStore } from '../../components/store.ts';
import { uploadFile } from '../../transport.ts';
import { say } from '../../words/index.ts';
import { isTable, queueTables } from './tables.ts';

/** One batch of files on its way into the library. */
export interface ImportRun {
  readonly id: number;
  /** copying: the host takes the bytes in. reading: the program makes articles of them. */
  readonly stage: 'copying' | 'reading' | 'finished';
  readonly progress: Progress;
  /** When this stage began, in milliseconds of the window's own clock: tells the speed. */
  readonly since: number;
  /** What its files are to an editor. */
  readonly noun: 'file' | 'text' | 'page' | 'row';
  /** Where its articles come in beside the library; null: nowhere, or not known. */
  readonly collectionId: string | null;
  /** How many files the batch has; null while that is not known. */
  readonly files: number | null;
  /** Of a finished batch. */
  readonly report: ImportReport;
  /** Why the batch as a whole ended early. */
  readonly failure: string | null;
  /** It was cancelled. */
  readonly isStopped: boolean;
}

const nothingYet: ImportReport = {
  outcomes: [],
  counts: { added: 0, revised: 0, duplicate: 0, refused: 0 },
  isCut: false,
  actIds: [],
};

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
  const state = { report: nothingYet, failure: null, isStopped: false, since: performance.now() };
  imports.update((runs) => [...runs, { id, files, ...state, ...run }]);
  return id;
}

const change = (id: number, changed: Partial<ImportRun>) =>
  imports.update((runs) => runs.map((run) => (run.id === id ? { ...run, ...changed } : run)));

function finish(id: number, result: Result<ImportReport>, refused: readonly FileOutcome[] = []) {
  cancels.delete(id);
  const report = result.ok ? result.value : nothingYet;
  const counts = { ...report.counts, refused: report.counts.refused + refused.length };
  const isCancelled = !result.ok && result.error.code === 'cancelled';
  imports.update((runs) =>
    runs.map((run) =>
      run.id === id
        ? {
            ...run,
            stage: 'finished',
            report: { ...report, outcomes: putRefusedFirst([...refused, ...report.outcomes]), counts },
            failure: result.ok || isCancelled ? null : result.error.message,
            isStopped: run.isStopped || isCancelled,
          }
        : run,
    ),
  );
}

/** Of hundreds of files the few that somebody has to bring in again must not be looked for. */
function putRefusedFirst(outcomes: readonly FileOutcome[]): FileOutcome[] {
  const isRefused = ({ outcome }: FileOutcome) => outcome === 'refused';
  return [...outcomes.filter(isRefused), ...outcomes.filter((file) => !isRefused(file))];
}

const cancelJob = (jobId: string) => void runCommand('job.cancel', { jobId });

/** Stops a batch; what it added so far stays. */
export function cancelImport(id: number): void {
  change(id, { isStopped: true });
  cancels.get(id)?.();
}

/** Takes a finished batch off the screen. */
export function dismissImport(id: number): void {
  imports.update((runs) => runs.filter((run) => run.id !== id));
}

/**
 * A batch of which these acts are taken back: what was refused is all that can still be looked at.
 * @param undone ids of acts
 */
export function takeBack(run: ImportRun, undone: readonly string[]): ImportRun {
  const { actIds, outcomes, counts, isCut } = run.report;
  if (actIds.length === 0 || !actIds.every((id) => undone.includes(id))) return run;
  const left = outcomes.filter(({ outcome }) => outcome === 'refused');
  const report = { actIds, outcomes: left, counts: { ...nothingYet.counts, refused: counts.refused }, isCut };
  return { ...run, report };
}

/** True for a finished batch of which nobody has anything to read any more. */
export const isEmpty = ({ stage, report: { counts }, failure, isStopped }: ImportRun): boolean =>
  stage === 'finished' &&
  failure === null &&
  !isStopped &&
  Object.values(counts).every((count) => count === 0);

/** True for a finished batch of which nobody has to read anything. */
export function isSettled({ stage, report, failure }: ImportRun): boolean {
  const needsEye = report.counts.refused > 0 || report.outcomes.some(isTelling);
  return stage === 'finished' && failure === null && !needsEye;
}

/** Refused, a copy, another article at the same address, a date not read, or claims that a revision changed or lost. */
export function isTelling({ outcome, likeness, unreadDates, carried }: FileOutcome): boolean {
  if (outcome === 'refused' || likeness !== null || unreadDates.length > 0) return true;
  return carried !== null && countAlarms(carried) > 0;
}

/** Of the places that came into a revision those at which somebody should look. */
export function countAlarms(carried: NonNullable<FileOutcome['carried']>): number {
  return carried['value-changed'] + carried.gone + carried.ambiguous + carried.reworded;
}

/** What became of the claims: a value that changed is said first. Empty where there were none. */
export function tellCarried(carried: NonNullable<FileOutcome['carried']>): string {
  const kept = carried.same + carried.moved;
  const parts = [
    carried['value-changed'] > 0 && say('library.valuesChanged', { carried: carried['value-changed'] }),
    carried.gone > 0 && say('library.gone', { gone: carried.gone }),
    carried.ambiguous > 0 && say('library.inSeveralPlaces', { ambiguous: carried.ambiguous }),
    carried.reworded > 0 && say('library.reworded', { reworded: carried.reworded }),
    kept > 0 && say('library.asTheyWere', { kept }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? say('library.claimsCarried', { parts: parts.join(', ') }) : '';
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
export interface ImportChoice extends Omit<Input<'article.import'>, 'uploads' | 'revisionOf'> {
  readonly noun?: ImportRun['noun'];
}

/**
 * Brings files into the library and, given one, into a collection; the batch's progress and its outcome for each
 * file are in `imports`. Tables wait in `tables` until their columns are chosen.
 */
export async function importFiles(given: readonly File[], choice: ImportChoice = {}): Promise<void> {
  const { noun = 'file', ...details } = choice;
  const waiting = details.columns ? [] : given.filter(isTable);
  queueTables(waiting, details.collectionId ?? null);
  const files = given.filter((file) => !waiting.includes(file));
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
  finish(id, await readAll(id, uploads, details, abort.signal), refused);
}

/** Brings in the rows of a table that the host has at hand. */
export async function importTable(
  upload: string,
  name: string,
  details: Omit<Input<'article.import'>, 'uploads'>,
): Promise<void> {
  const id = addRun(1, {
    collectionId: details.collectionId ?? null,
    noun: 'row',
    stage: 'reading',
    progress: { done: 0, total: 1, current: name },
  });
  finish(id, await readAll(id, [upload], details, new AbortController().signal));
}

/** Has the host fetch one page, and brings it in. */
export async function fetchArticle(address: string, collectionId: string | null): Promise<void> {
  const id = addRun(1, {
    collectionId,
    noun: 'page',
    stage: 'reading',
    progress: { done: 0, total: 1, current: address },
  });
  const result = await runJob(
    'article.fetch',
    { address, ...(collectionId && { collectionId }) },
    (progress) => change(id, { progress }),
    (jobId) => cancels.set(id, () => cancelJob(jobId)),
  );
  finish(id, result);
}

/** So many files are handed over at once: each waits for the host, and a folder has thousands. */
const uploadsAtOnce = 4;

/** Hands over all files, or those up to a stop, and gives their names in the order of the files. */
async function uploadAll(id: number, files: readonly File[], signal: AbortSignal) {
  const uploads = new Map<number, string>();
  const refused: FileOutcome[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < files.length && !signal.aborted) {
      const index = next++;
      const file = files[index]!;
      const result = await uploadFile(file, signal);
      if (signal.aborted) return;
      if (result.ok) uploads.set(index, result.value);
      else refused.push(refuse(file.name, result.error.message));
      done++;
      change(id, {
        progress: { done, total: files.length, current: files[Math.min(next, files.length - 1)]!.name },
      });
    }
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, work));
  const inOrder = [...uploads].sort(([x], [y]) => x - y).map(([, upload]) => upload);
  return { uploads: inOrder, refused };
}

const refuse = (name: string, reason: string): FileOutcome => ({
  name,
  part: null,
  outcome: 'refused',
  articleId: null,
  title: null,
  reason,
  likeness: null,
  unreadDates: [],
  carried: null,
});

async function readAll(
  id: number,
  uploads: string[],
  details: Omit<Input<'article.import'>, 'uploads'>,
  signal: AbortSignal,
): Promise<Result<ImportReport>> {
  if (uploads.length === 0 || signal.aborted) return { ok: true, value: nothingYet };
  change(id, {
    stage: 'reading',
    since: performance.now(),
    progress: { done: 0, total: uploads.length, current: null },
  });
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

/** How fast a batch goes: what is done each second, and how many seconds are left; null before that can be told. */
export function measureSpeed(
  { progress: { done, total, articles = 0 }, since }: Pick<ImportRun, 'progress' | 'since'>,
  now: number,
): { readonly perSecond: number; readonly secondsLeft: number | null } | null {
  const seconds = (now - since) / 1000;
  const made = Math.max(done, articles);
  if (seconds < 1 || made === 0) return null;
  // Where files hold many articles, nobody knows how many are still to come.
  const secondsLeft = articles > done || done === 0 ? null : ((total - done) * seconds) / done;
  return { perSecond: made / seconds, secondsLeft };
}

/** What became of each file, as a text that can be kept: one line a file, parted by tabs. */
export function writeReport({ outcomes }: ImportReport): string {
  // A name can begin like a formula, which a spreadsheet would run.
  const clean = (text: string | null | undefined) =>
    (text ?? '').replaceAll(/[\t\r\n]+/g, ' ').replace(/^'*[=+\-@]/, "'$&");
  const note = ({ outcome, likeness, unreadDates, carried }: FileOutcome) =>
    [
      likeness &&
        (likeness.kind === 'near-copy'
          ? `${Math.round(likeness.share * 100)} % of this is in “${likeness.title}”`
          : `it gives itself the address of “${likeness.title}”`),
      unreadDates.length > 0 && `not read as a date: ${unreadDates.join(', ')}`,
      outcome === 'revised' && (carried ? tellCarried(carried) : 'an earlier text, below the newest'),
    ]
      .filter(Boolean)
      .join('; ');
  const rows = outcomes.map((file) =>
    [file.name, file.part, file.outcome, file.title, file.reason, note(file)].map(clean).join('\t'),
  );
  return `${['file', 'part', 'outcome', 'title', 'reason', 'note'].join('\t')}\n${rows.join('\n')}\n`;
}
