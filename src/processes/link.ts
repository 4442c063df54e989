import { bundleMessages, eachMessage } from '../bundled-messages.ts';

/** A started process's end of the channel to its host: Electron's parentPort, or Node's IPC. */
export interface Link<Incoming, Outgoing> {
  /** Resolves when the message is on its way: it is not lost when this process dies or hangs afterwards. */
  send(message: Outgoing): Promise<void>;
  onMessage(listener: (message: Incoming) => void): void;
  /** The host is gone: nobody will answer or be answered any more. */
  onClose(listener: () => void): void;
}

/** The part of Electron's `process.parentPort` that a link needs; declared here so that nothing imports Electron. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  start?(): void;
}

/**
 * The channel to whoever started this process.
 * @throws Error when the process was not started by a host
 */
export function openLink<Incoming, Outgoing>(): Link<Incoming, Outgoing> {
  const { parentPort } = process as { parentPort?: ParentPort };
  if (parentPort) {
    return {
      send: bundleMessages((bundle, onSent) => {
        parentPort.postMessage(bundle);
        onSent();
      }),
      onMessage: (listener) => {
        const hear = eachMessage(listener);
        parentPort.on('message', ({ data }) => hear(data));
        parentPort.start?.();
      },
      onClose: (listener) => parentPort.on('close', listener),
    };
  }
  if (!process.send) throw new Error('This file is started by Claimbench itself; run `claimbench --help`.');
  return {
    send: bundleMessages((bundle, onSent) => {
      // A host that has just died is told by `onClose`, not by a failed send.
      if (process.connected) process.send?.(bundle, undefined, undefined, () => onSent());
      else onSent();
    }),
    onMessage: (listener) => {
      process.on('message', eachMessage(listener));
    },
    onClose: (listener) => {
      process.on('disconnect', listener);
    },
  };
}
