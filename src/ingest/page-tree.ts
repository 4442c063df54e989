import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  Parser,
  type Token,
  type TokenizerMode,
} from 'parse5';
import { DomainError } from '../contract/domain-error.ts';
import { normaliseText } from '../text/normalise.ts';
import { saying } from '../words/saying.ts';

/** The tree that the HTML standard makes of a page. */
export type PageTree = DefaultTreeAdapterTypes.Document;
export type PageElement = DefaultTreeAdapterTypes.Element;
export type PageText = DefaultTreeAdapterTypes.TextNode;
export type PageNode = DefaultTreeAdapterTypes.ChildNode;

/** Browsers themselves stop nesting here (Chromium, 512 elements); real articles stay far below. */
const deepestNesting = 512;
/** In UTF-16 units and elements. A page that shows more is no article, and its tree would take all the memory there is. */
const limits = { text: 8_000_000, elements: 150_000 };

/**
 * The tree of a page or of a piece of one.
 * @throws DomainError unreadable when it is nested too deeply, too-large when it shows too much
 */
export function parsePage(html: string, name: string): PageTree {
  const tree = PageParser.parse<DefaultTreeAdapterMap>(withoutEmbeddedFiles(html), {
    treeAdapter: limitedAdapter(name),
  });
  if (isTooDeep(tree)) {
    throw new DomainError('unreadable', saying('files.deepPage', { name }));
  }
  return tree;
}

/** Pictures and fonts that a saved page carries in its attributes; they can be most of it. */
function withoutEmbeddedFiles(html: string): string {
  return html.includes(';base64,') ? html.replace(/(\bdata:[\w.+/-]*;base64,)[\w+/=%]+/g, '$1') : html;
}

/** Elements whose inside is no markup, and is not shown. */
const unshown = new Set(['script', 'style', 'noscript', 'iframe', 'noembed', 'noframes']);

/**
 * Takes what is no markup and is not shown – scripts, styles – in one piece, as it stands in the page. parse5 itself
 * goes through it word by word, which for 50 MB of script takes 1.1 GB, and for most pages a third of the time.
 */
class PageParser extends Parser<DefaultTreeAdapterMap> {
  override _switchToTextParsing(
    token: Token.TagToken,
    state: (typeof TokenizerMode)[keyof typeof TokenizerMode],
  ) {
    super._switchToTextParsing(token, state);
    if (!unshown.has(token.tagName)) return;
    const { preprocessor } = this.tokenizer;
    const from = preprocessor.pos + 1;
    const end = new RegExp(`</${token.tagName}[\\s/>]`, 'gi');
    end.lastIndex = from;
    const to = end.exec(preprocessor.html)?.index ?? preprocessor.html.length;
    const text = preprocessor.html.slice(from, to);
    // Between these marks in a script, the end of an inner script is not its own.
    if (token.tagName === 'script' && text.includes('<!--') && /<script/i.test(text)) return;
    if (isData(token)) this.treeAdapter.insertText(this.openElements.current as PageElement, text);
    preprocessor.pos = to - 1;
  }
}

const isData = ({ attrs }: Token.TagToken) =>
  attrs.some(({ name, value }) => name === 'type' && /json/i.test(value));

function limitedAdapter(name: string): typeof defaultTreeAdapter {
  let text = 0;
  let elements = 0;
  const refuse = () => {
    throw new DomainError('too-large', saying('files.fullPage', { name }));
  };
  return {
    ...defaultTreeAdapter,
    createElement: (...given) => {
      if (++elements > limits.elements) refuse();
      return defaultTreeAdapter.createElement(...given);
    },
    // The inside of a web component, as SingleFile and newer pages write it, is shown like any other.
    setTemplateContent: (template, content) =>
      defaultTreeAdapter.setTemplateContent(template, isShadow(template) ? (template as never) : content),
    insertText: (parent, added) => {
      text += added.length;
      if (text > limits.text) refuse();
      defaultTreeAdapter.insertText(parent, added);
    },
  };
}

/** True for a template that is the shadow tree of the element it stands in. */
export const isShadow = (template: PageElement): boolean =>
  attributeOf(template, 'shadowrootmode') !== null || attributeOf(template, 'shadowroot') !== null;

function isTooDeep(tree: PageTree): boolean {
  let level: PageNode[] = tree.childNodes;
  for (let depth = 0; level.length; depth++) {
    if (depth > deepestNesting) return true;
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return false;
}

export const isElement = (node: PageNode | null | undefined): node is PageElement =>
  node !== null && node !== undefined && 'tagName' in node;
export const isText = (node: PageNode): node is PageText => node.nodeName === '#text';

export const parentOf = ({ parentNode }: PageElement): PageElement | null =>
  parentNode && 'tagName' in parentNode ? parentNode : null;

export function attributeOf({ attrs }: PageElement, name: string): string | null {
  for (const attribute of attrs) if (attribute.name === name) return attribute.value;
  return null;
}

/** The nodes inside, in the order of the page; no template's content. */
export function* nodesIn(root: PageTree | PageElement): Generator<PageNode> {
  const stack: PageNode[] = [...root.childNodes].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if (!isElement(node)) continue;
    for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index]!);
  }
}

/** For each element what it has itself and all inside it have together. */
export function addUp(
  root: PageElement,
  ownOf: (element: PageElement) => number,
): ReadonlyMap<PageElement, number> {
  const elements = [root, ...[...nodesIn(root)].filter(isElement)];
  const sums = new Map(elements.map((element) => [element, ownOf(element)]));
  // From the last to the first, so that each is complete before it is added to what it stands in.
  for (const element of elements.reverse()) {
    const parent = parentOf(element);
    if (parent && element !== root) sums.set(parent, sums.get(parent)! + sums.get(element)!);
  }
  return sums;
}

/** The words inside on one line; null where there are none. */
export function lineOf(root: PageElement): string | null {
  let text = '';
  for (const node of nodesIn(root)) if (isText(node)) text += `${node.value} `;
  return cleanLine(text);
}

/** A text on one line, in the form of a revision's text; null for nothing but space. */
export function cleanLine(text: string | null | undefined): string | null {
  return (
    normaliseText(text ?? '')
      .replace(/\s+/g, ' ')
      .trim() || null
  );
}

/** The words of a text that should be plain and can still have marks and character references in it. */
export function plainLine(text: string | null): string | null {
  if (text === null || !/&\w+;|&#\w+;|<\/?\w/.test(text)) return cleanLine(text);
  const body = bodyOf(parsePage(text.replace(/<[^<>]*>|</g, ' '), ''));
  return body && lineOf(body);
}

export function bodyOf(tree: PageTree): PageElement | null {
  const html = tree.childNodes.find((node) => node.nodeName === 'html');
  const body =
    isElement(html) &&
    html.childNodes.find((node) => node.nodeName === 'body' || node.nodeName === 'frameset');
  return body && isElement(body) ? body : null;
}
