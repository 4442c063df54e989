import type { Relation } from '../contract/reading.ts';
import { absoluteWords, confirmingWords, hedgingWords, refutingWords } from '../features/lexicon.ts';
import { classOf, oppositesOf } from '../features/opposites.ts';
import { longestRun } from '../text/runs.ts';
import { type Alignment, alignWords } from './alignment.ts';
import type { Row } from './row.ts';
import type { View } from './side.ts';
import { matchValues, type ValueMatch } from './value-match.ts';

/** From 0 to 1: how rare a stem is in news. */
export type Rarity = (stem: string) => number;

/** A word of the claim without a counterpart, and the word that stands in its place in the source. */
interface Slot {
  readonly claim: number;
  readonly source: number;
  readonly kind: 'name' | 'number' | 'word';
  readonly isOpposed: boolean;
  readonly isOfOneClass: boolean;
}

const tokenOf = (view: View, at: number) => view.tokens[view.content[at]!]!;
const isName = (view: View, at: number) => view.isName[view.content[at]!] === 1;
const isNumber = (view: View, at: number) => view.isNumber[view.content[at]!] === 1;

function findSlots(claim: View, source: View, { to, isUsed }: Alignment): Slot[] {
  const slots: Slot[] = [];
  const size = claim.content.length;
  for (let i = 0; i < size; i++) {
    if (to[i]! >= 0) continue;
    let left = i - 1;
    while (left >= 0 && i - left <= 3 && to[left]! < 0) left -= 1;
    let right = i + 1;
    while (right < size && right - i <= 3 && to[right]! < 0) right += 1;
    const from = left >= 0 && i - left <= 3 ? to[left]! : -1;
    const until = right < size && right - i <= 3 ? to[right]! : -1;
    const places: number[] = [];
    if (from >= 0 && until > from && until - from <= 6) for (let k = from + 1; k < until; k++) places.push(k);
    else {
      if (from >= 0) for (let k = from + 1; k <= from + 3; k++) places.push(k);
      if (until >= 0) for (let k = until - 3; k < until; k++) places.push(k);
    }
    const token = tokenOf(claim, i);
    const kind = isNumber(claim, i) ? 'number' : isName(claim, i) ? 'name' : 'word';
    let best: Slot | null = null;
    let most = -1;
    for (const k of places) {
      if (k < 0 || k >= source.content.length || isUsed[k] === 1) continue;
      if (isNumber(source, k) !== (kind === 'number')) continue;
      const isOfOneKind = isName(source, k) === isName(claim, i);
      if (kind === 'name' && !isOfOneKind) continue;
      const stem = tokenOf(source, k).stem;
      const isOpposed = oppositesOf(token.stem).has(stem);
      const isOfOneClass = classOf(token.stem) !== null && classOf(token.stem) === classOf(stem);
      const score = (isOfOneKind ? 1 : 0) + (isOpposed ? 2 : 0) + (isOfOneClass ? 2 : 0);
      if (score > most) {
        most = score;
        best = { claim: i, source: k, kind, isOpposed, isOfOneClass };
      }
    }
    if (best !== null) slots.push(best);
  }
  return slots;
}

const sum = (numbers: readonly number[]) => numbers.reduce((x, y) => x + y, 0);

function countWords(view: View, words: ReadonlySet<string>, most: number): number {
  let found = 0;
  for (let i = view.from; i < view.to; i++) {
    const { stem, word } = view.tokens[i]!;
    if (words.has(stem) || words.has(word)) found += 1;
  }
  return Math.min(most, found);
}

function lengthOfCommonSubsequence(a: readonly string[], b: readonly string[]): number {
  let previous = new Uint16Array(b.length + 1);
  for (const item of a) {
    const current = new Uint16Array(b.length + 1);
    for (let j = 0; j < b.length; j++)
      current[j + 1] = b[j] === item ? previous[j]! + 1 : Math.max(previous[j + 1]!, current[j]!);
    previous = current;
  }
  return previous[b.length]!;
}

/** Words at the front of a claim that name its subject. */
function leadOf(view: View): number {
  let lead = 0;
  while (lead < view.content.length && isName(view, lead) && (lead === 0 || isNextTo(view, lead))) lead += 1;
  return lead;
}
const isNextTo = (view: View, at: number) => view.content[at]! - view.content[at - 1]! <= 2;

