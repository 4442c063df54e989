import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { drawFirstFrame } from '../renderer/first-frame.tsx';
import { ask, type Connection } from '../src/connect.ts';
import type { FirstAnswers, FirstFrame } from '../src/contract/first-frame.ts';
import type { FirstFrameModule } from '../src/first-frame.ts';
import { serveWorkbench } from '../src/web.ts';
import { importTexts, openLibrary } from './support/open-library.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

const noFrame = (): Promise<FirstFrameModule> => Promise.reject(new Error('This page has none.'));

const keptFrame = {
  markup: '<main>Kept</main>',
  rules: '',
  attributes: {},
  answers: {},
} as unknown as FirstFrame;

/** A workbench with a page of its own, and a way to send it requests that no browser would. */
async function openHost({
  tokenLifetime = 60_000,
  loadFirstFrame = noFrame,
  keptFrame = null as FirstFrame | null,
  opening = null as Connection | Promise<Connection> | null,
} = {}) {
  const pageFolder = join(temporaryFolder(), 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(
    join(pageFolder, 'index.html'),
    '<!doctype html><html lang="en"><head><meta property="csp-nonce" nonce="__CSP_NONCE__"></head><div id="root"></div>',
  );
  writeFileSync(join(pageFolder, 'assets', 'main.js'), '"main"');
  writeFileSync(join(pageFolder, '..', 'secret.js'), '"secret"');
  symlinkSync(join(pageFolder, '..', 'secret.js'), join(pageFolder, 'assets', 'linked.js'));
  const own = opening ? null : await openLibrary();
  const program = { pageFolder, loadFirstFrame };
  const host = await serveWorkbench({
    connection: opening ?? own!,
    program,
    tokenLifetime,
    placeFile: null,
    keptFrame: Promise.resolve(keptFrame),
  });
  onTestFinished(() => host.close());
  const { port, host: name, hash } = new URL(host.address);
  const send = ({ method = 'GET', path = '/', headers = {}, body }: Asked) =>
    new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }>(
      (resolve, reject) => {
        const asking = request(
          { host: '127.0.0.1', port, method, path, headers: { host: name, ...headers }, agent: false },
          (response) => {
            const parts: Buffer[] = [];
            response.on('data', (part) => parts.push(part));
            response.on('end', () =>
              resolve({
                status: response.statusCode!,
                headers: response.headers,
                body: Buffer.concat(parts).toString(),
              }),
            );
          },
        );
        asking.on('error', reject);
        asking.end(body);
      },
    );
  const json = { 'content-type': 'application/json' };
  const form = {
    'content-type': 'application/x-www-form-urlencoded',
    origin: 'null',
    'sec-fetch-site': 'cross-site',
  };
  const logIn = async () => {
    const answer = await send({
      method: 'POST',
      path: '/login',
      headers: form,
      body: `token=${hash.slice(1)}`,
    });
    const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
    return { answer, cookie };
  };
  const api = (name: string, headers: Record<string, string>) =>
    send({
      method: 'POST',
      path: '/api',
      headers: { ...json, ...headers },
      body: JSON.stringify({ name, input: {} }),
    });
  return { connection: own!, host, port: Number(port), name, send, logIn, api };
}

test('the page comes with its policy and a fresh nonce each time', async () => {
  const { send } = await openHost();
  const [first, second] = [await send({}), await send({})];
  const nonce = /nonce="([^"]+)"/.exec(first.body)![1]!;
  expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
  expect(first.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
  expect(first.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  expect(second.body).not.toBe(first.body);
  expect(await send({ path: '/assets/main.js' })).toMatchObject({ status: 200, body: '"main"' });
});

test('one login by token, then only the cookie opens the library', async () => {
  const { api, logIn } = await openHost();
  expect((await api('library.summary', {})).status).toBe(401);
  const { answer, cookie } = await logIn();
  expect(answer.headers['set-cookie']![0]).toMatch(
    /^claimbench-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
  );
  expect(JSON.parse((await api('library.summary', { cookie })).body)).toMatchObject({
    ok: true,
    value: { articles: 0 },
  });
  expect((await logIn()).answer.status).toBe(401);
  expect((await api('library.summary', { cookie: `${cookie.slice(0, -1)}~` })).status).toBe(401);
});

