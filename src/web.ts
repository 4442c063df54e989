import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Connection } from './connect.ts';
import type { FirstFrame } from './contract/first-frame.ts';
import { prepareFirstFrame } from './first-frame.ts';
import { readPlace, writePlace } from './host-place.ts';
import { type FindPage, loadPage, type PageFile } from './page.ts';
import type { Program } from './program.ts';

/** An import would look at all that it exports, and so load what Node has for being a client: 12 ms of every start. */
const { createServer } = process.getBuiltinModule('node:http');

/** Requests and their answers are small; articles come in through /upload. */
const requestLimit = 8 * 1024 * 1024;

interface WebHostOptions {
  /** May still be opening its library: the page is served at once, and requests wait. */
  readonly connection: Connection | Promise<Connection>;
  /** Has the built page. */
  readonly program: Pick<Program, 'pageFolder' | 'loadFirstFrame'>;
  /** How long the one-time token is good for, in milliseconds. */
  readonly tokenLifetime: number;
  /** Keeps where the host is reached (see host-place.ts) while the library or a window is open; null: nowhere. */
  readonly placeFile: string | null;
  /** What the first window begins with before the library is open; without it the first frame is drawn then. */
  readonly keptFrame?: Promise<FirstFrame | null>;
}

export interface WebHost {
  /** With the one-time token in its fragment, which browsers do not send anywhere. */
  readonly address: string;
  /** Resolves when a browser has used the token. */
  readonly signedIn: Promise<void>;
  /** Resolves when a window first asks for what is in the library. */
  readonly asked: Promise<void>;
  /** The first frame of the library as it is now; null where there is none. */
  drawFirstFrame(): Promise<FirstFrame | null>;
  close(): Promise<void>;
}

/**
 * Serves the workbench to a browser on this machine and to nobody else: bound to loopback, host and origin
 * checked before anything else (DNS rebinding has the right address and the wrong name), one login by a
 * one-time token, then a cookie that only this page's scripts make the browser send.
 */
