import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../src/browser.ts';
import { openSample } from '../../src/sample.ts';
import { browserArguments } from '../support/browser-arguments.ts';
import { medianOf, program } from './library-window.ts';
import type { Measure } from './speed.ts';

const rounds = 15;
const cli = resolve(import.meta.dirname, '../../dist/main/cli.js');

/** Runs in every page: when the second frame came in which this stood there, in milliseconds since 1970. */
const watch = `(() => {
  const look = () => {
    const isThere = location.protocol === 'data:' ? document.body : document.querySelector('[role=grid] tbody a');
    if (!isThere) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { globalThis.paintedAt = Date.now(); }));
  };
  requestAnimationFrame(look);
})()`;

/** An app window at this address; when its second frame was painted. */
async function timeWindow(folder: string, address: string): Promise<number> {
  const profile = mkdtempSync(join(folder, 'profile-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser()!,
    args: [...browserArguments, '--app=data:text/html,<title>Empty</title>'],
    viewport: { width: 1440, height: 900 },
  });
  await context.addInitScript(watch);
  const [page] = context.pages();
  await page!.goto(address);
  const painted = await page!.waitForFunction(() => (globalThis as { paintedAt?: number }).paintedAt);
  const at = (await painted.jsonValue())!;
  await context.close();
  rmSync(profile, { recursive: true, force: true });
  return at;
}

async function timeProgram(folder: string, library: string): Promise<number> {
  const start = Date.now();
  const host = spawn(process.execPath, [cli, 'serve', '--library', library], {
    env: { ...process.env, XDG_DATA_HOME: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface({ input: host.stdout! }), 'line')) as [string];
  const time = (await timeWindow(folder, address)) - start;
  const exited = once(host, 'exit');
  host.kill('SIGTERM');
  await exited;
  return time;
}

/**
 * From the start of the process to the second frame in which the first article's title stands, beside an app window
 * of the same browser that shows an empty page; a new profile each time, both driven in the same way.
 */
export const measureStart: Measure = async (folder) => {
  const { startProcess, sampleFolder } = program;
  const userFolder = join(folder, 'claimbench');
  const connection = await openSample({ startProcess, userFolder, sampleFolder, editorName: 'Ada' });
  await connection.close();
  const library = join(userFolder, 'sample.claimbench');
  const times: Record<'ours' | 'empty', number[]> = { ours: [], empty: [] };
  for (let round = 0; round < rounds; round++) {
    times.ours.push(await timeProgram(folder, library));
    const start = Date.now();
    times.empty.push((await timeWindow(folder, 'data:text/html,<title>Empty</title><p>Empty')) - start);
  }
  const [ours, empty] = [medianOf(times.ours), medianOf(times.empty)];
  return {
    report: `start to the first article’s title: ${ours} ms; an empty app window: ${empty} ms; medians of ${rounds}, aim 1.5`,
    figures: { ours, empty, ratio: ours / empty },
    isReached: ours / empty <= 1.5,
  };
};
