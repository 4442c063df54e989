import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const blocksOf = async (name: string, text: string) => {
  const article = await parseOne(name, bytes(text));
  return article.blocks.map(({ start, end, role }) => [role, article.text.slice(start, end).trim()]);
};

test('plain text keeps every character, so that offsets into the file hold', async () => {
  const text = '\n\nFerry late\n\nThe ferry was late,\nthe port said. “Why?”\tNobody knew.\n\nLast line';
  const article = await parseOne('a.txt', bytes(text));
  expect(article).toMatchObject({ text, title: 'Ferry late', mediaType: 'text/plain' });
  expect(await blocksOf('a.txt', text)).toEqual([
    ['heading', 'Ferry late'],
    ['paragraph', 'The ferry was late,\nthe port said. “Why?”\tNobody knew.'],
    ['paragraph', 'Last line'],
  ]);
});

test('Markdown comes in as it reads, without its marks', async () => {
  const text =
    '# Ferry **late**\n\nThe *ferry* was [late](https://x.example),\nagain.\n\n> So it was.\n\n1. One\n2. Two\n\n<script>alert(1)</script>\n\n```\ncode\n```';
  expect((await parseOne('a.md', bytes(text))).title).toBe('Ferry late');
  expect(await blocksOf('a.md', text)).toEqual([
    ['heading', 'Ferry late'],
    ['paragraph', 'The ferry was late, again.'],
    ['quote', 'So it was.'],
    ['list-item', 'One'],
    ['list-item', 'Two'],
    ['paragraph', 'code'],
  ]);
});

test('the front matter of Markdown gives details and is no text', async () => {
  const head = `---
title: "Ferry late: why?"
author:
  - Tom Reyl
  - Mara Voss
date: 8 March 2026
lastmod: 2026-03-09T10:00:00+01:00
source: Post
url: https://post.example/ferry
lang: en
tags: {a: [b]}
---
`;
  const body = 'Nobody knew. It was [late](https://x.example).\n\n---\n\nLast line';
  expect(await parseOne('a.md', bytes(head + body))).toMatchObject({
    title: 'Ferry late: why?',
    author: 'Tom Reyl, Mara Voss',
    publisher: 'Post',
    publishedAt: '2026-03-08',
    updatedAt: '2026-03-09T09:00:00.000Z',
    updatedZone: '+01:00',
    address: 'https://post.example/ferry',
    language: 'en',
    provenance: { title: 'document', author: 'document', publishedAt: 'document' },
  });
  expect(await blocksOf('a.md', head + body)).toEqual([
    ['heading', 'Ferry late: why?'],
    ['paragraph', 'Nobody knew. It was late.'],
    ['paragraph', 'Last line'],
  ]);
});

test('front matter names people and papers by themselves or by what is known of them, in YAML and in TOML', async () => {
  const yaml = `---
title: Ferry late
author:
  name: Tom Reyl
  url: https://post.example/reyl
publisher: {name: Post, url: https://post.example}
---
Nobody knew.`;
  expect(await parseOne('a.md', bytes(yaml))).toMatchObject({ author: 'Tom Reyl', publisher: 'Post' });
  const several =
    '---\nauthors:\n  - name: Tom Reyl\n    email: t@post.example\n  - Mara Voss\n---\nNobody knew.';
  expect((await parseOne('a.md', bytes(several))).author).toBe('Tom Reyl, Mara Voss');
  const toml = `+++
title = "Ferry \\"Sula\\" late" # for the front page
date = 2026-03-08T09:00:00+01:00
authors = ["Tom Reyl", 'Mara Voss']
draft = false
[params]
publisher = "Post"
+++
Nobody knew.`;
  expect(await parseOne('a.md', bytes(toml))).toMatchObject({
    text: 'Ferry "Sula" late\n\nNobody knew.',
    title: 'Ferry "Sula" late',
    author: 'Tom Reyl, Mara Voss',
    publisher: 'Post',
    publishedAt: '2026-03-08T08:00:00.000Z',
  });
});

