import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type DefaultTreeAdapterTypes, parse, serialize } from 'parse5';
import type { BlockRole } from '../contract/model.ts';
import { DomainError } from '../contract/result.ts';
import { normaliseText } from '../text/normalise.ts';
import {
  composePieces,
  type Found,
  noDetails,
  type ParsedText,
  type Piece,
  shortenTitle,
} from './article.ts';
import { readMoment } from './moment.ts';

/** The part of the DOM that this reader walks; the libraries' own types want a browser's. */
interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<PageNode>;
  readonly localName?: string;
  getAttribute?(name: string): string | null;
}

/**
 * The article in a saved page as text and blocks. Nothing of the markup is kept and nothing that the page
 * refers to is loaded.
 * @throws DomainError unreadable when the page is nested too deeply
 */
export function readHtml(html: string, name: string): Found {
  const document = parsePage(html, name);
  const meta = (...names: string[]) => {
    for (const name of names) {
      const tag = document.querySelector(
        `meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`,
      );
      const content = cleanLine(tag?.getAttribute('content'));
      if (content) return content;
    }
    return null;
  };
  const canonicalAddress = webAddress(
    document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url'),
  );
  const language = cleanLine(document.documentElement?.getAttribute('lang'));
  const published = meta('article:published_time', 'datePublished', 'date');
  const headline = cleanLine(document.querySelector('h1')?.textContent);
  const publisher = meta('og:site_name');
  const author = meta('author');
  const body = document.body as unknown as PageNode | null;
  // Readability takes the page apart, so what is asked of the page itself is asked before.
  const article = new Readability<PageNode>(
    document as unknown as ConstructorParameters<typeof Readability>[0],
    {
      serializer: (node) => node as unknown as PageNode,
    },
  ).parse();
  const title = cleanLine(article?.title) ?? headline ?? cleanLine(document.title);
  const pieces: Piece[] = [];
  const root = article?.content ?? body;
  if (root) collectPieces(root, 'paragraph', pieces);
  const heading = headline ?? title;
  if (heading && pieces[0] && pieces[0].text !== heading) pieces.unshift({ role: 'heading', text: heading });
  const moment = readMoment(cleanLine(article?.publishedTime) ?? published);
  const details = {
    author: cleanLine(article?.byline) ?? author,
    publisher: cleanLine(article?.siteName) ?? publisher,
    publishedAt: moment?.at ?? null,
    canonicalAddress,
    language: cleanLine(article?.lang) ?? language,
  };
  const found = Object.entries(details).filter(([, value]) => value !== null);
  return {
    ...noDetails,
    ...details,
    title: shortenTitle(heading ?? ''),
    publishedZone: moment?.zone ?? null,
    provenance: {
      ...(heading && { title: 'markup' }),
      ...Object.fromEntries(found.map(([detail]) => [detail, 'meta' as const])),
    },
    ...composePieces(pieces),
  };
}

/**
 * A piece of markup – what was copied from a page, an entry of a feed – as text and blocks: all that it shows.
 * @throws DomainError unreadable when it is nested too deeply
 */
export function readFragment(html: string, name: string): ParsedText {
  const pieces: Piece[] = [];
  collectPieces(parsePage(html, name).body as unknown as PageNode, 'paragraph', pieces);
  return composePieces(pieces);
}

/** @throws DomainError unreadable when the page is nested too deeply */
function parsePage(html: string, name: string) {
  // parse5 builds the tree that the HTML standard asks for; linkedom by itself leaves pages without body as they are.
  const tree = parse(html);
  if (isTooDeep(tree)) {
    throw new DomainError(
      'unreadable',
      `“${name}” is nested too deeply to be an article. Save only its text and add that.`,
    );
  }
  return parseHTML(serialize(tree)).document;
}

/** Browsers themselves stop nesting here (Chromium, 512 elements); real articles stay far below. */
const deepestNesting = 512;

function isTooDeep(tree: DefaultTreeAdapterTypes.Document): boolean {
  let level: DefaultTreeAdapterTypes.ChildNode[] = tree.childNodes;
  for (let depth = 0; level.length; depth++) {
    if (depth > deepestNesting) return true;
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return false;
}

const roles: Readonly<Record<string, BlockRole>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  blockquote: 'quote',
  li: 'list-item',
  figcaption: 'caption',
  caption: 'caption',
  tr: 'table-row',
};
const blockElements = new Set([
  ...Object.keys(roles),
  ...[
    'p',
    'div',
    'section',
    'article',
    'main',
    'ul',
    'ol',
    'dl',
    'dt',
    'dd',
    'table',
    'thead',
    'tbody',
    'tfoot',
  ],
  ...[
    'figure',
    'header',
    'footer',
    'aside',
    'nav',
    'pre',
    'address',
    'hr',
    'form',
    'fieldset',
    'details',
    'summary',
  ],
]);
const skippedElements = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'math',
  'button',
  'select',
  'textarea',
  'head',
]);
const textNode = 3;
const elementNode = 1;

/** Walks without recursion: a hostile page nests deeper than the stack. */
function collectPieces(root: PageNode, role: BlockRole, pieces: Piece[]): void {
  let text = '';
  let textRole = role;
  const flush = () => {
    const line = cleanLine(text);
    if (line) pieces.push({ role: textRole, text: line });
    text = '';
  };
  const stack: ({ node: PageNode; role: BlockRole } | 'end of block')[] = [{ node: root, role }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step === 'end of block') {
      flush();
      continue;
    }
    const { node } = step;
    if (node.nodeType === textNode) {
      if (!text.trim()) textRole = step.role;
      text += node.textContent ?? '';
      continue;
    }
    const name = node.localName ?? '';
    if (skippedElements.has(name)) continue;
    if (name === 'br') {
      text += ' ';
      continue;
    }
    if (node.nodeType !== elementNode && node !== root) continue;
    const childRole = step.role === 'paragraph' ? (roles[name] ?? step.role) : step.role;
    if (blockElements.has(name)) {
      flush();
      stack.push('end of block');
    } else if (name === 'td' || name === 'th') {
      text += ' ';
    }
    // The library makes the list anew each time that it is asked for.
    const { childNodes } = node;
    for (let index = childNodes.length - 1; index >= 0; index--) {
      stack.push({ node: childNodes[index]!, role: childRole });
    }
  }
  flush();
}

function cleanLine(text: string | null | undefined): string | null {
  return (
    normaliseText(text ?? '')
      .replace(/\s+/g, ' ')
      .trim() || null
  );
}

function webAddress(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
