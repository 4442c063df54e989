import { describe, expect, test } from 'vitest';
import { readDocumentTime } from '../../src/ingest/document-details.ts';
import { parseOne } from '../support/parse-one.ts';
import { arabicFont, japaneseFont, type PdfText, writePdf } from '../support/write-pdf.ts';

/** Lines of running text, one under the other. */
const column = (x: number, y: number, lines: readonly string[], size = 10): PdfText[] =>
  lines.map((text, index) => ({ text, x, y: y - 12 * index, size }));

const blocksOf = async (pages: readonly (readonly PdfText[])[], info?: Record<string, string>) => {
  const article = await parseOne('a.pdf', writePdf(pages, info));
  return article.blocks.map(({ start, end, role, setAside }) => [
    setAside ? 'aside' : role,
    article.text.slice(start, end).trim(),
  ]);
};

const wall = [
  'The harbour authority of Velm closed the northern quay on',
  'Monday after divers had found cracks in its wall, and the fer-',
  'ries to the outer islands leave from the fishing dock until the',
  'well-known wall is repaired.',
];
const fares = [
  'Fares stay as they are until then, the authority said in a state-',
  'ment, and nobody was hurt when the first stones fell into the',
  'water. A well-known engineer has been asked for a report on it.',
];

describe('the text of a page', () => {
  test('a headline by its size, lines joined to paragraphs, hyphens of line ends undone', async () => {
    const page = [
      { text: 'Velm closes its quay', x: 60, y: 780, size: 20 },
      ...column(60, 740, wall),
      ...column(60, 680, fares),
    ];
    expect(await blocksOf([page])).toEqual([
      ['heading', 'Velm closes its quay'],
      [
        'paragraph',
        expect.stringMatching(/^The harbour.*and the ferries to.*the well-known wall is repaired\.$/),
      ],
      ['paragraph', expect.stringMatching(/^Fares stay.*in a statement, and.*A well-known engineer/)],
    ]);
  });

  test('columns one after the other, under a headline that spans them', async () => {
    const long = [...wall, ...fares, ...wall, ...fares];
    const page = [
      { text: 'Velm closes its quay for the summer, islanders protest', x: 60, y: 790, size: 20 },
      // Drawn line by line across both, as some programs do.
      ...long.flatMap((_, index) => [
        { text: long[index]!.slice(0, 46), x: 60, y: 740 - 12 * index },
        { text: `Right ${index}: the mayor said nothing about it at all`, x: 310, y: 740 - 12 * index },
      ]),
    ];
    const blocks = await blocksOf([page]);
    const text = blocks.map(([, words]) => words).join(' ');
    expect(blocks[0]).toEqual(['heading', 'Velm closes its quay for the summer, islanders protest']);
    expect(text.lastIndexOf('The harbour authority')).toBeLessThan(text.indexOf('Right 0'));
    expect(blocks.filter(([role]) => role === 'table-row')).toEqual([]);
  });

  /** Eleven lines, of which no two columns have the same. */
  const lines = (name: string) => [
    `${name} begins with a line that runs over it`,
    ...Array.from({ length: 9 }, (_, index) => `and line ${index + 1} of it goes on in the same words`),
    `and so ${name.toLowerCase()} ends where it should.`,
  ];
  const whole = (name: string) => lines(name).join(' ');
  const paragraphsOf = async (page: readonly PdfText[]) =>
    (await blocksOf([page])).filter(([role]) => role !== 'heading').map(([, words]) => words);

  test('what stands over the columns may end in the gap between them', async () => {
    const page = [
      { text: 'Velm closes its quay for the summer', x: 60, y: 790, size: 24 },
      { text: 'By Ana Roth | The Velm Courier of the harbour | March 12, 2026', x: 60, y: 765 },
      ...column(60, 740, lines('The left column')),
      ...column(350, 740, lines('The right column')),
    ];
    expect((await paragraphsOf(page)).slice(1)).toEqual([
      whole('The left column'),
      whole('The right column'),
    ]);
  });

  test.each([
    ['the same lines', 0],
    ['lines of their own', 6],
  ])('three columns on %s', async (_, offset) => {
    const page = [
      ...column(40, 740, lines('The first'), 8),
      ...column(220, 740 - offset, lines('The second'), 8),
      ...column(400, 740, lines('The third'), 8),
    ];
    expect(await paragraphsOf(page)).toEqual(['The first', 'The second', 'The third'].map(whole));
  });

  test('lines that run across, then columns, then lines that run across', async () => {
    const wide = (name: string) =>
      lines(name).flatMap((line, index, all) => (index % 2 === 0 ? [`${line} ${all[index + 1] ?? ''}`] : []));
    const page = [
      ...column(60, 800, wide('The whole page')),
      ...column(60, 710, lines('The left column')),
      ...column(310, 710, lines('The right column')),
      ...column(60, 560, wide('The foot')),
    ];
    expect(await paragraphsOf(page)).toEqual(
      ['The whole page', 'The left column', 'The right column', 'The foot'].map(whole),
    );
  });

  test('a short heading between columns that end and begin together beside it stands over both', async () => {
    const page = [
      ...column(60, 740, lines('The upper left')),
      ...column(310, 740, lines('The upper right')),
      { text: 'What it costs', x: 60, y: 585, size: 16 },
      ...column(60, 555, lines('The lower left')),
      ...column(310, 555, lines('The lower right')),
    ];
    expect((await blocksOf([page])).map(([, words]) => words)).toEqual([
      whole('The upper left'),
      whole('The upper right'),
      'What it costs',
      whole('The lower left'),
      whole('The lower right'),
    ]);
  });

  test('the last paragraph of a column that is the longer one is not taken for a foot', async () => {
    const page = [
      ...column(60, 740, lines('The first')),
      ...column(60, 580, lines('The second')),
      ...column(60, 420, ['The third paragraph goes on in the next column,']),
      ...column(310, 740, ['where nothing stands beside what is left of it.']),
      ...column(310, 700, [...lines('The fourth'), ...lines('The fifth')]),
    ];
    expect((await paragraphsOf(page)).slice(0, 3)).toEqual([
      whole('The first'),
      whole('The second'),
      'The third paragraph goes on in the next column, where nothing stands beside what is left of it.',
    ]);
  });

  test('a row of figures at even distances is no justified line of words', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.map((text, index) => ({ text, x: 60 + 40 * index, y }));
    const page = [
      ...column(60, 780, wall),
      ...row(700, '214', '310', '618', '405'),
      ...row(685, '114', '210', '518', '305'),
      ...column(60, 650, fares),
      // A justified line.
      ...['The', 'harbour', 'master'].map((text, index) => ({
        text,
        x: 60 + [0, 36.67, 90.02][index]!,
        y: 580,
      })),
    ];
    const blocks = await blocksOf([page]);
    expect(blocks.filter(([role]) => role === 'table-row').map(([, text]) => text)).toEqual([
      '214\t310\t618\t405',
      '114\t210\t518\t305',
    ]);
    expect(blocks.at(-1)).toEqual(['paragraph', 'The harbour master']);
  });

  test('a table of short words is no columns', async () => {
    const cells = [
      'Longer leases for farms',
      'A fund for new wells',
      'Lower tolls in spring',
      'No dams above town',
    ];
    const page = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((row) => [
      { text: cells[row % 4]!, x: 60, y: 740 - 15 * row },
      { text: cells[(row + 1) % 4]!, x: 310, y: 740 - 15 * row },
    ]);
    const rows = (await blocksOf([page])).slice(1);
    expect(rows.map(([role]) => role)).toEqual(Array(7).fill('table-row'));
  });

  test('a table between columns stands over both', async () => {
    const page = [
      ...column(60, 740, lines('The upper left')),
      ...column(310, 740, lines('The upper right')),
      ...[0, 1, 2, 3].flatMap((row) =>
        [0, 1, 2, 3].map((cell) => ({ text: `${row}${cell}`, x: 60 + 140 * cell, y: 590 - 15 * row })),
      ),
      ...column(60, 500, lines('The lower left')),
      ...column(310, 500, lines('The lower right')),
    ];
    expect((await blocksOf([page])).map(([, words]) => words)).toEqual([
      whole('The upper left'),
      whole('The upper right'),
      ...[0, 1, 2, 3].map((row) => `${row}0\t${row}1\t${row}2\t${row}3`),
      whole('The lower left'),
      whole('The lower right'),
    ]);
  });

  test('a table inside a column stays one', async () => {
    const page = [
      ...column(60, 740, lines('The left column')),
      ...[0, 1, 2, 3, 4].flatMap((row) => [
        { text: `Village ${row}`, x: 60, y: 590 - 15 * row },
        { text: `${412 + row}`, x: 180, y: 590 - 15 * row },
      ]),
      ...column(310, 740, [...lines('The right column'), ...lines('Its end')]),
    ];
    const blocks = await blocksOf([page]);
    expect(blocks.filter(([role]) => role === 'table-row')).toHaveLength(5);
    expect(blocks[0]).toEqual(['paragraph', whole('The left column')]);
    expect(blocks[2]).toEqual(['table-row', 'Village 1\t413']);
  });

  test('the cells of a narrow table are told by what they stand under', async () => {
    const row = (y: number, ...cells: [string, number][]) => cells.map(([text, x]) => ({ text, x, y }));
    const page = [
      ...column(60, 780, wall),
      ...row(700, ['Village', 60], ['People', 110], ['Lost', 152]),
      ...row(685, ['Brun', 60], ['412', 110], ['18', 152]),
      ...row(670, ['Osterau', 60], ['784', 110], ['7', 152]),
    ];
    expect((await blocksOf([page])).slice(1)).toEqual([
      ['table-row', 'Village\tPeople\tLost'],
      ['table-row', 'Brun\t412\t18'],
      ['table-row', 'Osterau\t784\t7'],
    ]);
  });

  test('a paragraph goes on over the page, past page numbers and running heads', async () => {
    const pages = [0, 1, 2].map((number) => [
      { text: 'The Velm Courier', x: 60, y: 815, size: 8 },
      { text: `${number + 7}`, x: 290, y: 30, size: 8 },
      ...column(60, 740, [...wall.slice(0, 3), ...fares.slice(0, 2)]),
    ]);
    const blocks = await blocksOf(pages);
    expect(blocks.filter(([role]) => role === 'aside').map(([, text]) => text)).toEqual(
      expect.arrayContaining(['The Velm Courier', '7', '8', '9']),
    );
    expect(blocks.filter(([role]) => role === 'paragraph')).toHaveLength(1);
  });

  test('rows of a table keep their cells apart, and items of a list are their own', async () => {
    const row = (y: number, ...cells: string[]) =>
      cells.map((text, index) => ({ text, x: 60 + 120 * index, y }));
    const page = [
      ...column(60, 780, wall),
      ...row(700, 'Month', 'Ships', 'Ferries'),
      ...row(685, 'May', '214', '61'),
      ...column(60, 640, ['\x95 Higher wages for the crews', '\x95 A new dock']),
    ];
    expect((await blocksOf([page])).slice(1)).toEqual([
      ['table-row', 'Month\tShips\tFerries'],
      ['table-row', 'May\t214\t61'],
      ['list-item', 'Higher wages for the crews'],
      ['list-item', 'A new dock'],
    ]);
  });

  test('the number of a footnote does not become part of a figure', async () => {
    const page = [
      ...column(60, 780, wall),
      { text: 'Traffic rose by 12.5', x: 60, y: 700 },
      { text: '3', x: 148.5, y: 704, size: 6 },
    ];
    expect((await blocksOf([page])).at(-1)?.[1]).toBe('Traffic rose by 12.5³');
  });

  test('what is turned against the page is set aside', async () => {
    const page = [...column(60, 780, wall), { text: 'Draft of the archive', x: 30, y: 300, isTurned: true }];
    expect((await blocksOf([page])).at(-1)).toEqual(['aside', 'Draft of the archive']);
    expect(await blocksOf([[{ text: 'All of it turned', x: 30, y: 300, isTurned: true }]])).toEqual([
      ['heading', 'All of it turned'],
    ]);
  });
});

