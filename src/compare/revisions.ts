import type { DiffRun, RevisionRow } from '../contract/views.ts';
import { type Alignment, alignTexts, type Side } from '../text/alignment.ts';
import type { Span } from '../text/sentences.ts';
import { compareWording } from './wording.ts';

/** How much of the words of one sentence came into another, and whether they stayed in their order among the rest. */
interface Tie {
  readonly a: number;
  readonly b: number;
  readonly isMoved: boolean;
  weight: number;
}

/** Sentences of both texts that became each other, half open. */
interface Group {
  readonly a: Range;
  readonly b: Range;
}
type Range = [from: number, to: number];

/**
 * What became of each sentence of a text in a later one: kept, changed, taken out, put in, or moved. Sentences that
 * were split or joined come in one row; what was neither changed nor moved comes in as few rows as can be.
 */
export function compareRevisions(older: string, newer: string): RevisionRow[] {
  const alignment = alignTexts(older, newer);
  const ties = findTies(alignment);
  const groups = groupInOrder(ties, alignment);
  const moves = findMoves(ties, groups, alignment);
  const movedFrom = new Map(moves.map((move) => [move.a[0], move]));
  const movedTo = new Map(moves.map((move) => [move.b[0], move]));
  const rows: RevisionRow[] = [];
  const { a, b } = alignment;
  let [nextA, nextB] = [0, 0];
  const end: Group = { a: [sentenceCount(a), sentenceCount(a)], b: [sentenceCount(b), sentenceCount(b)] };
  for (const group of [...groups, end]) {
    while (nextA < group.a[0]) {
      const move = movedFrom.get(nextA);
      const range: Range = move?.a ?? [nextA, nextA + 1];
      rows.push(
        move ? toRow(alignment, 'moved-from', move) : toRow(alignment, 'removed', { a: range, b: null }),
      );
      nextA = range[1];
    }
    while (nextB < group.b[0]) {
      const move = movedTo.get(nextB);
      const range: Range = move?.b ?? [nextB, nextB + 1];
      rows.push(move ? toRow(alignment, 'moved-to', move) : toRow(alignment, 'added', { a: null, b: range }));
      nextB = range[1];
    }
    if (group !== end) rows.push(toRow(alignment, 'same', group));
    [nextA, nextB] = [group.a[1], group.b[1]];
  }
  return joinRows(settleSpaces(rows, older, newer));
}

const sentenceCount = ({ sentenceStarts }: Side) => sentenceStarts.length;

