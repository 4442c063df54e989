import { composePieces, type Found, noDetails, type ParsedText, shortenTitle } from './article.ts';
import { readMoment } from './moment.ts';
import { findArticle } from './page-article.ts';
import { blocksIn } from './page-blocks.ts';
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
  const els = [...nodesIn(tree)].filter(isElement);
  const meta = (...ns: string[]) => {
    for (const n of ns) {
      const e = els.find(
        (e) => e.tagName === 'meta' && (attributeOf(e, 'property') === n || attributeOf(e, 'name') === n),
      );
      const c = e && cleanLine(attributeOf(e, 'content'));
      if (c) return c;
    }
    return null;
  };
  const h1 = els.find((e) => e.tagName === 'h1');
  const headline = (h1 && lineOf(h1)) ?? meta('og:title') ?? '';
  const kept = findArticle(body, headline);
  const blocks = blocksIn(body).filter(({ texts }) => {
    let all = 0;
    let read = 0;
    for (const text of texts) {
      const size = text.value.trim().length;
      all += size;
      if (kept.has(text)) read += size;
    }
    return read * 2 > all;
  });
  const m = readMoment(meta('article:published_time', 'datePublished', 'date'));
  const pieces = headline ? [{ role: 'heading' as const, text: headline }, ...blocks] : blocks;
  return {
    ...noDetails,
    title: shortenTitle(headline),
    author: meta('author'),
    publishedAt: m?.at ?? null,
    publishedZone: m?.zone ?? null,
    ...composePieces(pieces),
  };
}

export function readFragment(html: string, name: string): ParsedText {
  const body = bodyOf(parsePage(html, name));
  return composePieces(body ? blocksIn(body) : []);
}
