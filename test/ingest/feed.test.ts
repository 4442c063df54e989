import { describe, expect, test } from 'vitest';
import type { ParsedArticle } from '../../src/ingest/index.ts';
import { readMoment } from '../../src/ingest/moment.ts';
import { sayInEnglish } from '../../src/words/spoken.ts';
import { parseAll } from '../support/parse-one.ts';

const read = async (xml: string, name = 'a.xml') => {
  const items = await parseAll(name, new TextEncoder().encode(xml));
  return items.map(({ part, result }) => ({
    part,
    ...(result.ok ? result.value : { refused: sayInEnglish(result.error.saying) }),
  }));
};
const first = async (xml: string) => (await read(xml))[0] as ParsedArticle & { part: string };

const rss = (
  items: string,
  channel = '<title>The Velm Post</title><link>https://post.example/</link><language>en-gb</language>',
) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${channel}${items}</channel></rss>`;

test('RSS 2.0: each entry an article with what the feed says of it', async () => {
  const [quay, fares] = (await read(
    rss(`<item><title>Quay closed &amp;amp; guarded</title><link>https://post.example/quay</link><dc:creator>Ana Roth</dc:creator>
      <pubDate>Wed, 04 Mar 2026 09:30:00 +0100</pubDate><description>Short</description>
      <content:encoded><![CDATA[<p>Divers found cracks&nbsp;in the wall.</p><ul><li>One</li></ul><script>x</script>]]></content:encoded></item>
      <item><title>Fares</title><guid>https://post.example/fares</guid><description>&lt;p&gt;Fares stay.&lt;/p&gt;</description></item>`),
  )) as (ParsedArticle & { part: string })[];
  expect(quay).toMatchObject({
    part: 'entry 1',
    title: 'Quay closed & guarded',
    author: 'Ana Roth',
    publisher: 'The Velm Post',
    publishedAt: '2026-03-04T08:30:00.000Z',
    publishedZone: '+01:00',
    address: 'https://post.example/quay',
    language: 'en-gb',
    text: 'Quay closed & guarded\n\nDivers found cracks in the wall.\n\nOne',
    provenance: { title: 'feed', author: 'feed', publisher: 'feed', publishedAt: 'feed', address: 'feed' },
  });
  expect(fares).toMatchObject({
    part: 'entry 2',
    text: 'Fares\n\nFares stay.',
    address: 'https://post.example/fares',
  });
});

test('what WordPress writes under each entry is set aside', async () => {
  const title =
    'Divers find eleven cracks in the wall of the old quay, and the town closes it until the summer';
  const { text, blocks } = await first(
    rss(`<item><title>${title}</title><content:encoded><![CDATA[<p>The quay is closed.</p>
      <p>The post <a href="x">${title}</a> appeared first on <a href="y">The Velm Post</a>.</p>]]></content:encoded></item>`),
  );
  expect(blocks.map(({ start, end, setAside }) => [text.slice(start, end).trim(), setAside])).toEqual([
    [title, false],
    ['The quay is closed.', false],
    [`The post ${title} appeared first on The Velm Post.`, true],
  ]);
});

