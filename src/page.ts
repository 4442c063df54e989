import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { FirstFrame } from './contract/first-frame.ts';

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

/** The file at a URL path, the document at `/`, with its first frame if there is one; null: there is none. */
export type FindPage = (path: string, frame?: FirstFrame | null) => PageFile | null;

/**
 * The built page as both hosts serve it: a table of its files by URL path, read once, so that no request
 * is ever joined into a path.
 * @param folder `dist/renderer`
 */
export async function loadPage(folder: string): Promise<FindPage> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const read = entries
    .filter((entry) => entry.isFile())
    .map(async ({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = `/${relative(folder, file).split(sep).join('/')}`;
      return [path, new Uint8Array(await readFile(file))] as const;
    });
  const files = new Map(await Promise.all(read));
  return (path, frame = null) => {
    if (path === '/') {
      const nonce = randomBytes(16).toString('base64');
      const html = new TextDecoder().decode(files.get('/index.html')).replaceAll('__CSP_NONCE__', nonce);
      return {
        body: new TextEncoder().encode(frame ? addFrame(html, frame, nonce) : html),
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

/** Goes in last, by functions: nothing that an article says is taken for the nonce or a pattern of `replace`. */
function addFrame(html: string, { markup, rules, attributes, answers }: FirstFrame, nonce: string): string {
  const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  // A “<” is all that could end the element that holds it.
  const data = JSON.stringify(answers).replaceAll('<', '\\u003c');
  return html
    .replace('<html lang="en">', () => `<html ${pairs.join(' ')}>`)
    .replace('</head>', () => `<style nonce="${nonce}">${rules}</style></head>`)
    .replace(
      '<div id="root"></div>',
      () =>
        `<div id="root" inert>${markup}</div><script id="first-answers" type="application/json">${data}</script>`,
    );
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
    "form-action 'self'",
  ].join('; ');
}
