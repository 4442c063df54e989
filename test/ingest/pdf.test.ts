import { describe, expect, test } from 'vitest';
import { readDocumentTime } from '../../src/ingest/document-details.ts';
import { parseOne } from '../support/parse-one.ts';
import { japaneseFont, type PdfText, writePdf } from '../support/write-pdf.ts';

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
