import { isElsewhere } from './page-regions.ts';
import {
  addUp,
  attributeOf,
  isElement,
  isText,
  lineOf,
  nodesIn,
  type PageElement,
  type PageNode,
} from './page-tree.ts';
import { isHidden } from './page-visibility.ts';

/** What a page marks as headline, author and date where it shows them, in its order. */
export interface PageOutline {
  readonly headings: readonly { readonly element: PageElement; readonly text: string }[];
  readonly authors: { readonly microdata: readonly string[]; readonly marked: readonly string[] };
  readonly dates: {
    readonly microdata: readonly string[];
    readonly updated: readonly string[];
    readonly marked: readonly string[];
    readonly printed: readonly string[];
    readonly loose: readonly string[];
  };
}

/** A heading is no longer than this, and a page has no more that could be its headline. */
const longestHeading = 500;
const mostHeadings = 100;

export function readOutline(body: PageElement): PageOutline {
  const headings: { element: PageElement; text: string }[] = [];
  const microdata: string[] = [];
  const ranked: { text: string; rank: number }[] = [];
  const dates = {
    microdata: [] as string[],
    updated: [] as string[],
    marked: [] as string[],
    printed: [] as string[],
    loose: [] as string[],
  };
  const sizes = addUp(body, (element) =>
    isHidden(element)
      ? 0
      : element.childNodes.reduce((sum, node) => sum + (isText(node) ? node.value.trim().length : 0), 0),
  );
  // What holds much of the page is no sidebar, whatever it is called.
  const isSmall = (element: PageElement) => (sizes.get(element) ?? 0) * 2.5 < sizes.get(body)!;
  const stack: { node: PageNode; isElsewhere: boolean }[] = [{ node: body, isElsewhere: false }];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node } = step;
    if (isText(node)) {
      continue;
    }
    if (!isElement(node)) continue;
    const tag = node.tagName;
    const itemprop = attributeOf(node, 'itemprop') ?? '';
    const kind = `${attributeOf(node, 'class') ?? ''} ${attributeOf(node, 'id') ?? ''}`;
    const isAround = step.isElsewhere || (isSmall(node) && isElsewhere(node));
    if (/^h[1-3]$/.test(tag) && !step.isElsewhere && headings.length < mostHeadings) {
      const text = lineOf(node);
      if (text && text.length <= longestHeading && !isHidden(node) && !leadsHome(node))
        headings.push({ element: node, text });
    }
    if (!isAround) {
      if (/\bauthor\b/.test(itemprop)) {
        const text = attributeOf(node, 'content') ?? nameInside(node);
        if (text && text.length <= 200) microdata.push(text);
      } else if (/\b(?:datePublished|dateCreated)\b/.test(itemprop)) {
        const text =
          attributeOf(node, 'content') ??
          attributeOf(node, 'datetime') ??
          attributeOf(node, 'title') ??
          lineOf(node);
        if (text) dates.microdata.push(text);
      } else if (/\bdateModified\b/.test(itemprop)) {
        const text = attributeOf(node, 'content') ?? attributeOf(node, 'datetime');
        if (text) dates.updated.push(text);
      }
      const rank = authorRank(node, kind);
      if (rank !== null) {
        const text = lineOf(node);
        if (text && text.length <= 120) ranked.push({ text, rank });
      }
      readDateMark(node, tag, kind, dates);
    }
    for (let index = node.childNodes.length - 1; index >= 0; index--)
      stack.push({ node: node.childNodes[index]!, isElsewhere: isAround });
  }
  ranked.sort((x, y) => x.rank - y.rank);
  return { headings, authors: { microdata, marked: ranked.map(({ text }) => text) }, dates };
}

/** A site's name over its pages leads to its first page. */
function leadsHome(heading: PageElement): boolean {
  const link = [...nodesIn(heading)].find((node) => isElement(node) && node.tagName === 'a');
  const address = link && isElement(link) ? (attributeOf(link, 'href') ?? '') : '';
  return /^(?:\/|\.\/?|(?:https?:)?\/\/[^/]+\/?|(?:\/|\.\/)?index\.\w+)$/i.test(address);
}

function nameInside(element: PageElement): string | null {
  const stack: PageNode[] = [...element.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    if (/\bname\b/.test(attributeOf(node, 'itemprop') ?? ''))
      return attributeOf(node, 'content') ?? lineOf(node);
    for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index]!);
  }
  return lineOf(element);
}

function authorRank(element: PageElement, kind: string): number | null {
  if (/(?:^|\s)author(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '') && element.tagName !== 'link')
    return 0;
  if (/(?:^|[\s_-])(?:author|autor|byline|redakteur|writer)(?:__?|-)?name(?:$|[\s_-])/i.test(kind)) return 1;
  if (/(?:^|\s)fn(?:\s|$)/.test(kind)) return 2;
  if (
    /(?:^|[\s_-])(?:authors?|autor|auteur|byline|by-line|writer|contributor|redakteur|vcard|username)(?:$|[\s_-])/i.test(
      kind,
    )
  )
    return 3;
  if (
    element.tagName === 'a' &&
    /\/(?:authors?|autor(?:en|es|i)?|auteurs?|staff|contributors?|journalists?|redakteur|profile)\/[^/?#]+/i.test(
      attributeOf(element, 'href') ?? '',
    )
  )
    return 4;
  return null;
}

function readDateMark(
  element: PageElement,
  tag: string,
  kind: string,
  dates: { updated: string[]; marked: string[]; printed: string[] },
): void {
  const isUpdate = /updated|modified/i.test(kind);
  if (tag === 'time') {
    const text = attributeOf(element, 'datetime') || lineOf(element);
    if (text) (isUpdate ? dates.updated : dates.marked).push(text);
  } else if (tag === 'abbr' && /(?:^|\s)(?:published|dtstart)(?:\s|$)/.test(kind)) {
    const text = attributeOf(element, 'title');
    if (text) dates.marked.push(text);
  } else if (
    /(?:^|[\s_-])(?:date|datum|dateline|timestamp|published|pubdate|posted|posted-on|entry-meta|post-meta|byline|meta|submitted|time|fecha)(?:$|[\s_-])/i.test(
      kind,
    ) &&
    !isUpdate
  ) {
    const text = lineOf(element);
    if (text && text.length <= 160) dates.printed.push(text);
  }
}
