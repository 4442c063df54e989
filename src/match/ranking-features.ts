import { meaningOf } from '../features/synonyms.ts';
import type { Query } from './candidates.ts';
import { type Embedding, idfOf, likenessOf, placeText, type StemVector } from './embedding.ts';
import type { Corpus } from './same-point.ts';

/** Something that may be what is looked for: a claim, a sentence, an earlier check. */
export interface Candidate {
  /** Stems of each wording of it, in order: the text itself first, then a title or a statement where it has one. */
  readonly wordings: readonly (readonly string[])[];
  /** Days since 1970; null where no date is known. */
  readonly day: number | null;
  /** It is a passage of an article, which tells of its event in other passages too. */
  readonly isPassage: boolean;
  /** How many stood before it in the lexical search, and among the nearest by meaning; null where it was not there. */
  readonly wordRank: number | null;
  readonly meaningRank: number | null;
}

/** What is known of the texts among which is looked. */
export interface Knowledge {
  readonly corpus: Corpus;
  readonly embedding: Embedding;
  /** Stems of a text on average. */
  readonly meanLength: number;
}

/** In the order of the vectors that `featuresOf` gives. Those from 0 to 1 are shares or likenesses. */
export const featureNames = [
  'words',
  'covered',
  'coveredBack',
  'likeness',
  'likenessOfWording',
  'likenessOfSentence',
  'phrases',
  'nearby',
  'order',
  'run',
  'spelling',
  'capitals',
  'capitalsMissing',
  'numbers',
  'numbersMissing',
  'numbersAdded',
  'meaning',
  'meaningOfWording',
  'aligned',
  'alignedBack',
  'synonyms',
  'telling',
  'tellingBack',
  'tellingLikeness',
  'tellingAdded',
  'rarestShared',
  'rarestMissing',
  'speaker',
  'count',
  'length',
  'wordRank',
  'meaningRank',
  'dateCloseness',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** A text as a bag: how often each stem stands in it (1 + logarithm), and the length of its tf-idf vector. */
interface Bag {
  readonly weights: ReadonlyMap<string, number>;
  readonly norm: number;
  /** Sum of its distinct stems' idf. */
  readonly sum: number;
}

/** What was last in the list of one search counts as this place. */
const unranked = 200;
/** So many of the best candidates tell which stems all of them share. */
const localCandidates = 60;
/** BM25 with less regard for length than usual: wordings are short. */
const bm25 = { k1: 1.2, b: 0.5 };
/** A speaker's name counts a little less than the words themselves. */
const speakerWeight = 0.8;
/** From this likeness two stems count as saying the same, in part. */
const alignedFrom = 0.25;
/** From this share of common letter triples two stems count as spellings of one word. */
const speltAlikeFrom = 0.5;

/** The day of a check or report lies near the day of what it is about; what came before it counts half. */
export function closenessOfDays(asked: number | null, found: number | null): number {
  if (asked === null || found === null) return 0;
  const gap = found - asked;
  const days = Math.abs(gap);
  const closeness = (2 * Math.exp(-days / 7) + Math.exp(-days / 45) + Math.exp(-days / 400)) / 4;
  return gap < -3 ? closeness / 2 : closeness;
}

/**
 * What query and candidates have in common, a vector of `featureNames` for each candidate, in their order.
 * Pure: the same input gives the same numbers.
 */
export function featuresOf(
  query: Query,
  candidates: readonly Candidate[],
  { corpus, embedding, meanLength }: Knowledge,
): Float64Array[] {
  const idfs = new Map<string, number>();
  const idf = (stem: string) => {
    let known = idfs.get(stem);
    if (known === undefined) {
      known = idfOf(stem, corpus);
      idfs.set(stem, known);
    }
    return known;
  };
  const mostIdf = Math.log(1 + (corpus.size + 0.5) / 0.5);

  function toBag(weights: ReadonlyMap<string, number>): Bag {
    let square = 0;
    let sum = 0;
    for (const [stem, weight] of weights) {
      const rarity = idf(stem);
      square += (weight * rarity) ** 2;
      sum += rarity;
    }
    return { weights, norm: Math.sqrt(square) || 1, sum: sum || 1 };
  }
  function countStems(stems: readonly string[]): Bag {
    const counts = new Map<string, number>();
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, count] of counts) counts.set(stem, 1 + Math.log(count));
    return toBag(counts);
  }
  function cosine(a: Bag, b: Bag): number {
    const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
    let dot = 0;
    for (const [stem, weight] of few.weights) {
      const other = many.weights.get(stem);
      if (other !== undefined) dot += weight * other * idf(stem) ** 2;
    }
    return dot / a.norm / b.norm;
  }

  const asked = toBag(
    new Map<string, number>([
      ...query.stems.map((stem) => [stem, 1] as const),
      ...query.speakerStems.map((stem) => [stem, speakerWeight] as const),
    ]),
  );
  const body = [...new Set(query.stems)];
  const bodyIdf = body.reduce((sum, stem) => sum + idf(stem), 0) || 1;
  const sentences = query.sentences.map(countStems);
  const places = placesOf(query.stems);
  const neighbours = query.stems.slice(1).map((stem, index) => [query.stems[index]!, stem] as const);
  const neighboursIdf = neighbours.reduce((sum, [x, y]) => sum + idf(x) + idf(y), 0) || 1;
  const speakerIdf = query.speakerStems.reduce((sum, stem) => sum + idf(stem), 0) || 1;
  const numbers = body.filter(isNumber);
  const askedPlace = placeText([...asked.weights.keys()], embedding);
  const meanings = new Map(body.map((stem) => [meaningOf(stem), stem]));
  const bodyVectors = body.map((stem) => embedding.get(stem));
  const bodyTriples = body.map(triplesOf);
  /** How like a stem is to each of the query's, by meaning; and the best likeness by spelling. Kept for the query. */
  const alignments = new Map<string, Float64Array | null>();
  const spellings = new Map<string, Float64Array>();

  function alignmentOf(stem: string): Float64Array | null {
    let known = alignments.get(stem);
    if (known === undefined) {
      const vector = embedding.get(stem);
      known = vector ? Float64Array.from(bodyVectors, (other) => likenessOfStems(vector, other)) : null;
      alignments.set(stem, known);
    }
    return known;
  }
  function spellingOf(stem: string): Float64Array {
    let known = spellings.get(stem);
    if (known === undefined) {
      const triples = triplesOf(stem);
      known = Float64Array.from(bodyTriples, (other) => shareOfTriples(triples, other));
      spellings.set(stem, known);
    }
    return known;
  }

  const read = candidates.map((candidate) => {
    const all = candidate.wordings.flat();
    return { candidate, all, bag: countStems(all), wordings: candidate.wordings.map(countStems) };
  });
  const localCounts = new Map<string, number>();
  const local = read.slice(0, localCandidates);
  for (const { bag } of local)
    for (const stem of bag.weights.keys()) localCounts.set(stem, (localCounts.get(stem) ?? 0) + 1);
  /** A stem that most candidates share says little about which of them is meant. */
  const telling = (stem: string) => Math.log((local.length + 1) / ((localCounts.get(stem) ?? 0) + 0.5));
  let tellingSum = 0;
  let tellingSquare = 0;
  for (const [stem, weight] of asked.weights) {
    if (corpus.documentFrequency(stem) === 0) continue;
    tellingSum += weight * telling(stem);
    tellingSquare += (weight * telling(stem)) ** 2;
  }

  return read.map(({ candidate, all, bag, wordings }) => {
    const counts = new Map<string, number>();
    for (const stem of all) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const f: Record<FeatureName, number> = Object.create(null);
    for (const name of featureNames) f[name] = 0;
    let tellingShared = 0;
    for (const [stem, weight] of asked.weights) {
      const rarity = idf(stem);
      const count = counts.get(stem);
      if (count !== undefined) {
        const damped = count + bm25.k1 * (1 - bm25.b + (bm25.b * all.length) / meanLength);
        f.words += (weight * rarity * count * (bm25.k1 + 1)) / damped;
        f.covered += weight * rarity;
        f.count++;
        f.rarestShared = Math.max(f.rarestShared, rarity / mostIdf);
        tellingShared += weight * telling(stem);
      } else if (weight === 1 && corpus.documentFrequency(stem) > 0) {
        f.rarestMissing = Math.max(f.rarestMissing, rarity / mostIdf);
      }
    }
    f.words /= asked.sum;
    f.covered /= asked.sum;
    f.telling = tellingShared / (tellingSum || 1);
    for (const wording of wordings) {
      let held = 0;
      for (const stem of wording.weights.keys()) if (asked.weights.has(stem)) held += idf(stem);
      f.coveredBack = Math.max(f.coveredBack, held / wording.sum);
      f.likenessOfWording = Math.max(f.likenessOfWording, cosine(asked, wording));
      for (const sentence of sentences)
        f.likenessOfSentence = Math.max(f.likenessOfSentence, cosine(sentence, wording));
    }
    f.likeness = cosine(asked, bag);

    let tellingDot = 0;
    let tellingLength = 0;
    for (const stem of bag.weights.keys()) {
      const value = telling(stem) ** 2;
      tellingLength += value;
      if (asked.weights.has(stem)) tellingDot += value;
    }
    f.tellingLikeness = tellingDot / Math.sqrt((tellingSquare || 1) * (tellingLength || 1));
    let tellingOwn = 0;
    let tellingHeld = 0;
    for (const stem of wordings[0]!.weights.keys()) {
      tellingOwn += telling(stem);
      if (asked.weights.has(stem)) tellingHeld += telling(stem);
    }
    f.tellingBack = tellingHeld / (tellingOwn || 1);
    f.tellingAdded = Math.log(1 + Math.max(0, tellingOwn - tellingHeld));

    const found = candidate.wordings.map(placesOf);
    for (const [x, y] of neighbours) {
      let gap = 9;
      for (const at of found)
        for (const i of at.get(x) ?? [])
          for (const j of at.get(y) ?? []) gap = Math.min(gap, j > i ? j - i : i - j + 1);
      const weight = (idf(x) + idf(y)) / neighboursIdf;
      if (gap <= 1) f.phrases += weight;
      if (gap <= 4) f.nearby += weight / gap;
    }
    const first = candidate.wordings[0]!;
    let neighbourSum = 0;
    for (let i = 0; i + 1 < first.length; i++) {
      const weight = idf(first[i]!) + idf(first[i + 1]!);
      neighbourSum += weight;
      const follows = places
        .get(first[i]!)
        ?.some((x) => places.get(first[i + 1]!)?.some((y) => y > x && y - x <= 3));
      if (follows) f.order += weight;
    }
    f.order /= neighbourSum || 1;
    for (const wording of candidate.wordings)
      f.run = Math.max(f.run, heaviestRun(wording, query.stems, places, idf) / bodyIdf);

    const bestMeaning = new Float64Array(body.length);
    const bestSpelling = new Float64Array(body.length);
    for (const stem of bag.weights.keys()) {
      const alignment = alignmentOf(stem);
      const spelling = spellingOf(stem);
      for (let j = 0; j < body.length; j++) {
        if (alignment && alignment[j]! > bestMeaning[j]!) bestMeaning[j] = alignment[j]!;
        if (spelling[j]! > bestSpelling[j]!) bestSpelling[j] = spelling[j]!;
      }
    }
    body.forEach((stem, j) => {
      const isHeld = counts.has(stem);
      const rarity = idf(stem) / bodyIdf;
      f.aligned += rarity * (isHeld ? 1 : bestMeaning[j]! > alignedFrom ? bestMeaning[j]! ** 2 : 0);
      f.spelling += rarity * (isHeld ? 1 : bestSpelling[j]! > speltAlikeFrom ? bestSpelling[j]! : 0);
    });
    for (const stem of wordings[0]!.weights.keys()) {
      const alignment = alignmentOf(stem);
      const best = asked.weights.has(stem) ? 1 : alignment ? Math.max(0, ...alignment) : 0;
      if (best > alignedFrom) f.alignedBack += (best * best * idf(stem)) / wordings[0]!.sum;
    }
    const foundMeanings = new Set([...bag.weights.keys()].map(meaningOf));
    for (const [meaning, stem] of meanings) if (foundMeanings.has(meaning)) f.synonyms += idf(stem) / bodyIdf;

    let capitalsIdf = 0;
    for (const stem of query.capitals) {
      capitalsIdf += idf(stem);
      if (counts.has(stem)) f.capitals += idf(stem);
      else if (corpus.documentFrequency(stem) > 0) f.capitalsMissing += idf(stem) / mostIdf;
    }
    f.capitals = capitalsIdf > 0 ? f.capitals / capitalsIdf : 0.5;
    for (const stem of bag.weights.keys()) {
      if (!isNumber(stem)) continue;
      if (asked.weights.has(stem)) f.numbers += idf(stem) / mostIdf;
      else f.numbersAdded++;
    }
    f.numbersMissing = numbers.filter((stem) => !counts.has(stem)).length;

    f.meaning = likenessOf(askedPlace, placeText(bag.weights.keys(), embedding));
    f.meaningOfWording =
      wordings.length === 1
        ? f.meaning
        : Math.max(
            ...wordings.map(({ weights }) => likenessOf(askedPlace, placeText(weights.keys(), embedding))),
          );
    for (const stem of query.speakerStems) if (counts.has(stem)) f.speaker += idf(stem) / speakerIdf;
    f.length = Math.log(1 + all.length);
    f.wordRank = Math.log(1 + (candidate.wordRank ?? unranked));
    f.meaningRank = Math.log(1 + (candidate.meaningRank ?? unranked));
    f.dateCloseness = closenessOfDays(query.day, candidate.day);
    return Float64Array.from(featureNames, (name) => f[name]);
  });
}

