import { type CommonRun, chooseChain, findRuns } from './runs.ts';
import { splitSentences } from './sentences.ts';
import { splitWords, type Words, wordAfter } from './words.ts';

/**
 * Two texts of which one was made from the other, paired word by word. Long runs of words that both have come first,
 * in the order in which most of them stand (patience diff: Cohen 2003, over sequences of words instead of lines);
 * what else both have in one piece was moved; between them the words are paired by weighted longest common
 * subsequence. A pair of sentences that share little keeps no pairs.
 */
export interface Alignment {
  readonly a: Side;
  readonly b: Side;
  /** Of each word of `a` the word of `b` that it became, or -1. */
  readonly toB: Int32Array;
  readonly toA: Int32Array;
  /** 1 for each word of `a` that stands elsewhere among the rest by now. */
  readonly moved: Uint8Array;
  /** 1 for each word of `a` that could as well be another, equal one of `b`. */
  readonly unsure: Uint8Array;
  /** How much a word tells, by its key: near 1 for rare ones, little for “the” and for signs. */
  readonly weights: Float32Array;
}

/** One of the two texts: its words, and the sentence in which each stands. */
export interface Side {
  readonly text: string;
  readonly words: Words;
  /** Where each sentence begins and ends, in words. */
  readonly sentenceStarts: Int32Array;
  readonly sentenceEnds: Int32Array;
  readonly sentenceOf: Int32Array;
  /** How much the words before each one tell in all. */
  readonly weightBefore: Float64Array;
}

/** So many equal words in a row, found once in each text, are the same passage: shorter ones repeat by chance. */
const passageLength = 8;
/** A gap is paired by dynamic programming up to so many pairs of words; a larger one is first cut at shorter runs. */
const mostCells = 250_000;
const shorterRuns = [4, 2, 1];
/** What was inserted is looked at so many words further up at most. */
const farthestSlide = 500;
/** Two sentences that share less of their weight (Dice) are two statements. */
const leastLikeness = 0.4;
/** Of two sentences of which one holds so much of the other, one was split or joined. */
const leastPart = 0.7;
/** Two sentences that don't stand in the same place must share more. */
const leastLikenessElsewhere = 0.6;
/** Fewer words say too little to be found elsewhere. */
const leastWordsElsewhere = 6;
/** A word in more of the sentences that are left tells too little to look for. */
const mostSentencesOfWord = 50;

/** @param a the older text */
export function alignTexts(a: string, b: string): Alignment {
  const [wordsA, wordsB] = splitWords(a, b);
  const weights = weighWords(wordsA, wordsB);
  const alignment: Alignment = {
    a: openSide(a, wordsA, weights),
    b: openSide(b, wordsB, weights),
    toB: new Int32Array(wordsA.keys.length).fill(-1),
    toA: new Int32Array(wordsB.keys.length).fill(-1),
    moved: new Uint8Array(wordsA.keys.length),
    unsure: new Uint8Array(wordsA.keys.length),
    weights,
  };
  const { chain: found, rest } = chooseChain(findPassages(wordsA.keys, wordsB.keys));
  const chain = slideToSentences(alignment, found);
  for (const run of chain) pairRun(alignment, run, 0);
  for (const run of rest.sort((x, y) => y.length - x.length || x.a - y.a)) pairFreePart(alignment, run);
  const isPassage = alignment.toB.map((b) => Number(b >= 0));
  completeMovedSentences(alignment);
  for (const gap of gapsOf(alignment, chain)) pairGap(alignment, gap, 0);
  dropUnlikePairs(alignment, isPassage);
  pairSentencesElsewhere(alignment);
  return alignment;
}

function openSide(text: string, words: Words, weights: Float32Array): Side {
  const sentences = splitSentences(text);
  const sentenceStarts = Int32Array.from(sentences, ({ start }) => wordAfter(words, start));
  const sentenceEnds = Int32Array.from(sentences, ({ end }) => wordAfter(words, end));
  const sentenceOf = new Int32Array(words.keys.length);
  for (let s = 0; s < sentences.length; s++) sentenceOf.fill(s, sentenceStarts[s], sentenceEnds[s]);
  const weightBefore = new Float64Array(words.keys.length + 1);
  for (const [word, key] of words.keys.entries())
    weightBefore[word + 1] = weightBefore[word]! + weights[key]!;
  return { text, words, sentenceStarts, sentenceEnds, sentenceOf, weightBefore };
}

