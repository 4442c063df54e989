import type { Quantity } from '../contract/reading.ts';
import { measures, peopleNouns } from '../features/lexicon.ts';
import { meaningOf, outcomeMeanings } from '../features/synonyms.ts';
import { stemWord, tokensOf } from '../text/stems.ts';
import type { Row } from './row.ts';
import { meaningsAround, type View, wordsAt } from './side.ts';
import { thresholds } from './thresholds.ts';

const measureByUnit = new Map([...measures.values()].map((measure) => [measure.unit, measure]));
const anyPerson = new Set(['people', 'persons', 'individuals'].map(stemWord));

function isSameUnit(a: Quantity, b: Quantity): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'measure') return measureByUnit.get(a.unit!)?.base === measureByUnit.get(b.unit!)?.base;
  if (a.unit === null || b.unit === null) {
    const other = a.unit ?? b.unit;
    return other === null || (a.kind === 'count' && peopleNouns.has(other));
  }
  if (a.kind === 'count' && (anyPerson.has(a.unit) || anyPerson.has(b.unit)))
    return peopleNouns.has(a.unit) && peopleNouns.has(b.unit);
  return meaningOf(a.unit) === meaningOf(b.unit);
}

interface Interval {
  readonly low: number;
  readonly high: number;
  /** Beyond the printed bound an open side still holds for a while; further out nothing is said. */
  readonly reach: readonly [number, number];
}

const isVague = /^(?:dozens|scores|hundreds|thousands|[mb]illions)\b/i;

function intervalOf(quantity: Quantity, factor: number): Interval {
  const openReach = isVague.test(quantity.printed) ? thresholds.openReach.vague : thresholds.openReach.figure;
  const low = quantity.low === null ? null : quantity.low * factor;
  const high = quantity.high === null ? null : quantity.high * factor;
  return {
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
    reach: [low ?? high! / openReach, high ?? low! * openReach],
  };
}

function roundingReach(a: number, b: number): number {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  return larger * (larger < 1000 ? thresholds.roundingShare.below1000 : thresholds.roundingShare.above);
}

/** One is the other printed with fewer digits: 48,200 for 48,196. */
function isRounded(a: number, b: number): boolean {
  if (Math.abs(a - b) > roundingReach(a, b)) return false;
  const [rough, fine] = trailingZeros(a) >= trailingZeros(b) ? [a, b] : [b, a];
  const step = 10 ** trailingZeros(rough);
  return step > 1 && Math.abs(Math.round(fine / step) * step - rough) <= step / 2;
}
function trailingZeros(value: number): number {
  return Number.isInteger(value) && value !== 0 ? /0*$/.exec(String(Math.abs(value)))![0].length : 0;
}

/** Values of one unit: agree, differ, or unknown where an open interval reaches too far to tell. */
function compareValues(a: Quantity, b: Quantity): 'agree' | 'differ' | 'unknown' {
  const factorOf = (quantity: Quantity) =>
    quantity.kind === 'measure' ? (measureByUnit.get(quantity.unit!)?.factor ?? 1) : 1;
  const x = intervalOf(a, factorOf(a));
  const y = intervalOf(b, factorOf(b));
  if (Math.max(x.low, y.low) <= Math.min(x.high, y.high)) {
    return Math.max(x.reach[0], y.reach[0]) <= Math.min(x.reach[1], y.reach[1]) ? 'agree' : 'unknown';
  }
  const isConverted = a.kind === 'measure' && a.unit !== b.unit;
  const [v, w] = [a.value * factorOf(a), b.value * factorOf(b)];
  if (isConverted && Math.abs(v - w) <= roundingReach(v, w)) return 'agree';
  return isRounded(v, w) ? 'agree' : 'differ';
}

/** Words between the number and its noun: "200 Danish troops"; not those before it, which compare. */
function modifiersOf(quantity: Quantity): string[] {
  if (quantity.kind !== 'count') return [];
  const tokens = tokensOf(quantity.printed);
  const number = tokens.findLastIndex(({ stem, word }) => /^\d/.test(stem) || isScale.test(word));
  return tokens
    .slice(number + 1)
    .flatMap(({ stem, isStop }) => (isStop || stem === quantity.unit ? [] : [meaningOf(stem)]));
}
const isScale = /^(?:hundred|thousand|[mb]illion|trillion|dozen)s?$/;

const fits = (x: readonly string[], y: readonly string[]) =>
  x.length === 0 || y.length === 0 || x.some((word) => y.includes(word));
const outcomesOf = (view: View, quantity: Quantity) =>
  meaningsAround(view, quantity, 3).filter((word) => outcomeMeanings.has(word));

/** Whether two numbers of one unit count the same thing: what happens to it, and of which kind it is, must fit. */
function isSameThing(a: View, qa: Quantity, b: View, qb: Quantity): boolean {
  const [aroundA, aroundB] = [meaningsAround(a, qa, 3), meaningsAround(b, qb, 3)];
  const [kindA, kindB] = [modifiersOf(qa), modifiersOf(qb)];
  const isShared = aroundA.some((word) => aroundB.includes(word) || kindB.includes(word));
  return isShared && fits(outcomesOf(a, qa), outcomesOf(b, qb)) && fits(kindA, kindB);
}

