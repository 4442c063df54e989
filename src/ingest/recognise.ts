import { DomainError } from '../contract/result.ts';
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

/** Files that begin in a way of their own and are not read: what they are, and what helps. */
const refused: readonly { begins: RegExp; what: string; advice: string }[] = [
  { begins: /^\{\\rtf/, what: 'a Rich Text document', advice: 'Save it as .docx or .txt and add that' },
  {
    begins: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/,
    what: 'a document of an older kind, or one locked with a password',
    advice: 'Open it, save it as .docx or .xlsx without a password and add that',
  },
  {
    begins:
      /^(?:\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP|\0\0\0.ftyp(?:avif|hei[cfx]|mif1))/s,
    what: 'a picture, which holds no text',
    advice: 'Run text recognition on it, save what it finds as .txt and add that',
  },
  {
    begins:
      /^(?:ID3[\x02-\x04]|OggS\0|fLaC\0|RIFF.{4}(?:WAVE|AVI )|\0\0\0.ftyp|\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2])/s,
    what: 'a recording',
    advice: 'Write down what is said, save it as .txt and add that',
  },
  {
    begins: /^(?:\x1f\x8b|7z\xbc\xaf\x27\x1c|Rar!\x1a|BZh\d1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd)/,
    what: 'an archive of a kind that Claimbench does not unpack',
    advice: 'Unpack it and add the files',
  },
  { begins: /^SQLite format 3\0/, what: 'a database', advice: 'Export its table as .csv and add that' },
  { begins: /^(?:%!PS|\xc5\xd0\xd3\xc6)/, what: 'a PostScript file', advice: 'Save it as PDF and add that' },
];

/**
 * What kind of file this is: by how its bytes begin, then by its name's ending, and where that says nothing by its
 * markup. A name without an ending is plain text.
 * @throws DomainError unreadable, which names the kind and says what to do
 */
export function recogniseFile({ name, bytes }: SourceFile): FileKind {
  const head = readBytes(bytes, 1024);
  if (bytes.length === 0)
    throw new DomainError(
      'unreadable',
      `“${name}” is empty. Save it anew where it comes from and add it again.`,
    );
  if (isPacked(bytes)) return 'packed';
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const named = extension === undefined ? undefined : kindsByExtension[extension];
  // Printers and mail programs put lines before it (PDF 2.0, annex I).
  if (head.startsWith('%PDF-') || (named === 'pdf' && head.includes('%PDF-'))) return 'pdf';
  const known = refused.find(({ begins }) => begins.test(head));
  if (known) throw refusal(name, known.what, known.advice);
  if (named !== undefined && named !== 'feed' && named !== 'pdf' && named !== 'packed') return named;
  const markup = recogniseMarkup(bytes);
  if (markup === 'html' || markup === 'feed') return markup;
  if (markup !== null) throw refusal(name, markup, 'Add the articles or feeds that it names');
  // Its reader finds the header wherever it is.
  if (named === 'pdf') return 'pdf';
  if (named === 'packed') {
    throw new DomainError(
      'unreadable',
      `“${name}” is damaged, or not what its name says. Open it in the program that it belongs to, save it anew and add it again.`,
    );
  }
  if (named === undefined && (extension === undefined || !/^[a-z][a-z0-9]{0,7}$/.test(extension)))
    return 'text';
  throw refusal(name, 'of a kind that Claimbench does not read', 'Save it as one of these and add that');
}

/** One character a byte. A decoder for “latin1” would take it for windows-1252, as the web does. */
const readBytes = ({ buffer, byteOffset, length }: Uint8Array, most: number) =>
  Buffer.from(buffer, byteOffset, Math.min(length, most)).toString('latin1');

const refusal = (name: string, what: string, advice: string) =>
  new DomainError(
    'unreadable',
    `“${name}” is ${what}. Claimbench reads plain text, Markdown, web pages, PDF, DOCX, e-mail, feeds, tables (CSV, XLSX) and ZIP archives of these. ${advice}.`,
  );

/** Whether markup is a page or a feed; null where it is none; else what it is, in words. */
function recogniseMarkup(bytes: Uint8Array): 'html' | 'feed' | string | null {
  const isWide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0 || bytes[1] === 0;
  const head = readBytes(bytes, 8192);
  const plain = (isWide ? head.replace(/\0|^[\xff\xfe]{2}/g, '') : head).replace(/^\xef\xbb\xbf/, '');
  const root = findRoot(plain);
  if (root === null) return null;
  if (/^(?:!doctype html|html|head|body)$/.test(root)) return 'html';
  const local = root.replace(/^.*:/, '');
  if (/^(?:rss|feed|rdf|channel)$/.test(local)) return 'feed';
  if (local === 'opml') return 'a list of feeds, without articles of its own';
  if (/^(?:service|categories|urlset|sitemapindex|opensearchdescription)$/.test(local))
    return 'a list of addresses, without articles of its own';
  return plain.trimStart().startsWith('<?xml') || local === 'svg'
    ? 'XML that is neither page nor feed'
    : null;
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