function weighWords(a: Words, b: Words): Float32Array {
  const weights = new Float32Array(a.isSign.length);
  for (const { keys } of [a, b]) for (const key of keys) weights[key]! += 1;
  return weights.map((count, key) =>
    a.isSign[key] ? 0.1 : 1 / (1 + 0.5 * Math.log(Math.max(1, count / 2))),
  );
}

/** The runs of at least `passageLength` words, and what the two texts begin and end with alike. */
function findPassages(a: Int32Array, b: Int32Array): CommonRun[] {
  const shorter = Math.min(a.length, b.length);
  let [before, after] = [0, 0];
  while (before < shorter && a[before] === b[before]) before++;
  while (after < shorter && a.at(-1 - after) === b.at(-1 - after)) after++;
  return [
    { a: 0, b: 0, length: before },
    ...findRuns(a, b, passageLength),
    { a: a.length - after, b: b.length - after, length: after },
  ].filter(({ length }) => length > 0);
}

/**
 * Words that came in or were taken out between two runs can be told from equal words beside them only by where a
 * sentence begins: "[It rained. It] snowed" is "[It rained.] It snowed". Where that tells nothing either, the words
 * may be in both places.
 */
function slideToSentences({ a, b, unsure }: Alignment, chain: readonly CommonRun[]): CommonRun[] {
  const beginsSentence = ({ sentenceOf, sentenceStarts }: Side, word: number) =>
    Number(word === sentenceOf.length || sentenceStarts[sentenceOf[word]!] === word);
  const slid = [...chain, { a: a.words.keys.length, b: b.words.keys.length, length: 0 }].map((run) => ({
    ...run,
  }));
  for (const [index, run] of slid.entries()) {
    const next = slid[index + 1];
    if (!next) break;
    const end = { a: run.a + run.length, b: run.b + run.length };
    if (end.a !== next.a && end.b !== next.b) continue;
    const [side, from, to] = end.a === next.a ? [b, end.b, next.b] : [a, end.a, next.a];
    const { keys } = side.words;
    let best = beginsSentence(side, from) + beginsSentence(side, to);
    let [nearest, farthest] = [0, 0];
    for (let by = 1; by <= Math.min(run.length, farthestSlide) && from < to; by++) {
      if (keys[from - by] !== keys[to - by]) break;
      const fit = beginsSentence(side, from - by) + beginsSentence(side, to - by);
      if (fit > best) [best, nearest] = [fit, by];
      if (fit === best) farthest = by;
    }
    unsure.fill(1, end.a - farthest, end.a - nearest);
    run.length -= nearest;
    next.a -= nearest;
    next.b -= nearest;
    next.length += nearest;
  }
  return slid.filter(({ length }) => length > 0);
}

function pairRun({ toB, toA, moved }: Alignment, { a, b, length }: CommonRun, isMoved: 0 | 1): void {
  for (let k = 0; k < length; k++) {
    toB[a + k] = b + k;
    toA[b + k] = a + k;
    moved[a + k] = isMoved;
  }
}

/** What of a run is still free on both sides was moved, where it is long enough. */
function pairFreePart(alignment: Alignment, { a, b, length }: CommonRun): void {
  const { toA, toB } = alignment;
  for (let k = 0; k < length; ) {
    let free = 0;
    while (k + free < length && toB[a + k + free]! < 0 && toA[b + k + free]! < 0) free++;
    if (free >= passageLength) pairRun(alignment, { a: a + k, b: b + k, length: free }, 1);
    k += free + 1;
  }
}

