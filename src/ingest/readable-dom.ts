import type { PageText } from './page-tree.ts';

/**
 * As much of the DOM as Readability asks of a page: it takes the page apart, so it is given a copy of what is
 * to be judged. A whole DOM library answers the same questions four times slower (measured with linkedom), most of
 * all those for an element's text, class and children. No method recurses.
 */

export type ReadableNode = ReadableElement | ReadableText;

interface Attribute {
  readonly name: string;
  readonly value: string;
  cloneNode(): Attribute;
}

const toAttribute = (name: string, value: string): Attribute => {
  const attribute: Attribute = { name, value, cloneNode: () => attribute };
  return attribute;
};

abstract class LinkedNode {
  parentNode: ReadableElement | null = null;
  previousSibling: ReadableNode | null = null;
  nextSibling: ReadableNode | null = null;

  remove(): void {
    this.parentNode?.removeChild(this as unknown as ReadableNode);
  }
}

/** A text, and which one of the page it was copied from: Readability moves texts but never changes them. */
export class ReadableText extends LinkedNode {
  readonly nodeType = 3;
  readonly nodeName = '#text';
  readonly textContent: string;
  readonly source: PageText | null;

  constructor(text: string, source: PageText | null = null) {
    super();
    this.textContent = text;
    this.source = source;
  }

  get childNodes(): readonly ReadableNode[] {
    return [];
  }
}

export class ReadableElement extends LinkedNode {
  readonly nodeType = 1;
  readonly localName: string;
  readonly tagName: string;
  readonly ownerDocument: ReadableDocument;
  readonly #attributes: Map<string, string>;
  firstChild: ReadableNode | null = null;
  lastChild: ReadableNode | null = null;

  constructor(document: ReadableDocument, localName: string, attributes: Iterable<[string, string]> = []) {
    super();
    this.ownerDocument = document;
    this.localName = localName;
    this.tagName = localName.toUpperCase();
    this.#attributes = new Map(attributes);
  }

  get nodeName(): string {
    return this.tagName;
  }
  get id(): string {
    return this.#attributes.get('id') ?? '';
  }
  set id(value: string) {
    this.#attributes.set('id', value);
  }
  get className(): string {
    return this.#attributes.get('class') ?? '';
  }
  set className(value: string) {
    this.#attributes.set('class', value);
  }
  get src(): string {
    return this.#attributes.get('src') ?? '';
  }
  get srcset(): string {
    return this.#attributes.get('srcset') ?? '';
  }
  get attributes(): Attribute[] {
    return [...this.#attributes].map(([name, value]) => toAttribute(name, value));
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }
  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }
  setAttributeNode({ name, value }: Attribute): void {
    this.#attributes.set(name, value);
  }
  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  get firstElementChild(): ReadableElement | null {
    return elementFrom(this.firstChild);
  }
  get nextElementSibling(): ReadableElement | null {
    return elementFrom(this.nextSibling);
  }
  get previousElementSibling(): ReadableElement | null {
    let node = this.previousSibling;
    while (node && node.nodeType !== 1) node = node.previousSibling;
    return node;
  }
  get childNodes(): ReadableNode[] {
    const nodes: ReadableNode[] = [];
    for (let node = this.firstChild; node; node = node.nextSibling) nodes.push(node);
    return nodes;
  }
  get children(): ReadableElement[] {
    const elements: ReadableElement[] = [];
    for (let node = this.firstElementChild; node; node = node.nextElementSibling) elements.push(node);
    return elements;
  }
  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node; node = nextInside(this, node))
      if (node.nodeType === 3) text += node.textContent;
    return text;
  }
  /** The page's texts inside. */
  get sources(): PageText[] {
    const texts: PageText[] = [];
    for (let node = this.firstChild; node; node = nextInside(this, node))
      if (node.nodeType === 3 && node.source) texts.push(node.source);
    return texts;
  }
  getElementsByTagName(name: string): ReadableElement[] {
    return this.querySelectorAll(name);
  }
  /** @param names of elements, with commas between them, or * for all: Readability asks for nothing else. */
  querySelectorAll(names: string): ReadableElement[] {
    const wanted = names.toLowerCase().split(',');
    const found: ReadableElement[] = [];
    for (let node = this.firstChild; node; node = nextInside(this, node))
      if (node.nodeType === 1 && (wanted.includes(node.localName) || names === '*')) found.push(node);
    return found;
  }
  /** Readability keeps the page's markup and writes it back before it tries again. Here it stands for a copy. */
  get innerHTML(): string {
    this.ownerDocument.saved = copyElement(this);
    return '';
  }
  set innerHTML(_: string) {
    while (this.firstChild) this.firstChild.remove();
    const { saved } = this.ownerDocument;
    const copy = saved && copyElement(saved);
    while (copy?.firstChild) this.appendChild(copy.firstChild);
  }

  appendChild(node: ReadableNode): ReadableNode {
    node.remove();
    node.parentNode = this;
    node.previousSibling = this.lastChild;
    if (this.lastChild) this.lastChild.nextSibling = node;
    else this.firstChild = node;
    this.lastChild = node;
    return node;
  }
  removeChild(node: ReadableNode): ReadableNode {
    if (node.previousSibling) node.previousSibling.nextSibling = node.nextSibling;
    else this.firstChild = node.nextSibling;
    if (node.nextSibling) node.nextSibling.previousSibling = node.previousSibling;
    else this.lastChild = node.previousSibling;
    node.parentNode = node.previousSibling = node.nextSibling = null;
    return node;
  }
  replaceChild(node: ReadableNode, old: ReadableNode): ReadableNode {
    const { previousSibling, nextSibling } = old;
    node.remove();
    node.parentNode = this;
    [node.previousSibling, node.nextSibling] = [previousSibling, nextSibling];
    if (previousSibling) previousSibling.nextSibling = node;
    else this.firstChild = node;
    if (nextSibling) nextSibling.previousSibling = node;
    else this.lastChild = node;
    old.parentNode = old.previousSibling = old.nextSibling = null;
    return old;
  }
}

