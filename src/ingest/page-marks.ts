import { type LinkedData, readLinkedData } from './json-ld.ts';
import {
  attributeOf,
  cleanLine,
  isElement,
  isText,
  nodesIn,
  type PageElement,
  type PageTree,
} from './page-tree.ts';

/** What a page carries beside its text, as it stands there. */
export interface PageMarks {
  /** The contents of the <meta> elements with one of these names, in the order of the names; names in lower case. */
  meta(...names: readonly string[]): string[];
  readonly data: LinkedData;
  /** Of <link rel="canonical">. */
  readonly canonical: string | null;
  readonly base: string | null;
  /** What saved the page says in a comment about where from. */
  readonly savedFrom: string | null;
  /** Of the <title>. */
  readonly windowTitle: string | null;
  readonly language: string | null;
}

export function readMarks(tree: PageTree): PageMarks {
  const metas = new Map<string, string[]>();
  const scripts: string[] = [];
  const marks = {
    canonical: null as string | null,
    base: null as string | null,
    savedFrom: null as string | null,
    windowTitle: null as string | null,
    language: null as string | null,
  };
  for (const node of nodesIn(tree)) {
    if (node.nodeName === '#comment' && 'data' in node) marks.savedFrom ??= readSavedFrom(node.data);
    if (!isElement(node)) continue;
    switch (node.tagName) {
      case 'html':
        marks.language = attributeOf(node, 'lang') ?? attributeOf(node, 'xml:lang');
        break;
      case 'meta':
        addMeta(node, metas);
        break;
      case 'link':
        if (/(?:^|\s)canonical(?:\s|$)/i.test(attributeOf(node, 'rel') ?? ''))
          marks.canonical ??= attributeOf(node, 'href');
        break;
      case 'base':
        marks.base ??= attributeOf(node, 'href');
        break;
      case 'title':
        // A drawing can have a title, too.
        if (isHtml(node)) marks.windowTitle ??= cleanLine(ownText(node));
        break;
      case 'script':
        if (/^application\/ld\+json/i.test(attributeOf(node, 'type')?.trim() ?? ''))
          scripts.push(ownText(node));
        break;
    }
  }
  return {
    ...marks,
    meta: (...names) => names.flatMap((name) => metas.get(name) ?? []),
    data: readLinkedData(scripts),
  };
}

const isHtml = ({ namespaceURI }: PageElement) => namespaceURI === 'http://www.w3.org/1999/xhtml';

const ownText = (element: PageElement) =>
  element.childNodes.map((node) => (isText(node) ? node.value : '')).join('');

function addMeta(element: PageElement, metas: Map<string, string[]>): void {
  const content = cleanLine(attributeOf(element, 'content'));
  if (content === null) return;
  for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
    const name = attributeOf(element, key)?.trim().toLowerCase();
    if (!name) continue;
    const known = metas.get(name);
    if (!known) metas.set(name, [content]);
    else if (known.length < 20) known.push(content);
  }
}

/** Browsers write "saved from url=(0042)https://…", SingleFile "url: https://…", HTTrack "Mirrored from …". */
function readSavedFrom(comment: string): string | null {
  const text = comment.slice(0, 4096);
  const saved =
    /saved from url=\(\d+\)\s*(\S+)/.exec(text)?.[1] ??
    (/SingleFile/.test(text) ? /\burl:\s*(\S+)/.exec(text)?.[1] : undefined) ??
    /Mirrored from (\S+) by HTTrack/.exec(text)?.[1];
  return saved ? (/^https?:/i.test(saved) || !/HTTrack/.test(text) ? saved : `http://${saved}`) : null;
}
