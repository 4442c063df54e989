import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LibraryEvent } from './contract/events.ts';
import type { CoreOptions, CoreToHost, FetchedUpload, HostToCore } from './contract/messages.ts';
import type { Input, JobStarted, NamesOfKind, Output, Progress } from './contract/operations.ts';
import { type Failure, type Fault, RequestError, type Result } from './contract/result.ts';
import { relayToParser } from './parser-relay.ts';
import type { ProcessKind, StartedProcess } from './started-process.ts';
import { saying } from './words/saying.ts';

export type { ProcessKind, StartedProcess } from './started-process.ts';

export interface Connection {
  /** Carries a request to the core as it is; the core checks it. Never rejects. */
  request(name: unknown, input: unknown): Promise<Result<unknown>>;
  /** Calls the listener with every event until the returned function is called. */
  subscribe(listener: (event: LibraryEvent) => void): () => void;
  /** Names a file on this machine for operations that take uploads. The file is read later and never changed. */
  handIn(path: string): string;
  /** Names a file on this machine for the one operation that is to write it. */
  handOut(path: string): string;
  /** Takes in bytes as they arrive, at most `uploadLimit`, and names them for operations that take uploads. */
  receive(name: string, body: AsyncIterable<Uint8Array>): Promise<Result<string>>;
  /** Lets the core finish what it does, then ends it. */
  close(): Promise<void>;
}

/** A file that the host has at hand. */
interface HandedIn {
  readonly path: string;
  readonly name: string;
  readonly encoding: string | null;
  readonly isTemporary: boolean;
}

/** The most bytes that one upload may bring. */
export const uploadLimit = 256 * 1024 * 1024;

/** A core that dies this often in a row is not started again. */
const restartLimit = 3;

/**
 * Starts a core on a library and keeps it: matches replies to requests, fans out events, relays files to a
 * parser, and starts the core again when it dies. Requests that were under way then are answered with a
 * failure that says that their outcome is not known.
 * @throws RequestError when the library cannot be opened
 */
