import { Parser } from 'htmlparser2';
import { DomainError } from '../contract/domain-error.ts';
import { saying } from '../words/saying.ts';
import type { SourceFile } from './article.ts';
import type { TableRow } from './csv.ts';
import { childrenOf, parseXml, type XmlElement } from './xml.ts';
import { openZip, type Part } from './zip.ts';

/** An XLSX file (ECMA-376, part 1, 18). */
export interface Workbook {
  /** The names of the sheets that are shown, in their order. */
  readonly sheets: readonly string[];
  /**
   * The rows of a sheet, of the first without a name. Numbers come as JavaScript writes them, dates as ISO 8601.
   * @throws DomainError unreadable when there is no such sheet
   */
  readRows(sheet?: string): AsyncGenerator<TableRow>;
}

/** @throws DomainError unreadable, too-large */
export async function openWorkbook(file: SourceFile): Promise<Workbook> {
  const { name } = file;
  const parts = new Map((await openZip(file)).map((part) => [part.path.toLowerCase(), part]));
  const book = await readXml(parts.get('xl/workbook.xml'));
  if (!book) {
    throw new DomainError('unreadable', saying('files.damagedWorkbook', { name }));
  }
  const targets = await readTargets(parts);
  const sheets = childrenOf(childrenOf(book, 'sheets')[0] ?? book, 'sheet').filter(
    ({ attributes }) => (attributes.state ?? 'visible') === 'visible',
  );
  const is1904 = /^(?:1|true)$/.test(childrenOf(book, 'workbookPr')[0]?.attributes.date1904 ?? '');

  async function* readRows(wanted?: string): AsyncGenerator<TableRow> {
    const sheet =
      wanted === undefined ? sheets[0] : sheets.find(({ attributes }) => attributes.name === wanted);
    const target = sheet && targets.find(({ id }) => id === idOf(sheet));
    const part = target && parts.get(target.path);
    if (!part) {
      throw new DomainError(
        'unreadable',
        wanted === undefined
          ? saying('files.noSheets', { name })
          : saying('files.noSheet', { name, sheet: wanted }),
      );
    }
    const pathOf = (type: string) => targets.find((other) => other.type === type)?.path;
    const strings = await readStrings(parts.get(pathOf('sharedStrings') ?? ''));
    const dateStyles = await readDateStyles(parts.get(pathOf('styles') ?? ''));
    yield* readSheet(await part.read(), strings, (style) => dateStyles.has(style), is1904);
  }
  return { sheets: sheets.map(({ attributes }) => attributes.name ?? ''), readRows };
}

const idOf = ({ attributes }: XmlElement) =>
  Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1];

async function readXml(part: Part | undefined): Promise<XmlElement | null> {
  return part ? parseXml(new TextDecoder().decode(await part.read())) : null;
}

/** What the workbook refers to: the last word of each relation's type, and the part it is. */
async function readTargets(parts: ReadonlyMap<string, Part>) {
  const relations = await readXml(parts.get('xl/_rels/workbook.xml.rels'));
  return (relations ? childrenOf(relations, 'Relationship') : []).map(({ attributes }) => {
    const { Id: id, Type: type = '', Target: target = '' } = attributes;
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return { id, type: type.slice(type.lastIndexOf('/') + 1), path: path.toLowerCase() };
  });
}

/** So much of a part is read at a time. In bytes. */
const chunkSize = 256 * 1024;

/** Feeds a part to a parser, and gives it back after each piece. */
function* parsePieces(parser: Parser, bytes: Uint8Array): Generator<void> {
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length; at += chunkSize) {
    parser.write(decoder.decode(bytes.subarray(at, at + chunkSize), { stream: true }));
    yield;
  }
  parser.end();
  yield;
}

const localName = (tag: string) => tag.slice(tag.indexOf(':') + 1);

