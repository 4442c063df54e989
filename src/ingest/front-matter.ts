import { parse } from 'yaml';
import { noDetails, type ParsedDetails, shortenTitle } from './article.ts';
import { type Moment, readMoment } from './moment.ts';
import { findPrintedDay } from './printed-day.ts';

/** Nobody writes a longer one. In UTF-16 units. */
const longestHead = 20_000;

/** What programs that write Markdown call each detail. */
const names = {
  title: ['title', 'headline'],
  author: ['author', 'authors', 'byline', 'creator'],
  publisher: ['publisher', 'source', 'site', 'publication'],
  published: ['date', 'published', 'publisheddate', 'publishedat', 'pubdate'],
  updated: ['updated', 'lastmod', 'modified', 'updatedat', 'lastupdated'],
  address: ['url', 'link', 'canonicalurl', 'canonical', 'permalink', 'sourceurl'],
  language: ['language', 'lang', 'locale'],
} as const;

/**
 * The head of YAML between two lines of “---” with which programs begin a file of Markdown, as Jekyll did first.
 * @returns what it says of the article, and where the text begins; null: the text has none
 */
export function readFrontMatter(
  text: string,
): { readonly details: ParsedDetails; readonly end: number } | null {
  const head = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text.slice(0, longestHead));
  if (!head || head.index > 0) return null;
  const values = readValues(head[1]!);
  if (values === null) return null;
  const find = (detail: keyof typeof names) => {
    for (const name of names[detail]) if (values.has(name)) return values.get(name)!;
    return null;
  };
  const language = find('language');
  const address = find('address');
  const [published, updated] = [readTime(find('published'), language), readTime(find('updated'), language)];
  const details = {
    title: shortenTitle(find('title') ?? ''),
    author: find('author'),
    publisher: find('publisher'),
    publishedAt: published?.at ?? null,
    updatedAt: updated?.at ?? null,
    address: address !== null && /^https?:\/\//i.test(address) ? address : null,
    language: /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language ?? '') ? language : null,
  };
  const found = Object.entries(details).filter(([, value]) => value);
  return {
    details: {
      ...noDetails,
      ...details,
      publishedZone: published?.zone ?? null,
      updatedZone: updated?.zone ?? null,
      provenance: Object.fromEntries(found.map(([detail]) => [detail, 'document' as const])),
    },
    end: head[0].length,
  };
}

/** By their names, small and without marks; of several values all. Null: it is no list of names and values. */
function readValues(yaml: string): Map<string, string> | null {
  let found: unknown;
  try {
    // Every value as it is written; what refers to another part of the file is nobody's front matter.
    found = parse(yaml, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'error' });
  } catch {
    return null;
  }
  if (found === null || typeof found !== 'object' || Array.isArray(found)) return null;
  return new Map(
    Object.entries(found).flatMap(([name, value]) => {
      const written = (Array.isArray(value) ? value : [value])
        .filter((one) => typeof one === 'string')
        .join(', ')
        .replace(/\s+/g, ' ')
        .trim();
      return written ? [[name.toLowerCase().replace(/[^a-z]/g, ''), written]] : [];
    }),
  );
}

function readTime(written: string | null, language: string | null): Moment | null {
  if (written === null) return null;
  const day = () => findPrintedDay(written, language)?.day ?? null;
  return readMoment(written) ?? (day() === null ? null : { at: day()!, zone: null });
}