test('who signs in gets the page as the host drew it; nobody else does, and no page that is old', async () => {
  const drawings = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  for (const { promise, resolve } of drawings) {
    const loadFirstFrame = async () => ({
      drawFirstFrame(answers: FirstAnswers) {
        resolve();
        return drawFirstFrame(answers);
      },
    });
    const { connection, send, logIn } = await openHost({ loadFirstFrame });
    await promise;
    expect((await send({})).body).not.toContain('Library');
    const isFirst = promise === drawings[0]!.promise;
    if (!isFirst) await ask(connection, 'collection.create', { name: 'Ferries' });
    const { body } = (await logIn()).answer;
    expect(body.includes('<main')).toBe(isFirst);
    expect(body.includes('first-answers')).toBe(isFirst);
  }
});

test('a kept frame is given before the library is open, and no longer once the library has changed', async () => {
  const opening = Promise.withResolvers<Connection>();
  const { host, api, logIn } = await openHost({
    opening: opening.promise,
    keptFrame,
    loadFirstFrame: async () => ({ drawFirstFrame }),
  });
  const { answer, cookie } = await logIn();
  expect(answer.body).toContain('<main>Kept</main>');
  let isAsked = false;
  void host.asked.then(() => {
    isAsked = true;
  });
  await api('library.summary', { cookie: 'none' });
  expect(isAsked).toBe(false);
  const summary = api('library.summary', { cookie });
  await host.asked;
  const connection = await openLibrary();
  opening.resolve(connection);
  expect(JSON.parse((await summary).body)).toMatchObject({ ok: true });
  expect(await host.drawFirstFrame()).toMatchObject({ markup: '<main>Kept</main>' });
  await ask(connection, 'collection.create', { name: 'Ferries' });
  expect((await host.drawFirstFrame())!.markup).toContain('Library');
});

test('no first frame is drawn of more articles than a window shows at once without waiting', async () => {
  const connection = await openLibrary();
  const texts = Array.from({ length: 2001 }, (_, number) => [`${number}.txt`, `Ferry ${number} was late`]);
  await importTexts(connection, Object.fromEntries(texts));
  const { host } = await openHost({ opening: connection, loadFirstFrame: async () => ({ drawFirstFrame }) });
  expect(await host.drawFirstFrame()).toBe(null);
  const [last] = await ask(connection, 'article.list', {});
  await ask(connection, 'bin.put', { noun: 'article', ids: [last!.id] });
  expect((await host.drawFirstFrame())!.markup).toContain('Library');
});

test('a token that is too old opens nothing', async () => {
  const { logIn } = await openHost({ tokenLifetime: -1 });
  expect((await logIn()).answer.status).toBe(401);
});

test('a host whose page is gone answers that it cannot, and lives on', async () => {
  const connection = await openLibrary();
  const pageFolder = join(temporaryFolder(), 'none');
  const program = { pageFolder, loadFirstFrame: noFrame };
  const host = await serveWorkbench({ connection, program, tokenLifetime: 60_000, placeFile: null });
  onTestFinished(() => host.close());
  // In a turn in which nobody waits for the page its failure would end the process.
  await new Promise((resolve) => setImmediate(resolve));
  expect((await fetch(new URL(host.address).origin)).status).toBe(500);
});

