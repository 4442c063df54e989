import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer } from '../../electron/protocol.ts';
import type { Connection } from '../../src/connect.ts';
import { loadPage, type PageFile } from '../../src/page.ts';
import { openLibrary } from '../support/electron-app.ts';

let folder: string;
let findPage: (path: string) => PageFile | null;
let connection: Connection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-test-'));
  const page = join(folder, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<title>Page</title>');
  writeFileSync(join(page, 'assets/page.js'), 'export {};');
  writeFileSync(join(folder, 'secret.js'), 'export const key = 1;');
  findPage = await loadPage(page);
  connection = await openLibrary(join(folder, 'a.claimbench'), folder, true);
});

afterAll(async () => {
  await connection.close();
  rmSync(folder, { recursive: true });
});

const ask = (address: string, options?: RequestInit) =>
  answer(new Request(address, options), findPage, (host) => (host === 'library-1' ? connection : undefined));

test('serves the page and its files under the host of an open library', async () => {
  const page = await ask('app://library-1/?theme=dark');
  expect([page.status, await page.text()]).toEqual([200, '<title>Page</title>']);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const script = await ask('app://library-1/assets/page.js');
  expect([script.status, script.headers.get('content-type')]).toEqual([
    200,
    'text/javascript; charset=utf-8',
  ]);
});

test.each([
  'app://library-1/../secret.js',
  'app://library-1/assets/../../secret.js',
  'app://library-1/%2e%2e/secret.js',
  'app://library-1/..%2fsecret.js',
  'app://library-1/assets%2fpage.js',
  'app://library-1/assets/..%5c..%5csecret.js',
  'app://library-1/..\\secret.js',
  'app://library-1//assets/page.js',
  'app://library-1/assets/page.js%00.html',
  'app://library-1/assets/',
  'app://library-1/index.html',
  'app://library-2/',
  'app://library-1.example.invalid/',
  'app:///assets/page.js',
])('knows no %s', async (address) => {
  expect((await ask(address)).status).toBe(404);
});

test.each([
  ['POST', '/'],
  ['HEAD', '/'],
  ['PUT', '/upload'],
  ['GET', '/upload'],
])('does not answer %s %s', async (method, path) => {
  expect((await ask(`app://library-1${path}`, { method })).status).toBe(404);
});

const upload = (name: string, host = 'library-1') =>
  ask(`app://${host}/upload`, { method: 'POST', headers: { 'x-file-name': name }, body: 'Some text.' });

test('takes in a file under its name', async () => {
  const response = await upload(encodeURIComponent('Élan.txt'));
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ upload: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test.each(['', '%E0%A4%A'])('refuses a file whose name is %j', async (name) => {
  const response = await upload(name);
  expect([response.status, (await response.json()).code]).toEqual([400, 'invalid-request']);
});

test('takes nothing in for a library that is not open', async () => {
  expect((await upload('a.txt', 'library-2')).status).toBe(404);
});
