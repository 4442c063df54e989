import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as textOf } from 'mdast-util-to-string';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import { DomainError } from '../contract/domain-error.ts';
import type { BlockRole } from '../contract/model.ts';
import { saying } from '../words/saying.ts';
import { composePieces, type Found, noDetails, type Piece, shortenTitle, withHeading } from './article.ts';
import { readFrontMatter } from './front-matter.ts';

/** So many marks of quotations and lists before a line, or so far in, are nobody's writing; they take the parser minutes. */
const nested = /^(?:[ \t]*(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*){60}|[ \t]{200,}(?:[>*+-]|\d{1,9}[.)]))/m;

/** Of GitHub's additions to CommonMark those that change what is text and what is mark. */
const dialect = {
  extensions: [gfmTable(), gfmStrikethrough()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
};

/**
 * Markdown comes in as the text that it prints, without its marks, a table row by row; HTML inside it is dropped, and
 * what is struck through, as nobody says it any more. What its front matter says are details of the article and not its text.
 * @throws DomainError unreadable when it is nested too deeply
 */
export function readMarkdown(text: string, name: string): Found {
  if (nested.test(text)) {
    throw new DomainError('unreadable', saying('files.deepPage', { name }));
  }
  const pieces: Piece[] = [];
  const front = readFrontMatter(text);
  const root = fromMarkdown(front ? text.slice(front.end) : text, dialect);
  for (const node of root.children) collectPieces(node, 'paragraph', pieces);
  const heading = root.children.find((node) => node.type === 'heading' && node.depth === 1);
  const details = front?.details ?? noDetails;
  const printed = heading && details.title === '' ? shortenTitle(printedText(heading)) : null;
  return {
    ...details,
    ...(printed !== null && {
      title: printed,
      provenance: { ...details.provenance, title: 'markup' as const },
    }),
    ...withHeading(details.title || null, composePieces(pieces)),
  };
}

function collectPieces(node: RootContent, role: BlockRole, pieces: Piece[]): void {
  switch (node.type) {
    case 'blockquote':
      for (const child of node.children) collectPieces(child, 'quote', pieces);
      return;
    case 'list':
      for (const item of node.children) {
        for (const child of item.children) collectPieces(child, 'list-item', pieces);
      }
      return;
    case 'table':
      for (const { children: cells } of node.children) {
        const row = cells
          .map((cell) => printedText(cell).replaceAll('\n', ' '))
          .join('\t')
          .trimEnd();
        if (row.trim()) pieces.push({ role: 'table-row', text: row });
      }
      return;
    case 'heading':
      addPiece(node, 'heading', pieces);
      return;
    case 'code':
      if (node.value.trim())
        pieces.push({ role, text: node.value.replace(/^(?:[^\S\n]*\n)+/, '').trimEnd() });
      return;
    case 'html':
    case 'definition':
    case 'thematicBreak':
      return;
    case 'paragraph': {
      const isPicture = node.children.every(
        (child) => child.type === 'image' || child.type === 'imageReference',
      );
      addPiece(node, isPicture ? 'caption' : role, pieces);
      return;
    }
    default:
      addPiece(node, role, pieces);
  }
}

function addPiece(node: Nodes, role: BlockRole, pieces: Piece[]): void {
  const [text, struck] = [printedText(node), printedText(node, true)];
  if (text) pieces.push({ role, text });
  // All of it struck through is set aside: nothing is left of it to read.
  else if (struck) pieces.push({ role, text: struck, setAside: true });
}

function printedText(node: Nodes, isStruckToo = false): string {
  return textOf(asPrinted(node, isStruckToo), { includeHtml: false })
    .replace(/ ?\[\^([^\]\s]{1,40})\]:?/g, '[$1]')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** A node without what is struck through; its line ends are those that are printed. */
function asPrinted(node: Nodes, isStruckToo: boolean): Nodes {
  if (node.type === 'break' || (node.type === 'html' && /^<br\s*\/?>$/i.test(node.value)))
    return { type: 'text', value: '\n' };
  if (node.type === 'text') return { ...node, value: node.value.replace(/\s+/g, ' ') };
  if (!('children' in node)) return node;
  const children = node.children
    .filter(({ type }) => isStruckToo || type !== 'delete')
    .map((child) => asPrinted(child, isStruckToo));
  return { ...node, children } as Nodes;
}
