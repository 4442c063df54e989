import type { Connection } from '../src/connect.ts';
import type { ErrorCode, Failure, Result } from '../src/contract/result.ts';
import type { FindPage } from '../src/page.ts';

/** The program's own scheme: an origin like that of a web site, but with no network behind it. */
export const scheme = 'app';

/** Where a library's page is. The host is a name and not a number: Chromium reads `app://1/` as 0.0.0.1. */
export function addressOf(host: string): string {
  return `${scheme}://${host}/`;
}

/**
 * Answers one request: GET from the table of the page's files, POST /upload into the library, 404 to all else.
 * An upload is answered by `{ upload }`, or by a Failure with the status 4xx or 507.
 * @param findConnection the library that a host name stands for
 */
export async function answer(
  request: Request,
  findPage: FindPage,
  findConnection: (host: string) => Connection | undefined,
): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  const connection = findConnection(host);
  if (connection && request.method === 'POST' && pathname === '/upload') {
    return takeIn(request, connection);
  }
  const file = connection && request.method === 'GET' ? findPage(pathname) : null;
  return file ? new Response(file.body, { headers: file.headers }) : new Response(null, { status: 404 });
}

async function takeIn(request: Request, connection: Connection): Promise<Response> {
  const name = decodeName(request.headers.get('x-file-name'));
  if (!name) return refuse({ code: 'invalid-request', message: 'The file came without its name.' });
  const received: Result<string> = await connection.receive(name, request.body ?? noBytes());
  return received.ok ? Response.json({ upload: received.value }) : refuse(received.error);
}

function refuse(failure: Failure): Response {
  return Response.json(failure, { status: statusByCode[failure.code] ?? 400 });
}

const statusByCode: Partial<Record<ErrorCode, number>> = { 'too-large': 413, disk: 507 };

function decodeName(header: string | null): string | null {
  try {
    return header && decodeURIComponent(header);
  } catch {
    return null;
  }
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}
