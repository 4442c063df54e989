import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FirstFrame } from '../src/contract/first-frame.ts';
import { findKeptFrame } from '../src/kept-frame.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const frame = { markup: '<main>“Ferry”</main>', rules: '', attributes: {} } as unknown as FirstFrame;

async function keepOne() {
  const folder = temporaryFolder();
  const page = join(folder, 'page');
  mkdirSync(page);
  const library = join(folder, 'story.claimbench');
  writeFileSync(library, 'SQLite format 3');
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  const kept = findKeptFrame(folder, library, page);
  expect(await kept.read()).toBe(null);
  await kept.write(frame);
  return { folder, page, library, kept, file: join(folder, 'first-frame.json') };
}

test('a frame is kept while nobody touches what it was drawn from, and only this user can read it', async () => {
  const { folder, page, library, kept, file } = await keepOne();
  expect(await kept.read()).toEqual(frame);
  expect(await findKeptFrame(folder, join(folder, 'other.claimbench'), page).read()).toBe(null);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  await kept.write(null);
  expect(await kept.read()).toBe(null);
  expect(() => statSync(file)).toThrow();
  expect(readFileSync(library, 'utf8')).toBe('SQLite format 3');
});

test.for<[string, (kept: Awaited<ReturnType<typeof keepOne>>) => void]>([
  ['the library is longer', ({ library }) => appendFileSync(library, '!')],
  ['the library was written at another time', ({ library }) => utimesSync(library, 1, 1)],
  [
    'another file lies where the library lay, of the same length and time',
    ({ library }) => {
      const { atime, mtime } = statSync(library);
      writeFileSync(`${library}.new`, 'SQLite format 4');
      utimesSync(`${library}.new`, atime, mtime);
      renameSync(`${library}.new`, library);
    },
  ],
  [
    'a killed core left what is not in the library yet',
    ({ library }) => writeFileSync(`${library}-wal`, '1'),
  ],
  ['other colours were chosen', ({ folder }) => writeFileSync(join(folder, 'preferences.json'), '{}')],
  ['the page was built anew', ({ page }) => appendFileSync(join(page, 'index.html'), '<html>')],
  ['the file is cut off', ({ file }) => writeFileSync(file, readFileSync(file).subarray(0, 40))],
  ['the file is none of ours', ({ file }) => writeFileSync(file, 'null')],
])('none is given when %s', async ([, change]) => {
  const one = await keepOne();
  change(one);
  expect(await one.kept.read()).toBe(null);
});