export class ReadableDocument {
  readonly documentElement: ReadableElement;
  readonly body: ReadableElement;
  readonly title: string;
  saved: ReadableElement | null = null;

  constructor(title: string) {
    this.title = title;
    this.documentElement = this.createElement('html');
    this.body = this.createElement('body');
    this.documentElement.appendChild(this.body);
  }

  get firstChild(): ReadableElement {
    return this.documentElement;
  }
  createElement(name: string): ReadableElement {
    return new ReadableElement(this, name.toLowerCase());
  }
  createTextNode(text: string): ReadableText {
    return new ReadableText(text);
  }
  getElementsByTagName(name: string): ReadableElement[] {
    return this.documentElement.querySelectorAll(name);
  }
  querySelectorAll(names: string): ReadableElement[] {
    return this.documentElement.querySelectorAll(names);
  }
}

function elementFrom(node: ReadableNode | null): ReadableElement | null {
  let next = node;
  while (next && next.nodeType !== 1) next = next.nextSibling;
  return next;
}

/** The next node of an element's inside, in the order of the page; null after its last. */
function nextInside(root: ReadableElement, node: ReadableNode): ReadableNode | null {
  if (node.nodeType === 1 && node.firstChild) return node.firstChild;
  let at: ReadableNode | null = node;
  while (at && at !== root && !at.nextSibling) at = at.parentNode;
  return at && at !== root ? at.nextSibling : null;
}

function copyElement(root: ReadableElement): ReadableElement {
  const copyOf = (element: ReadableElement) =>
    new ReadableElement(
      element.ownerDocument,
      element.localName,
      element.attributes.map(({ name, value }) => [name, value]),
    );
  const copy = copyOf(root);
  let into = copy;
  let node = root.firstChild;
  while (node) {
    const child: ReadableNode =
      node.nodeType === 1 ? copyOf(node) : new ReadableText(node.textContent, node.source);
    into.appendChild(child);
    if (node.nodeType === 1 && node.firstChild) {
      into = child as ReadableElement;
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node !== root) into = into.parentNode!;
    }
    node = node && node !== root ? node.nextSibling : null;
  }
  return copy;
}