function addValueFeatures(
  features: Record<string, number>,
  name: string,
  matches: readonly ValueMatch[],
  sourceCount: number,
): void {
  const of = (...relations: ValueMatch['relation'][]) =>
    matches.filter(({ relation }) => relations.includes(relation));
  const held = of('equal', 'inside', 'rounded');
  const apart = of('apart').sort((x, y) => y.score - x.score);
  const [worst] = apart;
  const weakest = [...held].sort((x, y) => x.score - y.score)[0];
  features[`${name}.count`] = matches.length;
  features[`${name}.sourceCount`] = Math.min(6, sourceCount);
  features[`${name}.held`] = held.length;
  features[`${name}.equal`] = of('equal').length;
  features[`${name}.loose`] = of('around', 'overlap').length;
  features[`${name}.touching`] = of('touching').length;
  features[`${name}.looseRatio`] = Math.max(-1, ...of('around', 'overlap').map(({ ratio }) => ratio));
  features[`${name}.apart`] = apart.length;
  features[`${name}.alone`] = of(null).length;
  features[`${name}.verdict`] =
    matches.length === 0 ? 0 : apart.length > 0 ? -1 : held.length === matches.length ? 1 : 0.3;
  features[`${name}.apartScore`] = worst?.score ?? -4;
  features[`${name}.apartUnit`] = worst ? Number(worst.hasUnit) : -1;
  features[`${name}.apartRatio`] = worst?.ratio ?? -1;
  features[`${name}.apartMargin`] = worst?.margin ?? -1;
  features[`${name}.apartContext`] = worst?.context ?? -1;
  features[`${name}.heldScore`] = weakest?.score ?? -4;
  features[`${name}.heldContext`] = weakest?.context ?? -1;
  features[`${name}.bounded`] = matches.filter(
    ({ claim }) => claim.low !== claim.high && !Number.isFinite(claim.low + claim.high),
  ).length;
}

/**
 * What a comparator can know of two claims, as named numbers: how far `source` bears out what `claim` says. `rows` and
 * `relation` are what the rules say of the two, either way round. For two claims of equal standing both ways are asked.
 */
