import { DomainError } from '../contract/domain-error.ts';
import type { TableColumns, TablePreview } from '../contract/import.ts';
import type { ArticleDetail } from '../contract/model.ts';
import { normaliseText } from '../text/normalise.ts';
import { saying } from '../words/saying.ts';
import {
  type Found,
  type FoundPart,
  noDetails,
  type SourceFile,
  shortenTitle,
  withHeading,
} from './article.ts';
import { guessDelimiter, readCsvRows, type TableRow } from './csv.ts';
import { findEncodingOf } from './decode.ts';
import { findEncoding } from './encodings.ts';
import { readFragment } from './html.ts';
import type { PreviewChoice } from './index.ts';
import { readPlainText } from './plain-text.ts';
import { isPacked } from './recognise.ts';
import { dayOrderOf, readCellAddress, readCellLanguage, readCellTime } from './table-cells.ts';
import { guessColumns, namesColumns } from './table-columns.ts';
import { openWorkbook } from './workbook.ts';

/** A table as it is read. */
interface OpenTable extends Omit<TablePreview, 'rows' | 'unsettledDays' | 'guess'> {
  readonly rows: AsyncIterable<TableRow>;
}

/** @throws DomainError unreadable: an encoding or a sheet that there is not */
async function openTable(file: SourceFile, choice: PreviewChoice): Promise<OpenTable> {
  const { name, bytes } = file;
  if (isPacked(bytes)) {
    const { sheets, readRows } = await openWorkbook(file);
    const rows = belowTitle(readRows(choice.sheet));
    return { kind: 'xlsx', encoding: null, delimiter: null, sheets: [...sheets], rows };
  }
  const encoding =
    choice.encoding === undefined ? findEncodingOf(bytes, 'text') : findEncoding(choice.encoding);
  if (encoding === null) {
    throw new DomainError('unreadable', saying('files.noEncoding', { name, encoding: choice.encoding! }));
  }
  const delimiter = choice.delimiter ?? guessDelimiter(bytes, encoding);
  const rows = belowTitle(readCsvRows(bytes, encoding, delimiter));
  return { kind: 'csv', encoding, delimiter, sheets: [], rows };
}

/** A table's title and what explains it are no longer than this. In rows. */
const longestTitle = 10;

/** The rows from the one that names the columns on, where rows of a single cell each stand above it: a title, a note. */
async function* belowTitle(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
): AsyncGenerator<TableRow, void, undefined> {
  let above: TableRow[] | null = [];
  for await (const row of rows) {
    if (above !== null) {
      const filled = Object.values(row.cells).filter((cell) => cell.trim() !== '').length;
      if (filled < 2 && above.length < longestTitle) {
        above.push(row);
        continue;
      }
      const cells = Array.from(row.cells.slice(0, previewWidth), (cell) => cell ?? '');
      if (!namesColumns(cells)) yield* above;
      above = null;
    }
    yield row;
  }
  if (above) yield* above;
}

const previewRows = 25;
const previewCell = 300;
const previewWidth = 256;
/** A file at least this long may have been cut, and its last row with it. In bytes. */
const leastCut = 64 * 1024;

/** A workbook with more of them is none that somebody collected articles in. */
const mostSheets = 20;

/**
 * The first rows of a table, and what the program makes of it: of a workbook, where no sheet is chosen, of the first
 * sheet that names its columns, which `guess` names then, or else of the first.
 * @throws DomainError unreadable
 */
export async function previewTable(file: SourceFile, choice: PreviewChoice): Promise<TablePreview> {
  const first = await previewSheet(file, choice);
  if (choice.sheet !== undefined || isNamed(first)) return first;
  for (const sheet of first.sheets.slice(1, mostSheets)) {
    const other = await previewSheet(file, { ...choice, sheet }).catch(() => null);
    if (other && isNamed(other)) return other;
  }
  return first;
}

const isNamed = ({ rows, guess }: TablePreview) => guess !== null && namesColumns(rows[0] ?? []);

