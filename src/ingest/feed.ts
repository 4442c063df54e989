import { DomainError } from '../contract/domain-error.ts';
import { normaliseText } from '../text/normalise.ts';
import { saying } from '../words/saying.ts';
import {
  type Found,
  type FoundPart,
  noDetails,
  type ParsedDetails,
  type ParsedText,
  type SourceFile,
  shortenTitle,
  withHeading,
} from './article.ts';
import { decodeText } from './decode.ts';
import { readFragment } from './html.ts';
import { type Moment, readMoment } from './moment.ts';
import { childrenOf, markupOf, namespaces, parseXml, textOf, type XmlElement } from './xml.ts';

/** A feed longer than this is an archive; its tree would not fit into the parser's memory. In bytes. */
const largestFeed = 32 * 1024 * 1024;

/**
 * The entries of a feed, each an article: RSS 0.9 to 2.0 and Atom 0.3 and 1.0, in whatever namespaces they come.
 * @throws DomainError unreadable, too-large
 */
export async function* readFeed(file: SourceFile): AsyncGenerator<FoundPart> {
  const { name, bytes } = file;
  if (bytes.length > largestFeed) {
    throw new DomainError('too-large', saying('files.largeFeed', { name, limit: largestFeed / 1024 / 1024 }));
  }
  const feed = readRoot(name, decodeText(file, 'markup'));
  const entries = feed && findEntries(feed.root, feed.channel);
  if (!feed || !entries || entries.length === 0) {
    throw new DomainError('unreadable', saying('files.emptyFeed', { name }));
  }
  const about = describeChannel(feed.channel, name);
  for (const [index, entry] of entries.entries())
    yield { part: `entry ${index + 1}`, found: readEntry(entry, about, name) };
}

function readRoot(name: string, xml: string): { root: XmlElement; channel: XmlElement } | null {
  try {
    const root = parseXml(xml);
    return root && { root, channel: childrenOf(root, 'channel')[0] ?? root };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError('unreadable', saying('files.deepFeed', { name }));
  }
}

/** RSS 2.0 has them in its channel, RSS 0.9 and 1.0 beside it, Atom in the feed itself. */
function findEntries(root: XmlElement, channel: XmlElement): XmlElement[] {
  const inChannel = [...childrenOf(channel, 'item'), ...childrenOf(channel, 'entry')];
  return inChannel.length > 0 ? inChannel : [...childrenOf(root, 'item'), ...childrenOf(root, 'entry')];
}

/** What holds for all entries. */
interface Channel {
  readonly title: string | null;
  readonly author: string | null;
  readonly language: string | null;
  /** The address that relative ones start from. */
  readonly base: string | undefined;
}

function describeChannel(channel: XmlElement, name: string): Channel {
  const link = linkOf(channel, undefined);
  return {
    title: lineOf(childrenOf(channel, 'title')[0], name),
    author: isAtom(channel) ? authorOf(channel, name) : null,
    language: languageOf(channel),
    base: channel.attributes['xml:base'] ?? link ?? undefined,
  };
}

const isAtom = ({ name }: XmlElement) => name === 'feed' || name === 'entry';

