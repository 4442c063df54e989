import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { words } from '../../renderer/words/en/index.ts';
import { words as coreWords } from '../../src/words/en/index.ts';

const renderer = join(import.meta.dirname, '../../renderer');
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('words') && file !== 'vite.config.ts',
);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function listNodes(node: Node): Node[] {
  return [node, ...Object.values(node).flat().filter(isNode).flatMap(listNodes)];
}
const sources = files.map((file) => {
  const code = readFileSync(join(renderer, file), 'utf8');
  const nodes = listNodes(parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node);
  return { file, code, nodes };
});

/** What is seen or heard of an element, besides its content. */
const spoken =
  /^(?:aria-(?:label|description|roledescription|valuetext)|title|placeholder|label|alt|hint|aside|detail|heard|stage|what)$/;
/** Names, and what is typed as it stands in any language. */
const sameEverywhere = /^(?:https:\/\/|npm start.*|[\d\s.:–-]*)$/;
const isWords = (text: unknown) =>
  typeof text === 'string' && /\p{L}/u.test(text) && !sameEverywhere.test(text.trim());

/** The strings that an expression can come to, as far as they are written in it. */
function listStrings(expression: Node): string[] {
  const of = (...names: string[]) => names.flatMap((name) => listStrings(expression[name] as Node));
  switch (expression.type) {
    case 'Literal':
      return [String(expression.value)];
    case 'TemplateLiteral':
      return (expression.quasis as { value: { cooked: string } }[])
        .map(({ value }) => value.cooked)
        .concat((expression.expressions as Node[]).flatMap(listStrings));
    case 'ConditionalExpression':
      return of('consequent', 'alternate');
    case 'LogicalExpression':
      return expression.operator === '&&' ? of('right') : of('left', 'right');
    case 'JSXExpressionContainer':
      return of('expression');
    default:
      return [];
  }
}

/** Words that stand in the code where a person sees or hears them. */
function findLiteralWords({ file, code, nodes }: (typeof sources)[number]): string[] {
  const line = ({ start }: Node) => `${file}:${code.slice(0, start).split('\n').length}`;
  return nodes.flatMap((node) => {
    const found: string[] = [];
    if (node.type === 'JSXText') found.push(String(node.value));
    if (node.type === 'JSXAttribute' && spoken.test(String((node.name as Node).name)) && isNode(node.value))
      found.push(...listStrings(node.value));
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      found.push(
        ...(node.children as Node[])
          .filter(({ type }) => type === 'JSXExpressionContainer')
          .flatMap(listStrings),
      );
    if (
      node.type === 'CallExpression' &&
      /^tell(?:Done|Hint|Failed|Alarm)$/.test(String((node.callee as Node).name))
    )
      found.push(...listStrings((node.arguments as Node[])[0]!));
    return found.filter(isWords).map((text) => `${line(node)} ${text.trim()}`);
  });
}

describe('the words of the page', () => {
  it('stand in the catalogue, none in the code', () => {
    expect(sources.flatMap(findLiteralWords)).toEqual([]);
  });

  it('would be found in the code', () => {
    const code = `const a = <p title="One">Two {b && 'three'} {\`\${c} four\`}{say('x.y')}</p>; tellDone(d ? 'Five' : say('x.z'))`;
    const nodes = listNodes(parseAst(code, { lang: 'tsx' }) as unknown as Node);
    expect(findLiteralWords({ file: 'a', code, nodes }).map((found) => found.slice(4))).toEqual([
      'three',
      'four',
      'One',
      'Two',
      'Five',
    ]);
  });
});

const messages = Object.entries(words).flatMap(([room, own]) =>
  Object.entries(own).map(([name, text]) => [`${room}.${name}`, text as string] as const),
);

describe('the catalogue', () => {
  it('can be parsed, and no message begins or ends with a space, which a translator would not see', () => {
    for (const [, text] of messages) expect(() => parse(text)).not.toThrow();
    expect(messages.filter(([, text]) => text !== text.trim())).toEqual([]);
  });

  it('has nothing that nobody says', () => {
    const literals = sources.flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'Literal'));
    const said = new Set(literals.map(({ value }) => value));
    const patterns = sources
      .flatMap(({ nodes }) => nodes.filter(({ type }) => type === 'TemplateLiteral'))
      .map(({ quasis }) => (quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked))
      .filter(([first]) => Object.keys(words).some((room) => first!.startsWith(`${room}.`)))
      .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[\\w-]+')}$`));
    const unsaid = messages.filter(([word]) => !said.has(word) && !patterns.some((one) => one.test(word)));
    expect(unsaid.map(([word]) => word)).toEqual([]);
  });
});

it('the history calls a relation by the name that the page gives it', () => {
  expect(words.components).toMatchObject(coreWords.relations);
});