/** Words that have no partner yet, as places in each text. */
interface Gap {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/** What is free between one run of the chain and the next. */
function gapsOf({ toA, toB }: Alignment, chain: readonly CommonRun[]): Gap[] {
  const ends = [...chain, { a: toB.length, b: toA.length, length: 0 }];
  let [fromA, fromB] = [0, 0];
  return ends.map(({ a, b, length }) => {
    const gap = { a: freeWords(toB, fromA, a), b: freeWords(toA, fromB, b) };
    [fromA, fromB] = [a + length, b + length];
    return gap;
  });
}

function freeWords(partners: Int32Array, from: number, to: number): Int32Array {
  const free: number[] = [];
  for (let word = from; word < to; word++) if (partners[word]! < 0) free.push(word);
  return Int32Array.from(free);
}

/** Pairs the words of a gap; a large one is cut at runs that stand once on each side, ever shorter ones. */
function pairGap(alignment: Alignment, gap: Gap, level: number): void {
  if (gap.a.length === 0 || gap.b.length === 0) return;
  if (gap.a.length * gap.b.length <= mostCells) {
    pairByWeight(alignment, gap, 0);
    return;
  }
  const size = shorterRuns[level];
  if (size === undefined) return;
  const keysOf = ({ words }: Side, places: Int32Array) => places.map((word) => words.keys[word]!);
  const { chain } = chooseChain(findRuns(keysOf(alignment.a, gap.a), keysOf(alignment.b, gap.b), size));
  let [fromA, fromB] = [0, 0];
  for (const { a, b, length } of [...chain, { a: gap.a.length, b: gap.b.length, length: 0 }]) {
    for (let k = 0; k < length; k++) pairRun(alignment, { a: gap.a[a + k]!, b: gap.b[b + k]!, length: 1 }, 0);
    pairGap(alignment, { a: gap.a.subarray(fromA, a), b: gap.b.subarray(fromB, b) }, level + 1);
    [fromA, fromB] = [a + length, b + length];
  }
}

/** The longest common subsequence, counted by how much its words tell; words that also follow each other count more. */
function pairByWeight(alignment: Alignment, gap: Gap, isMoved: 0 | 1): void {
  const { weights } = alignment;
  const keysA = gap.a.map((word) => alignment.a.words.keys[word]!);
  const keysB = gap.b.map((word) => alignment.b.words.keys[word]!);
  const columns = keysB.length + 1;
  const steps = new Uint8Array((keysA.length + 1) * columns);
  let above = new Float32Array(columns);
  for (let i = 1; i <= keysA.length; i++) {
    const row = new Float32Array(columns);
    for (let j = 1; j < columns; j++) {
      const isLeftBetter = row[j - 1]! >= above[j]!;
      let [best, step] = isLeftBetter ? [row[j - 1]!, 1] : [above[j]!, 2];
      if (keysA[i - 1] === keysB[j - 1]) {
        const isRun = i > 1 && j > 1 && keysA[i - 2] === keysB[j - 2];
        const paired = above[j - 1]! + weights[keysA[i - 1]!]! + (isRun ? 0.1 : 0);
        if (paired >= best) [best, step] = [paired, 3];
      }
      row[j] = best;
      steps[i * columns + j] = step;
    }
    above = row;
  }
  for (let i = keysA.length, j = keysB.length; i > 0 && j > 0; ) {
    const step = steps[i * columns + j];
    if (step === 3) pairRun(alignment, { a: gap.a[i - 1]!, b: gap.b[j - 1]!, length: 1 }, isMoved);
    if (step !== 1) i--;
    if (step !== 2) j--;
  }
}

/** How much the words of a stretch tell in all. */
export const weighStretch = ({ weightBefore }: Side, from: number, to: number) =>
  weightBefore[to]! - weightBefore[from]!;

/** Takes apart what was paired only because “the” and commas stand everywhere. Whole passages stay. */
function dropUnlikePairs({ a, b, toB, toA, moved }: Alignment, isPassage: Int32Array): void {
  const shared = new Map<number, { weight: number; passage: number }>();
  const pairOf = (word: number) => a.sentenceOf[word]! * b.sentenceStarts.length + b.sentenceOf[toB[word]!]!;
  for (let word = 0; word < toB.length; word++) {
    if (toB[word]! < 0) continue;
    const pair = shared.get(pairOf(word)) ?? { weight: 0, passage: 0 };
    pair.weight += weighStretch(a, word, word + 1);
    pair.passage += isPassage[word]!;
    shared.set(pairOf(word), pair);
  }
  const unlike = new Set<number>();
  for (const [pair, { weight, passage }] of shared) {
    const [s, t] = [Math.floor(pair / b.sentenceStarts.length), pair % b.sentenceStarts.length];
    const ofA = weighStretch(a, a.sentenceStarts[s]!, a.sentenceEnds[s]!);
    const ofB = weighStretch(b, b.sentenceStarts[t]!, b.sentenceEnds[t]!);
    const isLike = weight >= leastPart * Math.min(ofA, ofB) || 2 * weight >= leastLikeness * (ofA + ofB);
    if (!isLike && passage < passageLength) unlike.add(pair);
  }
  for (let word = 0; word < toB.length; word++) {
    if (toB[word]! < 0 || !unlike.has(pairOf(word))) continue;
    toA[toB[word]!] = -1;
    toB[word] = -1;
    moved[word] = 0;
  }
}

/** Sentences of which a part was moved: the rest is looked for where that part is. */
function completeMovedSentences(alignment: Alignment): void {
  const { a, b, toB, moved } = alignment;
  for (let word = 0; word < moved.length; word++) {
    if (!moved[word]) continue;
    const sentence = a.sentenceOf[word]!;
    pairSentences(alignment, sentence, b.sentenceOf[toB[word]!]!);
    word = a.sentenceEnds[sentence]! - 1;
  }
}

/** Sentences that were moved and edited: what is left of each is looked for among what is left in `b`. */
function pairSentencesElsewhere(alignment: Alignment): void {
  const left = findLeftSentences(alignment.b, alignment.toA);
  for (let sentence = 0; sentence < alignment.a.sentenceStarts.length; sentence++) {
    const like = findLikeSentence(alignment, left, sentence);
    if (like !== null) pairSentences(alignment, sentence, like);
  }
}

/** Pairs what is free in two sentences of which one is the other, moved. */
function pairSentences(alignment: Alignment, ofA: number, ofB: number): void {
  const { a, b, toB, toA } = alignment;
  const gap = {
    a: freeWords(toB, a.sentenceStarts[ofA]!, a.sentenceEnds[ofA]!),
    b: freeWords(toA, b.sentenceStarts[ofB]!, b.sentenceEnds[ofB]!),
  };
  if (gap.a.length * gap.b.length <= mostCells) pairByWeight(alignment, gap, 1);
}

/** The sentences of which most words are free, by the keys of these words. */
function findLeftSentences(
  { words, sentenceStarts, sentenceEnds }: Side,
  partners: Int32Array,
): Map<number, number[]> {
  const left = new Map<number, number[]>();
  for (let t = 0; t < sentenceStarts.length; t++) {
    const free = freeWords(partners, sentenceStarts[t]!, sentenceEnds[t]!);
    if (free.length * 2 <= sentenceEnds[t]! - sentenceStarts[t]!) continue;
    for (const key of new Set(free.map((word) => words.keys[word]!))) {
      const sentences = left.get(key);
      if (sentences) sentences.push(t);
      else left.set(key, [t]);
    }
  }
  return left;
}

function findLikeSentence(
  { a, b, toB, weights }: Alignment,
  left: ReadonlyMap<number, readonly number[]>,
  sentence: number,
): number | null {
  const [from, to] = [a.sentenceStarts[sentence]!, a.sentenceEnds[sentence]!];
  if (to - from < leastWordsElsewhere) return null;
  const free = freeWords(toB, from, to);
  if (free.length * 2 <= to - from) return null;
  const shared = new Map<number, number>();
  for (const key of new Set(free.map((word) => a.words.keys[word]!))) {
    const sentences = left.get(key) ?? [];
    if (sentences.length > mostSentencesOfWord) continue;
    for (const t of sentences) shared.set(t, (shared.get(t) ?? 0) + weights[key]!);
  }
  const own = weighStretch(a, from, to);
  let [best, most]: [number | null, number] = [null, 0];
  for (const [t, weight] of shared) {
    const like = (2 * weight) / (own + weighStretch(b, b.sentenceStarts[t]!, b.sentenceEnds[t]!));
    if (like > most) [best, most] = [t, like];
  }
  return most >= leastLikenessElsewhere ? best : null;
}
