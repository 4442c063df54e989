import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessKind, StartedProcess } from '../connect.ts';

/**
 * How a plain Node host starts the core and the parser: as forked processes whose messages keep bytes as bytes.
 * @param entry `import.meta.url` of the host's own entry file, beside which `processes/` lies.
 *   Bundling moves shared code, so only an entry knows.
 */
export function forkProcesses(entry: string): (kind: ProcessKind) => StartedProcess {
  const program = dirname(fileURLToPath(entry));
  return (kind) => {
    const file = join(program, 'processes', `${kind}${extname(entry)}`);
    const child = fork(file, [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: kind === 'parser' ? parserPermissions(program) : [],
    });
    return {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message as object);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.once('exit', listener);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}

/**
 * The parser reads untrusted bytes, so it may read its own program files and nothing else of the disk.
 * Node 24's permission model; it does not cover the network, in which the parser has no code.
 */
function parserPermissions(program: string): string[] {
  const readable = [program];
  const modules = join(dirname(program), 'node_modules');
  if (existsSync(modules)) readable.push(modules, join(dirname(program), 'package.json'));
  return ['--permission', ...readable.map((path) => `--allow-fs-read=${path}`)];
}
