import { foldForMatching } from '../text/normalise.ts';
import type { PageElement } from './page-tree.ts';

/** A title and where it was found. */
export interface PageTitle {
  readonly text: string;
  readonly from: 'json-ld' | 'meta' | 'markup';
  /** The element that shows it; null where none does. */
  readonly element: PageElement | null;
}

export interface TitleSources {
  /** What the page shows as headings of the first rank, in its order. */
  readonly headings: readonly { readonly element: PageElement; readonly text: string }[];
  readonly linked: string | null;
  /** og:title and its like. */
  readonly meta: readonly string[];
  /** Of the <title>. */
  readonly window: string | null;
  /** Names of the site, and the host of its address. */
  readonly sites: readonly string[];
}

/**
 * The headline: the heading that the page also gives as its title, else that title without the site's name.
 * Null where nothing names the page.
 */
export function chooseTitle({ headings, linked, meta, window, sites }: TitleSources): PageTitle | null {
  const named = [...(linked ? [linked] : []), ...meta, ...(window ? [window] : [])];
  let best: { heading: TitleSources['headings'][number]; score: number } | null = null;
  for (const heading of headings) {
    if (isSiteName(heading.text, sites)) continue;
    const likeness = Math.max(0, ...named.map((name) => likenessOf(heading.text, name)));
    const score = likeness - (heading.element.tagName === 'h1' ? 0 : 0.25);
    if (score > (best?.score ?? 0.5)) best = { heading, score };
  }
  if (best) return { ...best.heading, from: 'markup' };
  const first = headings.filter(({ element, text }) => element.tagName === 'h1' && !isSiteName(text, sites));
  const [name] = meta;
  if (name) return { text: withoutSiteName(name, sites), from: 'meta', element: null };
  if (linked) return { text: linked, from: 'json-ld', element: null };
  if (first.length === 1) return { ...first[0]!, from: 'markup' };
  if (window) return { text: withoutSiteName(window, sites), from: 'meta', element: null };
  return first[0] ? { ...first[0], from: 'markup' } : null;
}

const fold = (text: string) =>
  foldForMatching(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How much of a heading a title repeats, and the other way round, from 0 to 1: words shared of all. */
export function likenessOf(heading: string, title: string): number {
  const [a, b] = [fold(heading), fold(title)];
  if (!a || !b) return 0;
  if (a === b) return 1;
  const [x, y] = [a.split(' '), b.split(' ')];
  const left = new Set(y);
  const shared = new Set(x.filter((word) => left.has(word))).size;
  const all = new Set([...x, ...y]).size;
  // "Headline | The Post": all of the heading stands in the title.
  return Math.max(
    shared / all,
    ` ${b} `.includes(` ${a} `) && (x.length >= 3 || isPart(heading, title)) ? 0.9 : 0,
  );
}

/** True for what stands between the separators of a title. */
const isPart = (heading: string, title: string) =>
  title.split(separator).some((part) => fold(part) === fold(heading));

const separator = /\s+(?:[|\-–—•·»«/~]|::|\|\||>|<|\/\/)\s+|\s*[|»]\s+/u;

function isSiteName(text: string, sites: readonly string[]): boolean {
  const said = fold(text).replace(/ /g, '');
  return said !== '' && sites.some((site) => namesOfSite(site).includes(said));
}

/** The forms under which a title names a site: "The Post", "post.example", "post". */
function namesOfSite(site: string): string[] {
  const name = fold(site).replace(/ /g, '');
  const host = /^(?:www\.|m\.|amp\.)?((?:[\w-]+\.)*([\w-]+))\.[a-z]{2,}$/i.exec(site.trim());
  return [name, ...(host ? [fold(host[1]!).replace(/ /g, ''), fold(host[2]!).replace(/ /g, '')] : [])].filter(
    Boolean,
  );
}

/** A title without the site's name before or behind it, as far as that is known or plainly looks like one. */
export function withoutSiteName(title: string, sites: readonly string[]): string {
  const pieces = title.split(new RegExp(`(${separator.source})`, 'u'));
  const parts = pieces.filter((_, index) => index % 2 === 0);
  if (parts.length < 2) return title;
  const marks = pieces.filter((_, index) => index % 2 === 1);
  let [first, last] = [0, parts.length - 1];
  while (last > first && isSiteName(parts[last]!, sites)) last--;
  while (first < last && isSiteName(parts[first]!, sites)) first++;
  const isUntouched = first === 0 && last === parts.length - 1;
  if (isUntouched && wordCount(parts[last]!) <= 4 && wordCount(parts.slice(0, last).join(' ')) >= 3) last--;
  return parts
    .slice(first, last + 1)
    .map((part, index) => (index === 0 ? part : marks[first + index - 1]! + part))
    .join('')
    .trim();
}

const wordCount = (text: string) => text.split(/\s+/).filter(Boolean).length;
