import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';

const parse = (text: string, name = 'a.txt') => parseOne(name, new TextEncoder().encode(text));
const setAsideOf = async (text: string, name?: string) => {
  const article = await parse(text, name);
  return article.blocks
    .filter(({ setAside }) => setAside)
    .map(({ start, end }) => article.text.slice(start, end).trim());
};

const opening =
  'The harbour of Velm will close for two weeks from Monday, the port authority said, after divers found cracks in the northern quay wall.';
const closing =
  'Ferries to the outer islands will leave from the fishing dock instead, and the fare stays as it is until the quay is open again.';

describe('pages as people paste them', () => {
  test('read time, pictures with two texts, a share bar and numbered links without words', async () => {
    const text = `World7 min read

Velm Closes Its Harbour for Repairs

${opening}

Divers at the northern quay wall
Two divers of the Velm port authority inspecting the northern quay wall

What Happens Next

${closing}

Liked this article?Share it with your friends

Related stories

1
2
3`;
    const article = await parse(text);
    expect(article.text).toBe(text);
    expect(article.title).toBe('Velm Closes Its Harbour for Repairs');
    expect(await setAsideOf(text)).toEqual([
      'World7 min read',
      'Divers at the northern quay wall',
      'Two divers of the Velm port authority inspecting the northern quay wall',
      'Liked this article?Share it with your friends',
      'Related stories',
      '1',
      '2',
      '3',
    ]);
    expect(article.blocks.filter(({ role }) => role === 'caption')).toHaveLength(2);
  });

  test('labels alone at the end, some of them twice', async () => {
    const text = `Velm Closes Its Harbour\n\n${opening}\n\n${closing}\n\nMore Notable Stories\n\nShare This Story:\n\nLatest News\n\nLatest News`;
    expect(await setAsideOf(text)).toEqual([
      'More Notable Stories',
      'Share This Story:',
      'Latest News',
      'Latest News',
    ]);
  });

  test('a signed caption before the text, no headline, and an address to copy', async () => {
    const text = `\nA diver climbs out of the water beside the northern quay in Velm. Reuters\n${opening}\n${closing}\nShort URL:`;
    const article = await parse(text);
    expect(await setAsideOf(text)).toEqual([
      'A diver climbs out of the water beside the northern quay in Velm. Reuters',
      'Short URL:',
    ]);
    expect(article.blocks[0]!.role).toBe('caption');
    expect(opening.startsWith(article.title.replace(/ …$/, ''))).toBe(true);
  });

  test.each([
    [
      'headlines with numbers between them',
      '\n\nYou may also like\n1\nFishing fleet stays in port\n2\nWho pays for the new quay?\n3\nA summer without ferries…',
      7,
    ],
    [
      'buttons of networks',
      '\n\nShare\nFacebook\nTwitter\nWhatsApp\nCopy link\n\n© 2026 Velm Courier. All rights reserved.',
      6,
    ],
    [
      'what it asks of its readers',
      '\n\nSign up for our newsletter.\n\nFollow us on Facebook and X\n\n12 comments',
      3,
    ],
    ['an advertisement', `\n\nAdvertisement – continue reading below\n\n${closing}`, 1],
    ['a signed picture', `\n\nThe quay wall in May. Photo: Ana Roth/Velm Courier\n\n${closing}`, 1],
    ['a picture agency', `\n\nCranes over the quay (Ana Roth/AFP via Getty Images)\n\n${closing}`, 1],
    ['a credit alone', `\n\nPhoto by Ana Roth\n\n${closing}`, 1],
    [
      'more links than an article has room for in its middle',
      `\n\nMost read\n${Array.from({ length: 12 }, (_, at) => `${at + 1}`).join('\n')}`,
      13,
    ],
    [
      'one link after an offer of one',
      '\n\nRead more\nFishing fleet stays in port\nThe board of the port',
      2,
    ],
    ['links between two paragraphs', `\n\nRead more\nFishing fleet stays in port\n\n${closing}`, 2],
    [
      'links close together, and then a heading and facts',
      `\n\nRelated stories\nFishing fleet stays in port\nThe long life of a quay\n\nIn short\n\n${closing}`,
      3,
    ],
  ])('%s', async (_, end, count) => {
    expect(await setAsideOf(`Velm closes its harbour\n\n${opening}${end}`)).toHaveLength(count);
  });

  test('Markdown: a picture alone and a list of links', async () => {
    const text = `# Velm closes its harbour\n\n![Divers at the quay](a.jpg)\n\n${opening}\n\n## Related articles\n\n- [Fleet stays in port](x)\n- [Who pays?](y)\n`;
    expect(await setAsideOf(text, 'a.md')).toEqual([
      'Divers at the quay',
      'Related articles',
      'Fleet stays in port',
      'Who pays?',
    ]);
  });

  test('a saved page: captions of pictures, not of tables', async () => {
    const text = `<article><h1>Velm closes its harbour</h1><p>${opening}</p><figure><img src="a.jpg"><figcaption>Divers at the quay.</figcaption></figure><p>${closing}</p><table><caption>Ferries a day</caption><tr><td>Outer islands</td><td>14</td></tr></table><p>${opening}</p><p>Share this article</p></article>`;
    expect(await setAsideOf(text, 'a.html')).toEqual(['Divers at the quay.', 'Share this article']);
  });
});

