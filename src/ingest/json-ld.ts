import { plainLine } from './page-tree.ts';

/** One thing that schema.org data describes. */
export interface LinkedThing {
  readonly types: readonly string[];
  /** Null for what it does not say. */
  value(property: string): unknown;
  /** How many other things it stands inside. */
  readonly depth: number;
}

export interface LinkedData {
  /** In the order of the page, outer before inner. */
  readonly things: readonly LinkedThing[];
  /** Things that are described in one place and named by their id in others. */
  find(id: string): LinkedThing | null;
}

/** In UTF-16 units, levels and things; real pages stay far below. */
const limits = { text: 2_000_000, depth: 12, things: 5_000 };

/** What a page's JSON-LD scripts say, as far as it can be made out: much of it is broken in a few usual ways. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const things: LinkedThing[] = [];
  let read = 0;
  for (const script of scripts) {
    read += script.length;
    if (read <= limits.text) collectThings(parseLoosely(script), things);
  }
  const thingsById = new Map<string, LinkedThing>();
  for (const thing of things) {
    const id = thing.value('@id');
    // The same id is given to a thing and to bare references to it.
    if (typeof id === 'string' && (thing.types.length > 0 || !thingsById.has(id))) thingsById.set(id, thing);
  }
  return { things, find: (id) => thingsById.get(id) ?? null };
}

/** Undefined where it is beyond repair. */
function parseLoosely(script: string): unknown {
  const json = script
    .replace(/^\s*(?:\/\/|\/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*\/)?/, '')
    .replace(/(?:\/\/|\/\*)?\s*(?:\]\]>|-->)\s*(?:\*\/)?\s*$/, '')
    .replace(/^\ufeff|;\s*$/g, '');
  const repairs: ((text: string) => string)[] = [
    (text) => text,
    (text) => text.replace(/[\0-\x1f]+/g, ' '),
    (text) => text.replace(/,(?=\s*[}\]])/g, ''),
    // A backslash that escapes nothing.
    (text) => text.replace(/\\(?!["\\/bfnrtu])/g, '\\\\'),
    (text) => text.replace(/&quot;/g, '"').replace(/&amp;/g, '&'),
  ];
  let repaired = json;
  for (const repair of repairs) {
    repaired = repair(repaired);
    try {
      return JSON.parse(repaired);
    } catch {}
  }
  return undefined;
}

function collectThings(root: unknown, things: LinkedThing[]): void {
  const stack: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let step = stack.pop(); step && things.length < limits.things; step = stack.pop()) {
    const { value, depth } = step;
    if (typeof value !== 'object' || value === null || depth > limits.depth) continue;
    const isThing = !Array.isArray(value);
    const graph = isThing ? ownValue(value, '@graph') : null;
    if (isThing && graph === null) things.push(toThing(value, depth));
    const inner = graph === null ? Object.values(value) : [graph];
    for (const child of inner.reverse())
      stack.push({ value: child, depth: depth + (isThing && !graph ? 1 : 0) });
  }
}

/** A property of that very object: never one that all objects have. */
const ownValue = (value: object, property: string): unknown =>
  (Object.hasOwn(value, property) ? (value as Record<string, unknown>)[property] : null) ?? null;

function toThing(object: object, depth: number): LinkedThing {
  const type = ownValue(object, '@type');
  const types = (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
  return {
    types: types.map((name) => name.replace(/^.*[/#:]/, '')),
    value: (property) => ownValue(object, property),
    depth,
  };
}

/** The words that a value gives: itself, or the first of several. */
export function firstText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(firstText).find((text) => text !== null) ?? null;
  if (typeof value === 'object' && value !== null) return firstText(ownValue(value, '@value'));
  return null;
}

/** The names of persons and organisations that a value gives: text, things, references to things, or several. */
export function namesIn(value: unknown, data: LinkedData): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.slice(0, mostNames).flatMap((one): string[] => {
    if (typeof one === 'string') return wordsOf(one);
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const id = ownValue(one, '@id');
    const name =
      firstText(ownValue(one, 'name')) ??
      (typeof id === 'string' ? firstText(data.find(id)?.value('name')) : null);
    return name === null ? [] : wordsOf(name);
  });
}

const mostNames = 20;
const longestName = 500;

const wordsOf = (name: string): string[] => {
  const words = plainLine(name.slice(0, longestName));
  return words === null ? [] : [words];
};
