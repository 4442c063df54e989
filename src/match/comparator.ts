import type { Relation } from '../contract/reading.ts';
import { featuresOf } from './pair-features.ts';
import { rarityInNews } from './rarity.ts';
import type { Row } from './row.ts';
import type { View } from './side.ts';
import { thresholds } from './thresholds.ts';
import { comparator } from './weights.ts';

/** How likely it is that one passage bears out, contradicts or leaves open what another says; the three sum to 1. */
export interface Chances {
  readonly agree: number;
  readonly differ: number;
  readonly other: number;
}

/** The two questions behind the chances, as log odds: is it the same point; if it is, do the two contradict? */
export interface Odds {
  readonly samePoint: number;
  readonly conflict: number;
}

interface Node {
  /** By its place among the weights' features. */
  readonly feature: number;
  readonly threshold: number;
  readonly below: Node | number;
  readonly above: Node | number;
}

/** A tree as it is written in the weights: before its children, each node as feature and threshold, leaves as =value. */
function readTree(written: string): Node | number {
  const parts = written.split(' ');
  let at = 0;
  const next = (): Node | number => {
    const part = parts[at++]!;
    if (part.startsWith('=')) return Number(part.slice(1)) / 1000;
    const [feature, threshold] = part.split(':');
    return { feature: Number(feature), threshold: Number(threshold), below: next(), above: next() };
  };
  return next();
}

const forests = {
  samePoint: comparator.samePoint.map(readTree),
  conflict: comparator.conflict.map(readTree),
};

/** The sum of a forest's leaves for one pair. @param features in the order of the weights' features */
function sumTrees(trees: readonly (Node | number)[], features: Float64Array): number {
  let sum = 0;
  for (const tree of trees) {
    let node = tree;
    while (typeof node !== 'number')
      node = features[node.feature]! < node.threshold ? node.below : node.above;
    sum += node;
  }
  return sum;
}

/**
 * What can be said before anything is fitted: hand-set log odds from a few features, so that the answer carries to
 * kinds of text that nothing was fitted on; what they give alone is printed by `npm run bench -- pairs`. In headlines a word that doubts or keeps its distance ("hoax", "reportedly") says
 * more, and shared words less, than in sentences.
 */
export function oddsByRule(features: Readonly<Record<string, number>>): Odds {
  const f = (name: string) => features[name]!;
  const isHeadline = f('form.headline') === 2;
  const stance = f('cue.sourceStance');
  const samePoint =
    2.5 * (Math.min(isHeadline ? 0.35 : 1, f('cover.weighted')) - 0.6) +
    6 * (Math.min(0.4, Math.sqrt(f('cover.flat'))) - 0.3) -
    (isHeadline ? 0.1 : 0.4) * Math.min(2, f('name.missing')) -
    0.6 * Math.min(2, f('number.alone')) -
    0.4 * Math.min(2, f('date.alone')) -
    (stance === 1 ? (isHeadline ? 2.5 : 0.3) : 0) +
    (isHeadline && stance === 2 ? 1 : 0);
  const saysAlike = f('rule.agrees');
  const saysAgainst = f('rule.differs') + f('rule.partly');
  const areAllHeld = f('number.count') > 0 && f('number.held') === f('number.count');
  const byWords =
    (f('number.touching') > 0 ? 2.2 : 0) +
    (f('number.apart') > 0 ? (f('number.apartScore') > 2 ? 2.2 : 1) : 0) +
    (f('date.apart') > 0 ? 1.2 : 0) +
    (f('against.opposedFree') > 0 ? 1.2 : 0) +
    (f('against.class') > 0 ? 0.8 : 0) +
    (f('negation.turnedShare') > 0.3 ? 1.2 : 0) +
    (f('slot.name') > 0 ? 0.6 : 0) -
    (areAllHeld ? 0.8 : 0) -
    (f('cover.weighted') - 0.7);
  const conflict = isHeadline ? 0.3 * byWords + (stance === 2 ? 2.4 : -0.8) : byWords;
  return {
    samePoint: samePoint + saysAgainst,
    conflict: conflict + 2.5 * saysAgainst - 0.5 * saysAlike,
  };
}

/** The chances that two log odds come to. */
export function chancesFrom({ samePoint, conflict }: Odds): Chances {
  const same = 1 / (1 + Math.exp(-samePoint));
  const against = 1 / (1 + Math.exp(-conflict));
  return { agree: same * (1 - against), differ: same * against, other: 1 - same };
}

/**
 * How far a source bears out a claim, as log odds before any prior. `rows` and `relation` are what the rules say of
 * the two, either way round.
 */
export function judgeClaim(claim: View, source: View, rows: readonly Row[], relation: Relation | null): Odds {
  const features = featuresOf(claim, source, rows, relation, rarityInNews);
  const rule = oddsByRule(features);
  const vector = Float64Array.from(comparator.features, (name) => features[name]!);
  return {
    samePoint: rule.samePoint + sumTrees(forests.samePoint, vector),
    conflict: rule.conflict + sumTrees(forests.conflict, vector),
  };
}

/**
 * The chances of two claims of equal standing: both ways are asked and the odds averaged, so that the order of the
 * two says nothing. With the prior that the fit gives for a pair that the rules speak of.
 */
export function judgePair(a: View, b: View, rows: readonly Row[], relation: Relation | null): Chances {
  const [there, back] = [judgeClaim(a, b, rows, relation), judgeClaim(b, a, rows, relation)];
  return chancesFrom({
    samePoint: (there.samePoint + back.samePoint) / 2 + comparator.prior.samePoint,
    conflict: (there.conflict + back.conflict) / 2 + comparator.prior.conflict,
  });
}

/**
 * How often a relation that the rules say is right, where the comparator gives these chances: one line a relation,
 * fitted on the development pairs of which the rules say it (Platt 1999).
 */
export function confidenceOf(relation: Relation, chances: Chances): number {
  if (relation === 'repeats') return thresholds.repeatsConfidence;
  const { agrees, differs, discusses } = comparator.confidence;
  const [line, chance] =
    relation === 'agrees'
      ? [agrees, chances.agree]
      : relation === 'discusses' || relation === 'unrelated'
        ? [discusses, chances.other]
        : [differs, chances.differ];
  return 1 / (1 + Math.exp(-line.at - line.slope * Math.log(chance / (1 - chance))));
}
