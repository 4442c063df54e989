import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { root } from '../support/electron-app.ts';
import { attachToBrowser, putBrowserOnPath, quitBrowser } from '../support/started-browser.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** `npm start` as it runs on a machine without a display; ended as Ctrl+C ends it. */
async function startWithoutDisplay(
  folder: string,
  ...args: string[]
): Promise<{ library: string; page: string; status: number }> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'dist/main/start.js'), ...args], {
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

const start = join(root, 'dist/main/start.js');
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
