import { expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';

const read = (lines: readonly string[], name = 'a.eml') =>
  parseOne(name, new TextEncoder().encode(lines.join('\r\n')));

test('a message: who wrote it, when, about what, and its text as it was laid out', async () => {
  const message = [
    'From: =?utf-8?q?R=C3=B6th=2C_Ana?= <ana@post.example>',
    'Subject: =?utf-8?B?UXVheSBjbG9zZWQg4oCTIGFnYWlu?=',
    'Date: Wed, 4 Mar 2026 09:30:00 +0100 (CET)',
    'List-Id: "Velm port news" <news.port.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'The caf=E9 is closed.',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>The café is closed.</p><ul><li>One</li></ul><img src="https://tracker.example/x">',
    '--b--',
  ];
  expect(await read(message)).toMatchObject({
    title: 'Quay closed – again',
    author: 'Röth, Ana',
    publisher: 'Velm port news',
    publishedAt: '2026-03-04T08:30:00.000Z',
    publishedZone: '+01:00',
    text: 'Quay closed – again\n\nThe café is closed.\n\nOne',
    mediaType: 'message/rfc822',
    provenance: { title: 'message', author: 'message', publishedAt: 'message', publisher: 'message' },
  });
});

test('plain text; a bare address is nobody’s name; what is attached is left', async () => {
  const message = [
    'From: ana@post.example',
    'Subject: Quay',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'The quay is closed.',
    '--b',
    'Content-Type: application/pdf; name=quay.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0=',
    '--b--',
  ];
  const { author, text, publishedAt } = await read(message);
  expect({ author, publishedAt }).toEqual({ author: null, publishedAt: null });
  expect(text.trim()).toBe('Quay\n\nThe quay is closed.');
});

test('a page that a browser saved as one file is the page, with its address', async () => {
  const page = [
    'From: <Saved by a browser>',
    'Snapshot-Content-Location: https://post.example/quay?id=1',
    'Subject: Quay',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=b; type="text/html"',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    'Content-Location: https://post.example/quay?id=1',
    '',
    '<html lang="en"><head><meta name="author" content="Ana Roth"></head><body><article><h1>Quay closed</h1><p>Divers found cracks in the wall of the northern quay on Monday, the authority said.</p></article></body></html>',
    '--b--',
  ];
  expect(await read(page, 'a.mhtml')).toMatchObject({
    title: 'Quay closed',
    author: 'Ana Roth',
    address: 'https://post.example/quay?id=1',
    provenance: { author: 'meta', address: 'message' },
  });
});

test.each([
  ['no message', ['Just some words', '', 'and more']],
  ['a message without text', ['From: a@b.example', 'Subject: …', '', '']],
  [
    'parts nested without end',
    ['Subject: x', ...Array(400).fill('Content-Type: multipart/mixed; boundary=b\r\n\r\n--b')],
  ],
  ['a page nested without end', ['Subject: x', 'Content-Type: text/html', '', '<div>'.repeat(20_000)]],
])('%s: refused', async (_, lines) => {
  await expect(read(lines)).rejects.toThrow(
    expect.objectContaining({ code: 'unreadable', message: expect.stringContaining('“a.eml”') }),
  );
});

test('a header of nothing but signs takes no time', async () => {
  const { title } = await read([
    'Subject: x',
    `List-Id: ${'<'.repeat(200_000)}`,
    `From: ${'('.repeat(100_000)}`,
    '',
    'Words',
  ]);
  expect(title).toBe('x');
});

test('what an answer quotes and how it ends are set aside; the writer’s own words between them are not', async () => {
  const { text, blocks } = await read([
    'From: Velm Waterworks <press@water.example>',
    'Subject: Your question',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dear editors,',
    '',
    'On 3 March 2026, newsdesk@post.example wrote:',
    '> How deep is the basin?',
    '>> We heard nine metres.',
    '',
    'It is eleven metres deep.',
    '',
    'The mayor wrote:',
    'a letter to the council.',
    '',
    'Kind regards,',
    'Velm Waterworks',
    'Press Office',
    '',
    '> On 2 March 2026 newsdesk@post.example wrote:',
    '> Are you there?',
  ]);
  const lines = (isAside: boolean) =>
    blocks
      .filter(({ setAside }) => setAside === isAside)
      .map(({ start, end }) => text.slice(start, end).trim());
  expect(lines(false)).toEqual([
    'Your question',
    'Dear editors,',
    'It is eleven metres deep.',
    'The mayor wrote:\na letter to the council.',
  ]);
  expect(blocks.filter(({ role }) => role === 'heading')).toHaveLength(1);
});