export async function connect(
  startProcess: (kind: ProcessKind) => StartedProcess,
  options: CoreOptions,
): Promise<Connection> {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Set<(event: LibraryEvent) => void>();
  const handedIn = new Map<string, HandedIn>();
  /** Pages that are being fetched, by the core's number of the request. */
  const fetching = new Map<number, AbortController>();
  let temporary: Promise<string> | undefined;
  /** What goes wrong in the host itself is put into words here. Loaded only then: a start does not wait for it. */
  const explain = async ({ code, saying: what }: Fault): Promise<Failure> => {
    const [{ say }, { findLanguage }] = await Promise.all([
      import('./words/spoken.ts'),
      import('./processes/user-settings.ts'),
    ]);
    return { code, message: say(what, findLanguage(options)) };
  };
  const refuse = async (fault: Fault) => ({ ok: false, error: await explain(fault) }) as const;
  /** Jobs that have told of progress and not of their end. */
  const running = new Map<string, NamesOfKind<'job'>>();
  let lastId = 0;
  let deaths = 0;
  let isClosing = false;
  /** The core has gone and is not started again. */
  let isDown = false;
  let core = startCore();

  function startCore() {
    const process = startProcess('core');
    const parser = relayToParser(startProcess, (id, result) => send({ type: 'parsed', id, result }));
    const send = (message: HostToCore) => void process.send(message);
    let hasOpened = false;
    const opened = new Promise<Result<null>>((resolve) => {
      process.onMessage((raw) => {
        const message = raw as CoreToHost;
        switch (message.type) {
          case 'opened':
            hasOpened = true;
            resolve({ ok: true, value: null });
            break;
          case 'refused':
            resolve(refuse(message.error));
            break;
          case 'reply':
            deaths = 0;
            waiting.get(message.id)?.(message.result);
            waiting.delete(message.id);
            break;
          case 'event':
            tell(message.event);
            break;
          case 'parse': {
            const { id, upload, request, whole } = message;
            const file = handedIn.get(upload);
            if (file) parser.parse({ id, request, whole, ...file });
            else send({ type: 'parsed', id, result: { ok: false, error: notAtHand } });
            break;
          }
          case 'parseMore':
            parser.more(message.id);
            break;
          case 'parseStop':
            parser.stopFile(message.id);
            break;
          case 'parsingDone':
            parser.done();
            break;
          case 'release':
            for (const upload of message.uploads) release(upload);
            break;
          case 'fetch':
            void fetchUpload(message.id, message.address).then((result) =>
              send({ type: 'fetched', id: message.id, result }),
            );
            break;
          case 'fetchStop':
            fetching.get(message.id)?.abort();
            break;
        }
      });
      process.onExit(() => {
        parser.stop();
        if (!hasOpened) resolve(refuse(coreNeverOpened(options.library)));
        const [unanswered, unfinished] = [[...waiting.values()], [...running]];
        waiting.clear();
        running.clear();
        if (unanswered.length + unfinished.length > 0)
          void refuse(coreDied).then((result) => {
            for (const answer of unanswered) answer(result);
            for (const [jobId, name] of unfinished) tell({ type: 'jobFinished', jobId, name, result });
          });
        if (hasOpened && !isClosing && ++deaths <= restartLimit) core = startCore();
        else isDown = true;
      });
    });
    const exited = new Promise<void>((resolve) => process.onExit(resolve));
    send({ type: 'open', options });
    for (const [upload, { path, name }] of handedIn) send({ type: 'handIn', upload, path, name });
    return { send, opened, exited };
  }

  function tell(event: LibraryEvent) {
    if (event.type === 'jobProgress') running.set(event.jobId, event.name);
    if (event.type === 'jobFinished') running.delete(event.jobId);
    for (const listener of listeners) listener(event);
  }

  function keep(file: HandedIn): string {
    const upload = randomUUID();
    handedIn.set(upload, file);
    core.send({ type: 'handIn', upload, path: file.path, name: file.name });
    return upload;
  }

  async function receive(
    name: string,
    encoding: string | null,
    body: AsyncIterable<Uint8Array>,
  ): Promise<Result<string, Fault>> {
    temporary ??= mkdtemp(join(tmpdir(), 'claimbench-'));
    const path = join(await temporary, randomUUID());
    try {
      await pipeline(limitBytes(body), createWriteStream(path, { mode: 0o600 }));
    } catch (error) {
      await rm(path, { force: true });
      const notReceived = { name, reason: reasonOf(error) };
      if (error instanceof TooLarge) return { ok: false, error: tooLarge(name) };
      return { ok: false, error: { code: 'disk', saying: saying('files.notReceived', notReceived) } };
    }
    return { ok: true, value: keep({ path, name, encoding, isTemporary: true }) };
  }

  async function fetchUpload(id: number, address: string): Promise<Result<FetchedUpload, Fault>> {
    const abort = new AbortController();
    fetching.set(id, abort);
    try {
      // Loaded only now: with it come TLS and more that every start would wait for.
      const { fetchPage } = await import('./fetch-page.ts');
      const page = await fetchPage(address, abort.signal);
      const received = await receive(page.name, page.encoding, page.body);
      return received.ok ? { ok: true, value: { upload: received.value, address: page.address } } : received;
    } catch (error) {
      const { DomainError, toFault } = await import('./contract/domain-error.ts');
      if (!(error instanceof DomainError)) throw error;
      return { ok: false, error: toFault(error) };
    } finally {
      fetching.delete(id);
    }
  }

  function release(upload: string) {
    const file = handedIn.get(upload);
    handedIn.delete(upload);
    if (file?.isTemporary) void rm(file.path, { force: true });
  }

  const opened = await core.opened;
  if (!opened.ok) {
    isClosing = true;
    core.send({ type: 'close' });
    throw new RequestError(opened.error.code, opened.error.message);
  }

  return {
    async request(name, input) {
      const open = await core.opened;
      if (!open.ok) return open;
      if (isDown) return refuse(coreGone);
      return new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        core.send({ type: 'request', id, name, input });
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handIn: (path) => keep({ path, name: basename(path), encoding: null, isTemporary: false }),
    handOut(path) {
      const target = randomUUID();
      core.send({ type: 'handOut', target, path });
      return target;
    },
    async receive(name, body) {
      const received = await receive(name, null, body);
      return received.ok ? received : refuse(received.error);
    },
    async close() {
      isClosing = true;
      core.send({ type: 'close' });
      await core.exited;
      if (temporary) await rm(await temporary, { recursive: true, force: true });
    },
  };
}

const notAtHand: Fault = { code: 'not-found', saying: saying('files.notAtHand') };

const coreDied: Fault = { code: 'internal', saying: saying('library.coreDied') };

const coreGone: Fault = { code: 'internal', saying: saying('library.coreGone') };

const coreNeverOpened = (library: string): Fault => ({
  code: 'internal',
  saying: saying('library.coreNeverOpened', { name: basename(library) }),
});

const tooLarge = (name: string): Fault => ({
  code: 'too-large',
  saying: saying('files.largeUpload', { name, limit: uploadLimit / 1024 / 1024 }),
});

class TooLarge extends Error {}

async function* limitBytes(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const part of body) {
    total += part.byteLength;
    if (total > uploadLimit) throw new TooLarge();
    yield part;
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/**
 * Asks for one operation by its contract.
 * @throws RequestError with the core's code and message
 */
export async function ask<N extends NamesOfKind<'query' | 'command'>>(
  connection: Connection,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  return takeValue(await connection.request(name, input)) as Output<N>;
}

/**
 * Runs a job to its end.
 * @throws RequestError with the core's code and message
 */
export async function runJob<N extends NamesOfKind<'job'>>(
  connection: Connection,
  name: N,
  input: Input<N>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Output<N>> {
  // Events can come before the reply that tells the job's id.
  const early = new Map<string, Result<unknown>>();
  let jobId: string | undefined;
  let finish: (result: Result<unknown>) => void = () => {};
  const unsubscribe = connection.subscribe((event) => {
    if (event.type === 'jobProgress' && event.jobId === jobId) onProgress(event.progress);
    if (event.type !== 'jobFinished') return;
    if (event.jobId === jobId) finish(event.result);
    else early.set(event.jobId, event.result);
  });
  try {
    const started = takeValue(await connection.request(name, input)) as JobStarted;
    const result = await new Promise<Result<unknown>>((resolve) => {
      finish = resolve;
      jobId = started.jobId;
      const known = early.get(jobId);
      if (known) resolve(known);
    });
    return takeValue(result) as Output<N>;
  } finally {
    unsubscribe();
  }
}

function takeValue(result: Result<unknown>): unknown {
  if (result.ok) return result.value;
  throw new RequestError(result.error.code, result.error.message);
}
