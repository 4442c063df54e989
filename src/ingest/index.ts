import { DomainError, toFault } from '../contract/domain-error.ts';
import type { TableColumns, TablePreview } from '../contract/import.ts';
import type { Fault, Result } from '../contract/result.ts';
import { saying } from '../words/saying.ts';
import {
  type Found,
  type FoundPart,
  noDetails,
  type ParsedArticle,
  type ParsedItem,
  type SourceFile,
} from './article.ts';
import { cleanUp } from './clean-up.ts';
import { decodeText } from './decode.ts';
import { guessLanguage } from './guess-language.ts';
import { readPlainText } from './plain-text.ts';
import { type FileKind, recogniseFile } from './recognise.ts';
import type { Part } from './zip.ts';

export type { ParsedArticle, ParsedItem, ParsedText, SourceFile } from './article.ts';
export { isPacked } from './recognise.ts';

/** What the person who brings the file says of it. */
export interface ParseChoice {
  /** For a table. */
  readonly columns?: TableColumns | undefined;
}

/** What is known of a table before its columns are. */
export type PreviewChoice = {
  readonly [K in 'sheet' | 'delimiter' | 'encoding']?: TableColumns[K] | undefined;
};

const mediaTypes: Readonly<Record<ReadKind, string>> = {
  text: 'text/plain',
  markdown: 'text/markdown',
  html: 'text/html',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  table: 'text/csv',
  feed: 'application/xml',
  message: 'message/rfc822',
};

/** Whose programs note who saved them, and when. */
const filedKinds: ReadonlySet<string> = new Set([mediaTypes.docx, mediaTypes.pdf]);

type ReadKind = Exclude<FileKind, 'packed'> | 'docx' | 'xlsx';

/** Text longer than this is no article: about a thousand book pages. In UTF-16 units. */
const longestText = 4_000_000;

/**
 * The articles of a file, one after the other, each read or refused by itself: most files hold one. What cannot be
 * read – the whole file, or what comes after the last article – is one refusal.
 */
export async function* parseFile(file: SourceFile, choice: ParseChoice = {}): AsyncGenerator<ParsedItem> {
  try {
    yield* readItems(file, choice);
  } catch (error) {
    yield { part: null, inner: null, result: { ok: false, error: explain(file.name, error) } };
  }
}

/** What not every file needs is loaded when the first file comes that does: a parser of plain text starts sooner. */
const openZip = async (file: SourceFile) => (await import('./zip.ts')).openZip(file);

async function* readItems(file: SourceFile, choice: ParseChoice): AsyncGenerator<ParsedItem> {
  const kind = recogniseFile(file);
  if (kind !== 'packed') {
    yield* readKind(file, kind, choice);
    return;
  }
  const parts = await openZip(file);
  const document = findDocument(file.name, parts);
  if (document) yield* readKind(file, document, choice);
  else yield* readArchive(parts);
}

