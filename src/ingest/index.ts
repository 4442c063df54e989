import type { TableColumns, TablePreview } from '../contract/import.ts';
import { DomainError, type Result } from '../contract/result.ts';
import type { Found, ParsedArticle, ParsedItem, SourceFile } from './article.ts';
import { cleanUp } from './clean-up.ts';
import { decodeText } from './decode.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';

export type { ParsedArticle, ParsedItem, ParsedText, SourceFile } from './article.ts';

interface Format {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  read(file: SourceFile): Found | Promise<Found>;
}

/** What the person who brings the file says of it. */
export interface ParseChoice {
  /** For a table. */
  readonly columns?: TableColumns | undefined;
}

/** What is known of a table before its columns are. */
export type PreviewChoice = {
  readonly [K in 'sheet' | 'delimiter' | 'encoding']?: TableColumns[K] | undefined;
};

const plainText: Format = {
  mediaType: 'text/plain',
  extensions: ['txt', 'text'],
  read: ({ name, bytes }) => readPlainText(decodeText(name, bytes)),
};
const formats: readonly Format[] = [
  plainText,
  {
    mediaType: 'text/markdown',
    extensions: ['md', 'markdown'],
    read: ({ name, bytes }) => readMarkdown(decodeText(name, bytes)),
  },
  {
    mediaType: 'text/html',
    extensions: ['html', 'htm', 'xhtml'],
    read: ({ name, bytes }) => readHtml(decodeText(name, bytes), name),
  },
];

/** Text longer than this is no article: about a thousand book pages. In UTF-16 units. */
const longestText = 4_000_000;

/**
 * The articles of a file, one after the other, each read or refused by itself: most files hold one. The format is
 * told by the name's ending; a name without one is plain text. A file that cannot be read at all gives one refusal.
 */
export async function* parseFile(file: SourceFile, _choice: ParseChoice = {}): AsyncGenerator<ParsedItem> {
  yield { part: null, inner: null, result: await attempt(file.name, () => readWhole(file)) };
}

async function readWhole(file: SourceFile): Promise<ParsedArticle> {
  const { name } = file;
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  const format =
    extension === undefined ? plainText : formats.find(({ extensions }) => extensions.includes(extension));
  if (!format) {
    throw new DomainError(
      'unreadable',
      `“${name}” is of a kind that Claimbench does not read. It reads plain text, Markdown and HTML: save it as one of these and add it again.`,
    );
  }
  return finishArticle(name, format.mediaType, await format.read(file));
}

/** What all formats share: limits, clean-up, and a title in any case. @throws DomainError unreadable, too-large */
function finishArticle(name: string, mediaType: string, found: Found): ParsedArticle {
  if (!/[\p{L}\p{N}]/u.test(found.text)) {
    throw new DomainError(
      'unreadable',
      `“${name}” has no text in it. Open it and check that it shows the article.`,
    );
  }
  if (found.text.length > longestText) {
    throw new DomainError(
      'too-large',
      `“${name}” is longer than ${longestText.toLocaleString('en')} characters. Split it and add the parts.`,
    );
  }
  const cleaned = cleanUp(found);
  const named = cleaned.title
    ? cleaned
    : { ...cleaned, title: name, provenance: { ...cleaned.provenance, title: 'file-name' as const } };
  return { ...named, mediaType };
}

/** True for a ZIP archive, as DOCX and XLSX are too: its first entry's mark, or that of an empty one. */
export function isPacked(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The beginning of a table, as it would be read.
 * @throws DomainError unreadable
 */
export async function previewTable({ name }: SourceFile, _choice: PreviewChoice): Promise<TablePreview> {
  throw new DomainError('unreadable', `“${name}” is no table that Claimbench reads.`);
}

/** Runs a reader on a file. Its defects are the file's: it is refused, and the next file is read. */
export async function attempt<T>(name: string, read: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    if (error instanceof DomainError)
      return { ok: false, error: { code: error.code, message: error.message } };
    const reason = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      error: {
        code: 'unreadable',
        message: `“${name}” could not be read (${reason}). Save it in another form and try again.`,
      },
    };
  }
}
