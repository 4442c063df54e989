import { isName, readByLine } from './by-line.ts';
import type { Moment } from './moment.ts';
import { readPrintedDetails } from './printed-details.ts';

/** What lines with labels over a text say of it: "Headline: …", "Byline: …", "Date: …". */
export interface LabelledDetails {
  /** The lines from `start` to `end` (excluded) are the labelled ones. */
  readonly start: number;
  readonly end: number;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly published: Moment | null;
  readonly updated: Moment | null;
  readonly unread: readonly string[];
  readonly address: string | null;
}

type Label = 'title' | 'author' | 'publisher' | 'published' | 'updated' | 'address' | 'other';

/** As archives, agencies and note-takers write them. */
const labels = new Map<string, Label>();
const named: Record<Label, string> = {
  title: 'headline,title,titel,schlagzeile,überschrift,titre,título,titolo,kop',
  author: 'byline,by-line,author,authors,writer,autor,autorin,auteur,autore',
  publisher: 'source,publisher,publication,outlet,newspaper,quelle,zeitung,fuente,fonte,bron',
  published: 'date,published,published on,date published,publication date,datum,fecha,data',
  updated: 'updated,last updated,modified,date modified',
  address: 'url,link,address,web address,permalink,web',
  other: 'language,section,category,categories,keywords,tags,slug,word count,words,edition,country,dateline',
};
for (const [label, names] of Object.entries(named))
  for (const name of names.split(',')) labels.set(name, label as Label);

/** In UTF-16 units: of a label, and of a line that has one. */
const longestLabel = 18;
const longestLine = 400;

function readLabel(line: string): { readonly label: Label; readonly value: string } | null {
  const colon = line.indexOf(': ');
  if (colon < 2 || colon > longestLabel || line.length > longestLine) return null;
  const label = labels.get(line.slice(0, colon).toLowerCase());
  return label === undefined ? null : { label, value: line.slice(colon + 2).trim() };
}

/**
 * The first lines with labels below each other; null where there are none. A single one says too little: an article
 * can print the like of it.
 * @param lines of the top of a text @param language of the text, as BCP 47
 */
export function readLabelLines(lines: readonly string[], language: string | null): LabelledDetails | null {
  const read = lines.map(readLabel);
  const start = read.findIndex((label, index) => label !== null && read[index + 1]);
  if (start < 0) return null;
  const rest = read.findIndex((label, index) => index > start && label === null);
  const end = rest < 0 ? read.length : rest;
  const run = read.slice(start, end).filter((label) => label !== null);
  const printedAs = (wanted: Label) => run.find(({ label }) => label === wanted)?.value ?? null;
  const momentOf = (wanted: Label) => {
    const value = printedAs(wanted);
    return value === null ? null : readPrintedDetails([value], language);
  };
  const [title, author, source, address] = (['title', 'author', 'publisher', 'address'] as const).map(
    printedAs,
  );
  const [published, updated] = [momentOf('published'), momentOf('updated')];
  return {
    start,
    end,
    title: title ?? null,
    author: author ? readAuthor(author) : null,
    publisher: source && source.length <= 80 && !/:\/\//.test(source) ? source : null,
    published: published?.published ?? null,
    updated: updated?.published ?? null,
    unread: published?.unread ?? [],
    address:
      [address, source].find((value) => value && /^https?:\/\/\S+$/.test(value) && URL.canParse(value)) ??
      null,
  };
}

/** Whom a label names, with "By" or without. */
function readAuthor(value: string): string | null {
  const name = readByLine(value) ?? value;
  return value.length <= 120 && (name !== value || name.split(/, | and /).every(isName)) ? name : null;
}
