import { fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleMessages, eachMessage } from './bundled-messages.ts';
import type { ProcessKind, StartedProcess } from './connect.ts';
import type { FirstFrameModule } from './first-frame.ts';

/** The program's own files and processes, as a host on plain Node finds them. */
export interface Program {
  /** The built page. */
  readonly pageFolder: string;
  /** Draws the page's first frame in a host; only the built program has it. */
  loadFirstFrame(): Promise<FirstFrameModule>;
  /** The texts of the sample library. */
  readonly sampleFolder: string;
  startProcess(kind: ProcessKind): StartedProcess;
}

/**
 * Finds the program's files from where a host's entry file lies: in `src` with the sources, in `dist/main` when
 * built. Bundling moves shared code, so only an entry knows.
 * @param entry the entry's `import.meta.url`
 */
export function findProgram(entry: string): Program {
  const folder = dirname(fileURLToPath(entry));
  const isBuilt = extname(entry) === '.js';
  const root = isBuilt ? dirname(dirname(folder)) : dirname(folder);
  const readable = isBuilt ? [folder] : [folder, join(root, 'node_modules'), join(root, 'package.json')];
  return {
    pageFolder: join(root, 'dist', 'renderer'),
    loadFirstFrame: () => import(pathToFileURL(join(root, 'dist', 'main', 'first-frame.js')).href),
    sampleFolder: join(root, 'resources', 'sample'),
    startProcess: (kind) => {
      const child = fork(join(folder, 'processes', `${kind}${extname(entry)}`), [], {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        // The parser may write nothing, least of all code.
        env: { ...process.env, NODE_COMPILE_CACHE: kind === 'core' ? getCompileCacheDir() : undefined },
        execArgv:
          kind === 'parser' ? [...parserPermissions(readable), youngMemory.parser] : [youngMemory.core],
      });
      return {
        pid: child.pid,
        send: bundleMessages((bundle, onSent) => {
          // A process that has just died is told by `onExit`, not by a failed send.
          if (child.connected) child.send(bundle, () => onSent());
          else onSent();
        }),
        onMessage: (listener) => {
          child.on('message', eachMessage(listener));
        },
        onExit: (listener) => {
          child.once('exit', () => listener());
        },
        kill: () => {
          child.kill('SIGKILL');
        },
      };
    },
  };
}

/**
 * An import makes much that is thrown away at once. In MB: by itself Node lets that grow by 80 MB before it clears up.
 * With a table of 200 MB the parser then needs 510 instead of 434, and after 20,000 articles the core 250 instead of 145.
 */
const youngMemory = { parser: '--max-semi-space-size=4', core: '--max-semi-space-size=8' };

/**
 * The parser reads untrusted bytes, so it may read its own program files and nothing else of the disk.
 * Node 24's permission model; it does not cover the network, for which the parser has no code.
 */
function parserPermissions(readable: readonly string[]): string[] {
  return ['--permission', ...readable.map((path) => `--allow-fs-read=${path}`)];
}
