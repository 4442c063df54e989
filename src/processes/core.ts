import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { DomainError, toDomainError, toFault } from '../contract/domain-error.ts';
import type {
  CoreOptions,
  CoreToHost,
  FetchedUpload,
  HostToCore,
  ParseAnswer,
  ParseRequest,
} from '../contract/messages.ts';
import type { Fault, Result } from '../contract/result.ts';
import { createDispatch } from '../dispatch.ts';
import { createService, type Fetching, type Parsing, type Upload } from '../service/index.ts';
import { openStore } from '../store/index.ts';
import { type Saying, saying } from '../words/saying.ts';
import { createIds } from './ids.ts';
import { openLibraryState } from './library-state.ts';
import { openLink } from './link.ts';
import { storeInGzip } from './stored-gzip.ts';
import { findLanguage, openUserSettings } from './user-settings.ts';

/** The core: owns one library, answers requests one after the other, and ends with its host. */

const link = openLink<HostToCore, CoreToHost>();
const handedIn = new Map<string, { path: string; name: string }>();
const handedOut = new Map<string, string>();
const parsing = new Map<number, (result: Result<ParseAnswer, Fault>) => void>();
let lastParse = 0;
const fetching = new Map<number, (result: Result<FetchedUpload, Fault>) => void>();
let lastFetch = 0;
let core: { handle(name: unknown, input: unknown): Promise<Result<unknown>>; close(): void } | undefined;

