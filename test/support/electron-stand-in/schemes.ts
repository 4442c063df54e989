import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text as readText } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { CustomScheme } from 'electron';
import { makeStrict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/**
 * Chromium cannot be taught a scheme from outside, so `app://library-1/x` is shown as
 * `http://library-1.app.localhost/x`: a secure origin of its own for every host, served from this process.
 */

const handlers = new Map<string, Handler>();
let registered: readonly CustomScheme[] = [];
let isTooLate = false;

export const protocol = makeStrict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]) {
    if (isTooLate) throw new Error('registerSchemesAsPrivileged must be called before the app is ready');
    registered = schemes;
  },
  handle(scheme: string, handler: Handler) {
    const privileges = registered.find((known) => known.scheme === scheme)?.privileges;
    if (!privileges?.standard || !privileges.secure || !privileges.supportFetchAPI) {
      throw new Error(`The scheme ${scheme} was not registered as standard, secure and fetchable`);
    }
    handlers.set(scheme, handler);
  },
});

/** The address that Chromium is given for one of a registered scheme; any other stays as it is. */
export function toWeb(address: string): string {
  const [, scheme = '', host, rest] = /^([a-z]+):\/\/([^/]+)(.*)$/.exec(address) ?? [];
  return handlers.has(scheme) ? `http://${host}.${scheme}.localhost${rest}` : address;
}

/** The inverse of `toWeb`. */
export function fromWeb(address: string): string {
  return address.replace(/^http:\/\/([^/]+)\.([a-z]+)\.localhost/, '$2://$1');
}

/** True for an address that `serveSchemes` answers. */
export function isServed(address: string): boolean {
  return handlers.has(fromWeb(address).split(':')[0]!);
}

/**
 * Serves the handlers on a free port of this machine only.
 * @param mayOpen answers a page at this origin that wants to open a window at that address
 */
export async function serveSchemes(mayOpen: (origin: string, address: string) => string): Promise<number> {
  isTooLate = true;
  const server = createServer((incoming, outgoing) => {
    const served =
      incoming.url === '/stand-in/may-open'
        ? readText(incoming).then((address) => outgoing.end(mayOpen(originOf(incoming), fromWeb(address))))
        : serve(incoming, outgoing);
    served.catch((error: unknown) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function originOf(incoming: IncomingMessage): string {
  return fromWeb(`http://${incoming.headers.host}`);
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const address = `${originOf(incoming)}${incoming.url}`;
  const handler = handlers.get(address.split(':')[0]!);
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const request = new Request(address, {
    method,
    headers: Object.entries(incoming.headers).map(
      ([name, value]) => [name, String(value)] as [string, string],
    ),
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  } as RequestInit);
  const response = (await handler?.(request)) ?? new Response(null, { status: 502 });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await pipeline(Readable.fromWeb(response.body as never), outgoing);
  else outgoing.end();
}
