import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { LibraryEvent } from './contract/events.ts';
import type { CoreOptions, CoreToHost, HostToCore, HostToParser, ParserToHost } from './contract/messages.ts';
import type { Input, JobStarted, NamesOfKind, Output, Progress } from './contract/operations.ts';
import { DomainError, type Failure, type Result } from './contract/result.ts';

export type ProcessKind = 'core' | 'parser';

/** A process as its host sees it, whichever way it was started. */
export interface StartedProcess {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  /** At once, without asking. */
  kill(): void;
}

export interface Connection {
  /** Carries a request to the core as it is; the core checks it. Never rejects. */
  request(name: unknown, input: unknown): Promise<Result<unknown>>;
  /** Calls the listener with every event until the returned function is called. */
  subscribe(listener: (event: LibraryEvent) => void): () => void;
  /** Names a file on this machine for operations that take uploads. The file is read later and never changed. */
  handIn(path: string): string;
  /** Takes in bytes as they arrive, at most `uploadLimit`, and names them for operations that take uploads. */
  receive(name: string, body: AsyncIterable<Uint8Array>): Promise<Result<string>>;
  /** Lets the core finish what it does, then ends it. */
  close(): Promise<void>;
}

/** The most bytes that one upload may bring. */
export const uploadLimit = 256 * 1024 * 1024;

// A file that takes longer or needs more is refused; the figures are those of the reliability study:
// 390 KB of compressed markup once took a parser to 1.6 GB.
const parserLimits = { milliseconds: 30_000, bytes: 512 * 1024 * 1024, files: 500 };
const memoryWatchInterval = 25;
/** A core that dies this often in a row is not started again. */
const restartLimit = 3;

/**
 * Starts a core on a library and keeps it: matches replies to requests, fans out events, relays files to a
 * parser, and starts the core again when it dies. Requests that were under way then are answered with a
 * failure that says that their outcome is not known.
 * @throws DomainError when the library cannot be opened
 */
