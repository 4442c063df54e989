import type { TableColumns } from '../contract/import.ts';
import type { DayOrder } from '../contract/language.ts';
import { foldForMatching } from '../text/normalise.ts';
import { dayOrderOf, readCellAddress, readCellTime } from './table-cells.ts';

type Detail = Exclude<keyof TableColumns, 'hasHeader' | 'dayOrder' | 'sheet' | 'delimiter' | 'encoding'>;

const words = (list: string) => list.split(', ');

/** What columns are called, folded: in the languages of most of the world's newspapers. The better names come first. */
const names: Readonly<Record<Detail, readonly string[]>> = {
  text: words(
    'full text, fulltext, article text, articlebody, article body, body, text, content, article, story, transcript, inhalt, volltext, artikeltext, artikel, texte, contenu, texto, contenido, cuerpo, conteudo, testo, contenuto, tekst, tresc, innehall, brodtext, teksti, metin, icerik, текст, содержание, текст статті, κειμενο, نص, النص, 本文, 正文, 内容, 본문',
  ),
  title: words(
    'headline, title, titel, uberschrift, schlagzeile, titre, titulo, titular, titolo, kop, tytul, nagłowek, naglowek, rubrik, overskrift, otsikko, baslik, заголовок, название, τιτλος, عنوان, العنوان, 標題, 标题, タイトル, 見出し, 제목',
  ),
  author: words(
    'author, byline, authors, creator, writer, journalist, reporter, autor, autorin, verfasser, auteur, autora, autores, autore, autorzy, forfatter, forfattare, kirjoittaja, yazar, автор, συγγραφεας, الكاتب, 作者, 著者, 기자',
  ),
  publisher: words(
    'publisher, outlet, publication, newspaper, source, source name, media, medium, site, website, domain, herausgeber, quelle, zeitung, editeur, journal, editorial, fuente, medio, periodico, fonte, jornal, veiculo, testata, giornale, bron, krant, wydawca, zrodlo, kalla, utgivare, kilde, lahde, kaynak, gazete, источник, издание, πηγη, المصدر, 来源, 媒体, 出典, 언론사',
  ),
  publishedAt: words(
    'published at, publishedat, published, publication date, date published, publish date, pubdate, pub date, date, datetime, timestamp, created at, datum, erscheinungsdatum, veroffentlicht, date de publication, fecha, fecha de publicacion, data, data di pubblicazione, data publikacji, datum publicatie, publicerad, dato, paivamaara, tarih, дата, дата публикации, ημερομηνια, التاريخ, 日期, 发布日期, 日付, 날짜',
  ),
  updatedAt: words(
    'updated at, updatedat, updated, modified, last modified, date modified, last updated, aktualisiert, geandert, mis a jour, actualizado, atualizado, aggiornato, bijgewerkt, zaktualizowano, uppdaterad, обновлено, 更新',
  ),
  language: words(
    'language, lang, locale, sprache, langue, idioma, lingua, taal, jezyk, sprak, kieli, dil, язык, γλωσσα, اللغة, 语言, 言語, 언어',
  ),
  address: words(
    'url, link, address, permalink, canonical url, article url, href, uri, web address, adresse, internetadresse, lien, enlace, direccion, indirizzo, adres, адрес, ссылка, رابط, 链接, 网址, 주소',
  ),
};

const foldName = (cell: string) =>
  foldForMatching(cell)
    .replace(/[\s_.:-]+/g, ' ')
    .trim();

/** A text is longer than a name or a headline; so many characters on average make one. */
const leastText = 40;

/**
 * Which column is what, by the names in the first row and by what the cells hold; null where no column holds text.
 * @param rows the first ones of the table, the head among them
 */
