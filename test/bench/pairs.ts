import { join } from 'node:path';
import { hedgingWords, refutingWords } from '../../src/features/lexicon.ts';
import type { Odds } from '../../src/match/comparator.ts';
import { judgeClaim } from '../../src/match/comparator.ts';
import { applyRules } from '../../src/match/rules.ts';
import { matchValues } from '../../src/match/value-match.ts';
import { comparator } from '../../src/match/weights.ts';
import type { BenchResult } from './bench.ts';
import {
  chancesOf,
  crossValidate,
  fitForests,
  fitLine,
  fitPriorByLikelihood,
  fitPriorByScore,
  labelOf,
  listRuled,
  noCorpus,
  oddsOf,
  type PairTable,
  type Prior,
  readPairTable,
  scoreLabels,
  turnPairs,
  viewOfText,
} from './fit-pairs.ts';
import { foldCount, type LabelledPair, type PairLabel, type PairSet, readPairSets } from './pair-data.ts';

/** A simple method for each set, with the figures it was recorded with: a run in which it comes out elsewhere is void. */
const baselines: Record<
  string,
  { what: string; accuracy: number; macroF1: number; judge(pair: LabelledPair): PairLabel }
> = {
  vitaminc_real: {
    what: 'comparators and figures, else words shared',
    accuracy: 0.679,
    macroF1: 0.633,
    judge: (pair) => judgeByFigures(pair, 0.55, 'other'),
  },
  emergent: {
    what: 'words that doubt or hedge',
    accuracy: 0.759,
    macroF1: 0.754,
    judge: judgeByCues,
  },
  fever_symmetric: {
    what: 'comparators and figures, else words shared',
    accuracy: 0.671,
    macroF1: 0.67,
    judge: (pair) => judgeByFigures(pair, 0.7, 'differ'),
  },
  ecbplus_pairs: {
    what: 'flat Jaccard, one threshold',
    accuracy: 0.733,
    macroF1: 0.72,
    judge: ({ a, b }) => (jaccard(stemSet(a), stemSet(b)) >= 0.0976 ? 'agree' : 'other'),
  },
};

const tolerance = 0.005;

const stemSet = (text: string) => new Set(viewOfText(text).reading.stems);
const countShared = (x: ReadonlySet<string>, y: ReadonlySet<string>) =>
  [...x].filter((stem) => y.has(stem)).length;
function jaccard(x: ReadonlySet<string>, y: ReadonlySet<string>): number {
  const shared = countShared(x, y);
  return shared / Math.max(1, x.size + y.size - shared);
}

