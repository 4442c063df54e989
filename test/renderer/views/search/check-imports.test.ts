import { beforeEach, describe, expect, it } from 'vitest';
import { followLibrary } from '../../../../renderer/api.ts';
import { summariseImport } from '../../../../renderer/views/search/check-import-panel.tsx';
import {
  cancelCheckImport,
  checkImport,
  dismissCheckImport,
  followCheckImports,
  importChecks,
} from '../../../../renderer/views/search/check-imports.ts';
import type { CheckOutcome } from '../../../../src/contract/cross-reference.ts';
import { installFakeHost } from '../../fake-host.ts';

const host = installFakeHost();
followCheckImports();
followLibrary();
host.reopenStream();

const file = new File(['{}'], 'checks.jsonl');
const line = (number: number, outcome: CheckOutcome['outcome']): CheckOutcome => ({
  line: number,
  outcome,
  checkId: null,
  reason: outcome === 'refused' ? 'text: missing' : null,
});
const finish = (jobId: string, outcomes: CheckOutcome[]) =>
  host.emit({
    type: 'jobFinished',
    jobId,
    name: 'check.import',
    result: { ok: true, value: { outcomes } },
  });

describe('an import of checks', () => {
  beforeEach(dismissCheckImport);

  it('hands the file over, shows how far it is, and what became of each line', async () => {
    const done = importChecks(file);
    expect(checkImport.get()).toMatchObject({ stage: 'copying', progress: { current: 'checks.jsonl' } });
    (await host.nextRequest()).answer({ upload: 'u1' });
    const job = await host.nextRequest();
    expect(job).toMatchObject({ name: 'check.import', input: { upload: 'u1' } });
    job.answer({ ok: true, value: { jobId: 'j1' } });
    const progress = { done: 100, total: 300, current: 'checks.jsonl' };
    host.emit({ type: 'jobProgress', jobId: 'j1', name: 'check.import', progress });
    await expect.poll(() => checkImport.get()).toMatchObject({ stage: 'reading', progress });
    finish('j1', [line(1, 'added'), line(2, 'duplicate'), line(4, 'refused')]);
    await done;
    const run = checkImport.get()!;
    expect(run.outcomes).toHaveLength(3);
    expect(summariseImport(run)).toBe('1 check added, 1 there already, 1 line refused.');
  });

  it('can be stopped; what is in stays', async () => {
    const done = importChecks(file);
    (await host.nextRequest()).answer({ upload: 'u2' });
    (await host.nextRequest()).answer({ ok: true, value: { jobId: 'j2' } });
    await expect.poll(() => checkImport.get()?.stage).toBe('reading');
    // The answer to the start has to arrive before the job can be named.
    await expect
      .poll(() => {
        cancelCheckImport();
        return checkImport.get()?.isStopped;
      })
      .toBe(true);
    const cancelled = await host.nextRequest();
    expect(cancelled).toMatchObject({ name: 'job.cancel', input: { jobId: 'j2' } });
    cancelled.answer({ ok: true, value: {} });
    finish('j2', [line(1, 'added')]);
    await done;
    expect(summariseImport(checkImport.get()!)).toBe('Stopped: 1 check added.');
  });

  it('is refused whole where the file cannot be read', async () => {
    const done = importChecks(file);
    (await host.nextRequest()).answer({ code: 'too-large', message: 'checks.jsonl is too large.' }, 413);
    await done;
    expect(summariseImport(checkImport.get()!)).toBe('checks.jsonl is too large.');
  });

  it('of another window is shown as well', () => {
    const progress = { done: 1, total: 2, current: 'theirs.jsonl' };
    host.emit({ type: 'jobProgress', jobId: 'j9', name: 'check.import', progress });
    expect(checkImport.get()).toMatchObject({ stage: 'reading', progress });
    finish('j9', []);
    expect(checkImport.get()).toMatchObject({ stage: 'finished', failure: null });
  });
});
