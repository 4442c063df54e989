import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from '../../../src/browser.ts';
import { browserArguments } from '../browser-arguments.ts';

const executable = process.env.CLAIMBENCH_CHROMIUM ?? findBrowser() ?? 'chromium';

export interface RunningBrowser {
  readonly context: BrowserContext;
  /** Where other tools can join, as DevTools names it. */
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Starts Chromium without a window and without the network.
 * @param userFolder where its profile goes
 * @param port of the server that stands for the program's own schemes
 * @throws Error when it ends before it can be reached
 */
export async function startBrowser(userFolder: string, port: number): Promise<RunningBrowser> {
  const child = spawn(
    executable,
    [
      '--headless',
      '--no-startup-window',
      '--remote-debugging-port=0',
      `--user-data-dir=${join(userFolder, 'StandInChromium')}`,
      `--host-resolver-rules=MAP *.localhost:80 127.0.0.1:${port}`,
      ...browserArguments,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  // However this process ends.
  process.on('exit', () => child.kill('SIGKILL'));
  const endpoint = await readEndpoint(child);
  const browser = await chromium.connectOverCDP(endpoint);
  // Where Electron would ask for a place, the stand-in puts downloads under their own names.
  const downloads = await browser.newBrowserCDPSession();
  await downloads.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: join(userFolder, 'Downloads'),
  });
  return {
    context: browser.contexts()[0]!,
    endpoint,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await ended;
    },
  };
}

async function readEndpoint(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stderr! })) {
    const endpoint = /^DevTools listening on (ws:.*)$/.exec(line)?.[1];
    if (!endpoint) continue;
    child.stderr!.resume();
    return endpoint;
  }
  throw new Error(`${executable} did not start`);
}