function judgeByFigures({ a, b }: LabelledPair, threshold: number, unlike: PairLabel): PairLabel {
  const [source, claim] = [viewOfText(a), viewOfText(b)];
  const { numbers, dates } = matchValues(claim, source);
  if (numbers.some(({ relation }) => relation === 'apart' || relation === 'touching')) return 'differ';
  const negations = ({ tokens }: typeof source) =>
    tokens.filter(({ word }) => /^(?:not|no|never|without|nor|neither|none)$|n't$/.test(word)).length;
  if ((negations(source) + negations(claim)) % 2 === 1) return 'differ';
  const areHeld = (matches: typeof numbers) =>
    matches.length > 0 && matches.every(({ relation }) => relation === 'equal' || relation === 'inside');
  if (areHeld(numbers) || areHeld(dates)) return 'agree';
  const stems = stemSet(b);
  return countShared(stems, stemSet(a)) / Math.max(1, stems.size) >= threshold ? 'agree' : unlike;
}

function judgeByCues({ a, b }: LabelledPair): PairLabel {
  const isOneOf = (test: (text: string) => boolean) => test(a) !== test(b);
  const has = (text: string, words: ReadonlySet<string>) =>
    viewOfText(text).tokens.some(({ stem, word }) => words.has(stem) || words.has(word));
  const refutes = (text: string) =>
    has(text, refutingWords) || viewOfText(text).tokens.some(({ word }) => /^not$|n't$/.test(word));
  if (isOneOf(refutes)) return 'differ';
  return isOneOf((text) => has(text, hedgingWords) || text.includes('?')) ? 'other' : 'agree';
}

const percent = (share: number | null) => (share === null ? '   –' : share.toFixed(3));

/** The labels of a set when each fold is judged with the prior of the other folds. */
function labelByFolds({ pairs, labels, folds }: PairSet, odds: readonly Odds[]): PairLabel[] {
  const said = new Array<PairLabel>(pairs.length);
  for (let fold = 0; fold < foldCount; fold++) {
    const others = pairs.flatMap(({ label }, i) => (folds[i] === fold ? [] : [{ label, odds: odds[i]! }]));
    const prior = fitPriorByScore(others, labels);
    for (const i of pairs.keys()) if (folds[i] === fold) said[i] = labelOf(odds[i]!, prior, labels);
  }
  return said;
}

interface Chance {
  readonly chance: number;
  readonly isRight: boolean;
  readonly isDiffer: boolean;
}

/** The chance of the likeliest label of each pair, under the likeliest prior of the other folds. */
function chancesByFolds({ pairs, labels, folds }: PairSet, odds: readonly Odds[]): Chance[] {
  const found: Chance[] = [];
  for (let fold = 0; fold < foldCount; fold++) {
    const others = pairs.flatMap(({ label }, i) => (folds[i] === fold ? [] : [{ label, odds: odds[i]! }]));
    const prior = fitPriorByLikelihood(others, labels);
    for (const [i, { label }] of pairs.entries()) {
      if (folds[i] !== fold) continue;
      const chances = chancesOf(odds[i]!, prior, labels);
      const best = chances.indexOf(Math.max(...chances));
      found.push({
        chance: chances[best]!,
        isRight: labels[best] === label,
        isDiffer: labels[best] === 'differ',
      });
    }
  }
  return found;
}

/** Expected calibration error over ten bins of equal width (Guo et al. 2017), with the bins. */
function calibrate(chances: readonly Chance[]) {
  const bins = Array.from({ length: 10 }, (_, bin) => {
    const inside = chances.filter(({ chance }) => Math.min(9, Math.floor(chance * 10)) === bin);
    const mean = (values: readonly number[]) =>
      values.reduce((x, y) => x + y, 0) / Math.max(1, values.length);
    return {
      from: bin / 10,
      pairs: inside.length,
      said: mean(inside.map(({ chance }) => chance)),
      right: mean(inside.map(({ isRight }) => Number(isRight))),
    };
  });
  const error = bins.reduce(
    (sum, bin) => sum + (bin.pairs / chances.length) * Math.abs(bin.said - bin.right),
    0,
  );
  return { error, bins };
}

/** Of the pairs that are called "differ" with a chance of at least .8: how many there are, how many are right. */
function precisionOfDiffer(chances: readonly Chance[]) {
  const said = chances.filter(({ isDiffer, chance }) => isDiffer && chance >= 0.8);
  return {
    said: said.length,
    precision: said.length === 0 ? null : said.filter(({ isRight }) => isRight).length / said.length,
  };
}

/** What the comparator as shipped says of pairs that it was not fitted on; of a kind it does not know, with its common prior. */
function judgeAsShipped({ name, pairs, labels }: PairSet): PairLabel[] {
  const prior = (comparator.priors as Record<string, Prior>)[name];
  const common = prior ? { samePoint: 0, conflict: 0 } : comparator.prior;
  return pairs.map(({ a, b }) => {
    const [source, claim] = [viewOfText(a), viewOfText(b)];
    const { rows, verdict } = applyRules(claim, source, noCorpus);
    const odds = judgeClaim(claim, source, rows, verdict.relation);
    const shifted = {
      samePoint: odds.samePoint + common.samePoint,
      conflict: odds.conflict + common.conflict,
    };
    return labelOf(shifted, prior ?? [0, 0, 0], labels);
  });
}

function leaveSetsOut(table: PairTable): Odds[][] {
  return table.sets.map(({ pairs }, left) => {
    const forests = fitForests(table, (set) => set !== left);
    return pairs.map((_, pair) => oddsOf(table, forests, left, pair));
  });
}

/**
 * Four sets of judged pairs: what one comparator with one set of weights says of them by five-fold
 * cross-validation, and with each set left out of all fitting; the only number of a set's own is one prior a
 * label. Of pairs that the shipped weights were not fitted on, the answers of the shipped weights. Reads
 * `data`/data/matching/pairs.
 */
export function benchPairs(data: string): BenchResult {
  const sets = readPairSets(join(data, 'data'));
  const fittedOn = comparator.fittedOn as Record<string, string>;
  const isKnown = sets.every(({ name, fingerprint }) => fittedOn[name] === fingerprint);
  const table = isKnown ? readPairTable(join(data, 'data'), sets) : null;
  const lines: string[] = [];
  const problems: string[] = [];
  const figures: Record<string, unknown> = { suite: 'pairs', isKnown };
  const predictions: object[] = [];
  const show = (name: string, { accuracy, macroF1, perLabel }: ReturnType<typeof scoreLabels>) =>
    lines.push(
      `${name.padEnd(34)} ${percent(accuracy)}  ${percent(macroF1)}   ${perLabel
        .map(({ label, precision, recall }) => `${label} ${percent(precision)}/${percent(recall)}`)
        .join('  ')}`,
    );
  lines.push(`${''.padEnd(34)} accuracy, macro-F1, precision/recall by label`);

  const turned = table && readPairTable(join(data, 'data'), turnPairs(sets));
  const [validated, back] = table && turned ? crossValidate(table, turned) : [null, null];
  const leftOut = table && leaveSetsOut(table);
  const allChances: Chance[] = [];
  for (const [set, pairSet] of sets.entries()) {
    const { name, pairs, labels } = pairSet;
    const gold = pairs.map(({ label }) => label);
    const baseline = baselines[name];
    const floor = baseline && scoreLabels(gold, pairs.map(baseline.judge), labels);
    lines.push('', `${name}, ${pairs.length} pairs`);
    if (baseline && floor) {
      show(`baseline: ${baseline.what}`.slice(0, 34), floor);
      const { accuracy, macroF1 } = baseline;
      const isOff =
        Math.abs(floor.accuracy - accuracy) > tolerance || Math.abs(floor.macroF1 - macroF1) > tolerance;
      if (isKnown && isOff)
        problems.push(
          `${name}: the baseline gives ${percent(floor.accuracy)} / ${percent(floor.macroF1)}, not ${accuracy} / ${macroF1}: this run is void.`,
        );
    }
    const said = validated ? labelByFolds(pairSet, validated[set]!) : judgeAsShipped(pairSet);
    const score = scoreLabels(gold, said, labels);
    show(validated ? 'comparator, cross-validated' : 'comparator, as shipped', score);
    predictions.push(...pairs.map(({ id }, i) => ({ id, set: name, label: said[i] })));
    const ofSet: Record<string, unknown> = {
      ...(floor && { baseline: summary(floor) }),
      comparator: summary(score),
    };
    if (table && validated && leftOut) {
      const rules = scoreLabels(gold, labelByFolds(pairSet, table.rules[set]!), labels);
      show('rules alone, nothing fitted', rules);
      const left = scoreLabels(gold, labelByFolds(pairSet, leftOut[set]!), labels);
      show('this set left out of all fitting', left);
      const chances = chancesByFolds(pairSet, validated[set]!);
      allChances.push(...chances);
      const differ = precisionOfDiffer(chances);
      const { error } = calibrate(chances);
      lines.push(
        `“differ” at .8 and above: ${differ.said} pairs, precision ${percent(differ.precision)}; expected calibration error ${percent(error)}`,
        `prior for agree, differ, other: ${(comparator.priors as Record<string, Prior>)[name]?.join(', ')}`,
      );
      Object.assign(ofSet, {
        rules: summary(rules),
        leftOut: summary(left),
        differ,
        calibrationError: error,
      });
    }
    figures[name] = ofSet;
  }
  if (table && validated && back) {
    const ruled = listRuled(table, [validated, back], comparator.prior);
    const shown = ruled.map((pair) => {
      const others = ruled.filter(({ relation, fold }) => relation === pair.relation && fold !== pair.fold);
      return { pair, others };
    });
    const lines5 = new Map<string, ReturnType<typeof fitLine>>();
    const confidences = shown.map(({ pair, others }) => {
      const key = `${pair.relation} ${pair.fold}`;
      const line = lines5.get(key) ?? fitLine(others);
      lines5.set(key, line);
      const chance = 1 / (1 + Math.exp(-line.at - line.slope * pair.odds));
      return {
        chance,
        isRight: pair.isRight,
        isDiffer: pair.relation === 'differs',
        relation: pair.relation,
        set: pair.set,
      };
    });
    lines.push(
      '',
      'what the program says, rules first: relation, set, pairs, right; and from a confidence of .8 on',
    );
    for (const relation of ['agrees', 'differs', 'discusses'] as const) {
      for (const [set, { name }] of sets.entries()) {
        const said = confidences.filter((pair) => pair.relation === relation && pair.set === set);
        if (said.length === 0) continue;
        const sure = said.filter(({ chance }) => chance >= 0.8);
        const share = (pairs: typeof said) =>
          pairs.length === 0 ? null : pairs.filter(({ isRight }) => isRight).length / pairs.length;
        lines.push(
          `${relation.padEnd(10)} ${name.padEnd(18)} ${String(said.length).padStart(5)} ${percent(share(said))}   ${String(sure.length).padStart(5)} ${percent(share(sure))}`,
        );
        figures[`${relation} ${name}`] = {
          said: said.length,
          precision: share(said),
          sure: sure.length,
          surePrecision: share(sure),
        };
      }
    }
    const shownError = calibrate(confidences).error;
    lines.push(`expected calibration error of the confidence as shown: ${percent(shownError)}`);
    figures.confidenceError = shownError;
    const { error, bins } = calibrate(allChances);
    lines.push('', `calibration, all sets: expected error ${percent(error)}`, 'chance said   pairs   right');
    for (const { pairs, said, right } of bins)
      if (pairs > 0)
        lines.push(`${percent(said).padStart(11)} ${String(pairs).padStart(7)}   ${percent(right)}`);
    figures.calibrationError = error;
  }
  return { report: lines.join('\n'), figures, predictions, problems };
}

function summary({ accuracy, macroF1, perLabel }: ReturnType<typeof scoreLabels>) {
  return {
    accuracy,
    macroF1,
    differPrecision: perLabel.find(({ label }) => label === 'differ')?.precision ?? null,
  };
}
