import { afterAll, vi } from 'vitest';
import type { LibraryEvent } from '../../src/contract/events.ts';

/** One request that the page made, to be answered by the test. */
export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a request to the library. */
  readonly name: string;
  readonly input: unknown;
  answer(body: unknown, status?: number): void;
  /** The host can't be reached. */
  fail(): void;
}

/** The browser's edge, as the page sees it: requests by fetch, and the stream of events. */
export interface FakeHost {
  /** The next request in the order in which they were made; waits for it. */
  nextRequest(): Promise<Asked>;
  emit(event: LibraryEvent): void;
  loseStream(): void;
  reopenStream(): void;
}

/** Takes the place of the browser's fetch and EventSource. Install it before the page's modules are used. */
export function installFakeHost(): FakeHost {
  const asked: Asked[] = [];
  const waiting: ((request: Asked) => void)[] = [];
  let stream: Partial<EventSource> = {};

  function ask(path: string, init: RequestInit): Promise<Response> {
    return new Promise((resolve, reject) => {
      const { name = '', input = null } = typeof init.body === 'string' ? JSON.parse(init.body) : {};
      init.signal?.addEventListener('abort', () => reject(init.signal!.reason));
      const request: Asked = {
        path,
        headers: init.headers as Record<string, string>,
        name,
        input,
        answer: (body, status = 200) => resolve(Response.json(body, { status })),
        fail: () => reject(new TypeError('Failed to fetch')),
      };
      const next = waiting.shift();
      if (next) next(request);
      else asked.push(request);
    });
  }

  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('location', { hash: '' });
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => {} });
  vi.stubGlobal('fetch', ask);
  vi.stubGlobal(
    'EventSource',
    class {
      constructor() {
        stream = this as Partial<EventSource>;
      }
    },
  );
  // The page's modules hold on to what they were told here: the next file in this process loads them anew.
  afterAll(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
  const call = (handler: 'onmessage' | 'onopen' | 'onerror', event: Event) =>
    (stream[handler] as (event: Event) => void)(event);
  return {
    nextRequest: async () => asked.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    emit: (event) => call('onmessage', new MessageEvent('message', { data: JSON.stringify(event) })),
    loseStream: () => call('onerror', new Event('error')),
    reopenStream: () => call('onopen', new Event('open')),
  };
}
