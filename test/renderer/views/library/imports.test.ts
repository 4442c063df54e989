import { beforeEach, describe, expect, it } from 'vitest';
import { followLibrary } from '../../../../renderer/api.ts';
import {
  cancelImport,
  clearSettledImports,
  dismissImport,
  followImports,
  importFiles,
  imports,
  measureSpeed,
  writeReport,
} from '../../../../renderer/views/library/imports.ts';
import { dropTable, tables } from '../../../../renderer/views/library/tables.ts';
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
  unreadDates: [],
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
  actIds: [],
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

  it('hand over some files at once, then have them read in their order; refused ones are told with the rest', async () => {
    const done = importFiles(files);
    const [first, second, third] = [
      await host.nextRequest(),
      await host.nextRequest(),
      await host.nextRequest(),
    ];
    third.answer({ upload: 'u3' });
    await expect.poll(() => shown().progress.done).toBe(1);
    expect(shown()).toMatchObject({ stage: 'copying', progress: { total: 3 } });
    second.answer({ code: 'too-large', message: 'Split it.' }, 413);
    first.answer({ upload: 'u1' });
    const job = await host.nextRequest();
    expect([job.name, job.input]).toEqual(['article.import', { uploads: ['u1', 'u3'] }]);
    job.answer({ ok: true, value: { jobId: 'j1' } });
    finish('j1', [outcome('a.txt'), outcome('c.txt')]);
    await done;
    expect(shown()).toMatchObject({
      stage: 'finished',
      files: 3,
      failure: null,
      report: {
        counts: { added: 2, refused: 1 },
        outcomes: [
          { name: 'b.txt', outcome: 'refused', reason: 'Split it.' },
          outcome('a.txt'),
          outcome('c.txt'),
        ],
      },
    });
  });

  it('are cancelled by their job’s id while files are read, and keep what was finished', async () => {
    const done = importFiles(files.slice(0, 2));
    const [first, second] = [await host.nextRequest(), await host.nextRequest()];
    first.answer({ upload: 'u1' });
    second.answer({ upload: 'u2' });
    (await host.nextRequest()).answer({ ok: true, value: { jobId: 'j2' } });
    await expect.poll(() => shown().stage).toBe('reading');
    const { id } = shown();
    cancelImport(id);
    const cancel = await host.nextRequest();
    expect([cancel.name, cancel.input]).toEqual(['job.cancel', { jobId: 'j2' }]);
    cancel.answer({ ok: true, value: {} });
    finish('j2', [outcome('a.txt')]);
    await done;
    expect(shown()).toMatchObject({
      id,
      files: 2,
      failure: null,
      isStopped: true,
      report: { outcomes: [outcome('a.txt')] },
    });
  });

  it('end with nothing when they are cancelled before all files are handed over', async () => {
    const done = importFiles(files);
    const [first] = [await host.nextRequest(), await host.nextRequest(), await host.nextRequest()];
    first.answer({ upload: 'u1' });
    await expect.poll(() => shown().progress.done).toBe(1);
    cancelImport(shown().id);
    await done;
    expect(shown()).toMatchObject({
      stage: 'finished',
      files: 3,
      isStopped: true,
      failure: null,
      report: { outcomes: [] },
    });
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

  it('leave tables until their columns are chosen', async () => {
    const chosen = () => new File(['a,b'], 'list.csv', { lastModified: 1 });
    await importFiles([chosen()], { collectionId: 'c' });
    expect(imports.get()).toEqual([]);
    expect(tables.get()).toMatchObject([{ file: { name: 'list.csv' }, collectionId: 'c' }]);
    // A folder that is brought in again brings no second one.
    await importFiles([chosen()], { collectionId: 'c' });
    expect(tables.get()).toHaveLength(1);
    dropTable(tables.get()[0]!.id);
    expect(tables.get()).toEqual([]);
  });

  it('stay while they tell of copies or of claims that a revision changed', () => {
    const carried = { same: 2, moved: 0, reworded: 0, 'value-changed': 1, gone: 0, ambiguous: 0 };
    finish('revision', [{ ...outcome('a.html', 'revised'), carried }]);
    finish('quiet', [{ ...outcome('b.html', 'revised'), carried: { ...carried, 'value-changed': 0 } }]);
    clearSettledImports();
    expect(imports.get()).toHaveLength(1);
  });

  it('tell how fast they are once that can be told', () => {
    const progress = { done: 50, total: 200, current: null };
    expect(measureSpeed({ progress, since: 0 }, 500)).toBeNull();
    expect(measureSpeed({ progress, since: 0 }, 2000)).toEqual({ perSecond: 25, secondsLeft: 6 });
    const rows = { done: 0, total: 1, current: null, articles: 900 };
    expect(measureSpeed({ progress: rows, since: 0 }, 3000)).toEqual({ perSecond: 300, secondsLeft: null });
  });

  it('are reported line by line, and no name runs as a formula in a spreadsheet', () => {
    const refused = { ...outcome('=cmd|x.txt', 'refused'), reason: 'Cut\tin\ntwo.' };
    const likeness = {
      kind: 'near-copy' as const,
      articleId: 'b',
      title: 'Bridge',
      publisher: null,
      share: 0.88,
    };
    const row = { ...outcome('list.csv'), part: 'row 2', title: 'Weir', likeness };
    expect(writeReport(toReport([refused, row]))).toBe(
      "file\tpart\toutcome\ttitle\treason\tnote\n'=cmd|x.txt\t\trefused\t\tCut in two.\t\nlist.csv\trow 2\tadded\tWeir\t\t88 % of this is in “Bridge”\n",
    );
  });

  it('tell in the report that is kept what became of the claims', () => {
    const none = { same: 0, moved: 0, reworded: 0, ambiguous: 0, gone: 0, 'value-changed': 0 };
    const changed = { ...none, same: 2, moved: 1, gone: 1, 'value-changed': 2 };
    const lines = [changed, none, null].map((carried) => ({ ...outcome('a.html', 'revised'), carried }));
    const notes = writeReport(toReport(lines))
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split('\t').at(-1));
    expect(notes).toEqual([
      'Claims: 2 values changed, 1 gone, 3 as they were.',
      '',
      'an earlier text, below the newest',
    ]);
  });

  it('leave by themselves only when nothing went wrong', () => {
    finish('well', [outcome('a.txt'), outcome('b.txt', 'duplicate')]);
    finish('badly', [outcome('c.txt', 'refused')]);
    clearSettledImports();
    expect(imports.get()).toHaveLength(1);
    expect(shown().report.outcomes).toEqual([outcome('c.txt', 'refused')]);
  });
});
