import mammoth from 'mammoth';
import { DomainError } from '../contract/domain-error.ts';
import { saying } from '../words/saying.ts';
import { type Found, type SourceFile, shortenTitle } from './article.ts';
import { documentDetails, readDocumentTime } from './document-details.ts';
import { readFragment } from './html.ts';
import { childrenOf, parseXml, textOf } from './xml.ts';
import { openZip, type Part } from './zip.ts';

/** Without its looks, a page of a document has about 5,000 characters. More does not fit into the parser's memory. */
const longestDocument = 6_000_000;

/** What mammoth's own list leaves to plain paragraphs. */
const styles = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Quote'] => blockquote:fresh",
  "p[style-name='Intense Quote'] => blockquote:fresh",
  "p[style-name='caption'] => figcaption:fresh",
];

/**
 * The text of a Word document with its headings, lists, tables and notes. Pictures are not looked at, and nothing
 * that the document refers to outside itself is.
 * @throws DomainError unreadable, too-large
 */
export async function readDocx(file: SourceFile): Promise<Found> {
  const { name } = file;
  const parts = new Map((await openZip(file)).map((part) => [part.path, part]));
  const html = await convert(name, parts);
  const details = await readProperties(parts);
  const { text, blocks } = readFragment(html, name);
  const [first] = blocks;
  // What is set as the title was written to be read; the property of that name is often an older one's.
  const isTitled = html.startsWith('<h1 class="title">') && first !== undefined;
  return {
    ...details,
    ...(isTitled && {
      title: shortenTitle(text.slice(first.start, first.end)),
      provenance: { ...details.provenance, title: 'markup' as const },
    }),
    text,
    blocks,
  };
}

async function convert(name: string, parts: ReadonlyMap<string, Part>): Promise<string> {
  let length = 0;
  const archive = {
    exists: (path: string) => parts.has(path),
    async read(path: string, encoding?: string): Promise<string | Uint8Array> {
      const bytes = (await parts.get(path)?.read()) ?? new Uint8Array();
      if (encoding === undefined) return bytes;
      const xml = dropLooks(new TextDecoder(encoding).decode(bytes));
      length += xml.length;
      if (length > longestDocument) {
        throw new DomainError('too-large', saying('files.longDocx', { name }));
      }
      return xml;
    },
  };
  try {
    // The archive that its own unpacking would hand it: that one has no limits.
    const input = { file: archive } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
    const { value } = await mammoth.convertToHtml(input, {
      styleMap: styles,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    });
    return joinCells(value);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(
      'unreadable',
      saying('files.damagedDocx', { name, reason: (error as Error).message.slice(0, 120) }),
    );
  }
}

/** A line through the words, and figures that are raised: they change what is said. */
const tellingLooks = /<w:strike(?:\s+w:val="(?:1|true|on)")?\s*\/>|<w:vertAlign\s+w:val="superscript"\s*\/>/g;

/** Words of one look, and whether Word neither shows nor prints them. */
const run = /<w:r(?:\s[^<>]*)?>(?:(?!<\/?w:r[\s>])[\s\S])*<\/w:r>/g;
const isHidden = /^<w:r[^>]*><w:rPr>(?:(?!<\/w:rPr>)[\s\S])*?<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/;

/** Hidden words, other type, spelling marks and where Word broke pages: most of what Word writes, and nothing that is read. */
const dropLooks = (xml: string) =>
  xml
    .replace(run, (words) => (isHidden.test(words) ? '' : words))
    .replace(/<w:rPr>(?:(?!<\/?w:rPr>)[\s\S])*<\/w:rPr>/g, (looks) => {
      const telling = looks.match(tellingLooks);
      return telling ? `<w:rPr>${telling.join('')}</w:rPr>` : '';
    })
    .replace(
      /<w:(?:proofErr|bookmarkStart|bookmarkEnd|lastRenderedPageBreak)\b[^>]*\/>| w:rsid\w*="[^"]*"/g,
      '',
    );

/** A row is one block: the paragraphs inside its cells are none of their own. */
const joinCells = (html: string) =>
  html.replace(/<(t[dh])\b[^>]*>[\s\S]*?<\/\1>/g, (cell) =>
    cell.replace(/<\/p><p>/g, ' ').replace(/<\/?p>/g, ''),
  );

async function readProperties(parts: ReadonlyMap<string, Part>) {
  const bytes = await parts.get('docProps/core.xml')?.read();
  const core = bytes ? parseXml(new TextDecoder().decode(bytes)) : null;
  const fieldOf = (name: string) => (core ? textOf(childrenOf(core, name)[0]) : null) || null;
  return documentDetails({
    title: fieldOf('title'),
    author: fieldOf('creator'),
    published: readDocumentTime(fieldOf('created')),
    updated: readDocumentTime(fieldOf('modified')),
    language: fieldOf('language'),
  });
}
