import { expect, test } from 'vitest';
import { parseOne } from '../support/parse-one.ts';
import { docxParts, paragraph, writeDocx } from '../support/write-office.ts';
import { writeZip } from '../support/write-zip.ts';

const blocksOf = async (bytes: Uint8Array) => {
  const article = await parseOne('a.docx', bytes);
  return article.blocks.map(({ start, end, role }) => [role, article.text.slice(start, end).trim()]);
};

test('headings, quotations and rows of tables by their marks', async () => {
  const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => paragraph(text)).join('')}</w:tc>`;
  const body = [
    paragraph('Velm closes its quay', 'Title'),
    paragraph('Divers found cracks in the wall, the authority said on Monday.'),
    paragraph('What next', 'Heading1'),
    paragraph('“We had no warning,” the captain said.', 'Quote'),
    `<w:tbl><w:tr>${cell('Month')}${cell('Ships', 'in')}</w:tr><w:tr>${cell('May')}${cell('214')}</w:tr></w:tbl>`,
    paragraph('Fares stay as they are.'),
  ].join('');
  expect(await blocksOf(writeDocx(body))).toEqual([
    ['heading', 'Velm closes its quay'],
    ['paragraph', 'Divers found cracks in the wall, the authority said on Monday.'],
    ['heading', 'What next'],
    ['quote', '“We had no warning,” the captain said.'],
    ['table-row', expect.stringMatching(/^Month\sShips in$/)],
    ['table-row', expect.stringMatching(/^May\s214$/)],
    ['paragraph', 'Fares stay as they are.'],
  ]);
});

test('what it says of itself', async () => {
  const properties =
    '<dc:title>Velm closes its quay</dc:title><dc:creator>Ana Roth</dc:creator><dcterms:created>2026-03-04T08:30:00Z</dcterms:created><dcterms:modified>2026-03-05T12:00:00Z</dcterms:modified>';
  expect(await parseOne('a.docx', writeDocx(paragraph('Fares stay as they are.'), properties))).toMatchObject(
    {
      title: 'Velm closes its quay',
      author: 'Ana Roth',
      publishedAt: '2026-03-04T08:30:00.000Z',
      publishedZone: '+00:00',
      updatedAt: '2026-03-05T12:00:00.000Z',
      provenance: { title: 'document', author: 'document', publishedAt: 'document' },
    },
  );
});

test('what it prints of itself is known better than what the program that wrote it noted', async () => {
  const properties =
    '<dc:title>Draft 3 final</dc:title><dc:creator>aroth</dc:creator><dcterms:created>2026-03-06T08:30:00Z</dcterms:created><dcterms:modified>2026-03-07T12:00:00Z</dcterms:modified>';
  const lines = [
    paragraph('Velm closes its quay', 'Title'),
    paragraph('By Ana Roth'),
    paragraph('4 March 2026'),
    paragraph('Divers found cracks in the wall, the authority said on Monday.'),
  ];
  expect(await parseOne('a.docx', writeDocx(lines.join(''), properties))).toMatchObject({
    title: 'Velm closes its quay',
    author: 'Ana Roth',
    publishedAt: '2026-03-04',
    publishedZone: null,
    updatedAt: null,
    provenance: { title: 'markup', author: 'printed', publishedAt: 'printed' },
  });
});

test('what is struck through is not said any more', async () => {
  const struck = (text: string, mark: string) =>
    `<w:r><w:rPr><w:b/>${mark}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `<w:p>${struck('Ten', '<w:strike/>')}${struck('Twelve tons', '<w:strike w:val="0"/>')}${struck(' burned.', '')}</w:p>`;
  expect(await blocksOf(writeDocx(body))).toEqual([['paragraph', 'Twelve tons burned.']]);
});

test('a raised figure never makes another number', async () => {
  const raised = '<w:r><w:rPr><w:b/><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r>';
  const body = `<w:p><w:r><w:t>It was 10</w:t></w:r>${raised}<w:r><w:t>.</w:t></w:r></w:p>`;
  expect(await blocksOf(writeDocx(body))).toEqual([['paragraph', 'It was 10⁶.']]);
});

test('hidden words are no text', async () => {
  const hidden = '<w:r w:rsidR="1"><w:rPr><w:b/><w:vanish/></w:rPr><w:t>Ask the lawyer.</w:t></w:r>';
  const shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t xml:space="preserve">Two burned. </w:t></w:r>';
  const body = `<w:p>${shown}${hidden}<w:r><w:t>Nobody was hurt.</w:t></w:r></w:p>`;
  expect(await blocksOf(writeDocx(body))).toEqual([['paragraph', 'Two burned. Nobody was hurt.']]);
});

const bombed = (content: Uint8Array, claimedSize?: number) =>
  writeZip(
    docxParts(paragraph('Nothing')).map((part) =>
      part.path === 'word/document.xml'
        ? { ...part, content, ...(claimedSize !== undefined && { claimedSize }) }
        : part,
    ),
  );

test.each([
  ['a part that unpacks to more than any article', bombed(new Uint8Array(65 * 1024 * 1024)), 'too-large'],
  ['a part of 8 MB of blanks', bombed(new Uint8Array(8 * 1024 * 1024).fill(32)), 'too-large'],
  [
    'a part that is larger than it says',
    bombed(new Uint8Array(4 * 1024 * 1024).fill(32), 1000),
    'unreadable',
  ],
  ['a part that is smaller than it says', bombed(new Uint8Array(1000).fill(32), 2000), 'unreadable'],
  [
    'no document inside',
    writeZip([
      { path: '[Content_Types].xml', content: '<Types/>' },
      { path: 'word/x', content: 'x' },
    ]),
    'unreadable',
  ],
  [
    'a document with a lock',
    writeZip(docxParts(paragraph('x')).map((part) => ({ ...part, isEncrypted: true }))),
    'unreadable',
  ],
  ['half an archive', writeDocx(paragraph('x')).subarray(0, 400), 'unreadable'],
  [
    'more text than fits',
    writeDocx(paragraph('word '.repeat(1_300_000).replace(/w/g, () => 'w'))),
    'too-large',
  ],
])('%s: refused', async (_, bytes, code) => {
  await expect(parseOne('a.docx', bytes)).rejects.toThrow(
    expect.objectContaining({ code, message: expect.stringContaining('a.docx') }),
  );
});

test('a document type’s entities are not expanded', async () => {
  const parts = docxParts(paragraph('x')).map((part) =>
    part.path === 'word/document.xml'
      ? {
          ...part,
          content: `<!DOCTYPE x [<!ENTITY secret "expanded">]>${String(part.content).replace('>x<', '>Words &secret; here<')}`,
        }
      : part,
  );
  const text = await parseOne('a.docx', writeZip(parts)).then(
    (article) => article.text,
    (error: Error) => error.message,
  );
  expect(text).not.toContain('expanded');
});
