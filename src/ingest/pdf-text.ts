import type { BlockRole } from '../contract/model.ts';
import type { Piece } from './article.ts';
import type { PageLine } from './pdf-page.ts';

export interface PdfPage {
  readonly lines: readonly PageLine[];
  /** In points. */
  readonly height: number;
}

interface Line extends PageLine {
  readonly text: string;
  /** Counted from 0, across all pages. */
  readonly page: number;
  /** The edges of its column. */
  readonly from: number;
  readonly to: number;
  /** The usual distance of two lines of its column, in points. */
  readonly leading: number;
}

/** A block that grows line by line. */
interface Block {
  readonly role: BlockRole;
  /** What the lines add to it, one after the other. */
  readonly parts: string[];
  last: Line;
}

/**
 * The lines of all pages as blocks: lines of a paragraph joined, over columns and pages too, with the hyphens of line
 * ends undone; headings told by their size; rows of tables as rows. Page numbers and the lines that repeat on the
 * pages' upper and lower edges are set aside, each behind the block that its page ends with.
 */
export function composePages(pages: readonly PdfPage[]): Piece[] {
  const furniture = findFurniture(pages);
  const bodySize = findBodySize(pages);
  const join = createJoiner(pages);
  const pieces: Piece[] = [];
  let block: Block | undefined;
  let waiting: Piece[] = [];
  const close = () => {
    const text = block?.parts.join('') ?? '';
    if (block && text) pieces.push({ role: block.role, text });
    pieces.push(...waiting);
    block = undefined;
    waiting = [];
  };
  for (const [number, page] of pages.entries()) {
    const lines = describeLines(page, number, furniture);
    for (const [index, line] of lines.entries()) {
      const role = roleOf(line, lines[index - 1], lines[index + 1], bodySize);
      if (block && role === block.role && continuesBlock(block, line)) {
        const text = textOf(line, role);
        const [before, gap] = join(block.parts.pop()!, text);
        block.parts.push(before, gap + text);
        block.last = line;
      } else {
        close();
        block = { role, parts: [textOf(line, role)], last: line };
      }
    }
    for (const line of furniture.get(page) ?? [])
      waiting.push({ role: 'paragraph', text: line.cells.join(' '), setAside: true });
  }
  close();
  // Scraps alone are the text all the same.
  if (pieces.every(({ setAside }) => setAside)) return pieces.map(({ role, text }) => ({ role, text }));
  return pieces;
}

/** The edge of a page, as a share of its height, on which repeated lines and page numbers stand. */
const edge = 0.13;
const edgeLines = 3;
const pageNumber =
  /^[\s–—\-|[(]*(?:(?:page|pg\.?|p\.|seite|pagina|página|page|strona|sida|side|стр\.?)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|\/|von|de|di|sur|av|af|z|из)\s*\d{1,4})?[\s–—\-|\])]*$/iu;

/** Of each page the lines that belong to the page and not to the text. */
function findFurniture(pages: readonly PdfPage[]): ReadonlyMap<PdfPage, ReadonlySet<PageLine>> {
  const seen = new Map<string, Set<PdfPage>>();
  const candidates = new Map(pages.map((page) => [page, edgesOf(page)]));
  for (const [page, lines] of candidates) {
    for (const line of lines) {
      const key = keyOf(line, page);
      const on = seen.get(key) ?? new Set();
      on.add(page);
      seen.set(key, on);
    }
  }
  const least = Math.min(3, Math.max(2, pages.length));
  const first = findFirstNumber(candidates);
  const indexOf = new Map(pages.map((page, index) => [page, index]));
  const isNumbered = ({ cells }: PageLine, page: PdfPage) =>
    first !== null && numbersOf(cells.join(' ')).includes(first + indexOf.get(page)!);
  const isFurniture = (line: PageLine, page: PdfPage) =>
    line.apart !== null ||
    isNumbered(line, page) ||
    (seen.get(keyOf(line, page))?.size ?? 0) >= least ||
    (pageNumber.test(line.cells.join(' ')) && (line.y > 0.85 * page.height || line.y < 0.08 * page.height));
  return new Map(
    [...candidates].map(([page, lines]) => [page, new Set(lines.filter((line) => isFurniture(line, page)))]),
  );
}

