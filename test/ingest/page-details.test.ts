import { describe, expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';

const words =
  'The ferry to the island of Orm was late again on Sunday, and two hundred passengers waited in the rain for more than an hour.';
const article = `<article><h1>Ferry to Orm late again</h1>${`<p>${words}</p>`.repeat(4)}</article>`;

const read = (head: string, body = article, attributes = '') =>
  parseOne(
    'a.html',
    new TextEncoder().encode(`<html ${attributes}><head>${head}</head><body>${body}</body></html>`),
  );
const data = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;
const story = (more: object) => ({ '@type': 'NewsArticle', headline: 'Ferry to Orm late again', ...more });
const under = (line: string) => article.replace('</h1>', `</h1>${line}`);

describe('the title is the headline', () => {
  const plain = `<article>${`<p>${words}</p>`.repeat(4)}</article>`;
  test.each([
    [
      'as the page shows it',
      '<title>Ferry late | The Strait Courier</title>',
      article,
      'Ferry to Orm late again',
      'markup',
    ],
    [
      'without the site’s name behind it',
      '<meta property="og:site_name" content="The Strait Courier"><title>Ferry to Orm late - The Strait Courier</title>',
      plain,
      'Ferry to Orm late',
      'meta',
    ],
    [
      'without the site’s name before it',
      '<meta property="og:site_name" content="The Strait Courier"><title>The Strait Courier | Ferry to Orm late</title>',
      plain,
      'Ferry to Orm late',
      'meta',
    ],
    [
      'without the host',
      '<link rel="canonical" href="https://www.strait.example/a"><meta property="og:title" content="Ferry to Orm late again :: strait.example">',
      plain,
      'Ferry to Orm late again',
      'meta',
    ],
    [
      'with a dash of its own',
      '<title>Ferry to Orm – a story of two engines and one crate</title>',
      plain,
      'Ferry to Orm – a story of two engines and one crate',
      'meta',
    ],
    [
      'from the page’s data',
      data(story({ headline: 'A ferry &amp; its <i>crate</i>' })),
      plain,
      'A ferry & its crate',
      'json-ld',
    ],
    [
      'not the site’s name over every page',
      '<title>Ferry to Orm late again</title>',
      `<h1><a href="/">The Strait Courier</a></h1><h2>Ferry to Orm late again</h2>${plain}`,
      'Ferry to Orm late again',
      'markup',
    ],
    ['as the only heading', '', `<h1>Ferry, late</h1>${plain}`, 'Ferry, late', 'markup'],
  ])('%s', async (_, head, body, title, from) => {
    expect(await read(head, body)).toMatchObject({ title, provenance: { title: from } });
  });
});

describe('the author', () => {
  test.each([
    [
      'a person in the data',
      data(story({ author: { '@type': 'Person', name: 'Ana Roth' } })),
      article,
      'Ana Roth',
      'json-ld',
    ],
    [
      'several',
      data(story({ author: [{ name: 'Ana Roth' }, { name: 'By Ben Okoro' }] })),
      article,
      'Ana Roth, Ben Okoro',
      'json-ld',
    ],
    ['text', data(story({ author: 'Ana Roth' })), article, 'Ana Roth', 'json-ld'],
    [
      'a reference',
      data({
        '@graph': [story({ author: { '@id': '#p' } }), { '@type': 'Person', '@id': '#p', name: 'Ana Roth' }],
      }),
      article,
      'Ana Roth',
      'json-ld',
    ],
    [
      'a name with references',
      data(story({ author: { name: 'Ana R&ouml;th' } })),
      article,
      'Ana Röth',
      'json-ld',
    ],
    ['the head', '<meta name="author" content="Ana Roth, political editor">', article, 'Ana Roth', 'meta'],
    [
      'not an address',
      '<meta property="article:author" content="https://social.example/ana">',
      under('<p>By Ana Roth</p>'),
      'Ana Roth',
      'printed',
    ],
    [
      'not the site',
      `<meta property="og:site_name" content="The Strait Courier">${data(story({ author: { '@type': 'Organization', name: 'The Strait Courier' } }))}`,
      under('<p class="byline">By Ana Roth</p>'),
      'Ana Roth',
      'markup',
    ],
    [
      'itemprop',
      '',
      under('<span itemprop="author" itemscope><b itemprop="name">Ana Roth</b> <i>editor</i></span>'),
      'Ana Roth',
      'microdata',
    ],
    ['rel', '', under('<p>Filed by <a rel="author" href="/a">Ana Roth</a> at sea</p>'), 'Ana Roth', 'markup'],
    [
      'a class',
      '',
      under('<div class="post-author-name">Von Ana Roth | 4. März 2026</div>'),
      'Ana Roth',
      'markup',
    ],
    [
      'an author’s page',
      '',
      under('<a href="/author/ana">View all posts by Ana Roth</a>'),
      'Ana Roth',
      'markup',
    ],
    [
      'a date before it',
      '',
      under('<p class="author">Posted on March 4, 2026 by Ana Roth</p>'),
      'Ana Roth',
      'markup',
    ],
    [
      'without the word before a date',
      '',
      under('<p class="author">Par Ana Roth<br>Publié le 6 mars 2026 à 18h40</p>'),
      'Ana Roth',
      'markup',
    ],
    [
      'without several such words',
      '',
      under('<p class="author">By Ana Roth Last updated on March 3, 2026</p>'),
      'Ana Roth',
      'markup',
    ],
    ['in other scripts', '', under('<p class="author">بقلم: سلمى حداد</p>'), 'سلمى حداد', 'markup'],
    ['in more of them', '', under('<p class="author">Автор: Анна Рот</p>'), 'Анна Рот', 'markup'],
    ['a by-line', '', under('<p>Von Ana Roth und Ben Okoro</p>'), 'Ana Roth und Ben Okoro', 'printed'],
    ['a name beside a date', '', under('<p>04.03.2026 – Ana Roth</p>'), 'Ana Roth', 'printed'],
    [
      'a name rather than an account',
      '<meta name="author" content="ana_roth">',
      under('<p class="author">Ana Roth</p>'),
      'Ana Roth',
      'markup',
    ],
    [
      'not of other articles',
      '',
      `${article}<aside class="related"><p class="author">Ben Okoro</p></aside>`,
      null,
      undefined,
    ],
    ['nobody', '<meta name="author" content="admin">', article, null, undefined],
  ])('%s', async (_, head, body, author, from) => {
    const found = await read(head, body);
    expect([found.author, found.provenance.author]).toEqual([author, from]);
  });
});

describe('when it was published', () => {
  test.each([
    [
      'the data',
      data(story({ datePublished: '2026-03-04T21:30:00+02:00' })),
      article,
      '2026-03-04T19:30:00.000Z',
      'json-ld',
    ],
    [
      'the head before the marks',
      '<meta property="article:published_time" content="2026-03-04">',
      under('<time datetime="2026-03-05">5 March</time>'),
      '2026-03-04',
      'meta',
    ],
    [
      'itemprop',
      '',
      under('<abbr itemprop="datePublished" title="2026-03-04T14:33:00-07:00">2:33 PM</abbr>'),
      '2026-03-04T21:33:00.000Z',
      'microdata',
    ],
    ['a time element', '', under('<time datetime="2026-03-04">4 March</time>'), '2026-03-04', 'markup'],
    ['a date of another language', '', under('<p>4. März 2026, 21:30 Uhr</p>'), '2026-03-04', 'printed'],
    ['with its label', '', under('<p>Publié le 4 mars 2026 à 21h30</p>'), '2026-03-04', 'printed'],
    [
      'far below, with its label',
      '',
      `${article}<p>Pressemitteilung vom 04.03.2026</p>`,
      '2026-03-04',
      'printed',
    ],
    [
      'in a line for it',
      '',
      under('<div class="entry-meta">Costa, 4 de marzo de 2026 · 3 min</div>'),
      '2026-03-04',
      'printed',
    ],
    [
      'the month first in the United States',
      '',
      under('<div class="date">03/04/2026</div>'),
      '2026-03-04',
      'printed',
      'lang="en-US"',
    ],
    [
      'the day first elsewhere',
      '',
      under('<div class="date">04/03/2026</div>'),
      '2026-03-04',
      'printed',
      'lang="en-GB"',
    ],
    [
      'not where it could be either',
      '',
      under('<div class="date">03/04/2026</div>'),
      null,
      undefined,
      'lang="en"',
    ],
    [
      'the address',
      '<link rel="canonical" href="https://strait.example/2026/03/04/ferry">',
      article,
      '2026-03-04',
      'address',
    ],
    [
      'not of another article',
      data({
        '@type': 'NewsArticle',
        headline: 'A bridge for the outer islands',
        datePublished: '2020-01-01',
      }),
      article,
      null,
      undefined,
    ],
    [
      'of the article among others',
      data([
        { '@type': 'NewsArticle', headline: 'A bridge for the outer islands', datePublished: '2020-01-01' },
        story({ datePublished: '2026-03-04' }),
      ]),
      article,
      '2026-03-04',
      'json-ld',
    ],
  ])('%s', async (_, head, body, publishedAt, from, attributes = '') => {
    const found = await read(head, body, attributes);
    expect([found.publishedAt, found.provenance.publishedAt]).toEqual([publishedAt, from]);
  });

  test('and changed, each by its own clock', async () => {
    expect(
      await read(
        data(story({ datePublished: '2026-03-04T21:30:00+02:00', dateModified: '2026-03-05T08:00:00Z' })),
      ),
    ).toMatchObject({
      publishedZone: '+02:00',
      updatedAt: '2026-03-05T08:00:00.000Z',
      updatedZone: '+00:00',
      provenance: { updatedAt: 'json-ld' },
    });
  });
});

describe('where it is from', () => {
  test.each([
    [
      'a browser’s comment',
      '<!-- saved from url=(0031)https://strait.example/ferry?id=1 -->',
      { address: 'https://strait.example/ferry?id=1' },
    ],
    [
      'SingleFile’s comment',
      '<!-- Page saved with SingleFile\n url: https://strait.example/ferry\n saved date: … -->',
      { address: 'https://strait.example/ferry' },
    ],
    [
      'a base that is no folder’s',
      '<base href="https://strait.example/ferry.html">',
      { address: 'https://strait.example/ferry.html' },
    ],
    ['a base of the whole site', '<base href="https://strait.example/">', { address: null }],
    ['a base of a part of it', '<base href="https://strait.example/news/">', { address: null }],
    [
      'a canonical link against the base',
      '<base href="https://strait.example/"><link rel="canonical" href="/ferry">',
      { canonicalAddress: 'https://strait.example/ferry' },
    ],
    [
      'og:url',
      '<meta property="og:url" content="https://strait.example/ferry">',
      { canonicalAddress: 'https://strait.example/ferry' },
    ],
    [
      'no program',
      '<link rel="canonical" href="javascript:alert(1)"><base href="file:///etc/passwd">',
      { canonicalAddress: null, address: null },
    ],
  ])('%s', async (_, head, expected) => {
    expect(await read(head)).toMatchObject(expected);
  });

  test.each([
    ['lang="sv"', '', 'sv', 'markup'],
    ['', '<meta property="og:locale" content="pt_BR">', 'pt-BR', 'meta'],
    ['', '<meta http-equiv="content-language" content="de, en">', 'de', 'meta'],
    ['lang="??"', '', null, undefined],
  ])('language of %s %s', async (attributes, head, language, from) => {
    const found = await read(head, article, attributes);
    expect([found.language, found.provenance.language]).toEqual([language, from]);
  });

  test('the publisher, by the data or the head', async () => {
    expect(await read(data(story({ publisher: { name: 'The Strait Courier' } })))).toMatchObject({
      publisher: 'The Strait Courier',
      provenance: { publisher: 'json-ld' },
    });
    expect(await read('<meta property="og:site_name" content="The Strait Courier">')).toMatchObject({
      publisher: 'The Strait Courier',
      provenance: { publisher: 'meta' },
    });
  });
});

describe('data that are broken in usual ways are read all the same', () => {
  const body = '"@type":"NewsArticle","headline":"Ferry to Orm late again","author":"Ana Roth"';
  test.each([
    ['inside a comment', `<!-- {${body}} -->`],
    ['inside CDATA', `//<![CDATA[\n{${body}}\n//]]>`],
    ['a comma too many', `[{${body},},]`],
    ['a line end inside a text', `{${body},"description":"Two\nlines"}`],
    ['a backslash that escapes nothing', `{${body},"description":"it\\'s"}`],
    ['a semicolon behind it', `{${body}};`],
    ['a key that would change all objects', `{${body},"__proto__":{"author":"X"},"constructor":1}`],
    ['nesting without end, beside another', `${'['.repeat(50_000)}</script>${data(`{${body}}`)}<script>`],
  ])('%s', async (_, script) => {
    expect((await read(data(script))).author).toBe('Ana Roth');
    expect(({} as Record<string, unknown>).author).toBeUndefined();
  });
});