test('a Japanese font that is not in the file', async () => {
  const pdf = writePdf([[{ text: '\x8d\x60\x82\xcd\x95\xc2\x8d\xbd', x: 60, y: 700 }]], {}, japaneseFont);
  expect((await parseOne('a.pdf', pdf)).text).toBe('港は閉鎖');
});

test('Arabic that is drawn letter by letter from the left', async () => {
  const drawn = [...'gfed cba'].map((text, index) => ({ text, x: 60 + 6 * index, y: 700 }));
  expect((await parseOne('a.pdf', writePdf([drawn], {}, arabicFont))).text).toBe('قال مجلس');
});

test('the columns of Arabic are read from the right', async () => {
  const page = ['cba', 'gfed'].flatMap((word, side) =>
    [0, 1, 2, 3, 4].flatMap((line) =>
      [...`${line === 4 ? '.' : ''}${Array(5).fill(word).join(' ')}`].map((text, index) => ({
        text,
        x: 60 + 260 * side + 6 * index,
        y: 700 - 12 * line,
      })),
    ),
  );
  const { text } = await parseOne('a.pdf', writePdf([page], {}, arabicFont));
  expect(text).toMatch(/^مجلس[^ق]+مجلس\.\s+قال[^ج]+قال\.$/);
});

describe('what a browser prints around a page', () => {
  const url = 'https://courier.example/velm/quay?id=7';
  const page = [{ text: 'Velm closes its quay', x: 60, y: 760, size: 20 }, ...column(60, 720, wall)];
  const edges = (head: readonly string[], foot: readonly string[]) => [
    ...head.map((text, index) => ({ text, x: 24 + 260 * index, y: 820, size: 8 })),
    ...foot.map((text, index) => ({ text, x: 24 + 300 * index, y: 17, size: 8 })),
  ];

  test.each([
    ['Chromium', ['11/30/26, 12:16 PM', 'Quay - The Velm Courier'], [url, '1/1'], url],
    ['Chromium, without a title', ['30.11.26, 12:16'], [url, '1/1'], url],
    ['Chromium, of a file', ['2026-11-30 12:16', 'Quay'], ['file:///home/ana/quay.html', '1/1'], null],
    ['Firefox', ['Quay - The Velm Courier', url], ['1 of 3', '11/30/26, 12:16 PM'], url],
    [
      'Firefox, cut to fit',
      ['Quay', 'https://courier.example/vel...'],
      ['1 von 3', '30.11.2026, 12:16'],
      null,
    ],
    ['Safari', ['Quay', '30/11/2026, 12:16'], [url, 'Page 1 of 3'], url],
  ])('%s', async (_, head, foot, address) => {
    const article = await parseOne('a.pdf', writePdf([[...page, ...edges(head, foot)]]));
    const read = article.blocks.filter(({ setAside }) => !setAside);
    expect(read).toHaveLength(2);
    expect(article).toMatchObject({ title: 'Velm closes its quay', publishedAt: null, address });
    expect(article.provenance.address).toBe(address === null ? undefined : 'printed');
  });

  test.each([
    ['an address and a number at the end', ['Velm, 3 March'], ['Read more at', url]],
    ['a fraction at the end', ['Velm, 3 March'], ['Turnout was', '1/3']],
  ])('text stays text: %s', async (_, head, foot) => {
    const article = await parseOne('a.pdf', writePdf([[...page, ...edges(head, foot)]]));
    expect(article).toMatchObject({ address: null });
    expect(article.text).toContain(foot.join(' '));
  });

  test('an address on the margin is not where the article is', async () => {
    const stamp = { text: url, x: 30, y: 300, isTurned: true };
    expect((await parseOne('a.pdf', writePdf([[...page, stamp]]))).address).toBeNull();
  });

  test('the headline stays where the print has no line above it', async () => {
    const headline = { text: 'Velm raises 2 to 5 walls', x: 60, y: 800, size: 20 };
    const foot = edges([], [url, '1/1']);
    const article = await parseOne('a.pdf', writePdf([[headline, ...column(60, 720, wall), ...foot]]));
    expect(article).toMatchObject({ title: headline.text, address: url });
  });

  test('the title of the page gives way to the headline that it repeats', async () => {
    const info = { Title: 'Velm closes its quay | The Velm Courier', Producer: 'Skia/PDF m140' };
    const article = await parseOne('a.pdf', writePdf([page], info));
    expect(article).toMatchObject({ title: 'Velm closes its quay', provenance: { title: 'printed' } });
  });
});

