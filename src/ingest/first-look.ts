import { Readability } from '@mozilla/readability';
import type { PageBlock } from './page-blocks.ts';
import { standsElsewhere } from './page-regions.ts';
import { isElement, isText, type PageElement, type PageText, parentOf } from './page-tree.ts';
import { isHidden } from './page-visibility.ts';
import { ReadableDocument, ReadableElement, ReadableText } from './readable-dom.ts';

/**
 * The texts of a page that a first look takes for its article: what Readability finds, or – where that leaves out most of
 * the article by the page's own data, or most of the page's prose – what stands in these data, or the part with most prose.
 * @param title by which Readability knows the headline, which it leaves out
 * @param linkedText the article's text as the page's data give it
 */
export function takeFirstLook(
  body: PageElement,
  title: string,
  blocks: readonly PageBlock[],
  linkedText: string | null,
): ReadonlySet<PageText> {
  const kept = new Set(askReadability(body, title));
  const isIn = ({ texts }: PageBlock) => texts.some((text) => kept.has(text));
  const linked = blocksOf(linkedText, blocks);
  const prose = blocks.filter((block) => isProse(block) && !standsElsewhere(block.element));
  const densest = findDensest(prose);
  for (const [whole, part] of [
    [linked, linked.filter(isIn)],
    [densest, prose.filter(isIn)],
  ] as const) {
    if (sizeOf(whole) >= leastProse && sizeOf(part) * 3 < sizeOf(whole))
      return new Set(whole.flatMap(({ texts }) => texts));
  }
  return kept;
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
/** In letters: shorter blocks stand in any text by chance. */
const fewestLetters = 30;
const longestLinked = 200_000;

/** The blocks whose words stand in the article's text as the page's data give it. */
function blocksOf(linkedText: string | null, blocks: readonly PageBlock[]): readonly PageBlock[] {
  if (linkedText === null) return [];
  const letters = lettersOf(linkedText.slice(0, longestLinked));
  return blocks.filter(({ text }) => {
    const own = lettersOf(text);
    return own.length >= fewestLetters && letters.includes(own);
  });
}

/**
 * Readability goes through the text of an element again at each level around it: a page on which that comes to more
 * characters than this, or with more elements, would keep it for minutes. Articles stay below a hundredth of it.
 */
const limits = { characters: 40_000_000, elements: 40_000 };

function askReadability(body: PageElement, title: string): readonly PageText[] {
  const document = copyForReading(body, title);
  if (!document) return [];
  const found = new Readability<ReadableElement>(
    document as unknown as ConstructorParameters<typeof Readability>[0],
    { disableJSONLD: true, serializer: (node) => node as unknown as ReadableElement },
  ).parse();
  return found?.content?.sources ?? [];
}

/** In characters: less is no article that could have been missed. */
const leastProse = 800;

const sizeOf = (blocks: readonly PageBlock[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);

const isProse = ({ text, linked }: PageBlock) =>
  text.length > 60 && linked < text.length * 0.3 && /[.!?…。！？]["'”’»)\]」]*$/.test(text);

/** Of blocks that stand in one element those that are longest together. */
function findDensest(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const groups = Map.groupBy(blocks, ({ element }) => parentOf(element));
  return [...groups.values()].reduce((best, group) => (sizeOf(group) > sizeOf(best) ? group : best), []);
}

/** What Readability looks at of an element; it would resolve all links. */
const lookedAt = new Set(['class', 'id', 'role', 'rel', 'itemprop', 'colspan', 'rowspan', 'summary', 'dir']);

/** Null for a page that is beyond Readability. */
function copyForReading(body: PageElement, title: string): ReadableDocument | null {
  const document = new ReadableDocument(title);
  let [characters, elements] = [0, 0];
  const stack: { from: PageElement; to: ReadableElement; depth: number }[] = [
    { from: body, to: document.body, depth: 1 },
  ];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { from, to, depth } = step;
    for (const child of from.childNodes) {
      if (isText(child)) {
        characters += child.value.length * depth;
        to.appendChild(new ReadableText(child.value, child));
      } else if (isElement(child) && isCopied(child)) {
        elements++;
        const copy = new ReadableElement(document, child.tagName, readableAttributes(child));
        to.appendChild(copy);
        if (child.childNodes.length && !isHidden(child))
          stack.push({ from: child, to: copy, depth: depth + 1 });
      }
    }
    if (characters > limits.characters || elements > limits.elements) return null;
  }
  return document;
}

/** Readability counts what is embedded, too. */
const embedded = new Set(['iframe', 'object', 'embed', 'video', 'input']);

function isCopied(element: PageElement): boolean {
  if (embedded.has(element.tagName)) return true;
  const isDecoration = element.attrs.some(({ name, value }) => name === 'aria-hidden' && value === 'true');
  return element.tagName !== 'svg' && !isDecoration && !isHidden(element);
}

function readableAttributes({ attrs }: PageElement): [string, string][] {
  return attrs.flatMap(({ name, value }): [string, string][] => {
    if (lookedAt.has(name) || (name === 'href' && value.startsWith('#'))) return [[name, value]];
    return /^(?:data-)?src(?:set)?$/.test(name) ? [['src', '.']] : [];
  });
}
