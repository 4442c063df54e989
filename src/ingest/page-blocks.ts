import type { BlockRole } from '../contract/model.ts';
import { normaliseText } from '../text/normalise.ts';
import type { Piece } from './article.ts';
import {
  attributeOf,
  isElement,
  isText,
  lineOf,
  nodesIn,
  type PageElement,
  type PageNode,
  type PageText,
} from './page-tree.ts';
import { isHidden } from './page-visibility.ts';

/** A stretch of a page between two block ends. */
export interface PageBlock extends Piece {
  /** The innermost block element around it. */
  readonly element: PageElement;
  /** What it is made of, in its order. */
  readonly texts: readonly PageText[];
  /** How many of its characters are links, space left out. */
  readonly linked: number;
  /** All of it is struck through. */
  readonly setAside: boolean;
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
  dt: 'list-item',
  dd: 'list-item',
  figcaption: 'caption',
  caption: 'caption',
};
const blockElements = new Set([
  ...Object.keys(roles),
  ...'p div section article main body header footer aside nav address search hgroup form fieldset legend'.split(
    ' ',
  ),
  ...'ul ol dl menu dir table thead tbody tfoot tr td th figure details summary dialog'.split(' '),
  ...'pre listing xmp plaintext hr center optgroup option'.split(' '),
]);

// In a block that is not complete yet: a line's end and a cell's, which are told from the space of the source.
const lineEnd = '\u0001';
const cellEnd = '\u0002';

/** Where the walk is. */
interface Place {
  readonly role: BlockRole;
  readonly element: PageElement;
  readonly isPreformatted: boolean;
  readonly isLink: boolean;
  readonly isStruck: boolean;
}

/**
 * The blocks of all that an element shows, in its order: a <br> ends a line, two of them a block; a table's row is
 * one block with a tab between its cells, unless whole parts of the page stand in it. Footnote marks are put in
 * brackets, where they would make another number; other raised figures behind a figure stay raised. What is struck through is not said any more: it is left out of
 * its block, and set aside where the block is nothing else. Walks without recursion: a hostile page nests deep.
 */
export function blocksIn(root: PageElement): PageBlock[] {
  const blocks: PageBlock[] = [];
  let text = '';
  let struck = '';
  let texts: PageText[] = [];
  let linked = 0;
  let place: Place | null = null;
  const flush = () => {
    if (place !== null) {
      const { role, element, isPreformatted } = place;
      const said = finishText(text, isPreformatted);
      const words = said || finishText(struck, isPreformatted);
      if (words) blocks.push({ role, text: words, element, texts, linked, setAside: said === '' });
    }
    [text, struck, texts, linked, place] = ['', '', [], 0, null];
  };
  const add = (node: PageText, at: Place, shown = node.value) => {
    if (place === null || !text.trim()) place = at;
    const written = at.isPreformatted ? shown.replace(/\n/g, lineEnd) : shown;
    if (at.isStruck) struck += written;
    else text += written;
    texts.push(node);
    if (at.isLink) linked += node.value.replace(/\s+/g, '').length;
  };
  const stack: ({ node: PageNode; at: Place } | (() => void))[] = [
    {
      node: root,
      at: { role: 'paragraph', element: root, isPreformatted: false, isLink: false, isStruck: false },
    },
  ];
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (typeof step === 'function') {
      step();
      continue;
    }
    const { node, at } = step;
    if (isText(node)) {
      add(node, at);
      continue;
    }
    if (!isElement(node) || (node !== root && isHidden(node))) continue;
    const name = node.tagName;
    if (name === 'br') {
      if (endsInBreak(text)) flush();
      else text += lineEnd;
      continue;
    }
    if (name === 'sup') {
      const shown = isFootnoteMark(node)
        ? (mark: string) => `[${mark}]`
        : /\d/.test(text.at(-1) ?? '') && /^\d{1,3}$/.test(lineOf(node) ?? '') && raiseFigures;
      if (shown) {
        for (const mark of nodesIn(node))
          if (isText(mark) && mark.value.trim()) add(mark, at, shown(mark.value.trim()));
        continue;
      }
    }
    if (name === 'a' && leadsBack.test(lineOf(node) ?? '')) continue;
    const cells = name === 'tr' ? cellsOfRow(node) : null;
    if (cells) {
      flush();
      const row: Place = { ...at, role: 'table-row', element: node };
      const columns = columnsIn(node.parentNode!);
      let column = 0;
      for (const cell of cells) {
        for (; column < columns.get(cell)!; column++) text += cellEnd;
        for (const inner of nodesIn(cell)) {
          if (isText(inner)) add(inner, { ...row, isStruck: row.isStruck || isStruckWithin(inner, cell) });
          else if (isElement(inner) && blockElements.has(inner.tagName)) text += ' ';
        }
      }
      flush();
      continue;
    }
    const isBlock = blockElements.has(name);
    if (isBlock) {
      flush();
      stack.push(flush);
    } else if (name === 'q') {
      text += '“';
      stack.push(() => {
        text += '”';
      });
    }
    const inner: Place = {
      role: at.role === 'paragraph' ? (roles[name] ?? at.role) : at.role,
      element: isBlock ? node : at.element,
      isPreformatted: at.isPreformatted || name === 'pre' || name === 'listing' || name === 'xmp',
      isLink: at.isLink || name === 'a',
      isStruck: at.isStruck || isStruck(node),
    };
    for (let index = node.childNodes.length - 1; index >= 0; index--)
      stack.push({ node: node.childNodes[index]!, at: inner });
  }
  flush();
  return blocks;
}

