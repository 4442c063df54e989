import type { Provenance } from '../contract/model.ts';
import { firstText, type LinkedData, type LinkedThing, namesIn } from './json-ld.ts';
import type { PageBlock } from './page-blocks.ts';
import type { PageMarks } from './page-marks.ts';
import type { PageOutline } from './page-outline.ts';
import type { PrintedDetails } from './printed-details.ts';
import { firstOf, type Sourced } from './sourced.ts';

const metaNames = [
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

/** What a page gives to tell who wrote its article. */
export interface AuthorSources {
  readonly marks: PageMarks;
  /** What the page's data say of the article. */
  readonly article: LinkedThing | null;
  readonly outline: PageOutline;
  /** Names of the site, which by the page's data alone is no author. */
  readonly sites: readonly string[];
  /** The lines around the headline, and what they print. */
  readonly around: readonly string[];
  readonly printed: PrintedDetails;
  readonly blocks: readonly PageBlock[];
}

/**
 * Who wrote the article, several with commas between them: as the page's data, its head, its marks or its by-line say,
 * the first that names somebody.
 */
export function findAuthor(sources: AuthorSources): Sourced<string> | null {
  const { marks, article, outline, sites, around, printed, blocks } = sources;
  const linked = (property: string) =>
    join(
      article ? namesIn(article.value(property), marks.data) : [],
      'json-ld',
      sites.filter((site) => !isPerson(site, marks.data)),
    );
  const shown = () =>
    firstOf(
      () => join(outline.authors.data, 'microdata', []),
      () => join(outline.authors.shown, 'markup', [], 1),
      () => (printed.author === null ? null : { value: printed.author, from: 'printed' }),
      () => findBehind(byAlone, around, fewestNames),
      () =>
        findBehind(
          label,
          blocks.map(({ text }) => text),
        ),
    );
  const found = firstOf(
    () => linked('author'),
    () => linked('creator'),
    () => join(marks.meta(...metaNames), 'meta', sites),
    shown,
  );
  // An account's name says less than the name that the page shows.
  const better = found && /^[\p{Ll}\d._-]+$/u.test(found.value) ? shown() : null;
  return better?.value.includes(' ') ? better : found;
}

/** A blog can have its author's name. */
const isPerson = (name: string, { things }: LinkedData) =>
  things.some((thing) => thing.types.includes('Person') && firstText(thing.value('name')) === name);

function join(
  texts: readonly string[],
  from: Provenance,
  sites: readonly string[],
  most = Number.POSITIVE_INFINITY,
): Sourced<string> | null {
  const names = new Set(texts.map((text) => cleanAuthor(text, sites)).filter((name) => name !== null));
  return names.size > 0
    ? { value: [...names].slice(0, most).join(', ').slice(0, longestAuthors), from }
    : null;
}

const longestAuthors = 1000;
/** Behind this many characters nobody is named any more. */
const longestLine = 300;
const longestName = 120;

/**
 * Whoever a by-line or a mark names, without the words around: "By", a date, an office, an address. Null for what
 * names nobody.
 * @param sites names of the site, which are left out
 */
export function cleanAuthor(text: string, sites: readonly string[]): string | null {
  const line = text
    .slice(0, longestLine)
    .replace(/\S+@\S+\.\S+|https?:\S+/g, ' ')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const named = [linkToAll, untilBy, by, officeBefore, dateBehind].reduce(
    (rest, words) => rest.replace(words, ''),
    line,
  );
  const part = named
    .split(/\s+[|•·]\s+|\s+[–—-]\s+/u)
    .find((part) => part && !sites.some((site) => foldName(site) === foldName(part)));
  const name = (part ?? '')
    .split(/\s*[,;]\s*/)
    .filter((person, index) => person && (index === 0 || !office.test(person)))
    .join(', ')
    .replace(/^[\s,:–—-]+|[\s,:|/–—-]+$/gu, '');
  const isName =
    /\p{L}/u.test(name) && name.length <= longestName && !/^@|[{}<>=]|^\S+\.[a-z]{2,6}$/.test(name);
  return isName && !nobody.test(name) ? name : null;
}

/** What announces an author at the beginning of a line near the headline, and what does so anywhere. */
const byAlone = /^(?:by|von|par|por) +/iu;
const label =
  /^(?:(?:posted|written|geschrieben|verfasst|veröffentlicht|gespeichert|publié|écrit|escrito|publicado|(?:blog ?)?beitrag|artikel|article|story) (?:by|von|par|por)|(?:author|autor(?:in|en)?|auteur|autore|von|text)\s?:|autoren) +/iu;
const longestLabelled = 100;
/** In words: behind "by" alone a single one can be anything. */
const fewestNames = 2;
const mostNames = 6;

/** The first name behind some words. */
function findBehind(words: RegExp, lines: readonly string[], fewest = 1): Sourced<string> | null {
  for (const line of lines) {
    if (line.length > longestLabelled || !words.test(line)) continue;
    const value = cleanAuthor(line.replace(words, ''), []);
    const count = value?.split(' ').length ?? 0;
    if (value && /^\p{Lu}/u.test(value) && count >= fewest && count <= mostNames)
      return { value, from: 'printed' };
  }
  return null;
}

const foldName = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const alternatives = (list: string) => `(?:${list.split(' ').join('|')})`;

const byWords = alternatives('by von par por di da door av af przez');
const writing = alternatives(
  'posted written published reported submitted created reviewed story words article text report artikel beitrag ' +
    'geschrieben veröffentlicht verfasst erstellt gespeichert publié écrit rédigé proposé escrito publicado redactado ' +
    'scritto pubblicato geplaatst skriven skrevet',
);
const roleWords = alternatives(
  'authors? autor(?:en|in|es)? auteurs? autrice autore text texto texte redaktion redaction verfasser(?:in)? writers? ' +
    'contributors? reporter redakteur(?:in)? words by von',
);
/** In scripts of their own. */
const byElsewhere = '(?:بقلم ?:?|(?:автор|текст|作者|撰文|文) ?[:：])';
/** "By", "Posted by", "Author:". */
const by = new RegExp(`^(?:(?:${writing} )?${byWords}\\b ?:?|${roleWords} ?:|${byElsewhere}) *`, 'iu');
/** What a link to all that somebody wrote is called. */
const linkToAll =
  /^(?:(?:zeige|view|see|read|show) )?(?:alle |all |more )?(?:beiträge|artikel|posts|articles|stories|entries) (?:von|by|from):? /iu;
/** "Posted on September 21, 2020 by". */
const untilBy = /^[^@]*\d[^@]*\b(?:by|von|par|por) (?=\p{L})/iu;
/** "FOCUS-Online-Experte". */
const officeBefore =
  /^(?:(?:\p{L}+[ -])*(?:expert(?:e|in)|redakteur(?:in)?|(?:gast)?autor(?:in)?|korrespondent(?:in)?|reporter(?:in)?)|autoren) (?=\p{Lu})/iu;
const dated =
  '(?:(?:last )?(?:updated|modified)|' +
  'published|posted|veröffentlicht|aktualisiert|publiée?|modifiée?|mise? à jour|publicad[oa]|actualizad[oa]|atualizad[oa]|' +
  'pubblicato|aggiornato|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opublikowano|zaktualizowano)';
const day = [
  '\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}',
  '\\d{4}-\\d\\d',
  '\\d{1,2}\\.? \\p{L}+\\.? \\d{4}',
  '\\p{L}+\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}',
  '\\d{1,2}[:.]\\d\\d(?!\\p{L})',
].join('|');
/** A date, a time, or a word that announces one, and all behind it. */
const dateBehind = new RegExp(
  `[\\s,]*(?<!\\p{L})(?:(?:(?:on|am|le|el|il|op|at|um|${dated})(?!\\p{L})[\\s:]*)*(?<![\\p{L}\\d])(?:${day})|${dated}(?!\\p{L})).*$`,
  'iu',
);
const office =
  /\b(?:reporter|correspondent|editor|writer|columnist|contributor|staff|bureau|chief|director|producer|journalist|redakteur(?:in)?|autor(?:in)?|korrespondent(?:in)?|chefredakteur(?:in)?|professor|analyst|manager|specialist|expert|news)\b/i;
const nobody =
  /^(?:.*(?:übersicht|alle artikel|all posts)|\w*admin|no author|administrator|anonymous|unknown|guest|none|null|undefined|author|autor|user|root|webmaster|default|staff|by|n\/a|test|follow|share|subscribe|contact|profile|more|read more|view)$/i;