const isNumber = (stem: string) => /^\d/.test(stem);

function placesOf(stems: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  stems.forEach((stem, index) => {
    const known = places.get(stem);
    if (known) known.push(index);
    else places.set(stem, [index]);
  });
  return places;
}

/** The idf of the run of at least two stems in common that weighs most. */
function heaviestRun(
  wording: readonly string[],
  stems: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  idf: (stem: string) => number,
): number {
  let heaviest = 0;
  for (let i = 0; i < wording.length; i++) {
    for (const place of places.get(wording[i]!) ?? []) {
      let length = 0;
      let weight = 0;
      while (i + length < wording.length && wording[i + length] === stems[place + length])
        weight += idf(wording[i + length++]!);
      if (length > 1) heaviest = Math.max(heaviest, weight);
    }
  }
  return heaviest;
}

function likenessOfStems(a: StemVector, b: StemVector | undefined): number {
  return b ? likenessOf(a.direction, b.direction) : 0;
}

function triplesOf(stem: string): ReadonlySet<string> {
  const framed = `^${stem}$`;
  const triples = new Set<string>();
  for (let i = 0; i + 3 <= framed.length; i++) triples.add(framed.slice(i, i + 3));
  return triples;
}

function shareOfTriples(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const triple of a) if (b.has(triple)) shared++;
  return shared === 0 ? 0 : (2 * shared) / (a.size + b.size);
}