export async function serveWorkbench({
  connection,
  program,
  tokenLifetime,
  placeFile,
  keptFrame = Promise.resolve(null),
}: WebHostOptions): Promise<WebHost> {
  // Read while the browser starts.
  const page = loadPage(program.pageFolder);
  // What is wrong with it, whoever asks for it is told.
  page.catch(() => {});
  // Only who has the token gets to see it.
  const firstFrames = prepareFirstFrame(Promise.resolve(connection), program.loadFirstFrame, keptFrame);
  const token = randomBytes(32).toString('base64url');
  const tokenExpires = Date.now() + tokenLifetime;
  let isTokenUsed = false;
  let openWindows = 0;
  const signedIn = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  let host = '';
  // Browsers share cookies between ports, so the name tells libraries apart.
  let cookie = '';

  const server = createServer({ headersTimeout: 10_000, requestTimeout: 300_000 }, (request, response) => {
    handle(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'The request could not be answered.');
    });
  });
  const last = placeFile ? await readPlace(placeFile) : null;
  const hasLastPlace = last !== null && (await listen(server, last.port));
  if (!hasLastPlace && !(await listen(server, 0))) throw new Error('No port of this machine is free.');
  const session = hasLastPlace ? last.session : randomBytes(32).toString('base64url');
  const { port } = server.address() as AddressInfo;
  host = `127.0.0.1:${port}`;
  cookie = `claimbench-${port}`;
  // Not before: a host whose library another one holds must not take that one's place.
  const placed = Promise.resolve(connection)
    .then(() => (placeFile ? writePlace(placeFile, { port, session }) : undefined))
    .then(() => true)
    .catch(() => false);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { headers, method } = request;
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (headers.host !== host) return refuse(response, 403, 'This is not the name of this workbench.');
    const isLogin = method === 'POST' && path === '/login';
    // The page that forwards to here is a file, which has no origin.
    const isOwnOrigin = headers.origin === `http://${host}` || (isLogin && headers.origin === 'null');
    const site = headers['sec-fetch-site'];
    const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
    const mayComeFromOutside = isLogin || (method === 'GET' && path === '/');
    if ((headers.origin !== undefined && !isOwnOrigin) || (!isOwnSite && !mayComeFromOutside)) {
      return refuse(response, 403, 'Only the workbench itself may ask.');
    }

    const pageFile = await page;
    if (isLogin) return logIn(request, response, pageFile);
    if (method === 'GET' && path !== '/events') {
      const file = pageFile(path);
      if (!file) return refuse(response, 404, 'There is nothing here.');
      return sendFile(response, 200, file);
    }
    if (!isSignedIn(request))
      return refuse(response, 401, 'This window is not signed in. Start Claimbench again.');
    asked.resolve();
    if (method === 'GET' && path === '/events') return streamEvents(await connection, response);
    if (method === 'POST' && path === '/api') return answer(request, response);
    if (method === 'POST' && path === '/upload') return takeUpload(request, response);
    if (method === 'POST' && path === '/copy') return sendCopy(response);
    refuse(response, 404, 'There is nothing here.');
  }

  async function logIn(
    request: IncomingMessage,
    response: ServerResponse,
    pageFile: FindPage,
  ): Promise<void> {
    const body = await readBody(request, 'application/x-www-form-urlencoded', 4096);
    const given = new URLSearchParams(body ?? '').get('token') ?? '';
    if (isTokenUsed || Date.now() > tokenExpires || !isSameSecret(given, token)) {
      // The page says that it is not signed in, as soon as it asks for anything.
      return sendFile(response, 401, pageFile('/')!);
    }
    isTokenUsed = true;
    response.setHeader('set-cookie', `${cookie}=${session}; HttpOnly; SameSite=Strict; Path=/`);
    sendFile(response, 200, pageFile('/', firstFrames.ready())!);
    signedIn.resolve();
  }

  function isSignedIn({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(/;\s*/);
    return cookies.some(
      (pair) => pair.startsWith(`${cookie}=`) && isSameSecret(pair.slice(cookie.length + 1), session),
    );
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request, requestLimit);
    if (body === null || typeof body !== 'object' || Array.isArray(body)) {
      return refuse(response, 400, 'Expected {"name", "input"} as application/json.');
    }
    const { name, input } = body as { name?: unknown; input?: unknown };
    sendJson(response, 200, await (await connection).request(name, input));
  }

  async function takeUpload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const header = request.headers['x-file-name'];
    let name: string;
    try {
      name = decodeURIComponent(String(header ?? ''));
    } catch {
      name = '';
    }
    if (!name) return refuse(response, 400, 'An upload needs its file name in the header x-file-name.');
    const received = await (await connection).receive(name, request);
    if (received.ok) sendJson(response, 200, { upload: received.value });
    else sendJson(response, received.error.code === 'too-large' ? 413 : 500, received.error);
  }

  /** All of the library as one file, for the browser to save. */
  async function sendCopy(response: ServerResponse): Promise<void> {
    const { handOut, request } = await connection;
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-copy-'));
    try {
      const copy = join(folder, 'copy.claimbench');
      const made = await request('library.saveCopy', { target: handOut(copy) });
      if (!made.ok) return sendJson(response, 500, made.error);
      const { size } = await stat(copy);
      response.writeHead(200, {
        ...noStore,
        'content-type': 'application/octet-stream',
        'content-length': size,
      });
      await pipeline(createReadStream(copy), response);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  function streamEvents({ subscribe }: Connection, response: ServerResponse): void {
    if (response.destroyed) return;
    response.writeHead(200, { ...noStore, 'content-type': 'text/event-stream' });
    response.write(': connected\n\n');
    const unsubscribe = subscribe((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
    openWindows += 1;
    response.once('close', () => {
      openWindows -= 1;
      unsubscribe();
    });
  }

  return {
    address: `http://${host}/#${token}`,
    signedIn: signedIn.promise,
    asked: asked.promise,
    drawFirstFrame: firstFrames.draw,
    async close() {
      // Windows that stay open go on with the next host, as after one that was killed.
      const isLeftOpen = openWindows > 0;
      server.closeAllConnections();
      await firstFrames.prepared;
      await new Promise((resolve) => server.close(resolve));
      if (placeFile && !isLeftOpen && (await placed)) await rm(placeFile, { force: true });
    },
  };
}

/** False where somebody else has the port. */
function listen(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error);
    server.once('error', onError);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}

function sendFile(response: ServerResponse, status: number, { headers, body }: PageFile): void {
  response.writeHead(status, headers).end(body);
}

const noStore = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...noStore, 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function refuse(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, { code: 'invalid-request', message });
}

function isSameSecret(given: string, secret: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Null when the body is not JSON, is not declared as JSON, or is longer than the limit (in bytes). */
async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  try {
    return JSON.parse((await readBody(request, 'application/json', limit)) ?? 'null');
  } catch {
    return null;
  }
}

/** Null when the body is not declared as this type, or is longer than the limit (in bytes). */
async function readBody(request: IncomingMessage, type: string, limit: number): Promise<string | null> {
  if ((request.headers['content-type'] ?? '').split(';')[0]!.trim() !== type) return null;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
