import { join } from 'node:path';
import type { Relation } from '../../src/contract/reading.ts';
import { readingOf } from '../../src/features/index.ts';
import { chancesFrom, type Odds, oddsByRule } from '../../src/match/comparator.ts';
import { featuresOf, type Rarity } from '../../src/match/pair-features.ts';
import { applyRules } from '../../src/match/rules.ts';
import type { Corpus } from '../../src/match/same-point.ts';
import { type View, viewOf } from '../../src/match/side.ts';
import { stemsOf } from '../../src/text/stems.ts';
import { type BoostingOptions, boostTrees, type Tree } from './boosted-trees.ts';
import type { FittedWeights } from './fit.ts';
import { readJsonLines } from './json-lines.ts';
import { foldCount, type PairLabel, type PairSet, pairLabels, readPairSets } from './pair-data.ts';

/** One pair as the fit sees it: its features, what the rules say, and what a person said. */
interface Row {
  readonly set: number;
  readonly pair: number;
  readonly label: PairLabel;
}

/** The pair sets with the features of each pair, column by column. */
export interface PairTable {
  readonly sets: readonly PairSet[];
  readonly features: readonly string[];
  /** By set and feature. */
  readonly columns: readonly (readonly Float32Array[])[];
  /** By set and pair: the log odds of the rules alone. */
  readonly rules: readonly (readonly Odds[])[];
  /** By set and pair: what the rules alone say. */
  readonly relations: readonly (readonly (Relation | null)[])[];
  /** Stems by rarity, level by level. */
  readonly rarities: readonly string[];
}

type Question = 'samePoint' | 'conflict';

/**
 * How much a pair of each set counts. A set answers only the question that its labels ask: fever_symmetric knows no
 * "other", ecbplus_pairs no "differ". Emergent has few pairs of its kind.
 */
const setWeights: Record<Question, Readonly<Record<string, number>>> = {
  samePoint: { vitaminc_real: 1, emergent: 3, ecbplus_pairs: 1 },
  conflict: { vitaminc_real: 1, emergent: 4, fever_symmetric: 4 },
};

const options: BoostingOptions = {
  rounds: 60,
  depth: 5,
  rate: 0.05,
  lambda: 15,
  leastWeight: 25,
  columns: 0.5,
  rows: 0.7,
  seed: 7,
};

/** The pairs belong to no library: all words weigh the same for the rules. */
export const noCorpus: Corpus = { size: 0, documentFrequency: () => 0 };

const views = new Map<string, View>();
/** A passage that is a claim from end to end, without a date or a speaker of its own. */
export function viewOfText(text: string): View {
  let view = views.get(text);
  if (view === undefined) {
    const passage = { text, start: 0, end: text.length };
    const reading = readingOf(passage, { publishedAt: null, language: 'en' });
    view = viewOf({ passage, reading, articleId: null, publishedAt: null, attribution: [] });
    views.set(text, view);
  }
  return view;
}

/** The texts from which it is learnt how rare a word is: of the pairs, and of the claims and articles to be found. */
function readTexts(data: string, sets: readonly PairSet[]): Set<string> {
  const texts = new Set(sets.flatMap(({ pairs }) => pairs.flatMap(({ a, b }) => [a, b])));
  for (const name of ['checkthat_2a', 'checkthat_2b', 'ecbplus']) {
    type Document = { claim: string; title?: string; subtitle?: string };
    for (const { claim, title, subtitle } of readJsonLines<Document>(
      join(data, 'matching', name, 'corpus.jsonl'),
    ))
      for (const text of [claim, title, subtitle]) if (text) texts.add(text);
  }
  return texts;
}

