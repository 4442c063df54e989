import { Readability } from '@mozilla/readability';
import type { PageBlock } from './page-blocks.ts';
import { isElsewhere } from './page-regions.ts';
import { isElement, isText, type PageElement, type PageText, parentOf } from './page-tree.ts';
import { isHidden } from './page-visibility.ts';
import { ReadableDocument, ReadableElement, ReadableText } from './readable-dom.ts';

/**
 * The texts of a page that a first look takes for its article: what Readability finds, or – where that leaves most of
 * the page's prose out – the part of the page with most of it.
 * @param title by which Readability knows the headline, which it leaves out
 */
export function takeFirstLook(
  body: PageElement,
  title: string,
  blocks: readonly PageBlock[],
): ReadonlySet<PageText> {
  const document = copyForReading(body, title);
  const found = new Readability<ReadableElement>(
    document as unknown as ConstructorParameters<typeof Readability>[0],
    { disableJSONLD: true, serializer: (node) => node as unknown as ReadableElement },
  ).parse();
  const kept = new Set(found?.content?.sources ?? []);
  const prose = blocks.filter((block) => isProse(block) && !isAround(block.element));
  const densest = findDensest(prose);
  const missed = sizeOf(densest);
  const isMissed =
    missed >= leastProse &&
    sizeOf(prose.filter(({ texts }) => texts.some((text) => kept.has(text)))) * 3 < missed;
  return isMissed ? new Set(densest.flatMap(({ texts }) => texts)) : kept;
}

/** In characters: less is no article that could have been missed. */
const leastProse = 800;

const sizeOf = (blocks: readonly PageBlock[]) => blocks.reduce((sum, { text }) => sum + text.length, 0);

const isProse = ({ text, linked }: PageBlock) =>
  text.length > 60 && linked < text.length * 0.3 && /[.!?…。！？]["'”’»)\]」]*$/.test(text);

function isAround(element: PageElement): boolean {
  for (let at: PageElement | null = element; at; at = parentOf(at)) if (isElsewhere(at)) return true;
  return false;
}

/** Of blocks that stand in one element those that are longest together. */
function findDensest(blocks: readonly PageBlock[]): readonly PageBlock[] {
  const groups = Map.groupBy(blocks, ({ element }) => parentOf(element));
  return [...groups.values()].reduce((best, group) => (sizeOf(group) > sizeOf(best) ? group : best), []);
}

/** What Readability looks at of an element; it would resolve all links. */
const lookedAt = new Set(['class', 'id', 'role', 'rel', 'itemprop', 'colspan', 'rowspan', 'summary', 'dir']);

function copyForReading(body: PageElement, title: string): ReadableDocument {
  const document = new ReadableDocument(title);
  const stack: [PageElement, ReadableElement][] = [[body, document.body]];
  for (let step = stack.pop(); step; step = stack.pop()) {
    const [from, to] = step;
    for (const child of from.childNodes) {
      if (isText(child)) to.appendChild(new ReadableText(child.value, child));
      else if (isElement(child) && isCopied(child)) {
        const copy = new ReadableElement(document, child.tagName, readableAttributes(child));
        to.appendChild(copy);
        if (child.childNodes.length && !isHidden(child)) stack.push([child, copy]);
      }
    }
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
