import type { Quantity } from '../contract/reading.ts';
import { peopleNouns, personNouns } from '../features/lexicon.ts';
import { eventMeanings, meaningOf, outcomeMeanings } from '../features/synonyms.ts';
import { stemWord, tokensOf } from '../text/stems.ts';
import type { Row } from './row.ts';
import { meaningsAround, meaningsByDistance, type View, wordsAt } from './side.ts';
import { thresholds } from './thresholds.ts';
import { isSamePer, relateValues, unitFit, valueOfQuantity } from './value-match.ts';

const anyPerson = new Set(['people', 'persons', 'individuals'].map(stemWord));
const peopleMeanings = new Set([...peopleNouns].map(meaningOf));

/** Both can count or measure the same: one kind, one unit or one base, people of no other kind. */
function isSameUnit(a: Quantity, b: Quantity): boolean {
  if (a.kind !== b.kind || !isSamePer(a, b)) return false;
  if (a.kind !== 'count')
    return (a.unit === null && b.unit === null) || a.kind === 'ordinal' || unitFit(a, b) === 1;
  const isPeople = (unit: string) => peopleMeanings.has(meaningOf(unit));
  if (a.unit === null || b.unit === null) {
    const other = a.unit ?? b.unit;
    return other === null || isPeople(other);
  }
  if (anyPerson.has(a.unit) || anyPerson.has(b.unit)) return isPeople(a.unit) && isPeople(b.unit);
  return meaningOf(a.unit) === meaningOf(b.unit);
}

const isVague = /^(?:dozens|scores|hundreds|thousands|[mb]illions)\b/i;
const isFloor = ({ comparator }: Quantity) => comparator === 'at-least' || comparator === 'more-than';