test('Atom: content by its type, the entry’s own author and the link to the article', async () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://post.example/"><title>The Post</title><author><name>The desk</name></author>
    <entry><title type="html">&lt;b&gt;Quay&lt;/b&gt; closed</title><link rel="self" href="feed.xml"/><link href="quay.html"/><updated>2026-03-05T12:00:00Z</updated><published>2026-03-04T09:30:00+01:00</published>
    <author><name>Ana Roth</name></author><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry>
    <entry><title>Plain</title><updated>2026-03-05T12:00:00Z</updated><summary type="text">a &lt; b, it said</summary></entry></feed>`;
  const [quay, plain] = await read(feed);
  expect(quay).toMatchObject({
    title: 'Quay closed',
    author: 'Ana Roth',
    address: 'https://post.example/quay.html',
    publishedAt: '2026-03-04T08:30:00.000Z',
    updatedAt: '2026-03-05T12:00:00.000Z',
    text: 'Quay closed\n\nOne.\n\nTwo.',
  });
  expect(plain).toMatchObject({
    author: 'The desk',
    publishedAt: '2026-03-05T12:00:00.000Z',
    text: 'Plain\n\na < b, it said',
  });
});

test('RSS 1.0 has its items beside the channel', async () => {
  const feed = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://post.example/"><title>Post</title></channel><item rdf:about="https://post.example/1"><title>Quay</title><description>Closed.</description><dc:date>2026-03-04</dc:date></item></rdf:RDF>`;
  expect(await first(feed)).toMatchObject({
    publisher: 'Post',
    publishedAt: '2026-03-04',
    address: 'https://post.example/1',
  });
});

describe('feeds as they are', () => {
  test('markup that was escaped twice, prefixes that nobody declared, tags that nobody closed', async () => {
    expect(
      (await first(rss('<item><description>&amp;lt;p&amp;gt;Closed.&amp;lt;/p&amp;gt;</description></item>')))
        .text,
    ).toBe('Closed.');
    expect(
      (
        await first(
          '<rss><channel><item><title>Quay</title><content:encoded>Closed.</content:encoded></item></channel></rss>',
        )
      ).text,
    ).toBe('Quay\n\nClosed.');
    expect((await first('<rss><channel><item><title>Quay</title><description>Closed.')).text).toBe(
      'Quay\n\nClosed.',
    );
  });
  test('an entry that says nothing is one refusal, and the next is read', async () => {
    const items = await read(rss('<item><guid>1</guid></item><item><title>Quay</title></item>'));
    expect(items[0]).toMatchObject({ part: 'entry 1', refused: expect.stringContaining('entry 1') });
    expect(items[1]).toMatchObject({ part: 'entry 2', text: 'Quay' });
  });
  test('addresses are of the web only', async () => {
    expect(
      (await first(rss('<item><title>Quay</title><link>javascript:alert(1)</link></item>'))).address,
    ).toBeNull();
  });
});

test('entities that a document type declares are never expanded', async () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY f SYSTEM "file:///etc/passwd">]>${rss('<item><title>Quay &b; &f; &amp; wall</title></item>').replace('<?xml version="1.0"?>', '')}`;
  const { text } = await first(bomb);
  expect(text).not.toContain('lol');
  expect(text).toContain('& wall');
});

test.each([
  ['no entries', rss('')],
  ['nested without end', `<rss><channel>${'<item>'.repeat(10_000)}`],
  ['larger than a feed is', rss(`<item><title>${'x'.repeat(33 * 1024 * 1024)}</title></item>`)],
])('%s: one refusal', async (_, xml) => {
  expect(await read(xml)).toEqual([{ part: null, refused: expect.stringMatching(/^a\.xml /) }]);
});

test.each([
  ['Wed, 04 Mar 2026 09:30:00 GMT', '2026-03-04T09:30:00.000Z', '+00:00'],
  ['4 Mar 26 09:30 EST', '2026-03-04T14:30:00.000Z', '-05:00'],
  ['Wednesday, 04-Mar-99 09:30:00 UT', '1999-03-04T09:30:00.000Z', '+00:00'],
  ['Wed, 4 March 2026 9:30 +05:30', '2026-03-04T04:00:00.000Z', '+05:30'],
  ['Wed, 04 Mar 2026 09:30:00 XYZ', '2026-03-04', null],
  ['Wed, 04 Mar 2026 09:30:00', '2026-03-04', null],
  ['04 Mar 2026', '2026-03-04', null],
  ['Wed, 31 Feb 2026 09:30:00 GMT', null, null],
  ['yesterday', null, null],
])('the time %s', (text, at, zone) => {
  expect(readMoment(text)).toEqual(at === null ? null : { at, zone });
});
