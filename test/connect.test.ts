import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ask, connect, runJob, type StartedProcess, uploadLimit } from '../src/connect.ts';
import { findProgram } from '../src/program.ts';
import { importTexts, openLibrary, program } from './support/open-library.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const broken = findProgram(new URL('support/broken-parser/core.ts', import.meta.url).href);

async function openWith(startProcess: (kind: 'core' | 'parser') => StartedProcess) {
  const library = join(temporaryFolder(), 'test.claimbench');
  const options = {
    library,
    create: true,
    stateFolder: `${library}.state`,
    editorName: 'Ada',
    isSample: false,
  };
  const connection = await connect(startProcess, options);
  onTestFinished(() => connection.close());
  return connection;
}

test.runIf(process.platform === 'linux')(
  'a file that kills its parser or eats its memory is one refused file',
  async () => {
    const started: StartedProcess[] = [];
    const connection = await openWith((kind) => {
      const child = (kind === 'parser' ? broken : program).startProcess(kind);
      if (kind === 'parser') started.push(child);
      return child;
    });
    const outcomes = await importTexts(connection, {
      'fine.txt': '1',
      'deadly.txt': '2',
      'good.txt': '3',
      'greedy.txt': '4',
      'well.txt': '5',
    });
    expect(
      outcomes.map(({ outcome, reason }) => [
        outcome,
        reason?.replace(/.*(broke the reader|512 MB).*/, '$1'),
      ]),
    ).toEqual([
      ['added', undefined],
      ['refused', 'broke the reader'],
      ['added', undefined],
      ['refused', '512 MB'],
      ['added', undefined],
    ]);
    // One parser serves until it breaks; what died with files beside it is tried once more alone.
    expect(started.length).toBeLessThanOrEqual(4);
    expect(await ask(connection, 'library.verify', {})).toMatchObject({ isSound: true });
  },
);

test.runIf(process.platform === 'linux')(
  'a file that eats its memory before earlier files are answered is refused, and none of these',
  async () => {
    const connection = await openWith((kind) => (kind === 'parser' ? broken : program).startProcess(kind));
    const outcomes = await importTexts(connection, {
      'fine.txt': '1',
      'greedy-at-once.txt': '2',
      'good.txt': '3',
    });
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['added', 'refused', 'added']);
  },
);

test('a file that is still read when its parser dies of the next one is read all the same', async () => {
  const connection = await openWith((kind) => (kind === 'parser' ? broken : program).startProcess(kind));
  const outcomes = await importTexts(connection, { 'slow.txt': '1', 'deadly.txt': '2', 'good.txt': '3' });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['added', 'refused', 'added']);
});

test('a core that dies is started again; what was under way is answered as not known', async () => {
  const cores: StartedProcess[] = [];
  const connection = await openWith((kind) => {
    const child = program.startProcess(kind);
    if (kind === 'core') cores.push(child);
    return child;
  });
  const before = await ask(connection, 'library.summary', {});
  cores[0]!.kill();
  const underWay = connection.request('library.summary', {});
  expect(await underWay).toMatchObject({
    ok: false,
    error: { code: 'internal', message: expect.stringContaining('not known') },
  });
  expect(await ask(connection, 'library.summary', {})).toEqual(before);
  expect(cores).toHaveLength(2);
});

test('a core that dies again and again is given up, and every request is answered', async () => {
  const cores: StartedProcess[] = [];
  const connection = await openWith((kind) => {
    const child = program.startProcess(kind);
    if (kind === 'core') {
      cores.push(child);
      if (cores.length > 1) child.kill();
    }
    return child;
  });
  cores[0]!.kill();
  for (let n = 0; n < 6; n++) {
    expect(await connection.request('library.summary', {})).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
  }
  await connection.close();
  expect(await connection.request('library.summary', {})).toMatchObject({ ok: false });
});

test('a job that dies with its core is told to have ended', async () => {
  const cores: StartedProcess[] = [];
  const connection = await openWith((kind) => {
    const child = program.startProcess(kind);
    if (kind === 'core') cores.push(child);
    return child;
  });
  connection.subscribe((event) => {
    if (event.type === 'jobProgress') cores[0]!.kill();
  });
  const texts = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`${n}.txt`, `Report ${n}`]));
  await expect(importTexts(connection, texts)).rejects.toMatchObject({ code: 'internal' });
  expect(await ask(connection, 'library.verify', {})).toMatchObject({ isSound: true });
});

test('a core that cannot open its library is not started again', async () => {
  let cores = 0;
  const library = join(temporaryFolder(), 'no-such-folder', 'test.claimbench');
  const opening = connect(
    (kind) => {
      cores++;
      return program.startProcess(kind);
    },
    { library, create: true, stateFolder: `${temporaryFolder()}/state`, editorName: 'Ada', isSample: false },
  );
  await expect(opening).rejects.toMatchObject({
    code: 'disk',
    message: expect.stringContaining('test.claimbench'),
  });
  expect(cores).toBe(1);
});

/**
 * A connection whose uploads lie in a folder of the test's own, and how many lie there. Not on Windows, where the
 * temporary folder goes by another name.
 */
async function openWithOwnUploads() {
  const uploads = temporaryFolder();
  vi.stubEnv('TMPDIR', uploads);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const connection = await openLibrary(join(temporaryFolder(), 'test.claimbench'));
  const files = () =>
    readdirSync(uploads, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return { connection, countUploads: () => files().filter(({ name }) => /^[\w-]{36}$/.test(name)).length };
}

test.skipIf(process.platform === 'win32')(
  'an upload over the limit is refused and leaves nothing behind',
  async () => {
    const { connection, countUploads } = await openWithOwnUploads();
    const part = new Uint8Array(8 * 1024 * 1024);
    let most = 0;
    async function* endless() {
      for (let sent = 0; sent <= uploadLimit; sent += part.length) {
        yield part;
        most = Math.max(most, countUploads());
      }
    }
    expect(await connection.receive('endless.txt', endless())).toMatchObject({
      ok: false,
      error: { code: 'too-large', message: expect.stringContaining('endless.txt') },
    });
    expect([most, countUploads()]).toEqual([1, 0]);
  },
);

test.skipIf(process.platform === 'win32')('an uploaded file is gone when it was read', async () => {
  const { connection, countUploads } = await openWithOwnUploads();
  const received = await connection.receive(
    'a.txt',
    (async function* () {
      yield new TextEncoder().encode('The ferry was late.');
    })(),
  );
  if (!received.ok) throw new Error(received.error.message);
  expect(countUploads()).toBe(1);
  await runJob(connection, 'article.import', { uploads: [received.value] });
  expect(await ask(connection, 'article.list', {})).toHaveLength(1);
  await expect.poll(countUploads).toBe(0);
});
