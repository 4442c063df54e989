import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import type { Payload } from './firing-payloads.ts';

/** What a piece of markup did in a page without defence. */
export interface ControlOutcome {
  readonly hasFired: boolean;
  readonly requests: number;
}

/** In milliseconds: so long nothing new was heard of any frame, as of a picture that is not there. */
const patience = 1000;
/** Some frames never finish loading. In milliseconds. */
const longestLoad = 10_000;
/** Frames that stand in one page at a time. */
const atOnce = 40;

/**
 * Loads each piece of markup into a frame of its own, in a page without any policy, and says which run scripts and
 * which ask for something. Nothing leaves the machine: every request but the frame's own is refused.
 */
export async function runControl(
  browser: Browser,
  pieces: readonly Payload[],
): Promise<Map<string, ControlOutcome>> {
  const server = createServer((request, response) => {
    const number = /^\/frame\/(\d+)$/.exec(request.url ?? '')?.[1];
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (number === undefined) return response.end('<!doctype html><title>Control</title>');
    const tell = `()=>{parent.postMessage(${number},'*');return null}`;
    const hooks = `<script>for(const name of ['alert','confirm','prompt','print'])window[name]=${tell}</script>`;
    response.end(`<!doctype html>${hooks}${pieces[Number(number)]!.payload}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fired = new Set<number>();
  const requests = new Map<number, number>();
  try {
    for (let first = 0; first < pieces.length; first += atOnce) {
      const numbers = Array.from({ length: Math.min(atOnce, pieces.length - first) }, (_, at) => first + at);
      const context = await browser.newContext();
      await context.route('**', (route) => {
        const { url, frame } = readRequest(route.request());
        if (url.startsWith(`${home}/frame/`) || url === `${home}/`) return route.continue();
        const number = Number(/\/frame\/(\d+)$/.exec(frame)?.[1] ?? -1);
        requests.set(number, (requests.get(number) ?? 0) + 1);
        return route.abort();
      });
      const page = await context.newPage();
      await page.goto(`${home}/`);
      const inPage = await page.evaluate(
        async ([all, quiet, longest]) => {
          const heard = new Set<number>();
          let last = performance.now();
          addEventListener('message', ({ data }) => {
            heard.add(data as number);
            last = performance.now();
          });
          await Promise.all(
            all.map(
              (number) =>
                new Promise<void>((resolve) => {
                  const frame = document.createElement('iframe');
                  // A frame that takes the whole window away would end the others.
                  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
                  frame.onload = () => resolve();
                  setTimeout(resolve, longest);
                  frame.src = `/frame/${number}`;
                  document.body.append(frame);
                }),
            ),
          );
          last = performance.now();
          while (performance.now() - last < quiet) await new Promise((resolve) => setTimeout(resolve, 50));
          return [...heard];
        },
        [numbers, patience, longestLoad] as const,
      );
      for (const number of inPage) fired.add(number);
      await context.close();
    }
  } finally {
    server.closeAllConnections();
    server.close();
  }
  return new Map(
    pieces.map(({ id }, number) => [
      id,
      { hasFired: fired.has(number), requests: requests.get(number) ?? 0 },
    ]),
  );
}

/** A request for a frame's own document has no frame yet. */
function readRequest(request: { url(): string; frame(): { url(): string } }) {
  let frame = '';
  try {
    frame = request.frame().url();
  } catch {}
  return { url: request.url(), frame };
}
