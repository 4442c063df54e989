import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { GalleryLibrary } from './libraries.ts';
import type { View } from './views.ts';

const root = join(import.meta.dirname, '..', '..');

/** Starts the built program on a library; the address lets one window in. */
export async function serve(
  library: GalleryLibrary,
  folder: string,
): Promise<{ host: ChildProcess; address: string }> {
  const host = spawn(process.execPath, [join(root, 'dist/main/cli.js'), 'serve', '--library', library.file], {
    env: { ...process.env, XDG_DATA_HOME: folder },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface({ input: host.stdout! }), 'line')) as [string];
  return { host, address };
}

/** Ends it, and waits until it has. */
export async function stop(host: ChildProcess): Promise<void> {
  const exited = once(host, 'exit');
  host.kill('SIGTERM');
  await exited;
}

/** Shows a view as somebody sees it who comes from elsewhere. */
export async function show(page: Page, view: View, library: GalleryLibrary): Promise<void> {
  // Away first, so that no state of the last picture is left.
  await page.goto(`${page.url().split('#')[0]}#/bin`);
  await page.reload();
  await page.goto(`${page.url().split('#')[0]}#/${view.route(library)}`);
  await page.getByRole('main').waitFor();
  await view.act?.(page);
}

/** The made-up language: long, accented and right to left. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.goto(`${page.url().split('#')[0]}#/settings`);
  await page.locator('#language').selectOption('pseudo');
  await page.locator('html[dir=rtl]').waitFor();
}

/** Waits until nothing loads any more, in either language. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const nothingLoads = () =>
    expect.poll(() => page.getByText(/Loading…|Ļööååðîîñĝ/).count(), { timeout: 30_000 }).toBe(0);
  await nothingLoads();
  // What came last may ask for more.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await nothingLoads();
}
