import { describe, expect, it } from 'vitest';
import { adoptJobs, followLibrary, queryClient, runCommand, runJob, saveState } from '../../renderer/api.ts';
import type { LibraryEvent } from '../../src/contract/events.ts';
import { installFakeHost } from './fake-host.ts';

const host = installFakeHost();
followLibrary();
host.reopenStream();

const imported = { ok: true, value: { outcomes: [] } } as const;
const compared = { ok: true, value: { claims: 3, links: 1 } } as const;
const started = (jobId: string) => ({ ok: true, value: { jobId } });
const progressOf = (jobId: string, done: number): LibraryEvent => ({
  type: 'jobProgress',
  jobId,
  name: 'article.import',
  progress: { done, total: 9, current: null },
});
const endOf = (jobId: string, result: Extract<LibraryEvent, { type: 'jobFinished' }>['result']) =>
  ({ type: 'jobFinished', jobId, name: 'article.import', result }) as const;

/** Starts an import and notes what is heard of it. */
function startImport() {
  const heard: unknown[] = [];
  const result = runJob(
    'article.import',
    { uploads: ['u'] },
    ({ done }) => heard.push(done),
    (jobId) => heard.push(jobId),
  );
  return { heard, result };
}

/** What is heard of imports that `runJob` did not start. */
const adopted: unknown[] = [];
adoptJobs('article.import', (jobId) => {
  adopted.push(jobId);
  return { onProgress: ({ done }) => adopted.push(done), onFinished: (result) => adopted.push(result) };
});

describe('jobs', () => {
  it('give their id, their progress and then their result', async () => {
    const { heard, result } = startImport();
    (await host.nextRequest()).answer(started('j1'));
    await expect.poll(() => heard).toEqual(['j1']);
    host.emit(progressOf('j1', 4));
    host.emit(endOf('j1', imported));
    expect(await result).toEqual(imported);
    expect(heard).toEqual(['j1', 4]);
  });

  it('lose nothing that overtakes the answer with their id', async () => {
    const { heard, result } = startImport();
    const asked = await host.nextRequest();
    host.emit(progressOf('j2', 1));
    host.emit(progressOf('j2', 2));
    host.emit(endOf('j2', imported));
    asked.answer(started('j2'));
    expect(await result).toEqual(imported);
    expect(heard).toEqual(['j2', 1, 2]);
  });

  it('keep what overtakes one answer while another comes first', async () => {
    const first = startImport();
    const second = startImport();
    const [one, two] = [await host.nextRequest(), await host.nextRequest()];
    host.emit(progressOf('j4', 7));
    host.emit(endOf('j4', imported));
    one.answer(started('j3'));
    await expect.poll(() => first.heard).toEqual(['j3']);
    two.answer(started('j4'));
    expect(await second.result).toEqual(imported);
    expect(second.heard).toEqual(['j4', 7]);
    expect(first.heard).toEqual(['j3']);
    host.emit(endOf('j3', imported));
    await first.result;
  });

  it('fail as the request failed when they never started', async () => {
    const { heard, result } = startImport();
    const refusal = { ok: false, error: { code: 'busy', message: 'Later.' } };
    (await host.nextRequest()).answer(refusal);
    expect(await result).toEqual(refusal);
    expect(heard).toEqual([]);
  });

  it('end with a failure when the stream was lost meanwhile; what goes on after it is adopted', async () => {
    const { heard, result } = startImport();
    (await host.nextRequest()).answer(started('j5'));
    await expect.poll(() => heard).toEqual(['j5']);
    host.loseStream();
    host.reopenStream();
    expect(await result).toMatchObject({ ok: false, error: { message: /connection was lost/ } });
    host.emit(progressOf('j5', 8));
    host.emit(endOf('j5', imported));
    expect(heard).toEqual(['j5']);
    expect(adopted.splice(0)).toEqual(['j5', 8, imported]);
  });
});

describe('jobs that were started elsewhere', () => {
  it('are adopted once, with everything that is heard of them', () => {
    host.emit(progressOf('e1', 0));
    host.emit(progressOf('e1', 1));
    host.emit(endOf('e1', imported));
    host.emit(endOf('e2', imported));
    expect(adopted.splice(0)).toEqual(['e1', 0, 1, imported, 'e2', imported]);
  });

  it('are told from the page’s own, also while an answer is due', async () => {
    const own = startImport();
    const asked = await host.nextRequest();
    host.emit(progressOf('e3', 5));
    host.emit(progressOf('j6', 6));
    expect(adopted).toEqual([]);
    asked.answer(started('j6'));
    await expect.poll(() => own.heard).toEqual(['j6', 6]);
    expect(adopted.splice(0)).toEqual(['e3', 5]);
    host.emit(endOf('j6', imported));
    await own.result;
    expect(adopted).toEqual([]);
  });

  it('are left alone when they are of another kind', () => {
    host.emit({ type: 'jobFinished', jobId: 'e4', name: 'link.crossReference', result: compared });
    expect(adopted).toEqual([]);
  });
});

describe('commands', () => {
  it('are counted while they are under way, and leave what went wrong until one succeeds', async () => {
    const failing = runCommand('act.undo', {});
    expect(saveState.get()).toEqual({ pending: 1, failure: null });
    const error = { code: 'disk', message: 'Full.' };
    (await host.nextRequest()).answer({ ok: false, error });
    await failing;
    expect(saveState.get()).toEqual({ pending: 0, failure: error });
    const nothing = runCommand('act.redo', {});
    (await host.nextRequest()).answer({ ok: false, error: { code: 'conflict', message: 'Nothing.' } });
    await nothing;
    expect(saveState.get()).toEqual({ pending: 0, failure: error });
    const succeeding = runCommand('act.undo', {});
    (await host.nextRequest()).answer({ ok: true, value: { label: 'Mark claim' } });
    await succeeding;
    expect(saveState.get()).toEqual({ pending: 0, failure: null });
  });

  it('have what is on screen asked again once, after their answer', async () => {
    let refetches = 0;
    queryClient.getQueryCache().build(queryClient, { queryKey: ['tag.list', {}], initialData: [] });
    queryClient.getQueryCache().subscribe(({ type }) => {
      if (type === 'updated') refetches += 1;
    });
    const deciding = runCommand('act.redo', {});
    const asked = await host.nextRequest();
    host.emit({ type: 'changed' });
    expect(refetches).toBe(0);
    asked.answer({ ok: true, value: { label: 'Mark claim' } });
    await deciding;
    expect(refetches).toBe(1);
  });
});

describe('commands', () => {
  it('are sent one after the other, so that none overtakes another', async () => {
    const names: string[] = [];
    const undone = { ok: true, value: { label: 'x' } };
    const first = runCommand('act.undo', {});
    const second = runCommand('act.redo', {});
    const asked = await host.nextRequest();
    names.push(asked.name);
    const next = host.nextRequest().then((request) => {
      names.push(request.name);
      return request;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(names).toEqual(['act.undo']);
    asked.answer(undone);
    expect(await first).toEqual(undone);
    (await next).answer(undone);
    expect(await second).toEqual(undone);
    expect(names).toEqual(['act.undo', 'act.redo']);
  });
});