function readEntry(entry: XmlElement, channel: Channel, name: string): Found | DomainError {
  try {
    const title = lineOf(childrenOf(entry, 'title')[0], name);
    const body = bodyOf(entry, name);
    return { ...detailsOf(entry, title, channel, name), ...withHeading(title, body) };
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function detailsOf(entry: XmlElement, title: string | null, channel: Channel, name: string): ParsedDetails {
  const published = timeOf(entry, 'pubDate', 'published', 'issued', 'date', 'created');
  const updated = timeOf(entry, 'updated', 'modified');
  const isChanged = updated !== null && updated.at !== published?.at;
  const source = childrenOf(entry, 'source')[0];
  const details = {
    title: title === null ? '' : shortenTitle(title),
    author: authorOf(entry, name) ?? channel.author,
    publisher: (source && lineOf(childrenOf(source, 'title')[0] ?? source, name)) || channel.title,
    // Atom's entries need to say only when they were last changed.
    publishedAt: published?.at ?? updated?.at ?? null,
    updatedAt: published && isChanged ? updated.at : null,
    address: linkOf(entry, entry.attributes['xml:base'] ?? channel.base),
    language: languageOf(entry) ?? channel.language,
  };
  const found = Object.entries(details).filter(([, value]) => value);
  return {
    ...noDetails,
    ...details,
    publishedZone: (published ?? updated)?.zone ?? null,
    updatedZone: published && isChanged ? updated.zone : null,
    provenance: Object.fromEntries(found.map(([detail]) => [detail, 'feed' as const])),
  };
}

/** The fullest text that an entry has. */
function bodyOf(entry: XmlElement, name: string): ParsedText {
  const content = [
    childrenOf(entry, 'encoded', namespaces.content)[0],
    ...childrenOf(entry, 'content').filter(({ space }) => !space.includes('mrss') && !/media/.test(space)),
    childrenOf(entry, 'body')[0],
    childrenOf(entry, 'description')[0],
    childrenOf(entry, 'summary')[0],
  ];
  for (const element of content) {
    const text = element && readEscaped(markupIn(element), name);
    if (text && /[\p{L}\p{N}]/u.test(text.text)) return text;
  }
  return { text: '', blocks: [] };
}

/** Some feeds escape their markup twice: what reads as tags then is read once more. */
function readEscaped(markup: string, name: string): ParsedText {
  const once = readFragment(markup, name);
  return /<(?:p|a|div|span|br|img|ul|strong|em)\b[^<>]*>/i.test(once.text)
    ? readFragment(once.text, name)
    : once;
}

/** An element's content as HTML. RSS has it escaped; Atom says what it is (RFC 4287, 3.1.1; mode in Atom 0.3). */
function markupIn(element: XmlElement): string {
  const { type = '', mode } = element.attributes;
  const hasElements = element.children.some((child) => typeof child !== 'string');
  if (hasElements && mode !== 'escaped') return markupOf(element);
  const text = textOf(element);
  const isPlain = (type === 'text' || type === 'text/plain') && mode !== 'escaped';
  return isPlain ? text.replaceAll('<', '&lt;').replace(/\n\s*\n/g, '<p>') : text;
}

/** What a short element says, on one line. Titles are HTML in practice, whatever the format says. */
function lineOf(element: XmlElement | undefined, name: string): string | null {
  if (!element) return null;
  const markup = markupIn(element);
  const text = /[<&]/.test(markup) ? readFragment(markup, name).text : markup;
  return normaliseText(text).replace(/\s+/g, ' ').trim() || null;
}

function authorOf(element: XmlElement, name: string): string | null {
  const names = [...childrenOf(element, 'creator'), ...childrenOf(element, 'author')].map((author) => {
    const named = childrenOf(author, 'name')[0];
    const line = lineOf(named ?? author, name);
    // RSS 2.0: the address, and the name behind it in brackets.
    const inBrackets = line && /^\S+@\S+\s*\((.+)\)$/.exec(line)?.[1];
    return inBrackets ?? (line && /^\S+@\S+$/.test(line) ? null : line);
  });
  return [...new Set(names.filter((line) => line !== null))].join(', ') || null;
}

function timeOf(entry: XmlElement, ...names: string[]): Moment | null {
  for (const name of names) {
    for (const element of childrenOf(entry, name)) {
      const text = textOf(element);
      const time = readMoment(text);
      if (time) return time;
    }
  }
  return null;
}

function linkOf(entry: XmlElement, base: string | undefined): string | null {
  const links = childrenOf(entry, 'link');
  const candidates = [
    ...childrenOf(entry, 'origLink').map(textOf),
    ...links
      .filter(({ attributes }) => (attributes.rel ?? 'alternate') === 'alternate')
      .map((link) => link.attributes.href ?? textOf(link)),
    ...childrenOf(entry, 'guid')
      .filter(({ attributes }) => attributes.isPermaLink !== 'false')
      .map(textOf),
    entry.attributes['rdf:about'],
  ];
  for (const candidate of candidates) {
    const address = candidate?.trim();
    if (!address) continue;
    const url = URL.canParse(address)
      ? new URL(address)
      : base && URL.canParse(address, base)
        ? new URL(address, base)
        : null;
    if (url && /^https?:$/.test(url.protocol)) return url.href;
  }
  return null;
}

function languageOf(element: XmlElement): string | null {
  const text = (textOf(childrenOf(element, 'language')[0]) || element.attributes['xml:lang'] || '').trim();
  return /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(text) ? text : null;
}
