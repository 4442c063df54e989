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

/**
 * A line is a block of its own with the line ends after it; a line that goes on in lower case is one that was
 * wrapped by hand and stays with the line before.
 */
function findBlocks(text: string): ParsedBlock[] {
  const starts: number[] = [];
  let isAfterEmptyLine = true;
  for (const line of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const isEmpty = line[0].trim() === '';
    const isContinuation = !isAfterEmptyLine && /^\s*\p{Ll}/u.test(line[0]) && !isUnderHeadline(text, line);
    if (!isEmpty && !isContinuation) starts.push(line.index);
    isAfterEmptyLine = isEmpty;
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

/** "by Ana Roth" between the first line of a text and an empty one. */
const isUnderHeadline = (text: string, line: RegExpExecArray) =>
  text.lastIndexOf('\n', line.index - 2) < 0 &&
  /^\s*\n/.test(text.slice(line.index + line[0].length, line.index + line[0].length + 20)) &&
  readByLine(line[0].trim()) !== null;

/** Short, without the full stop of a sentence, and set off by an empty line or at the very top. */
function isHeadingLine(block: string): boolean {
  const line = block.trim();
  return (
    line.length <= 120 &&
    !/[.!?:;,”"’]$/.test(line) &&
    /\p{Lu}|\p{Lo}/u.test(line) &&
    /\n\s*\n|\n$/.test(block)
  );
}
