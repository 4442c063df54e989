import type { View } from './side.ts';
import { shareOfTriples, triplesOf } from './triples.ts';

/** How the words of one claim find their counterparts in another. */
export interface Alignment {
  /** For each content word of the claim: the index among the source's content words, or -1. */
  readonly to: Int16Array;
  /** How alike the two are, 0 to 1. */
  readonly likeness: Float32Array;
  /** For each content word of the source: whether one of the claim's stands for it. */
  readonly isUsed: Uint8Array;
}

/** Below this two words count as unlike. */
const leastLikeness = 0.55;

/** One letter more, less, other, or two exchanged. */
function isOneSlipApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const isSwap =
    endA - start === 2 && endB - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
  return isSwap || Math.max(endA - start, endB - start) <= 1;
}

/** How alike two words are that have neither a stem nor a meaning in common: by their letters. */
function likenessOfLetters(a: string, b: string): number {
  const [shorter, longer] = a.length < b.length ? [a.length, b.length] : [b.length, a.length];
  if (shorter < 4) return 0;
  let common = 0;
  while (common < shorter && a[common] === b[common]) common += 1;
  if (common >= 5 && common >= 0.6 * longer) return 0.85;
  if (shorter >= 5 && isOneSlipApart(a, b)) return 0.85;
  const dice = shareOfTriples(triplesOf(a), triplesOf(b));
  return dice >= leastLikeness ? 0.9 * dice : 0;
}

/** "WHO" for the initials of capitalised words that follow each other; -1 where none do. */
function findSpelledOut(source: View, acronym: string): number {
  const { content, tokens } = source;
  for (let k = 0; k + acronym.length <= content.length; k++) {
    let fits = true;
    for (let j = 0; j < acronym.length && fits; j++)
      fits = tokens[content[k + j]!]!.printed.startsWith(acronym[j]!);
    if (fits) return k;
  }
  return -1;
}

type Option = readonly [at: number, likeness: number];

function optionsFor(claim: View, at: number, source: View): Option[] {
  const index = claim.content[at]!;
  const token = claim.tokens[index]!;
  const meaning = claim.meanings[index];
  const isNumber = claim.isNumber[index] === 1;
  const options: Option[] = [];
  for (let k = 0; k < source.content.length; k++) {
    const otherIndex = source.content[k]!;
    const other = source.tokens[otherIndex]!;
    if (token.stem === other.stem) options.push([k, 1]);
    else if (isNumber || source.isNumber[otherIndex] === 1) continue;
    else if (meaning === source.meanings[otherIndex]) options.push([k, 0.95]);
  }
  if (options.length > 0 || isNumber) return options;
  for (let k = 0; k < source.content.length; k++) {
    const otherIndex = source.content[k]!;
    if (source.isNumber[otherIndex] === 1) continue;
    const likeness = likenessOfLetters(token.word, source.tokens[otherIndex]!.word);
    if (likeness >= leastLikeness) options.push([k, likeness]);
  }
  if (options.length === 0 && /^\p{Lu}{2,5}$/u.test(token.printed)) {
    const k = findSpelledOut(source, token.printed);
    if (k >= 0) options.push([k, 0.9]);
  }
  return options;
}

/**
 * Finds for each content word of the claim its counterpart in the source: the same stem or meaning,
 * else like letters (a prefix, a slip, trigrams), else the words an acronym stands for. Words with one option
 * go first; of several, the one nearest to where the neighbours went is taken.
 */
export function alignWords(claim: View, source: View): Alignment {
  const size = claim.content.length;
  const to = new Int16Array(size).fill(-1);
  const likeness = new Float32Array(size);
  const isUsed = new Uint8Array(source.content.length);
  const options: Option[][] = [];
  for (let i = 0; i < size; i++) options.push(optionsFor(claim, i, source));
  const take = (i: number, [at, value]: Option) => {
    to[i] = at;
    likeness[i] = value;
    isUsed[at] = 1;
  };
  for (let i = 0; i < size; i++) if (options[i]!.length === 1) take(i, options[i]![0]!);
  for (let i = 0; i < size; i++) {
    if (to[i]! >= 0 || options[i]!.length === 0) continue;
    let best = options[i]![0]!;
    let least = Number.POSITIVE_INFINITY;
    for (const option of options[i]!) {
      let distance = (isUsed[option[0]] === 1 ? 3 : 0) + 6 * (1 - option[1]);
      for (let step = 1, seen = 0; step <= 3 && seen < 2; step++) {
        for (const k of [i - step, i + step]) {
          if (k < 0 || k >= size || to[k]! < 0 || seen >= 2) continue;
          distance += Math.abs(option[0] - to[k]! - (i - k));
          seen += 1;
        }
      }
      if (distance < least) {
        least = distance;
        best = option;
      }
    }
    take(i, best);
  }
  return { to, likeness, isUsed };
}
