import { randomUUID } from 'node:crypto';
import type { LibraryEvent } from './contract/events.ts';
import {
  type Job,
  type NamesOfKind,
  type OperationName,
  operations,
  type Service,
} from './contract/operations.ts';
import { DomainError, type Result } from './contract/result.ts';

interface DispatchOptions {
  /** Turns what the store's machinery throws into a DomainError where a person can act on it. */
  explainError(error: unknown): unknown;
  emit(event: LibraryEvent): void;
  /** Takes what must not be lost but is not for the person who asked. */
  log(text: string): void;
}

type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown>>;

/** How often windows are told how far a job is, and of what it has changed so far; in milliseconds. */
const progressInterval = 50;
const changeInterval = 1000;

/**
 * The one gate for every request of every host: validate, run, answer. Never rejects and never answers with
 * nothing: a defect is logged under an id and answered with that id.
 */
export function createDispatch(service: Service, { explainError, emit, log }: DispatchOptions): Dispatch {
  const running = new Map<string, { isCancelled: boolean }>();

  function fail(thrown: unknown): Result<never> {
    const error = explainError(thrown);
    if (error instanceof DomainError)
      return { ok: false, error: { code: error.code, message: error.message } };
    const id = randomUUID();
    log(`internal error ${id}: ${error instanceof Error ? error.stack : String(error)}`);
    return {
      ok: false,
      error: {
        code: 'internal',
        message: `Claimbench made a mistake (${id}). Nothing that was saved is lost. Try again; if it comes back, report this number.`,
      },
    };
  }

  async function runJob(name: NamesOfKind<'job'>, jobId: string, steps: Job<unknown>): Promise<void> {
    const job = { isCancelled: false };
    running.set(jobId, job);
    let result: Result<unknown>;
    try {
      let step = await steps.next(false);
      let toldChange = performance.now();
      let toldProgress = Number.NEGATIVE_INFINITY;
      while (!step.done) {
        const at = performance.now();
        if (at - toldProgress >= progressInterval) {
          emit({ type: 'jobProgress', jobId, name, progress: step.value });
          toldProgress = at;
        }
        if (at - toldChange >= changeInterval) {
          emit({ type: 'changed' });
          toldChange = at;
        }
        // Lets requests that have come in meanwhile, a cancel among them, have their turn.
        await new Promise((resolve) => setImmediate(resolve));
        step = await steps.next(job.isCancelled);
      }
      result = { ok: true, value: step.value };
    } catch (error) {
      result = fail(error);
    }
    running.delete(jobId);
    emit({ type: 'changed' });
    emit({ type: 'jobFinished', jobId, name, result });
  }

  return async (name, input) => {
    if (typeof name !== 'string' || !Object.hasOwn(operations, name)) {
      return { ok: false, error: { code: 'invalid-request', message: 'There is no such operation.' } };
    }
    const operation = operations[name as OperationName];
    const parsed = operation.input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const where = issue?.path.join('.');
      const what = issue?.message ?? '';
      // A sentence of the contract is for the person who asked; any other is for the one who wrote the request.
      const message = what.endsWith('.') ? what : `${name}${where ? `, ${where}` : ''}: ${what}`;
      return { ok: false, error: { code: 'invalid-request', message } };
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
      const value = await run(parsed.data);
      if (operation.kind === 'command') emit({ type: 'changed' });
      return { ok: true, value };
    } catch (error) {
      return fail(error);
    }
  };
}