/** Values of one unit: agree, differ, or unknown where an open interval reaches too far to tell. */
function compareValues(a: Quantity, b: Quantity): 'agree' | 'differ' | 'unknown' {
  const [x, y] = [valueOfQuantity(a), valueOfQuantity(b)];
  if (a.kind === 'score') return x.low === y.low && x.high === y.high ? 'agree' : 'differ';
  const isVaguely = isVague.test(a.printed) || isVague.test(b.printed);
  // Two least numbers, of which neither shuts the other out, are still two counts.
  if (isFloor(a) && isFloor(b) && !isVaguely) {
    if (x.low === y.low) return 'agree';
    // "At least 12" and "at least 19" are two counts; who sold "more than 300 million" also sold more than 180.
    return a.comparator === 'at-least' && b.comparator === 'at-least' ? 'differ' : 'unknown';
  }
  const reach = isVaguely ? thresholds.openReach.vague : thresholds.openReach.agreement;
  const relations = [relateValues(x, y, reach), relateValues(y, x, reach)];
  if (relations.includes('touching')) return 'unknown';
  if (!relations.includes('apart')) return 'agree';
  return Math.max(x.low, y.low) <= Math.min(x.high, y.high) ? 'unknown' : 'differ';
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
/** What happens in the words around a number that is no plain count: paid, borrowed, earned. */
const eventsOf = (view: View, quantity: Quantity) =>
  quantity.kind === 'count'
    ? []
    : meaningsAround(view, quantity, 6).filter((word) => eventMeanings.has(word));

/** A share of one group is no share of another: "of those under 25" and "of the over 65". */
const isOfGroup = ({ passage }: View, { kind }: Quantity) =>
  kind === 'percent' && /\b(?:under|over|aged|younger than|older than) \d\d\b/i.test(passage.text);

/** "eight other countries" leaves somebody out who was named before. */
const isOfOthers = ({ printed }: Quantity) =>
  /\b(?:other|others|more|another|additional|further)\b(?! than)/i.test(printed);

/** "a 1-yard pass" measures the pass: the noun behind a hyphenated measure. */
const hyphenatedTo = (view: View, { start, end, kind }: Quantity) =>
  kind === 'measure' && /\d-\p{L}/u.test(view.passage.text.slice(start, end))
    ? view.meanings
        .filter((meaning, i): meaning is string => meaning != null && view.tokens[i]!.start >= end)
        .slice(0, 1)
    : [];

/** "those under 25": who is meant, and no count of anything. */
const isGroupAge = ({ passage }: View, { start, unit, comparator, value }: Quantity) =>
  (unit === null || unit === 'age') &&
  value < 100 &&
  comparator !== 'exactly' &&
  /(?:\b(?:those|people|men|women|adults|children|aged)|\p{Lu}\p{L}+s) $/u.test(passage.text.slice(0, start));

/** A number of people says nothing without what happened to them: the other side must tell that too. */
function tellsOutcome(view: View, quantity: Quantity, other: View): boolean {
  const { kind, unit } = quantity;
  if (kind !== 'count' || (unit !== null && !peopleMeanings.has(meaningOf(unit)))) return true;
  const outcomes = outcomesOf(view, quantity);
  return outcomes.length === 0 || outcomes.some((word) => other.meanings.includes(word));
}

/** "40 people had registered", "40 people fled": what those counted do or suffer, where a verb follows at once. */
function actOf({ passage, tokens, meanings }: View, { end, kind }: Quantity): string | null {
  const { auxiliaries, next } =
    /^ (?<auxiliaries>(?:(?:is|are|was|were|be|been|being|has|have|had|will|would) )*)(?<next>\p{L}+)/u.exec(
      passage.text.slice(end),
    )?.groups ?? {};
  if (
    kind !== 'count' ||
    (!auxiliaries && !/^(?:\p{L}+ed|left|fled|lost|came|went|fell|slept)$/u.test(next ?? ''))
  )
    return null;
  return meanings[tokens.findIndex(({ start }) => start > end + (auxiliaries?.length ?? 0))] ?? null;
}
/** Where both sides tell an act, one of the two is known to the other as well. */
function isSameAct(a: View, qa: Quantity, b: View, qb: Quantity): boolean {
  const [x, y] = [actOf(a, qa), actOf(b, qb)];
  return x === null || y === null || b.meanings.includes(x) || a.meanings.includes(y);
}

/** "seven people were hurt, five of them in the bus": the other side speaks of the five, not of the seven. */
function isOfPart({ passage, tokens, meanings }: View, { end }: Quantity, other: View): boolean {
  const part = /(?<=^[^.;]* of (?:them|whom|these|those)\b)[^.;]*/.exec(passage.text.slice(end));
  if (part === null) return false;
  const from = end + part.index;
  const isInPart = (i: number) => tokens[i]!.start >= from && tokens[i]!.end <= from + part[0].length;
  const ofWhole = new Set(meanings.filter((_, i) => !isInPart(i)));
  return meanings.some(
    (meaning, i) =>
      meaning != null && isInPart(i) && !ofWhole.has(meaning) && other.meanings.includes(meaning),
  );
}

/** Whether two numbers of one unit count the same thing: what happens to it, and of which kind it is, must fit. */
function isSameThing(a: View, qa: Quantity, b: View, qb: Quantity): boolean {
  const [aroundA, aroundB] = [meaningsAround(a, qa, 4), meaningsAround(b, qb, 4)];
  const [kindA, kindB] = [modifiersOf(qa), modifiersOf(qb)];
  const isShared =
    qa.kind === 'score' || aroundA.some((word) => aroundB.includes(word) || kindB.includes(word));
  return (
    isShared &&
    isOfOthers(qa) === isOfOthers(qb) &&
    fits(hyphenatedTo(a, qa), hyphenatedTo(b, qb)) &&
    !isGroupAge(a, qa) &&
    !isGroupAge(b, qb) &&
    fits(outcomesOf(a, qa), outcomesOf(b, qb)) &&
    tellsOutcome(a, qa, b) &&
    tellsOutcome(b, qb, a) &&
    fits(eventsOf(a, qa), eventsOf(b, qb)) &&
    fits(kindA, kindB) &&
    !(isOfGroup(a, qa) && isOfGroup(b, qb))
  );
}

/** How much the words near two numbers have in common; the nearest count most. */
function affinityOf(a: View, qa: Quantity, b: View, qb: Quantity): number {
  const weigh = (view: View, quantity: Quantity) => {
    const weights = new Map<string, number>();
    meaningsByDistance(view, quantity, 6).forEach(([meaning, distance]) => {
      weights.set(meaning, Math.max(weights.get(meaning) ?? 0, 1 / (1 + distance / 2)));
    });
    return weights;
  };
  const [x, y] = [weigh(a, qa), weigh(b, qb)];
  let sum = 0;
  for (const [meaning, weight] of x) sum += Math.min(weight, y.get(meaning) ?? 0);
  return sum;
}

/** Where a side has several numbers that could be meant, the words around must tell plainly which is. */
function isOnlyChoice(
  a: View,
  qa: Quantity,
  b: View,
  qb: Quantity,
  left: readonly [Set<Quantity>, Set<Quantity>],
): boolean {
  const couldBe = (x: Quantity, y: Quantity) =>
    isSameUnit(x, y) || (x.kind === 'count' && y.kind === 'count' && (x.unit === null || y.unit === null));
  const rivalsA = [...left[0]].filter((x) => x !== qa && couldBe(x, qb)).map((x) => affinityOf(a, x, b, qb));
  const rivalsB = [...left[1]].filter((y) => y !== qb && couldBe(qa, y)).map((y) => affinityOf(a, qa, b, y));
  if (rivalsA.length + rivalsB.length === 0) return true;
  const { clearChoice } = thresholds;
  const share = rivalsA.length === rivalsB.length ? clearChoice.even : clearChoice.uneven;
  if (Math.max(...rivalsA, ...rivalsB) <= share * affinityOf(a, qa, b, qb)) return true;
  const outcomes = outcomesOf(a, qa);
  return outcomes.length > 0 && outcomesOf(b, qb).some((word) => outcomes.includes(word));
}

/** People counted in parts ("186 passengers and 26 crew") as one sum; null where there are no parts. */
function sumOfPeople(view: View): Quantity | null {
  const parts = view.reading.quantities.filter(
    ({ kind, unit, low, high }) =>
      kind === 'count' && unit !== null && personNouns.has(unit) && low !== null && high !== null,
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

/** "down to 0.2 percent from 0.4 percent": the number that was, and the one that is. */
function findFormer(view: View): Quantity | undefined {
  const { text } = view.passage;
  const comesAfter = (word: string, { start }: Quantity) =>
    new RegExp(`\\b${word} $`, 'i').test(text.slice(0, start));
  return view.reading.quantities.find(
    (old) =>
      comesAfter('from', old) &&
      view.reading.quantities.some((now) => now !== old && isSameUnit(now, old) && comesAfter('to', now)),
  );
}

let numbers: Intl.NumberFormat | undefined;
/** Intl takes 8 ms to come up, for which every start of a core would wait. */
function format(value: number): string {
  numbers ??= new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
  return numbers.format(value);
}

function showInterval({ low, high, kind, comparator }: Quantity): string {
  const unit = kind === 'percent' ? '%' : '';
  if (kind === 'score') return `${low}-${high}`;
  if (low === null) return `${comparator === 'less-than' ? 'under' : 'up to'} ${format(high!)}${unit}`;
  if (high === null)
    return comparator === 'more-than' ? `over ${format(low)}${unit}` : `${format(low)}${unit} or more`;
  return low === high ? `${format(low)}${unit}` : `${format(low)}–${format(high)}${unit}`;
}

function rowOf(
  a: View,
  qa: Quantity,
  b: View,
  qb: Quantity,
  outcome: 'agree' | 'differ' | 'unknown',
  note?: string,
  newer?: 'a' | 'b',
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
    ...(newer !== undefined && { newer }),
    ...(outcome === 'differ' && isFloor(qa) && isFloor(qb) && { isRival: true }),
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
  const [formerA, formerB] = [findFormer(a), findFormer(b)];
  if (formerA === undefined && formerB !== undefined) leftB.delete(formerB);
  if (formerB === undefined && formerA !== undefined) leftA.delete(formerA);
  const newerOf = (qa: Quantity, qb: Quantity) => {
    const isOld = (former: Quantity | undefined, other: Quantity) =>
      former !== undefined && isSameUnit(former, other) && compareValues(former, other) === 'agree';
    return isOld(formerB, qa) ? 'b' : isOld(formerA, qb) ? 'a' : undefined;
  };
  const pairsByAffinity = () =>
    [...leftA]
      .flatMap((qa) =>
        [...leftB]
          .filter((qb) => isSameUnit(qa, qb))
          .map((qb) => [qa, qb, affinityOf(a, qa, b, qb)] as const),
      )
      .sort((x, y) => y[2] - x[2]);
  const pair = (wanted: 'agree' | 'differ' | 'unknown') => {
    for (const [qa, qb] of pairsByAffinity()) {
      if (!leftA.has(qa) || !leftB.has(qb)) continue;
      const isSame = isSameThing(a, qa, b, qb);
      const outcome = compareValues(qa, qb);
      const isClear =
        isSame &&
        (outcome === 'agree' ||
          (isSameAct(a, qa, b, qb) &&
            !isOfPart(a, qa, b) &&
            !isOfPart(b, qb, a) &&
            isOnlyChoice(a, qa, b, qb, [leftA, leftB])));
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
          said === 'differ' ? newerOf(qa, qb) : undefined,
        ),
      );
      leftA.delete(qa);
      leftB.delete(qb);
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