/** The number that the first page has or would have; null where the pages are not numbered. */
function findFirstNumber(edges: ReadonlyMap<PdfPage, readonly PageLine[]>): number | null {
  const counts = new Map<number, number>();
  for (const [index, lines] of [...edges.values()].entries()) {
    const firsts = lines.flatMap(({ cells }) => numbersOf(cells.join(' '))).map((number) => number - index);
    for (const first of new Set(firsts)) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const first = mostFrequent(counts);
  const count = counts.get(first) ?? 0;
  return count >= 3 && count >= 0.4 * edges.size ? first : null;
}

/** The numbers that a line begins and ends with. */
const numbersOf = (text: string) =>
  [/^\d{1,4}(?!\S)/, /(?<!\S)\d{1,4}$/].flatMap((pattern) => pattern.exec(text)?.[0] ?? []).map(Number);

/** Digits count as one: page numbers and dates change. A title that the later pages repeat is printed larger. */
const keyOf = ({ cells, y, size }: PageLine, { height }: PdfPage) =>
  `${y < height / 2 ? 'top' : 'bottom'} ${Math.round(size)} ${cells.join(' ').replace(/\d+/g, '#').toLowerCase()}`;

function edgesOf({ lines, height }: PdfPage): PageLine[] {
  const byHeight = lines.filter(({ apart }) => apart === null).sort((x, y) => x.y - y.y);
  const top = byHeight.slice(0, edgeLines).filter(({ y }) => y < edge * height);
  const bottom = byHeight.slice(-edgeLines).filter(({ y }) => y > (1 - edge) * height);
  return [...new Set([...top, ...bottom, ...lines.filter(({ apart }) => apart !== null)])];
}

const mostFrequent = (weights: ReadonlyMap<number, number>) =>
  [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];

/** The size that most characters have, in half points. */
function findBodySize(pages: readonly PdfPage[]): number {
  const weights = new Map<number, number>();
  for (const { lines } of pages) {
    for (const { size, cells } of lines) {
      const rounded = Math.round(size * 2) / 2;
      weights.set(rounded, (weights.get(rounded) ?? 0) + cells.join(' ').length);
    }
  }
  return mostFrequent(weights);
}

function describeLines(
  page: PdfPage,
  number: number,
  furniture: ReadonlyMap<PdfPage, ReadonlySet<PageLine>>,
): Line[] {
  const lines = page.lines.filter((line) => line.cells.length > 0 && !furniture.get(page)?.has(line));
  const columns = Map.groupBy(lines, ({ column }) => column);
  return lines.map((line) => {
    const column = columns.get(line.column)!;
    return { ...line, text: line.cells.join(' '), page: number, ...measure(column) };
  });
}

const measured = new WeakMap<readonly PageLine[], Pick<Line, 'from' | 'to' | 'leading'>>();

function measure(column: readonly PageLine[]): Pick<Line, 'from' | 'to' | 'leading'> {
  const known = measured.get(column);
  if (known) return known;
  const lefts = new Map<number, number>();
  const distances = new Map<number, number>();
  for (const [index, { left, y, size }] of column.entries()) {
    const rounded = Math.round(left);
    lefts.set(rounded, (lefts.get(rounded) ?? 0) + 1);
    const distance = Math.round(2 * (y - (column[index - 1]?.y ?? y))) / 2;
    if (distance > 0.5 * size && distance < 3 * size)
      distances.set(distance, (distances.get(distance) ?? 0) + 1);
  }
  const rights = column.map(({ right }) => right).sort((x, y) => x - y);
  const found = {
    from: mostFrequent(lefts),
    // The longest lines but one or two: a long address sticks out.
    to: rights[Math.floor(rights.length * 0.95)] ?? 0,
    leading: mostFrequent(distances) || 1.3 * (column[0]?.size ?? 0),
  };
  measured.set(column, found);
  return found;
}

const bullet = /^[•●▪■◦○‣⁃∙·➢➤✓✔❖]\s*|^[-–*o]\s+(?=\S)/;
const numbered = /^(?:\(?\d{1,2}[.)]|\(?[a-z]\)|[ivx]{1,4}[.)])\s+\S/i;

function roleOf(line: Line, previous: Line | undefined, next: Line | undefined, bodySize: number): BlockRole {
  const isRow = (other: Line | undefined) =>
    other !== undefined && other.column === line.column && other.cells.length > 1;
  if (line.cells.length > 2 || (isRow(line) && (isRow(previous) || isRow(next)))) return 'table-row';
  if (bullet.test(line.text)) return 'list-item';
  if (line.size >= 1.15 * bodySize && line.text.length < 250 && /\p{L}/u.test(line.text)) return 'heading';
  if (numbered.test(line.text) && line.text.length < 250 && isListed(line, previous, next))
    return 'list-item';
  return previous && continuesItem(previous, line) ? 'list-item' : 'paragraph';
}