export async function connect(
  startProcess: (kind: ProcessKind) => StartedProcess,
  options: CoreOptions,
): Promise<Connection> {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const listeners = new Set<(event: LibraryEvent) => void>();
  const handedIn = new Map<string, { path: string; name: string; isTemporary: boolean }>();
  let temporary: Promise<string> | undefined;
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
    const send = (message: HostToCore) => process.send(message);
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
            resolve({ ok: false, error: message.error });
            break;
          case 'reply':
            deaths = 0;
            waiting.get(message.id)?.(message.result);
            waiting.delete(message.id);
            break;
          case 'event':
            tell(message.event);
            break;
          case 'parse':
            parser.parse(message.id, message.bytes, message.name);
            break;
          case 'parsingDone':
            parser.done();
            break;
          case 'release':
            release(message.upload);
            break;
        }
      });
      process.onExit(() => {
        parser.stop();
        resolve({ ok: false, error: coreNeverOpened(options.library) });
        for (const answer of waiting.values()) answer({ ok: false, error: coreDied });
        waiting.clear();
        for (const [jobId, name] of running) {
          tell({ type: 'jobFinished', jobId, name, result: { ok: false, error: coreDied } });
        }
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

  function keep(path: string, name: string, isTemporary: boolean): string {
    const upload = randomUUID();
    handedIn.set(upload, { path, name, isTemporary });
    core.send({ type: 'handIn', upload, path, name });
    return upload;
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
    throw new DomainError(opened.error.code, opened.error.message);
  }

  return {
    async request(name, input) {
      const open = await core.opened;
      if (!open.ok) return open;
      if (isDown) return { ok: false, error: coreGone };
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
    handIn: (path) => keep(path, basename(path), false),
    async receive(name, body) {
      temporary ??= mkdtemp(join(tmpdir(), 'claimbench-'));
      const path = join(await temporary, randomUUID());
      try {
        await pipeline(limitBytes(body, name), createWriteStream(path, { mode: 0o600 }));
      } catch (error) {
        await rm(path, { force: true });
        if (error instanceof DomainError)
          return { ok: false, error: { code: error.code, message: error.message } };
        const reason = error instanceof Error ? error.message : String(error);
        return {
          ok: false,
          error: { code: 'disk', message: `“${name}” could not be taken in: ${reason}. Try again.` },
        };
      }
      return { ok: true, value: keep(path, name, true) };
    },
    async close() {
      isClosing = true;
      core.send({ type: 'close' });
      await core.exited;
      if (temporary) await rm(await temporary, { recursive: true, force: true });
    },
  };
}

const coreDied: Failure = {
  code: 'internal',
  message:
    'The part of Claimbench that keeps the library stopped, so it is not known whether this was saved. It is being started again: look before you repeat it.',
};

const coreGone: Failure = {
  code: 'internal',
  message:
    'The part of Claimbench that keeps the library has stopped. What was saved is safe; start Claimbench again.',
};

const coreNeverOpened = (library: string): Failure => ({
  code: 'internal',
  message: `“${basename(library)}” could not be opened: the part of Claimbench that reads it stopped. Nothing was changed. Try again, or run claimbench verify.`,
});

async function* limitBytes(body: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let total = 0;
  for await (const part of body) {
    total += part.byteLength;
    if (total > uploadLimit) {
      const limit = uploadLimit / 1024 / 1024;
      throw new DomainError(
        'too-large',
        `“${name}” is larger than ${limit} MB. Split it, or save only its text.`,
      );
    }
    yield part;
  }
}

/** One parser at a time, one file at a time; thrown away when a file breaks a limit or dies with it. */
function relayToParser(
  startProcess: (kind: ProcessKind) => StartedProcess,
  answer: (id: number, result: Result<unknown>) => void,
) {
  let parser: { process: StartedProcess; files: number } | undefined;
  let current: { id: number; name: string; stopWatching: () => void } | undefined;
  /** Several imports can be under way; the parser takes one file after the other. */
  const queue: { id: number; bytes: Uint8Array; name: string }[] = [];

  function finish(result: Result<unknown>) {
    if (!current) return;
    current.stopWatching();
    const { id } = current;
    current = undefined;
    answer(id, result);
    next();
  }

  function refuse(code: 'unreadable' | 'too-large', reason: string) {
    const { id, name } = current ?? {};
    stop();
    if (id !== undefined) answer(id, { ok: false, error: { code, message: `“${name}” ${reason}` } });
    next();
  }

  function start(): { process: StartedProcess; files: number } {
    const started = { process: startProcess('parser'), files: 0 };
    started.process.onMessage((raw) => {
      const message = raw as ParserToHost;
      if (message.id === current?.id) finish(message.result);
    });
    started.process.onExit(() => {
      if (parser === started)
        refuse(
          'unreadable',
          'could not be read: reading it broke the reader. Save it in another form and try again.',
        );
    });
    return started;
  }

  function stop() {
    current?.stopWatching();
    current = undefined;
    const stopping = parser;
    parser = undefined;
    stopping?.process.kill();
  }

  function next() {
    const file = queue.shift();
    if (file) read(file);
  }

  function read({ id, bytes, name }: (typeof queue)[number]) {
    if (parser && parser.files >= parserLimits.files) stop();
    parser ??= start();
    parser.files++;
    const timer = setTimeout(
      () =>
        refuse(
          'too-large',
          `took longer than ${parserLimits.milliseconds / 1000} seconds to read. Split it and try again.`,
        ),
      parserLimits.milliseconds,
    );
    const memory = setInterval(async () => {
      if ((await residentBytes(parser?.process.pid)) > parserLimits.bytes && current?.id === id) {
        refuse(
          'too-large',
          `needs more than ${parserLimits.bytes / 1024 / 1024} MB of memory to read. Split it and try again.`,
        );
      }
    }, memoryWatchInterval);
    current = {
      id,
      name,
      stopWatching: () => {
        clearTimeout(timer);
        clearInterval(memory);
      },
    };
    parser.process.send({ id, bytes, name } satisfies HostToParser);
  }

  return {
    parse(id: number, bytes: Uint8Array, name: string) {
      queue.push({ id, bytes, name });
      if (!current) next();
    },
    /** A batch is over; the parser goes unless another batch needs it. */
    done() {
      if (!current && queue.length === 0) stop();
    },
    stop() {
      queue.length = 0;
      stop();
    },
  };
}

/** Linux tells; where the system does not, only the time limit holds. */
async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    const pages = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}

/**
 * Asks for one operation by its contract.
 * @throws DomainError with the core's code and message
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
 * @throws DomainError with the core's code and message
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
  throw new DomainError(result.error.code, result.error.message);
}
