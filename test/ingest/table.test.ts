import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableColumns } from '../../src/contract/import.ts';
import { guessDelimiter, readCsvRows } from '../../src/ingest/csv.ts';
import { type ParsedArticle, parseFile, previewTable } from '../../src/ingest/index.ts';
import { readCellAddress, readCellTime } from '../../src/ingest/table-cells.ts';
import { guessColumns } from '../../src/ingest/table-columns.ts';
import { sayInEnglish } from '../../src/words/spoken.ts';
import { writeXlsx } from '../support/write-office.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const rowsOf = (text: string, delimiter = ',') =>
  [...readCsvRows(utf8(text), 'utf-8', delimiter)].map(({ cells }) => cells);

async function read(name: string, bytes: Uint8Array, columns?: TableColumns) {
  const items = [];
  for await (const { part, result } of parseFile({ name, bytes }, { columns }))
    items.push({ part, ...(result.ok ? result.value : { refused: sayInEnglish(result.error.saying) }) });
  return items as (ParsedArticle & { part: string | null; refused?: string })[];
}

describe('separated values', () => {
  test.each([
    [
      'quoted delimiters and marks',
      'a,b\n"1, ""one""",2\n',
      [
        ['a', 'b'],
        ['1, "one"', '2'],
      ],
    ],
    [
      'line ends of all kinds',
      'a,b\r\n1,2\r3,4\n"5\r\n6",7',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
        ['5\r\n6', '7'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n1,"",""\n,,\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
        ['', '', ''],
      ],
    ],
    ['text behind a closing mark', '"a"b ,c\n', [['ab', 'c']]],
    ['marks inside a cell', 'a 5" pipe,b\n', [['a 5" pipe', 'b']]],
    ['a byte order mark', '\ufeffa,b', [['a', 'b']]],
    ['Excel’s first line', 'sep=;\na,b\n', [['a', 'b']]],
    [
      'a mark that is never closed',
      'a,b\n"1,2\n3,4\n',
      [
        ['a', 'b'],
        ['"1', '2'],
        ['3', '4'],
      ],
    ],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  test('what is written by the rules comes back, however it is cut', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é', '\t'),
      maxLength: 6,
    });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t', '||'), (rows, delimiter) => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = rows.map((cells) => cells.map(quote).join(delimiter)).join('\r\n');
        expect(rowsOf(text, delimiter)).toEqual(rows);
      }),
    );
  });

  test('rows over the border of what is decoded at a time', () => {
    const row = `${'é'.repeat(700_000)},"x ""y"""`;
    const rows = rowsOf(`${row}\r\n${row}\r\n${row}`);
    expect(rows).toEqual(Array(3).fill(['é'.repeat(700_000), 'x "y"']));
  });

  test('marks that are never closed cost no time', () => {
    expect(rowsOf(`a,b\n${'"x""y\n'.repeat(300_000)}`)).toHaveLength(150_001);
    expect(rowsOf(`a,b\n"${'word '.repeat(3_000_000)}`).length).toBeLessThan(10);
  });

  test.each([
    ['a,b\n1,2\n', ','],
    ['a;b;c\n1,5;2;3\n', ';'],
    ['a\tb\n1, 2\t3\n', '\t'],
    ['a|b\n1|2\n', '|'],
    ['text\nOne, two.\nThree, four.\n', ','],
    ['sep=|\na,b|c\n', '|'],
  ])('the delimiter of %j', (text, delimiter) => {
    expect(guessDelimiter(utf8(text), 'utf-8')).toBe(delimiter);
  });
});

const sentence = 'Divers found cracks in the northern wall of the harbour on Monday.';

