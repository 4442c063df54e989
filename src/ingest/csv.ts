import { decodeAs, openTextSource } from './encodings.ts';

/** A row of a table: its number as people count, from 1, with the head; and its cells. */
export interface TableRow {
  readonly number: number;
  /** Empty ones can be missing, at the end and, in a worksheet, between others. */
  readonly cells: readonly string[];
}

/** So much is decoded at a time. In bytes. */
const chunkSize = 1024 * 1024;
/** A row longer than this has a quotation mark that was not meant as one. In UTF-16 units. */
const longestRow = 4_000_000;
/** After so many such marks none of the file counts any more: looking for their ends costs time. */
const mostStrayMarks = 20;

/**
 * The rows of separated values (RFC 4180), decoded and read part by part, so that neither a large file nor a quotation
 * mark that is never closed needs much memory: such a mark is taken for a character. Line ends of all kinds; what
 * stands between a closing mark and the next delimiter belongs to the cell.
 * @param encoding a name that `findEncoding` gives
 */
export function* readCsvRows(bytes: Uint8Array, encoding: string, delimiter: string): Generator<TableRow> {
  const source = openTextSource(encoding);
  const readRow = createRowReader(delimiter);
  let text = '';
  let number = 0;
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const isLast = at + chunkSize >= bytes.length;
    text += source.decode(bytes.subarray(at, at + chunkSize), isLast);
    if (at === 0) text = text.replace(/^\ufeff/, '');
    let from = 0;
    for (;;) {
      const row = from < text.length ? readRow(text, from, isLast) : null;
      if (row === null) break;
      from = row.end;
      number++;
      if (number > 1 || !/^sep=.{1,3}$/i.test(row.cells.join(delimiter))) yield { number, cells: row.cells };
    }
    text = text.slice(from);
  }
}

interface Row {
  readonly cells: string[];
  readonly end: number;
}

/** Reads one row from a place in a text; null when its end has not come yet. */
function createRowReader(delimiter: string): (text: string, from: number, isLast: boolean) => Row | null {
  const sign = delimiter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const plain = new RegExp(`(?:(?!${sign})[^\\r\\n])*`, 'y');
  let strayMarks = 0;

  /** Where a cell's text ends, and the text. */
  function readPlain(text: string, from: number): { value: string; end: number } {
    plain.lastIndex = from;
    plain.test(text);
    return { value: text.slice(from, plain.lastIndex), end: plain.lastIndex };
  }

  function readQuoted(text: string, from: number): { value: string; end: number } | null {
    for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
      if (text[at + 1] === '"') continue;
      const rest = readPlain(text, at + 1);
      const value = text.slice(from + 1, at).replaceAll('""', '"') + rest.value.trimEnd();
      return { value, end: rest.end };
    }
    return null;
  }

  return (text, from, isLast) => {
    const cells: string[] = [];
    for (let at = from; ; ) {
      let cell = text[at] === '"' && strayMarks < mostStrayMarks ? readQuoted(text, at) : null;
      if (cell === null && text[at] === '"' && strayMarks < mostStrayMarks) {
        if (!isLast && text.length - from < longestRow) return null;
        strayMarks++;
      }
      cell ??= readPlain(text, at);
      // What decides may stand in the next part.
      if (!isLast && cell.end + delimiter.length + 1 >= text.length) {
        if (text.length - from < longestRow) return null;
      }
      cells.push(cell.value);
      at = cell.end;
      if (at < text.length && text.startsWith(delimiter, at)) {
        at += delimiter.length;
        continue;
      }
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
      return { cells, end: at + 1 };
    }
  };
}

const delimiters = [',', ';', '\t', '|'];
const guessedRows = 40;

/** The delimiter that divides the first rows most evenly; Excel's own first line, "sep=;", decides at once. */
export function guessDelimiter(bytes: Uint8Array, encoding: string): string {
  const head = bytes.subarray(0, 65_536);
  const named = /^\ufeff?sep=(.{1,3})\r?\n/i.exec(decodeAs(encoding, head.subarray(0, 64)))?.[1];
  if (named !== undefined) return named;
  const scored = delimiters.map((delimiter) => ({
    delimiter,
    score: scoreDelimiter(head, encoding, delimiter),
  }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function scoreDelimiter(bytes: Uint8Array, encoding: string, delimiter: string): number {
  const widths: number[] = [];
  for (const { cells } of readCsvRows(bytes, encoding, delimiter)) {
    if (cells.length > 1 || cells[0] !== '') widths.push(cells.length);
    if (widths.length >= guessedRows) break;
  }
  // The head knows best how many there are; a row that the look was cut off in counts little.
  const width = widths[0] ?? 1;
  if (width < 2) return widths.filter((other) => other > 1).length / (10 * (widths.length || 1));
  return widths.filter((other) => other === width).length / widths.length + Math.min(width, 20) / 100;
}