describe('what belongs to the article stays', () => {
  const between = (...lines: string[]) =>
    `Velm closes its harbour\n\n${opening}\n\n${lines.join('\n\n')}\n\n${closing}`;
  test.each([
    ['short paragraphs', ['Nobody was hurt.', 'It rained.', 'The mayor said no.']],
    [
      'one-line quotations',
      ['“Share this news with everyone.”', '“We had no warning,” he said.', '‘Read more.’'],
    ],
    [
      'sentences with words of pages',
      [
        'More news is expected on Friday.',
        'The related stories were withdrawn.',
        'Share prices of the port fell.',
        'Sign up closed on Friday.',
        'He took 2 min to read it.',
        'Facebook and Twitter were down.',
        'Comments were not allowed.',
        'The latest news from the island was good.',
      ],
    ],
    [
      'demands in a list',
      ['The crews want three things:', '1. Higher wages', '2. A new dock', '3. More reading rooms'],
    ],
    [
      'facts without full stops',
      ['Twelve ships turned away', 'Four ferries cancelled', '900 people waiting'],
    ],
    [
      'names of networks in a list of facts',
      ['The ministry blocked these:', 'Facebook', 'Twitter', 'Reddit'],
    ],
    ['a heading that names one network', ['Facebook', 'The company closed its office in Velm in May.']],
    ['figures alone', ['Ships turned away', '12', '14', '9']],
    ['questions', ['Who will pay?', 'What is next for the crews?']],
    [
      'headings',
      ['Comments by the mayor', 'News from the islands', 'The story so far', 'Photo by photo, a wall breaks'],
    ],
    [
      'a paragraph that a news agency signs',
      ['The ministry said on Sunday that it knew of no crack. – Reuters'],
    ],
    [
      'two facts that share words',
      ['Mayor of Velm resigns after long vote\nMayor of Orrin resigns after longer vote'],
    ],
    [
      'two lines on two things',
      [
        'The mayor of Velm and the wall of the northern quay\nThe mayor of Velm opening his garden to the islanders',
      ],
    ],
    ['a headline over a paragraph', ['Read more', 'The long life of a quay']],
  ])('%s', async (_, lines) => {
    const kept = (await setAsideOf(between(...lines))).filter((line) => line !== 'Read more');
    expect(kept).toEqual([]);
  });

  test.each([
    ['Share of renters in Velm falls again'],
    ['Share the load, minister tells towns'],
    ['Facebook to share more news with Instagram'],
    ['Save the post, islanders say'],
    ['Related to nobody: a stranger inherits the quay'],
    ['Copyright 2026: what changes for painters'],
    ['More reading, fewer screens'],
    ['Image: how a town sees itself'],
    ['By popular demand'],
    ['Who pays for the quay?'],
    ['World closes its harbours'],
  ])('the headline “%s”', async (headline) => {
    const article = await parse(`${headline}\n\n${opening}\n\n${closing}`);
    expect(article.blocks.map(({ setAside }) => setAside)).toEqual([false, false, false]);
    expect(article.title).toBe(headline);
  });

  test('the first paragraph of a short report that a news agency signs', async () => {
    const text = `Harbour of Velm closed\n\nDivers closed the harbour on Sunday. AFP\n\n${closing}`;
    expect(await setAsideOf(text)).toEqual([]);
  });

  test.each([
    [
      'names of networks in a list of facts at the end',
      ['The ministry blocked these:', 'Facebook', 'Twitter'],
    ],
    ['the name of one network at the end', ['Facebook']],
    ['a sentence in the text that a news agency signs', ['Divers climb out of the water. Reuters', closing]],
  ])('%s', async (_, lines) => {
    expect(await setAsideOf(['Velm closes its harbour', opening, ...lines].join('\n\n'))).toEqual([]);
  });

  test('facts under a heading after links', async () => {
    const text = `# Velm\n\n${opening}\n\n## Related articles\n\n- Fleet stays in port\n- Who pays?\n\n## In short\n\n- Twelve ships turned away\n- Nobody hurt\n\n${closing}`;
    expect(await setAsideOf(text, 'a.md')).toEqual(['Related articles', 'Fleet stays in port', 'Who pays?']);
  });

  test('captions that are the article, and long ones', async () => {
    const captions = ['One: the wall is dug out.', 'Two: the pumps arrive.', 'Three: the wall is dry.'];
    const story = captions.map(
      (caption) => `<figure><img src=a><figcaption>${caption}</figcaption></figure>`,
    );
    expect(
      await setAsideOf(`<article><h1>The wall</h1><p>In pictures.</p>${story.join('')}</article>`, 'a.html'),
    ).toEqual([]);
    const long = `${opening} ${closing} ${opening}`;
    expect(
      await setAsideOf(
        `<article><p>${long}</p><p>${long}</p><figure><figcaption>${long}</figcaption></figure></article>`,
        'a.html',
      ),
    ).toEqual([]);
  });

  test('a file of scraps alone', async () => {
    expect(await setAsideOf('Share\n\nLatest news')).toEqual([]);
  });

  test('whatever comes in, text and places stay, and something is left to read', async () => {
    const lines = fc.constantFrom(
      'Share',
      'More news',
      '1',
      opening,
      'A short one',
      'Facebook',
      'Reuters',
      'By Ana Roth',
      '2 min read',
      '“So.”',
      'World',
      'Photo: Ana Roth',
      '',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(lines, { minLength: 1, maxLength: 25 }),
        fc.constantFrom('\n', '\n\n'),
        async (parts, gap) => {
          const text = `word${gap}${parts.join(gap)}`;
          const article = await parse(text);
          expect(article.text).toBe(text);
          expect(article.blocks[0]!.start).toBe(0);
          expect(article.blocks.at(-1)!.end).toBe(text.length);
          expect(article.blocks.some(({ setAside }) => !setAside)).toBe(true);
          for (const { start, end, setAside } of article.blocks)
            expect(setAside && text.slice(start, end).includes(opening)).toBe(false);
        },
      ),
    );
  });
});

