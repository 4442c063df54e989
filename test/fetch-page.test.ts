import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { ask, runJob } from '../src/connect.ts';
import { fetchPage } from '../src/fetch-page.ts';
import { openLibrary } from './support/open-library.ts';
import { openSite } from './support/site.ts';

const never = new AbortController().signal;
const read = async (body: AsyncIterable<Uint8Array>) => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString();
};

const page =
  '<html><head><title>Weir open</title></head><body><article><h1>Weir open</h1><p>The weir at Ruhn was opened on Monday after two days of rain, and 12 cellars were pumped dry.</p></article></body></html>';

test('one page is asked for: no cookies, no referrer, packed or not, sent on a few times', async () => {
  const asked: string[] = [];
  const site = await openSite((request, response) => {
    asked.push(`${request.url} ${request.headers.cookie ?? ''}${request.headers.referer ?? ''}`.trim());
    if (request.url === '/old') response.writeHead(301, { location: '/new?x=1', 'set-cookie': 'a=b' }).end();
    else
      response
        .writeHead(200, { 'content-type': 'text/html; charset=ISO-8859-2', 'content-encoding': 'gzip' })
        .end(gzipSync(page));
  });
  const fetched = await fetchPage(`${site}/old`, never);
  expect(fetched).toMatchObject({ address: `${site}/new?x=1`, name: 'new.html', encoding: 'ISO-8859-2' });
  expect(await read(fetched.body)).toBe(page);
  expect(asked).toEqual(['/old', '/new?x=1']);
});

test.each<[string, RequestListener, string]>([
  ['a page that is not there', (_, response) => response.writeHead(404).end(), 'answered 404'],
  [
    'a page that sends on without end',
    (_, response) => response.writeHead(302, { location: '/again' }).end(),
    'without end',
  ],
  [
    'a page that sends on to a file',
    (_, response) => response.writeHead(302, { location: 'file:///etc/hosts' }).end(),
    'no web address',
  ],
  ...(
    [
      ['application/json; charset=utf-8', 'data for programs'],
      ['application/ld+json', 'data for programs'],
      ['image/png', 'a picture'],
      ['text/javascript', 'a program'],
    ] as const
  ).map(([type, what]): [string, RequestListener, string] => [
    type,
    (_, response) => response.writeHead(200, { 'content-type': type }).end('{"text": "long"}'),
    `${what}.*no page`,
  ]),
  ['a server that breaks off', (_, response) => response.destroy(), 'broke off'],
])('%s is refused with its address and what to do', async (_, answer, reason) => {
  const site = await openSite(answer);
  await expect(fetchPage(`${site}/page`, never)).rejects.toMatchObject({
    code: 'unreadable',
    message: expect.stringMatching(new RegExp(`127\\.0\\.0\\.1.*${reason}.*add the file`)),
  });
});

test('nobody there, and a stop by its user', async () => {
  await expect(fetchPage('http://127.0.0.1:1/', never)).rejects.toMatchObject({
    message: expect.stringContaining('takes no connection'),
  });
  const site = await openSite(() => {});
  const abort = new AbortController();
  const fetching = fetchPage(site, abort.signal);
  abort.abort();
  await expect(fetching).rejects.toMatchObject({ code: 'cancelled' });
});

test('a fetched page comes in with its address, and again as a revision', async () => {
  let text = page;
  const site = await openSite((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(text),
  );
  const library = await openLibrary();
  const fetchAgain = () => runJob(library, 'article.fetch', { address: `${site}/weir` });
  const { outcomes } = await fetchAgain();
  expect(outcomes).toMatchObject([{ outcome: 'added', title: 'Weir open', name: 'weir.html' }]);
  expect(await ask(library, 'article.list', {})).toMatchObject([
    { address: `${site}/weir`, provenance: { address: 'address' } },
  ]);
  expect(await fetchAgain()).toMatchObject({ counts: { duplicate: 1 } });
  text = page.replace('12 cellars', '19 cellars');
  expect(await fetchAgain()).toMatchObject({ outcomes: [{ outcome: 'revised' }] });
});

test('an address that cannot be fetched fails as a whole and leaves nothing', async () => {
  const library = await openLibrary();
  await expect(runJob(library, 'article.fetch', { address: 'http://127.0.0.1:1/x' })).rejects.toMatchObject({
    code: 'unreadable',
  });
  for (const address of ['file:///etc/hosts', 'javascript:alert(1)', 'ftp://a.example/x'])
    await expect(runJob(library, 'article.fetch', { address })).rejects.toMatchObject({
      code: 'invalid-request',
    });
  expect(await ask(library, 'article.list', {})).toEqual([]);
});

test('a page without text is told by its address, with what to do', async () => {
  const library = await openLibrary();
  const site = await openSite((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<body><script>show()</script></body>'),
  );
  const { outcomes } = await runJob(library, 'article.fetch', { address: `${site}/app/start` });
  expect(outcomes).toMatchObject([{ outcome: 'refused' }]);
  expect(outcomes[0]!.reason).toContain(`${site}/app/start holds no text.`);
  expect(outcomes[0]!.reason).toContain('save it from the browser, then drop the file');
  expect(outcomes[0]!.reason).not.toContain('start.html');
});
