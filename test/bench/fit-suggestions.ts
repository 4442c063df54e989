import { weighByHand } from '../../src/annotate/hand-rules.ts';
import { type Features, readFeatures, signNames, signVectorSize } from '../../src/annotate/signs.ts';
import { growWordTree, type SentenceWeights, weighFeatures } from '../../src/annotate/suggest.ts';
import type { FittedWeights } from './fit.ts';
import { type LogisticExample, learnLogistic } from './sparse-logistic.ts';
import {
  type ArticleSentence,
  averagePrecision,
  foldByDocument,
  foldCount,
  type JudgedSentence,
  readArticleSentences,
  readSentenceSets,
} from './suggestion-data.ts';

/** What weights are learnt from. Each kind of text has its own share of sentences that are worth checking. */
export interface TrainingSets {
  readonly debates: readonly JudgedSentence[];
  readonly speeches: readonly JudgedSentence[];
  readonly articles: readonly JudgedSentence[];
}

/** How much a sentence of each counts. Five articles on one story teach no words, only what the signs are worth in prose. */
const sets = [
  { name: 'debates', weight: 1, teachesWords: true },
  { name: 'speeches', weight: 0.5, teachesWords: true },
  { name: 'articles', weight: 6, teachesWords: false },
] as const;

/** Words that fewer sentences have teach nothing. */
const leastSentences = 3;
/** So many words and sequences of words are kept: those that move the most sentences. */
const mostWords = 1700;
const wordPenalty = 8;
const signPenalty = 1;
/** Each kind of text may have a level of its own. */
const levelPenalty = 0.1;
/** Of the articles' sentences so many are suggested: what the editor of the articles was ready to look at. */
const suggestedShare = 63 / 136;

/** A sentence as it is learnt from: its words by number, after the signs and the levels. */
interface Row {
  readonly words: readonly string[];
  readonly share: number;
  readonly signs: Features['signs'];
  readonly set: number;
  readonly label: boolean;
  readonly offset: number;
}

/** The words of a sentence alone, in pairs and in threes, each once. */
function sequencesOf(words: readonly string[]): string[] {
  const sequences = new Set(words.slice(1));
  for (let at = 1; at < words.length; at++) {
    sequences.add(`${words[at - 1]} ${words[at]}`);
    if (at > 1) sequences.add(`${words[at - 2]} ${words[at - 1]} ${words[at]}`);
  }
  return [...sequences];
}

/** Weights with the words by name. */
interface LearntWeights extends SentenceWeights {
  readonly named: ReadonlyMap<string, number>;
}

function toRows(training: TrainingSets, isEnglish: boolean): Row[] {
  return sets.flatMap(({ name, teachesWords }, set) =>
    training[name].map(({ text, isWorthChecking }) => {
      const { words, share, signs, hints } = readFeatures(text, isEnglish);
      return {
        words: teachesWords ? sequencesOf(words.map(({ folded }) => folded)) : [],
        share,
        signs,
        set,
        label: isWorthChecking,
        offset: weighByHand(text, hints, isEnglish),
      };
    }),
  );
}

/**
 * How telling each word is by itself: the log of how much likelier it is in sentences that are worth checking, half
 * of it for prudence. To scale words by it before the fit makes up for how rare they are (Wang and Manning 2012).
 */
function rateWords(rows: readonly Row[]): Map<string, { rate: number; sentences: number }> {
  const seen = new Map<string, [no: number, yes: number]>();
  const totals = [0, 0] as [number, number];
  for (const { words, label } of rows) {
    if (words.length === 0) continue;
    totals[Number(label) as 0 | 1]++;
    for (const word of words) {
      const counts = seen.get(word) ?? [0, 0];
      counts[Number(label) as 0 | 1]++;
      seen.set(word, counts);
    }
  }
  const rated = new Map<string, { rate: number; sentences: number }>();
  for (const [word, [no, yes]] of seen) {
    if (no + yes < leastSentences) continue;
    const ratio = Math.log((yes + 1) / (totals[1] + 2) / ((no + 1) / (totals[0] + 2)));
    rated.set(word, { rate: 0.5 + 0.5 * Math.abs(ratio), sentences: no + yes });
  }
  return rated;
}

