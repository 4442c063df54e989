import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAt } from '../../src/ingest/html.ts';
import { sayInEnglish } from '../../src/words/spoken.ts';
import { parseAll, parseOne } from '../support/parse-one.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const paragraphs = [
  'The ferry to the island of Orm was late again on Sunday, and two hundred passengers waited in the rain for more than an hour, the harbour office said.',
  'It was the ninth delay in a month, and the operator, which runs three boats on the line, has promised a new timetable before the season begins.',
  '“We are sorry for every minute,” said the captain, who has sailed the strait for thirty years and blames the tides, the engine and the ministry.',
  'The ministry answered that it had paid for two new engines in the spring, of which one, according to the yard, has not left its crate.',
  'A decision about the third boat, the oldest of them, is expected when the council of the island meets at the end of the month.',
];
const prose = paragraphs.map((text) => `<p>${text}</p>`);

/** A page as many are: the parts around an article by their usual names. */
const pageOf = (article: string, head = '') => `<!doctype html><html lang="en"><head>
<title>Ferry to Orm late again | The Strait Courier</title>${head}</head><body>
<header class="site-header"><a href="/">The Strait Courier</a><nav class="menu"><ul><li><a href="/n">News</a></li><li><a href="/s">Sea</a></li><li><a href="/m">Markets</a></li></ul></nav></header>
<main><article class="story"><h1>Ferry to Orm late again</h1>${article}</article></main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/1">A bridge for the outer islands</a></li><li><a href="/2">Who pays for the third boat</a></li></ul></aside>
<section class="comments"><h3>Comments</h3><p>I was there, and it was more than an hour, whatever the office says about it.</p></section>
<footer>© The Strait Courier. All rights reserved.</footer></body></html>`;

async function read(html: string) {
  const { text, blocks } = await parseOne('a.html', bytes(html));
  const of = (isAside: boolean) =>
    blocks
      .filter(({ setAside }) => setAside === isAside)
      .map(({ start, end }) => text.slice(start, end).trim());
  return { text, read: of(false), aside: of(true) };
}

