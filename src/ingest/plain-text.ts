import { wrapColumns } from '../text/sentences.ts';
import { type Found, noDetails, type ParsedBlock } from './article.ts';
import { readByLine } from './by-line.ts';

/** Plain text keeps every character of the decoded file, so that offsets into the file hold. */
export function readPlainText(text: string): Found {
  return {
    ...noDetails,
    text,
    blocks: findBlocks(text),
  };
}

/** A line of a text without what ends it. */
interface Line {
  readonly start: number;
  /** Without spaces at its end; "" for an empty line. */
  readonly text: string;
  readonly indent: number;
}

/**
 * A line is a block of its own with the line ends after it. One that goes on in lower case was wrapped by hand
 * and stays with the line before; where a text is wrapped as a whole, so does one that goes on otherwise.
 */
function findBlocks(text: string): ParsedBlock[] {
  const lines = readLines(text);
  const wrapping = findWrapping(lines);
  const starts: number[] = [];
  let first: Line | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.text === '') continue;
    const above = lines[index - 1];
    const isFurther =
      above !== undefined &&
      above.text !== '' &&
      ((goesOnInLowerCase(line) && !isUnderHeadline(lines, index)) ||
        (wrapping !== null && isWrapped(above, line, first!, wrapping) && !isByLine(line, index)));
    if (isFurther) continue;
    first = line;
    starts.push(line.start);
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const isHeading = isHeadingLine(text.slice(start, end));
    return {
      start: index === 0 ? 0 : start,
      end,
      role: isHeading ? 'heading' : 'paragraph',
      setAside: false,
    };
  });
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(start, end).trimEnd();
    lines.push({ start, text: line, indent: line.length - line.trimStart().length });
    start = end + 1;
  }
  return lines;
}

const lengthOf = ({ text, indent }: Line) => text.length - indent;

const goesOnInLowerCase = ({ text, indent }: Line) => {
  const unit = text.charCodeAt(indent);
  return unit < 0x80 ? unit >= 0x61 && unit <= 0x7a : /^\s*\p{Ll}/u.test(text);
};

/** "by Ana Roth" between the first line of a text and an empty one. */
const isUnderHeadline = (lines: readonly Line[], index: number) =>
  index === 1 &&
  lines[2] !== undefined &&
  lines[2].text === '' &&
  readByLine(lines[index]!.text.trim()) !== null;

/** Who wrote a text stands in its first lines, however long its headline is. */
const longestHead = 10;
const isByLine = (line: Line, index: number) => index < longestHead && readByLine(line.text.trim()) !== null;

/** How the lines of a text as a whole were broken. */
interface Wrapping {
  /** The column behind which no word was to go; Infinity where the lines are of any length. */
  readonly width: number;
  /** The first line of a paragraph is set in, the others are not. */
  readonly hasIndents: boolean;
}

/**
 * Null for a text whose line ends all mean something. It was wrapped where nearly all lines that end inside a
 * sentence are so long that the next word had no room, most full ones do, and some go on in lower case – which neither
 * sentences nor headlines below each other do –, or where paragraphs begin with an indent.
 */
function findWrapping(lines: readonly Line[]): Wrapping | null {
  const joints: (readonly [Line, Line])[] = [];
  for (let index = 1; index < lines.length; index++) {
    const [above, below] = [lines[index - 1]!, lines[index]!];
    if (above.text !== '' && below.text !== '' && !isApart(above, below)) joints.push([above, below]);
  }
  if (joints.length < 2) return null;
  const lengths = joints.map(([above]) => above.text.length).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)]!;
  const full = joints.filter(([above, below]) => isFull(above, below, width));
  const open = joints.filter(([above]) => lengthOf(above) > width / 2 && isOpen(above));
  const fullOpen = full.filter(([above]) => isOpen(above));
  const further = fullOpen.filter(([, below]) => goesOnInLowerCase(below) || hasNoCase(below));
  const isWrapped =
    width >= wrapColumns.narrowest &&
    width <= wrapColumns.widest &&
    fullOpen.length >= Math.max(2, open.length * 0.7, full.length / 2) &&
    further.length >= fullOpen.length / 4;
  const hasIndents = joints.filter(([above, below]) => isSetIn(above, below)).length >= 2;
  return isWrapped || hasIndents ? { width: isWrapped ? width : Infinity, hasIndents } : null;
}

/** @param first the line with which the block above began */
function isWrapped(above: Line, below: Line, first: Line, { width, hasIndents }: Wrapping): boolean {
  const isItem = marker.test(first.text);
  if (isApart(above, below, isItem)) return false;
  if (isItem && marker.test(below.text)) return false;
  // A sentence that ends right at the edge: only within a paragraph is it sure to go on.
  if (above === first && !isOpen(above)) return false;
  return isFull(above, below, width) || (hasIndents && isSetIn(above, below));
}

/** The next word had no room. Few writers fill a line to its end by hand, and nobody has to break it after a sentence. */
function isFull(above: Line, below: Line, width: number): boolean {
  const space = below.text.indexOf(' ', below.indent);
  const word = (space < 0 ? below.text.length : space) - below.indent;
  return above.text.length + 1 + word > (isOpen(above) ? width * 0.9 : width);
}

/** Ends inside a sentence; "Mr." and "U.S." end none. */
const isOpen = ({ text }: Line) =>
  !/[.!?:…。！？]["'”’»)\]]*$/.test(text) || /(?:^|[ .(])\p{Lu}\p{Ll}{0,2}\.$/u.test(text);

/** The first line of a paragraph: set in, long, and its sentence goes on farther left. */
const isSetIn = (above: Line, below: Line) =>
  above.indent >= 2 &&
  below.indent < above.indent &&
  lengthOf(above) >= wrapColumns.narrowest &&
  isOpen(above) &&
  !marker.test(above.text);

const hasNoCase = ({ text }: Line) => /^\s*\p{Lo}/u.test(text);

/** Begins an item of a list. A wrapped line can begin with a dash, a year or a day, too. */
const marker = /^\s*(?:[-*•·▪–—]|\(?\d{1,3}[.)]|\([a-z]\))\s/;
/** A rule, a quoted line of an e-mail, a row with wide gaps: they stand for themselves. */
const standsAlone = /^\s*(?:>|[-=_*~#]{2,}\s*$)|\S\s{3,}\S|\t|\|/;
/** "Subject: …", "Date: …". */
const labelled = /^\p{Lu}[\p{L}-]{1,14}: /u;

/** True where the second line surely begins anew. @param isItem the block above is an item of a list, whose lines can hang */
function isApart(above: Line, below: Line, isItem = marker.test(above.text)): boolean {
  return (
    (below.indent > above.indent && !isItem) ||
    standsAlone.test(above.text) ||
    standsAlone.test(below.text) ||
    (marker.test(below.text) && (/^\s*[*•·▪]/.test(below.text) || !isOpen(above))) ||
    (labelled.test(below.text) && labelled.test(above.text))
  );
}

/** Short, without the full stop of a sentence, not in brackets, and set off by an empty line or at the very top. */
function isHeadingLine(block: string): boolean {
  const line = block.trim();
  return (
    line.length <= 120 &&
    !/[.!?:;,”"’]$/.test(line) &&
    !/^\(.*\)$/.test(line) &&
    /\p{Lu}|\p{Lo}/u.test(line) &&
    /\n\s*\n|\n$/.test(block)
  );
}