/** By its name, or as editors on the web and in offices write it. */
const isStruck = (element: PageElement) =>
  /^(?:del|s|strike)$/.test(element.tagName) ||
  /text-decoration[^;]{0,80}line-through/i.test(attributeOf(element, 'style') ?? '');

function isStruckWithin(text: PageText, root: PageElement): boolean {
  for (let node = text.parentNode; node !== null && 'tagName' in node; node = node.parentNode) {
    if (isStruck(node)) return true;
    if (node === root) return false;
  }
  return false;
}

const endsInBreak = (text: string) =>
  text.includes(lineEnd) && !text.slice(text.lastIndexOf(lineEnd) + 1).trim();

/** A block's text from what was gathered of it. */
function finishText(text: string, isPreformatted: boolean): string {
  const spaced = isPreformatted ? text : text.replace(/\s+/g, ' ');
  const lines = spaced.split(lineEnd).map((line) => {
    const cells = line.split(cellEnd).map((cell) => (isPreformatted ? cell.trimEnd() : cell.trim()));
    return cells.join('\t').trimEnd();
  });
  const whole = normaliseText(lines.join('\n'));
  // A row can begin with an empty cell.
  return whole.replace(isPreformatted ? /^\n+/ : /^[^\S\t]+/, '').trimEnd();
}

const raiseFigures = (figures: string) => figures.replace(/\d/g, (figure) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(figure)]!);

/** What a link from a footnote to its mark shows. */
const leadsBack = /^[↑↩⤴]\ufe0e?$/;

/** A number or a sign that leads to a note. */
function isFootnoteMark(element: PageElement): boolean {
  const mark = lineOf(element);
  if (!mark || !/^(?:\d{1,3}|[*†‡§]{1,3}|[a-z])$/.test(mark)) return false;
  const links = [element.parentNode, ...nodesIn(element)].filter(
    (node): node is PageElement => node !== null && 'tagName' in node && node.tagName === 'a',
  );
  return links.some((link) => attributeOf(link, 'href')?.includes('#'));
}

const longestRow = 1_000;
/** What stands in a cell only where the table holds parts of a page together. */
const partsOfPages = new Set(
  'table ul ol dl h1 h2 h3 h4 h5 h6 blockquote article section form pre'.split(' '),
);

const cellsIn = (row: PageElement) =>
  row.childNodes.filter(
    (node): node is PageElement => isElement(node) && /^t[dh]$/.test(node.tagName) && !isHidden(node),
  );

/** What a page says of the spans of cells is no larger in any table that is read. */
const mostSpanned = { columns: 100, rows: 1_000 };

/** Asked for each row. */
const knownColumns = new WeakMap<object, ReadonlyMap<PageElement, number>>();

/** The column in which each cell of a part of a table stands, counted from 0: others span columns, and rows below. */
function columnsIn(part: NonNullable<PageElement['parentNode']>): ReadonlyMap<PageElement, number> {
  const known = knownColumns.get(part);
  if (known) return known;
  const columns = new Map<PageElement, number>();
  /** For each column, how many rows it is taken yet. */
  let taken: number[] = [];
  for (const row of part.childNodes) {
    if (!isElement(row) || row.tagName !== 'tr') continue;
    const below = taken.map((rows) => Math.max(0, rows - 1));
    let column = 0;
    for (const cell of cellsIn(row)) {
      while ((taken[column] ?? 0) > 0) column++;
      columns.set(cell, column);
      const rows = spanOf(cell, 'rowspan', mostSpanned.rows);
      for (let span = spanOf(cell, 'colspan', mostSpanned.columns); span > 0; span--)
        below[column++] = rows - 1;
    }
    taken = Array.from(below, (rows) => rows ?? 0);
  }
  knownColumns.set(part, columns);
  return columns;
}

function spanOf(cell: PageElement, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number.parseInt(attributeOf(cell, name) ?? '', 10);
  return span > 0 ? Math.min(span, most) : 1;
}

/** The cells of a row of figures or words; null for one that only lays out the page. */
function cellsOfRow(row: PageElement): PageElement[] | null {
  const cells = cellsIn(row);
  let size = 0;
  for (const cell of cells) {
    for (const node of nodesIn(cell)) {
      if (isText(node)) size += node.value.trim().length;
      if (isElement(node) && (partsOfPages.has(node.tagName) || isHidden(node))) return null;
      if (size > longestRow) return null;
    }
  }
  return cells.filter((cell) => lineOf(cell) !== null).length > 1 ? cells : null;
}
