import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import {
  electronHosts,
  launch,
  openLibrary,
  root,
  standIn,
  whyNoRealElectron,
} from '../support/electron-app.ts';

const article = 'The harbour tunnel cost 40 million crowns, the builder said.\n\nIt opened in May.\n';
const patient = { timeout: 20_000 };
const folders: string[] = [];

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-test-'));
  folders.push(folder);
  return folder;
}

async function makeLibrary(name: string): Promise<string> {
  const folder = makeFolder();
  const path = join(folder, name);
  await (await openLibrary(path, folder, true)).close();
  return path;
}

function countArticles(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const result = await claimbench.request('article.list', {});
    return result.ok ? (result.value as unknown[]).length : Number.NaN;
  });
}

function fileNameIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const result = await claimbench.request('library.summary', {});
    return result.ok ? (result.value as { fileName: string }).fileName : result.error.message;
  });
}

/** Lets every dialog be answered with these files, and collects what message boxes say. */
function answerDialogs(app: ElectronApplication, filePaths: string[]): Promise<void> {
  return app.evaluate(({ dialog }, paths) => {
    globalThis.seen = [];
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: paths });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: paths[0]! });
    dialog.showMessageBox = async (...args: unknown[]) => {
      const { message, detail } = args.at(-1) as { message: string; detail: string };
      globalThis.seen.push(`${message} ${detail}`);
      return { response: 0, checkboxChecked: false };
    };
  }, filePaths);
}

const messagesOf = (app: ElectronApplication) => app.evaluate(() => globalThis.seen);

function countWindows(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
}

