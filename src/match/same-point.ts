import type { View } from './side.ts';

/** What is known of the library's claims: how many there are, and in how many of them a stem occurs. */
export interface Corpus {
  readonly size: number;
  documentFrequency(stem: string): number;
}

/** From 0 to 1: how rare a stem is in the corpus; 1 for all of them where there is no corpus to tell. */
export function rarityOf(stem: string, corpus: Corpus): number {
  if (corpus.size === 0) return 1;
  return (
    Math.log((corpus.size + 1) / (corpus.documentFrequency(stem) + 0.5)) / Math.log((corpus.size + 1) / 0.5)
  );
}

/** The parts of "do both answer the same question?", each from 0 to 1. */
export interface PointScores {
  /** Weighted share of all topic words that both sides use. */
  readonly overlap: number;
  /** Weighted share of the smaller side's topic words that the other side uses. */
  readonly coverage: number;
  /** The mean of both: what the thresholds look at. */
  readonly point: number;
}

/** Compares what two claims are about, leaving aside what they say of it. Rare words count more. */
export function scorePoint(a: View, b: View, corpus: Corpus): PointScores {
  const weigh = (view: View) =>
    new Map([...view.topic].map(([meaning, stem]) => [meaning, rarityOf(stem, corpus)]));
  const [weightsA, weightsB] = [weigh(a), weigh(b)];
  const sum = (numbers: Iterable<number>) => [...numbers].sort((x, y) => x - y).reduce((x, y) => x + y, 0);
  const [totalA, totalB] = [sum(weightsA.values()), sum(weightsB.values())];
  const common = [...weightsA].flatMap(([meaning, weight]) => {
    const other = weightsB.get(meaning);
    return other === undefined ? [] : [Math.min(weight, other)];
  });
  const shared = sum(common);
  if (shared === 0) return { overlap: 0, coverage: 0, point: 0 };
  const overlap = (2 * shared) / (totalA + totalB);
  const coverage = shared / Math.min(totalA, totalB);
  return { overlap, coverage, point: (overlap + coverage) / 2 };
}
