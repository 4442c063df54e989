import { readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { HostToParser, ParseAnswer, ParseRequest, ParserToHost } from './contract/messages.ts';
import type { Fault, Result } from './contract/result.ts';
import type { ProcessKind, StartedProcess } from './started-process.ts';
import { type Saying, saying } from './words/saying.ts';

// A file that takes longer or needs more is refused; the figures are those of the reliability study:
// 390 KB of compressed markup once took a parser to 1.6 GB.
// A new parser costs as much as three hundred plain articles, so it serves thousands of them.
const parserLimits = { milliseconds: 30_000, bytes: 512 * 1024 * 1024, files: 5000 };
const watchInterval = 25;
interface WantedFile {
  readonly id: number;
  readonly request: ParseRequest;
  readonly path: string;
  readonly name: string;
  readonly encoding: string | null;
  /** All of its bytes, where they are at hand. */
  readonly whole?: Uint8Array | null;
}

/** A file that waits for the parser, or that the parser has. */
interface WaitingFile extends WantedFile {
  /** The parser has no other file beside it: it is large, or a parser died that had it. */
  isAlone: boolean;
  isWanted: boolean;
  hasAnswered: boolean;
}

/** So much of a file is sent to the parser in one message. In bytes. */
const chunkSize = 1024 * 1024;

/**
 * One parser at a time, one file at a time; thrown away when a file breaks a limit or dies with it, and after many
 * files. Small files are handed over before their turn, so that the parser need not wait for them, and answered
 * several at once. A file's articles are told in parts: the next file's turn comes after the last part, or when no more
 * is wanted. The time limit holds for each part, and for the small files that are answered at once together.
 */
export function relayToParser(
  startProcess: (kind: ProcessKind) => StartedProcess,
  answer: (id: number, result: Result<ParseAnswer, Fault>) => void,
) {
  let parser: { process: StartedProcess; files: number; watch: ReturnType<typeof setInterval> } | undefined;
  /** What the parser has, in the order in which it reads. It is the first one's turn. */
  let handed: WaitingFile[] = [];
  /** Several imports can be under way; the parser takes one file after the other. */
  const queue: WaitingFile[] = [];
  /** Since when an answer is waited for; null: more has not been asked for, or there is no file. */
  let waitingSince: number | null = null;
  let isHanding = false;

  function start() {
    const process = startProcess('parser');
    const started = { process, files: 0, watch: setInterval(watch, watchInterval) };
    process.onMessage((raw) => {
      const message = raw as ParserToHost;
      if (parser === started && message.id === handed[0]?.id) tell(handed[0], message.result);
    });
    process.onExit(() => {
      if (parser === started) blame('unreadable', (name) => saying('files.brokeReader', { name }));
    });
    return started;
  }

  /** Throws the parser away; what it had beside the first file waits again. */
  function stop() {
    const stopping = parser;
    parser = undefined;
    waitingSince = null;
    queue.unshift(...handed.slice(1).filter(({ isWanted }) => isWanted));
    handed = [];
    clearInterval(stopping?.watch);
    stopping?.process.kill();
  }

  function tell(file: WaitingFile, result: Result<ParseAnswer, Fault>) {
    file.hasAnswered = true;
    waitingSince = null;
    const isLast = !result.ok || result.value.kind === 'preview' || result.value.isLast;
    if (isLast) handed.shift();
    answer(file.id, result);
    if (!isLast) return;
    beginTurn();
    void handOver();
  }

  function beginTurn() {
    if (handed[0]?.isWanted === false) stop();
    else if (handed.length > 0) waitingSince = performance.now();
  }

  function refuse(code: 'unreadable' | 'too-large', explain: (name: string) => Saying) {
    const [file] = handed;
    stop();
    if (file) answer(file.id, { ok: false, error: { code, saying: explain(file.name) } });
    void handOver();
  }

  /**
   * A file broke the parser. Where it has answered in part it is the one; else answers of files before it may have been
   * lost: each is tried again alone.
   */
  function blame(code: 'unreadable' | 'too-large', explain: (name: string) => Saying) {
    const [first] = handed;
    if (handed.length > 1) for (const file of handed) file.isAlone = true;
    if (first && handed.length > 1 && !first.hasAnswered) {
      stop();
      queue.unshift(first);
      void handOver();
    } else {
      refuse(code, explain);
    }
  }

  function watch() {
    const reason = findBrokenLimit();
    const [file] = handed;
    const since = waitingSince;
    // An answer that has come while this process was busy is heard first.
    if (reason !== null)
      setImmediate(() => {
        if (file === handed[0] && since === waitingSince) blame('too-large', reason);
      });
  }

  function findBrokenLimit(): ((name: string) => Saying) | null {
    if (waitingSince === null) return null;
    const { milliseconds, bytes } = parserLimits;
    if (performance.now() - waitingSince > milliseconds)
      return (name) => saying('files.slow', { name, limit: milliseconds / 1000 });
    if (residentBytes(parser?.process.pid) > bytes)
      return (name) => saying('files.wide', { name, limit: bytes / 1024 / 1024 });
    return null;
  }

  async function handOver() {
    if (isHanding) return;
    isHanding = true;
    for (let file = queue[0]; file && canTake(file); file = queue[0]) await hand(file);
    isHanding = false;
  }

  const canTake = (file: WaitingFile) =>
    handed.length === 0 ||
    (!file.isAlone && !handed[0]!.isAlone && (parser?.files ?? 0) < parserLimits.files);

  /** Hands over the file that is next, unless it turns out to be one that has to wait. */
  async function hand(file: WaitingFile) {
    const { whole } = file;
    if (whole) {
      // Not waited for: several go together.
      void begin(file, whole, whole.length);
      return;
    }
    try {
      const source = await open(file.path);
      try {
        const { size } = await source.stat();
        file.isAlone ||= size > chunkSize;
        const beginning = await readPart(source, 0, size);
        if (file !== queue[0] || !canTake(file)) return;
        const send = await begin(file, beginning, size);
        const { id } = file;
        for (let at = beginning.length; at < size && file === handed[0]; at += chunkSize)
          await send({ type: 'bytes', id, bytes: await readPart(source, at, size) });
      } finally {
        await source.close();
      }
    } catch (error) {
      const reason = error instanceof Shrunk ? saying('faults.shrunk') : reasonOf(error);
      const explain = (name: string) => saying('files.unreadable', { name, reason });
      if (file === handed[0]) refuse('unreadable', explain);
      if (file !== queue[0]) return;
      queue.shift();
      answer(file.id, { ok: false, error: { code: 'unreadable', saying: explain(file.name) } });
    }
  }

  /** The file that is next goes to the parser. Gives the way for what follows of it. */
  async function begin(file: WaitingFile, beginning: Uint8Array, size: number) {
    queue.shift();
    const send = take(file);
    const { id, name, encoding, request } = file;
    await send({ type: 'file', id, name, encoding, size, beginning, request });
    return send;
  }

  function take(file: WaitingFile) {
    if (parser && parser.files >= parserLimits.files) stop();
    parser ??= start();
    parser.files++;
    const { process } = parser;
    handed.push(file);
    if (handed.length === 1) beginTurn();
    return (message: HostToParser) => process.send(message);
  }

  return {
    parse(file: WantedFile) {
      queue.push({ ...file, isAlone: false, isWanted: true, hasAnswered: false });
      void handOver();
    },
    more(id: number) {
      if (handed[0]?.id !== id || !parser) return;
      waitingSince = performance.now();
      void parser.process.send({ type: 'more', id } satisfies HostToParser);
    },
    /** No more of this file is wanted. */
    stopFile(id: number) {
      const waiting = queue.findIndex((file) => file.id === id);
      if (waiting >= 0) queue.splice(waiting, 1);
      const file = handed.find((file) => file.id === id);
      if (!file) return;
      file.isWanted = false;
      if (file !== handed[0]) return;
      // It may be busy with a part that nobody waits for; a new one is ready sooner.
      stop();
      void handOver();
    },
    /** A batch is over; the parser goes unless another batch needs it. */
    done() {
      if (queue.length === 0 && !handed.some(({ isWanted }) => isWanted)) stop();
    },
    stop() {
      stop();
      queue.length = 0;
    },
  };
}

class Shrunk extends Error {}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** @throws Shrunk when the file ends before its part does */
async function readPart(source: FileHandle, at: number, size: number): Promise<Buffer> {
  const length = Math.min(chunkSize, size - at);
  const { bytesRead, buffer } = await source.read(Buffer.allocUnsafe(length), 0, length, at);
  if (bytesRead < length) throw new Shrunk();
  return buffer;
}

/** Linux tells; where the system does not, only the time limit holds. */
function residentBytes(pid: number | undefined): number {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}
