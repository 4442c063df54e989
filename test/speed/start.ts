import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { openSample } from '../../src/sample.ts';
import { attachToBrowser, putBrowserOnPath, quitBrowser } from '../support/started-browser.ts';
import { medianOf, program } from './library-window.ts';
import type { Measure } from './speed.ts';

const rounds = 15;
const start = resolve(import.meta.dirname, '../../dist/main/start.js');
const emptyPage = '<!doctype html><title>Empty</title><p id="empty">Empty';

/** Runs in every page before its own scripts: notes when the second frame came in which this stood there. */
const watch = `(() => {
  const look = () => {
    if (!document.querySelector('[role=grid] tbody a, #empty')) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      document.documentElement.dataset.paintedAt = Date.now();
    }));
  };
  requestAnimationFrame(look);
})()`;

/** The watch as an extension, so that nothing has to be attached to a window before it opens. */
function makeExtension(folder: string): string {
  const extension = join(folder, 'watch');
  mkdirSync(extension);
  const scripts = [{ matches: ['http://127.0.0.1/*'], js: ['watch.js'], run_at: 'document_start' }];
  const manifest = { manifest_version: 3, name: 'Watch', version: '1', content_scripts: scripts };
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(extension, 'watch.js'), watch);
  return extension;
}

/** When the watch saw what it looks for in the window of a process that is starting; closes the window. */
async function readPaintedAt(started: ChildProcess, profile: string): Promise<number> {
  const exited = once(started, 'exit');
  const browser = await attachToBrowser(profile);
  const [page] = browser.contexts()[0]!.pages();
  const painted = await page!.waitForFunction(() => document.documentElement.dataset.paintedAt);
  const at = Number(await painted.jsonValue());
  await quitBrowser(browser);
  await exited;
  return at;
}

/**
 * From the start of the program to the second frame in which the first article's title stands, beside an app window
 * of the same browser that shows an empty page; a new profile each time.
 */
export const measureStart: Measure = async (folder) => {
  const { startProcess, sampleFolder } = program;
  const userFolder = join(folder, 'claimbench');
  const connection = await openSample({ startProcess, userFolder, sampleFolder, editorName: 'Ada' });
  await connection.close();
  const { browser, env } = putBrowserOnPath(
    folder,
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
    `--load-extension=${makeExtension(folder)}`,
  );
  const empty = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(emptyPage);
  });
  await once(empty.listen(0, '127.0.0.1'), 'listening');
  const emptyAddress = `http://127.0.0.1:${(empty.address() as AddressInfo).port}/`;
  const times: Record<'ours' | 'empty', number[]> = { ours: [], empty: [] };
  for (let round = 0; round < rounds; round++) {
    const before = Date.now();
    const ours = spawn(process.execPath, [start], { env, stdio: 'ignore' });
    times.ours.push((await readPaintedAt(ours, join(userFolder, 'window-*'))) - before);
    const profile = join(folder, `profile-${round}`);
    const beforeEmpty = Date.now();
    const window = spawn(browser, [`--app=${emptyAddress}`, `--user-data-dir=${profile}`], {
      stdio: 'ignore',
    });
    times.empty.push((await readPaintedAt(window, profile)) - beforeEmpty);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  empty.close();
  const [ours, bare] = [medianOf(times.ours), medianOf(times.empty)];
  return {
    report: `start to the first article’s title: ${ours} ms; an empty app window: ${bare} ms; medians of ${rounds}, aim 1.5`,
    figures: { ours, empty: bare, ratio: ours / bare },
    isReached: ours / bare <= 1.5,
  };
};