/** The stems of the development texts by rarity: those of one level occur about as often; what is not named is rarer. */
function rarityLevels(data: string, sets: readonly PairSet[]): string[] {
  const counts = new Map<string, number>();
  for (const text of readTexts(data, sets)) {
    for (const stem of new Set(stemsOf(text))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const levels: string[][] = [];
  // Half-octaves from the most frequent stem down to those of a dozen texts.
  const most = Math.max(...counts.values());
  for (const [stem, count] of [...counts].sort(([x], [y]) => (x < y ? -1 : 1))) {
    if (count < 12 || !/^[\p{L}\d]+$/u.test(stem)) continue;
    const level = Math.floor(2 * Math.log2(most / count));
    while (levels.length <= level) levels.push([]);
    levels[level]!.push(stem);
  }
  return levels.map((stems) => stems.join(' '));
}

function rarityFrom(levels: readonly string[]): Rarity {
  const byStem = new Map(
    levels.flatMap((stems, level) => stems.split(' ').map((stem) => [stem, level] as const)),
  );
  return (stem) => (byStem.get(stem) ?? levels.length) / levels.length;
}

/** What the comparator can know of each pair; how rare words are is learnt from the texts below `data`. */
export function readPairTable(data: string, sets: readonly PairSet[]): PairTable {
  const rarities = rarityLevels(data, sets);
  const rarity = rarityFrom(rarities);
  let features: string[] = [];
  const rules: Odds[][] = [];
  const relations: (Relation | null)[][] = [];
  const columns = sets.map(({ pairs }) => {
    let ofSet: Float32Array[] = [];
    const odds: Odds[] = [];
    const said: (Relation | null)[] = [];
    for (const [i, { a, b }] of pairs.entries()) {
      const [source, claim] = [viewOfText(a), viewOfText(b)];
      const { rows, verdict } = applyRules(claim, source, noCorpus);
      const named = featuresOf(claim, source, rows, verdict.relation, rarity);
      odds.push(oddsByRule(named));
      said.push(verdict.relation);
      if (features.length === 0) features = Object.keys(named);
      if (ofSet.length === 0) ofSet = features.map(() => new Float32Array(pairs.length));
      for (const [j, name] of features.entries()) ofSet[j]![i] = named[name]!;
    }
    rules.push(odds);
    relations.push(said);
    return ofSet;
  });
  return { sets, features, columns, rules, relations, rarities };
}

/** Trees for both questions. */
export interface Forests {
  readonly samePoint: readonly Tree[];
  readonly conflict: readonly Tree[];
}

function fitQuestion(table: PairTable, rows: readonly Row[], question: Question): Tree[] {
  const weightOf = (row: Row) => setWeights[question][table.sets[row.set]!.name] ?? 0;
  const asked = rows.filter(
    (row) => weightOf(row) > 0 && (question === 'samePoint' || row.label !== 'other'),
  );
  const isYes = ({ label }: Row) => (question === 'samePoint' ? label !== 'other' : label === 'differ');
  // Each set has its own share of yes and no, which is nobody's merit: the trees begin from it.
  const shares = table.sets.map((_, set) => {
    const ofSet = asked.filter((row) => row.set === set);
    const yes = ofSet.filter(isYes).length;
    return ofSet.length === 0 ? 0 : Math.log(Math.max(yes, 1) / Math.max(ofSet.length - yes, 1));
  });
  return boostTrees(
    table.features.map((_, j) => Float32Array.from(asked, ({ set, pair }) => table.columns[set]![j]![pair]!)),
    Uint8Array.from(asked, (row) => Number(isYes(row))),
    Float32Array.from(asked, weightOf),
    [
      new Float32Array(asked.length),
      Float32Array.from(asked, ({ set, pair }) => shares[set]! + table.rules[set]![pair]![question]),
    ],
    options,
  );
}

/** Fits both forests on the pairs for which `isSeen` holds. */
export function fitForests(table: PairTable, isSeen: (set: number, pair: number) => boolean): Forests {
  const rows = table.sets.flatMap(({ pairs }, set) =>
    pairs.flatMap(({ label }, pair) => (isSeen(set, pair) ? [{ set, pair, label }] : [])),
  );
  return { samePoint: fitQuestion(table, rows, 'samePoint'), conflict: fitQuestion(table, rows, 'conflict') };
}

/** The log odds that forests give a pair, the rules included, before any prior. */
export function oddsOf(table: PairTable, forests: Forests, set: number, pair: number): Odds {
  const sumOf = (trees: readonly Tree[]) => {
    let sum = 0;
    for (const tree of trees) {
      let at = 0;
      while (tree.feature[at]! >= 0) {
        const value = table.columns[set]![tree.feature[at]!]![pair]!;
        at = value < tree.threshold[at]! ? tree.left[at]! : tree.right[at]!;
      }
      sum += tree.value[at]![1]! - tree.value[at]![0]!;
    }
    return sum;
  };
  const rule = table.rules[set]![pair]!;
  return {
    samePoint: rule.samePoint + sumOf(forests.samePoint),
    conflict: rule.conflict + sumOf(forests.conflict),
  };
}

/** A tree in one line: before its children, each node as feature:threshold, leaves as =thousandths. */
function writeTree(tree: Tree, numberOf: (feature: number) => number, at = 0): string {
  if (tree.feature[at]! < 0) return `=${Math.round((tree.value[at]![1]! - tree.value[at]![0]!) * 1000)}`;
  const threshold = Number(tree.threshold[at]!.toPrecision(5));
  const [below, above] = [tree.left[at]!, tree.right[at]!].map((child) => writeTree(tree, numberOf, child));
  return `${numberOf(tree.feature[at]!)}:${threshold} ${below} ${above}`;
}

/** One number a label, in the order of `pairLabels`: what is added to its log chance before the largest is taken. */
export type Prior = readonly [number, number, number];

const logChances = (odds: Odds) => {
  const { agree, differ, other } = chancesFrom(odds);
  return [agree, differ, other].map((chance) => Math.log(Math.max(chance, 1e-12)));
};

/** The label with the largest chance among those that occur in the set. */
export function labelOf(odds: Odds, prior: Prior, labels: readonly PairLabel[]): PairLabel {
  const logs = logChances(odds);
  const scoreOf = (label: PairLabel) => logs[pairLabels.indexOf(label)]! + prior[pairLabels.indexOf(label)]!;
  return labels.reduce((best, label) => (scoreOf(label) > scoreOf(best) ? label : best));
}

/** The chances of a set's labels under a prior, summing to 1. */
export function chancesOf(odds: Odds, prior: Prior, labels: readonly PairLabel[]): number[] {
  const logs = logChances(odds);
  const raised = labels.map((label) => {
    const at = pairLabels.indexOf(label);
    return Math.exp(logs[at]! + prior[at]!);
  });
  const total = raised.reduce((x, y) => x + y, 0);
  return raised.map((value) => value / total);
}

interface Judged {
  readonly odds: Odds;
  readonly label: PairLabel;
}

/** The prior under which the labels as given are likeliest: what probabilities are shown with. */
export function fitPriorByLikelihood(judged: readonly Judged[], labels: readonly PairLabel[]): Prior {
  const prior: [number, number, number] = [0, 0, 0];
  for (let step = 0; step < 60; step++) {
    const expected = labels.map(() => 0);
    for (const { odds } of judged)
      for (const [i, chance] of chancesOf(odds, prior, labels).entries()) expected[i]! += chance;
    for (const [i, label] of labels.entries()) {
      const seen = judged.filter((pair) => pair.label === label).length;
      prior[pairLabels.indexOf(label)]! += Math.log(Math.max(seen, 0.5) / Math.max(expected[i]!, 0.5));
    }
  }
  return prior;
}

/** Right answers: their share, and the mean of the labels' F1. */
export function scoreLabels(
  gold: readonly PairLabel[],
  said: readonly PairLabel[],
  labels: readonly PairLabel[],
) {
  const perLabel = labels.map((label) => {
    const claimed = said.filter((other) => other === label).length;
    const wanted = gold.filter((other) => other === label).length;
    const right = gold.filter((other, i) => other === label && said[i] === label).length;
    return {
      label,
      precision: claimed === 0 ? null : right / claimed,
      recall: right / Math.max(1, wanted),
      f1: (2 * right) / Math.max(1, claimed + wanted),
    };
  });
  return {
    accuracy: gold.filter((label, i) => label === said[i]).length / gold.length,
    macroF1: perLabel.reduce((sum, { f1 }) => sum + f1, 0) / labels.length,
    perLabel,
  };
}

/** The prior under which most answers are right, by their share and by their macro-F1: a climb from a coarse grid. */
export function fitPriorByScore(judged: readonly Judged[], labels: readonly PairLabel[]): Prior {
  const gold = judged.map(({ label }) => pairLabels.indexOf(label));
  const logs = judged.map(({ odds }) => logChances(odds));
  const indexes = labels.map((label) => pairLabels.indexOf(label));
  const rightnessOf = (prior: readonly number[]) => {
    const right = [0, 0, 0];
    const counts = [0, 0, 0];
    for (const [i, log] of logs.entries()) {
      let best = indexes[0]!;
      for (const k of indexes) if (log[k]! + prior[k]! > log[best]! + prior[best]!) best = k;
      counts[best]! += 1;
      counts[gold[i]!]! += 1;
      if (best === gold[i]) right[best]! += 1;
    }
    const f1 =
      indexes.reduce((sum, k) => sum + (2 * right[k]!) / Math.max(1, counts[k]!), 0) / indexes.length;
    return f1 + (0.3 * (right[0]! + right[1]! + right[2]!)) / logs.length;
  };
  const free = indexes.slice(1);
  const grid = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  let prior: [number, number, number] = [0, 0, 0];
  let most = Number.NEGATIVE_INFINITY;
  for (const x of grid) {
    for (const y of free.length > 1 ? grid : [0]) {
      const candidate: [number, number, number] = [0, 0, 0];
      candidate[free[0]!] = x;
      if (free.length > 1) candidate[free[1]!] = y;
      const value = rightnessOf(candidate);
      if (value > most) [most, prior] = [value, candidate];
    }
  }
  for (let step = 0.5; step > 0.04; step /= 2) {
    for (let round = 0; round < 3; round++) {
      for (const k of free) {
        for (const change of [step, -step]) {
          prior[k]! += change;
          const value = rightnessOf(prior);
          if (value > most + 1e-9) most = value;
          else prior[k]! -= change;
        }
      }
    }
  }
  return prior;
}

/** The same pairs with source and claim exchanged. */
export function turnPairs(sets: readonly PairSet[]): PairSet[] {
  return sets.map((set) => ({ ...set, pairs: set.pairs.map((pair) => ({ ...pair, a: pair.b, b: pair.a })) }));
}

/** For each pair the odds of forests that saw nothing of its fold, of each table of the same pairs. */
export function crossValidate(table: PairTable, ...others: readonly PairTable[]): Odds[][][] {
  const tables = [table, ...others];
  const found = tables.map(({ sets }) => sets.map(({ pairs }) => new Array<Odds>(pairs.length)));
  for (let fold = 0; fold < foldCount; fold++) {
    const forests = fitForests(table, (set, pair) => table.sets[set]!.folds[pair] !== fold);
    for (const [set, { pairs, folds }] of table.sets.entries())
      for (const pair of pairs.keys())
        if (folds[pair] === fold)
          for (const [t, other] of tables.entries())
            found[t]![set]![pair] = oddsOf(other, forests, set, pair);
  }
  return found;
}

/** The relations whose confidence is fitted, and the label that a person would have given. */
export const fittedRelations = { agrees: 'agree', differs: 'differ', discusses: 'other' } as const;

/** One pair of which the rules say a relation: its log odds by the comparator, and whether the relation is right. */
export interface Ruled {
  readonly relation: keyof typeof fittedRelations;
  readonly odds: number;
  readonly isRight: boolean;
  readonly set: number;
  readonly fold: number;
}

/** The pairs of which the rules say a relation, asked both ways as the program asks them. */
export function listRuled(
  table: PairTable,
  both: readonly (readonly (readonly Odds[])[])[],
  prior: Odds,
): Ruled[] {
  return table.sets.flatMap(({ pairs, folds, labels }, set) =>
    pairs.flatMap(({ label }, pair) => {
      const relation = table.relations[set]![pair];
      if (relation !== 'agrees' && relation !== 'differs' && relation !== 'discusses') return [];
      const wanted = fittedRelations[relation];
      if (!labels.includes(wanted)) return [];
      const mean = (question: Question) =>
        both.reduce((sum, odds) => sum + odds[set]![pair]![question], 0) / both.length + prior[question];
      const chance = chancesFrom({ samePoint: mean('samePoint'), conflict: mean('conflict') })[wanted];
      const odds = Math.log(chance / (1 - chance));
      return [{ relation, odds, isRight: label === wanted, set, fold: folds[pair]! }];
    }),
  );
}

/** The line through the log odds under which the answers are likeliest (Platt 1999); every set counts the same. */
export function fitLine(ruled: readonly Ruled[]): { at: number; slope: number } {
  const sizes = new Map<number, number>();
  for (const { set } of ruled) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  let [at, slope] = [0, 1];
  for (let step = 0; step < 3000; step++) {
    let [byAt, bySlope] = [0, 0];
    for (const { odds, isRight, set } of ruled) {
      const miss = (Number(isRight) - 1 / (1 + Math.exp(-at - slope * odds))) / sizes.get(set)!;
      byAt += miss;
      bySlope += miss * odds;
    }
    at += (0.5 * byAt) / sizes.size;
    slope += (0.1 * bySlope) / sizes.size;
  }
  return { at: Math.round(at * 1000) / 1000, slope: Math.round(slope * 1000) / 1000 };
}

/** The rarity of stems and the comparator's forests, fitted on all development pairs. */
export function fitPairs(data: string): FittedWeights[] {
  const sets = readPairSets(data);
  const table = readPairTable(data, sets);
  const turned = readPairTable(data, turnPairs(sets));
  const forests = fitForests(table, () => true);
  const used = [
    ...new Set(
      [...forests.samePoint, ...forests.conflict].flatMap(({ feature }) => feature.filter((f) => f >= 0)),
    ),
  ].sort((x, y) => x - y);
  const numberOf = (feature: number) => used.indexOf(feature);
  const [validated, back] = crossValidate(table, turned) as [Odds[][], Odds[][]];
  const prior = fitCommonPrior(table, validated);
  const ruled = listRuled(table, [validated, back], prior);
  const lineOf = (relation: Ruled['relation']) => fitLine(ruled.filter((pair) => pair.relation === relation));
  const judgedIn = (set: number) =>
    table.sets[set]!.pairs.map(({ label }, pair) => ({ label, odds: validated[set]![pair]! }));
  const round = (prior: Prior) => prior.map((value) => Math.round(value * 1000) / 1000);
  const priors = table.sets.map(({ labels }, set) => round(fitPriorByScore(judgedIn(set), labels)));
  return [
    {
      name: 'rarity',
      comment: [
        'Stems of the development texts by how often they occur, the most frequent first, half an octave a level. A',
        'stem that is not named here is as rare as any.',
      ],
      value: table.rarities,
    },
    {
      name: 'comparator',
      comment: [
        'Two forests of boosted trees over the features of pair-features.ts, on top of the rules in comparator.ts. A',
        'tree is written before its children: feature:threshold, below first; leaves as =log odds in thousandths.',
        '`prior` is what a pair of any kind begins from; `confidence` turns a chance into how often a relation of the',
        'rules is right; `priors` hold for the sets that the benchmark judges, one',
        'number for agree, differ and other, fitted by cross-validation. What all this gives is printed by',
        '`npm run bench -- pairs`. `fittedOn` tells the pairs that these were fitted on.',
      ],
      value: {
        features: used.map((feature) => table.features[feature]!),
        prior,
        confidence: { agrees: lineOf('agrees'), differs: lineOf('differs'), discusses: lineOf('discusses') },
        priors: Object.fromEntries(table.sets.map(({ name }, set) => [name, priors[set]!])),
        fittedOn: Object.fromEntries(table.sets.map(({ name, fingerprint }) => [name, fingerprint])),
        samePoint: forests.samePoint.map((tree) => writeTree(tree, numberOf)),
        conflict: forests.conflict.map((tree) => writeTree(tree, numberOf)),
      },
    },
  ];
}

/** What both questions begin from where nothing is known of the kind of text: the mean over the sets that ask them. */
function fitCommonPrior(table: PairTable, validated: readonly (readonly Odds[])[]): Odds {
  const shiftFor = (question: Question) => {
    const shifts = table.sets.flatMap(({ name, pairs }, set) => {
      if (setWeights[question][name] === undefined) return [];
      const asked = pairs.flatMap(({ label }, pair) =>
        question === 'samePoint' || label !== 'other'
          ? [{ label, odds: validated[set]![pair]![question] }]
          : [],
      );
      const yes = asked.filter(({ label }) =>
        question === 'samePoint' ? label !== 'other' : label === 'differ',
      );
      let shift = 0;
      for (let step = 0; step < 100; step++) {
        const expected = asked.reduce((sum, { odds }) => sum + 1 / (1 + Math.exp(-odds - shift)), 0);
        shift += Math.log(yes.length / expected);
      }
      return [shift];
    });
    return Math.round((shifts.reduce((x, y) => x + y, 0) / shifts.length) * 1000) / 1000;
  };
  return { samePoint: shiftFor('samePoint'), conflict: shiftFor('conflict') };
}
