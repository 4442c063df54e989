import { DomainError } from '../contract/domain-error.ts';
import type { kinds } from '../words/en/files.ts';
import { saying } from '../words/saying.ts';
import type { SourceFile } from './article.ts';

/** The kinds of file that are read. `packed` is a ZIP archive of any kind: what it holds tells which. */
export type FileKind = 'text' | 'markdown' | 'html' | 'pdf' | 'packed' | 'table' | 'feed' | 'message';

const kindsByExtension: Readonly<Record<string, FileKind>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  pdf: 'pdf',
  docx: 'packed',
  xlsx: 'packed',
  zip: 'packed',
  csv: 'table',
  tsv: 'table',
  tab: 'table',
  rss: 'feed',
  atom: 'feed',
  rdf: 'feed',
  xml: 'feed',
  eml: 'message',
  mht: 'message',
  mhtml: 'message',
};

/** What is not read, as the catalogue knows it. */
type ForeignKind = keyof typeof kinds;

/** Files that begin in a way of their own and are not read. */
const refused: readonly { begins: RegExp; kind: ForeignKind }[] = [
  { begins: /^\{\\rtf/, kind: 'richText' },
  {
    begins: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
    kind: 'olderDocument',
  },
  {
    begins:
      /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|\0\0\0.ftyp(?:avif|hei[cfx]|mif1))/s,
    kind: 'picture',
  },
  {
    begins:
      /^(?:ID3[\x02-\x04]|OggS\0|fLaC\0|RIFF.{4}(?:WAVE|AVI )|\0\0\0.ftyp|\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2])/s,
    kind: 'recording',
  },
  {
    begins: /^(?:\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a|BZh\d1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd)/,
    kind: 'archive',
  },
  { begins: /^SQLite format 3\0/, kind: 'database' },
  { begins: /^(?:%!PS|\xc5\xd0\xd3\xc6)/, kind: 'postScript' },
];

/**
 * What kind of file this is: by how its bytes begin, then by its name's ending, and where that says nothing by its
 * markup. A name without an ending is plain text, and a whole page under the name of a text is a page.
 * @throws DomainError unreadable, which names the kind and says what to do
 */
export function recogniseFile({ name, bytes }: SourceFile): FileKind {
  const head = readBytes(bytes, 1024);
  if (bytes.length === 0) throw new DomainError('unreadable', saying('files.empty', { name }));
  if (isPacked(bytes)) return 'packed';
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const named = extension === undefined ? undefined : kindsByExtension[extension];
  // Printers and mail programs put lines before it (PDF 2.0, annex I).
  if (head.startsWith('%PDF-') || (named === 'pdf' && head.includes('%PDF-'))) return 'pdf';
  const known = refused.find(({ begins }) => begins.test(head));
  if (known) throw refusal(name, known.kind);
  if (named === 'text') return head.includes('<') && isWholePage(bytes) ? 'html' : 'text';
  if (named !== undefined && named !== 'feed' && named !== 'pdf' && named !== 'packed') return named;
  const markup = recogniseMarkup(bytes);
  if (markup === 'html' || markup === 'feed') return markup;
  if (markup !== null) throw refusal(name, markup);
  // Its reader finds the header wherever it is.
  if (named === 'pdf') return 'pdf';
  if (named === 'packed') {
    throw new DomainError('unreadable', saying('files.misnamed', { name }));
  }
  if (named === undefined && (extension === undefined || !/^[a-z][a-z0-9]{0,7}$/.test(extension)))
    return 'text';
  throw refusal(name, 'unknown');
}

/** One character a byte. A decoder for “latin1” would take it for windows-1252, as the web does. */
const readBytes = ({ buffer, byteOffset, length }: Uint8Array, most: number) =>
  Buffer.from(buffer, byteOffset, Math.min(length, most)).toString('latin1');

const refusal = (name: string, kind: ForeignKind) =>
  new DomainError(
    'unreadable',
    saying('files.foreign', { name, kind: saying(`kinds.${kind}`), advice: saying(`advice.${kind}`) }),
  );

/** True for markup that begins as a page and has more than one of a page's parts: a text can begin with a tag. */
function isWholePage(bytes: Uint8Array): boolean {
  if (recogniseMarkup(bytes) !== 'html') return false;
  const parts = readBytes(bytes, 8192)
    .replaceAll('\0', '')
    .toLowerCase()
    .match(/<(?:!doctype html|html|head|title|body)\b/g);
  return new Set(parts).size > 1;
}

/** Whether markup is a page or a feed; null where it is none; else what it is instead. */
function recogniseMarkup(bytes: Uint8Array): 'html' | 'feed' | ForeignKind | null {
  const isWide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0;
  const head = readBytes(bytes, 8192);
  const plain = (isWide ? head.replace(/\0|^[\xff\xfe]{2}/g, '') : head).replace(/^\xef\xbb\xbf/, '');
  const root = findRoot(plain);
  if (root === null) return null;
  if (/^(?:!doctype html|html|head|body)$/.test(root)) return 'html';
  const local = root.replace(/^.*:/, '');
  if (/^(?:rss|feed|rdf|channel)$/.test(local)) return 'feed';
  if (local === 'opml') return 'feeds';
  if (/^(?:service|categories|urlset|sitemapindex|opensearchdescription)$/.test(local)) return 'addresses';
  return plain.trimStart().startsWith('<?xml') || local === 'svg' ? 'xml' : null;
}

/** The name of the first element, in lower case, behind declarations and comments. */
function findRoot(markup: string): string | null {
  const skipped =
    /\s*(?:<\?[^>]*>|<!--(?:[^-]|-(?!->))*-->|<!(?!doctype\s+html)[^>[]*(?:\[(?:[^\]"']|"[^"]*"|'[^']*')*\]\s*)?>)/iy;
  let at = 0;
  while (skipped.test(markup)) at = skipped.lastIndex;
  const root = /^\s*<(!doctype html|[a-z][\w.:-]*)/i.exec(markup.slice(at))?.[1];
  return root === undefined ? null : root.toLowerCase().replace(/\s+/, ' ');
}

/** True for a ZIP archive, as DOCX and XLSX are too: its first entry's mark, or that of an empty one. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}