test.each([
  ['a line between two rules', '---\n\nNobody knew.\n\n---\n\nLast line', 'Nobody knew.'],
  ['broken YAML', '---\ntitle: [Ferry\n---\n\nLast line', 'title: [Ferry'],
  ['YAML that grows', `---\na: &a [x, x]\nb: [*a, *a]\n---\n\nLast line`, 'a: &a [x, x]'],
  ['one that never ends', '---\ntitle: Ferry\n\nLast line', 'title: Ferry'],
  ['no TOML', '+++\nNobody knew.\n+++\n\nLast line', 'Nobody knew.'],
])('what is no front matter stays text: %s', async (_, text, kept) => {
  expect((await parseOne('a.md', bytes(text))).text).toContain(kept);
});

test('the marks of notes in Markdown end the sentence before them, as those of a page do', async () => {
  const text =
    'The ship sank. [^1] Two were hurt.[^two]\n\n[^1]: By the log.\n\n[^two]: By the harbour office.';
  expect((await blocksOf('a.md', text)).map(([, line]) => line)).toEqual([
    'The ship sank.[1] Two were hurt.[two]',
    '[1] By the log.',
    '[two] By the harbour office.',
  ]);
});

test('Markdown keeps the ends of lines that it prints, and no others', async () => {
  const text =
    '# Offices\n\nHarbour office  \nQuay 4\\\nNordvik\n\nOne line that\nwas wrapped.<br>And another.\n\n```\nA  1\n  B  2\n```\n';
  expect(await blocksOf('a.md', text)).toEqual([
    ['heading', 'Offices'],
    ['paragraph', 'Harbour office\nQuay 4\nNordvik'],
    ['paragraph', 'One line that was wrapped.\nAnd another.'],
    ['paragraph', 'A  1\n  B  2'],
  ]);
});

test('a table of Markdown comes in row by row, as one of a page does', async () => {
  const text = '# Fleet\n\n| Ship | Built |\n|:---|---:|\n| *Solveig* | 1998 |\n| Brage | |';
  expect(await blocksOf('a.md', text)).toEqual([
    ['heading', 'Fleet'],
    ['table-row', 'Ship\tBuilt'],
    ['table-row', 'Solveig\t1998'],
    ['table-row', 'Brage'],
  ]);
});

test.each([
  ['a.md', 'One ~~boat~~ ship sank.\n\n~~Nobody was *hurt*.~~\n\nTwo were hurt.'],
  [
    'a.html',
    '<article><p>One <del>boat</del> ship sank.</p><s><p>Nobody was <b>hurt</b>.</p></s><p>Two were hurt.</p></article>',
  ],
])('what is struck through is not said any more: %s', async (name, text) => {
  const article = await parseOne(name, bytes(text));
  const read = article.blocks.map(({ start, end, setAside }) => [
    article.text.slice(start, end).trim(),
    setAside,
  ]);
  expect(read).toEqual([
    ['One ship sank.', false],
    ['Nobody was hurt.', true],
    ['Two were hurt.', false],
  ]);
});

const page = `<!doctype html><html lang="sv"><head><title>Ferry late | The Post</title>
<meta property="og:site_name" content="The Post"><meta name="author" content="E. Lind">
<meta property="article:published_time" content="2026-03-01T09:30:00+02:00">
<link rel="canonical" href="https://post.example/ferry?id=1"></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a></nav><article><h1>Ferry late</h1>
<p>The ferry to the island was late again on Sunday, and two hundred passengers waited in the rain for an hour.</p>
<ul><li>One boat is in the yard, and it will stay there until the summer, the company said.</li></ul>
<blockquote><p>“We are sorry,” said the captain, who had slept through the alarm that morning, as he often does.</p></blockquote>
<script>alert(1)</script><img src=x onerror=alert(1)><p onclick="alert(1)">The company promised a better timetable and a new clock for the captain before the season begins.</p>
</article><footer>© The Post</footer></body></html>`;

test('a saved page gives the article, its roles and what it says of itself; no markup', async () => {
  const article = await parseOne('a.html', bytes(page));
  expect(article).toMatchObject({
    title: 'Ferry late',
    author: 'E. Lind',
    publisher: 'The Post',
    publishedAt: '2026-03-01T07:30:00.000Z',
    canonicalAddress: 'https://post.example/ferry?id=1',
    language: 'sv',
    mediaType: 'text/html',
  });
  expect(article.text).not.toMatch(/alert|onerror|<|Home|©/);
  expect((await blocksOf('a.html', page)).map(([role, text]) => [role, text!.slice(0, 20)])).toEqual([
    ['heading', 'Ferry late'],
    ['paragraph', 'The ferry to the isl'],
    ['list-item', 'One boat is in the y'],
    ['quote', '“We are sorry,” said'],
    ['paragraph', 'The company promised'],
  ]);
});

