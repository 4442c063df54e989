import type { NameReading } from '../contract/reading.ts';
import { officeOf } from '../features/names.ts';
import { meaningOf } from '../features/synonyms.ts';
import { stemWord, tokensOf } from '../text/stems.ts';
import type { Row } from './row.ts';
import { type View, wordsAt } from './side.ts';
import { thresholds } from './thresholds.ts';

const dimensionOf = (name: NameReading) => (name.kind === 'place' ? 'place' : 'name');
const isPerson = (name: NameReading) =>
  name.kind === 'person' || (name.kind === 'unknown' && /\s/.test(name.printed));

/** One reading for each key: the first, so that rows show where the name comes in. */
function namesByKey(view: View): Map<string, NameReading> {
  const byKey = new Map<string, NameReading>();
  for (const name of view.reading.names) {
    const kept = byKey.get(name.key);
    if (kept === undefined || (officeOf(kept) === null && officeOf(name) !== null)) byKey.set(name.key, name);
  }
  return byKey;
}

/** Of what somebody holds the office, where it is printed beside it: "Norvik mayor ...", "the mayor of Norvik". */
function domainOf(view: View, name: NameReading): string | null {
  const { text } = view.passage;
  const before = /(\p{Lu}[\p{L}.-]*)(?:['’]s)? $/u.exec(text.slice(0, name.start))?.[1];
  const after = /^ (?:of|for) (?:the )?(\p{Lu}[\p{L}-]*)/u.exec(text.slice(name.end))?.[1];
  const printed = after ?? before;
  return printed === undefined
    ? null
    : meaningOf(tokensOf(printed)[0]?.stem ?? stemWord(printed.toLowerCase()));
}

/** One name holds the other: "Ostby" and "Ostby Bay" may be one place. */
const isPartOf = (x: NameReading, y: NameReading) =>
  x.printed.includes(y.printed) || y.printed.includes(x.printed);

const wordBefore = (view: View, name: NameReading) =>
  view.tokens.findLast((token) => token.end <= name.start)?.word ?? null;

/** Two holders of an office that only one person has at a time. */
function compareOffices(
  a: View,
  onlyA: readonly NameReading[],
  b: View,
  onlyB: readonly NameReading[],
): Row[] {
  const rows: Row[] = [];
  const placesOf = (names: readonly NameReading[]) => names.filter(({ kind }) => kind === 'place');
  const hasOtherPlaces = placesOf(onlyA).length > 0 && placesOf(onlyB).length > 0;
  for (const x of onlyA) {
    const office = officeOf(x);
    const y =
      office === null ? undefined : onlyB.find((name) => officeOf(name) === office && !isPartOf(x, name));
    if (y === undefined) continue;
    const [domainA, domainB] = [domainOf(a, x), domainOf(b, y)];
    const isOther = hasOtherPlaces || (domainA !== null && domainB !== null && domainA !== domainB);
    rows.push({
      dimension: 'name',
      outcome: isOther ? 'unknown' : 'differ',
      a: wordsAt(a, x),
      b: wordsAt(b, y),
      strength: isOther ? 'soft' : 'hard',
      basis: 'name',
      note: isOther ? `${office} of two places` : `one ${office} at a time`,
    });
  }
  return rows;
}

/** How alike two claims are in what they are about, two names left out: 1 for all the same. */
function restLikeness(a: View, x: NameReading, b: View, y: NameReading): number {
  const restOf = (view: View, name: NameReading) => {
    const own = new Set(tokensOf(name.printed).map(({ stem }) => meaningOf(stem)));
    return new Set([...view.topic.keys()].filter((meaning) => !own.has(meaning)));
  };
  const [restA, restB] = [restOf(a, x), restOf(b, y)];
  const size = restA.size + restB.size;
  return size === 0 ? 0 : (2 * [...restA].filter((meaning) => restB.has(meaning)).length) / size;
}

/** One place each, in the same position of the sentence: "held in Geneva", "held in Vienna". */
function comparePlaces(
  a: View,
  onlyA: readonly NameReading[],
  b: View,
  onlyB: readonly NameReading[],
): Row[] {
  const [x, ...moreA] = onlyA.filter(({ kind }) => kind === 'place');
  const [y, ...moreB] = onlyB.filter(({ kind }) => kind === 'place');
  if (x === undefined || y === undefined || moreA.length > 0 || moreB.length > 0 || isPartOf(x, y)) return [];
  const [prepositionA, prepositionB] = [wordBefore(a, x), wordBefore(b, y)];
  const isSamePosition =
    prepositionA === prepositionB && /^(?:in|at|near|to|from|into)$/.test(prepositionA ?? '');
  return isSamePosition && restLikeness(a, x, b, y) >= thresholds.likenessBesidePlaces
    ? [
        {
          dimension: 'place',
          outcome: 'differ',
          a: wordsAt(a, x),
          b: wordsAt(b, y),
          strength: 'hard',
          basis: 'place',
        },
      ]
    : [];
}

/**
 * Rows for people, organisations and places. Names in common agree; two people in one office of a single
 * holder differ, and so do two places in the same position; any other names stand on one side only, because
 * lists exclude nothing.
 */
export function compareNames(a: View, b: View): Row[] {
  const [keysA, keysB] = [namesByKey(a), namesByKey(b)];
  const rows: Row[] = [];
  for (const [key, x] of keysA) {
    const y = keysB.get(key);
    if (y === undefined) continue;
    const isStrong = isPerson(x) || isPerson(y);
    rows.push({
      dimension: dimensionOf(x),
      outcome: 'agree',
      a: wordsAt(a, x),
      b: wordsAt(b, y),
      strength: isStrong ? 'hard' : 'soft',
      basis: 'name',
    });
  }
  const onlyA = [...keysA.values()].filter(({ key }) => !keysB.has(key));
  const onlyB = [...keysB.values()].filter(({ key }) => !keysA.has(key));
  const opposed = [...compareOffices(a, onlyA, b, onlyB), ...comparePlaces(a, onlyA, b, onlyB)];
  const isShown = (side: 'a' | 'b', name: NameReading) =>
    opposed.some((row) => row[side]?.start === name.start);
  const only = { strength: 'soft', basis: 'name' } as const;
  return [
    ...rows,
    ...opposed,
    ...onlyA
      .filter((name) => !isShown('a', name))
      .map(
        (name): Row => ({
          ...only,
          dimension: dimensionOf(name),
          outcome: 'only-a',
          a: wordsAt(a, name),
          b: null,
        }),
      ),
    ...onlyB
      .filter((name) => !isShown('b', name))
      .map(
        (name): Row => ({
          ...only,
          dimension: dimensionOf(name),
          outcome: 'only-b',
          a: null,
          b: wordsAt(b, name),
        }),
      ),
  ];
}