/** @throws DomainError unreadable */
async function previewSheet(file: SourceFile, choice: PreviewChoice): Promise<TablePreview> {
  const { rows, ...table } = await openTable(file, choice);
  const first: string[][] = [];
  let hasMore = false;
  for await (const { cells } of rows) {
    hasMore = first.length === previewRows;
    if (hasMore) break;
    first.push(Array.from(cells.slice(0, previewWidth), (cell) => normaliseText(cell ?? '')));
  }
  if (!hasMore && table.kind === 'csv' && file.bytes.length >= leastCut && first.length > 1) first.pop();
  if (!first.some((cells) => cells.some((cell) => cell !== ''))) {
    throw new DomainError('unreadable', saying('files.noRows', { name: file.name }));
  }
  const guess = guessColumns(first);
  const { sheet, delimiter, encoding } = choice;
  const chosen = Object.fromEntries(
    Object.entries({ sheet, delimiter, encoding }).filter(([, value]) => value !== undefined),
  );
  return {
    ...table,
    rows: first.map((cells) => cells.map((cell) => cell.slice(0, previewCell).toWellFormed())),
    unsettledDays: findUnsettled(first),
    guess: guess && { ...guess, ...chosen },
  };
}

function findUnsettled(rows: readonly (readonly string[])[]): (string | null)[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from(
    { length: width },
    (_, column) =>
      rows.map((cells) => cells[column] ?? '').find((cell) => dayOrderOf(cell) === 'unsettled') ?? null,
  );
}

/** So many rows tell whether the texts are written as HTML. */
const sampledRows = 40;
const closingTag = /<\/(?:p|div|li|h\d|span|a|strong|em)>|<br\s*\/?>/i;

/**
 * The rows of a table, each an article; empty ones are passed over. Where most texts are HTML, all are read as HTML.
 * @throws DomainError unreadable, where there is no such row, too
 */
export async function* readTable(file: SourceFile, columns: TableColumns): AsyncGenerator<FoundPart> {
  const { rows } = await openTable(file, columns);
  let isHead = columns.hasHeader;
  let sample: TableRow[] | null = [];
  let isHtml = false;
  const read = ({ number, cells }: TableRow) => ({
    part: `row ${number}`,
    found: readRow(cells, columns, isHtml, file.name),
  });
  for await (const row of rows) {
    // Only those that there are: a worksheet's last column is the 16,384th.
    const isEmpty = !Object.values(row.cells).some((cell) => cell.trim() !== '');
    if (isHead || isEmpty) isHead = false;
    else if (sample === null) yield read(row);
    else if (sample.push(row) === sampledRows) {
      isHtml = isMostlyHtml(sample, columns.text);
      yield* sample.map(read);
      sample = null;
    }
  }
  if (sample === null) return;
  if (sample.length === 0)
    throw new DomainError('unreadable', saying('files.emptyTable', { name: file.name }));
  isHtml = isMostlyHtml(sample, columns.text);
  yield* sample.map(read);
}

const isMostlyHtml = (rows: readonly TableRow[], column: number) =>
  rows.filter(({ cells }) => closingTag.test(cells[column] ?? '')).length > rows.length / 2;

function readRow(
  cells: readonly string[],
  columns: TableColumns,
  isHtml: boolean,
  name: string,
): Found | DomainError {
  const cellOf = (column: number | undefined) =>
    (column === undefined ? '' : normaliseText(cells[column] ?? '')).trim();
  const lineOf = (column: number | undefined) => cellOf(column).replace(/\s+/g, ' ') || null;
  const printed = [columns.publishedAt, columns.updatedAt].map(cellOf);
  const [published, updated] = printed.map((cell) => readCellTime(cell, columns.dayOrder));
  const unread = [published ? '' : printed[0]!, updated ? '' : printed[1]!].filter((cell) => cell !== '');
  const title = lineOf(columns.title);
  const details = {
    title: title === null ? '' : shortenTitle(title),
    author: lineOf(columns.author),
    publisher: lineOf(columns.publisher),
    publishedAt: published?.at ?? null,
    updatedAt: updated?.at ?? null,
    address: readCellAddress(cellOf(columns.address)),
    language: readCellLanguage(cellOf(columns.language)),
  } satisfies Partial<Record<ArticleDetail, string | null>>;
  const found = Object.entries(details).filter(([, value]) => value);
  const text = cellOf(columns.text);
  try {
    const body = isHtml ? readFragment(text, name) : readPlainText(text);
    return {
      ...noDetails,
      ...details,
      publishedZone: published?.zone ?? null,
      updatedZone: updated?.zone ?? null,
      unreadDates: unread.map((cell) => cell.slice(0, previewCell)),
      provenance: Object.fromEntries(found.map(([detail]) => [detail, 'table' as const])),
      ...(text === '' ? { text: '', blocks: [] } : withHeading(title, body)),
    };
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
