import type { Corpus } from './same-point.ts';

/** A stem's place among the library's words: which way it points, and how much it counts in a text. */
export interface StemVector {
  /** A unit vector times 127, rounded. */
  readonly direction: Int8Array;
  readonly weight: number;
}

export type Embedding = ReadonlyMap<string, StemVector>;

/** Two texts that say much the same: two wordings of one claim, or sentences of one article. As stems. */
export type TrainingPair = readonly [readonly string[], readonly string[]];

/** Of each vector. */
export const dimensions = 128;

const batchSize = 64;
const temperature = 0.12;
const learningRate = 0.05;
/** Share of a text's stems left out at each look, so that no single word carries the likeness. */
const leftOut = 0.4;
const epochs = 15;
/** Batches after which training ends in any case: some twenty seconds. */
const mostBatches = 6000;
/** A stem must occur in this many texts to be placed. */
const fewestTexts = 2;

/** Numbers from 0 to 1, always the same ones for a seed. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** One side of a batch: the texts, their unit vectors, lengths before scaling, and gradients. */
interface Encoded {
  readonly texts: readonly Int32Array[];
  readonly vectors: Float32Array;
  readonly lengths: Float32Array;
  readonly gradients: Float32Array;
}

/**
 * Places stems so that texts which say much the same lie near each other and far from others (InfoNCE: each text
 * must find its partner in the batch). The same pairs give the same vectors. Yields how many batches of how many
 * are done, so that others get a turn. Empty where there are too few pairs for one batch.
 */
export function* trainEmbedding(
  pairs: readonly TrainingPair[],
  corpus: Corpus,
): Generator<{ done: number; total: number }, Embedding> {
  const random = createRandom(11);
  const { stems, numberOf } = numberStems(pairs, corpus);
  const importance = Float32Array.from(stems, (stem) => idfOf(stem, corpus));
  const places = Float32Array.from(
    { length: stems.length * dimensions },
    () => ((random() - 0.5) * 2) / Math.sqrt(dimensions),
  );
  const squares = new Float32Array(places.length).fill(1e-4);
  const toNumbers = (text: readonly string[]) =>
    Int32Array.from(
      new Set(
        text.flatMap((stem) => {
          const number = numberOf.get(stem);
          return number === undefined ? [] : [number];
        }),
      ),
    );
  const data = pairs
    .map(([a, b]) => [toNumbers(a), toNumbers(b)] as const)
    .filter(([a, b]) => a.length > 0 && b.length > 0);
  const perEpoch = Math.floor(data.length / batchSize);
  const total = Math.min(perEpoch * epochs, mostBatches);

  const thin = (text: Int32Array) => {
    const kept = text.filter(() => random() > leftOut);
    return kept.length > 0 ? kept : text;
  };

  function encode(texts: readonly Int32Array[]): Encoded {
    const vectors = new Float32Array(batchSize * dimensions);
    const lengths = new Float32Array(batchSize);
    texts.forEach((text, row) => {
      const at = row * dimensions;
      for (const stem of text)
        for (let k = 0; k < dimensions; k++)
          vectors[at + k]! += importance[stem]! * places[stem * dimensions + k]!;
      let square = 0;
      for (let k = 0; k < dimensions; k++) square += vectors[at + k]! ** 2;
      const length = Math.sqrt(square) || 1;
      for (let k = 0; k < dimensions; k++) vectors[at + k]! /= length;
      lengths[row] = length;
    });
    return { texts, vectors, lengths, gradients: new Float32Array(batchSize * dimensions) };
  }

  /** Moves the stems of one side against their gradients, each dimension as fast as it has moved little (Adagrad). */
  function move({ texts, vectors, lengths, gradients }: Encoded, rate: number): void {
    texts.forEach((text, row) => {
      const at = row * dimensions;
      let along = 0;
      for (let k = 0; k < dimensions; k++) along += gradients[at + k]! * vectors[at + k]!;
      for (const stem of text) {
        const scale = importance[stem]! / lengths[row]!;
        for (let k = 0; k < dimensions; k++) {
          const slope = (gradients[at + k]! - along * vectors[at + k]!) * scale;
          const place = stem * dimensions + k;
          squares[place]! += slope * slope;
          places[place]! -= (rate * slope) / Math.sqrt(squares[place]!);
        }
      }
    });
  }

  let done = 0;
  while (done < total) {
    for (let i = data.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [data[i], data[j]] = [data[j]!, data[i]!];
    }
    for (let from = 0; from + batchSize <= data.length && done < total; from += batchSize, done++) {
      if (done % 20 === 0) yield { done, total };
      const batch = data.slice(from, from + batchSize);
      const a = encode(batch.map(([text]) => thin(text)));
      const b = encode(batch.map(([, text]) => thin(text)));
      addGradients(a, b);
      const rate = learningRate * (1 - done / total) + 0.002;
      move(a, rate);
      move(b, rate);
    }
  }
  return total === 0 ? new Map() : toEmbedding(stems, importance, places);
}

function numberStems(pairs: readonly TrainingPair[], corpus: Corpus) {
  const stems: string[] = [];
  const numberOf = new Map<string, number>();
  for (const text of pairs.flat()) {
    for (const stem of text) {
      if (numberOf.has(stem) || corpus.documentFrequency(stem) < fewestTexts) continue;
      numberOf.set(stem, stems.length);
      stems.push(stem);
    }
  }
  return { stems, numberOf };
}

