import { Parser } from 'htmlparser2';

/** An element of XML. Namespaces are resolved; one whose prefix is not declared has the usual one of that prefix. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  /** The namespace's address; empty for none. */
  readonly space: string;
  /** By their names as written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
  readonly spaces: Readonly<Record<string, string>>;
}

/** What prefixes mean where nobody says it, as in feeds that were put together by hand. */
export const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
} as const;

/** Nobody nests deeper by hand or by program; a hostile file does. */
const deepest = 256;

/**
 * The root element of XML. Broken XML is read as far as it can be understood. Of entities only the five of XML and
 * numbers are decoded: what a document type declares is never looked at, let alone fetched.
 * @throws RangeError when it is nested too deeply
 */
export function parseXml(xml: string): XmlElement | null {
  const stack: OpenElement[] = [];
  let root: XmlElement | null = null;
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (stack.length >= deepest) throw new RangeError('nested too deeply');
        const parent = stack.at(-1);
        const spaces = declareSpaces(parent?.spaces ?? namespaces, attributes);
        const [prefix, name] = splitName(tag);
        const element: OpenElement = { name, space: spaces[prefix] ?? '', attributes, children: [], spaces };
        parent?.children.push(element);
        if (stack.length === 0) root ??= element;
        stack.push(element);
      },
      ontext(text) {
        stack.at(-1)?.children.push(text);
      },
      onclosetag() {
        stack.pop();
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return root;
}

function splitName(tag: string): [prefix: string, name: string] {
  const colon = tag.indexOf(':');
  return colon < 0 ? ['', tag] : [tag.slice(0, colon), tag.slice(colon + 1)];
}

function declareSpaces(
  outer: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const declared = Object.entries(attributes).filter(([name]) => /^xmlns(?::|$)/.test(name));
  if (declared.length === 0) return outer;
  return { ...outer, ...Object.fromEntries(declared.map(([name, space]) => [name.slice(6), space])) };
}

/** The child elements of this name, in any namespace unless one is given. */
export function childrenOf(element: XmlElement, name: string, space?: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.name === name && (space === undefined || child.space === space),
  );
}

/** All text inside an element. */
export function textOf(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** What is inside an element, as markup without prefixes. */
export function markupOf({ children }: XmlElement): string {
  return children
    .map((child) => {
      if (typeof child === 'string') return escapeText(child);
      const attributes = Object.entries(child.attributes)
        .filter(([name]) => !name.startsWith('xmlns'))
        .map(([name, value]) => ` ${name}="${escapeText(value)}"`);
      return `<${child.name}${attributes.join('')}>${markupOf(child)}</${child.name}>`;
    })
    .join('');
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