describe('of a page the article is read', () => {
  test('its prose under its headline, and nothing of the parts around it', async () => {
    const { read: lines, text } = await read(pageOf(prose.join('')));
    expect(lines).toEqual(['Ferry to Orm late again', ...paragraphs]);
    expect(text).not.toMatch(/Markets|Most read|bridge|I was there|©/);
  });

  test.each([
    ['a heading inside', '<h2>Two engines, one crate</h2>', 'Two engines, one crate'],
    [
      'a list',
      '<ul><li>The first boat is from 1998 and sails in any weather.</li><li>The second is from 2011.</li></ul>',
      'The second is from 2011.',
    ],
    [
      'a quotation',
      '<blockquote><p>“Nobody has told us anything since the spring, and we have asked every week.”</p></blockquote>',
      '“Nobody has told us anything since the spring, and we have asked every week.”',
    ],
    [
      'a table',
      '<table><tr><th>Boat</th><th>Built</th></tr><tr><td>Orm I</td><td>1998</td></tr></table>',
      'Orm I\t1998',
    ],
    ['a short paragraph', '<p>Nobody was hurt.</p>', 'Nobody was hurt.'],
  ])('%s stays', async (_, markup, line) => {
    const { read: lines } = await read(pageOf([...prose.slice(0, 3), markup, ...prose.slice(3)].join('')));
    expect(lines).toContain(line);
  });

  test.each([
    [
      'a caption with its credit',
      '<figure class="image"><img src="a.jpg"><figcaption class="caption">The ferry at its pier in Orm. Photo: Ana Roth</figcaption></figure>',
      'The ferry at its pier in Orm. Photo: Ana Roth',
    ],
    [
      'links to other articles',
      '<div class="related"><h4>Related articles</h4><ul><li><a href="/3">The yard that lost an engine</a></li></ul></div>',
      'The yard that lost an engine',
    ],
    [
      'a link between two paragraphs',
      '<p><strong>READ MORE: <a href="/4">Why the tides are later every year</a></strong></p>',
      'READ MORE: Why the tides are later every year',
    ],
    [
      'a box for a newsletter',
      '<div class="newsletter-signup"><p>Sign up for our newsletter and get the news of the strait every morning.</p></div>',
      'Sign up for our newsletter and get the news of the strait every morning.',
    ],
    [
      'what a newsletter promises',
      '<div class="newsletter"><h4>Get the morning briefing</h4><p>Five stories in your inbox, every day at 6.</p></div>',
      'Five stories in your inbox, every day at 6.',
    ],
  ])('%s is set aside or left out', async (_, markup, line) => {
    const { read: lines } = await read(pageOf([...prose.slice(0, 3), markup, ...prose.slice(3)].join('')));
    expect(lines).not.toContain(line);
    expect(lines).toEqual(['Ferry to Orm late again', ...paragraphs]);
  });

  test('what is set aside stands once, where the page has it', async () => {
    const caption =
      '<figure class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">The ferry at its pier in Orm</p></figure>';
    const { text, aside } = await read(
      pageOf([prose[0], caption, prose[1], caption, ...prose.slice(2)].join('')),
    );
    expect(aside).toEqual(['The ferry at its pier in Orm']);
    expect(text.indexOf(paragraphs[0]!)).toBeLessThan(text.indexOf(aside[0]!));
    expect(text.indexOf(aside[0]!)).toBeLessThan(text.indexOf(paragraphs[1]!));
  });

  test('of a short article the table with its heading and its source', async () => {
    const { read: lines } = await read(
      '<body><nav><ul><li><a href="/n">News</a></ul></nav><article><h1>Which boats are oldest</h1><p>Two of three boats are older than the line, the ministry said. Orm I is from 1998.</p><table><caption>Boats of the line</caption><tr><th>Boat</th><th>Built</th></tr><tr><td>Orm I</td><td>1998</td></tr></table><p class="src">Source: Ministry of the Sea, table 7</p></article><footer>© The Strait Courier. All rights reserved.</footer></body>',
    );
    expect(lines.slice(2)).toEqual([
      'Boats of the line',
      'Boat\tBuilt',
      'Orm I\t1998',
      'Source: Ministry of the Sea, table 7',
    ]);
  });

  test('a story that is told in its pictures', async () => {
    const captions = [
      '1/3 The pier of Orm, under a metre of water since Sunday. Photo: J. Ember',
      '2/3 Two hundred passengers waited in the rain for the second boat. Photo: J. Ember',
      '3/3 The yard has kept one of the engines in its crate. Photo: Orm Archive',
    ];
    const figures = captions.map(
      (text) => `<figure><img src="1.jpg"><figcaption>${text}</figcaption></figure>`,
    );
    const lead = 'The water rose by a metre in two days. Three pictures from the island.';
    const { read: lines } = await read(
      `<body><main><h1>Ferry to Orm late again</h1><p>${lead}</p><div class="gallery">${figures.join('')}</div></main></body>`,
    );
    expect(lines).toEqual(['Ferry to Orm late again', lead, ...captions]);
  });

  test('a short entry of an encyclopedia, whose sentences end in marks of notes', async () => {
    const entry =
      'The ferry of Orm was a ferry that sank near Orm on 7 March 2026.<sup>[1]</sup> It had 26 people on it.<sup>[2]</sup>';
    const { read: lines } = await read(
      `<body><div id="toc"><h2>Contents</h2><ul><li><a href="#1">1 Course</a><li><a href="#2">2 Cause</a></ul></div><h1>Ferry of Orm</h1><p>${entry}</p><h2>Course</h2><p>It left at noon.</p><h2>References</h2><ol><li>The Strait Courier, 7 March 2026</li></ol></body>`,
    );
    expect(lines).toContain(entry.replace(/<[^>]+>/g, ''));
  });

  test('the hours in a running report stay at hand', async () => {
    const posts = paragraphs.map(
      (text, at) =>
        `<section class="live-post"><time datetime="2026-03-03T1${8 - at}:40:00Z">1${8 - at}:40</time><h2>Post ${5 - at}</h2><p>${text}</p></section>`,
    );
    const { text } = await read(pageOf(`<div class="posts">${posts.join('')}</div>`));
    expect(text.match(/^\d\d:\d\d$/gm)).toEqual(['18:40', '17:40', '16:40', '15:40', '14:40']);
  });

  test('all entries of a running report, though each is marked as an article', async () => {
    const posts = paragraphs.map(
      (text, at) => `<article class="post"><h2>Post number ${at}</h2><p>${text}</p></article>`,
    );
    const page = pageOf('').replace(/<article class="story">(.*)<\/article>/, `$1${posts.join('')}`);
    expect((await read(page)).read).toEqual(expect.arrayContaining(paragraphs));
  });

  test('by-line and date under the headline are details', async () => {
    const html = pageOf(
      `<p class="byline">By Ana Roth</p><p class="date">March 4, 2026</p>${prose.join('')}`,
    );
    expect((await read(html)).read).toEqual(['Ferry to Orm late again', ...paragraphs]);
    expect(await parseOne('a.html', bytes(html))).toMatchObject({
      author: 'Ana Roth',
      publishedAt: '2026-03-04',
    });
  });
});

