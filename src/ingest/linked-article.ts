import { firstText, type LinkedData, type LinkedThing } from './json-ld.ts';
import { likenessOf } from './page-title.ts';

const articleTypes =
  /^(?:\w*Article|\w*BlogPosting|Report|Review|SocialMediaPosting|DiscussionForumPosting|Recipe|CreativeWork|PodcastEpisode|VideoObject|QAPage|APIReference)$/;
const textTypes = /Article|BlogPosting|Report/;
const pageTypes = /^(?:\w*WebPage|ItemPage|AboutPage|FAQPage)$/;

/** Below this likeness to all names of the page, a headline is another article's. */
const leastLikeness = 0.35;
/** What stands this deep in another thing – a list, a series – has to name the page plainly. */
const innerDepth = 2;
const innerLikeness = 0.6;

/**
 * The thing in a page's data that the page is about: of articles the one that names the page's headline or address,
 * never another one that the page only links to. Null where there is none.
 * @param names that the page has for itself
 * @param address of the page, where it is known
 */
export function chooseArticle(
  { things }: LinkedData,
  names: readonly string[],
  address: string | null,
): LinkedThing | null {
  let best: { thing: LinkedThing; score: number } | null = null;
  for (const thing of things) {
    const strength = strengthOf(thing);
    if (strength === null) continue;
    const headline = headlineOf(thing);
    const likeness =
      headline === null || names.length === 0
        ? null
        : Math.max(...names.map((name) => likenessOf(headline, name)));
    const isHere = address !== null && addressesOf(thing).some((own) => isSameAddress(own, address));
    if (likeness !== null && likeness < leastLikeness && !isHere) continue;
    if (thing.depth > innerDepth && !isHere && (likeness ?? 0) < innerLikeness) continue;
    const score = strength + (likeness ?? 0.3) + (isHere ? 0.5 : 0) - thing.depth / 10;
    if (!best || score > best.score) best = { thing, score };
  }
  return best?.thing ?? null;
}

export function headlineOf(thing: LinkedThing): string | null {
  return (firstText(thing.value('headline')) ?? firstText(thing.value('name')))?.slice(0, 500) ?? null;
}

/** An article says more than a thing of another kind, and that more than the page; null for anything else. */
function strengthOf({ types }: LinkedThing): number | null {
  if (types.some((type) => articleTypes.test(type)))
    return types.some((type) => textTypes.test(type)) ? 2 : 1.5;
  return types.some((type) => pageTypes.test(type)) ? 0 : null;
}

function addressesOf(thing: LinkedThing): string[] {
  return ['url', '@id', 'mainEntityOfPage'].flatMap((property) => {
    const value = thing.value(property);
    const address = typeof value === 'object' && value !== null && '@id' in value ? value['@id'] : value;
    return typeof address === 'string' ? [address] : [];
  });
}

const isSameAddress = (a: string, b: string) => bareAddress(a) === bareAddress(b);
const bareAddress = (address: string) =>
  address
    .slice(0, 1000)
    .replace(/^https?:\/\/(?:www\.|m\.|amp\.)?/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\/(?:amp\/?)?$/, '');