/** The learnt weights with the level of articles as bias. */
function learn(rows: readonly Row[], rates: ReadonlyMap<string, { rate: number }>): LearntWeights {
  const words = [...rates.keys()];
  const numbers = new Map(words.map((word, number) => [word, number]));
  const firstSign = words.length;
  const firstLevel = firstSign + signVectorSize;
  const penalties = new Float64Array(firstLevel + sets.length).fill(signPenalty);
  penalties.fill(wordPenalty, 0, firstSign);
  penalties.fill(levelPenalty, firstLevel);
  const examples = rows.map((row): LogisticExample => {
    const index: number[] = [];
    const value: number[] = [];
    for (const word of row.words) {
      const number = numbers.get(word);
      if (number === undefined) continue;
      index.push(number);
      value.push(row.share * rates.get(word)!.rate);
    }
    index.push(...row.signs.places.map((place) => firstSign + place));
    value.push(...row.signs.values);
    index.push(firstLevel + row.set);
    value.push(1);
    const { label, offset } = row;
    const { weight } = sets[row.set]!;
    return { index: Int32Array.from(index), value: Float64Array.from(value), label, weight, offset };
  });
  const learnt = learnLogistic(examples, { penalties });
  const named = new Map(words.map((word, number) => [word, learnt[number]! * rates.get(word)!.rate]));
  return {
    named,
    bias: learnt.at(-1)! + learnt[firstLevel + sets.length - 1]!,
    signs: learnt.slice(firstSign, firstLevel),
    words: growWordTree(named),
  };
}

/** Weights learnt from these sentences: first of all words, then anew of those that matter most. */
export function learnSentenceWeights(training: TrainingSets, isEnglish: boolean): LearntWeights {
  const rows = toRows(training, isEnglish);
  const rated = rateWords(rows);
  const first = learn(rows, rated);
  if (rated.size <= mostWords) return first;
  const order = [...rated]
    .map(([word, { sentences }]) => ({
      word,
      moves: Math.abs(first.named.get(word)!) * Math.sqrt(sentences),
    }))
    .sort((x, y) => y.moves - x.moves || (x.word < y.word ? -1 : 1));
  const kept = new Map(order.slice(0, mostWords).map(({ word }) => [word, rated.get(word)!]));
  return learn(rows, kept);
}

/** The log odds of a sentence, as the program gives them. */
export function logOddsOf(text: string, weights: SentenceWeights): number {
  const features = readFeatures(text, true);
  return weighFeatures(features, weights) + weighByHand(text, features.hints, true);
}

/** The log odds of one set's sentences when those of the same document taught nothing. */
export function crossValidateSet(training: TrainingSets, set: 'speeches' | 'articles'): number[] {
  const folds = foldByDocument(training[set]);
  const odds = new Array<number>(folds.length);
  for (let fold = 0; fold < foldCount; fold++) {
    const others = training[set].filter((_, index) => folds[index] !== fold);
    const weights = learnSentenceWeights({ ...training, [set]: others }, true);
    for (const [index, { text }] of training[set].entries())
      if (folds[index] === fold) odds[index] = logOddsOf(text, weights);
  }
  return odds;
}

export async function readTrainingSets(
  data: string,
): Promise<Omit<TrainingSets, 'articles'> & { readonly articles: readonly ArticleSentence[] }> {
  const known = new Map(readSentenceSets(data).map(({ name, sentences }) => [name, sentences]));
  return {
    debates: known.get('ct24-train') ?? [],
    speeches: known.get('policlaim-train') ?? [],
    articles: await readArticleSentences(data),
  };
}

