import type { Provenance } from '../contract/model.ts';
import { firstText, type LinkedThing } from './json-ld.ts';
import { type Moment, readMoment } from './moment.ts';
import type { PageBlock } from './page-blocks.ts';
import type { PageMarks } from './page-marks.ts';
import type { PageOutline } from './page-outline.ts';
import { findPrintedDay } from './printed-day.ts';
import type { PrintedDetails } from './printed-details.ts';
import { firstOf, type Sourced } from './sourced.ts';

const publishedNames = [
  ...['article:published_time', 'article:published', 'og:article:published_time', 'datepublished', 'date'],
  ...['pubdate', 'publishdate', 'publish-date', 'publish_date', 'publication_date', 'published_time'],
  ...['parsely-pub-date', 'sailthru.date', 'dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date'],
  ...['dc.date.created', 'dcterms.created', 'citation_publication_date', 'citation_date'],
  ...['originalpublicationdate', 'article_date_original', 'cxenseparse:recs:publishtime', 'og:pubdate'],
  ...['article.published', 'article.created', 'datecreated'],
];
const updatedNames = [
  ...['article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'dcterms.modified'],
  ...['dc.date.modified', 'lastmod', 'article:modified', 'article.updated', 'revised'],
];

/** What a page gives to tell when its article was published and changed. */
export interface DateSources {
  readonly marks: PageMarks;
  /** What the page's data say of the article. */
  readonly article: LinkedThing | null;
  readonly outline: PageOutline;
  /** What is printed around the headline. */
  readonly printed: PrintedDetails;
  readonly blocks: readonly PageBlock[];
  readonly address: string | null;
}

export function findPublished(sources: DateSources): Sourced<Moment> | null {
  const { marks, article, outline, printed, blocks, address } = sources;
  const first = (texts: readonly (string | null)[], from: Provenance) => () =>
    firstMoment(texts, from, marks.language);
  const linked = (...properties: readonly string[]) =>
    first(
      properties.map((property) => firstText(article?.value(property))),
      'json-ld',
    );
  return firstOf(
    linked('datePublished'),
    first(marks.meta(...publishedNames), 'meta'),
    first(outline.dates.data, 'microdata'),
    linked('dateCreated', 'uploadDate'),
    first(outline.dates.times, 'markup'),
    () => printed.published && { value: printed.published, from: 'printed' },
    first(outline.dates.lines, 'printed'),
    () => findLabelledDay(blocks, marks.language),
    first([address && dayInAddress(address)], 'address'),
  );
}

export function findUpdated({ marks, article, outline, printed }: DateSources): Sourced<Moment> | null {
  const first = (texts: readonly (string | null)[], from: Provenance) => () =>
    firstMoment(texts, from, marks.language);
  return firstOf(
    first([firstText(article?.value('dateModified'))], 'json-ld'),
    first(marks.meta(...updatedNames), 'meta'),
    first(outline.dates.updated, 'microdata'),
    () => printed.updated && { value: printed.updated, from: 'printed' },
  );
}

function firstMoment(
  texts: readonly (string | null)[],
  from: Provenance,
  language: string | null,
): Sourced<Moment> | null {
  for (const text of texts) {
    const line = text?.slice(0, 300) ?? '';
    const value = readMoment(line) ?? dayMoment(findPrintedDay(line, language)?.day);
    if (value) return { value, from };
  }
  return null;
}

const dayMoment = (day: string | undefined): Moment | null =>
  day === undefined ? null : { at: day, zone: null };

const publishedLabel =
  /(?:\b(?:published|posted|veröffentlicht|erschienen|online seit|publié|publicado|pubblicato|gepubliceerd|publicerad)(?: (?:on|am|le|el|il|op|den|em|in))?:?|pressemitteilung vom)\s+/iu;

/** The day right behind a word for publishing, wherever the page prints it. */
function findLabelledDay(blocks: readonly PageBlock[], language: string | null): Sourced<Moment> | null {
  for (const { text } of blocks) {
    const label = text.length <= 300 ? publishedLabel.exec(text) : null;
    if (!label) continue;
    const behind = label.index + label[0].length;
    const value = dayMoment(findPrintedDay(text.slice(behind, behind + 40), language)?.day);
    if (value) return { value, from: 'printed' };
  }
  return null;
}

/** "/2019/11/19/" and "/2019-11-19-": the day under which a site files an article. */
function dayInAddress(address: string): string | null {
  const [, y, m, d] =
    /[/_-](20\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(address) ?? [];
  return y ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` : null;
}
