import type { ArticleDetail, Provenance } from '../contract/model.ts';
import { noDetails, type ParsedDetails, shortenTitle } from './article.ts';
import { firstText, type LinkedThing, namesIn } from './json-ld.ts';
import { type Moment, readMoment } from './moment.ts';
import { cleanAuthor, foldName } from './page-author.ts';
import type { PageBlock } from './page-blocks.ts';
import type { PageMarks } from './page-marks.ts';
import { type PageOutline, readOutline } from './page-outline.ts';
import { chooseTitle, likenessOf, type PageTitle } from './page-title.ts';
import { cleanLine, type PageElement } from './page-tree.ts';
import { findPrintedDay } from './printed-day.ts';
import { readPrintedDetails } from './printed-details.ts';

interface FoundDetail<T> {
  readonly value: T;
  readonly from: Provenance;
}

/** What a page says of its article, and the headline as it shows it. */
export interface PageDetails {
  readonly details: ParsedDetails;
  readonly title: PageTitle | null;
}

export function readDetails(marks: PageMarks, body: PageElement, blocks: readonly PageBlock[]): PageDetails {
  const outline = readOutline(body);
  const address = webAddress(marks.savedFrom) ?? null;
  const canonicalAddress =
    webAddress(marks.canonical, marks.base) ?? webAddress(marks.meta('og:url')[0] ?? null);
  const where = canonicalAddress ?? address;
  const article = chooseArticle(marks, outline, where);
  const sites = siteNames(marks, where);
  const title = chooseTitle({
    headings: outline.headings,
    linked: cleanLine(firstText(article?.value('headline')) ?? firstText(article?.value('name'))),
    meta: marks.meta('og:title', 'twitter:title', 'dc.title', 'title'),
    window: marks.windowTitle,
    sites,
  });
  const printed = readPrintedDetails(linesAround(blocks, title));
  const found = {
    author: findAuthor(marks, article, outline, sites) ?? asPrinted(printed.author),
    publisher: findPublisher(marks, article),
    published: findPublished(
      marks,
      article,
      outline,
      printed.published,
      findLabelledDay(blocks, marks.language),
      where,
    ),
    updated: findUpdated(marks, article, outline) ?? asPrinted(printed.updated),
  };
  const language =
    languageTag(marks.language) ?? languageTag(marks.meta('og:locale', 'content-language', 'dc.language')[0]);
  const provenance: Partial<Record<ArticleDetail, Provenance>> = {
    ...(title && { title: title.from }),
    ...(found.author && { author: found.author.from }),
    ...(found.publisher && { publisher: found.publisher.from }),
    ...(found.published && { publishedAt: found.published.from }),
    ...(found.updated && { updatedAt: found.updated.from }),
    ...(address && { address: 'markup' as const }),
    ...(canonicalAddress && { canonicalAddress: 'meta' as const }),
    ...(language && { language: 'meta' as const }),
  };
  return {
    title,
    details: {
      ...noDetails,
      title: shortenTitle(title?.text ?? ''),
      author: found.author?.value ?? null,
      publisher: found.publisher?.value ?? null,
      publishedAt: found.published?.value.at ?? null,
      publishedZone: found.published?.value.zone ?? null,
      updatedAt: found.updated?.value.at ?? null,
      updatedZone: found.updated?.value.zone ?? null,
      address,
      canonicalAddress,
      language,
      provenance,
    },
  };
}

const asPrinted = <T>(value: T | null): FoundDetail<T> | null =>
  value === null ? null : { value, from: 'printed' };

/** How many blocks before and behind the headline can print who wrote it and when, and where the text begins. */
const around = { before: 4, behind: 8, prose: 250 };

function linesAround(blocks: readonly PageBlock[], title: PageTitle | null): string[] {
  const at = blocks.findIndex(({ element, text }) => element === title?.element || text === title?.text);
  if (at < 0) return [];
  const behind = blocks.slice(at + 1, at + 1 + around.behind);
  const prose = behind.findIndex(({ text }) => text.length > around.prose);
  return [
    ...blocks.slice(Math.max(0, at - around.before), at),
    ...behind.slice(0, prose < 0 ? behind.length : prose),
  ].map(({ text }) => text);
}

const publishedLabel =
  /(?:\b(?:published|posted|veröffentlicht|erschienen|online seit|publié|publicado|pubblicato|gepubliceerd|publicerad)(?: (?:on|am|le|el|il|op|den|em|in))?:?|pressemitteilung vom)\s+(?=\P{L}|\p{L}+,? \d|\d)/iu;