link.onMessage((message) => {
  switch (message.type) {
    case 'open':
      open(message.options);
      break;
    case 'request':
      void core
        ?.handle(message.name, message.input)
        .then((result) => void link.send({ type: 'reply', id: message.id, result }));
      break;
    case 'handIn':
      handedIn.set(message.upload, { path: message.path, name: message.name });
      break;
    case 'handOut':
      handedOut.set(message.target, message.path);
      break;
    case 'parsed':
      parsing.get(message.id)?.(message.result);
      parsing.delete(message.id);
      break;
    case 'fetched':
      fetching.get(message.id)?.(message.result);
      fetching.delete(message.id);
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
    void link.send({ type: 'opened' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const refused = toFault(error);
    const told = error.code === 'locked' ? { ...refused, saying: describeHolder(options, error) } : refused;
    void link.send({ type: 'refused', error: told });
  }
}

function describeHolder({ stateFolder, library }: CoreOptions, locked: DomainError): Saying {
  const holder = openLibraryState(stateFolder, library).holder();
  if (!holder) return locked.saying;
  const { pid, machine } = holder;
  return saying('library.lockedBy', { name: basename(library), pid: String(pid), machine });
}

function openCore(options: CoreOptions) {
  const name = basename(options.library).replace(/\.claimbench$/, '');
  const now = () => new Date().toISOString();
  const newId = createIds();
  const store = openStore(options.library, options.create ? { id: newId(), name, createdAt: now() } : null);
  const state = openLibraryState(options.stateFolder, options.library);
  const origin = state.take(store.library.id, store.acts.lastSequence);
  const language = () => findLanguage(options);
  const service = createService({
    store,
    origin,
    editorName: options.editorName,
    fileName: basename(options.library),
    isSample: options.isSample,
    newId,
    now,
    takeTarget,
    uploads: { read: readUpload, open: openUpload, release, fetch: fetchUpload },
    stopParsing: () => void link.send({ type: 'parsingDone' }),
    settings: openUserSettings(options.stateFolder),
    language,
  });
  const dispatch = createDispatch(service, {
    explainError: store.explainError,
    language,
    emit: (event) => void link.send({ type: 'event', event }),
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
  if (!file) throw new DomainError('not-found', saying('files.notAtHand'));
  return file;
}

/** @throws DomainError not-found when the host never handed it out, or it was written */
function takeTarget(target: string): string {
  const path = handedOut.get(target);
  if (!path) throw new DomainError('not-found', saying('files.notAtHand'));
  handedOut.delete(target);
  return path;
}

/** Told together: an import is done with many at a time. */
let released: string[] = [];

function release(upload: string): void {
  if (!handedIn.delete(upload) || released.push(upload) > 1) return;
  queueMicrotask(() => {
    void link.send({ type: 'release', uploads: released });
    released = [];
  });
}

const unreadable = (name: string, reason: string | Saying) =>
  new DomainError('unreadable', saying('files.unreadable', { name, reason }));

const explainReading = (name: string, error: unknown) =>
  error instanceof DomainError ? error : unreadable(name, reasonOf(error));

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Reads a whole small file, and lets it go. @throws DomainError not-found, unreadable */
async function readUpload(upload: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { name, path } = needUpload(upload);
  try {
    return { name, bytes: await readFile(path) };
  } catch (error) {
    throw explainReading(name, error);
  } finally {
    release(upload);
  }
}

/** So much of a file lies in memory at once. In bytes. */
const chunkSize = 1024 * 1024;

/** Read where it is asked for: a part is there at once, and a stream costs more than a small file. */
function* readParts(name: string, path: string): Generator<Buffer> {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      for (let at = 0; at < size; ) {
        const part = Buffer.allocUnsafe(Math.min(chunkSize, size - at));
        const length = readSync(file, part);
        if (length === 0) throw unreadable(name, saying('faults.shrunk'));
        yield part.subarray(0, length);
        at += length;
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw explainReading(name, error);
  }
}

function sizeOf(name: string, path: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    throw explainReading(name, error);
  }
}

/** A file of so many bytes stays in memory between hash and pack, and is packed in less time than a thread takes to begin. */
const smallFile = 32 * 1024;

/**
 * A file of so many bytes takes a page or two of the library, packed or not: it is stored as it is, in gzip's own way
 * to do that. Packing such files took a tenth of what their import cost the core.
 */
const pageSized = 4096;

const zip = promisify(gzip);
const turn = () => new Promise((resolve) => setImmediate(resolve));

function openUpload(upload: string): Upload {
  const { name, path } = needUpload(upload);
  let small: Buffer | undefined;
  return {
    name,
    size: sizeOf(name, path),
    async hash() {
      const hash = createHash('sha256');
      let size = 0;
      for (const part of readParts(name, path)) {
        hash.update(part);
        size += part.length;
        small = size === part.length && size <= smallFile ? part : undefined;
        if (part.length === chunkSize) await turn();
      }
      return hash.digest('hex');
    },
    /** Members of a gzip file follow each other: each part is packed by itself. */
    async pack() {
      if (small) return small.length <= pageSized ? storeInGzip(small) : gzipSync(small);
      const packed: Buffer[] = [];
      for (const part of readParts(name, path)) packed.push(await zip(part));
      return Buffer.concat(packed);
    },
    parse: (request) => parse(upload, request, small ?? null),
    release: () => release(upload),
  };
}

function fetchUpload(address: string): Fetching {
  const id = ++lastFetch;
  const answered = new Promise<Result<FetchedUpload, Fault>>((resolve) => fetching.set(id, resolve));
  void link.send({ type: 'fetch', id, address });
  return {
    page: answered.then((result) => {
      if (result.ok) return result.value;
      throw toDomainError(result.error);
    }),
    stop: () => void link.send({ type: 'fetchStop', id }),
  };
}

/** @param whole the file's bytes, where they are at hand: it is not read a second time then, and no other bytes are */
function parse(upload: string, request: ParseRequest, whole: Uint8Array | null): Parsing {
  const id = ++lastParse;
  let state: 'new' | 'open' | 'over' = 'new';
  return {
    async next() {
      if (state === 'over') return null;
      const answered = new Promise<Result<ParseAnswer, Fault>>((resolve) => parsing.set(id, resolve));
      void link.send(
        state === 'new' ? { type: 'parse', id, upload, request, whole } : { type: 'parseMore', id },
      );
      state = 'open';
      const result = await answered;
      if (!result.ok || result.value.kind === 'preview' || result.value.isLast) state = 'over';
      if (!result.ok) throw toDomainError(result.error);
      return result.value;
    },
    stop() {
      if (state === 'open') void link.send({ type: 'parseStop', id });
      state = 'over';
    },
  };
}
