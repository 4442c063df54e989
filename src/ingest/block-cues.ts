import type { PageBlock } from './page-blocks.ts';
import { isPictureCredit, pageLabelOf } from './page-labels.ts';
import { kindsOf } from './page-regions.ts';
import { likenessOf } from './page-title.ts';
import { addUp, isElement, type PageElement, type PageText, parentOf } from './page-tree.ts';
import { findPrintedDay } from './printed-day.ts';
import { isDetailsLine } from './printed-details.ts';

/** What speaks for or against a block: by name, with how much of it there is. Of a cue that is not told there is nothing. */
export type TellCue = (cue: string, value: number) => void;

/** A page as its blocks are judged. */
export interface JudgedPage {
  readonly body: PageElement;
  /** The headline. */
  readonly title: string;
  readonly blocks: readonly PageBlock[];
  /** The texts that a first look takes for the article. */
  readonly kept: ReadonlySet<PageText>;
}

/** A block with what is asked of it more than once. Sizes are in characters without space. */
interface Fact {
  readonly block: PageBlock;
  readonly size: number;
  readonly words: number;
  readonly keptShare: number;
  readonly linkShare: number;
  readonly isProse: boolean;
}

/**
 * Tells the cues of each block: what it is made of, what its parts of the page are called, what stands around it, and
 * where it stands to the prose that the first look kept.
 * @returns a function that tells those of the block with an index
 */
export function readCues(page: JudgedPage): (index: number, tell: TellCue) => void {
  const facts = page.blocks.map((block) => describe(block, page.kept));
  const landscape = surveyProse(page, facts);
  const copies = new Map<string, number>();
  for (const { text } of page.blocks) copies.set(text, (copies.get(text) ?? 0) + 1);
  const likeTitle = new Set(page.blocks.filter(({ text }) => isLikeTitle(text, page.title)));
  const titleAt = page.blocks.findIndex((block) => likeTitle.has(block));
  return (index, tellOne) => {
    const fact = facts[index]!;
    const { text } = fact.block;
    const told = new Map<string, number>();
    const tell = (cue: string, value: number) => {
      if (value !== 0) told.set(cue, value);
    };
    const tellIf = (cue: string, holds: boolean) => tell(cue, Number(holds));
    tellWords(fact, tell, tellIf);
    tellIf('repeated', text.length > 20 && copies.get(text)! > 1);
    tellIf('like title', likeTitle.has(fact.block));
    tellIf('before title', index < titleAt);
    const around = facts.slice(Math.max(0, index - 3), index + 4);
    const shareAround = (test: (fact: Fact) => boolean) => around.filter(test).length / around.length;
    tell('kept around', shareAround(isKept));
    tell(
      'prose around',
      shareAround(({ isProse }) => isProse),
    );
    tell(
      'links around',
      shareAround(({ linkShare }) => linkShare > 0.9),
    );
    landscape(index, tell, tellIf);
    for (const [one, other] of together)
      tell(`${one} & ${other}`, (told.get(one) ?? 0) * (told.get(other) ?? 0));
    for (const [cue, value] of told) tellOne(cue, value);
  };
}

/** Cues that mean something else beside another one: found one after the other, each as the pair that helped most. */
const together: readonly (readonly [string, string])[] = [
  ['in main', 'in other article'],
  ['distance', 'in embed'],
  ['links around', 'repeated'],
  ['links', 'container'],
  ['prose', 'address'],
  ['prose', 'in <ul>'],
  ['long prose', 'after prose'],
];

const bareSize = (text: string) => text.replace(/\s+/g, '').length;
const countIn = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

