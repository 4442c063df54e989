import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { DomainError } from './contract/domain-error.ts';
import type { LibraryEvent } from './contract/events.ts';
import {
  type Job,
  type NamesOfKind,
  type OperationName,
  operations,
  type Service,
} from './contract/operations.ts';
import type { ErrorCode, Result } from './contract/result.ts';
import { unfitValues } from './words/en/requests.ts';
import type { Language } from './words/languages.ts';
import { type Saying, saying } from './words/saying.ts';
import { say, sayInEnglish } from './words/spoken.ts';

interface DispatchOptions {
  /** Turns what the store's machinery throws into a DomainError where a person can act on it. */
  explainError(error: unknown): unknown;
  /** What failures are told in, as it is chosen now. */
  language(): Language;
  emit(event: LibraryEvent): void;
  /** Takes what must not be lost but is not for the person who asked. */
  log(text: string): void;
}

type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown>>;

/** How often windows are told how far a job is, and of what it has changed so far; in milliseconds. */
const progressInterval = 50;
const changeInterval = 1000;
/**
 * Told of a change, windows ask again for all that they show, which takes seconds in a large library. Before they are
 * told of the next one a job and other requests have had three times as long as those answers took.
 */
const answersToInterval = 4;

/**
 * The one gate for every request of every host: validate, run, answer. Never rejects and never answers with
 * nothing: a defect is logged under an id and answered with that id.
 */
export function createDispatch(
  service: Service,
  { explainError, language, emit, log }: DispatchOptions,
): Dispatch {
  const running = new Map<string, { isCancelled: boolean }>();
  /** When windows were told of a change, and how long the answers to what was asked since have taken. */
  let toldChange = performance.now();
  let answering = 0;

  function tellChange(): void {
    toldChange = performance.now();
    answering = 0;
    emit({ type: 'changed' });
  }

  function fail(thrown: unknown): Result<never> {
    const error = explainError(thrown);
    if (error instanceof DomainError) return tell(error.code, error.saying);
    const id = randomUUID();
    log(`internal error ${id}: ${error instanceof Error ? error.stack : String(error)}`);
    return tell('internal', saying('library.defect', { id }));
  }

  /** The one place where failures of the core are put into words. */
  function tell(code: ErrorCode, what: Saying | string): Result<never> {
    return { ok: false, error: { code, message: say(what, language()) } };
  }

  async function runJob(name: NamesOfKind<'job'>, jobId: string, steps: Job<unknown>): Promise<void> {
    const job = { isCancelled: false };
    running.set(jobId, job);
    let result: Result<unknown>;
    try {
      toldChange = performance.now();
      answering = 0;
      let step = await steps.next(false);
      let toldProgress = Number.NEGATIVE_INFINITY;
      while (!step.done) {
        const at = performance.now();
        if (at - toldProgress >= progressInterval) {
          emit({ type: 'jobProgress', jobId, name, progress: step.value });
          toldProgress = at;
        }
        if (at - toldChange >= Math.max(changeInterval, answering * answersToInterval)) tellChange();
        // Lets requests that have come in meanwhile, a cancel among them, have their turn.
        await new Promise((resolve) => setImmediate(resolve));
        step = await steps.next(job.isCancelled);
      }
      result = { ok: true, value: step.value };
    } catch (error) {
      result = fail(error);
    }
    running.delete(jobId);
    tellChange();
    emit({ type: 'jobFinished', jobId, name, result });
  }

  return async (name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(operations, name)) {
      return tell('invalid-request', saying('requests.noOperation'));
    }
    const operation = operations[name as OperationName];
    const parsed = operation.input.safeParse(input, { reportInput: true });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return tell('invalid-request', issue ? explainIssue(name, issue) : '');
    }
    if (name === 'job.cancel') {
      const job = running.get((parsed.data as { jobId: string }).jobId);
      if (job) job.isCancelled = true;
      return { ok: true, value: {} };
    }
    try {
      const run = service[name as keyof Service] as (input: unknown) => unknown;
      if (operation.kind === 'job') {
        const jobId = randomUUID();
        setImmediate(() => void runJob(name as NamesOfKind<'job'>, jobId, run(parsed.data) as Job<unknown>));
        return { ok: true, value: { jobId } };
      }
      const began = performance.now();
      const answer = run(parsed.data);
      answering += performance.now() - began;
      const value = await answer;
      if (operation.kind === 'command') tellChange();
      return { ok: true, value };
    } catch (error) {
      return fail(error);
    }
  };
}

/**
 * A sentence of the contract is for the person who asked, and stands in the catalogue; any other, in the English of
 * the machinery, is for the one who wrote the request.
 */
function explainIssue(name: string, { message, path, input }: z.core.$ZodIssue): Saying | string {
  const value = String(input);
  const sentences = Object.keys(unfitValues).map((kind) =>
    saying(`unfitValues.${kind as keyof typeof unfitValues}`, { value }),
  );
  const known = sentences.find((sentence) => sayInEnglish(sentence) === message);
  return known ?? `${name}${path.length ? `, ${path.join('.')}` : ''}: ${message}`;
}