export function guessColumns(rows: readonly (readonly string[])[]): TableColumns | null {
  const head = rows[0] ?? [];
  const named = findNamed(head);
  const hasHeader = named.size > 0 || isHead(rows);
  const columns = new Map(named);
  const body = hasHeader ? rows.slice(1) : rows;
  const taken = () => new Set(columns.values());
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const cellsOf = (column: number) => body.map((cells) => cells[column] ?? '').filter((cell) => cell !== '');
  const claim = (detail: Detail, holds: (cells: readonly string[]) => boolean) => {
    if (columns.has(detail)) return;
    for (let column = 0; column < width; column++) {
      const cells = cellsOf(column);
      if (taken().has(column) || cells.length === 0 || !holds(cells)) continue;
      columns.set(detail, column);
      return;
    }
  };
  const most = (cells: readonly string[], test: (cell: string) => boolean) =>
    cells.filter(test).length >= 0.8 * cells.length;
  claim('address', (cells) => most(cells, (cell) => readCellAddress(cell) !== null));
  claim('publishedAt', (cells) =>
    most(cells, (cell) => readCellTime(cell) !== null || dayOrderOf(cell) !== null),
  );
  if (!columns.has('text')) {
    const text = findLongest(width, cellsOf, taken());
    if (text !== null) columns.set('text', text);
  }
  const text = columns.get('text');
  if (text === undefined) return null;
  claim('title', (cells) => {
    const length = meanLength(cells);
    return (
      length >= 15 &&
      length <= 200 &&
      length < 0.7 * meanLength(cellsOf(text)) &&
      most(cells, (cell) => /\p{L}.*\s.*\p{L}/u.test(cell))
    );
  });
  const dayOrder = findDayOrder(body);
  return { text, ...Object.fromEntries(columns), ...(dayOrder && { dayOrder }), hasHeader };
}

/** As those of a table's days show it that can be read in one way only; null where none does, or they contradict each other. */
function findDayOrder(rows: readonly (readonly string[])[]): DayOrder | null {
  const orders = new Set(rows.flatMap((cells) => cells.map(dayOrderOf)));
  const isDayFirst = orders.has('day first');
  if (isDayFirst === orders.has('month first')) return null;
  return isDayFirst ? 'day first' : 'month first';
}

/** True for a row that gives at least two columns a name that is known. */
export const namesColumns = (cells: readonly string[]): boolean => findNamed(cells).size >= 2;

/** Each detail's best name in the head; a column is one thing only. */
function findNamed(head: readonly string[]): Map<Detail, number> {
  const found = new Map<Detail, number>();
  const folded = head.map(foldName);
  for (const isWhole of [true, false]) {
    for (const [detail, list] of Object.entries(names) as [Detail, readonly string[]][]) {
      if (found.has(detail)) continue;
      const isNamed = (cell: string, name: string) =>
        isWhole ? cell === name : cell.length <= 40 && ` ${cell} `.includes(` ${name} `);
      const name = list.find((candidate) =>
        folded.some((cell, column) => isNamed(cell, candidate) && ![...found.values()].includes(column)),
      );
      if (name === undefined) continue;
      found.set(
        detail,
        folded.findIndex((cell, column) => isNamed(cell, name) && ![...found.values()].includes(column)),
      );
    }
  }
  return found;
}

/** Short words in the first row, over columns of figures, times, addresses or texts. */
function isHead(rows: readonly (readonly string[])[]): boolean {
  const [first = [], ...rest] = rows;
  if (
    rest.length === 0 ||
    first.some((cell) => cell.length > 60 || /^[\d.,:/-]+$/.test(cell) || readCellAddress(cell))
  )
    return false;
  return first.some((cell, column) => {
    const cells = rest.map((row) => row[column] ?? '').filter((other) => other !== '');
    if (cell === '' || cells.length === 0) return false;
    const isOfFigures = cells.every(
      (other) => /^[\d.,:/ -]+$/.test(other) || readCellTime(other) || readCellAddress(other),
    );
    return isOfFigures || meanLength(cells) > Math.max(3 * cell.length, leastText);
  });
}

const meanLength = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, cells.length);

function findLongest(
  width: number,
  cellsOf: (column: number) => readonly string[],
  taken: ReadonlySet<number>,
): number | null {
  let best: { column: number; length: number } | null = null;
  for (let column = 0; column < width; column++) {
    const cells = cellsOf(column);
    const length = meanLength(cells);
    if (taken.has(column) || length < leastText || !cells.some((cell) => /\p{L}/u.test(cell))) continue;
    if (best === null || length > best.length) best = { column, length };
  }
  return best?.column ?? null;
}