describe('what is printed at the top', () => {
  const top = async (...lines: string[]) => {
    const { title, author, publishedAt } = await parse(
      `Velm closes its harbour\n\n${lines.join('\n')}\n\n${opening}\n\n${closing}`,
    );
    expect(title).toBe('Velm closes its harbour');
    return { author, publishedAt };
  };
  test.each([
    [['By Ana Roth', 'March 4, 2026'], 'Ana Roth', '2026-03-04'],
    [['By Ana Roth, 4 March 2026'], 'Ana Roth', '2026-03-04'],
    [['4 March 2026, by Ana Roth'], 'Ana Roth', '2026-03-04'],
    [['BY ANA ROTH and J. van der Meer'], 'ANA ROTH and J. van der Meer', null],
    [['By Ana Roth, political correspondent | 4 March 2026'], 'Ana Roth', '2026-03-04'],
    [['Published: Wednesday, 4 March 2026 at 21:30 UTC'], null, '2026-03-04T21:30:00.000Z'],
    [['March 4, 2026, 9:30 pm EST'], null, '2026-03-05T02:30:00.000Z'],
    [['March 4, 2026 9:30 AM +0200'], null, '2026-03-04T07:30:00.000Z'],
    [['2026-03-04T23:30:00+02:00'], null, '2026-03-04T21:30:00.000Z'],
    [['4 March 2026, 21:30'], null, '2026-03-04'],
    [['4 March 2026 · 21:30 CET'], null, '2026-03-04T20:30:00.000Z'],
    [['Wednesday, 4 March 2026 | 21:30 CET | By Ana Roth'], 'Ana Roth', '2026-03-04T20:30:00.000Z'],
    [['4 March 2026, 21.30 (CET)'], null, '2026-03-04'],
    [
      ['Published 9:30 a.m. EST, March 4, 2026', 'Updated 4:40 p.m. EST, March 5, 2026'],
      null,
      '2026-03-04T14:30:00.000Z',
    ],
    [['Published 9:30 a.m., March 4, 2026'], null, '2026-03-04'],
    [['Published on 4 March 2026 by the Abel Ledger'], null, '2026-03-04'],
    [['Date: 2026-03-04T21:30+01:00'], null, '2026-03-04T20:30:00.000Z'],
    [['4 March 2026, 21:30 IST'], null, '2026-03-04'],
    [['Published 4 March 2026', 'Updated 6 March 2026'], null, '2026-03-04'],
    [['Updated 6 March 2026'], null, null],
    [['4 March 2026', '6 March 2026'], null, null],
    [['03/04/2026'], null, null],
    [['March 4'], null, null],
    [['Wednesday'], null, null],
    [['By the river'], null, null],
    [['By Ana Roth', 'By Ben Okoro'], null, null],
    [['The wall by Ana Roth'], null, null],
  ])('%j', async (lines, author, publishedAt) => {
    expect(await top(...lines)).toEqual({ author, publishedAt });
  });

  test('in italics, and in what was pasted', async () => {
    const line = 'By Ana Roth, 4 March 2026';
    const known = { author: 'Ana Roth', publishedAt: '2026-03-04' };
    expect(await parse(`# Velm closes its harbour\n\n*${line}*\n\n${opening}`, 'a.md')).toMatchObject(known);
    const pasted = `<h1>Velm closes its harbour</h1><p><em>${line}</em></p><p>${opening}</p><p>${closing}</p>`;
    expect(await parse(pasted, 'a.html')).toMatchObject(known);
  });

  test('not from the text, nor from lines below it', async () => {
    const article = await parse(
      `Velm closes its harbour\n\n${opening}\n\nBy Ana Roth\n\nMarch 4, 2026\n\n${closing}`,
    );
    expect(article).toMatchObject({ author: null, publishedAt: null });
  });

  test('above the headline, too', async () => {
    expect(
      await parse(`Local news\nMarch 4, 2026\nBy Ana Roth\nVelm closes its harbour\n\n${opening}`),
    ).toMatchObject({
      title: 'Velm closes its harbour',
      author: 'Ana Roth',
      publishedAt: '2026-03-04',
    });
  });

  test('what the page says in its own fields wins', async () => {
    const page = `<head><meta name="author" content="Cleo Marsh"></head><article><h1>Velm closes its harbour</h1><p>By Ana Roth</p><p>March 4, 2026</p><p>${opening}</p><p>${closing}</p></article>`;
    expect(await parse(page, 'a.html')).toMatchObject({
      author: 'Cleo Marsh',
      publishedAt: '2026-03-04',
      provenance: { author: 'meta', publishedAt: 'printed', title: 'markup' },
    });
  });
});

