import type { BlockRole } from '../contract/model.ts';

/** A block as a reader finds it; ids and the revision come later. */
export interface ParsedBlock {
  readonly start: number;
  readonly end: number;
  readonly role: BlockRole;
  readonly setAside: boolean;
}

/** What a reader makes of bytes. Offsets are UTF-16 units of `text`; the blocks cover all of it. */
export interface ParsedArticle {
  readonly mediaType: string;
  /** Readers leave it empty where the file's own fields and marks give none. */
  readonly title: string;
  readonly author: string | null;
  readonly publisher: string | null;
  /** A day, or an instant in UTC. */
  readonly publishedAt: string | null;
  readonly address: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly text: string;
  readonly blocks: readonly ParsedBlock[];
}

/** One stretch of text with its role, before it has a place. */
export interface Piece {
  readonly role: BlockRole;
  readonly text: string;
}

/** Joins pieces with an empty line between them; each block takes the line ends that follow it. */
export function composePieces(pieces: readonly Piece[]): Pick<ParsedArticle, 'text' | 'blocks'> {
  const blocks: ParsedBlock[] = [];
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    const start = text.length;
    text += piece.text + (index < pieces.length - 1 ? '\n\n' : '');
    blocks.push({ start, end: text.length, role: piece.role, setAside: false });
  }
  return { text, blocks };
}

/** The longest title that is kept; the rest is in the text anyway. */
const longestTitle = 160;

/** A title from running text: cut at a word, with an ellipsis, when it is long. */
export function shortenTitle(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longestTitle) return line;
  const cut = line.slice(0, longestTitle);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longestTitle / 2)).replace(/[\s,;:–—-]+$/, '')} …`;
}
