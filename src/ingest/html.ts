import { composePieces, type Found, noDetails, type ParsedText } from './article.ts';
import type { JudgedPage } from './block-cues.ts';
import { blockWeights } from './block-weights.ts';
import { takeFirstLook } from './first-look.ts';
import { type CueWeights, readArticle } from './page-article.ts';
import { blocksIn } from './page-blocks.ts';
import { type PageDetails, readDetails } from './page-details.ts';
import { readMarks } from './page-marks.ts';
import { bodyOf, parsePage } from './page-tree.ts';

/**
 * The article in a saved page as text and blocks. Nothing of the markup is kept and nothing that the page
 * refers to is loaded.
 * @param weights of the cues by which blocks are judged
 * @throws DomainError unreadable, too-large
 */
export function readHtml(html: string, name: string, weights: CueWeights = blockWeights): Found {
  const looked = lookAt(html, name);
  if (!looked) return { ...noDetails, text: '', blocks: [] };
  const { page, details } = looked;
  const pieces = readArticle(page, weights);
  const isHeadline = pieces[0]?.role === 'heading' && pieces[0].text === page.title;
  if (page.title && !isHeadline) pieces.unshift({ role: 'heading', text: page.title });
  return { ...details, ...composePieces(pieces) };
}

/** A page before its blocks are judged; null for one without body. @throws DomainError unreadable, too-large */
export function lookAt(html: string, name: string): (PageDetails & { readonly page: JudgedPage }) | null {
  const tree = parsePage(html, name);
  const body = bodyOf(tree);
  if (!body) return null;
  const blocks = blocksIn(body);
  const found = readDetails(readMarks(tree), body, blocks);
  const title = found.title?.text ?? '';
  return { ...found, page: { body, title, blocks, kept: takeFirstLook(body, title, blocks) } };
}

/**
 * A piece of markup – what was copied from a page, an entry of a feed – as text and blocks: all that it shows.
 * @throws DomainError unreadable, too-large
 */
export function readFragment(html: string, name: string): ParsedText {
  const body = bodyOf(parsePage(html, name));
  return composePieces(body ? blocksIn(body) : []);
}
