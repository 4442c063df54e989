import type { ArticleDetail, Provenance } from '../contract/model.ts';
import { noDetails, type ParsedDetails, shortenTitle } from './article.ts';
import { firstText, type LinkedThing, namesIn } from './json-ld.ts';
import { chooseArticle, headlineOf } from './linked-article.ts';
import { findAuthor } from './page-author.ts';
import type { PageBlock } from './page-blocks.ts';
import { findPublished, findUpdated } from './page-dates.ts';
import type { PageMarks } from './page-marks.ts';
import { readOutline } from './page-outline.ts';
import { chooseTitle, type PageTitle } from './page-title.ts';
import { cleanLine, type PageElement, plainLine } from './page-tree.ts';
import { readPrintedDetails } from './printed-details.ts';
import { firstOf, type Sourced } from './sourced.ts';

/** What a page says of its article. */
export interface PageDetails {
  readonly details: ParsedDetails;
  /** The headline in full; empty where there is none. */
  readonly headline: string;
  /** The article's text as the page's data give it; null where they do not. */
  readonly linkedText: string | null;
}

/** The details of a page's article: of each the most trustworthy that is found, with where. */
export function readDetails(marks: PageMarks, body: PageElement, blocks: readonly PageBlock[]): PageDetails {
  const outline = readOutline(body);
  const { address, canonicalAddress, language } = readAddresses(marks);
  const where = canonicalAddress?.value ?? address?.value ?? null;
  const names = [
    ...outline.headings.slice(0, 3).map(({ text }) => text),
    ...marks.meta('og:title'),
    ...(marks.windowTitle ? [marks.windowTitle] : []),
  ];
  const article = chooseArticle(marks.data, names, where);
  const sites = siteNames(marks, where);
  const title = chooseTitle({
    headings: outline.headings,
    linked: article && plainLine(headlineOf(article)),
    meta: marks.meta('og:title', 'twitter:title', 'dc.title', 'title'),
    window: marks.windowTitle,
    sites,
  });
  const around = linesAround(blocks, title);
  const printed = readPrintedDetails(around);
  const author = findAuthor({ marks, article, outline, sites, around, printed, blocks });
  const dates = { marks, article, outline, printed, blocks, address: where };
  const [published, updated] = [findPublished(dates), findUpdated(dates)];
  const found: Partial<Record<ArticleDetail, Sourced<unknown> | null>> = {
    title: title && { value: title.text, from: title.from },
    author,
    publisher: findPublisher(marks, article),
    publishedAt: published,
    updatedAt: updated,
    address,
    canonicalAddress,
    language,
  };
  return {
    headline: title?.text ?? '',
    linkedText: firstText(article?.value('articleBody')),
    details: {
      ...noDetails,
      title: shortenTitle(title?.text ?? ''),
      author: author?.value ?? null,
      publisher: findPublisher(marks, article)?.value ?? null,
      publishedAt: published?.value.at ?? null,
      publishedZone: published?.value.zone ?? null,
      updatedAt: updated?.value.at ?? null,
      updatedZone: updated?.value.zone ?? null,
      address: address?.value ?? null,
      canonicalAddress: canonicalAddress?.value ?? null,
      language: language?.value ?? null,
      provenance: provenanceOf(found),
    },
  };
}

function provenanceOf(found: Partial<Record<ArticleDetail, Sourced<unknown> | null>>) {
  const known = Object.entries(found).flatMap(([detail, one]): [string, Provenance][] =>
    one ? [[detail, one.from]] : [],
  );
  return Object.fromEntries(known) as ParsedDetails['provenance'];
}

function readAddresses(marks: PageMarks) {
  const from =
    <T>(value: T | null, from: Provenance) =>
    () =>
      value === null ? null : { value, from };
  const base = webAddress(marks.base);
  return {
    address: firstOf(
      from(webAddress(marks.savedFrom), 'markup'),
      // Where only files are named against it, a base is the page's own address.
      from(base !== null && !new URL(base).pathname.endsWith('/') ? base : null, 'markup'),
    ),
    canonicalAddress: firstOf(
      from(webAddress(marks.canonical, base), 'meta'),
      from(webAddress(marks.meta('og:url')[0]), 'meta'),
    ),
    language: firstOf(
      from(languageTag(marks.language), 'markup'),
      from(languageTag(marks.meta('og:locale', 'content-language', 'dc.language')[0]), 'meta'),
    ),
  };
}

/** How many blocks before and behind the headline can print who wrote it and when, and where the text begins. */
const reach = { before: 4, behind: 8, prose: 250 };

function linesAround(blocks: readonly PageBlock[], title: PageTitle | null): string[] {
  const at = blocks.findIndex(({ element, text }) => element === title?.element || text === title?.text);
  if (at < 0) return [];
  const behind = blocks.slice(at + 1, at + 1 + reach.behind);
  const prose = behind.findIndex(({ text }) => text.length > reach.prose);
  return [
    ...blocks.slice(Math.max(0, at - reach.before), at),
    ...behind.slice(0, prose < 0 ? behind.length : prose),
  ].map(({ text }) => text);
}

function siteNames({ meta, data }: PageMarks, where: string | null): string[] {
  const sites = data.things.filter(({ types }) =>
    types.some((type) => /^(?:WebSite|\w*Organization)$/.test(type)),
  );
  const own = meta(
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'publisher',
    'twitter:site',
  );
  return [
    ...own.map((name) => name.replace(/^@/, '')),
    ...sites.flatMap((site) => firstText(site.value('name')) ?? []),
    ...data.things.flatMap((thing) => namesIn(thing.value('publisher'), data)),
    ...(where ? [new URL(where).hostname] : []),
  ].map((name) => name.slice(0, longestName));
}

const longestName = 200;

function findPublisher({ meta, data }: PageMarks, article: LinkedThing | null): Sourced<string> | null {
  const named = (texts: readonly string[], from: Provenance) => () => {
    const value = cleanLine(texts.find((text) => !/^https?:/.test(text))?.slice(0, longestName));
    return value === null ? null : { value, from };
  };
  return firstOf(
    named(article ? namesIn(article.value('publisher'), data) : [], 'json-ld'),
    named(meta('og:site_name', 'publisher', 'dc.publisher', 'application-name'), 'meta'),
  );
}

function languageTag(text: string | null | undefined): string | null {
  const tag = /^\s*([a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3})(?![\w-])/i.exec(text ?? '')?.[1];
  return tag?.replace(/_/g, '-') ?? null;
}

const longestAddress = 1000;

function webAddress(address: string | null | undefined, base: string | null = null): string | null {
  const url = address ? URL.parse(address, base ?? undefined) : null;
  return url && /^https?:$/.test(url.protocol) && url.href.length <= longestAddress ? url.href : null;
}