test('what was copied from a page is all taken, with its headings and lists, and nothing is searched for in it', async () => {
  const copied =
    '<meta charset="utf-8"><!--StartFragment--><h2>Ferry late</h2><p>Two hundred waited.</p><ul><li>One boat is in the yard.</li></ul><p>Share</p><!--EndFragment-->';
  expect(await blocksOf('copied.html', copied)).toEqual([
    ['heading', 'Ferry late'],
    ['paragraph', 'Two hundred waited.'],
    ['list-item', 'One boat is in the yard.'],
    ['paragraph', 'Share'],
  ]);
});

test.each([
  [
    'an address that is no web address',
    '<link rel="canonical" href="javascript:alert(1)">',
    { canonicalAddress: null },
  ],
  [
    'a time without a zone, known to the day',
    '<meta name="date" content="2026-03-01T23:00">',
    { publishedAt: '2026-03-01' },
  ],
  ['a date that is none', '<meta name="date" content="yesterday">', { publishedAt: null }],
])('%s', async (_, head, expected) => {
  expect(await parseOne('a.html', bytes(`<head>${head}</head><p>Some words.</p>`))).toMatchObject(expected);
});

test('a page nested deeper than any browser shows is refused at once', async () => {
  const deep = `${'<div>'.repeat(20_000)}<p>Down here.</p>`;
  await expect(parseOne('a.html', bytes(deep))).rejects.toThrow(
    expect.objectContaining({ code: 'unreadable', message: expect.stringContaining('a.html') }),
  );
});

test.each([
  ['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('Smörgås')]), 'a.txt'],
  [
    'UTF-16, little end first',
    new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array([...'Smörgås'].map((c) => c.charCodeAt(0))).buffer),
    ]),
    'a.txt',
  ],
  ['windows-1252', new Uint8Array([...'Sm\u00f6rg\u00e5s'].map((c) => c.charCodeAt(0))), 'a.txt'],
  [
    'a page that declares its encoding',
    new Uint8Array([...'<meta charset="iso-8859-1"><p>Sm\u00f6rg\u00e5s'].map((c) => c.charCodeAt(0))),
    'a.html',
  ],
])('%s is decoded', async (_, input, name) => {
  expect((await parseOne(name, input)).text).toBe('Smörgås');
});

test.each([
  ['another format', 'a.pdf', bytes('%PDF')],
  ['bytes that are no text', 'a.txt', new Uint8Array([1, 0, 0, 7])],
  ['no words', 'a.txt', bytes(' \n… —\n')],
  ['an empty page', 'a.html', bytes('<html><script>var words</script></html>')],
  ['an endless text', 'a.txt', bytes('word '.repeat(900_000))],
])('%s is refused with the name and what to do', async (_, name, input) => {
  await expect(parseOne(name, input)).rejects.toThrow(
    expect.objectContaining({ name: 'DomainError', message: expect.stringContaining(name) }),
  );
});

test('whatever comes in, the blocks follow each other and cover the text', async () => {
  const pieces = fc.constantFrom(
    'word',
    ' ',
    '\n',
    '\n\n',
    '# ',
    '> ',
    '- ',
    '<p>',
    '</p>',
    '<li>',
    '<tr><td>',
    '<h2>',
    '\r\n',
    '\u0007',
    'Ünï. ',
    '|',
    '`',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(pieces, { minLength: 1, maxLength: 40 }),
      fc.constantFrom('txt', 'md', 'html'),
      async (parts, extension) => {
        const { text, blocks } = await parseOne(`a.${extension}`, bytes(`word${parts.join('')}`));
        expect(blocks.map(({ start }) => start)).toEqual([0, ...blocks.slice(0, -1).map(({ end }) => end)]);
        expect(blocks.at(-1)!.end).toBe(text.length);
        expect(blocks.every(({ start, end }) => end > start)).toBe(true);
        expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
      },
    ),
    { numRuns: 300 },
  );
});