test('events and uploads reach their window', async () => {
  const { connection, send, logIn, port, name } = await openHost();
  const { cookie } = await logIn();
  const socket = connectSocket(port, '127.0.0.1');
  socket.write(`GET /events HTTP/1.1\r\nHost: ${name}\r\nCookie: ${cookie}\r\n\r\n`);
  let received = '';
  const changed = new Promise<void>((resolve) => {
    socket.on('data', (part) => {
      received += part;
      if (received.includes('"jobFinished"')) resolve();
      if (received.includes(': connected') && !received.includes('data:')) void upload();
    });
  });
  let isUploaded = false;
  async function upload() {
    if (isUploaded) return;
    isUploaded = true;
    const headers = { cookie, 'x-file-name': encodeURIComponent('Überfahrt.txt') };
    const { body } = await send({ method: 'POST', path: '/upload', headers, body: 'The ferry was late.' });
    await connection.request('article.import', { uploads: [JSON.parse(body).upload] });
  }
  await changed;
  socket.destroy();
  expect(received).toMatch(/data: \{"type":"jobProgress"/);
  expect(await ask(connection, 'article.list', {})).toMatchObject([{ fileName: 'Überfahrt.txt' }]);
});

// What a page elsewhere, a rebound name or a curious program may send. Each is refused and changes nothing.
const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const undo = JSON.stringify({ name: 'act.undo', input: {} });
const hostile: [string, Asked][] = [
  ...['evil.test', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', '127.0.0.1:80@evil.test'].map(
    (host): [string, Asked] => [`the host “${host}”`, { path: '/', headers: { host } }],
  ),
  ...['http://evil.test', 'null', 'https://127.0.0.1', 'http://127.0.0.1'].flatMap(
    (origin): [string, Asked][] => [
      [
        `a page of ${origin} that posts`,
        { method: 'POST', path: '/api', headers: { ...json, origin }, body: undo },
      ],
      [`a page of ${origin} that loads`, { path: '/', headers: { origin } }],
      [
        `a page of ${origin} that logs in`,
        { method: 'POST', path: '/login', headers: { ...form, origin }, body: 'token=x' },
      ],
      [
        `a page of ${origin} that uploads`,
        { method: 'POST', path: '/upload', headers: { origin, 'x-file-name': 'a.txt' }, body: 'a' },
      ],
      [`a page of ${origin} that takes a copy`, { method: 'POST', path: '/copy', headers: { origin } }],
    ],
  ),
  ...['cross-site', 'same-site'].flatMap((site): [string, Asked][] => [
    [
      `${site} to the API`,
      { method: 'POST', path: '/api', headers: { ...json, 'sec-fetch-site': site }, body: undo },
    ],
    [`${site} to a script`, { path: '/assets/main.js', headers: { 'sec-fetch-site': site } }],
    [`${site} to the events`, { path: '/events', headers: { 'sec-fetch-site': site } }],
  ]),
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''].map(
    (type): [string, Asked] => [
      `a body of type “${type}”`,
      { method: 'POST', path: '/api', headers: type ? { 'content-type': type } : {}, body: undo },
    ],
  ),
  ...['{', '[]', 'null', '"act.undo"', '7', ''].map((body): [string, Asked] => [
    `the body ${body}`,
    { method: 'POST', path: '/api', headers: json, body },
  ]),
  [
    'a body over the limit',
    { method: 'POST', path: '/api', headers: json, body: Buffer.alloc(9 * 1024 * 1024, 32) },
  ],
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'].map((method): [string, Asked] => [
    `${method}`,
    { method, path: '/api' },
  ]),
  ...[
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/..\\..\\secret.js',
    '/assets/linked.js',
    '//etc/passwd',
    '/index.html',
    '/assets',
    '/assets/',
    '/assets/main.js%00.png',
    '/package.json',
    '/api',
    '/upload',
    '/copy',
    '/login',
  ].map((path): [string, Asked] => [`GET ${path}`, { path }]),
  ['an upload without a name', { method: 'POST', path: '/upload', body: 'a' }],
  [
    'an upload with a broken name',
    { method: 'POST', path: '/upload', headers: { 'x-file-name': '%' }, body: 'a' },
  ],
];

test('sixty and more hostile requests: none is accepted, even with the cookie', async () => {
  expect(hostile.length).toBeGreaterThanOrEqual(60);
  const { connection, send, logIn } = await openHost();
  const { cookie } = await logIn();
  const accepted: string[] = [];
  for (const [what, asked] of hostile) {
    const answer = await send({ ...asked, headers: { cookie, ...asked.headers } });
    const isWellKnownFile = answer.body.includes('"secret"') || answer.body.includes('root:');
    if (answer.status < 400 || isWellKnownFile)
      accepted.push(`${what}: ${answer.status} ${answer.body.slice(0, 60)}`);
    expect(answer.headers['access-control-allow-origin'], what).toBeUndefined();
  }
  expect(accepted).toEqual([]);
  expect(await ask(connection, 'library.summary', {})).toMatchObject({ articles: 0 });
  expect(await ask(connection, 'act.next', {})).toEqual({ undo: null, redo: null });
});

test('nobody outside this machine can connect', async () => {
  const { port } = await openHost();
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter((address) => address && !address.internal && address.family === 'IPv4');
  for (const address of outside) {
    const outcome = await new Promise((resolve) => {
      const socket = connectSocket(port, address!.address, () => resolve('connected'));
      socket.on('error', () => resolve('refused'));
      onTestFinished(() => void socket.destroy());
    });
    expect(outcome).toBe('refused');
  }
});
