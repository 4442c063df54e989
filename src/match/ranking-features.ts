import { meaningOf } from '../features/synonyms.ts';
import type { Query } from './candidates.ts';
import { type Embedding, idfOf, likenessOf, placeText } from './embedding.ts';
import type { Corpus } from './same-point.ts';
import { shareOfTriples, triplesOf } from './triples.ts';

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
}

/**
 * In the order of the vectors that `featuresOf` gives. Most are shares and likenesses from 0 to 1, of words by how
 * rare they are; `spelling`, `aligned` and `synonyms` are shares of the query that only slips, likeness in meaning
 * or synonyms bring in. Ranks are logarithms, counts are counts.
 */
export const featureNames = [
  'coveredBack',
  'likenessOfWording',
  'likenessOfSentence',
  'phrases',
  'nearby',
  'run',
  'spelling',
  'capitals',
  'numbers',
  'numbersMissing',
  'numbersAdded',
  'meaning',
  'meaningOfWording',
  'aligned',
  'alignedBack',
  'synonyms',
  'rarestMissing',
  'speaker',
  'count',
  'length',
  'wordRank',
  'meaningRank',
  'dateCloseness',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** What one stem has to do with the query; worked out once for all candidates. */
interface StemFacts {
  readonly stem: string;
  readonly idf: number;
  readonly isNumber: boolean;
  readonly isAsked: boolean;
  readonly meaning: string;
  /** The query's stems that are like it in meaning, or spelt much like it, by their places among the distinct ones. */
  readonly alike: readonly Echo[];
  readonly speltAlike: readonly Echo[];
}
interface Echo {
  readonly place: number;
  readonly likeness: number;
}

/** A text as a bag: how often each stem stands in it (1 + logarithm), and the length of its tf-idf vector. */
interface Bag {
  readonly weights: ReadonlyMap<string, number>;
  /** Of its distinct stems, in the order of the weights. */
  readonly facts: readonly StemFacts[];
  readonly norm: number;
  /** Sum of its distinct stems' idf. */
  readonly sum: number;
}

const nothingInCommon = Object.fromEntries(featureNames.map((name) => [name, 0])) as Record<
  FeatureName,
  number
>;

/** What was last in the list of one search counts as this place. */
const unranked = 200;
/** A speaker's name counts a little less than the words themselves. */
const speakerWeight = 0.8;
/** From this likeness two stems count as saying the same, in part. */
const alignedFrom = 0.25;
/** From this share of common letter triples two stems count as spellings of one word. */
const speltAlikeFrom = 0.5;

/**
 * 1 on the same day, half of it after about two weeks, near 0 after ten years: reports and checks follow within days
 * what they are about, some within weeks, and few years later. What came out before counts half. 0 where either day
 * is not known.
 */
export function closenessOfDays(asked: number | null, found: number | null): number {
  if (asked === null || found === null) return 0;
  const days = Math.abs(found - asked);
  const ever = Math.max(0, 1 - Math.log(1 + days / 30) / Math.log(1 + 3650 / 30));
  const closeness = 0.4 * Math.exp(-days / 7) + 0.25 * Math.exp(-days / 60) + 0.35 * ever;
  return found < asked - slackDays ? closeness / 2 : closeness;
}

/** Time zones and late editions: so little before counts as the same time. */
const slackDays = 3;

/**
 * What query and candidates have in common, a vector of `featureNames` for each candidate, in their order.
 * Pure: the same input gives the same numbers.
 */
export function featuresOf(
  query: Query,
  candidates: readonly Candidate[],
  { corpus, embedding }: Knowledge,
): Float64Array[] {
  const known = new Map<string, StemFacts>();
  const body = [...new Set(query.stems)];
  const asks = new Set([...body, ...query.speakerStems]);
  const mostIdf = Math.log(1 + (corpus.size + 0.5) / 0.5);
  const directions = body.map((stem) => embedding.get(stem)?.direction ?? null);

  function factsOf(stem: string): StemFacts {
    let facts = known.get(stem);
    if (facts === undefined) {
      facts = {
        stem,
        idf: idfOf(stem, corpus),
        isNumber: isNumber(stem),
        isAsked: asks.has(stem),
        meaning: meaningOf(stem),
        alike: alikeTo(stem),
        speltAlike: speltAlikeTo(stem),
      };
      known.set(stem, facts);
    }
    return facts;
  }
  function alikeTo(stem: string): Echo[] {
    const echoes: Echo[] = [];
    const direction = embedding.get(stem)?.direction;
    if (!direction) return echoes;
    for (let place = 0; place < body.length; place++) {
      const likeness = likenessOf(direction, directions[place]!);
      if (likeness > alignedFrom) echoes.push({ place, likeness });
    }
    return echoes;
  }
  function speltAlikeTo(stem: string): Echo[] {
    const echoes: Echo[] = [];
    for (let place = 0; place < body.length; place++) {
      // Slips seldom take the first letter, and this leaves few to compare.
      if (body[place]![0] !== stem[0]) continue;
      const likeness = shareOfTriples(triplesOf(stem), triplesOf(body[place]!));
      if (likeness > speltAlikeFrom) echoes.push({ place, likeness });
    }
    return echoes;
  }
  const idf = (stem: string) => factsOf(stem).idf;

  function toBag(weights: ReadonlyMap<string, number>): Bag {
    const facts: StemFacts[] = [];
    let square = 0;
    let sum = 0;
    for (const [stem, weight] of weights) {
      const own = factsOf(stem);
      facts.push(own);
      square += (weight * own.idf) ** 2;
      sum += own.idf;
    }
    return { weights, facts, norm: Math.sqrt(square) || 1, sum: sum || 1 };
  }
  function countStems(stems: readonly string[]): Bag {
    const counts = new Map<string, number>();
    for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    for (const [stem, count] of counts) if (count > 1) counts.set(stem, 1 + Math.log(count));
    return toBag(counts);
  }
  function cosine(a: Bag, b: Bag): number {
    const [few, many] = a.weights.size < b.weights.size ? [a, b] : [b, a];
    let dot = 0;
    for (const { stem, idf } of few.facts) {
      const other = many.weights.get(stem);
      if (other !== undefined) dot += few.weights.get(stem)! * other * idf ** 2;
    }
    return dot / a.norm / b.norm;
  }

  const asked = toBag(
    new Map<string, number>([
      ...query.stems.map((stem) => [stem, 1] as const),
      ...query.speakerStems.map((stem) => [stem, speakerWeight] as const),
    ]),
  );
  const bodyIdfs = body.map(idf);
  const bodyIdf = body.reduce((sum, stem) => sum + idf(stem), 0) || 1;
  const sentences = query.sentences.map(countStems);
  const places = placesOf(query.stems);
  const neighbours = query.stems.slice(1).map((stem, index) => [query.stems[index]!, stem] as const);
  const neighboursIdf = neighbours.reduce((sum, [x, y]) => sum + idf(x) + idf(y), 0) || 1;
  const speakerIdf = query.speakerStems.reduce((sum, stem) => sum + idf(stem), 0) || 1;
  const numbers = body.filter(isNumber);
  const askedPlace = placeText([...asked.weights.keys()], embedding);
  const meanings = new Map(body.map((stem) => [meaningOf(stem), stem]));

  return candidates.map((candidate) => {
    const all = candidate.wordings.flat();
    const bag = countStems(all);
    const wordings = candidate.wordings.length === 1 ? [bag] : candidate.wordings.map(countStems);
    const f = { ...nothingInCommon };
    let covered = 0;
    for (const { stem, idf } of asked.facts) {
      const weight = asked.weights.get(stem)!;
      if (bag.weights.has(stem)) {
        covered += weight * idf;
        f.count++;
      } else if (weight === 1 && corpus.documentFrequency(stem) > 0) {
        f.rarestMissing = Math.max(f.rarestMissing, idf / mostIdf);
      }
    }
    covered /= asked.sum;
    for (const wording of wordings) {
      let held = 0;
      for (const { isAsked, idf } of wording.facts) if (isAsked) held += idf;
      f.coveredBack = Math.max(f.coveredBack, held / wording.sum);
      f.likenessOfWording = Math.max(f.likenessOfWording, cosine(asked, wording));
      for (const sentence of sentences)
        f.likenessOfSentence = Math.max(f.likenessOfSentence, cosine(sentence, wording));
    }
    const found = candidate.wordings.map((wording) => placesOf(wording, places));
    for (const [x, y] of neighbours) {
      let gap = 9;
      for (const at of found)
        for (const i of at.get(x) ?? [])
          for (const j of at.get(y) ?? []) gap = Math.min(gap, j > i ? j - i : i - j + 1);
      const weight = (idf(x) + idf(y)) / neighboursIdf;
      if (gap <= 1) f.phrases += weight;
      if (gap <= 4) f.nearby += weight / gap;
    }
    for (const wording of candidate.wordings)
      f.run = Math.max(f.run, heaviestRun(wording, query.stems, places, idf) / bodyIdf);

    const bestMeaning = new Float64Array(body.length);
    const bestSpelling = new Float64Array(body.length);
    for (const { alike, speltAlike } of bag.facts) {
      for (const { place, likeness } of alike)
        if (likeness > bestMeaning[place]!) bestMeaning[place] = likeness;
      for (const { place, likeness } of speltAlike)
        if (likeness > bestSpelling[place]!) bestSpelling[place] = likeness;
    }
    body.forEach((stem, j) => {
      const isHeld = bag.weights.has(stem);
      const rarity = bodyIdfs[j]! / bodyIdf;
      f.aligned += rarity * (isHeld ? 1 : bestMeaning[j]! ** 2);
      f.spelling += rarity * (isHeld ? 1 : bestSpelling[j]!);
    });
    for (const { alike, isAsked, idf } of wordings[0]!.facts) {
      let best = isAsked ? 1 : 0;
      if (best === 0) for (const { likeness } of alike) best = Math.max(best, likeness);
      f.alignedBack += (best * best * idf) / wordings[0]!.sum;
    }
    const foundMeanings = new Set<string>();
    for (const { meaning } of bag.facts) if (meanings.has(meaning)) foundMeanings.add(meaning);
    for (const [meaning, stem] of meanings) if (foundMeanings.has(meaning)) f.synonyms += idf(stem) / bodyIdf;

    let capitalsIdf = 0;
    for (const stem of query.capitals) {
      capitalsIdf += idf(stem);
      if (bag.weights.has(stem)) f.capitals += idf(stem);
    }
    f.capitals = capitalsIdf > 0 ? f.capitals / capitalsIdf : 0.5;
    for (const { isNumber, isAsked, idf } of bag.facts) {
      if (!isNumber) continue;
      if (isAsked) f.numbers += idf / mostIdf;
      else f.numbersAdded++;
    }
    f.numbersMissing = numbers.filter((stem) => !bag.weights.has(stem)).length;

    for (const name of ['aligned', 'spelling', 'synonyms'] as const) f[name] = Math.max(0, f[name] - covered);

    f.meaning = likenessOf(askedPlace, placeText(bag.weights.keys(), embedding));
    f.meaningOfWording =
      wordings.length === 1
        ? f.meaning
        : Math.max(
            ...wordings.map(({ weights }) => likenessOf(askedPlace, placeText(weights.keys(), embedding))),
          );
    for (const stem of query.speakerStems) if (bag.weights.has(stem)) f.speaker += idf(stem) / speakerIdf;
    f.length = Math.log(1 + all.length);
    f.wordRank = Math.log(1 + (candidate.wordRank ?? unranked));
    f.meaningRank = Math.log(1 + (candidate.meaningRank ?? unranked));
    f.dateCloseness = closenessOfDays(query.day, candidate.day);
    return Float64Array.from(featureNames, (name) => f[name]);
  });
}

const isNumber = (stem: string) => /^\d/.test(stem);

/** Where each stem stands. @param wanted only these */
function placesOf(stems: readonly string[], wanted?: ReadonlyMap<string, unknown>): Map<string, number[]> {
  const places = new Map<string, number[]>();
  stems.forEach((stem, index) => {
    if (wanted && !wanted.has(stem)) return;
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

/** More of these speaks for a candidate, less of those; how long a text is may count either way. */
export const signOf = (name: string): 1 | 0 | -1 => {
  if (name === 'length') return 0;
  return /Rank$|Missing$|Added$|^place$/.test(name) ? -1 : 1;
};