/** What an archive with these files is as a whole. @throws DomainError unreadable for a document of another kind */
function findDocument(name: string, parts: readonly Part[]): 'docx' | 'xlsx' | null {
  const has = (pattern: RegExp) => parts.some(({ path }) => pattern.test(path));
  if (!has(/^\[Content_Types\]\.xml$/i)) {
    if (!has(/^mimetype$/) || !has(/^META-INF\//)) return null;
    throw new DomainError('unreadable', saying('files.openDocument', { name }));
  }
  if (has(/^word\//i)) return 'docx';
  if (has(/^xl\//i)) return 'xlsx';
  throw new DomainError('unreadable', saying('files.foreignOffice', { name }));
}

/** What systems put into archives beside the files. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/i;

/** The files of an archive, each by itself: a bad one is one refusal. */
async function* readArchive(parts: readonly Part[]): AsyncGenerator<ParsedItem> {
  for (const { path, read } of parts) {
    if (litter.test(path)) continue;
    const refused = (error: Fault) => ({ part: path, inner: null, result: { ok: false, error } as const });
    if (/^(?:[/\\]|[a-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)|\0/i.test(path)) {
      yield refused({
        code: 'unreadable',
        saying: saying('files.badPath', { path }),
      });
      continue;
    }
    const name = path.split(/[/\\]/).at(-1)!;
    try {
      const inner = { name, bytes: await read() };
      for await (const item of readInner(inner)) {
        const { part, result } = item;
        // The bytes go along where they are one article's; those of a feed are found in the archive.
        if (part === null) yield result.ok ? { part: path, inner, result } : refused(result.error);
        else yield { part: `${path}, ${part}`, inner: null, result };
      }
    } catch (error) {
      yield refused(explain(name, error));
    }
  }
}

async function* readInner(file: SourceFile): AsyncGenerator<ParsedItem> {
  const kind = recogniseFile(file);
  const document = kind === 'packed' ? findDocument(file.name, await openZip(file)) : kind;
  if (document === null) {
    throw new DomainError('unreadable', saying('files.archiveInArchive', { name: file.name }));
  }
  if (document === 'table' || document === 'xlsx') {
    throw new DomainError('unreadable', saying('files.tableInArchive', { name: file.name }));
  }
  yield* readKind(file, document, {});
}

async function* readKind(file: SourceFile, kind: ReadKind, choice: ParseChoice): AsyncGenerator<ParsedItem> {
  const { name } = file;
  const mediaType = mediaTypes[kind];
  if (kind === 'table' || kind === 'xlsx' || kind === 'feed') {
    const empty = kind === 'feed' ? 'files.emptyEntry' : 'files.emptyRow';
    for await (const { part, found } of readMany(file, kind, choice)) {
      const whole = `${name}, ${part}`;
      const result = await attempt(whole, async () => {
        if (found instanceof DomainError) throw found;
        if (isEmpty(found)) throw new DomainError('unreadable', saying(empty, { name: whole }));
        return finishArticle(whole, mediaType, found);
      });
      yield { part, inner: null, result };
    }
    return;
  }
  const result = await attempt(name, async () => finishArticle(name, mediaType, await readOne(file, kind)));
  yield { part: null, inner: null, result };
}

async function readOne(file: SourceFile, kind: Exclude<ReadKind, 'table' | 'xlsx' | 'feed'>): Promise<Found> {
  const { name } = file;
  switch (kind) {
    case 'text':
      return readPlainText(decodeText(file, 'text'));
    case 'markdown':
      return (await import('./markdown.ts')).readMarkdown(decodeText(file, 'text'), name);
    case 'html': {
      const html = decodeText(file, 'markup');
      const { readFragment, readHtml } = await import('./html.ts');
      return isCopied(html) ? { ...noDetails, ...readFragment(html, name) } : readHtml(html, name);
    }
    case 'pdf':
      return (await import('./pdf.ts')).readPdf(file);
    case 'docx':
      return (await import('./docx.ts')).readDocx(file);
    case 'message':
      return (await import('./message.ts')).readMessage(file);
  }
}

/** Clipboards mark the part of a page that was copied: somebody chose it, and all of it is wanted. */
function isCopied(html: string): boolean {
  return html.slice(0, 4096).includes('<!--StartFragment-->');
}

async function* readMany(
  file: SourceFile,
  kind: 'table' | 'xlsx' | 'feed',
  { columns }: ParseChoice,
): AsyncGenerator<FoundPart> {
  if (kind === 'feed') {
    yield* (await import('./feed.ts')).readFeed(file);
    return;
  }
  if (!columns) {
    throw new DomainError('unreadable', saying('files.chooseColumns', { name: file.name }));
  }
  yield* (await import('./table.ts')).readTable(file, columns);
}

const isEmpty = ({ text }: Found) => !/[\p{L}\p{N}]/u.test(text);

/** What all formats share: limits, clean-up, a title in any case, a language. @throws DomainError unreadable, too-large */
async function finishArticle(name: string, mediaType: string, found: Found): Promise<ParsedArticle> {
  if (isEmpty(found)) throw new DomainError('unreadable', saying('files.noText', { name }));
  if (found.text.length > longestText) {
    throw new DomainError('too-large', saying('files.longText', { name, limit: longestText }));
  }
  const language = found.language ?? (await guessLanguage(found.text));
  const cleaned = cleanUp({ ...found, language }, filedKinds.has(mediaType));
  const named = cleaned.title
    ? cleaned
    : { ...cleaned, title: name, provenance: { ...cleaned.provenance, title: 'file-name' as const } };
  const isGuessed = language !== null && found.language === null;
  const provenance = isGuessed ? { ...named.provenance, language: 'printed' as const } : named.provenance;
  return { ...named, provenance, mediaType };
}

/**
 * The beginning of a table, as it would be read. Of text, the beginning of the file is enough, cut anywhere.
 * @throws DomainError unreadable
 */
export async function previewTable(file: SourceFile, choice: PreviewChoice): Promise<TablePreview> {
  const kind = recogniseFile(file);
  const isTable =
    kind === 'table' || (kind === 'packed' && findDocument(file.name, await openZip(file)) === 'xlsx');
  if (!isTable) throw new DomainError('unreadable', saying('files.noTable', { name: file.name }));
  return (await import('./table.ts')).previewTable(file, choice);
}

/** Runs a reader on a file. Its defects are the file's: it is refused, and the next file is read. */
export async function attempt<T>(name: string, read: () => Promise<T>): Promise<Result<T, Fault>> {
  try {
    return { ok: true, value: await read() };
  } catch (error) {
    return { ok: false, error: explain(name, error) };
  }
}

function explain(name: string, error: unknown): Fault {
  if (error instanceof DomainError) return toFault(error);
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 200);
  return { code: 'unreadable', saying: saying('files.broken', { name, reason }) };
}
