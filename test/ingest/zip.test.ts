import { expect, test } from 'vitest';
import { sayInEnglish } from '../../src/words/spoken.ts';
import { parseAll } from '../support/parse-one.ts';
import { paragraph, writeDocx, writeXlsx } from '../support/write-office.ts';
import { writePdf } from '../support/write-pdf.ts';
import { writeZip, type ZipPart } from '../support/write-zip.ts';

const read = async (parts: readonly ZipPart[], name = 'a.zip') =>
  (await parseAll(name, writeZip(parts))).map(({ part, inner, result }) => ({
    part,
    inner: inner?.name ?? null,
    said: result.ok ? result.value.title : sayInEnglish(result.error.saying),
  }));

test('each file of an archive is an item with its own name and bytes; litter is passed over', async () => {
  const pdf = writePdf([[{ text: 'Divers at the quay', x: 60, y: 700 }]]);
  const parts = [
    { path: 'news/', content: '' },
    { path: 'news/quay.txt', content: 'Quay closed' },
    { path: 'news/ön.docx', content: writeDocx(paragraph('Fares stay')) },
    { path: 'news/divers.pdf', content: pdf },
    { path: '__MACOSX/news/._quay.txt', content: 'x' },
    { path: 'news/.DS_Store', content: 'x' },
    { path: 'Thumbs.db', content: 'x' },
  ];
  expect(await read(parts)).toEqual([
    { part: 'news/quay.txt', inner: 'quay.txt', said: 'Quay closed' },
    { part: 'news/ön.docx', inner: 'ön.docx', said: 'Fares stay' },
    { part: 'news/divers.pdf', inner: 'divers.pdf', said: 'Divers at the quay' },
  ]);
  const items = await parseAll('a.zip', writeZip(parts));
  expect(Buffer.from(items[2]!.inner!.bytes).equals(pdf)).toBe(true);
});

test('the entries of a feed inside are parts of the archive', async () => {
  const feed = '<rss><channel><item><title>One</title></item><item><title>Two</title></item></channel></rss>';
  expect(await read([{ path: 'f/feed.xml', content: feed }])).toEqual([
    { part: 'f/feed.xml, entry 1', inner: null, said: 'One' },
    { part: 'f/feed.xml, entry 2', inner: null, said: 'Two' },
  ]);
});

test('a bad file is one refusal, and the next is read', async () => {
  const bad: ZipPart[] = [
    { path: '../../evil.txt', content: 'x' },
    { path: '/etc/evil.txt', content: 'x' },
    { path: 'c:\\evil.txt', content: 'x' },
    { path: 'a\\..\\evil.txt', content: 'x' },
    { path: 'inner.zip', content: writeZip([{ path: 'a.txt', content: 'x' }]) },
    { path: 'table.csv', content: 'a,b\n1,2\n' },
    { path: 'table.xlsx', content: writeXlsx({ One: '' }) },
    { path: 'bomb.txt', content: new Uint8Array(3 * 1024 * 1024) },
    { path: 'liar.txt', content: 'x'.repeat(5000), claimedSize: 10 },
    { path: 'locked.txt', content: 'x', isEncrypted: true },
    { path: 'empty.txt', content: '' },
  ];
  const items = await read([...bad, { path: 'good.txt', content: 'Quay closed' }]);
  expect(items.map(({ part }) => part)).toEqual([
    ...bad.map(({ path }) => path.replaceAll('\\', '/')),
    'good.txt',
  ]);
  expect(items.at(-1)).toMatchObject({ said: 'Quay closed' });
  for (const { inner, said } of items.slice(0, -1)) {
    expect(inner).toBeNull();
    expect(said).toMatch(/^\S.* .+\.$/);
  }
});

test.each([
  ['what is an archive by its bytes alone', 'article', writeDocx(paragraph('Fares stay')), 'Fares stay'],
  [
    'an OpenDocument file',
    'a.odt',
    writeZip([
      { path: 'mimetype', content: 'x' },
      { path: 'META-INF/manifest.xml', content: 'x' },
    ]),
    'OpenDocument',
  ],
  [
    'slides',
    'a.pptx',
    writeZip([
      { path: '[Content_Types].xml', content: 'x' },
      { path: 'ppt/presentation.xml', content: 'x' },
    ]),
    'Office file',
  ],
  [
    'too many files',
    'a.zip',
    writeZip(Array.from({ length: 2001 }, (_, index) => ({ path: `${index}.txt`, content: 'x' }))),
    '2,000 files',
  ],
  ['a damaged archive', 'a.zip', writeZip([{ path: 'a.txt', content: 'x' }]).subarray(0, 40), 'damaged'],
])('%s', async (_, name, bytes, said) => {
  const [item, ...others] = await parseAll(name, bytes);
  expect(others).toEqual([]);
  expect(item!.result.ok ? item!.result.value.title : sayInEnglish(item!.result.error.saying)).toContain(
    said,
  );
});

test('an archive with nothing to read in it gives nothing', async () => {
  expect(await read([{ path: '.DS_Store', content: 'x' }])).toEqual([]);
});
