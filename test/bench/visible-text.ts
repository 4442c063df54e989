import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { parse, serialize } from 'parse5';
import { readFragment } from '../../src/ingest/html.ts';

/** A page of html5lib's tree construction tests. */
export interface TreeCase {
  readonly id: string;
  readonly html: string;
  /** The tree that the HTML standard makes of it, as the tests write it: one node a line, two spaces a level. */
  readonly tree: readonly string[];
}

/**
 * The cases of `.dat` files that are whole pages with something in them and don't need scripts: 1,520 in the
 * development set.
 */
export function readTreeCases(folder: string): TreeCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.dat'))
    .sort()
    .flatMap((file) => {
      const tests = `\n${readFileSync(join(folder, file), 'utf8')}`.split('\n#data\n').slice(1);
      return tests.flatMap((test, index) => {
        const [html = '', rest = ''] = splitAt(test, '\n#errors');
        const [settings, tree = ''] = splitAt(rest, '\n#document\n');
        const isOther = /\n#document-fragment\n|\n#script-on/.test(`${settings}\n`);
        return isOther || html === '' ? [] : [{ id: `${file}#${index + 1}`, html, tree: tree.split('\n') }];
      });
    });
}

function splitAt(text: string, mark: string): string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + mark.length)];
}

/** The text of a tree outside elements of these names, as it follows. */
export function textOfTree(tree: readonly string[], hidden: ReadonlySet<string>): string {
  let text = '';
  const open: string[] = [];
  for (let index = 0; index < tree.length; index++) {
    const [, indent = '', node] = /^\| ( *)(.*)$/s.exec(tree[index]!) ?? [];
    if (node === undefined) continue;
    open.length = indent.length / 2;
    if (!node.startsWith('"')) {
      // "<svg path>": an element of another namespace.
      open.push(/^<(?:svg |math )?([^! >]+)/.exec(node)?.[1] ?? '');
      continue;
    }
    let content = node.slice(1);
    const isOpen = () => !content.endsWith('"') || !/^\| |^$/.test(tree[index + 1] ?? '');
    while (isOpen() && index + 1 < tree.length) content += `\n${tree[++index]}`;
    if (!open.some((name) => hidden.has(name))) text += content.slice(0, -1);
  }
  return text;
}

/** What no reader of a page sees. */
const neverShown = new Set(['script', 'style']);
/** What a browser that runs scripts does not show either. */
const hidden = new Set('script style head template noscript iframe noembed noframes datalist'.split(' '));
/** Whether what is filled in and drawn is part of an article is the reader's choice. */
const chosen = new Set([...hidden, ...'title select textarea object svg'.split(' ')]);
/** What is struck through is shown, but nobody says it any more. */
const said = new Set([...hidden, ...'s strike del'.split(' ')]);

interface TextNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly localName?: string;
  readonly childNodes: Iterable<TextNode>;
}

function textOfNodes(nodes: Iterable<TextNode>): string {
  return [...nodes]
    .map((node) => {
      if (node.nodeType === 3) return node.textContent ?? '';
      return node.nodeType === 1 && !neverShown.has(node.localName ?? '') ? textOfNodes(node.childNodes) : '';
    })
    .join('');
}

const foldSpace = (text: string) => text.replace(/\s+/g, ' ').trim();
/** A reader begins a line with each block; the tree doesn't say where. */
const dropSpace = (text: string) => text.normalize('NFC').replace(/[\s\0-\x1f\x7f-\x9f]+/g, '');

function attempt(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export interface VisibleTextScore {
  readonly cases: number;
  /** linkedom by itself; recorded as 1,368 of 1,520. */
  readonly linkedom: number;
  /** parse5 before linkedom; recorded as 1,445. */
  readonly parse5: number;
  /** The program's reader, against what a browser shows, with or without controls and drawings, or what is struck through. */
  readonly reader: number;
  readonly predictions: readonly { id: string; outcome: 'right' | 'wrong'; text: string | null }[];
}

/** How many pages show the text that the HTML standard says they show. */
export function scoreVisibleText(cases: readonly TreeCase[]): VisibleTextScore {
  let [linkedom, parse5, reader] = [0, 0, 0];
  const predictions = cases.map(({ id, html, tree }) => {
    const shown = foldSpace(textOfTree(tree, neverShown));
    const nodesOf = (markup: string) => () =>
      foldSpace(textOfNodes(parseHTML(markup).document.childNodes as unknown as TextNode[]));
    if (attempt(nodesOf(html)) === shown) linkedom++;
    if (attempt(() => nodesOf(serialize(parse(html)))()) === shown) parse5++;
    const text = attempt(() => readFragment(html, id).text);
    const isRight =
      text !== null &&
      [hidden, chosen, said].some((names) => dropSpace(text) === dropSpace(textOfTree(tree, names)));
    if (isRight) reader++;
    return { id, outcome: isRight ? ('right' as const) : ('wrong' as const), text };
  });
  return { cases: cases.length, linkedom, parse5, reader, predictions };
}