/** Of the sentences with the highest odds, so many: how many of the marked claims stand in one of them. */
export function countClaimsWithin(
  articles: readonly ArticleSentence[],
  odds: readonly number[],
  suggested: number,
): number {
  const order = [...articles.keys()].sort((x, y) => odds[y]! - odds[x]! || x - y);
  return new Set(order.slice(0, suggested).flatMap((index) => articles[index]!.claims)).size;
}

/** The bias with which the wanted share of the articles' sentences is suggested. */
function levelBias(articles: readonly ArticleSentence[], weights: SentenceWeights): number {
  const odds = articles.map(({ text }) => logOddsOf(text, weights)).sort((x, y) => y - x);
  const last = Math.round(articles.length * suggestedShare);
  return weights.bias - (odds[last - 1]! + odds[last]!) / 2;
}

const round = (value: number) => Math.round(value * 100) / 100;

function printWeights({ bias, signs, named }: LearntWeights): object {
  const byWeight = Map.groupBy(
    [...named].filter(([, weight]) => Math.round(weight * 100) !== 0),
    ([, weight]) => Math.round(weight * 100),
  );
  return {
    bias: round(bias),
    length: [...Array.from(signs).slice(-3)].map(round),
    signs: Object.fromEntries(
      signNames.map((sign, k) => [
        sign,
        Array.from(signs)
          .slice(k * 3, k * 3 + 3)
          .map(round),
      ]),
    ),
    words: [...byWeight]
      .sort(([x], [y]) => y - x)
      .map(
        ([weight, list]) =>
          `${weight}:${list
            .map(([word]) => word)
            .sort()
            .join(',')}`,
      ),
  };
}

/** The weights of sentences worth checking, fitted on all training sets. */
export async function fitSuggestions(data: string): Promise<FittedWeights[]> {
  const training = await readTrainingSets(data);
  const { articles, speeches } = training;
  const english = learnSentenceWeights(training, true);
  const anyLanguage = learnSentenceWeights(training, false);
  const precisionOf = (judged: readonly JudgedSentence[], odds: readonly number[]) =>
    averagePrecision(
      judged.map(({ isWorthChecking }) => isWorthChecking),
      odds,
    ).toFixed(3);
  const heldOut = readSentenceSets(data)
    .filter(({ name }) => name === 'ct24-dev' || name === 'ct24-devtest')
    .map(({ name, sentences }) => {
      const odds = sentences.map(({ text }) => logOddsOf(text, english));
      return `${precisionOf(sentences, odds)} on ${name}`;
    });
  const speechOdds = crossValidateSet(training, 'speeches');
  const articleOdds = crossValidateSet(training, 'articles');
  const ownOdds = articles.map(({ text }) => logOddsOf(text, english));
  const shown = Math.round(articles.length * suggestedShare);
  const claims = new Set(articles.flatMap((sentence) => sentence.claims)).size;
  return [
    {
      name: 'sentenceWeights',
      comment: [
        'What a sentence is weighed by, in log odds: the level; the length (its log, under 5 words, over 25); each sign',
        '(there, the log of how often, there in a sentence that speaks of me or you); words, pairs and threes of words',
        'in hundredths, "^" for the beginning, less of each in a long sentence. Fitted on ct24-train (debates),',
        'policlaim-train (speeches) and, the signs only, the five development articles; `anyLanguage` on the same, by',
        `what every language prints alike. Average precision ${heldOut.join(' and ')}, which taught nothing;`,
        `cross-validated by document ${precisionOf(speeches, speechOdds)} on policlaim-train and ${precisionOf(articles, articleOdds)} on the articles.`,
        `With ${shown} of the articles' ${articles.length} sentences suggested, ${countClaimsWithin(articles, ownOdds, shown)} of ${claims} marked claims stand in one`,
        `(cross-validated ${countClaimsWithin(articles, articleOdds, shown)}); the level is set so that these are suggested.`,
      ],
      value: {
        english: printWeights({ ...english, bias: levelBias(articles, english) }),
        anyLanguage: printWeights(anyLanguage),
      },
    },
  ];
}
