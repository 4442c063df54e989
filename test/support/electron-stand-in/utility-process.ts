import { type ChildProcess, fork } from 'node:child_process';
import { app } from './app.ts';
import { makeStrict, StrictEmitter } from './strict.ts';

const parentPort = new URL('parent-port.ts', import.meta.url).href;

/** Electron's utility process: a plain fork whose channel looks like Electron's on both ends. */
class UtilityProcess extends StrictEmitter {
  /** Undefined before the process runs and after it ended. */
  pid: number | undefined;
  private readonly child: ChildProcess;

  constructor(file: string, args: string[]) {
    super();
    this.child = fork(file, args, {
      serialization: 'advanced',
      execArgv: ['--import', parentPort],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.child.once('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message) => this.emit('message', message));
    // Electron takes its utility processes with it.
    const end = () => this.child.kill('SIGKILL');
    app.once('quit', end);
    this.child.once('exit', (code) => {
      app.off('quit', end);
      this.pid = undefined;
      this.emit('exit', code ?? 1);
    });
  }

  postMessage(message: object) {
    if (this.child.connected) this.child.send(message);
  }

  kill() {
    return this.pid !== undefined && this.child.kill();
  }
}

export const utilityProcess = makeStrict('utilityProcess', {
  fork(file: string, args: string[] = [], _options?: { serviceName?: string }) {
    if (!app.isReady()) throw new Error('utilityProcess.fork cannot be called before the app is ready');
    return new UtilityProcess(file, args);
  },
});
