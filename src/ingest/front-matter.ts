import { parse as parseToml, TomlDate } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
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

/** YAML between lines of “---”, as Jekyll had it first, or TOML between lines of “+++”, as Hugo has it. */
const heads = [
  {
    form: /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m,
    read: readYaml,
  },
  { form: /^\+\+\+[ \t]*\r?\n([\s\S]*?)^\+\+\+[ \t]*(?:\r?\n|$)/m, read: readToml },
];

/**
 * The head with which programs begin a file of Markdown.
 * @returns what it says of the article, and where the text begins; null: the text has none
 */
export function readFrontMatter(
  text: string,
): { readonly details: ParsedDetails; readonly end: number } | null {
  const [found] = heads.flatMap(({ form, read }) => {
    const head = form.exec(text.slice(0, longestHead));
    const values = head && head.index === 0 ? read(head[1]!) : null;
    return head && values ? [{ end: head[0].length, values }] : [];
  });
  if (!found) return null;
  const { end, values } = found;
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
  const known = Object.entries(details).filter(([, value]) => value);
  return {
    details: {
      ...noDetails,
      ...details,
      publishedZone: published?.zone ?? null,
      updatedZone: updated?.zone ?? null,
      provenance: Object.fromEntries(known.map(([detail]) => [detail, 'document' as const])),
    },
    end,
  };
}

/** By their names, small and without marks. Null: it is no list of names and values. */
type Values = ReadonlyMap<string, string>;

function readYaml(yaml: string): Values | null {
  let found: unknown;
  try {
    // Every value as it is written; what refers to another part of the file is nobody's front matter.
    found = parseYaml(yaml, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'error' });
  } catch {
    return null;
  }
  return isRecord(found) ? toValues(Object.entries(found)) : null;
}

function readToml(toml: string): Values | null {
  try {
    const { params, ...found } = parseToml(toml);
    // Hugo has names of one's own in a part of theirs. A date is taken as it is written, with its zone or without.
    const entries = [found, isRecord(params) ? params : {}].flatMap((part) => Object.entries(part));
    return toValues(
      entries.map(([name, value]) => [name, value instanceof TomlDate ? value.toISOString() : value]),
    );
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Of several values all; of one that has parts, what it is called by. The first of a name counts. */
function toValues(entries: readonly (readonly [string, unknown])[]): Values {
  const values = new Map<string, string>();
  for (const [name, value] of entries) {
    const written = (Array.isArray(value) ? value : [value])
      .map((one) => (isRecord(one) ? one.name : one))
      .filter((one) => typeof one === 'string')
      .join(', ')
      .replace(/\s+/g, ' ')
      .trim();
    const key = name.toLowerCase().replace(/[^a-z]/g, '');
    if (written && !values.has(key)) values.set(key, written);
  }
  return values;
}

function readTime(written: string | null, language: string | null): Moment | null {
  if (written === null) return null;
  const day = () => findPrintedDay(written, language)?.day ?? null;
  return readMoment(written) ?? (day() === null ? null : { at: day()!, zone: null });
}
