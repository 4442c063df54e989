import { composePieces, type Found, noDetails, type ParsedText, shortenTitle } from './article.ts';
import { findArticle } from './page-article.ts';
import { blocksIn } from './page-blocks.ts';
import { readDetails } from './page-details.ts';
import { readMarks } from './page-marks.ts';
import {
  attributeOf,
  bodyOf,
  cleanLine,
  isElement,
  lineOf,
  nodesIn,
  type PageElement,
  parsePage,
} from './page-tree.ts';

/**
 * The article in a saved page as text and blocks. Nothing of the markup is kept and nothing that the page
 * refers to is loaded.
 * @throws DomainError unreadable, too-large
 */
export function readHtml(html: string, name: string): Found {
  const tree = parsePage(html, name);
  const body = bodyOf(tree);
  if (!body) return { ...noDetails, text: '', blocks: [] };
  const all = blocksIn(body);
  const { details, title } = readDetails(readMarks(tree), body, all);
  const headline = title?.text ?? '';
  const kept = findArticle(body, headline);
  const blocks = all.filter(({ texts }) => {
    let all = 0;
    let read = 0;
    for (const text of texts) {
      const size = text.value.trim().length;
      all += size;
      if (kept.has(text)) read += size;
    }
    return read * 2 > all;
  });
  const pieces = headline ? [{ role: 'heading' as const, text: headline }, ...blocks] : blocks;
  return { ...details, ...composePieces(pieces) };
}

export function readFragment(html: string, name: string): ParsedText {
  const body = bodyOf(parsePage(html, name));
  return composePieces(body ? blocksIn(body) : []);
}
