import { DomainError } from '../contract/domain-error.ts';
import { normaliseText } from '../text/normalise.ts';
import { type Saying, saying } from '../words/saying.ts';
import { composePieces, type Found, type ParsedDetails, type Piece, type SourceFile } from './article.ts';
import { documentDetails, readDocumentTime } from './document-details.ts';
import { openPdf, type PdfDocument } from './pdf-library.ts';
import { readPageLines } from './pdf-page.ts';
import { readPrintedEdge } from './pdf-print.ts';
import { composePages, type PdfPage } from './pdf-text.ts';

/** A library of a thousand pages takes a few seconds; a file that claims a million is hostile. */
const mostPages = 5000;
const pagesKept = 50;
/** The parser has 30 seconds for an answer; the rest is for composing and cleaning up. */
const mostMilliseconds = 22_000;

/**
 * The text of a PDF in reading order, page by page, so that no more than one page is in memory.
 * @throws DomainError unreadable: locked, damaged, or pictures of pages; too-large
 */
export async function readPdf({ name, bytes }: SourceFile): Promise<Found> {
  const opening = await openPdf(bytes);
  try {
    const document = await opening.promise;
    const pages = await readPages(name, document);
    const details = await readDetails(document);
    const pieces = composePages(pages).map((piece) => ({ ...piece, text: normaliseText(piece.text) }));
    if (!pieces.some(({ text, setAside }) => !setAside && /[\p{L}\p{N}]/u.test(text))) {
      throw new DomainError('unreadable', saying('files.emptyPdf', { name, reason: whyEmpty(pages) }));
    }
    return { ...addPrinted(details, pages, pieces), ...composePieces(pieces) };
  } catch (error) {
    throw explain(name, error);
  } finally {
    await opening.destroy();
  }
}

/** What a browser prints beside a page, and puts behind its headline: the name of the site. */
function addPrinted(
  details: ParsedDetails,
  pages: readonly PdfPage[],
  pieces: readonly Piece[],
): ParsedDetails {
  const address = pages
    .flatMap(({ lines }) => lines.filter(({ apart }) => apart === 'printed'))
    .map(({ cells }) => readPrintedEdge(cells.join(' ')).address)
    .find((found) => found !== null);
  const headline = pieces.find(
    ({ role, text }) =>
      role === 'heading' &&
      details.title.startsWith(text) &&
      /^\s+[|·•–—:-]+\s/.test(details.title.slice(text.length)),
  );
  const printed = { ...(address && { address }), ...(headline && { title: headline.text }) };
  const provenance = Object.fromEntries(Object.keys(printed).map((detail) => [detail, 'printed' as const]));
  return { ...details, ...printed, provenance: { ...details.provenance, ...provenance } };
}

function whyEmpty(pages: readonly PdfPage[]): Saying {
  if (pages.some(({ lines }) => lines.length > 0)) return saying('faults.fonts');
  return saying('faults.pictures', { pages: pages.length });
}

async function readPages(name: string, document: PdfDocument): Promise<PdfPage[]> {
  const start = performance.now();
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    if (number > mostPages || performance.now() - start > mostMilliseconds) {
      throw new DomainError(
        'too-large',
        saying('files.longPdf', { name, pages: document.numPages, read: pages.length }),
      );
    }
    pages.push(await readPage(document, number));
    // What the library keeps of fonts and pages grows with each.
    if (number % pagesKept === 0) await document.cleanup();
  }
  return pages;
}

/** The shapes that Arabic letters have in a word: fonts have codes for them, and nobody looks for these. */
const arabicShapes = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;

/** A page that is damaged counts as empty: the others may hold the article. */
async function readPage(document: PdfDocument, number: number): Promise<PdfPage> {
  try {
    const page = await document.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    page.cleanup();
    const placed = items
      .filter((item) => 'str' in item)
      .map((item) => ({
        ...item,
        str: item.str.replace(arabicShapes, (shapes) => shapes.normalize('NFKC')),
        transform: multiply(transform, item.transform),
      }));
    return { lines: readPageLines(placed, { width, height }), height };
  } catch (error) {
    if (number === 1 && document.numPages === 1) throw error;
    return { lines: [], height: 0 };
  }
}

/** Two mappings of the plane, [a, b, c, d, x, y], the second one first. */
function multiply(after: readonly number[], before: readonly number[]): number[] {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = after;
  const map = (p: number, q: number) => [a * p + c * q, b * p + d * q] as const;
  const [e, f, g, h, u, v] = before as [number, number, number, number, number, number];
  const [left, top] = map(u, v);
  return [...map(e, f), ...map(g, h), left + x, top + y];
}

async function readDetails(document: PdfDocument): Promise<ParsedDetails> {
  const { info, metadata } = await document.getMetadata();
  const fields = info as Readonly<Record<string, unknown>>;
  const fieldOf = (name: string, xmp: string) => {
    const value = metadata?.get(xmp) ?? fields[name];
    const text = Array.isArray(value) ? value.join(', ') : value;
    return typeof text === 'string' ? text : null;
  };
  // A browser that prints a page dates the print.
  const isPrint = /Skia|Mozilla|Chrom|wkhtml|Safari|Quartz PDFContext/i.test(
    `${fields.Creator} ${fields.Producer}`,
  );
  return documentDetails({
    title: fieldOf('Title', 'dc:title'),
    author: fieldOf('Author', 'dc:creator'),
    published: isPrint ? null : readDocumentTime(fieldOf('CreationDate', 'xmp:createdate')),
    updated: isPrint ? null : readDocumentTime(fieldOf('ModDate', 'xmp:modifydate')),
    language: typeof fields.Language === 'string' ? fields.Language : null,
  });
}

/** What the library finds wrong, as a person can act on it. */
function explain(name: string, error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  if (error.name === 'PasswordException') {
    return new DomainError('unreadable', saying('files.lockedPdf', { name }));
  }
  return new DomainError(
    'unreadable',
    saying('files.damagedPdf', { name, reason: error.message.slice(0, 120).replace(/\.$/, '') }),
  );
}
