import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJsonLines } from './json-lines.ts';
export const pairLabels = ['agree', 'differ', 'other'] as const;
export type PairLabel = (typeof pairLabels)[number];

/** One judged pair: what a source says, what a claim says, and what a person said of the two. */
export interface LabelledPair {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly label: PairLabel;
  /** Pairs of one group, case or text must never be parted between fitting and judging. */
  readonly group: string;
}

export interface PairSet {
  readonly name: string;
  readonly pairs: readonly LabelledPair[];
  /** Those that occur in the set, in the order of `pairLabels`. */
  readonly labels: readonly PairLabel[];
  /** Of each pair, 0 to 4: the part in which it is judged by what was fitted on the other four. */
  readonly folds: Uint8Array;
  /** The same for the same pairs: tells whether something was fitted on them. */
  readonly fingerprint: string;
}

export const foldCount = 5;

/**
 * Text as a newspaper prints it, from the spaced-out form in which linguists' corpora keep it: marks stand apart
 * there ("cases , of"), brackets and quotation marks have names of their own.
 */
export function unspace(text: string): string {
  return text
    .replace(/-L[RS]B-/g, '(')
    .replace(/-R[RS]B-/g, ')')
    .replace(/-COLON-/g, ':')
    .replace(/``|''/g, '"')
    .replace(/ (n't|'(?:s|re|ve|ll|d|m))\b/g, '$1')
    .replace(/(\d) , (?=\d{3}\b)/g, '$1,')
    .replace(/([$£€]) (?=\d)/g, '$1')
    .replace(/([$£€]\d+)\. (?=\d)/g, '$1.')
    .replace(/ ([,.;:!?%)])/g, '$1')
    .replace(/\( /g, '(')
    .replace(/" ([^"]*?) "/g, '"$1"')
    .replace(/ -- /g, ' – ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Pairs that share a group, a case or a text fall into one fold; the largest clusters are dealt out first. */
function foldPairs(keysOfPair: readonly (readonly string[])[], count: number): Uint8Array {
  const parent = keysOfPair.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  const firstByKey = new Map<string, number>();
  keysOfPair.forEach((keys, i) => {
    for (const key of keys) {
      const first = firstByKey.get(key);
      if (first === undefined) firstByKey.set(key, i);
      else parent[rootOf(i)] = rootOf(first);
    }
  });
  const clusters = new Map<number, number[]>();
  keysOfPair.forEach((_, i) => {
    const root = rootOf(i);
    clusters.set(root, [...(clusters.get(root) ?? []), i]);
  });
  const folds = new Uint8Array(keysOfPair.length);
  const sizes = new Array<number>(count).fill(0);
  for (const members of [...clusters.values()].sort((x, y) => y.length - x.length || x[0]! - y[0]!)) {
    const smallest = sizes.indexOf(Math.min(...sizes));
    for (const member of members) folds[member] = smallest;
    sizes[smallest]! += members.length;
  }
  return folds;
}

/** Reads all sets of judged pairs in `data`/matching/pairs, one a file. */
export function readPairSets(data: string): PairSet[] {
  const files = readdirSync(join(data, 'matching/pairs')).filter((file) => file.endsWith('.jsonl'));
  return files.sort().map((file) => readPairSet(data, file.replace(/\.jsonl$/, '')));
}

function readPairSet(data: string, name: string): PairSet {
  type Line = Omit<LabelledPair, 'group'> & { group: string | number; case?: string };
  const rows = readJsonLines<Line>(join(data, 'matching/pairs', `${name}.jsonl`));
  // The sentences of one news topic come back in many pairs: there the topic is the group, elsewhere the texts count too.
  const isByTopic = name === 'ecbplus_pairs';
  const keys = rows.map((row) => [
    `group ${row.group}`,
    ...(row.case === undefined ? [] : [`case ${row.case}`]),
    ...(isByTopic ? [] : [`a ${row.a}`, `b ${row.b}`]),
  ]);
  return {
    name,
    pairs: rows.map(({ id, a, b, label, group }) => ({
      id,
      a: unspace(a),
      b: unspace(b),
      label,
      group: String(group),
    })),
    labels: pairLabels.filter((label) => rows.some((row) => row.label === label)),
    folds: foldPairs(keys, foldCount),
    fingerprint: createHash('sha256')
      .update(rows.map(({ id }) => id).join('\n'))
      .digest('hex')
      .slice(0, 12),
  };
}
