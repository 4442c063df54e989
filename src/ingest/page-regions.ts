import { attributeOf, type PageElement, parentOf } from './page-tree.ts';

/** What class and id say a part of a page is for. */
export type RegionKind =
  | 'comments'
  | 'related'
  | 'share'
  | 'byline'
  | 'tags'
  | 'caption'
  | 'gallery'
  | 'picture'
  | 'embed'
  | 'advert'
  | 'newsletter'
  | 'frame'
  | 'biography'
  | 'note'
  | 'content'
  | 'lead';

/** The words that style sheets and systems for websites use, in lower case. */
const words: Readonly<Record<RegionKind, string>> = {
  comments:
    'comment comments commentlist commentform disqus respond replies reply discussion livefyre kommentar kommentare comentarios commentaires',
  related:
    'related recommend recommended recommendation recommendations recirc teaser teasers trending popular mostread mostpopular outbrain taboola zergnet promo promos similar readmore readnext upnext alsolike relatedposts relacionadas relacionados yarpp suggested latest headlines crosslink crosslinks moreon morenews',
  share:
    'share sharing shares sharedaddy social socials addthis addtoany sharebar socialshare shareaholic follow sociallinks',
  byline:
    'byline author authors autor auteur autores meta postmeta entrymeta date dateline datum fecha timestamp published publishdate pubdate posted updated postinfo submitted',
  tags: 'tags taglist tagcloud keywords topics categories schlagworte etiquetas',
  caption:
    'caption captions captiontext figcaption credit credits bildunterschrift bildquelle legend legende',
  gallery: 'gallery galleries slideshow slider slides slide carousel lightbox fotostrecke photogallery',
  picture: 'figure photo photos image images picture pictures media thumbnail thumb img video player',
  embed: 'tweet instagram embed',
  advert:
    'ad ads advert adverts advertisement advertising adv sponsor sponsored banner dfp anzeige werbung publicidad adsbygoogle adslot affiliate',
  newsletter:
    'newsletter newsletters subscribe subscription signup optin mailchimp paywall regwall donate donation membership cta',
  frame:
    'nav navigation navbar menu breadcrumb breadcrumbs crumbs pagination pager paging toolbar masthead footer sidebar widget widgets cookie cookies consent gdpr legal copyright search login modal popup overlay rail skip',
  biography: 'bio biography aboutauthor authorbio authorbox profile',
  note: 'footnote footnotes correction corrections references sources disclaimer note notes',
  content:
    'article articlebody entry content story storybody body text post richtext copy main articletext articlecontent postcontent entrycontent',
  lead: 'lead lede intro introduction standfirst dek deck summary subtitle subheadline subhead excerpt abstract sapo vorspann',
};

const kindsByWord = new Map<string, RegionKind[]>();
for (const [kind, list] of Object.entries(words) as [RegionKind, string][])
  for (const word of list.split(' ')) kindsByWord.set(word, [...(kindsByWord.get(word) ?? []), kind]);

/** "has-sidebar" says what a page has, not what the element is; WordPress lists an article's tags on it. */
const aboutOthers = /^(?:has|no|with|without|for|is|show|hide|js|layout|tag|category|cat|format|status)[-_]/i;

const none: ReadonlySet<RegionKind> = new Set();

/** Asked of each element for every block inside. */
const known = new WeakMap<PageElement, ReadonlySet<RegionKind>>();

export function kindsOf(element: PageElement): ReadonlySet<RegionKind> {
  let kinds = known.get(element);
  if (!kinds) {
    kinds = readKinds(element);
    known.set(element, kinds);
  }
  return kinds;
}

function readKinds(element: PageElement): ReadonlySet<RegionKind> {
  const names = `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`.trim();
  if (!names) return none;
  const kinds = new Set<RegionKind>();
  for (const name of names.slice(0, 1000).split(/\s+|__|--/)) {
    if (aboutOthers.test(name)) continue;
    for (const word of name
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [])
      for (const kind of kindsByWord.get(word) ?? []) kinds.add(kind);
  }
  return kinds;
}

/** True for a part of a page that by its name tells of other articles, of readers or of the site. */
export function isElsewhere(element: PageElement): boolean {
  if (['nav', 'footer', 'aside'].includes(element.tagName)) return true;
  const kinds = kindsOf(element);
  if (kinds.has('content') && !kinds.has('comments')) return false;
  return kinds.has('comments') || kinds.has('related') || kinds.has('frame');
}

/** True for an element of such a part, and for the part itself. */
export function standsElsewhere(element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = parentOf(at)) if (isElsewhere(at)) return true;
  return false;
}