/** Where a side has several numbers that could be meant, only what happens to the counted tells which is. */
function isOnlyChoice(
  a: View,
  qa: Quantity,
  b: View,
  qb: Quantity,
  left: readonly [Set<Quantity>, Set<Quantity>],
): boolean {
  const couldBe = (x: Quantity, y: Quantity) =>
    isSameUnit(x, y) || (x.kind === 'count' && y.kind === 'count' && (x.unit === null || y.unit === null));
  const rivals =
    [...left[0]].filter((x) => couldBe(x, qb)).length + [...left[1]].filter((y) => couldBe(qa, y)).length;
  if (rivals === 2) return true;
  const outcomes = outcomesOf(a, qa);
  return outcomes.length > 0 && outcomesOf(b, qb).some((word) => outcomes.includes(word));
}

/** People counted in parts ("186 passengers and 26 crew") as one sum; null where there are no parts. */
function sumOfPeople(view: View): Quantity | null {
  const parts = view.reading.quantities.filter(
    ({ kind, unit, low, high }) =>
      kind === 'count' && unit !== null && peopleNouns.has(unit) && low !== null && high !== null,
  );
  const [first, second] = parts;
  if (parts.length !== 2 || first === undefined || second === undefined || first.unit === second.unit)
    return null;
  const between = view.passage.text.slice(first.end, second.start);
  if (!/^,? and $/.test(between)) return null;
  const printed = view.passage.text.slice(first.start, second.end);
  return {
    start: first.start,
    end: second.end,
    printed,
    comparator: 'exactly',
    value: first.value + second.value,
    low: first.low! + second.low!,
    high: first.high! + second.high!,
    kind: 'count',
    unit: stemWord('people'),
  };
}

const format = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
function showInterval({ low, high, kind, comparator }: Quantity): string {
  const unit = kind === 'percent' ? '%' : '';
  if (low === null) return `${comparator === 'less-than' ? 'under' : 'up to'} ${format.format(high!)}${unit}`;
  if (high === null)
    return comparator === 'more-than'
      ? `over ${format.format(low)}${unit}`
      : `${format.format(low)}${unit} or more`;
  return low === high
    ? `${format.format(low)}${unit}`
    : `${format.format(low)}–${format.format(high)}${unit}`;
}

function rowOf(
  a: View,
  qa: Quantity,
  b: View,
  qb: Quantity,
  outcome: 'agree' | 'differ' | 'unknown',
  note?: string,
): Row {
  return {
    dimension: 'number',
    outcome,
    a: wordsAt(a, qa),
    b: wordsAt(b, qb),
    strength: outcome === 'unknown' ? 'soft' : 'hard',
    basis: qa.kind === 'ordinal' ? 'ordinal' : 'number',
    valueA: showInterval(qa),
    valueB: showInterval(qb),
    ...(note !== undefined && { note }),
  };
}

/**
 * Rows for the numbers of two claims. Pairs that agree are taken first; what is left of one unit and one
 * counted thing differs; numbers of unlike units or things are shown as unknown and never differ.
 */
export function compareQuantities(a: View, b: View): Row[] {
  const [sumA, sumB] = [sumOfPeople(a), sumOfPeople(b)];
  const wholeOf = (sum: Quantity | null, other: View) =>
    sum !== null && other.reading.quantities.length === 1 ? [sum] : null;
  const leftA = new Set(wholeOf(sumA, b) ?? a.reading.quantities);
  const leftB = new Set(wholeOf(sumB, a) ?? b.reading.quantities);
  const rows: Row[] = [];
  const pair = (wanted: 'agree' | 'differ' | 'unknown') => {
    for (const qa of leftA) {
      for (const qb of leftB) {
        if (!isSameUnit(qa, qb)) continue;
        const isSame = isSameThing(a, qa, b, qb);
        const outcome = compareValues(qa, qb);
        const isClear = isSame && (outcome === 'agree' || isOnlyChoice(a, qa, b, qb, [leftA, leftB]));
        const said = isClear || (outcome === 'agree' && qa.value === qb.value) ? outcome : 'unknown';
        if (said !== wanted) continue;
        rows.push(
          rowOf(
            a,
            qa,
            b,
            qb,
            said,
            isClear || said === 'agree' ? undefined : 'perhaps not the same thing counted',
          ),
        );
        leftA.delete(qa);
        leftB.delete(qb);
        break;
      }
    }
  };
  pair('agree');
  pair('differ');
  pair('unknown');
  const [restA, restB] = [[...leftA], [...leftB]];
  if (restA.length > 0 && restB.length > 0) {
    rows.push({
      dimension: 'unit',
      outcome: 'unknown',
      a: wordsAt(a, restA[0]!),
      b: wordsAt(b, restB[0]!),
      strength: 'soft',
      basis: 'number',
      note: 'no unit in common',
    });
    return rows;
  }
  const only = { dimension: 'number', strength: 'soft', basis: 'number' } as const;
  for (const qa of restA) rows.push({ ...only, outcome: 'only-a', a: wordsAt(a, qa), b: null });
  for (const qb of restB) rows.push({ ...only, outcome: 'only-b', a: null, b: wordsAt(b, qb) });
  return rows;
}