/** "1. " begins a list where the line under it is set in from it, or is numbered too. */
function isListed(line: Line, previous: Line | undefined, next: Line | undefined): boolean {
  const isBelow = (other: Line | undefined) => other !== undefined && other.column === line.column;
  if (isBelow(next) && next!.left > line.left + 0.5 * line.size) return true;
  return [previous, next].some((other) => isBelow(other) && numbered.test(other!.text));
}

/** A line under an item that is set in from the item's mark. */
function continuesItem(previous: Line, line: Line): boolean {
  return (
    previous.column === line.column &&
    previous.page === line.page &&
    (bullet.test(previous.text) || numbered.test(previous.text)) &&
    line.left > previous.left + 0.4 * line.size &&
    line.y - previous.y < 1.4 * line.leading
  );
}

/** Items without the mark that a list prints before them; rows with their cells apart. */
function textOf({ text, cells }: Line, role: BlockRole): string {
  if (role === 'table-row') return cells.join('\t');
  return role === 'list-item' ? text.replace(bullet, '') : text;
}

const ends = /[.!?…:;。！？]["'”’»)\]]*[⁰¹²³⁴-⁹]*$/u;

function continuesBlock(block: Block, line: Line): boolean {
  const { last, role } = block;
  const text = block.parts.at(-1)!;
  if (role === 'table-row') return false;
  if (Math.abs(line.size - last.size) > 0.12 * Math.max(line.size, last.size)) return false;
  if (bullet.test(line.text) || (role === 'list-item' && numbered.test(line.text))) return false;
  if (line.page !== last.page || line.column !== last.column) {
    // A headline's last line can be too short to reach across the columns under it.
    if (role === 'heading')
      return line.page === last.page && Math.abs(line.y - last.y - 1.2 * line.size) < 0.3 * line.size;
    if (ends.test(text)) return false;
    const isFull = last.right > last.to - 2 * last.size;
    return isFull ? !isSetIn(line) : /^\p{Ll}/u.test(line.text);
  }
  const distance = line.y - last.y;
  if (distance > 1.35 * Math.max(line.leading, role === 'heading' ? 1.3 * line.size : line.size))
    return false;
  if (role === 'heading') return true;
  if (isSetIn(line) && !isSetIn(last) && role === 'paragraph') return false;
  const fill = (last.right - last.from) / (last.to - last.from);
  return !((fill < 0.8 && ends.test(text)) || (fill < 0.6 && !/^\p{Ll}/u.test(line.text)));
}

const isSetIn = ({ left, from, size }: Line) => left > from + 0.8 * size && left < from + 6 * size;

const wideScript = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]/;

/**
 * How lines are joined: a hyphen at a line's end is taken out, unless the text elsewhere writes the word with it and
 * nowhere without; scripts without spaces are joined without one. Gives the line before as it is then, and what
 * comes between.
 */
function createJoiner(pages: readonly PdfPage[]): (before: string, after: string) => [string, string] {
  const written = new Set<string>();
  for (const { lines } of pages) {
    for (const { cells } of lines) {
      for (const [word] of cells
        .join(' ')
        .toLowerCase()
        .matchAll(/\p{L}+(?:-\p{L}+)*(?!-?$)/gu))
        written.add(word);
    }
  }
  return (before, after) => {
    const [, head, mark] = /(\p{L}+)([-‐\u00ad])$/u.exec(before.slice(-80)) ?? [];
    const tail = /^\p{L}+/u.exec(after)?.[0];
    if (mark === '\u00ad') return [before.slice(0, -1), ''];
    if (head !== undefined && tail !== undefined) {
      const [whole, compound] = [head + tail, `${head}-${tail}`].map((word) => word.toLowerCase());
      const isCompound = !/^\p{Ll}/u.test(tail) || (written.has(compound!) && !written.has(whole!));
      return [isCompound ? before : before.slice(0, -1), ''];
    }
    const isOne =
      (/[-‐/]$/.test(before) && /^\d/.test(after)) ||
      (wideScript.test(before.slice(-1)) && wideScript.test(after[0] ?? ''));
    return [before, isOne ? '' : ' '];
  };
}