test('a headline is a heading even as a question, and the line that names the author is none', async () => {
  const text = 'Who left the gate open?\n\nBy Tomas Reyl\n\nTwo men were on duty at the lock on Monday.\n';
  const { blocks, title, author } = await parse(text);
  expect({ title, author }).toEqual({ title: 'Who left the gate open?', author: 'Tomas Reyl' });
  expect(blocks.map(({ role }) => role)).toEqual(['heading', 'paragraph', 'paragraph']);
});

test('a paper’s name over the headline is its publisher, and a headline that sounds like one stays', async () => {
  const body = 'Two men were on duty at the lock on Monday, the harbour office said.';
  const named = await parse(
    `Skip to content\n\nThe Northern Courier\n\nLock gate left open for a night\n\n${body}\n`,
  );
  expect(named).toMatchObject({
    title: 'Lock gate left open for a night',
    publisher: 'The Northern Courier',
  });
  expect(await setAsideOf(`The Northern Courier\n\nLock gate left open for a night\n\n${body}\n`)).toEqual([
    'The Northern Courier',
  ]);
  const headline = await parse(`Harbour Voice Falls Silent\n\nBy Tomas Reyl\n\n${body}\n`);
  expect(headline).toMatchObject({ title: 'Harbour Voice Falls Silent', publisher: null });
});

