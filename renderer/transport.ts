import type { LibraryEvent, MenuEvent } from '../src/contract/events.ts';
import type { Failure, Result } from '../src/contract/result.ts';
import { say } from './words/index.ts';

/** What happened to the way to the core itself. */
export interface ConnectionEvent {
  /** lost: the host is not there. reconnected: events may have been missed. signedOut: the host does not know this window any more. */
  readonly type: 'lost' | 'reconnected' | 'signedOut';
}

export type HostEvent = LibraryEvent | MenuEvent | ConnectionEvent;

/** What Electron's preload offers; absent in a browser. */
interface Bridge {
  request(name: string, input: unknown): Promise<Result<unknown>>;
  onEvent(listener: (event: HostEvent) => void): () => void;
}

declare global {
  var claimbench: Bridge | undefined;
}

/** The most bytes that a browser still delivers for a page that is being closed. */
const keepaliveLimit = 60_000;

const listeners = new Set<(event: HostEvent) => void>();
const emit = (event: HostEvent) => {
  for (const listener of listeners) listener(event);
};

const failed = (code: Failure['code'], message: string): Result<never> => ({
  ok: false,
  error: { code, message },
});

const unreachable = () => failed('internal', say('program.claimbenchDoesNotAnswer'));

const isSignedOut = (response: Response) => response.status === 401 || response.status === 403;

/**
 * Sends one request to the core and gives its answer. Never rejects: a host that cannot be reached
 * is a failure with the code `internal`.
 */
export async function request(name: string, input: unknown): Promise<Result<unknown>> {
  try {
    if (window.claimbench) return await window.claimbench.request(name, input);
    const body = JSON.stringify({ name, input });
    const response = await fetch('/api', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive: body.length < keepaliveLimit,
    });
    if (isSignedOut(response)) {
      emit({ type: 'signedOut' });
      return failed('internal', say('program.thisWindowIsNot'));
    }
    return (await response.json()) as Result<unknown>;
  } catch {
    return unreachable();
  }
}

/**
 * Hands one file's bytes to the host; gives the upload id that operations take. Never rejects; what the signal
 * stops fails as `cancelled`.
 */
export async function uploadFile(file: File, signal?: AbortSignal): Promise<Result<string>> {
  try {
    const response = await fetch('/upload', {
      method: 'POST',
      headers: {
        'x-file-name': encodeURIComponent(file.name),
        'content-type': file.type || 'application/octet-stream',
      },
      body: file,
      signal: signal ?? null,
    });
    if (isSignedOut(response)) emit({ type: 'signedOut' });
    const answer = await response.json();
    return response.ok ? { ok: true, value: answer.upload } : { ok: false, error: answer };
  } catch {
    if (signal?.aborted) return failed('cancelled', say('program.wasNotHandedOver', { name: file.name }));
    return failed('unreadable', say('program.couldNotBeHanded', { name: file.name }));
  }
}

/**
 * All of the library as a file, from a host that serves browsers. Never rejects: a host that cannot be reached is a
 * failure with the code `internal`.
 */
export async function fetchCopy(): Promise<Result<Blob>> {
  try {
    const response = await fetch('/copy', { method: 'POST' });
    if (isSignedOut(response)) emit({ type: 'signedOut' });
    return response.ok
      ? { ok: true, value: await response.blob() }
      : { ok: false, error: await response.json() };
  } catch {
    return unreachable();
  }
}

let isStreamOpen = false;

/** Calls `listener` for every event from now on. The first listener opens the stream. */
export function listen(listener: (event: HostEvent) => void): () => void {
  if (!isStreamOpen) openStream();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function openStream() {
  isStreamOpen = true;
  if (window.claimbench) {
    window.claimbench.onEvent(emit);
    return;
  }
  const stream = new EventSource('/events');
  let wasLost = false;
  stream.onmessage = (message) => emit(JSON.parse(message.data) as HostEvent);
  stream.onerror = () => {
    if (!wasLost) emit({ type: 'lost' });
    wasLost = true;
  };
  stream.onopen = () => {
    if (wasLost) emit({ type: 'reconnected' });
    wasLost = false;
  };
}

/**
 * Trades the one-time token that the address carries for a session: the page is loaded anew with it, and this one
 * has nothing to do any more. False: the address carries none.
 */
export function signIn(): boolean {
  const token = location.hash.slice(1);
  if (!/^[\w-]{20,}$/.test(token)) return false;
  const form = document.createElement('form');
  form.method = 'post';
  form.action = '/login';
  form.append(
    Object.assign(document.createElement('input'), { type: 'hidden', name: 'token', value: token }),
  );
  document.body.append(form);
  form.submit();
  return true;
}
