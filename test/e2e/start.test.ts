import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../src/browser.ts';
import { browserArguments } from '../support/browser-arguments.ts';
import { root } from '../support/electron-app.ts';
import { attachToBrowser, putBrowserOnPath, quitBrowser } from '../support/started-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { enter } from '../support/workbench.ts';

const start = join(root, 'dist/main/start.js');

/** `npm start` as it runs on a machine without a display; ended as Ctrl+C ends it. */
async function startWithoutDisplay(
  folder: string,
  ...args: string[]
): Promise<{ library: string; page: string; status: number }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const child = spawn(process.execPath, [start, ...args], {
    cwd: folder,
    env: { ...env, XDG_DATA_HOME: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let library = '';
  let page = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('Library: ')) library = line.slice(9);
    if (!line.startsWith('http://127.0.0.1:')) continue;
    page = await (await fetch(line)).text();
    child.kill('SIGINT');
  }
  return { library, page, status: (await exited)[0] };
}

test.runIf(process.platform === 'linux')(
  'without a display the address is printed; the sample first, then what was open last',
  async () => {
    const folder = temporaryFolder();
    const sample = join(folder, 'data', 'claimbench', 'sample.claimbench');
    const first = await startWithoutDisplay(folder);
    expect(first).toMatchObject({
      library: sample,
      status: 0,
      page: expect.stringContaining('<div id="root">'),
    });
    const own = join(folder, 'my story.claimbench');
    expect(await startWithoutDisplay(folder, 'my story.claimbench')).toMatchObject({
      library: own,
      status: 0,
    });
    expect(existsSync(own)).toBe(true);
    expect(await startWithoutDisplay(folder)).toMatchObject({ library: own, status: 0 });
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  },
);

/** `npm start` without a display as far as its address; asked again while an earlier core lets go of the library. */
async function serve(folder: string): Promise<{ child: ChildProcess; address: string }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  for (;;) {
    const child = spawn(process.execPath, [start], {
      env: { ...env, XDG_DATA_HOME: folder },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const line of createInterface({ input: child.stdout! }))
      if (line.startsWith('http://')) return { child, address: line };
  }
}

test.each(['SIGKILL', 'SIGINT'] as const)(
  'what was typed after the host got %s is saved by the next one, in the window that stayed open',
  async (signal) => {
    const folder = temporaryFolder();
    const first = await serve(folder);
    const browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArguments });
    onTestFinished(() => browser.close());
    const page = await browser.newPage();
    await enter(page, first.address);
    await page.getByRole('link', { name: 'Claims' }).click();
    await page.getByRole('grid', { name: 'Claims' }).locator('tbody a').first().click();
    const note = page.getByRole('region', { name: 'Claim', exact: true }).getByLabel('Note', { exact: true });
    await note.fill('Ask the harbour');
    const saving = page.getByRole('status', { name: 'Saving' });
    await saving.filter({ hasText: /^Saved$/ }).waitFor();

    const ended = once(first.child, 'exit');
    first.child.kill(signal);
    await ended;
    await saving.filter({ hasText: /^Claimbench does not answer/ }).waitFor();
    await note.fill('Ask the harbour master');
    await saving.filter({ hasText: /^Not saved: Claimbench does not answer/ }).waitFor();

    const second = await serve(folder);
    await saving.filter({ hasText: /^Saved$/ }).waitFor();
    await page.reload();
    await expect.poll(() => note.inputValue()).toBe('Ask the harbour master');
    // Nobody waits for the next one any more.
    const places = () => globSync(join(folder, 'claimbench', 'hosts', '*'));
    expect(places()).toHaveLength(1);
    const { origin } = new URL(page.url());
    await browser.close();
    // Who answers this has seen that the window went.
    await fetch(origin);
    const endedToo = once(second.child, 'exit');
    second.child.kill('SIGTERM');
    await endedToo;
    expect(places()).toEqual([]);
  },
);

const windows = (folder: string) => globSync(join(folder, 'claimbench', 'window-*'));

test.runIf(process.platform === 'linux')('with a display a window opens and ends the program', async () => {
  const folder = temporaryFolder();
  const { env } = putBrowserOnPath(folder);
  const file = join(folder, 'my story.claimbench');
  const child = spawn(process.execPath, [start, file], { env, stdio: 'ignore' });
  const exited = once(child, 'exit');
  const browser = await attachToBrowser(join(folder, 'claimbench', 'window-*'));
  const [page] = browser.contexts()[0]!.pages();
  await page!.getByRole('navigation').first().waitFor();
  await expect.poll(() => page!.title()).toContain('my story');
  // The token is used up and the page that carried it gone.
  expect(globSync(join(folder, 'claimbench', 'window-*', 'claimbench-*'))).toEqual([]);
  await quitBrowser(browser);
  expect((await exited)[0]).toBe(0);
  expect(windows(folder)).toEqual([]);
});

test.runIf(process.platform === 'linux')(
  'the next window begins with the table as it was left, in a profile that remembers nothing of it',
  async () => {
    const folder = temporaryFolder();
    const own = join(folder, 'claimbench');
    const { env } = putBrowserOnPath(folder);
    const file = join(folder, 'Zugvogel.claimbench');
    const article = join(folder, 'zugvogel.txt');
    writeFileSync(article, 'Zugvogel runs aground off Stell\n\nAbout 300 passengers were taken off it.');
    /** Opens a window, does something in it, and closes it. */
    const open = async (act: (page: Page) => Promise<unknown>) => {
      const child = spawn(process.execPath, [start, file], { env, stdio: 'ignore' });
      const exited = once(child, 'exit');
      const browser = await attachToBrowser(join(own, 'window-*'));
      const [page] = browser.contexts()[0]!.pages();
      await page!.locator('#root:not([inert])').waitFor();
      await act(page!);
      await quitBrowser(browser);
      expect((await exited)[0]).toBe(0);
      expect(windows(folder)).toEqual([]);
    };
    await open(async (page) => {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'Choose files' }).first().click();
      await (await chooser).setFiles(article);
      await page.getByRole('grid', { name: 'Articles' }).getByText('Zugvogel runs aground').click();
      await page.getByRole('document', { name: /^Zugvogel/ }).waitFor();
      expect(await page.title()).toContain('Zugvogel');
    });
    const profile = join(own, 'profile-chromium');
    const naming = globSync(join(profile, '**', '*')).filter(
      (path) => statSync(path).isFile() && readFileSync(path).includes('Zugvogel'),
    );
    expect(naming).toEqual([]);
    expect(readFileSync(join(own, 'first-frame.json'), 'utf8')).toContain('Zugvogel');
    const before = statSync(join(own, 'first-frame.json')).ino;
    await open((page) => page.getByRole('grid').getByText('Zugvogel runs aground').waitFor());
    expect(existsSync(profile)).toBe(true);
    expect(statSync(join(own, 'first-frame.json')).ino).not.toBe(before);
  },
);

test.runIf(process.platform === 'linux')(
  'a library that cannot be opened is told, and the window that was opening meanwhile goes',
  async () => {
    const folder = temporaryFolder();
    const { env } = putBrowserOnPath(folder);
    const file = join(folder, 'notes.claimbench');
    writeFileSync(file, 'These are only notes. '.repeat(400));
    const child = spawn(process.execPath, [start, file], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stderr })) said.push(line);
    expect(said.join('\n')).toMatch(/^“?notes\.claimbench”? is not/m);
    expect(windows(folder)).toEqual([]);
    expect(existsSync(join(folder, 'claimbench', 'last-library.json'))).toBe(false);
  },
);
