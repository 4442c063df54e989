import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../src/browser.ts';
import { openSample } from '../../src/sample.ts';
import { browserArguments } from '../support/browser-arguments.ts';
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

/**
 * A browser that the program finds on its path: the one of this machine, without a display, with the watch as an
 * extension so that nothing has to be attached to a window before it opens.
 */
function makeBrowser(folder: string): { path: string; browser: string } {
  const extension = join(folder, 'watch');
  mkdirSync(extension);
  const scripts = [{ matches: ['http://127.0.0.1/*'], js: ['watch.js'], run_at: 'document_start' }];
  const manifest = { manifest_version: 3, name: 'Watch', version: '1', content_scripts: scripts };
  writeFileSync(join(extension, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(extension, 'watch.js'), watch);
  const path = join(folder, 'path');
  const browser = join(path, 'chromium');
  mkdirSync(path);
  const options = [
    ...browserArguments,
    '--headless=new',
    '--remote-debugging-port=0',
    '--disable-features=DisableLoadExtensionCommandLineSwitch',
    `--load-extension=${extension}`,
  ];
  writeFileSync(
    browser,
    `#!/bin/sh\nexec '${findBrowser()}' ${options.map((one) => `'${one}'`).join(' ')} "$@"\n`,
  );
  chmodSync(browser, 0o755);
  return { path, browser };
}

/** When the watch saw what it looks for in the window of a process that is starting; closes the window. */
async function readPaintedAt(started: ChildProcess, profile: string): Promise<number> {
  const exited = once(started, 'exit');
  let port: string | undefined;
  while (!port) {
    await wait(20);
    const [file] = globSync(join(profile, 'DevToolsActivePort'));
    port = file && readFileSync(file, 'utf8').split('\n')[1] && readFileSync(file, 'utf8').split('\n')[0];
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [page] = browser.contexts()[0]!.pages();
  const painted = await page!.waitForFunction(() => document.documentElement.dataset.paintedAt);
  const at = Number(await painted.jsonValue());
  // Without a display it outlives its windows.
  await (await browser.newBrowserCDPSession()).send('Browser.close');
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
  const { path, browser } = makeBrowser(folder);
  // The program asks for a display before it opens a window; this browser needs none.
  const env = {
    ...process.env,
    XDG_DATA_HOME: folder,
    DISPLAY: ':0',
    PATH: `${path}${delimiter}${process.env.PATH}`,
  };
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
