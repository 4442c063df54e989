import { unknownDetails } from '../contract/article-details.ts';
import type { DomainError } from '../contract/domain-error.ts';
import type { ArticleDetail, BlockRole, Provenance } from '../contract/model.ts';
import type { Fault, Result } from '../contract/result.ts';

/** A block as a reader finds it; ids and the revision come later. */
export interface ParsedBlock {
  readonly start: number;
  readonly end: number;
  readonly role: BlockRole;
  readonly setAside: boolean;
}

/** What a file says of an article beside its text. What it does not say is null. */
export interface ParsedDetails {
  /** Empty where the file's own fields and marks give none. */
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string | null;
  /** A day, or an instant in UTC. */
  readonly publishedAt: string | null;
  /** Offset from UTC of the printed time, "+02:00"; null for a day. */
  readonly publishedZone: string | null;
  readonly updatedAt: string | null;
  readonly updatedZone: string | null;
  readonly address: string | null;
  readonly canonicalAddress: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Where each of them was found. */
  readonly provenance: { readonly [D in ArticleDetail]?: Provenance };
}

/** An article's text. Offsets are UTF-16 units; the blocks follow each other and cover all of it. */
export interface ParsedText {
  readonly text: string;
  readonly blocks: readonly ParsedBlock[];
}

export interface ParsedArticle extends ParsedDetails, ParsedText {
  /** What stands where a date belongs, and could not be read as one. */
  readonly unreadDates?: readonly string[];
  readonly mediaType: string;
}

/** What a reader finds, before the clean-up that all formats share. */
export type Found = Omit<ParsedArticle, 'mediaType'>;

/** One article of a file of many, or why it could not be read. */
export interface FoundPart {
  /** As people name it: "row 17". */
  readonly part: string;
  readonly found: Found | DomainError;
}

/** A file as it came in. Nothing of it is trusted. */
export interface SourceFile {
  /** Without its folder; for what is said when it cannot be read. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Of text, as its sender declares it; a byte order mark wins. */
  readonly encoding?: string | null;
}

/** One article of a file, or why it could not be read. */
export interface ParsedItem {
  /** Which part of the file it is, as people name it: "row 17". Null: the whole file. */
  readonly part: string | null;
  /** For a file inside the file: its own name and bytes. */
  readonly inner: SourceFile | null;
  readonly result: Result<ParsedArticle, Fault>;
}

export const noDetails: ParsedDetails = { ...unknownDetails, title: '', publisher: null, provenance: {} };

/** One stretch of text with its role, before it has a place. */
export interface Piece {
  readonly role: BlockRole;
  readonly text: string;
  /** It belongs to the page and not to the article. */
  readonly setAside?: boolean;
}

/** Joins pieces with an empty line between them; each block takes the line ends that follow it. */
export function composePieces(pieces: readonly Piece[]): ParsedText {
  const blocks: ParsedBlock[] = [];
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const start = text.length;
    text += piece.text + (index < pieces.length - 1 ? '\n\n' : '');
    blocks.push({ start, end: text.length, role: piece.role, setAside: piece.setAside ?? false });
  }
  return { text, blocks };
}

/** A text under its headline, unless it begins with it. */
export function withHeading(heading: string | null, { text, blocks }: ParsedText): ParsedText {
  const first = blocks[0];
  if (!heading || (first && text.slice(first.start, first.end).trim() === heading)) return { text, blocks };
  const line = text === '' ? heading : `${heading}\n\n`;
  const shifted = blocks.map((block) => ({
    ...block,
    start: block.start + line.length,
    end: block.end + line.length,
  }));
  return {
    text: line + text,
    blocks: [{ start: 0, end: line.length, role: 'heading', setAside: false }, ...shifted],
  };
}

/**
 * A text with single spaces for all its white space, and none around it. Plain paragraphs have no other: to put another
 * in the place of each takes longer than all else that is asked of them.
 */
export function onOneLine(text: string): string {
  const printed = text.trim();
  return /[^\S ]| {2}/.test(printed) ? printed.replace(/\s+/g, ' ') : printed;
}

/** The longest that is kept of what a file calls its title, and of the first words of running text. In UTF-16 units. */
const longestTitle = { given: 600, ofText: 160 };

/** A title on one line: cut at a word, with an ellipsis, when it is longer than titles are. */
export function shortenTitle(text: string, from: keyof typeof longestTitle = 'given'): string {
  const line = onOneLine(text);
  const longest = longestTitle[from];
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replace(/[\s,;:–—-]+$/, '')} …`;
}
