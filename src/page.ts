import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Record<string, string>;
}

/**
 * The built page as both hosts serve it: a table of its files by URL path, read once, so that no request
 * is ever joined into a path. The answer to a path that is not in the table is null.
 * @param folder `dist/renderer`
 */
export async function loadPage(folder: string): Promise<(path: string) => PageFile | null> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, file).split(sep).join('/')}`, new Uint8Array(readFileSync(file)));
  }
  return (path) => {
    if (path === '/') {
      const nonce = randomBytes(16).toString('base64');
      const html = new TextDecoder().decode(files.get('/index.html')).replaceAll('__CSP_NONCE__', nonce);
      return {
        body: new TextEncoder().encode(html),
        headers: {
          ...commonHeaders,
          'content-type': mediaTypes['.html']!,
          'content-security-policy': policy(nonce),
        },
      };
    }
    const body = files.get(path);
    const type = mediaTypes[extname(path)];
    if (!body || !type || extname(path) === '.html') return null;
    return { body, headers: { ...commonHeaders, 'content-type': type } };
  };
}

const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** Nothing but the program's own files; the nonce lets the component library add its press and scroll styles. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