describe('what a PDF says of itself', () => {
  const page = [column(60, 740, wall)];
  test('title, author and times with their zones', async () => {
    const info = {
      Title: 'Velm closes its quay',
      Author: 'Ana Roth',
      CreationDate: "D:20260304093000+01'00'",
      ModDate: 'D:20260305120000Z',
    };
    expect(await parseOne('a.pdf', writePdf(page, info))).toMatchObject({
      title: 'Velm closes its quay',
      author: 'Ana Roth',
      publishedAt: '2026-03-04T08:30:00.000Z',
      publishedZone: '+01:00',
      updatedAt: '2026-03-05T12:00:00.000Z',
      provenance: { title: 'document', author: 'document', publishedAt: 'document', updatedAt: 'document' },
    });
  });

  test.each([
    [{ Title: 'Microsoft Word - quay_final2.docx', Author: 'admin' }],
    [{ Title: 'quay.indd' }],
    [{ Title: 'Untitled' }],
    [{ Title: 'DOC_0042' }],
  ])('what a program put in is none: %j', async (info) => {
    const { title, author } = await parseOne('a.pdf', writePdf(page, info));
    expect(title).toMatch(/^The harbour authority/);
    expect(author).toBeNull();
  });

  test('the day on which a browser printed a page is not the day of the article', async () => {
    const info = { Producer: 'Skia/PDF m140', CreationDate: 'D:20260304093000Z' };
    expect((await parseOne('a.pdf', writePdf(page, info))).publishedAt).toBeNull();
  });

  test.each([
    ["D:20260304093000-05'30'", '2026-03-04T15:00:00.000Z'],
    ['D:20260304', '2026-03-04'],
    ['D:20260304093000', '2026-03-04'],
    ['2026-03-04T09:30:00+01:00', '2026-03-04T08:30:00.000Z'],
    ['D:2026', null],
    ['D:20261399', null],
    ['soon', null],
  ])('%s', (text, at) => {
    expect(readDocumentTime(text)?.at ?? null).toBe(at);
  });
});

test.each([
  ['pages without text', writePdf([[], []]), 'its 2 pages are pictures'],
  ['no PDF at all', new TextEncoder().encode('%PDF-1.4 and nothing else'), 'is damaged'],
  ['half a PDF', writePdf([column(60, 740, wall)]).subarray(0, 60), 'is damaged'],
])('%s: refused with what to do', async (_, bytes, said) => {
  await expect(parseOne('a.pdf', bytes)).rejects.toThrow(
    expect.objectContaining({
      code: 'unreadable',
      message: expect.stringMatching(new RegExp(`^a.pdf .*${said}`)),
    }),
  );
});

test('a locked PDF says that it is locked', async () => {
  // The standard security handler with an owner's and a user's password that nobody knows.
  const locked = Buffer.from(writePdf([column(60, 740, wall)]))
    .toString('latin1')
    .replace(
      '/Info 4 0 R',
      `/Info 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
    );
  await expect(parseOne('a.pdf', Uint8Array.from(Buffer.from(locked, 'latin1')))).rejects.toThrow('password');
});