describe('which column is what', () => {
  test.each([
    [
      ['id', 'headline', 'byline', 'source', 'published_at', 'url', 'lang', 'body'],
      { title: 1, author: 2, publisher: 3, publishedAt: 4, address: 5, language: 6, text: 7 },
    ],
    [
      ['Überschrift', 'Autorin', 'Quelle', 'Datum', 'Link', 'Volltext'],
      { title: 0, author: 1, publisher: 2, publishedAt: 3, address: 4, text: 5 },
    ],
    [
      ['Título', 'Autor', 'Medio', 'Fecha de publicación', 'Enlace', 'Texto'],
      { title: 0, author: 1, publisher: 2, publishedAt: 3, address: 4, text: 5 },
    ],
    [
      ['Заголовок', 'Автор', 'Источник', 'Дата', 'Ссылка', 'Текст'],
      { title: 0, author: 1, publisher: 2, publishedAt: 3, address: 4, text: 5 },
    ],
    [['Article title', 'Date published', 'Article text'], { title: 0, publishedAt: 1, text: 2 }],
  ])('by names: %j', (head, columns) => {
    expect(guessColumns([head, head.map(() => 'x')])).toEqual({ ...columns, hasHeader: true });
  });

  test('by what the cells hold, where nobody names them', () => {
    const row = (number: number) => [
      `${number}`,
      '2026-03-04',
      `https://post.example/${number}`,
      'Quay closed again',
      sentence,
    ];
    expect(guessColumns([row(1), row(2)])).toEqual({
      publishedAt: 1,
      address: 2,
      title: 3,
      text: 4,
      hasHeader: false,
    });
    expect(guessColumns([['n', 'when', 'where', 'about', 'words'], row(1), row(2)])).toMatchObject({
      text: 4,
      hasHeader: true,
    });
  });

  test('none where no column holds text', () => {
    expect(
      guessColumns([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toBeNull();
  });
});

test.each([
  ['2026-03-04', '2026-03-04'],
  ['2026-03-04 09:30', '2026-03-04'],
  ['2026-03-04T09:30:00+01:00', '2026-03-04T08:30:00.000Z'],
  ['04.03.2026', '2026-03-04'],
  ['2026/3/4', '2026-03-04'],
  ['25/03/2026', '2026-03-25'],
  ['03/25/2026', '2026-03-25'],
  ['03/04/2026', null],
  ['4 March 2026', '2026-03-04'],
  ['Wed, 04 Mar 2026 09:30:00 GMT', '2026-03-04T09:30:00.000Z'],
  ['1772613000', '2026-03-04T08:30:00.000Z'],
  ['12', null],
  ['', null],
  ['soon', null],
])('the time %j', (cell, at) => {
  expect(readCellTime(cell)?.at ?? null).toBe(at);
});

test('a day in figures that could be two is read in the order that is known of it', () => {
  const days = (cell: string) =>
    ([null, 'day first', 'month first'] as const).map((order) => readCellTime(cell, order)?.at ?? null);
  expect(days('03/04/2026')).toEqual([null, '2026-04-03', '2026-03-04']);
  expect(days('3-4-2026')).toEqual([null, '2026-04-03', '2026-03-04']);
  expect(days('25/03/2026')).toEqual(['2026-03-25', '2026-03-25', '2026-03-25']);
  expect(days('03/25/2026')).toEqual(['2026-03-25', '2026-03-25', '2026-03-25']);
  expect(days('31/31/2026')).toEqual([null, null, null]);
});

test('other days of the table settle the order, unless they contradict each other', () => {
  const guess = (...days: string[]) =>
    guessColumns([['body', 'when'], ...days.map((day) => ['x', day])])!.dayOrder;
  expect(guess('05/06/2026', '28/06/2026')).toBe('day first');
  expect(guess('05/06/2026', '06/28/2026')).toBe('month first');
  expect(guess('05/06/2026', '28/06/2026', '06/28/2026')).toBeUndefined();
  expect(guess('05/06/2026', '2026-06-28')).toBeUndefined();
  expect(
    guessColumns([
      ['body', 'when'],
      ['x', '05/06/2026'],
    ]),
  ).toMatchObject({ publishedAt: 1 });
});

test('what stands where a date belongs and is not read is told, with the date that could be two days', async () => {
  const csv = `title,day,body\nOne,05/06/2026,${sentence}\nTwo,soon,${sentence}\nThree,,${sentence}\n`;
  const columns: TableColumns = { title: 0, publishedAt: 1, text: 2, hasHeader: true };
  expect(await read('a.csv', utf8(csv), columns)).toMatchObject([
    { publishedAt: null, unreadDates: ['05/06/2026'] },
    { publishedAt: null, unreadDates: ['soon'] },
    { publishedAt: null, unreadDates: [] },
  ]);
  const settled = await read('a.csv', utf8(csv), { ...columns, dayOrder: 'day first' });
  expect(settled[0]).toMatchObject({ publishedAt: '2026-06-05', unreadDates: [] });
  const { unsettledDays } = await previewTable({ name: 'a.csv', bytes: utf8(csv) }, {});
  expect(unsettledDays).toEqual([null, '05/06/2026', null]);
});

test.each([
  ['https://post.example/a?b=c', 'https://post.example/a?b=c'],
  ['www.post.example/a', 'https://www.post.example/a'],
  ['javascript:alert(1)', null],
  ['https://a b', null],
])('the address %j', (cell, address) => {
  expect(readCellAddress(cell)).toBe(address);
});

const columns: TableColumns = { title: 0, publishedAt: 1, address: 2, text: 3, hasHeader: true };

test('each row is an article, called by its number in the file', async () => {
  const csv = `headline,date,url,body\nQuay closed,2026-03-04,https://post.example/1,"${sentence}\nNobody was hurt."\n,,,\nFares,soon,nowhere,Fares stay as they are.\nEmpty,2026-03-04,,\n`;
  const items = await read('a.csv', utf8(csv), columns);
  expect(items).toMatchObject([
    {
      part: 'row 2',
      title: 'Quay closed',
      publishedAt: '2026-03-04',
      address: 'https://post.example/1',
      text: `Quay closed\n\n${sentence}\nNobody was hurt.`,
      mediaType: 'text/csv',
      provenance: { title: 'table', publishedAt: 'table', address: 'table' },
    },
    { part: 'row 4', title: 'Fares', publishedAt: null, address: null },
    { part: 'row 5', refused: expect.stringContaining('row 5') },
  ]);
});

test.each(['headline,date,url,body\n', 'headline,date,url,body\n,,,\n'])(
  'a table without a row under the names of its columns is one refusal: %j',
  async (csv) => {
    expect(await read('a.csv', utf8(csv), columns)).toEqual([
      { part: null, refused: expect.stringMatching(/^a\.csv has no row .* Choose/) },
    ]);
  },
);

test('what stands above the names of the columns is no row', async () => {
  const csv = `Press review,,\n,,\nDate,Headline,Article text\n2026-03-04,Quay closed,"${sentence}"\n`;
  const file = { name: 'a.csv', bytes: utf8(csv) };
  const { rows, guess } = await previewTable(file, {});
  expect(rows[0]).toEqual(['Date', 'Headline', 'Article text']);
  expect(guess).toMatchObject({ publishedAt: 0, title: 1, text: 2, hasHeader: true });
  expect(await read('a.csv', file.bytes, guess!)).toMatchObject([
    { part: 'row 4', title: 'Quay closed', publishedAt: '2026-03-04' },
  ]);
  // One column of texts has no title that could be told from them.
  const texts = await read('b.csv', utf8(`One\nTwo\nThree, with more\n`), { text: 0, hasHeader: false });
  expect(texts.map(({ part }) => part)).toEqual(['row 1', 'row 2', 'row 3']);
});

test('a column of HTML is read as HTML, and a single tag is text', async () => {
  const html = await read('a.csv', utf8('body\n<p>One.</p><p>Two.</p>\n<p>Three.</p>\n'), {
    text: 0,
    hasHeader: true,
  });
  expect(html.map(({ text }) => text)).toEqual(['One.\n\nTwo.', 'Three.']);
  const text = await read('a.csv', utf8('body\nPress <b>ctrl</b>.\nOne.\nTwo.\n'), {
    text: 0,
    hasHeader: true,
  });
  expect(text[0]!.text).toBe('Press <b>ctrl</b>.');
});

test('a table whose columns were not chosen is one refusal', async () => {
  expect(await read('a.csv', utf8('a,b\n1,2\n'))).toEqual([
    { part: null, refused: expect.stringMatching(/^a\.csv .*column/) },
  ]);
});

describe('the first look at a table', () => {
  test('shows how it is read, and goes by what is chosen', async () => {
    const bytes = Uint8Array.from(
      Buffer.from(`titel;text\nKai gesperrt;Die Behörde: ${sentence}\n`, 'latin1'),
    );
    expect(await previewTable({ name: 'a.csv', bytes }, {})).toEqual({
      kind: 'csv',
      encoding: 'windows-1252',
      delimiter: ';',
      sheets: [],
      rows: [
        ['titel', 'text'],
        ['Kai gesperrt', `Die Behörde: ${sentence}`],
      ],
      unsettledDays: [null, null],
      guess: { title: 0, text: 1, hasHeader: true },
    });
    expect(
      await previewTable({ name: 'a.csv', bytes }, { delimiter: ',', encoding: 'iso-8859-5' }),
    ).toMatchObject({
      encoding: 'iso-8859-5',
      delimiter: ',',
      guess: { delimiter: ',', encoding: 'iso-8859-5' },
    });
  });

  test('of a file that is cut anywhere leaves out the row that is cut', async () => {
    const long = utf8(`title,text\n${`Quay,"${sentence.repeat(40)}"\n`.repeat(60)}`).subarray(
      0,
      64 * 1024 + 7,
    );
    const { rows } = await previewTable({ name: 'a.csv', bytes: long }, {});
    expect(new Set(rows.slice(1).map((cells) => cells.length))).toEqual(new Set([2]));
    expect(new Set(rows.slice(1).map(([, text]) => text!.length))).toEqual(new Set([300]));
  });

  test.each([
    ['a.csv', utf8(''), {}],
    ['a.csv', utf8('a,b'), { encoding: 'klingon' }],
    ['a.txt', utf8('a,b'), {}],
    ['a.xlsx', writeXlsx({ One: '<row/>' }), { sheet: 'Two' }],
  ])('%s: refused', async (name, bytes, choice) => {
    await expect(previewTable({ name, bytes }, choice)).rejects.toThrow(
      expect.objectContaining({ code: 'unreadable', message: expect.stringContaining(name) }),
    );
  });
});

describe('workbooks', () => {
  const cell = (reference: string, type: string, value: string, style = 0) =>
    `<c r="${reference}" t="${type}" s="${style}"><v>${value}</v></c>`;
  const sheet = [
    `<row r="1">${cell('A1', 's', '0')}${cell('B1', 's', '1')}<c r="D1" t="inlineStr"><is><t>body</t></is></c></row>`,
    `<row r="2">${cell('A2', 's', '2')}${cell('B2', 'n', '46085', 1)}${cell('D2', 'str', sentence)}</row>`,
    `<row r="7">${cell('A7', 'n', '0.1')}${cell('B7', 'n', '46085.5', 2)}${cell('C7', 'b', '1')}${cell('D7', 'n', '12.50', 3)}</row>`,
  ].join('');
  const strings = [
    '<t>headline</t>',
    '<t>date</t>',
    '<r><t>Quay </t></r><r><t>closed</t></r><rPh><t>kwai</t></rPh>',
  ];

  test('their sheets, texts, dates and numbers', async () => {
    const bytes = writeXlsx({ Articles: sheet, Other: '' }, strings);
    expect(await previewTable({ name: 'a.xlsx', bytes }, {})).toEqual({
      kind: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: ['Articles', 'Other'],
      rows: [
        ['headline', 'date', '', 'body'],
        ['Quay closed', '2026-03-04', '', sentence],
        ['0.1', '2026-03-04 12:00:00', 'TRUE', '12.5'],
      ],
      unsettledDays: [null, null, null, null],
      guess: { title: 0, publishedAt: 1, text: 3, hasHeader: true },
    });
    const items = await read('a.xlsx', bytes, { title: 0, publishedAt: 1, text: 3, hasHeader: true });
    expect(items).toMatchObject([
      { part: 'row 2', title: 'Quay closed', publishedAt: '2026-03-04' },
      { part: 'row 7', publishedAt: '2026-03-04' },
    ]);
  });

  test('a sheet that names no columns gives way to one that does', async () => {
    const cover = `<row r="1">${cell('A1', 'str', 'Press review, made by the desk')}</row>`;
    const file = { name: 'a.xlsx', bytes: writeXlsx({ Cover: cover, Empty: '', Articles: sheet }, strings) };
    expect(await previewTable(file, {})).toMatchObject({
      sheets: ['Cover', 'Empty', 'Articles'],
      rows: [['headline', 'date', '', 'body'], [], []].map((row) => expect.arrayContaining(row)),
      guess: { title: 0, text: 3, sheet: 'Articles' },
    });
    expect((await previewTable(file, { sheet: 'Cover' })).rows).toEqual([['Press review, made by the desk']]);
  });

  test('a Macintosh’s dates begin in 1904', async () => {
    const bytes = writeXlsx(
      { One: `<row r="1">${cell('A1', 'n', '44623', 1)}</row>` },
      [],
      '<workbookPr date1904="1"/>',
    );
    expect((await previewTable({ name: 'a.xlsx', bytes }, {})).rows).toEqual([['2026-03-04']]);
  });

  test('cells far to the right cost no time', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 1}">${cell(`XFD${index + 1}`, 'n', '1')}</row>`,
    );
    const items = await read('a.xlsx', writeXlsx({ One: rows.join('') }), { text: 16_383, hasHeader: false });
    expect(items).toHaveLength(20_000);
  });
});
