import { Readability } from '@mozilla/readability';
import { isElement, isText, type PageElement, type PageText } from './page-tree.ts';
import { isHidden } from './page-visibility.ts';
import { ReadableDocument, ReadableElement, ReadableText } from './readable-dom.ts';

/**
 * The texts of a page that are its article, as Readability tells it.
 * @param title by which Readability knows the headline, which it leaves out
 */
export function findArticle(body: PageElement, title: string): ReadonlySet<PageText> {
  const document = copyForReading(body, title);
  const found = new Readability<ReadableElement>(
    document as unknown as ConstructorParameters<typeof Readability>[0],
    { disableJSONLD: true, serializer: (node) => node as unknown as ReadableElement },
  ).parse();
  return new Set(found?.content?.sources ?? []);
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
