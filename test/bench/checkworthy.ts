import { weighSentence } from '../../src/annotate/suggest.ts';
import type { BenchResult } from './bench.ts';
import { countClaimsWithin, crossValidateSet, readTrainingSets } from './fit-suggestions.ts';
import { type LogisticExample, learnLogistic, logOdds } from './sparse-logistic.ts';
import {
  averagePrecision,
  foldByDocument,
  foldCount,
  type JudgedSentence,
  readSentenceSets,
} from './suggestion-data.ts';

type Score = (text: string) => number;

/** Words of at least two letters or digits, alone and in pairs. */
function readGrams(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  return [...words, ...words.slice(1).map((word, before) => `${words[before]} ${word}`)];
}

/**
 * The baseline: logistic regression over words and pairs of words, weighed by how rare they are, each sentence of
 * length one, L2 penalty 1, no word left out (what scikit-learn does unless told otherwise).
 * @param leastSentences words that fewer sentences have are left out
 */
function learnBaseline(sentences: readonly JudgedSentence[], leastSentences: number): Score {
  const counts = new Map<string, number>();
  for (const { text } of sentences)
    for (const gram of new Set(readGrams(text))) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= leastSentences);
  const numbers = new Map(known.map(([gram], number) => [gram, number]));
  const rarities = known.map(([, count]) => Math.log((1 + sentences.length) / (1 + count)) + 1);
  const toExample = (text: string, label: boolean): LogisticExample => {
    const values = new Map<number, number>();
    for (const gram of readGrams(text)) {
      const number = numbers.get(gram);
      if (number !== undefined) values.set(number, (values.get(number) ?? 0) + rarities[number]!);
    }
    const length = Math.hypot(...values.values()) || 1;
    return {
      index: Int32Array.from(values.keys()),
      value: Float64Array.from(values.values(), (value) => value / length),
      label,
      weight: 1,
      offset: 0,
    };
  };
  const examples = sentences.map(({ text, isWorthChecking }) => toExample(text, isWorthChecking));
  const weights = learnLogistic(examples, { penalties: new Float64Array(known.length).fill(1) });
  return (text) => logOdds(weights, toExample(text, false));
}

/** The baseline's scores of sentences when it learnt from the other documents. */
function crossValidateBaseline(sentences: readonly JudgedSentence[], leastSentences: number): number[] {
  const folds = foldByDocument(sentences);
  const learnt = Array.from({ length: foldCount }, (_, fold) =>
    learnBaseline(
      sentences.filter((_, index) => folds[index] !== fold),
      leastSentences,
    ),
  );
  return sentences.map(({ text }, index) => learnt[folds[index]!]!(text));
}

const precisionOf = (sentences: readonly JudgedSentence[], scores: readonly number[]) =>
  averagePrecision(
    sentences.map(({ isWorthChecking }) => isWorthChecking),
    scores,
  );

/** How many of the suggested sentences are worth checking, and how many of those that are, are suggested. */
function scoreSuggested(sentences: readonly JudgedSentence[], odds: readonly number[]) {
  const suggested = sentences.filter((_, index) => odds[index]! >= 0);
  const right = suggested.filter(({ isWorthChecking }) => isWorthChecking).length;
  const worth = sentences.filter(({ isWorthChecking }) => isWorthChecking).length;
  return {
    share: suggested.length / Math.max(1, sentences.length),
    precision: right / Math.max(1, suggested.length),
    recall: right / Math.max(1, worth),
  };
}

/**
 * Sentences that people judged worth checking or not: how well the program ranks them, beside a logistic regression
 * over their words in the same run. Of debates, what taught nothing is judged by the shipped weights; of the speeches
 * that taught, by weights of the other documents. Any other set that lies there is judged as shipped, a speech set
 * beside the regression on policlaim-train, all others beside that on ct24-train. Reads `data`/data/checkworthy and
 * the five articles.
 */
export async function benchCheckworthy(data: string): Promise<BenchResult> {
  const training = await readTrainingSets(data);
  const { debates, speeches, articles } = training;
  const baselines = new Map<string, Score>();
  const baselineFor = (name: string, leastSentences: number): Score => {
    const teacher = name.startsWith('policlaim') ? speeches : debates;
    const key = `${teacher === speeches} ${leastSentences}`;
    const known = baselines.get(key) ?? learnBaseline(teacher, leastSentences);
    baselines.set(key, known);
    return known;
  };
  const figures: Record<string, unknown> = { suite: 'checkworthy' };
  const predictions: object[] = [];
  const lines = [
    'average precision; beside it the regression over words, and the same without words that one sentence has;',
    'at the threshold: share suggested, precision, recall',
  ];
  const judge = (
    name: string,
    how: string,
    sentences: readonly JudgedSentence[],
    odds: readonly number[],
  ) => {
    const ofBaseline = (leastSentences: number) =>
      precisionOf(
        sentences,
        how === 'cross-validated'
          ? crossValidateBaseline(sentences, leastSentences)
          : sentences.map(({ text }) => baselineFor(name, leastSentences)(text)),
      );
    const own = precisionOf(sentences, odds);
    const [baseline, without] = [ofBaseline(1), ofBaseline(2)];
    const at = scoreSuggested(sentences, odds);
    lines.push(
      `${name.padEnd(18)} ${how.padEnd(16)} ${own.toFixed(4)}   ${baseline.toFixed(4)}  ${without.toFixed(4)}   ${at.share.toFixed(2)}  ${at.precision.toFixed(2)}  ${at.recall.toFixed(2)}`,
    );
    figures[name] = { how, averagePrecision: own, baseline, baselineWithoutSingle: without, suggested: at };
    predictions.push(...sentences.map(({ id }, index) => ({ id, score: odds[index] })));
  };
  for (const { name, sentences } of readSentenceSets(data)) {
    if (name === 'ct24-train') continue;
    if (name === 'policlaim-train')
      judge(name, 'cross-validated', sentences, crossValidateSet(training, 'speeches'));
    else
      judge(
        name,
        'as shipped',
        sentences,
        sentences.map(({ text }) => weighSentence(text, true)),
      );
  }
  const shipped = articles.map(({ text }) => weighSentence(text, true));
  const validated = crossValidateSet(training, 'articles');
  const shown = shipped.filter((odds) => odds >= 0).length;
  const claims = new Set(articles.flatMap((sentence) => sentence.claims)).size;
  const at = scoreSuggested(articles, shipped);
  figures.articles = {
    averagePrecision: precisionOf(articles, shipped),
    crossValidated: precisionOf(articles, validated),
    suggested: at,
    claims,
    claimsSuggested: countClaimsWithin(articles, shipped, shown),
    claimsSuggestedCrossValidated: countClaimsWithin(articles, validated, shown),
  };
  lines.push(
    '',
    `the five articles, of which the signs were learnt: ${precisionOf(articles, shipped).toFixed(4)}, cross-validated by article ${precisionOf(articles, validated).toFixed(4)}`,
    `${shown} of ${articles.length} sentences suggested, precision ${at.precision.toFixed(2)}, recall ${at.recall.toFixed(2)}; ${countClaimsWithin(articles, shipped, shown)} of ${claims} marked claims stand in one, cross-validated ${countClaimsWithin(articles, validated, shown)}`,
  );
  return { report: lines.join('\n'), figures, predictions, problems: [] };
}
