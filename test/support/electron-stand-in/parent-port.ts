import { EventEmitter } from 'node:events';

/** Loaded first in a utility process: Electron's `process.parentPort` over Node's channel. */
class ParentPort extends EventEmitter {
  constructor() {
    super();
    // Messages wait until somebody listens.
    this.once('newListener', () =>
      process.on('message', (data) => this.emit('message', { data, ports: [] })),
    );
  }

  postMessage(message: unknown) {
    process.send?.(message);
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
// Electron ends a utility process at once when the main process is gone.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