function findTies({ a, b, toB, moved, weights }: Alignment): Tie[] {
  const ties = new Map<number, Tie>();
  for (let word = 0; word < toB.length; word++) {
    if (toB[word]! < 0) continue;
    const [s, t] = [a.sentenceOf[word]!, b.sentenceOf[toB[word]!]!];
    const isMoved = moved[word] === 1;
    const key = (s * sentenceCount(b) + t) * 2 + Number(isMoved);
    const tie = ties.get(key) ?? { a: s, b: t, isMoved, weight: 0 };
    tie.weight += weights[a.words.keys[word]!]!;
    ties.set(key, tie);
  }
  return [...ties.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Sentences of which more was moved than stayed are in no group. */
function groupInOrder(ties: readonly Tie[], { a, b }: Alignment): Group[] {
  const stayed = { a: new Float64Array(sentenceCount(a)), b: new Float64Array(sentenceCount(b)) };
  for (const tie of ties) {
    stayed.a[tie.a]! += tie.isMoved ? -tie.weight : tie.weight;
    stayed.b[tie.b]! += tie.isMoved ? -tie.weight : tie.weight;
  }
  const groups: Group[] = [];
  for (const tie of ties) {
    if (tie.isMoved || stayed.a[tie.a]! <= 0 || stayed.b[tie.b]! <= 0) continue;
    const last = groups.at(-1);
    if (last && (tie.a < last.a[1] || tie.b < last.b[1])) {
      last.a[1] = Math.max(last.a[1], tie.a + 1);
      last.b[1] = Math.max(last.b[1], tie.b + 1);
    } else groups.push({ a: [tie.a, tie.a + 1], b: [tie.b, tie.b + 1] });
  }
  return groups;
}

/** Sentences that went elsewhere, each to where most of it went; those that went there together come together. */
function findMoves(ties: readonly Tie[], groups: readonly Group[], alignment: Alignment): Group[] {
  const taken = { a: new Set<number>(), b: new Set<number>() };
  for (const group of groups) {
    for (let s = group.a[0]; s < group.a[1]; s++) taken.a.add(s);
    for (let t = group.b[0]; t < group.b[1]; t++) taken.b.add(t);
  }
  const moves: Group[] = [];
  const heaviest = ties.filter(({ isMoved }) => isMoved).sort((x, y) => y.weight - x.weight || x.a - y.a);
  for (const tie of heaviest) {
    if (taken.a.has(tie.a) || taken.b.has(tie.b)) continue;
    taken.a.add(tie.a);
    taken.b.add(tie.b);
    moves.push({ a: [tie.a, tie.a + 1], b: [tie.b, tie.b + 1] });
  }
  const joined: Group[] = [];
  let wasKept = false;
  for (const move of moves.sort((x, y) => x.a[0] - y.a[0])) {
    const last = joined.at(-1);
    const kept = isKept(alignment, move);
    if (last && wasKept && kept && last.a[1] === move.a[0] && last.b[1] === move.b[0])
      [last.a[1], last.b[1]] = [move.a[1], move.b[1]];
    else joined.push(move);
    wasKept = kept;
  }
  return joined;
}

/** The same words, whatever white space lies between them. */
function isKept({ a, b }: Alignment, group: Group): boolean {
  const [x, y] = [textOf(a, group.a), textOf(b, group.b)];
  return x === y || x.trim().replace(/\s+/g, ' ') === y.trim().replace(/\s+/g, ' ');
}

/** Some sentences with the white space after them; the first one with what comes before it. */
function spanOf({ text, words, sentenceStarts }: Side, [from, to]: Range): Span {
  const startOf = (sentence: number) =>
    sentence === sentenceStarts.length ? text.length : words.starts[sentenceStarts[sentence]!]!;
  return { start: from === 0 ? 0 : startOf(from), end: startOf(to) };
}

function textOf(side: Side, range: Range): string {
  const { start, end } = spanOf(side, range);
  return side.text.slice(start, end);
}

function toRow(
  alignment: Alignment,
  kind: RevisionRow['kind'],
  { a, b }: { readonly a: Range | null; readonly b: Range | null },
): RevisionRow {
  const [older, newer] = [a ? textOf(alignment.a, a) : null, b ? textOf(alignment.b, b) : null];
  return {
    kind: kind === 'same' && !isKept(alignment, { a: a!, b: b! }) ? 'changed' : kind,
    a: a && spanOf(alignment.a, a),
    b: b && spanOf(alignment.b, b),
    runs: compareSides(older, newer),
  };
}

function compareSides(older: string | null, newer: string | null): DiffRun[] {
  if (older === null || newer === null)
    return [{ text: older ?? newer ?? '', side: older === null ? 'b' : 'a' }];
  return older === newer ? [{ text: older, side: 'both' }] : compareWording(older, newer);
}

const oneSided = { a: 'removed', b: 'added' } as const;

/**
 * The last sentence of a paragraph goes with the white space before it, not with the paragraph's end: where both texts
 * have the same behind what was taken out or put in, this is left to the row after.
 */
function settleSpaces(rows: readonly RevisionRow[], older: string, newer: string): RevisionRow[] {
  const texts = { a: older, b: newer };
  const endsOf = (row: RevisionRow, side: 'a' | 'b') =>
    /\s*$/.exec(texts[side].slice(row[side]!.start, row[side]!.end))![0];
  const touched = new Set<RevisionRow>();
  for (const [side, other] of [
    ['a', 'b'],
    ['b', 'a'],
  ] as const) {
    for (let at = 1; at < rows.length; at++) {
      const before = rows[at - 1]!;
      if (rows[at]!.kind !== oneSided[side] || !inBoth.has(before.kind)) continue;
      let end = at + 1;
      while (rows[end]?.kind === oneSided[side]) end++;
      const [own, after] = [rows.slice(at, end), rows[end]];
      const spaces = endsOf(before, other);
      const isSettled = endsOf(before, side) === spaces || endsOf(own.at(-1)!, side) !== spaces;
      if (isSettled || (after ? !inBoth.has(after.kind) : spaces !== '')) continue;
      const lengths = [before, ...own].map((row) => endsOf(row, side).length);
      before[other]!.end -= spaces.length;
      before[side]!.end -= lengths[0]!;
      for (const [index, row] of own.entries()) {
        row[side]!.start -= lengths[index]!;
        row[side]!.end -= lengths[index + 1]!;
      }
      if (after) for (const one of ['a', 'b'] as const) after[one]!.start -= spaces.length;
      for (const row of [before, ...own, ...(after ? [after] : [])]) touched.add(row);
    }
  }
  const wordsOf = (row: RevisionRow, side: 'a' | 'b') =>
    row[side] && texts[side].slice(row[side].start, row[side].end);
  return rows.map((row) =>
    touched.has(row) ? { ...row, runs: compareSides(wordsOf(row, 'a'), wordsOf(row, 'b')) } : row,
  );
}

const inBoth = new Set<RevisionRow['kind']>(['same', 'changed']);
const joinable = new Set<RevisionRow['kind']>(['same', 'removed', 'added']);

/** What was kept, taken out or put in one after the other is one row. */
function joinRows(rows: readonly RevisionRow[]): RevisionRow[] {
  const joined: RevisionRow[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last?.kind === row.kind && joinable.has(row.kind)) {
      if (last.a && row.a) last.a.end = row.a.end;
      if (last.b && row.b) last.b.end = row.b.end;
      for (const run of row.runs) addRun(last.runs, run);
    } else joined.push(row);
  }
  return joined;
}

function addRun(runs: DiffRun[], run: DiffRun): void {
  const last = runs.at(-1);
  if (last?.side === run.side) last.text += run.text;
  else runs.push(run);
}