/** The texts that cells share. How words are pronounced (rPh) is none of them. */
async function readStrings(part: Part | undefined): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isAside = false;
  const parser = new Parser(
    {
      onopentagname(tag) {
        const name = localName(tag);
        if (name === 'si') text = '';
        if (name === 'rPh') isAside = true;
        isText = name === 't';
      },
      ontext(part) {
        if (isText && !isAside) text += part;
      },
      onclosetag(tag) {
        const name = localName(tag);
        if (name === 'si') strings.push(text);
        if (name === 'rPh') isAside = false;
        isText = false;
      },
    },
    { xmlMode: true },
  );
  if (part) for (const _ of parsePieces(parser, await part.read()));
  return strings;
}

/** The numbers of the cell styles that show a date or a time (18.8.30 lists the built-in ones). */
async function readDateStyles(part: Part | undefined): Promise<ReadonlySet<number>> {
  const styles = await readXml(part);
  if (!styles) return new Set();
  const formats = new Map(
    childrenOf(childrenOf(styles, 'numFmts')[0] ?? styles, 'numFmt').map(({ attributes }) => [
      Number(attributes.numFmtId),
      attributes.formatCode ?? '',
    ]),
  );
  const isDate = (id: number) => {
    const code = formats.get(id);
    if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58);
    return /[dyhs]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, ''));
  };
  const cellStyles = childrenOf(childrenOf(styles, 'cellXfs')[0] ?? styles, 'xf');
  return new Set(
    cellStyles.flatMap(({ attributes }, index) => (isDate(Number(attributes.numFmtId)) ? [index] : [])),
  );
}

/** The most that the format allows. */
const lastColumn = 16_383;

function* readSheet(
  bytes: Uint8Array,
  strings: readonly string[],
  isDateStyle: (style: number) => boolean,
  is1904: boolean,
): Generator<TableRow> {
  let rows: TableRow[] = [];
  let number = 0;
  let cells: string[] = [];
  let cell = { column: -1, type: 'n', style: 0, text: '' };
  let isValue = false;
  const toValue = ({ type, style, text }: typeof cell) => {
    if (type === 's') return strings[Number(text)] ?? '';
    if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n' || text.trim() === '' || Number.isNaN(Number(text))) return text;
    return isDateStyle(style) ? toDate(Number(text), is1904) : String(Number(text));
  };
  const parser = new Parser(
    {
      onopentag(tag, { r, t, s }) {
        const name = localName(tag);
        if (name === 'row') {
          const given = Number(r);
          number = Number.isSafeInteger(given) && given > number ? given : number + 1;
          cells = [];
          cell = { column: -1, type: 'n', style: 0, text: '' };
        } else if (name === 'c') {
          cell = { column: columnOf(r) ?? cell.column + 1, type: t ?? 'n', style: Number(s ?? 0), text: '' };
        }
        isValue = name === 'v' || name === 't';
      },
      ontext(text) {
        if (isValue) cell.text += text;
      },
      onclosetag(tag) {
        const name = localName(tag);
        isValue = false;
        if (name === 'c' && cell.column <= lastColumn && cell.text !== '') cells[cell.column] = toValue(cell);
        if (name === 'row') rows.push({ number, cells });
      },
    },
    { xmlMode: true },
  );
  for (const _ of parsePieces(parser, bytes)) {
    yield* rows;
    rows = [];
  }
}

/** "C5" is in column 2. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/i.exec(reference ?? '')?.[0].toUpperCase();
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Days since the end of 1899, as spreadsheets count them, or since 1904: as a day, or with its time. */
function toDate(serial: number, is1904: boolean): string {
  if (serial < 0 || serial > 2_958_465) return String(serial);
  // Lotus took 1900 for a leap year, and all have kept to it.
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const seconds = Math.round((days - 25_569) * 86_400);
  const iso = new Date(seconds * 1000).toISOString();
  if (serial < 1) return iso.slice(11, 19);
  return Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