/** How the loss changes with each vector: partners are drawn together, all others in the batch apart, both ways. */
function addGradients(a: Encoded, b: Encoded): void {
  const size = batchSize;
  const likeness = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let dot = 0;
      for (let k = 0; k < dimensions; k++)
        dot += a.vectors[i * dimensions + k]! * b.vectors[j * dimensions + k]!;
      likeness[i * size + j] = dot / temperature;
    }
  }
  const pull = new Float32Array(size * size);
  // Rows, then columns, of the table: each text of one side looks for its partner on the other.
  for (const [step, across] of [
    [size, 1],
    [1, size],
  ] as const) {
    for (let i = 0; i < size; i++) {
      let most = -Infinity;
      for (let j = 0; j < size; j++) most = Math.max(most, likeness[i * step + j * across]!);
      let sum = 0;
      for (let j = 0; j < size; j++) sum += Math.exp(likeness[i * step + j * across]! - most);
      for (let j = 0; j < size; j++) {
        const at = i * step + j * across;
        pull[at]! += (Math.exp(likeness[at]! - most) / sum - (i === j ? 1 : 0)) / 2 / temperature;
      }
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const force = pull[i * size + j]!;
      if (Math.abs(force) < 1e-4) continue;
      for (let k = 0; k < dimensions; k++) {
        a.gradients[i * dimensions + k]! += force * b.vectors[j * dimensions + k]!;
        b.gradients[j * dimensions + k]! += force * a.vectors[i * dimensions + k]!;
      }
    }
  }
}

function toEmbedding(stems: readonly string[], importance: Float32Array, places: Float32Array): Embedding {
  return new Map(
    stems.map((stem, number) => {
      const place = places.subarray(number * dimensions, (number + 1) * dimensions);
      const length = lengthOf(place);
      const direction = Int8Array.from(place, (part) => Math.round((part / length) * 127));
      return [stem, { direction, weight: Math.fround(length * importance[number]!) }];
    }),
  );
}

/** How telling a stem is: the natural logarithm by which BM25 weighs it. */
export function idfOf(stem: string, corpus: Corpus): number {
  const texts = corpus.documentFrequency(stem);
  return Math.log(1 + (corpus.size - texts + 0.5) / (texts + 0.5));
}

function lengthOf(vector: Float32Array): number {
  let square = 0;
  for (const part of vector) square += part * part;
  return Math.sqrt(square);
}

/** Where a text lies: a unit vector times 127, of its distinct stems; null where none of them has a place. */
export function placeText(stems: Iterable<string>, embedding: Embedding): Int8Array | null {
  const sum = new Float32Array(dimensions);
  let isPlaced = false;
  for (const stem of new Set(stems)) {
    const known = embedding.get(stem);
    if (!known) continue;
    isPlaced = true;
    for (let k = 0; k < dimensions; k++) sum[k]! += known.weight * known.direction[k]!;
  }
  const length = lengthOf(sum);
  if (!isPlaced || length === 0) return null;
  const place = new Int8Array(dimensions);
  for (let k = 0; k < dimensions; k++) place[k] = Math.round((sum[k]! / length) * 127);
  return place;
}

/** The cosine of two places, from -1 to 1; 0 where either text has none. */
export function likenessOf(a: Int8Array | null, b: Int8Array | null): number {
  if (!a || !b) return 0;
  let [even, odd] = [0, 0];
  for (let k = 0; k < dimensions; k += 2) {
    even += a[k]! * b[k]!;
    odd += a[k + 1]! * b[k + 1]!;
  }
  return (even + odd) / (127 * 127);
}

/** Each two wordings of one text; a text of one wording is its own partner, with other stems left out. */
export function pairWordings(wordings: readonly (readonly string[])[]): TrainingPair[] {
  if (wordings.length === 1) return [[wordings[0]!, wordings[0]!]];
  return wordings.flatMap((a, i) => wordings.slice(i + 1).map((b): TrainingPair => [a, b]));
}

/** Each sentence of an article with the five that follow it. */
export function pairNeighbours(sentences: readonly (readonly string[])[]): TrainingPair[] {
  return sentences.flatMap((a, i) => sentences.slice(i + 1, i + 6).map((b): TrainingPair => [a, b]));
}

/** Where many texts lie. */
export interface MeaningMap {
  /** The numbers of the nearest texts that are accepted, best first. */
  nearest(place: Int8Array, limit: number, accepts: (number: number) => boolean): number[];
}

/** Texts less like than this are never near. */
const nearFrom = 0.25;

/** Places texts once, so that the nearest of one can be found by looking at all: about 0.1 ms a thousand. */
export function createMeaningMap(
  texts: Iterable<{ readonly number: number; readonly wordings: readonly (readonly string[])[] }>,
  embedding: Embedding,
): MeaningMap {
  const placed: { readonly number: number; readonly place: Int8Array }[] = [];
  for (const { number, wordings } of texts) {
    const place = placeText(wordings.flat(), embedding);
    if (place) placed.push({ number, place });
  }
  return {
    nearest(asked, limit, accepts) {
      const near: { number: number; likeness: number }[] = [];
      for (const { number, place } of placed) {
        const likeness = likenessOf(asked, place);
        if (likeness > nearFrom) near.push({ number, likeness });
      }
      near.sort((x, y) => y.likeness - x.likeness || x.number - y.number);
      const accepted: number[] = [];
      for (const { number } of near) {
        if (accepted.length >= limit) break;
        if (accepts(number)) accepted.push(number);
      }
      return accepted;
    },
  };
}