export function featuresOf(
  claim: View,
  source: View,
  rows: readonly Row[],
  relation: Relation | null,
  rarity: Rarity,
): Record<string, number> {
  const features: Record<string, number> = {};
  const alignment = alignWords(claim, source);
  const { to, likeness, isUsed } = alignment;
  const size = Math.max(1, claim.content.length);
  const sourceSize = Math.max(1, source.content.length);
  const weights = claim.content.map((i) => 0.1 + rarity(claim.tokens[i]!.stem));
  const sourceWeights = source.content.map((i) => 0.1 + rarity(source.tokens[i]!.stem));
  const total = sum(weights) || 1;
  const sourceTotal = sum(sourceWeights) || 1;

  let covered = 0;
  let coveredWeight = 0;
  let exact = 0;
  let missing = 0;
  let missingMost = 0;
  const lead = leadOf(claim);
  let restWeight = 0;
  let restCovered = 0;
  let leadMissing = 0;
  let negatedMissing = 0;
  let negatedCovered = 0;
  let turned = 0;
  let names = 0;
  let namesMissing = 0;
  let eventWeight = 0;
  let eventCovered = 0;
  for (let i = 0; i < claim.content.length; i++) {
    const at = to[i]!;
    const weight = weights[i]!;
    const isHeld = at >= 0;
    if (isHeld) {
      covered += likeness[i]!;
      coveredWeight += likeness[i]! * weight;
      if (likeness[i] === 1) exact += 1;
    } else {
      missing += 1;
      missingMost = Math.max(missingMost, weight);
    }
    if (i < lead) leadMissing += isHeld ? 0 : 1;
    else {
      restWeight += weight;
      if (isHeld) restCovered += likeness[i]! * weight;
    }
    const isDenied = claim.isNegated[claim.content[i]!] === 1;
    const isDeniedThere = isHeld && source.isNegated[source.content[at]!] === 1;
    if (isDenied && !isHeld) negatedMissing += 1;
    if (isDenied && isHeld) negatedCovered += 1;
    if (isHeld && isDenied !== isDeniedThere) turned += 1;
    if (isName(claim, i)) {
      names += 1;
      if (!isHeld) namesMissing += 1;
    } else if (!isNumber(claim, i)) {
      eventWeight += weight;
      if (isHeld) eventCovered += likeness[i]! * weight;
    }
  }
  let usedWeight = 0;
  let sourceEvent = 0;
  let sourceEventUsed = 0;
  let sourceNames = 0;
  let sourceNamesFree = 0;
  for (let k = 0; k < source.content.length; k++) {
    if (isUsed[k] === 1) usedWeight += sourceWeights[k]!;
    if (isName(source, k)) {
      sourceNames += 1;
      if (isUsed[k] === 0) sourceNamesFree += 1;
    } else if (!isNumber(source, k)) {
      sourceEvent += sourceWeights[k]!;
      if (isUsed[k] === 1) sourceEventUsed += sourceWeights[k]!;
    }
  }
  features['cover.claim'] = covered / size;
  features['cover.weighted'] = coveredWeight / total;
  features['cover.source'] = usedWeight / sourceTotal;
  features['cover.exact'] = exact / size;
  features['cover.jaccard'] = exact / Math.max(1, size + sourceSize - exact);
  const [flat, flatSource] = [new Set(claim.reading.stems), new Set(source.reading.stems)];
  let common = 0;
  let commonWeight = 0;
  let allWeight = 0;
  for (const stem of flat) {
    const weight = 0.1 + rarity(stem);
    allWeight += weight;
    if (!flatSource.has(stem)) continue;
    common += 1;
    commonWeight += weight;
  }
  for (const stem of flatSource) if (!flat.has(stem)) allWeight += 0.1 + rarity(stem);
  features['cover.flat'] = common / Math.max(1, flat.size + flatSource.size - common);
  features['cover.flatWeighted'] = commonWeight / Math.max(0.1, allWeight);
  features['cover.cosine'] = coveredWeight / Math.sqrt(total * sourceTotal);
  features['cover.least'] = Math.min(coveredWeight / total, usedWeight / sourceTotal);
  features['cover.shared'] = Math.min(12, exact);
  features['cover.sharedWeight'] = coveredWeight;
  const rarest = weights.map((weight, i) => (to[i]! >= 0 ? weight * likeness[i]! : 0)).sort((x, y) => y - x);
  features['cover.rarest'] = rarest[0] ?? 0;
  features['cover.rarest2'] = rarest[1] ?? 0;
  features['cover.rarest3'] = rarest[2] ?? 0;
  features['cover.missing'] = missing;
  features['cover.missingMost'] = missingMost;
  features['cover.missingWeight'] = total - coveredWeight;
  features['cover.rest'] = restWeight > 0 ? restCovered / restWeight : 1;
  features['cover.lead'] = lead - leadMissing;
  features['cover.leadMissing'] = leadMissing;
  let tail = 0;
  for (let i = Math.max(0, claim.content.length - 3); i < claim.content.length; i++)
    if (to[i]! < 0) tail += 1;
  features['cover.tailMissing'] = tail;
  features['event.claim'] = eventWeight > 0 ? eventCovered / eventWeight : 0;
  features['event.source'] = sourceEvent > 0 ? sourceEventUsed / sourceEvent : 0;
  features['event.least'] = Math.min(features['event.claim'], features['event.source']);
  features['event.shared'] = eventCovered;

  const stems = claim.content.map((i) => claim.tokens[i]!.stem);
  const sourceStems = source.content.map((i) => source.tokens[i]!.stem);
  const pairs = new Set(sourceStems.slice(1).map((stem, i) => `${sourceStems[i]} ${stem}`));
  let bigrams = 0;
  for (let i = 1; i < stems.length; i++) if (pairs.has(`${stems[i - 1]} ${stems[i]}`)) bigrams += 1;
  const run = longestRun(stems, sourceStems).length;
  features['order.bigrams'] = bigrams / Math.max(1, stems.length - 1);
  features['order.run'] = Math.min(12, run);
  features['order.runShare'] = run / size;
  features['order.sequence'] = lengthOfCommonSubsequence(stems, sourceStems) / size;
  let inversions = 0;
  let steps = 0;
  let gaps = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  let previous = -1;
  const bySentence = new Map<number, number>();
  for (let i = 0; i < claim.content.length; i++) {
    const at = to[i]!;
    if (at < 0) continue;
    if (previous >= 0) {
      steps += 1;
      if (at < previous) inversions += 1;
      gaps += Math.min(10, Math.abs(at - previous));
    }
    previous = at;
    first = Math.min(first, at);
    last = Math.max(last, at);
    const sentence = source.sentence[source.content[at]!]!;
    bySentence.set(sentence, (bySentence.get(sentence) ?? 0) + weights[i]!);
  }
  features['order.inversions'] = steps > 0 ? inversions / steps : 0;
  features['order.gap'] = steps > 0 ? gaps / steps : 10;
  features['order.density'] = last >= 0 ? (steps + 1) / (last - first + 1) : 0;
  features['order.place'] = last >= 0 ? first / sourceSize : 1;
  features['order.oneSentence'] = bySentence.size > 0 ? Math.max(...bySentence.values()) / total : 0;

  const { numbers, dates } = matchValues(claim, source);
  addValueFeatures(features, 'number', numbers, source.reading.quantities.length);
  addValueFeatures(features, 'date', dates, source.reading.dates.length);
  features['number.percent'] = claim.reading.quantities.filter(({ kind }) => kind === 'percent').length;
  features['number.money'] = claim.reading.quantities.filter(({ kind }) => kind === 'money').length;
  features['number.ordinal'] = claim.reading.quantities.filter(({ kind }) => kind === 'ordinal').length;
  let figuresMissing = 0;
  for (let i = 0; i < claim.content.length; i++) if (isNumber(claim, i) && to[i]! < 0) figuresMissing += 1;
  features['number.figuresMissing'] = figuresMissing;

  features['name.count'] = names;
  features['name.missing'] = namesMissing;
  features['name.shared'] = names - namesMissing;
  features['name.share'] = names > 0 ? 1 - namesMissing / names : 1;
  features['name.source'] = Math.min(8, sourceNames);
  features['name.sourceFree'] = Math.min(8, sourceNamesFree);

  const slots = findSlots(claim, source, alignment);
  const countSlots = (test: (slot: Slot) => boolean) => slots.filter(test).length;
  features['slot.count'] = slots.length;
  features['slot.name'] = countSlots(({ kind }) => kind === 'name');
  features['slot.word'] = countSlots(({ kind }) => kind === 'word');
  features['slot.number'] = countSlots(({ kind }) => kind === 'number');
  features['slot.opposed'] = countSlots(({ isOpposed }) => isOpposed);
  features['slot.class'] = countSlots(({ isOfOneClass }) => isOfOneClass);

  let opposed = 0;
  let opposedFree = 0;
  let classes = 0;
  let classesNegated = 0;
  const sourceByStem = new Map(source.content.map((i, k) => [source.tokens[i]!.stem, k]));
  const claimStems = new Set(stems);
  for (let i = 0; i < claim.content.length; i++) {
    const stem = stems[i]!;
    if (sourceByStem.has(stem)) continue;
    for (const other of oppositesOf(stem)) {
      const k = sourceByStem.get(other);
      if (k === undefined) continue;
      opposed += 1;
      if (!claimStems.has(other)) opposedFree += 1;
      break;
    }
    const kind = classOf(stem);
    if (kind === null) continue;
    const hasRival = sourceStems.some((other) => !claimStems.has(other) && classOf(other) === kind);
    if (!hasRival) continue;
    classes += 1;
    if (claim.isNegated[claim.content[i]!] === 1) classesNegated += 1;
  }
  features['against.opposed'] = opposed;
  features['against.opposedFree'] = opposedFree;
  features['against.class'] = classes;
  features['against.classNegated'] = classesNegated;

  const negations = (view: View) => view.reading.polarity.filter(({ kind }) => kind === 'negation').length;
  const doubts = (view: View) => view.reading.polarity.filter(({ kind }) => kind === 'doubt').length;
  features['negation.claim'] = Math.min(3, negations(claim));
  features['negation.source'] = Math.min(3, negations(source));
  features['negation.odd'] = Math.abs(negations(claim) - negations(source)) % 2;
  features['negation.most'] = Math.min(3, Math.max(negations(claim), negations(source)));
  features['negation.missing'] = negatedMissing;
  features['negation.covered'] = negatedCovered;
  features['negation.turned'] = turned;
  features['negation.turnedShare'] = turned / Math.max(1, exact);
  features['doubt.claim'] = Math.min(2, doubts(claim));
  features['doubt.source'] = Math.min(2, doubts(source));
  // Which side doubts or keeps its distance does not matter; that only one of them does.
  const [refutingClaim, refutingSource] = [
    countWords(claim, refutingWords, 3),
    countWords(source, refutingWords, 3),
  ];
  features['cue.refuting'] = Math.max(refutingClaim, refutingSource);
  features['cue.refutingOdd'] = Math.abs(refutingClaim - refutingSource);
  features['cue.refutingOne'] = Number(refutingClaim > 0 !== refutingSource > 0);
  const [hedgingClaim, hedgingSource] = [
    countWords(claim, hedgingWords, 4),
    countWords(source, hedgingWords, 4),
  ];
  features['cue.hedging'] = Math.max(hedgingClaim, hedgingSource);
  features['cue.hedgingOdd'] = Math.abs(hedgingClaim - hedgingSource);
  features['cue.hedgingOne'] = Number(hedgingClaim > 0 !== hedgingSource > 0);
  const hasNegation = (view: View) => Number(negations(view) + doubts(view) > 0);
  const isAsked = (view: View) => Number(view.passage.text.includes('?'));
  const againstClaim = refutingClaim + hasNegation(claim) > 0;
  const againstSource = refutingSource + hasNegation(source) > 0;
  const reservedClaim = hedgingClaim + isAsked(claim) > 0;
  const reservedSource = hedgingSource + isAsked(source) > 0;
  // 2: one side speaks against what the other says; 1: one keeps its distance; 0: neither, or both alike.
  features['cue.stance'] =
    againstClaim !== againstSource ? 2 : againstClaim ? 0.5 : reservedClaim !== reservedSource ? 1 : 0;
  // Of a headline "not" alone tells, wherever in it; what "fails" or "lacks" something there is no denial.
  const saysNot = source.tokens.slice(source.from, source.to).some(({ word }) => /^not$|n't$/.test(word));
  features['cue.sourceStance'] = refutingSource > 0 || saysNot ? 2 : reservedSource ? 1 : 0;
  features['cue.confirmingSource'] = countWords(source, confirmingWords, 2);
  features['cue.question'] = Number(source.passage.text.includes('?') !== claim.passage.text.includes('?'));
  features['cue.absolute'] = countWords(claim, absoluteWords, 2) - countWords(source, absoluteWords, 2);
  const modal = (view: View, kind: string) =>
    view.reading.modality.filter((entry) => entry.kind === kind).length;
  for (const kind of ['planned', 'possible', 'conditional', 'demanded', 'predicted'])
    features[`modality.${kind}`] = Math.max(-2, Math.min(2, modal(source, kind) - modal(claim, kind)));
  features['modality.any'] = Math.min(3, source.reading.modality.length);

  features['size.claim'] = Math.min(40, size);
  features['size.source'] = Math.min(60, sourceSize);
  const isHeadline = ({ passage }: View) => Number(!/[.!?…]["”’)]*\s*$/.test(passage.text));
  features['form.headline'] = isHeadline(claim) + isHeadline(source);
  features['size.ratio'] = Math.log(sourceSize / size);
  features['size.sentences'] = Math.min(4, source.sentence[source.sentence.length - 1] ?? 0);

  const rowsOf = (dimension: Row['dimension'], outcome: Row['outcome'], strength: Row['strength']) =>
    rows.filter((row) => row.dimension === dimension && row.outcome === outcome && row.strength === strength)
      .length;
  for (const dimension of ['number', 'date', 'name', 'place', 'negation'] as const) {
    features[`row.${dimension}Agrees`] = rowsOf(dimension, 'agree', 'hard');
    features[`row.${dimension}Differs`] = rowsOf(dimension, 'differ', 'hard');
  }
  features['row.namesOnly'] = Math.min(
    3,
    (['name', 'place'] as const).reduce(
      (count, dimension) => count + rowsOf(dimension, 'only-a', 'soft') + rowsOf(dimension, 'only-b', 'soft'),
      0,
    ),
  );
  features['rule.agrees'] = Number(relation === 'agrees' || relation === 'repeats');
  features['rule.differs'] = Number(relation === 'differs' || relation === 'updates');
  features['rule.partly'] = Number(relation === 'partly');
  features['rule.discusses'] = Number(relation === 'discusses');
  return features;
}
