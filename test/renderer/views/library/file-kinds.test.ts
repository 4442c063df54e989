import { describe, expect, it, test } from 'vitest';
import { fileEndings, listChosen, listDropped } from '../../../../renderer/views/library/file-kinds.ts';

const named = (path: string) => {
  const file = new File([path], path.split('/').at(-1)!);
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
};

const fileEntry = (fullPath: string) => ({
  isDirectory: false,
  name: fullPath.split('/').at(-1),
  fullPath,
  file: (done: (file: File) => void) => done(named(fullPath)),
});
/** Gives its entries a few at a time, as browsers do. */
const folderEntry = (fullPath: string, entries: readonly object[]) => ({
  isDirectory: true,
  name: fullPath.split('/').at(-1),
  fullPath,
  createReader: () => {
    const left = [...entries];
    return { readEntries: (done: (some: readonly object[]) => void) => done(left.splice(0, 2)) };
  },
});
const drop = (...entries: readonly object[]) =>
  ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files: [] }) as never;

describe('files of folders', () => {
  it('come in the order of their paths, without what systems leave there', () => {
    const files = ['desk/b.txt', 'desk/.DS_Store', 'desk/a/z.html', 'desk/Thumbs.db', 'desk/~$open.docx'];
    expect(listChosen(files.map(named)).map(({ name }) => name)).toEqual(['z.html', 'b.txt']);
  });

  it('are all found when they are dropped, however deep and however many', async () => {
    const inside = Array.from({ length: 5 }, (_, index) => fileEntry(`/desk/in/${index}.txt`));
    const files = await listDropped(
      drop(
        folderEntry('/desk', [folderEntry('/desk/in', inside), fileEntry('/desk/.hidden')]),
        fileEntry('/a.pdf'),
      ),
    );
    expect(files.map(({ name }) => name)).toEqual(['a.pdf', '0.txt', '1.txt', '2.txt', '3.txt', '4.txt']);
  });

  it('are the files themselves where nothing is said of folders', async () => {
    const file = named('a.txt');
    expect(await listDropped({ items: [], files: [file] } as never)).toEqual([file]);
  });
});

test.each([
  ...['txt', 'md', 'html', 'htm', 'xhtml', 'shtml', 'mht', 'mhtml', 'pdf', 'docx', 'eml'],
  ...['rss', 'atom', 'rdf', 'xml', 'csv', 'tsv', 'tab', 'xlsx', 'zip'],
])('a file with the ending %s can be chosen', (ending) => {
  expect(fileEndings).toContain(`.${ending}`);
});
