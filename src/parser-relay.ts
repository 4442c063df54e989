import { type FileHandle, open, readFile } from 'node:fs/promises';
import type { HostToParser, ParseAnswer, ParseRequest, ParserToHost } from './contract/messages.ts';
import type { Result } from './contract/result.ts';
import type { ProcessKind, StartedProcess } from './started-process.ts';

// A file that takes longer or needs more is refused; the figures are those of the reliability study:
// 390 KB of compressed markup once took a parser to 1.6 GB.
// A new parser costs as much as three hundred plain articles, so it serves thousands of them.
const parserLimits = { milliseconds: 30_000, bytes: 512 * 1024 * 1024, files: 5000 };
const memoryWatchInterval = 25;
interface WantedFile {
  readonly id: number;
  readonly request: ParseRequest;
  readonly path: string;
  readonly name: string;
  readonly encoding: string | null;
}

/** So much of a file is sent to the parser in one message. In bytes. */
const chunkSize = 1024 * 1024;

/**
 * One parser at a time, one file at a time; thrown away when a file breaks a limit or dies with it, and after many
 * files. A file's articles are told in parts: the next file's turn comes after the last part, or when no more is
 * wanted. The time limit holds for each part.
 */
export function relayToParser(
  startProcess: (kind: ProcessKind) => StartedProcess,
  answer: (id: number, result: Result<ParseAnswer>) => void,
) {
  let parser: { process: StartedProcess; files: number } | undefined;
  let current: (WantedFile & { stopWatching: () => void }) | undefined;
  /** Several imports can be under way; the parser takes one file after the other. */
  const queue: WantedFile[] = [];

  function start(): { process: StartedProcess; files: number } {
    const started = { process: startProcess('parser'), files: 0 };
    started.process.onMessage((raw) => {
      const message = raw as ParserToHost;
      if (message.id === current?.id) tell(message.result);
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

  function tell(result: Result<ParseAnswer>) {
    if (!current) return;
    current.stopWatching();
    const { id } = current;
    const isLast = !result.ok || result.value.kind === 'preview' || result.value.isLast;
    if (isLast) current = undefined;
    answer(id, result);
    if (isLast) next();
  }

  function refuse(code: 'unreadable' | 'too-large', reason: string) {
    const { id, name } = current ?? {};
    stop();
    if (id !== undefined) answer(id, { ok: false, error: { code, message: `“${name}” ${reason}` } });
    next();
  }

  /** Until the next answer. */
  function watch(id: number): () => void {
    const { milliseconds, bytes } = parserLimits;
    const timer = setTimeout(
      () =>
        refuse(
          'too-large',
          `took longer than ${milliseconds / 1000} seconds to read. Split it and try again.`,
        ),
      milliseconds,
    );
    const memory = setInterval(async () => {
      if ((await residentBytes(parser?.process.pid)) > bytes && current?.id === id) {
        refuse(
          'too-large',
          `needs more than ${bytes / 1024 / 1024} MB of memory to read. Split it and try again.`,
        );
      }
    }, memoryWatchInterval);
    return () => {
      clearTimeout(timer);
      clearInterval(memory);
    };
  }

  function next() {
    const file = queue.shift();
    if (file) void read(file);
  }

  async function read(file: WantedFile) {
    if (parser && parser.files >= parserLimits.files) stop();
    parser ??= start();
    parser.files++;
    const { process } = parser;
    current = { ...file, stopWatching: watch(file.id) };
    const isWanted = () => current?.id === file.id;
    try {
      await sendFile(process, file, isWanted);
    } catch (error) {
      if (isWanted()) refuse('unreadable', `could not be read: ${reasonOf(error)}.`);
    }
  }

  return {
    parse(file: WantedFile) {
      queue.push(file);
      if (!current) next();
    },
    more(id: number) {
      if (current?.id !== id || !parser) return;
      current.stopWatching();
      current = { ...current, stopWatching: watch(id) };
      void parser.process.send({ type: 'more', id } satisfies HostToParser);
    },
    /** No more of this file is wanted. */
    stopFile(id: number) {
      const waiting = queue.findIndex((file) => file.id === id);
      if (waiting >= 0) queue.splice(waiting, 1);
      if (current?.id !== id) return;
      current.stopWatching();
      current = undefined;
      // It may be busy with a part that nobody waits for; a new one is ready sooner.
      stop();
      next();
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

/** Hands a file to a parser, part by part, as long as it is wanted. @throws when it cannot be read */
async function sendFile(
  process: StartedProcess,
  { id, name, encoding, path, request }: WantedFile,
  isWanted: () => boolean,
): Promise<void> {
  const send = (message: HostToParser) => void process.send(message);
  const file: FileHandle = await open(path);
  try {
    const { size } = await file.stat();
    send({ type: 'file', id, name, encoding, size, request });
    for (let at = 0; at < size && isWanted(); ) {
      const { bytesRead, buffer } = await file.read(
        Buffer.alloc(Math.min(chunkSize, size - at)),
        0,
        null,
        at,
      );
      if (bytesRead === 0) throw new Error('it became shorter while it was read');
      await process.send({ type: 'bytes', id, bytes: buffer.subarray(0, bytesRead) } satisfies HostToParser);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Linux tells; where the system does not, only the time limit holds. */
async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    const pages = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}
