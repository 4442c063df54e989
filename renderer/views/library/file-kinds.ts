/** What the importer reads, by the endings of names; `library.fileKinds` says it to people. */
export const fileEndings: readonly string[] = [
  ...['.html', '.htm', '.xhtml', '.shtml', '.mht', '.mhtml', '.pdf', '.docx', '.txt', '.text'],
  ...['.md', '.markdown', '.eml', '.xml', '.rss', '.atom', '.rdf', '.csv', '.tsv', '.tab', '.xlsx', '.zip'],
];

/** What systems leave in folders. */
const litter = /^(?:\.|Thumbs\.db$|desktop\.ini$|~\$)/i;

/**
 * All files that were dropped, those inside folders too, in the order of their paths. What systems leave in folders
 * is passed over.
 */
export async function listDropped(data: DataTransfer): Promise<File[]> {
  // The list of items is empty after this turn: the entries are taken at once.
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length === 0) return [...data.files];
  const found: { path: string; file: File }[] = [];
  const waiting = [...entries];
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (entry.isDirectory) waiting.push(...(await readFolder(entry as FileSystemDirectoryEntry)));
    else if (!litter.test(entry.name))
      found.push({ path: entry.fullPath, file: await readEntry(entry as FileSystemFileEntry) });
  }
  return sortByPath(found);
}

/** The files of a folder that was chosen, in the order of their paths. */
export function listChosen(files: Iterable<File>): File[] {
  const wanted = [...files].filter(({ name }) => !litter.test(name));
  return sortByPath(wanted.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

function sortByPath(found: readonly { path: string; file: File }[]): File[] {
  return found.toSorted((x, y) => (x.path < y.path ? -1 : 1)).map(({ file }) => file);
}

const readEntry = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** Browsers give a folder a hundred entries at a time. */
async function readFolder(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
