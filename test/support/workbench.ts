import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser, findOnPath } from '../../src/browser.ts';
import { browserArguments } from './browser-arguments.ts';
import { launch, root, standIn } from './electron-app.ts';

/** The built workbench in a window, whichever host shows it. */
export interface Workbench {
  readonly page: Page;
  /** What the content security policy had to stop so far. */
  readonly violations: string[];
  /** Does what makes the page save a file, and gives what is in it. */
  readDownload(act: () => Promise<void>): Promise<string>;
  close(): Promise<void>;
}

export type OpenWorkbench = (library: string, folder: string) => Promise<Workbench>;

/** Both hosts; each opens a library with its user's folder inside the given one. */
export const hosts: readonly { name: string; open: OpenWorkbench }[] = [
  { name: 'the web host in Chromium', open: openInBrowser },
  { name: 'the Electron host on the stand-in', open: openOnStandIn },
];

/** Opens a workbench by its one-time address, and waits until the page has taken over from what the host drew. */
export async function enter(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('#root:not([inert]) > *').first().waitFor();
}

const headlessShells = ['chromium-headless-shell', 'chrome-headless-shell'];
let started: Promise<Browser> | undefined;

/**
 * One browser for all tests of a process: to start it takes as long as many of them. Playwright ends it with the
 * process. It is Chromium without what stands around a page, where that is installed: the whole one makes, for each
 * user, a window that nobody sees, and to open a workbench takes it a third longer.
 */
function startBrowser(): Promise<Browser> {
  const executablePath = findOnPath(headlessShells) ?? findBrowser()!;
  started ??= chromium.launch({ executablePath, args: browserArguments });
  return started;
}

/** Starts `claimbench serve` from the build and opens its one-time address in a real browser, as a user of its own. */
export async function openInBrowser(library: string, folder: string): Promise<Workbench> {
  const host = spawn(process.execPath, [join(root, 'dist/main/cli.js'), 'serve', '--library', library], {
    env: { ...process.env, XDG_DATA_HOME: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface({ input: host.stdout }), 'line')) as [string];
  const context = await (await startBrowser()).newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const violations = collectViolations(page);
  await enter(page, address);
  return {
    page,
    violations,
    async readDownload(act) {
      const download = page.waitForEvent('download');
      await act();
      return readFile(await (await download).path(), 'utf8');
    },
    close: onlyOnce(async () => {
      await context.close();
      const exited = once(host, 'exit');
      host.kill('SIGTERM');
      await exited;
    }),
  };
}

/** Starts the real Electron host on the stand-in. */
async function openOnStandIn(library: string, folder: string): Promise<Workbench> {
  const { app, page } = await launch(standIn, join(folder, 'user'), { args: [library] });
  await page.setViewportSize({ width: 1440, height: 900 });
  const violations = collectViolations(page);
  // What the page did before anybody listened is done again.
  await page.reload();
  const downloads = join(folder, 'user', 'Downloads');
  return {
    page,
    violations,
    async readDownload(act) {
      await act();
      // Chromium gives a file its name when it is whole.
      const whole = async () =>
        (await readdir(downloads).catch(() => [])).find((name) => !name.endsWith('.crdownload'));
      await expect.poll(whole).toBeDefined();
      return readFile(join(downloads, (await whole())!), 'utf8');
    },
    close: onlyOnce(() => app.close()),
  };
}

/** A test closes a workbench to look at what it left, and again when it fails on the way. */
function onlyOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}

/** Chromium writes each violation to the console. */
export function collectViolations(page: Page): string[] {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/content security policy|trusted ?type/i.test(message.text())) violations.push(message.text());
  });
  return violations;
}
