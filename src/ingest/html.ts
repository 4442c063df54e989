import { composePieces, type Found, noDetails, type ParsedText, type Piece } from './article.ts';
import type { JudgedPage } from './block-cues.ts';
import { blockWeights } from './block-weights.ts';
import { takeFirstLook } from './first-look.ts';
import { type CueWeights, readArticle } from './page-article.ts';
import { blocksIn } from './page-blocks.ts';
import { type PageDetails, readDetails } from './page-details.ts';
import { readMarks } from './page-marks.ts';
import { bodyOf, parsePage, plainLine } from './page-tree.ts';

/**
 * The article in a saved page as text and blocks. Nothing of the markup is kept and nothing that the page
 * refers to is loaded.
 * @param weights of the cues by which blocks are judged
 * @throws DomainError unreadable, too-large
 */
export function readHtml(html: string, name: string, weights: CueWeights = blockWeights): Found {
  const looked = lookAt(html, name);
  if (!looked) return { ...noDetails, text: '', blocks: [] };
  const { page, details, linkedText } = looked;
  const pieces = addLinkedText(readArticle(page, weights), linkedText);
  // The name of the window alone is no text: a script would have added one.
  if (pieces.length === 0) return { ...details, text: '', blocks: [] };
  const headline: Piece[] = page.title ? [{ role: 'heading', text: page.title }] : [];
  const others = pieces.filter(({ text }) => text !== page.title);
  return { ...details, ...composePieces([...headline, ...others]) };
}

/** In UTF-16 units: what a page shows at most of an article, and what its data have at least, where a script adds the rest. */
const sparse = { shown: 300, linked: 1000 };

/** A page whose text comes by script shows little of it when it is saved; its data can have all. */
function addLinkedText(shown: readonly Piece[], linkedText: string | null): Piece[] {
  const read = shown.reduce((sum, { text, setAside }) => sum + (setAside ? 0 : text.length), 0);
  if (read >= sparse.shown || (linkedText?.length ?? 0) < sparse.linked) return [...shown];
  const lines = linkedText!.split(/\n+|<\/p>|<br ?\/?>/i).map(plainLine);
  const paragraphs = lines.filter((line) => line !== null && !shown.some(({ text }) => text === line));
  return [...shown, ...paragraphs.map((text): Piece => ({ role: 'paragraph', text: text! }))];
}

/** A page before its blocks are judged; null for one without body. @throws DomainError unreadable, too-large */
export function lookAt(html: string, name: string): (PageDetails & { readonly page: JudgedPage }) | null {
  const tree = parsePage(html, name);
  const body = bodyOf(tree);
  if (!body) return null;
  const blocks = blocksIn(body);
  const found = readDetails(readMarks(tree), body, blocks);
  const title = found.headline;
  return {
    ...found,
    page: { body, title, blocks, kept: takeFirstLook(body, title, blocks, found.linkedText) },
  };
}

/**
 * A piece of markup – what was copied from a page, an entry of a feed – as text and blocks: all that it shows. Of
 * what a clipboard holds only the part that was copied, where that is marked.
 * @throws DomainError unreadable, too-large
 */
export function readFragment(html: string, name: string): ParsedText {
  const body = bodyOf(parsePage(copiedPart(html), name));
  return composePieces(body ? blocksIn(body) : []);
}

const copyMarks = { start: '<!--StartFragment-->', end: '<!--EndFragment-->' };

function copiedPart(html: string): string {
  const [start, end] = [html.indexOf(copyMarks.start), html.lastIndexOf(copyMarks.end)];
  return start >= 0 && end > start ? html.slice(start + copyMarks.start.length, end) : html;
}
