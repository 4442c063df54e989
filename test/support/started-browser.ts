import { chmodSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../../src/browser.ts';
import { browserArguments } from './browser-arguments.ts';

/**
 * A browser for the program to find and to start by itself: this machine's, without a display.
 * @returns its file, and an environment in which it is the first on the path and the user's data lie in the folder
 */
export function putBrowserOnPath(
  folder: string,
  ...more: string[]
): { browser: string; env: NodeJS.ProcessEnv } {
  const path = join(folder, 'path');
  const browser = join(path, 'chromium');
  mkdirSync(path);
  const given = [...browserArguments, '--headless=new', '--remote-debugging-port=0', ...more];
  const quoted = given.map((one) => `'${one}'`).join(' ');
  writeFileSync(browser, `#!/bin/sh\nexec '${findBrowser()}' ${quoted} "$@"\n`);
  chmodSync(browser, 0o755);
  // The program asks for a display before it opens a window; this browser needs none.
  const own = { XDG_DATA_HOME: folder, DISPLAY: ':0', PATH: `${path}${delimiter}${process.env.PATH}` };
  return { browser, env: { ...process.env, ...own } };
}

/** Waits until a browser runs on this profile, and takes hold of it. @param profile may be a glob pattern */
export async function attachToBrowser(profile: string): Promise<Browser> {
  for (;;) {
    const [file] = globSync(join(profile, 'DevToolsActivePort'));
    const [port, path] = file ? readFileSync(file, 'utf8').split('\n') : [];
    // A profile that was used before names the port of that time until the browser has its own.
    const browser = path && (await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null));
    if (browser) return browser;
    await wait(20);
  }
}

/** Ends a browser as its user does; without a display it would outlive its windows. */
export async function quitBrowser(browser: Browser): Promise<void> {
  await (await browser.newBrowserCDPSession()).send('Browser.close');
}
