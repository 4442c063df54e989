import { beforeEach, describe, expect, it } from 'vitest';
import { followLibrary } from '../../../../renderer/api.ts';
import {
  cancelImport,
  clearSettledImports,
  dismissImport,
  followImports,
  importFiles,
  imports,
} from '../../../../renderer/views/library/imports.ts';
import type { FileOutcome } from '../../../../src/contract/import.ts';
import { installFakeHost } from '../../fake-host.ts';

const host = installFakeHost();
followImports();
followLibrary();
host.reopenStream();

const files = ['a.txt', 'b.txt', 'c.txt'].map((name) => new File(['Text'], name));
const outcome = (name: string, kind: FileOutcome['outcome'] = 'added'): FileOutcome => ({
  name,
  part: null,
  outcome: kind,
  articleId: null,
  title: null,
  reason: null,
  likeness: null,
  carried: null,
});
const toReport = (outcomes: FileOutcome[]) => ({
  outcomes,
  counts: {
    added: 0,
    revised: 0,
    duplicate: 0,
    refused: 0,
    ...Object.fromEntries(
      Object.entries(Object.groupBy(outcomes, (file) => file.outcome)).map(([kind, files]) => [
        kind,
        files.length,
      ]),
    ),
  },
  isCut: false,
});
const finish = (jobId: string, outcomes: FileOutcome[]) =>
  host.emit({
    type: 'jobFinished',
    jobId,
    name: 'article.import',
    result: { ok: true, value: toReport(outcomes) },
  });
const shown = () => imports.get().at(-1)!;

describe('imports', () => {
  beforeEach(() => {
    for (const { id } of imports.get()) dismissImport(id);
  });

  it('hand over the files one by one, then have them read; refused ones are told with the rest', async () => {
    const done = importFiles(files);
    (await host.nextRequest()).answer({ upload: 'u1' });
    const second = await host.nextRequest();
    expect(shown()).toMatchObject({ stage: 'copying', progress: { done: 1, total: 3, current: 'b.txt' } });
    second.answer({ code: 'too-large', message: 'Split it.' }, 413);
    (await host.nextRequest()).answer({ upload: 'u3' });
    const job = await host.nextRequest();
    expect([job.name, job.input]).toEqual(['article.import', { uploads: ['u1', 'u3'] }]);
    job.answer({ ok: true, value: { jobId: 'j1' } });
    finish('j1', [outcome('a.txt'), outcome('c.txt')]);
    await done;
    expect(shown()).toMatchObject({
      stage: 'finished',
      files: 3,
      failure: null,
      outcomes: [
        { name: 'b.txt', outcome: 'refused', reason: 'Split it.' },
        outcome('a.txt'),
        outcome('c.txt'),
      ],
    });
  });

  it('are cancelled by their job’s id while files are read, and keep what was finished', async () => {
    const done = importFiles(files.slice(0, 2));
    (await host.nextRequest()).answer({ upload: 'u1' });
    (await host.nextRequest()).answer({ upload: 'u2' });
    (await host.nextRequest()).answer({ ok: true, value: { jobId: 'j2' } });
    await expect.poll(() => shown().stage).toBe('reading');
    const { id } = shown();
    cancelImport(id);
    const cancel = await host.nextRequest();
    expect([cancel.name, cancel.input]).toEqual(['job.cancel', { jobId: 'j2' }]);
    cancel.answer({ ok: true, value: {} });
    finish('j2', [outcome('a.txt')]);
    await done;
    expect(shown()).toMatchObject({ id, files: 2, failure: null, outcomes: [outcome('a.txt')] });
  });

  it('end with nothing when they are cancelled before all files are handed over', async () => {
    const done = importFiles(files);
    (await host.nextRequest()).answer({ upload: 'u1' });
    await host.nextRequest();
    cancelImport(shown().id);
    await done;
    expect(shown()).toMatchObject({ stage: 'finished', files: 3, outcomes: [], failure: null });
  });

  it('show those that something else started, and cancel them by the same way', async () => {
    host.emit({
      type: 'jobProgress',
      jobId: 'menu',
      name: 'article.import',
      progress: { done: 2, total: 5, current: 'x.txt' },
    });
    expect(shown()).toMatchObject({ stage: 'reading', files: 5, progress: { done: 2 } });
    cancelImport(shown().id);
    const cancel = await host.nextRequest();
    expect(cancel.input).toEqual({ jobId: 'menu' });
    cancel.answer({ ok: true, value: {} });
    finish('menu', [outcome('w.txt'), outcome('x.txt')]);
    expect(shown()).toMatchObject({ stage: 'finished', files: 5, report: { outcomes: { length: 2 } } });
  });

  it('leave by themselves only when nothing went wrong', () => {
    finish('well', [outcome('a.txt'), outcome('b.txt', 'duplicate')]);
    finish('badly', [outcome('c.txt', 'refused')]);
    clearSettledImports();
    expect(imports.get()).toHaveLength(1);
    expect(shown().report.outcomes).toEqual([outcome('c.txt', 'refused')]);
  });
});
