import { readFile } from 'node:fs/promises';
import type { ParseAnswer, ParseRequest } from '../../src/contract/messages.ts';
import type { Fault, Result } from '../../src/contract/result.ts';
import type { ParsedItem } from '../../src/ingest/index.ts';
import { openItems } from '../../src/packed-items.ts';
import { relayToParser } from '../../src/parser-relay.ts';
import { findProgram } from '../../src/program.ts';

/** What became of a file in a parser. */
export interface ParserRun {
  readonly items: readonly ParsedItem[];
  readonly preview: Extract<ParseAnswer, { kind: 'preview' }>['preview'] | null;
  /** Why there are no more answers; null where the last one came. */
  readonly failure: Fault | null;
  readonly milliseconds: number;
  /** The longest wait for one answer. */
  readonly longestAnswer: number;
  /** Of the parser, while it read this file; 0 where the system does not tell. */
  readonly peakBytes: number;
  /** The parser ended by itself. */
  readonly hasDied: boolean;
}

export interface ParserBench {
  /** @param keep false: the articles are thrown away, as a large file's */
  run(path: string, name: string, request: ParseRequest, keep?: boolean): Promise<ParserRun>;
  close(): void;
}

const watchInterval = 10;

/**
 * A real parser process, started and watched as the program does it.
 * @param entry the host's entry file whose parser it is, as an address: of the sources, unless it is another
 */
export function openParserBench(entry = new URL('../../src/cli.ts', import.meta.url).href): ParserBench {
  const program = findProgram(entry);
  let pid: number | undefined;
  let exits = 0;
  let tell: (result: Result<ParseAnswer, Fault>) => void = () => {};
  const relay = relayToParser(
    (kind) => {
      const started = program.startProcess(kind);
      pid = started.pid;
      return {
        ...started,
        onExit: (listener) =>
          started.onExit(() => {
            exits++;
            listener();
          }),
      };
    },
    (_, result) => tell(result),
  );
  let lastId = 0;
  return {
    async run(path, name, request, keep = true) {
      const id = ++lastId;
      const items: ParsedItem[] = [];
      let [peakBytes, longestAnswer] = [0, 0];
      const exitsBefore = exits;
      const watch = setInterval(async () => {
        peakBytes = Math.max(peakBytes, await residentBytes(pid));
      }, watchInterval);
      const start = performance.now();
      let asked = start;
      const { promise, resolve } = Promise.withResolvers<Pick<ParserRun, 'failure' | 'preview'>>();
      tell = (result) => {
        longestAnswer = Math.max(longestAnswer, performance.now() - asked);
        if (!result.ok) resolve({ failure: result.error, preview: null });
        else if (result.value.kind === 'preview') resolve({ failure: null, preview: result.value.preview });
        else {
          if (keep) items.push(...openItems(result.value.items));
          if (result.value.isLast) resolve({ failure: null, preview: null });
          else {
            asked = performance.now();
            relay.more(id);
          }
        }
      };
      relay.parse({ id, path, name, encoding: null, request });
      const outcome = await promise;
      clearInterval(watch);
      return {
        ...outcome,
        items,
        milliseconds: performance.now() - start,
        longestAnswer,
        peakBytes,
        // One that was killed at a limit is told as that.
        hasDied: exits > exitsBefore && outcome.failure?.saying.word === 'files.brokeReader',
      };
    },
    close: () => relay.stop(),
  };
}

/** What a process holds in memory; 0 where the system does not tell. */
export async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    return Number((await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]) * 4096;
  } catch {
    return 0;
  }
}
