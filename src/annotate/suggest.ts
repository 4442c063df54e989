import type { Block } from '../contract/model.ts';
import { splitSentences } from '../text/sentences.ts';
import { weighByHand } from './hand-rules.ts';
import { type Features, readFeatures, signNames, type Word, type WordNode, type WordTree } from './signs.ts';
import { sentenceWeights } from './weights.ts';

/** A sentence of a text, and how much it is worth checking. Offsets point into the whole text. */
export interface ScoredSentence {
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly score: number;
  readonly isSuggested: boolean;
}

/** What a sentence is weighed by: log odds. */
export interface SentenceWeights {
  readonly bias: number;
  readonly words: WordTree;
  /** By the places of `Features.signs`. */
  readonly signs: ArrayLike<number>;
}

/** From this score on a sentence is suggested. */
const suggestionThreshold = 0.5;

/** Of more than this without a full stop, which is no sentence, only the beginning is read. In UTF-16 units. */
export const longestSentence = 2000;

/** @param words sequences of words, parted by spaces */
export function growWordTree(words: Iterable<readonly [string, number]>): WordTree {
  const tree: WordTree = new Map();
  for (const [sequence, weight] of words) {
    let node: WordNode | undefined;
    for (const word of sequence.split(' ')) {
      if (node) node.next ??= new Map();
      const level: WordTree = node?.next ?? tree;
      node = level.get(word) ?? { weight: 0, lastCounted: 0, next: null };
      level.set(word, node);
    }
    if (node) node.weight = weight;
  }
  return tree;
}

/** A word keeps what it was last asked for: nearly always it is asked for the same. */
function findFirst(word: Word, tree: WordTree): WordNode | undefined {
  if (word.tree !== tree) {
    word.tree = tree;
    word.node = tree.get(word.folded);
  }
  return word.node;
}

/** How many sentences were weighed. */
let weighed = 0;

/** The log odds that a sentence is worth checking, by its words and signs. What stands twice counts once. */
export function weighFeatures({ words, share, signs }: Features, weights: SentenceWeights): number {
  weighed++;
  let ofWords = 0;
  for (let first = 0; first < words.length; first++) {
    let node = findFirst(words[first]!, weights.words);
    for (let at = first + 1; node !== undefined; at++) {
      if (node.lastCounted !== weighed) ofWords += node.weight;
      node.lastCounted = weighed;
      node = at < words.length ? node.next?.get(words[at]!.folded) : undefined;
    }
  }
  let sum = weights.bias + share * ofWords;
  const { places, values } = signs;
  for (let k = 0; k < places.length; k++) sum += values[k]! * weights.signs[places[k]!]!;
  return sum;
}

type PrintedWeights = (typeof sentenceWeights)['english' | 'anyLanguage'];

function openWeights({ bias, signs, length, words }: PrintedWeights): SentenceWeights {
  return {
    bias,
    signs: Float64Array.from([...signNames.flatMap((sign) => signs[sign]), ...length]),
    words: growWordTree(
      words.flatMap((line) => {
        const [hundredths, list] = line.split(':') as [string, string];
        return list.split(',').map((word) => [word, Number(hundredths) / 100] as const);
      }),
    ),
  };
}

const weightsByLanguage = {
  english: openWeights(sentenceWeights.english),
  anyLanguage: openWeights(sentenceWeights.anyLanguage),
};

/** The log odds that a sentence is worth checking. */
export function weighSentence(printed: string, isEnglish: boolean): number {
  const sentence = printed.slice(0, longestSentence);
  const weights = weightsByLanguage[isEnglish ? 'english' : 'anyLanguage'];
  const features = readFeatures(sentence, isEnglish);
  return weighFeatures(features, weights) + weighByHand(sentence, features.hints, isEnglish);
}

const ofTableHead = -5;

type Placed = Pick<Block, 'start' | 'end' | 'role'>;

/** True for a row that is the first of a table and has no figures but years. */
function isTableHead(text: string, row: Placed, before: Placed | undefined, after: Placed | undefined) {
  return (
    before?.role !== 'table-row' &&
    after?.role === 'table-row' &&
    !/\d/.test(text.slice(row.start, row.end).replace(/\b(?:19|20)\d\d\b/g, ''))
  );
}

/**
 * Every sentence of the blocks that are read (neither set aside nor a heading or caption), in the order of the
 * text, each with how much it is worth checking. Cheap, because it is done of every article that comes in; which
 * words make a sentence so, `findCues` tells of those that are shown. In other languages than English only what
 * every language prints alike counts.
 * @param language BCP 47; null is read as English
 */
export function scoreSentences(
  text: string,
  blocks: readonly Pick<Block, 'start' | 'end' | 'role' | 'setAside'>[],
  language: string | null,
): ScoredSentence[] {
  const isEnglish = /^en\b/i.test(language ?? 'en');
  const read = blocks.filter(({ role, setAside }) => !setAside && role !== 'heading' && role !== 'caption');
  return read.flatMap((block, index) => {
    const ofRow =
      block.role === 'table-row' && isTableHead(text, block, read[index - 1], read[index + 1])
        ? ofTableHead
        : 0;
    return splitSentences(text.slice(block.start, block.end)).map((span) => {
      const start = block.start + span.start;
      const end = block.start + span.end;
      const logOdds = weighSentence(text.slice(start, end), isEnglish) + ofRow;
      const score = 1 / (1 + Math.exp(-logOdds));
      return { start, end, score, isSuggested: score >= suggestionThreshold };
    });
  });
}