/** The day behind a word for publishing, wherever the page prints it. */
function findLabelledDay(blocks: readonly PageBlock[], language: string | null): Moment | null {
  for (const { text } of blocks) {
    const label = text.length <= 300 ? publishedLabel.exec(text) : null;
    const day =
      label &&
      findPrintedDay(text.slice(label.index + label[0].length, label.index + label[0].length + 40), language);
    if (day) return dayMoment(day.day);
  }
  return null;
}

const articleTypes =
  /^(?:\w*Article|\w*BlogPosting|Report|Review|SocialMediaPosting|DiscussionForumPosting|Recipe|CreativeWork|PodcastEpisode|VideoObject|QAPage|APIReference)$/;
const pageTypes = /^(?:\w*WebPage|ItemPage|AboutPage|FAQPage)$/;

/** The thing that the page is about: of articles the one that names the page's headline or address, never another one's. */
function chooseArticle(
  { data, meta, windowTitle }: PageMarks,
  { headings }: PageOutline,
  where: string | null,
): LinkedThing | null {
  const names = [
    ...headings.slice(0, 3).map(({ text }) => text),
    ...meta('og:title'),
    ...(windowTitle ? [windowTitle] : []),
  ];
  let best: { thing: LinkedThing; score: number } | null = null;
  for (const thing of data.things) {
    const isArticle = thing.types.some((type) => articleTypes.test(type));
    if (!isArticle && !thing.types.some((type) => pageTypes.test(type))) continue;
    const headline = firstText(thing.value('headline')) ?? firstText(thing.value('name'));
    const likeness =
      headline === null ? null : Math.max(0, ...names.map((name) => likenessOf(headline, name)));
    const ownAddress = addressesOf(thing);
    const isHere = where !== null && ownAddress.some((address) => isSameAddress(address, where));
    const isOther = likeness !== null && likeness < 0.35 && !isHere && names.length > 0;
    if (isOther || (thing.depth > 2 && !isHere && (likeness ?? 0) < 0.6)) continue;
    const strength = thing.types.some((type) => /Article|BlogPosting|Report/.test(type))
      ? 2
      : isArticle
        ? 1.5
        : 0;
    const score = strength + (likeness ?? 0.3) + (isHere ? 0.5 : 0) - thing.depth / 10;
    if (!best || score > best.score) best = { thing, score };
  }
  return best?.thing ?? null;
}

function addressesOf(thing: LinkedThing): string[] {
  return ['url', '@id', 'mainEntityOfPage'].flatMap((property) => {
    const value = thing.value(property);
    if (typeof value === 'string') return [value];
    const id = typeof value === 'object' && value !== null && '@id' in value ? value['@id'] : null;
    return typeof id === 'string' ? [id] : [];
  });
}

const isSameAddress = (a: string, b: string) => bareAddress(a) === bareAddress(b);
const bareAddress = (address: string) =>
  address
    .replace(/^https?:\/\/(?:www\.|m\.|amp\.)?/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/(?:amp\/?)?$/, '');

function siteNames({ meta, data }: PageMarks, where: string | null): string[] {
  const sites = data.things.filter(({ types }) =>
    types.some((type) => /^(?:WebSite|\w*Organization)$/.test(type)),
  );
  const publishers = data.things.flatMap((thing) => namesIn(thing.value('publisher'), data));
  const host = where ? [new URL(where).hostname] : [];
  return [
    ...meta(
      'og:site_name',
      'application-name',
      'apple-mobile-web-app-title',
      'publisher',
      'twitter:site',
    ).map((name) => name.replace(/^@/, '')),
    ...sites.flatMap((site) => firstText(site.value('name')) ?? []),
    ...publishers,
    ...host,
  ];
}

function firstFound<T>(tries: readonly (() => FoundDetail<T> | null)[]): FoundDetail<T> | null {
  for (const attempt of tries) {
    const found = attempt();
    if (found) return found;
  }
  return null;
}

function findAuthor(
  marks: PageMarks,
  article: LinkedThing | null,
  outline: PageOutline,
  sites: readonly string[],
): FoundDetail<string> | null {
  const joined = (texts: readonly string[], from: Provenance, others: readonly string[]) => () => {
    const names = texts.map((text) => cleanAuthor(text, others)).filter((name) => name !== null);
    return names.length ? { value: [...new Set(names)].join(', ').slice(0, 1000), from } : null;
  };
  const first = (texts: readonly string[]) => () => {
    const names = texts.map((text) => cleanAuthor(text, [])).filter((name) => name !== null);
    return names[0] === undefined ? null : { value: names[0], from: 'markup' as const };
  };
  const meta = marks.meta(...authorNames).filter((name) => !/^https?:/.test(name));
  const tries = [
    joined(article ? namesIn(article.value('author'), marks.data) : [], 'json-ld', sites),
    joined(article ? namesIn(article.value('creator'), marks.data) : [], 'json-ld', sites),
    joined(meta, 'meta', sites),
    joined(outline.authors.microdata, 'microdata', []),
    first(outline.authors.marked),
  ];
  const found = firstFound(tries);
  // An account's name says less than the name that the page shows.
  const isAccount = found !== null && /^[\p{Ll}\d._-]+$/u.test(found.value);
  const shown = isAccount ? firstFound(tries.slice(3)) : null;
  return shown && / /.test(shown.value) ? shown : found;
}

