import { describe, expect, it } from 'vitest';
import { followLibrary } from '../../../../renderer/api.ts';
import {
  cancelComparing,
  compareAll,
  comparing,
  followComparing,
} from '../../../../renderer/views/compare/comparing.ts';
import { installFakeHost } from '../../fake-host.ts';

const host = installFakeHost();
followComparing();
followLibrary();
host.reopenStream();

const name = 'link.crossReference';
const progress = (jobId: string, done: number) =>
  host.emit({ type: 'jobProgress', jobId, name, progress: { done, total: 9, current: null } });
const finish = (jobId: string) =>
  host.emit({
    type: 'jobFinished',
    jobId,
    name,
    result: { ok: true, value: { claims: 9, openSuggestions: 2 } },
  });

describe('comparing all claims', () => {
  it('shows how far it is, and is over when it is finished', async () => {
    const done = compareAll({ resume: false });
    expect(comparing.get()).toEqual({ progress: null });
    const job = await host.nextRequest();
    expect([job.name, job.input]).toEqual([name, {}]);
    job.answer({ ok: true, value: { jobId: 'j1' } });
    progress('j1', 4);
    await expect.poll(() => comparing.get()?.progress?.done).toBe(4);
    finish('j1');
    await done;
    expect(comparing.get()).toBeNull();
  });

  it('goes on where one was stopped, and can be stopped before it has begun', async () => {
    const done = compareAll({ resume: true });
    cancelComparing();
    const job = await host.nextRequest();
    expect(job.input).toEqual({ resume: true });
    job.answer({ ok: true, value: { jobId: 'j2' } });
    const cancel = await host.nextRequest();
    expect([cancel.name, cancel.input]).toEqual(['job.cancel', { jobId: 'j2' }]);
    cancel.answer({ ok: true, value: {} });
    finish('j2');
    await done;
    expect(comparing.get()).toBeNull();
  });

  it('that another window started is shown and can be stopped', async () => {
    progress('j3', 1);
    expect(comparing.get()?.progress?.done).toBe(1);
    cancelComparing();
    expect((await host.nextRequest()).input).toEqual({ jobId: 'j3' });
    finish('j3');
    await expect.poll(() => comparing.get()).toBeNull();
  });
});
