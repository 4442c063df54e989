import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { bundleMessages, eachMessage } from '../src/bundled-messages.ts';
import type { ProcessKind, StartedProcess } from '../src/connect.ts';

/**
 * How Electron starts the core and the parser: as utility processes, because its own fuse forbids plain forks.
 * @param entry `import.meta.url` of the main entry file, beside whose folder `processes/` lies.
 *   Bundling moves shared code, so only an entry knows.
 */
export function forkUtilities(entry: string): (kind: ProcessKind) => StartedProcess {
  const folder = join(dirname(fileURLToPath(entry)), '../processes');
  return (kind) => {
    const child = utilityProcess.fork(join(folder, `${kind}.js`), [], { serviceName: `Claimbench ${kind}` });
    return {
      // Known once the process has started.
      get pid() {
        return child.pid;
      },
      send: bundleMessages((bundle, onSent) => {
        child.postMessage(bundle);
        onSent();
      }),
      onMessage: (listener) => {
        child.on('message', eachMessage(listener));
      },
      onExit: (listener) => {
        child.once('exit', listener);
      },
      kill: () => {
        if (child.pid === undefined) child.once('spawn', () => child.kill());
        else child.kill();
      },
    };
  };
}
