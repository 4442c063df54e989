import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findTargets, pack, writeStandInElectron } from '../../resources/build/pack.ts';
import { launch, openLibrary, root } from '../support/electron-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: string;
let packed: string;
let library: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-test-'));
  const electron = join(folder, 'electron');
  mkdirSync(electron);
  writeStandInElectron(electron);
  await pack(findTargets().targets, electron, join(folder, 'release'));
  packed = join(folder, 'release/linux-unpacked');
  library = join(folder, 'Tunnels.claimbench');
  await (await openLibrary(library, folder, true)).close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('the packed files are all that the program needs', async () => {
  const { app, page } = await launch(join(packed, 'claimbench'), temporaryFolder(), {
    program: [],
    args: [library],
  });
  expect(await page.title()).toMatch(/Claimbench$/);
  expect(await page.evaluate(() => claimbench.request('article.list', {}))).toEqual({ ok: true, value: [] });
  const [isPackaged, path] = await app.evaluate(({ app }) => [app.isPackaged, app.getAppPath()] as const);
  expect(isPackaged).toBe(true);
  expect(path.startsWith(root)).toBe(false);
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow, Menu }) => {
    Menu.getApplicationMenu()!.getMenuItemById('sample')!.click(undefined, BrowserWindow.getAllWindows()[0]);
  });
  const sample = await opened;
  await sample.waitForFunction(() => 'claimbench' in window);
  expect(await sample.evaluate(() => claimbench.request('library.summary', {}))).toMatchObject({
    ok: true,
    value: { isSample: true },
  });
  await app.close();
});

test('there is nothing in it that no part of the program reads', () => {
  const files = temporaryFolder();
  extractAll(join(packed, 'resources/app.asar'), files);
  const all = readdirSync(files, { recursive: true, encoding: 'utf8' });
  expect(all.filter((file) => file.endsWith('.node'))).toHaveLength(1);
  expect(all.filter((file) => /\.(map|ts|tsx|md|test\.js)$/.test(file) && !file.includes('README'))).toEqual(
    [],
  );
  expect(readdirSync(join(files, 'node_modules')).filter((name) => /^node-/.test(name))).toEqual([]);
});

test('its fuses are set', async () => {
  const fuses = await getCurrentFuseWire(join(packed, 'claimbench'));
  expect([
    fuses[FuseV1Options.RunAsNode],
    fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
    fuses[FuseV1Options.EnableNodeCliInspectArguments],
    fuses[FuseV1Options.GrantFileProtocolExtraPrivileges],
  ]).toEqual(Array(4).fill(FuseState.DISABLE));
  expect([
    fuses[FuseV1Options.OnlyLoadAppFromAsar],
    fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
  ]).toEqual(Array(2).fill(FuseState.ENABLE));
});

test('everything is made that this machine has tools for', () => {
  const made = readdirSync(join(folder, 'release'));
  for (const target of findTargets().targets.filter((name) => name !== 'dir')) {
    expect(made.some((file) => file.endsWith(`.${target}`))).toBe(true);
  }
});

test.each([
  ['dist/preload/preload.cjs', 'preload.cjs'],
  ['dist/main/processes/core.js', 'core.js'],
  ['node_modules/better-sqlite3/prebuilds', 'better_sqlite3.node'],
])('without %s it does not start', async (missing, named) => {
  const broken = join(temporaryFolder(), 'program');
  cpSync(packed, broken, { recursive: true });
  const archive = join(broken, 'resources/app.asar');
  const files = join(broken, 'files');
  extractAll(archive, files);
  expect(existsSync(join(files, missing))).toBe(true);
  rmSync(join(files, missing), { recursive: true });
  await createPackageWithOptions(files, archive, { unpack: '**/*.node' });
  const started = spawn(join(broken, 'claimbench'), [`--user-data-dir=${temporaryFolder()}`, library]);
  let printed = '';
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (part) => (printed += part));
  // It gives up by itself: the whole one would stay.
  await once(started, 'close');
  expect(printed).toMatch(new RegExp(`(Cannot find|no such).*${named}`));
});
