import type { BrowserWindow, WebContents } from 'electron';
import type { Connection } from '../src/connect.ts';
import type { LibraryEvent, MenuEvent } from '../src/contract/events.ts';
import type { Failure } from '../src/contract/result.ts';

/** The one channel by which a page asks: (name, input), answered by a Result. */
export const requestChannel = 'claimbench:request';
/** The one channel by which a page is told. */
export const eventChannel = 'claimbench:event';

const foreignSender: Failure = {
  code: 'invalid-request',
  message: 'Only the Claimbench page itself can ask the library.',
};

/**
 * Joins a window to its library until it closes: requests go to the core as they are, events come back.
 * @param address where the window's own page is, with a slash at its end; requests of any other page or of
 *   a frame inside the page are refused with `invalid-request`
 */
export function serveApi(window: BrowserWindow, address: string, connection: Connection): void {
  window.webContents.ipc.handle(requestChannel, ({ senderFrame }, name: unknown, input: unknown) =>
    isOwnPage(senderFrame, address) ? connection.request(name, input) : { ok: false, error: foreignSender },
  );
  const unsubscribe = connection.subscribe((event) => sendEvent(window.webContents, event));
  window.once('closed', unsubscribe);
}

/** Tells the page; a page that is being closed hears nothing more. */
export function sendEvent(contents: WebContents, event: LibraryEvent | MenuEvent): void {
  if (!contents.isDestroyed()) contents.send(eventChannel, event);
}

/** True for the outermost frame while it shows the page at the address; a frame that is gone is null. */
export function isOwnPage(
  frame: { readonly url: string; readonly parent: object | null } | null,
  address: string,
): boolean {
  return frame !== null && frame.parent === null && frame.url.startsWith(address);
}
