import { expect, test } from 'vitest';
import {
  createMeaningMap,
  createRandom,
  dimensions,
  type Embedding,
  likenessOf,
  pairNeighbours,
  pairWordings,
  placeText,
  type TrainingPair,
  trainEmbedding,
} from '../../src/match/embedding.ts';

/** Texts of two subjects that share no stem: two wordings of one text say it in other stems of its subject. */
function inventPairs(count: number): TrainingPair[] {
  const random = createRandom(7);
  return Array.from({ length: count }, (_, i) => {
    const subject = i % 8;
    const stems = () => Array.from({ length: 4 }, () => `s${subject}w${Math.floor(random() * 8)}`);
    return [stems(), stems()];
  });
}

function train(pairs: readonly TrainingPair[]): { embedding: Embedding; steps: number } {
  const counts = new Map<string, number>();
  for (const stem of pairs.flatMap(([a, b]) => [...new Set([...a, ...b])]))
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const corpus = { size: pairs.length, documentFrequency: (stem: string) => counts.get(stem) ?? 0 };
  const training = trainEmbedding(pairs, corpus);
  let steps = 0;
  let step = training.next();
  for (; !step.done; step = training.next()) steps++;
  return { embedding: step.value, steps };
}

const pairs = inventPairs(256);
const { embedding, steps } = train(pairs);

test('the same pairs give the same vectors, and others get a turn meanwhile', () => {
  expect(train(pairs).embedding).toEqual(embedding);
  expect(steps).toBeGreaterThan(1);
});

test('stems that say the same lie nearer than others', () => {
  const place = (...stems: string[]) => placeText(stems, embedding);
  const within = likenessOf(place('s0w1', 's0w2'), place('s0w3', 's0w4'));
  const across = likenessOf(place('s0w1', 's0w2'), place('s1w3', 's1w4'));
  expect(within).toBeGreaterThan(0.6);
  expect(across).toBeLessThan(0.4);
});

test('a text lies where it lies whatever the order, and nowhere where no stem is known', () => {
  expect(placeText(['s0w1', 's1w1'], embedding)).toEqual(placeText(['s1w1', 's0w1', 's0w1'], embedding));
  expect(placeText(['s0w1'], embedding)).toHaveLength(dimensions);
  expect(likenessOf(placeText(['s0w1'], embedding), placeText(['s0w1'], embedding))).toBeCloseTo(1, 1);
  expect(placeText(['unknown'], embedding)).toBeNull();
  expect(likenessOf(null, placeText(['s0w1'], embedding))).toBe(0);
});

test('too few pairs teach nothing', () => {
  expect(train(pairs.slice(0, 10)).embedding.size).toBe(0);
});

test('the nearest texts are those of the subject, without what is not accepted', () => {
  const texts = ['s0w1 s0w2', 's1w1 s1w2', 's0w3 s0w4', 'unknown'].map((text, number) => ({
    number,
    wordings: [text.split(' ')],
  }));
  const map = createMeaningMap(texts, embedding);
  const asked = placeText(['s0w5'], embedding)!;
  expect(new Set(map.nearest(asked, 2, () => true))).toEqual(new Set([0, 2]));
  expect(map.nearest(asked, 1, (number) => number === 2)).toEqual([2]);
});

test('wordings pair with each other, a single one with itself, a sentence with the five after it', () => {
  expect(pairWordings([['a']])).toEqual([[['a'], ['a']]]);
  expect(pairWordings([['a'], ['b'], ['c']])).toEqual([
    [['a'], ['b']],
    [['a'], ['c']],
    [['b'], ['c']],
  ]);
  expect(
    pairNeighbours(Array.from({ length: 8 }, (_, i) => [String(i)])).filter(([[a]]) => a === '0'),
  ).toHaveLength(5);
});