function describe(block: PageBlock, kept: ReadonlySet<PageText>): Fact {
  const { text } = block;
  const size = bareSize(text) || 1;
  const keptSize = block.texts.reduce((sum, one) => sum + (kept.has(one) ? bareSize(one.value) : 0), 0);
  // Scripts without space between words: two signs count as one.
  const words = text.split(/\s+/).length + countIn(text, /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g) / 2;
  return {
    block,
    size,
    words,
    keptShare: keptSize / size,
    linkShare: Math.min(1, block.linked / size),
    isProse: words >= 8 && /[.!?…:;。！？]["'”’»)\]」]*(?:\[[^[\]]{1,3}\])*$/.test(text),
  };
}

const isKept = ({ keptShare }: Fact) => keptShare > 0.5;

/** What is much longer or shorter than the headline repeats it no more. */
const isLikeTitle = (text: string, title: string) =>
  text.length < title.length * 3 && title.length < text.length * 3 && likenessOf(text, title) > 0.8;

/** Words by which pages ask for something, send elsewhere, or say where a text or a picture is from. */
const prompt =
  /\b(?:read more|read also|see also|also read|more on|more from|click here|sign up|subscribe|newsletter|follow (?:us|me|him|her|on)|share this|join (?:us|our)|download|app store|contributed to this|write to|e-?mail|reach (?:the|him|her)|contact (?:us|the)|cookies?|privacy|terms of|advert|sponsored|affiliate|this (?:article|story|post) (?:was|originally)|originally published|all rights|copyright|leave a comment|comments? (?:are|policy)|tags?:|topics?:|related|recommended|photos?:|image|picture|getty|reuters\/|courtesy|source:|mehr (?:zum|lesen|dazu)|lesen sie|siehe auch|jetzt (?:lesen|abonnieren|anmelden)|abonnieren|anmelden|teilen|kommentar|quelle:|foto:|bild:|lire aussi|à lire|abonnez|partager|lea (?:también|además)|también te|suscr|compart|leia (?:também|mais)|leggi anche|iscriviti|condividi|lees ook|läs också)/i;

function tellWords(
  { block: { text, role }, size, words, keptShare, linkShare, isProse }: Fact,
  tell: TellCue,
  tellIf: (cue: string, holds: boolean) => void,
): void {
  tellIf('kept', keptShare > 0.5);
  tellIf('partly kept', keptShare > 0);
  tellIf('prose', isProse);
  tellIf('long prose', isProse && words > 25);
  tell('words', Math.log(words));
  tellIf('short', words <= 3);
  tell('links', linkShare);
  tellIf('all links', linkShare > 0.9);
  tellIf(role, role !== 'paragraph');
  if (text.length < 120) {
    tellIf('label', pageLabelOf(text) !== null);
    tellIf('credit', isPictureCredit(text));
    tellIf('details', isDetailsLine(text));
    tellIf('day', /\d/.test(text) && findPrintedDay(text, null) !== null);
  }
  tellIf('prompt', prompt.test(text.slice(0, 400)));
  const letters = countIn(text, /\p{L}/gu);
  tellIf('capitals', letters > 8 && countIn(text, /\p{Lu}/gu) / letters > 0.7);
  tellIf('copyright', /©|\(c\) \d/i.test(text));
  tellIf('address', /https?:|www\.|@\w/.test(text));
  tellIf('colon', text.endsWith(':'));
  tellIf('question', text.endsWith('?'));
  tellIf('quotation', /^["“‘«„]/.test(text));
  tell('figures', countIn(text, /\d/g) / size);
  tellIf('separators', /[|»›•→·]/.test(text));
}

/** How much of the page's good prose – sentences that the first look kept – each element holds, and what follows from it. */
function surveyProse({ body, blocks }: JudgedPage, facts: readonly Fact[]) {
  const isGood = facts.map((fact) => isKept(fact) && fact.isProse && fact.linkShare < 0.5);
  const own = new Map<PageElement, number>();
  const [containers, outers] = [new Map<object | null, number>(), new Map<object | null, number>()];
  const looks = new Map<string, number>();
  const addTo = <K>(sizes: Map<K, number>, key: K, size: number) =>
    sizes.set(key, (sizes.get(key) ?? 0) + size);
  let whole = 0;
  for (const [index, { block, size }] of facts.entries()) {
    if (!isGood[index]) continue;
    whole += size;
    addTo(own, block.element, size);
    addTo(containers, parentOf(block.element), size);
    addTo(outers, outerOf(block.element), size);
    addTo(looks, lookOf(block.element), size);
  }
  const inside = addUp(body, (element) => own.get(element) ?? 0);
  const shareOf = (size: number | undefined) => (size ?? 0) / (whole || 1);
  const regions = new Map<PageElement, Region>();
  const main = findMain(body, (element) => shareOf(inside.get(element)));
  // Entries of a running report, news in brief: none is another article where nothing is the article.
  const articles = [...own.keys()].map(articleAround);
  const inArticles = [...own.values()].reduce((sum, size, at) => (articles[at] ? sum + size : sum), 0);
  const hasOthers =
    shareOf(inArticles) < mostInArticles ||
    articles.some((article) => article && shareOf(inside.get(article)) > largeShare);
  const [first, last] = [isGood.indexOf(true), isGood.lastIndexOf(true)];
  const distances = distancesTo(isGood);
  return (index: number, tell: TellCue, tellIf: (cue: string, holds: boolean) => void) => {
    const { element } = blocks[index]!;
    tellIf('before prose', index < first);
    tellIf('first prose', index === first);
    tellIf('last prose', index === last);
    tellIf('after prose', index > last);
    tell('distance', Math.log1p(distances[index]!));
    tell('container', shareOf(containers.get(parentOf(element))));
    tell('outer container', shareOf(outers.get(outerOf(element))));
    tell('look', shareOf(looks.get(lookOf(element))));
    const region = regionOf(element, regions, main, hasOthers, (at) => shareOf(inside.get(at)));
    for (const cue of region) tell(cue, 1);
    for (const kind of kindsOf(element)) tell(`is ${kind}`, 1);
  };
}

/** From this share of the good prose on, a page is made of what it marks as articles. */
const mostInArticles = 0.9;

/** The outermost element around one, or itself, that is marked as an article. */
function articleAround(element: PageElement): PageElement | null {
  let article: PageElement | null = null;
  for (let at: PageElement | null = element; at; at = parentOf(at))
    if (at.tagName === 'article') article = at;
  return article;
}

function outerOf(element: PageElement): PageElement | null {
  const parent = parentOf(element);
  return parent && parentOf(parent);
}
/** Elements of one name and class look alike. */
const lookOf = ({ tagName, attrs }: PageElement) =>
  `${tagName}.${attrs.find(({ name }) => name === 'class')?.value ?? ''}`;

/** The innermost element with most of the good prose. */
function findMain(body: PageElement, shareOf: (element: PageElement) => number): PageElement {
  let main = body;
  for (;;) {
    const inner = main.childNodes.find(
      (node): node is PageElement => isElement(node) && shareOf(node) >= 0.8,
    );
    if (!inner) return main;
    main = inner;
  }
}

/** How many blocks away the nearest of the marked ones is. */
function distancesTo(marks: readonly boolean[]): number[] {
  const distances = marks.map((mark) => (mark ? 0 : marks.length));
  for (let at = 1; at < marks.length; at++) distances[at] = Math.min(distances[at]!, distances[at - 1]! + 1);
  for (let at = marks.length - 2; at >= 0; at--)
    distances[at] = Math.min(distances[at]!, distances[at + 1]! + 1);
  return distances;
}

/** The cues that an element gives to all blocks inside. */
type Region = ReadonlySet<string>;

const tellingTags = new Set(
  'aside nav footer header form figure table ul article blockquote main button'.split(' '),
);

/** What holds more of the good prose than this is not what its name says. */
const largeShare = 0.4;

function regionOf(
  element: PageElement,
  regions: Map<PageElement, Region>,
  main: PageElement,
  hasOthers: boolean,
  shareOf: (element: PageElement) => number,
): Region {
  const path: PageElement[] = [];
  let at: PageElement | null = element;
  while (at && !regions.has(at)) {
    path.push(at);
    at = parentOf(at);
  }
  let region: Region = at ? regions.get(at)! : new Set();
  for (const step of path.reverse()) {
    const isLarge = shareOf(step) > largeShare;
    const added = [...kindsOf(step)]
      .filter((kind) => !isLarge || kind === 'content')
      .map((kind) => `in ${kind}`);
    const tag = step.tagName;
    if (tellingTags.has(tag) && (!isLarge || tag === 'article' || tag === 'main')) added.push(`in <${tag}>`);
    if (tag === 'article' && !isLarge && hasOthers) added.push('in other article');
    if (step === main) added.push('in main');
    if (added.some((cue) => !region.has(cue))) region = new Set([...region, ...added]);
    regions.set(step, region);
  }
  return region;
}
