import type { BlockRole } from '../contract/model.ts';
import type { Piece } from './article.ts';
import {
  attributeOf,
  cleanLine,
  isElement,
  isText,
  nodesIn,
  type PageElement,
  type PageNode,
  type PageText,
} from './page-tree.ts';
import { isHidden } from './page-visibility.ts';

const roles: Readonly<Record<string, BlockRole>> = {
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  blockquote: 'quote',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  figcaption: 'caption',
  caption: 'caption',
  tr: 'table-row',
};
const blockElements = new Set([
  ...Object.keys(roles),
  ...'p div section article main ul ol dl menu table thead tbody tfoot figure header footer aside nav pre address hr form'.split(
    ' ',
  ),
  ...'fieldset legend details summary center dir hgroup search listing xmp plaintext body dialog optgroup option'.split(
    ' ',
  ),
]);

/** A stretch of a page between two block ends, and how many of its characters an article is said to have. */
export interface PageBlock extends Piece {
  readonly texts: readonly PageText[];
  /** The innermost block element around it. */
  readonly element: PageElement;
}

interface Step {
  readonly node: PageNode;
  readonly role: BlockRole;
  readonly block: PageElement;
  readonly isPreformatted: boolean;
}

/** The blocks of all that an element shows, in its order. Walks without recursion: a hostile page nests deep. */
export function blocksIn(root: PageElement): PageBlock[] {
  const blocks: PageBlock[] = [];
  let text = '';
  let texts: PageText[] = [];
  let at: Pick<Step, 'role' | 'block' | 'isPreformatted'> | null = null;
  const flush = () => {
    const words = at?.isPreformatted ? cleanLines(text) : cleanLine(text);
    if (words && at) blocks.push({ role: at.role, text: words, texts, element: at.block });
    text = '';
    texts = [];
    at = null;
  };
  const stack: (Step | (() => void))[] = [
    { node: root, role: 'paragraph', block: root, isPreformatted: false },
  ];
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (typeof step === 'function') {
      step();
      continue;
    }
    const { node } = step;
    if (isText(node)) {
      if (!at || !text.trim()) at = step;
      text += node.value;
      texts.push(node);
      continue;
    }
    if (!isElement(node) || (node !== root && isHidden(node))) continue;
    const name = node.tagName;
    if (name === 'br') {
      text += '\n';
      continue;
    }
    const isBlock = blockElements.has(name);
    if (isBlock) {
      flush();
      stack.push(flush);
    } else if ((name === 'td' || name === 'th') && text.trim()) text += '\t';
    const inner = {
      role: step.role === 'paragraph' ? (roles[name] ?? step.role) : step.role,
      block: isBlock ? node : step.block,
      isPreformatted: step.isPreformatted || name === 'pre',
    };
    for (let index = node.childNodes.length - 1; index >= 0; index--)
      stack.push({ node: node.childNodes[index]!, ...inner });
  }
  flush();
  return blocks;
}
const cleanLines = cleanLine;