const authorNames = [
  'author',
  'byl',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'article:author',
  'article.author',
  'citation_author',
];

function findPublisher({ meta, data }: PageMarks, article: LinkedThing | null): FoundDetail<string> | null {
  const [linked] = article ? namesIn(article.value('publisher'), data) : [];
  const [named] = meta('og:site_name');
  const [other] = meta('publisher', 'dc.publisher', 'application-name').filter(
    (name) => !/^https?:/.test(name),
  );
  const line = (text: string | undefined) => cleanLine(text)?.slice(0, 1000) ?? null;
  const [fromLinked, fromName, fromOther] = [line(linked), line(named), line(other)];
  if (fromLinked !== null) return { value: fromLinked, from: 'json-ld' };
  const value = fromName ?? fromOther;
  return value === null ? null : { value, from: 'meta' };
}

const publishedNames = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'published_time',
  'parsely-pub-date',
  'sailthru.date',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date',
  'dcterms.date',
  'dc.date.created',
  'dcterms.created',
  'citation_publication_date',
  'citation_date',
  'originalpublicationdate',
  'article_date_original',
  'cxenseparse:recs:publishtime',
  'og:pubdate',
  'article.published',
  'article.created',
  'datecreated',
];
const updatedNames = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'last-modified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'article:modified',
  'article.updated',
  'revised',
];

function findPublished(
  marks: PageMarks,
  article: LinkedThing | null,
  outline: PageOutline,
  printed: Moment | null,
  labelled: Moment | null,
  where: string | null,
): FoundDetail<Moment> | null {
  const first = (texts: readonly (string | null)[], from: Provenance) => () => {
    for (const text of texts) {
      const moment =
        readMoment(text) ??
        (text ? dayMoment(findPrintedDay(text.slice(0, 300), marks.language)?.day ?? null) : null);
      if (moment) return { value: moment, from };
    }
    return null;
  };
  return firstFound([
    first(article ? [firstText(article.value('datePublished'))] : [], 'json-ld'),
    first(marks.meta(...publishedNames), 'meta'),
    first(outline.dates.microdata, 'microdata'),
    first(
      article ? [firstText(article.value('dateCreated')), firstText(article.value('uploadDate'))] : [],
      'json-ld',
    ),
    first(outline.dates.marked, 'markup'),
    () => asPrinted(printed),
    first(outline.dates.printed, 'printed'),
    () => asPrinted(labelled),
    first(where ? [dayInAddress(where)] : [], 'address'),
  ]);
}

function findUpdated(
  marks: PageMarks,
  article: LinkedThing | null,
  outline: PageOutline,
): FoundDetail<Moment> | null {
  const first = (texts: readonly (string | null)[], from: Provenance) => () => {
    const moment = texts.map(readMoment).find((moment) => moment !== null);
    return moment ? { value: moment, from } : null;
  };
  return firstFound([
    first(article ? [firstText(article.value('dateModified'))] : [], 'json-ld'),
    first(marks.meta(...updatedNames), 'meta'),
    first(outline.dates.updated, 'microdata'),
  ]);
}

const dayMoment = (day: string | null): Moment | null => (day === null ? null : { at: day, zone: null });

/** "/2019/11/19/" and "/2019-11-19-": the day under which a site files an article. */
function dayInAddress(address: string): string | null {
  const [, y, m, d] =
    /[/_-](20\d\d)[/_-]?(0?[1-9]|1[0-2])[/_-]?(0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)/.exec(address) ?? [];
  return y ? `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}` : null;
}

function languageTag(text: string | null | undefined): string | null {
  const tag =
    text
      ?.trim()
      .split(/[,;\s]/)[0]!
      .replace(/_/g, '-') ?? '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i.test(tag) ? tag : null;
}

function webAddress(address: string | null, base: string | null = null): string | null {
  const url =
    address === null ? null : URL.parse(address, base !== null && URL.canParse(base) ? base : undefined);
  return url && /^https?:$/.test(url.protocol) && url.href.length <= 1000 ? url.href : null;
}
void foldName;