/** Chooses an item of the program's menu, with its first window in front. */
function choose(app: ElectronApplication, id: string): Promise<void> {
  return app.evaluate(({ BrowserWindow, Menu }, item) => {
    Menu.getApplicationMenu()!.getMenuItemById(item)!.click(undefined, BrowserWindow.getAllWindows()[0]);
  }, id);
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

for (const { name, executable } of electronHosts) {
  if (!executable) {
    process.stdout.write(`Skipped: ${whyNoRealElectron}\n`);
    test(`the Electron host on ${name}`, (context) => context.skip(whyNoRealElectron));
    continue;
  }
  describe(`the Electron host on ${name}`, () => {
    let library: string;
    let userFolder: string;
    let app: ElectronApplication;
    let page: Page;

    beforeAll(async () => {
      library = await makeLibrary('Tunnels.claimbench');
      userFolder = makeFolder();
      ({ app, page } = await launch(executable, userFolder, { args: [library] }));
    });

    afterAll(() => app.close());

    test('shows the library given as an argument, and gives the page two functions and no more', async () => {
      expect(await page.title()).toMatch(/Claimbench$/);
      const summary = await page.evaluate(() => claimbench.request('library.summary', {}));
      expect(summary).toMatchObject({ ok: true, value: { fileName: 'Tunnels.claimbench', articles: 0 } });
      expect(await page.evaluate(() => Object.keys(claimbench).sort())).toEqual(['onEvent', 'request']);
      const names = ['require', 'process', 'module', 'Buffer', 'callElectron', 'ipcRenderer'];
      expect(await page.evaluate((all) => all.filter((global) => global in window), names)).toEqual([]);
    });

    test('answers what it does not know with a failure that says so', async () => {
      const ask = (operation: unknown, input: unknown) =>
        page.evaluate(([a, b]) => claimbench.request(a as string, b), [operation, input] as const);
      const refused = { ok: false, error: { code: 'invalid-request' } };
      expect(await ask('library.burn', {})).toMatchObject(refused);
      expect(await ask('__proto__', {})).toMatchObject(refused);
      expect(await ask(null, null)).toMatchObject(refused);
      expect(await ask('article.read', { id: '../../secret' })).toMatchObject(refused);
      expect(await ask('article.import', { uploads: [library] })).toMatchObject({ ok: true });
      expect(await countArticles(page)).toBe(0);
    });

    test('serves its page’s files and nothing else', async () => {
      const statusOf = (path: string, method = 'GET') =>
        page.evaluate(async ([to, how]) => (await fetch(to, { method: how })).status, [
          path,
          method,
        ] as const);
      expect(await statusOf('/')).toBe(200);
      const paths = [
        '/../../../../etc/passwd',
        '/%2e%2e/%2e%2e/package.json',
        '/..%2f..%2fpackage.json',
        '/assets/..%5c..%5cpackage.json',
        '/index.html',
        '/etc/passwd',
        '/main/electron/main.js',
      ];
      for (const path of paths) expect([path, await statusOf(path)]).toEqual([path, 404]);
      expect(await statusOf('/', 'POST')).toBe(404);
      expect(await statusOf('/upload', 'PUT')).toBe(404);
    });

    test('takes in a file that the page sends, and imports it', async () => {
      const before = await countArticles(page);
      const outcome = await page.evaluate(async (text) => {
        const response = await fetch('/upload', {
          method: 'POST',
          headers: { 'x-file-name': encodeURIComponent('Brücke – Tunnel.txt') },
          body: new Blob([text]),
        });
        const { upload } = await response.json();
        const finished = new Promise((resolve) => {
          claimbench.onEvent((event) => {
            if (event.type === 'jobFinished') resolve(event.result);
          });
        });
        await claimbench.request('article.import', { uploads: [upload] });
        return finished;
      }, article);
      expect(outcome).toMatchObject({
        ok: true,
        value: { outcomes: [{ name: 'Brücke – Tunnel.txt', outcome: 'added' }] },
      });
      expect(await countArticles(page)).toBe(before + 1);
    });

    test('refuses an upload without a name', async () => {
      const answer = await page.evaluate(async () => {
        const response = await fetch('/upload', { method: 'POST', body: 'text' });
        return [response.status, (await response.json()).code];
      });
      expect(answer).toEqual([400, 'invalid-request']);
    });

    test('stays where it is: no other address, no second window, no permission', async () => {
      const before = page.url();
      await app.evaluate(({ BrowserWindow }) => {
        globalThis.seen = [];
        BrowserWindow.getAllWindows()[0]!.webContents.on('will-frame-navigate', (event) => {
          globalThis.seen.push([event.url, event.defaultPrevented]);
        });
      });
      await page.evaluate(() => {
        location.href = 'https://news.example.invalid/';
      });
      await expect
        .poll(() => app.evaluate(() => globalThis.seen), patient)
        .toEqual([['https://news.example.invalid/', true]]);
      expect(await page.evaluate(() => window.open('https://news.example.invalid/') === null)).toBe(true);
      expect(await page.evaluate(() => window.open('/') === null)).toBe(true);
      expect(await countWindows(app)).toBe(1);
      expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
      const states = await page.evaluate(async () => {
        const names = ['camera', 'microphone', 'geolocation', 'clipboard-read'] as PermissionName[];
        return Promise.all(
          names.map(async (one) => (await navigator.permissions.query({ name: one })).state),
        );
      });
      expect(new Set(states)).toEqual(new Set(['denied']));
      expect(page.url()).toBe(before);
    });

    test('adds articles that the system’s dialog gave; the page tells what became of them', async () => {
      const before = await countArticles(page);
      const folder = makeFolder();
      const files = [join(folder, 'bridge.txt'), join(folder, 'empty.txt')];
      const text = 'The bridge is 310 metres long.\n';
      writeFileSync(files[0]!, text);
      writeFileSync(files[1]!, '');
      await answerDialogs(app, files);
      await choose(app, 'add-articles');
      const imports = page.getByRole('region', { name: 'Imports' });
      await imports.getByText('1 article added, 1 file refused').waitFor();
      const outcomes = await imports.getByRole('listitem').allInnerTexts();
      expect(outcomes.slice(0, 2)).toEqual([
        expect.stringMatching(/^empty\.txt refused: /),
        expect.stringMatching(/^bridge\.txt added/),
      ]);
      expect(await messagesOf(app)).toEqual([]);
      expect(await countArticles(page)).toBe(before + 1);
      expect(readFileSync(files[0]!, 'utf8')).toBe(text);
    });

    test('saves a copy of the library where the system’s dialog says', async () => {
      const folder = makeFolder();
      await answerDialogs(app, [join(folder, 'Kept')]);
      await choose(app, 'save-copy');
      const copy = join(folder, 'Kept.claimbench');
      await expect.poll(() => existsSync(copy), patient).toBe(true);
      const opened = await openLibrary(copy, folder);
      onTestFinished(() => opened.close());
      const kept = await ask(opened, 'article.list', {});
      expect(kept).toHaveLength(await countArticles(page));
      await answerDialogs(app, [join(folder, 'none', 'Kept')]);
      await choose(app, 'save-copy');
      const refusal = /^The copy was not saved\. .*Kept\.claimbench/;
      await expect.poll(() => messagesOf(app), patient).toEqual([expect.stringMatching(refusal)]);
    });

    test('passes the page’s own menu commands on', async () => {
      await page.evaluate(() => {
        globalThis.seen = [];
        claimbench.onEvent((event) => {
          if (event.type === 'menu') globalThis.seen.push(event.command);
        });
      });
      for (const id of ['undo', 'redo', 'export', 'keys']) await choose(app, id);
      await expect
        .poll(() => page.evaluate(() => globalThis.seen), patient)
        .toEqual(['undo', 'redo', 'export', 'keys']);
    });

    test('opens a new library in a window of its own, with its own core', async () => {
      const path = join(makeFolder(), 'Second');
      await answerDialogs(app, [path]);
      const opened = app.waitForEvent('window');
      await choose(app, 'new');
      const second = await opened;
      await second.waitForFunction(() => 'claimbench' in window);
      expect(await fileNameIn(second)).toBe('Second.claimbench');
      expect(await fileNameIn(page)).toBe('Tunnels.claimbench');
      const recent = await app.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()!
          .getMenuItemById('recent')!
          .submenu!.items.map(({ label }) => label),
      );
      expect(recent).toEqual([`${path}.claimbench`, library]);
    });

    test('leaves a foreign file as it is, and says why', async () => {
      const before = await countWindows(app);
      const path = join(makeFolder(), 'letter.claimbench');
      writeFileSync(path, 'Dear reader, this is no library.');
      await answerDialogs(app, [path]);
      await choose(app, 'open');
      const refusal = /^The library could not be opened\. .*letter\.claimbench/;
      await expect.poll(() => messagesOf(app), patient).toEqual([expect.stringMatching(refusal)]);
      expect(readFileSync(path, 'utf8')).toBe('Dear reader, this is no library.');
      expect(await countWindows(app)).toBe(before);
    });

    test('says who has a library that is open elsewhere', async () => {
      const folder = makeFolder();
      const path = join(folder, 'Locks.claimbench');
      const holder = await openLibrary(path, folder, true);
      onTestFinished(() => holder.close());
      await answerDialogs(app, [path]);
      await choose(app, 'open');
      const refusal = /^The library could not be opened\. .*Locks\.claimbench/;
      await expect.poll(() => messagesOf(app), patient).toEqual([expect.stringMatching(refusal)]);
    });

    test('hands a second start’s library to the first', async () => {
      const other = await makeLibrary('Bridges.claimbench');
      const opened = app.waitForEvent('window');
      const second = spawn(executable, [root, `--user-data-dir=${userFolder}`, '--no-sandbox', other]);
      expect(await once(second, 'exit')).toEqual([0, null]);
      const page2 = await opened;
      await page2.waitForFunction(() => 'claimbench' in window);
      expect(await fileNameIn(page2)).toBe('Bridges.claimbench');
    });

    test('ends with its cores, and starts again where it was', async () => {
      const own = makeFolder();
      const bounds = { x: 40, y: 60, width: 900, height: 700 };
      const path = await makeLibrary('Ferries.claimbench');
      const first = await launch(executable, own, { args: [path] });
      await first.app.evaluate(({ BrowserWindow }, to) => {
        BrowserWindow.getAllWindows()[0]!.setBounds(to);
      }, bounds);
      const text = join(makeFolder(), 'ferry.txt');
      writeFileSync(text, 'The ferry takes 20 minutes.\n');
      await answerDialogs(first.app, [text]);
      await choose(first.app, 'add-articles');
      await expect.poll(() => countArticles(first.page), patient).toBe(1);
      const ended = first.app.process();
      await first.app.close();
      expect(ended.exitCode).toBe(0);

      // A core that was cut off leaves its write-ahead log; one that still runs holds the lock.
      const left = readdirSync(dirname(path)).filter((file) => file.startsWith('Ferries'));
      expect(left).toEqual(['Ferries.claimbench']);
      await (await openLibrary(path, makeFolder())).close();

      const second = await launch(executable, own);
      expect(await fileNameIn(second.page)).toBe('Ferries.claimbench');
      const normal = await second.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.getNormalBounds(),
      );
      expect(normal).toEqual(bounds);
      await second.app.close();
    });
  });
}

test('a start that can open nothing says why, and asks what to begin with', async () => {
  const path = join(makeFolder(), 'letter.claimbench');
  writeFileSync(path, 'Dear reader, this is no library.');
  // On the stand-in every question is answered by “cancel”, which here is Quit.
  const started = spawn(standIn, [root, `--user-data-dir=${makeFolder()}`, path]);
  let printed = '';
  started.stdout.on('data', (part) => {
    printed += part;
  });
  expect(await once(started, 'exit')).toEqual([0, null]);
  const lines = printed.trim().split('\n');
  expect(lines[0]).toMatch(/^message box: The library could not be opened\. .*letter\.claimbench/);
  expect(lines[1]).toBe('message box: Which library do you want to work in?');
});