describe('pages that hide their article', () => {
  const data = (value: object) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
  const story = [...paragraphs, ...paragraphs.map((text) => `Later: ${text}`)];
  const articleBody = story.join('\n\n');

  test('from the page’s data where a script would add the text', async () => {
    const { read: lines } = await read(
      `<head><title>Ferry to Orm late again</title>${data({ '@type': 'NewsArticle', headline: 'Ferry to Orm late again', articleBody })}</head><body><div id="app"><p>Loading the article.</p></div></body>`,
    );
    expect(lines).toEqual(expect.arrayContaining(paragraphs));
  });

  test('the first look is at what the page’s data give where it shows more of something else', () => {
    const other = Array.from(
      { length: 14 },
      (_, at) =>
        `<p>Of subscribers there are ${at} thousand, and each of them pays less, reads more, and sooner.</p>`,
    );
    const { page } = lookAt(
      `<head><title>Ferry to Orm late again</title>${data({ '@type': 'NewsArticle', headline: 'Ferry to Orm late again', articleBody })}</head><body><div class="content">${other.join('')}</div><div class="comment-box">${story.map((text) => `<p>${text}</p>`).join('')}</div></body>`,
      'a.html',
    )!;
    expect([...page.kept].map(({ value }) => value)).toEqual(story);
  });

  test('nor is the name of a window a text, where a script would add all', async () => {
    const page = '<title>Loading…</title><body><div id="root"></div><noscript>Use scripts.</noscript></body>';
    const [item] = await parseAll('a.html', bytes(page));
    expect(item!.result).toMatchObject({ ok: false, error: { saying: { word: 'files.noText' } } });
  });

  test('a page without an article gives what it shows', async () => {
    expect((await read('<body><p>Opening hours</p><p>Mon–Fri 9–17</p></body>')).read).toEqual([
      'Opening hours',
      'Mon–Fri 9–17',
    ]);
  });
});

test('whatever page comes, it is read or refused in words, its blocks cover its text, and something is read', async () => {
  const parts = fc.constantFrom(
    ...prose,
    ...[
      '<div class="related">',
      '<aside>',
      '</aside>',
      '</div>',
      '<article>',
      '</article>',
      '<h1>Orm</h1>',
      '<table><tr><td>',
    ],
    ...[
      '<script type="application/ld+json">{"@type":"Article",',
      '"author":{"name":"A B"}}</script>',
      '<!-- ',
      '-->',
    ],
    ...[
      '<meta name="author" content="',
      '">',
      '<time datetime="2026-13-45">',
      '<a rel="author" href="',
      '<base href="x:y">',
    ],
    ...[
      '<link rel="canonical" href="http://[',
      '<p hidden>',
      '<li>',
      '<br><br>',
      '<form>',
      'word',
      '<title>',
      '</title>',
    ],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { maxLength: 40 }), async (page) => {
      const [item] = await parseAll('a.html', bytes(page.join('')));
      if (!item!.result.ok) {
        expect(sayInEnglish(item!.result.error.saying)).toMatch(/^a\.html (?!could not be read)/);
        return;
      }
      const { text, blocks, title } = item!.result.value;
      expect(blocks.map(({ start }) => start)).toEqual([0, ...blocks.slice(0, -1).map(({ end }) => end)]);
      expect(blocks.at(-1)!.end).toBe(text.length);
      expect(blocks.some(({ setAside }) => !setAside)).toBe(true);
      expect(title.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