describe('what wires and archives print over a text', () => {
  const rolesOf = async (text: string) => {
    const { blocks, text: read } = await parse(text);
    return blocks.map(({ start, end, role, setAside }) => [
      `${setAside ? 'aside ' : ''}${role}`,
      read.slice(start, end).trim().slice(0, 20),
    ]);
  };

  test('a slug is no title; the agency of a dateline is the publisher', async () => {
    const text = `MNW-TARN-BRIDGE\nBridge over the Tarn closed after crack\n\nLOWEN, May 6 (Marsh Newswire) - ${opening}\n\n${closing}\n`;
    expect(await parse(text)).toMatchObject({
      title: 'Bridge over the Tarn closed after crack',
      publisher: 'Marsh Newswire',
      publishedAt: null,
      provenance: { title: 'printed', publisher: 'printed' },
    });
    expect((await rolesOf(text))[0]).toEqual(['aside heading', 'MNW-TARN-BRIDGE']);
    expect(await parse(`MNW-TARN-BRIDGE\n\n${opening}\n`)).toMatchObject({ title: 'MNW-TARN-BRIDGE' });
    expect(await parse(`COVID-19\n\nWhat we know about the cases in Velm\n\n${opening}\n`)).toMatchObject({
      title: 'COVID-19',
    });
    for (const place of ['LOWEN, Velmland (Upper Tarn)', 'He spoke for the (Marsh Newswire)'])
      expect(await parse(`Bridge closed\n\n${place} - ${opening}\n`)).toMatchObject({ publisher: null });
  });

  test('lines with labels give the details and are no headings', async () => {
    const text = [
      'Headline: Three hurt as a tram leaves its rails in Lowen',
      'Byline: By Ana Roth',
      'Source: Lowen Courier Inc.',
      'Date: 2026-02-28T07:42+01:00',
      'Updated: 1 March 2026',
      'URL: https://lowen-courier.example/2026/tram',
      'Language: en',
      '',
      opening,
      '',
      closing,
    ].join('\n');
    expect(await parse(text)).toMatchObject({
      title: 'Three hurt as a tram leaves its rails in Lowen',
      author: 'Ana Roth',
      publisher: 'Lowen Courier Inc.',
      publishedAt: '2026-02-28T06:42:00.000Z',
      publishedZone: '+01:00',
      updatedAt: '2026-03-01',
      address: 'https://lowen-courier.example/2026/tram',
      provenance: {
        title: 'printed',
        author: 'printed',
        publisher: 'printed',
        publishedAt: 'printed',
        updatedAt: 'printed',
        address: 'printed',
      },
    });
    expect((await rolesOf(text)).map(([role]) => role)).toEqual([
      ...Array<string>(7).fill('aside paragraph'),
      'paragraph',
      'paragraph',
    ]);
    const alone = await parse(text.split('\n').slice(0, 7).join('\n'));
    expect(alone.blocks.some(({ setAside }) => !setAside)).toBe(true);
  });

  test('under a headline, too; a single one, or lines of the article’s own, are none', async () => {
    expect(
      await parse(`Tram off its rails\n\nAuthor: Ana Roth\nSource: Lowen Courier\n\n${opening}\n`),
    ).toMatchObject({ title: 'Tram off its rails', author: 'Ana Roth', publisher: 'Lowen Courier' });
    expect(await parse(`Tram off its rails\n\nSource: Lowen Courier\n\n${opening}\n`)).toMatchObject({
      publisher: null,
    });
    expect(await setAsideOf(`Night walk\n\nDate: Friday\nPlace: Velm\nTime: 7 pm\n\n${opening}\n`)).toEqual(
      [],
    );
  });

  test('a day in figures that could be two is told as not read, unless the language decides', async () => {
    const line = 'Published on 5/6/2026 by the Abel City Ledger';
    const english = await parse(`Council votes for night bus\n${line}\n\n${opening}\n\n${closing}\n`);
    expect(english).toMatchObject({ publishedAt: null, unreadDates: ['5/6/2026'] });
    expect(english.blocks.map(({ role }) => role)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
    const french =
      'Le conseil de la ville a voté vendredi pour un bus de nuit qui coûte 310 000 euros par an, et le maire a dit que les travaux commenceront dans deux semaines si la région donne sa part. Les habitants du quartier attendent ce bus depuis dix ans.';
    const other = await parse(`Un bus de nuit\n5/6/2026\n\n${french}\n\n${french}\n`);
    expect(other).toMatchObject({ language: 'fr', publishedAt: '2026-06-05' });
    expect(other.unreadDates ?? []).toEqual([]);
  });
});
