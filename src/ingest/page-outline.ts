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

/** What a page marks as headline, author and date where it shows them, in its order; of other articles nothing. */
export interface PageOutline {
  readonly headings: readonly { readonly element: PageElement; readonly text: string }[];
  readonly authors: {
    /** By itemprop. */
    readonly data: readonly string[];
    /** By rel, class and address: the plainest mark first. */
    readonly shown: readonly string[];
  };
  readonly dates: {
    /** By itemprop. */
    readonly data: readonly string[];
    readonly updated: readonly string[];
    /** Of <time> and its like. */
    readonly times: readonly string[];
    /** Lines of which the class says that they hold a date. */
    readonly lines: readonly string[];
  };
}

/** A heading is no longer than this, a by-line neither, and a page has no more that could be its headline. */
const limits = { heading: 500, headings: 100, author: 120, line: 160 };

export function readOutline(body: PageElement): PageOutline {
  const headings: { element: PageElement; text: string }[] = [];
  const authors = { data: [] as string[], ranked: [] as { text: string; rank: number }[] };
  const dates = {
    data: [] as string[],
    updated: [] as string[],
    times: [] as string[],
    lines: [] as string[],
  };
  for (const { element, isAround } of partsOfPage(body)) {
    if (/^h[1-3]$/.test(element.tagName) && headings.length < limits.headings) {
      const text = lineOf(element);
      if (text && text.length <= limits.heading && !isHidden(element) && !leadsHome(element))
        headings.push({ element, text });
    }
    if (isAround) continue;
    const kind = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
    readAuthorMark(element, kind, authors);
    readDateMark(element, kind, dates);
  }
  return { headings, authors: { data: authors.data, shown: plainest(authors.ranked) }, dates };
}

/** An article has no more authors than this; a list of articles has. */
const mostAuthors = 4;

/** The names that are marked most plainly, with those marked less so behind them; none of a list of articles. */
function plainest(ranked: readonly { readonly text: string; readonly rank: number }[]): string[] {
  const sorted = [...ranked].sort((x, y) => x.rank - y.rank);
  const best = new Set(sorted.filter(({ rank }) => rank === sorted[0]!.rank).map(({ text }) => text));
  return best.size > mostAuthors ? [] : sorted.map(({ text }) => text);
}

/** The elements outside of what tells of other articles, in the order of the page; of that itself only its outside. */
function* partsOfPage(body: PageElement): Generator<{ element: PageElement; isAround: boolean }> {
  const sizes = addUp(body, (element) =>
    element.childNodes.reduce((sum, node) => sum + (isText(node) ? node.value.trim().length : 0), 0),
  );
  // What holds much of the page is no sidebar, whatever it is called.
  const isSmall = (element: PageElement) => sizes.get(element)! * 2.5 < sizes.get(body)!;
  const stack: PageNode[] = [body];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue;
    const isAround = isSmall(node) && isElsewhere(node);
    yield { element: node, isAround };
    if (isAround) continue;
    for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index]!);
  }
}

/** A site's name over its pages leads to its first page. */
function leadsHome(heading: PageElement): boolean {
  const address = linkIn(heading);
  return (
    address !== null &&
    /^(?:\/|\.\/?|(?:https?:)?\/\/[^/]+\/?|(?:\/|\.\/)?index\.\w+)$/i.test(address.slice(0, 200))
  );
}

function linkIn(element: PageElement): string | null {
  for (const node of nodesIn(element))
    if (isElement(node) && node.tagName === 'a') return attributeOf(node, 'href');
  return null;
}

function readAuthorMark(
  element: PageElement,
  kind: string,
  authors: { data: string[]; ranked: { text: string; rank: number }[] },
): void {
  if (/\bauthor\b/.test(attributeOf(element, 'itemprop') ?? '')) {
    const text = attributeOf(element, 'content') ?? nameIn(element);
    if (text && text.length <= limits.author) authors.data.push(text);
  }
  const rank = authorRank(element, kind);
  const text = rank === null ? null : lineOf(element);
  if (rank !== null && text && text.length <= limits.author) authors.ranked.push({ text, rank });
}

/** Of a person described by itemprop, the name. */
function nameIn(person: PageElement): string | null {
  for (const node of nodesIn(person)) {
    if (isElement(node) && /\bname\b/.test(attributeOf(node, 'itemprop') ?? ''))
      return attributeOf(node, 'content') ?? lineOf(node);
  }
  return lineOf(person);
}

/** Classes of the hCard and hAtom conventions, of WordPress and Drupal, and what else pages call an author. */
const nameClass = /(?:^|[\s_-])(?:author|autor|byline|redakteur|writer)(?:__?|-)?name(?:$|[\s_-])/i;
const cardClass = /(?:^|\s)fn(?:\s|$)/;
const authorClass =
  /(?:^|[\s_-])(?:authors?|autor|auteur|byline|by-line|writer|contributor|redakteur|vcard|username)(?:$|[\s_-])/i;
const authorPath =
  /\/(?:authors?|autor(?:en|es|i)?|auteurs?|staff|contributors?|journalists?|redakteur|profile)\/[^/?#]+/i;

/** The lower, the plainer an element is marked as the author's name; null where it is not. */
function authorRank(element: PageElement, kind: string): number | null {
  if (/(?:^|\s)author(?:\s|$)/i.test(attributeOf(element, 'rel') ?? '') && element.tagName !== 'link')
    return 0;
  if (nameClass.test(kind)) return 1;
  if (cardClass.test(kind)) return 2;
  if (authorClass.test(kind)) return 3;
  return element.tagName === 'a' && authorPath.test(attributeOf(element, 'href') ?? '') ? 4 : null;
}

const dateClass =
  /(?:^|[\s_-])(?:date|datum|dateline|timestamp|published|pubdate|posted|posted-on|entry-meta|post-meta|byline|meta|submitted|time|fecha)(?:$|[\s_-])/i;

function readDateMark(
  element: PageElement,
  kind: string,
  dates: { data: string[]; updated: string[]; times: string[]; lines: string[] },
): void {
  const property = attributeOf(element, 'itemprop') ?? '';
  const machine =
    attributeOf(element, 'content') ?? attributeOf(element, 'datetime') ?? attributeOf(element, 'title');
  const isUpdate = /\bdateModified\b/.test(property) || /updated|modified/i.test(kind);
  const add = (list: string[], text: string | null) => {
    if (text && text.length <= limits.line) list.push(text);
  };
  if (/\b(?:datePublished|dateCreated)\b/.test(property)) add(dates.data, machine ?? lineOf(element));
  else if (/\bdateModified\b/.test(property)) add(dates.updated, machine);
  else if (element.tagName === 'time')
    add(isUpdate ? dates.updated : dates.times, attributeOf(element, 'datetime') || lineOf(element));
  else if (element.tagName === 'abbr' && /(?:^|\s)(?:published|dtstart)(?:\s|$)/.test(kind))
    add(dates.times, attributeOf(element, 'title'));
  else if (dateClass.test(kind) && !isUpdate) add(dates.lines, lineOf(element));
}
