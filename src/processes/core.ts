import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { v7 as newId } from 'uuid';
import type { CoreOptions, CoreToHost, HostToCore, ParseAnswer, ParseRequest } from '../contract/messages.ts';
import { DomainError, type Result } from '../contract/result.ts';
import { createDispatch } from '../dispatch.ts';
import { createService, type Upload } from '../service/index.ts';
import { openStore } from '../store/index.ts';
import { openLibraryState } from './library-state.ts';
import { openLink } from './link.ts';
import { openUserSettings } from './user-settings.ts';

/** The core: owns one library, answers requests one after the other, and ends with its host. */

const link = openLink<HostToCore, CoreToHost>();
const handedIn = new Map<string, { path: string; name: string }>();
const parsing = new Map<number, (result: Result<ParseAnswer>) => void>();
let lastParse = 0;
let core: { handle(name: unknown, input: unknown): Promise<Result<unknown>>; close(): void } | undefined;

link.onMessage((message) => {
  switch (message.type) {
    case 'open':
      open(message.options);
      break;
    case 'request':
      void core
        ?.handle(message.name, message.input)
        .then((result) => link.send({ type: 'reply', id: message.id, result }));
      break;
    case 'handIn':
      handedIn.set(message.upload, { path: message.path, name: message.name });
      break;
    case 'parsed':
      parsing.get(message.id)?.(message.result);
      parsing.delete(message.id);
      break;
    case 'close':
      close();
      break;
  }
});
link.onClose(close);
// Ctrl+C in a terminal reaches the whole group; the host decides when to end, and says so.
process.on('SIGINT', () => {});

function close(): void {
  core?.close();
  process.exit(0);
}

function open(options: CoreOptions): void {
  try {
    core = openCore(options);
    link.send({ type: 'opened' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const message = error.code === 'locked' ? `${error.message}${describeHolder(options)}` : error.message;
    link.send({ type: 'refused', error: { code: error.code, message } });
  }
}

function describeHolder({ stateFolder, library }: CoreOptions): string {
  const holder = openLibraryState(stateFolder, library).holder();
  return holder ? ` (Process ${holder.pid} on ${holder.machine} has it.)` : '';
}

function openCore(options: CoreOptions) {
  const name = basename(options.library).replace(/\.claimbench$/, '');
  const now = () => new Date().toISOString();
  const store = openStore(options.library, options.create ? { id: newId(), name, createdAt: now() } : null);
  const state = openLibraryState(options.stateFolder, options.library);
  const origin = state.take(store.library.id, store.acts.lastSequence);
  const service = createService({
    store,
    origin,
    editorName: options.editorName,
    fileName: basename(options.library),
    isSample: options.isSample,
    newId: () => newId(),
    now,
    uploads: { read: readUpload, open: openUpload, release },
    stopParsing: () => link.send({ type: 'parsingDone' }),
    settings: openUserSettings(options.stateFolder),
  });
  const dispatch = createDispatch(service, {
    explainError: store.explainError,
    emit: (event) => link.send({ type: 'event', event }),
    log: (text) => process.stderr.write(`${text}\n`),
  });
  return {
    handle: dispatch,
    close() {
      state.release(store.library.id, origin, store.acts.lastSequence(origin));
      store.close();
    },
  };
}

/** @throws DomainError not-found when the host never handed it in, or it was released */
function needUpload(upload: string) {
  const file = handedIn.get(upload);
  if (!file) throw new DomainError('not-found', 'This file is not at hand any more. Add it again.');
  return file;
}

function release(upload: string): void {
  if (handedIn.delete(upload)) link.send({ type: 'release', upload });
}

const unreadable = (name: string, error: unknown) =>
  new DomainError(
    'unreadable',
    `“${name}” could not be read: ${error instanceof Error ? error.message : String(error)}.`,
  );

/** Reads a whole small file, and lets it go. @throws DomainError not-found, unreadable */
async function readUpload(upload: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { name, path } = needUpload(upload);
  try {
    return { name, bytes: await readFile(path) };
  } catch (error) {
    throw unreadable(name, error);
  } finally {
    release(upload);
  }
}

function openUpload(upload: string): Upload {
  const { name, path } = needUpload(upload);
  const readFrom = async <T>(take: (parts: AsyncIterable<Uint8Array>) => Promise<T>): Promise<T> => {
    const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
    try {
      return await take(stream);
    } catch (error) {
      throw unreadable(name, error);
    } finally {
      stream.destroy();
    }
  };
  return {
    name,
    hash: () =>
      readFrom(async (parts) => {
        const hash = createHash('sha256');
        for await (const part of parts) hash.update(part);
        return hash.digest('hex');
      }),
    pack: () =>
      readFrom(async (parts) => {
        const packed: Buffer[] = [];
        const zip = createGzip();
        await pipeline(parts, zip, async (out) => {
          for await (const part of out) packed.push(part as Buffer);
        });
        return Buffer.concat(packed);
      }),
    parse: (request) => parse(upload, request),
    release: () => release(upload),
  };
}

/** A file's answers, part by part, as they are asked for. @throws DomainError with the parser's reason */
async function* parse(upload: string, request: ParseRequest): AsyncGenerator<ParseAnswer> {
  const id = ++lastParse;
  let isOver = false;
  try {
    for (let type: 'parse' | 'parseMore' = 'parse'; !isOver; type = 'parseMore') {
      const answered = new Promise<Result<ParseAnswer>>((resolve) => parsing.set(id, resolve));
      link.send(type === 'parse' ? { type, id, upload, request } : { type, id });
      const result = await answered;
      isOver = !result.ok || result.value.kind === 'preview' || result.value.isLast;
      if (!result.ok) throw new DomainError(result.error.code, result.error.message);
      yield result.value;
    }
  } finally {
    if (!isOver) link.send({ type: 'parseStop', id });
  }
}
