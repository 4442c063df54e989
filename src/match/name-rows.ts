import type { NameReading } from '../contract/reading.ts';
import { countryKeys } from '../features/countries.ts';
import { isTitleWord, officeOf } from '../features/names.ts';
import { isCommonNoun, meaningOf } from '../features/synonyms.ts';
import { foldForMatching } from '../text/normalise.ts';
import { stemWord, type Token, tokensOf } from '../text/stems.ts';
import { rarityInNews } from './rarity.ts';
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

const linkWords = /^(?:of|de|del|der|van|von|bin|al|el|la|the|and)$/;
const demonymEnd = /^(?:n|ns|an|ans|ian|ians|ese|i|is|er|ers|ish|s)$/;

const wordsOfNames = new WeakMap<NameReading, readonly string[]>();
/** The words of a name that tell: no titles, no offices, no "of". Names never change, so they are kept. */
function tellingWords(name: NameReading): readonly string[] {
  const kept = wordsOfNames.get(name);
  if (kept !== undefined) return kept;
  const words = readTellingWords(name);
  wordsOfNames.set(name, words);
  return words;
}
function readTellingWords(name: NameReading): readonly string[] {
  const tokens = tokensOf(name.printed.replace(/,.*$/, '')).filter(({ word }) => !linkWords.test(word));
  const telling = tokens.filter(({ word }) => !isTitleWord(word));
  return (telling.length > 0 ? telling : tokens).map(({ stem }) => meaningOf(stem));
}

/** "Lanvia" and "Lanvian", "Luria" and "Lurians". */
function isDemonymOf(x: string, y: string): boolean {
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  let common = 0;
  while (common < short.length && short[common] === long[common]) common += 1;
  return common >= 4 && common >= short.length - 1 && demonymEnd.test(long.slice(common));
}

const countryValues = new Set(countryKeys.values());

/** Two letters exchanged: a slip. */
const isAnagram = (x: string, y: string) => [...x].sort().join('') === [...y].sort().join('');

/** The key is made of other words than are printed. */
const hasGivenKey = ({ key, printed }: NameReading) => {
  const words = foldForMatching(printed).replace(/[.'’]/g, '');
  return (
    !countryValues.has(key) && !key.split(' ').every((word) => words.includes(word.replace(/[.'’]/g, '')))
  );
};

/**
 * Whether two names mean one: the same words, or the words of one among the other's; "other" for two people of
 * one family name and other first names.
 */
function compareTwoNames(x: NameReading, y: NameReading): 'same' | 'namesake' | 'other' {
  // A key that an alias or an editor gave stands above the words.
  if (hasGivenKey(x) || hasGivenKey(y)) return x.key === y.key ? 'same' : 'other';
  const [wordsX, wordsY] = [tellingWords(x), tellingWords(y)];
  const isAmong = (some: readonly string[], all: readonly string[]) =>
    some.every((word) => all.includes(word));
  const isAny = isAmong(wordsX, wordsY) || isAmong(wordsY, wordsX);
  const isOneWord = wordsX.length === 1 || wordsY.length === 1;
  // One word of a longer name: a person's family name, or the first words of a body or place.
  if (isAny && isOneWord && wordsX.length !== wordsY.length) {
    const [one, many] = wordsX.length === 1 ? [wordsX[0]!, wordsY] : [wordsY[0]!, wordsX];
    return many.at(-1) === one || many.indexOf(one) >= 0 ? 'same' : 'other';
  }
  if (isAny) return 'same';
  if (x.key === y.key && wordsX.length >= 2 && wordsY.length >= 2 && wordsX.at(-1) === wordsY.at(-1)) {
    const [first, second] = [wordsX[0]!, wordsY[0]!];
    const isShortened =
      first.startsWith(second) ||
      second.startsWith(first) ||
      first.length <= 2 ||
      second.length <= 2 ||
      isAnagram(first, second);
    if (isShortened) return 'same';
    // Two studios may both be called Pictures.
    return x.kind === 'person' && y.kind === 'person' ? 'namesake' : 'other';
  }
  if (x.key === y.key) return 'same';
  return isOneWord && isDemonymOf(wordsX.at(-1)!, wordsY.at(-1)!) ? 'same' : 'other';
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
function restLikeness(a: View, x: readonly NameReading[], b: View, y: readonly NameReading[]): number {
  const restOf = (view: View, names: readonly NameReading[]) => {
    const own = new Set(names.flatMap(({ printed }) => tokensOf(printed)).map(({ stem }) => meaningOf(stem)));
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
  return isSamePosition && restLikeness(a, [x], b, [y]) >= thresholds.likenessBesidePlaces
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

/** Only one can do these, or have them done: who bought it, who won it, who is the new director. */
const isOnlyOnes = new Set(
  `buy acquire purchase win winner founder compose composer write author invent design paint direct director elect
   appoint name marry contract discover owner champion successor`
    .split(/\s+/)
    .map((word) => meaningOf(stemWord(word))),
);

/** One name each that the other side does not have, where only one can be meant and all else is alike. */
function compareSoleOnes(
  a: View,
  onlyA: readonly NameReading[],
  b: View,
  onlyB: readonly NameReading[],
): Row[] {
  const isPlain = (name: NameReading) =>
    name.kind !== 'place' && !countryValues.has(name.key) && !isAdjective(name);
  const [x, ...moreA] = onlyA.filter(isPlain);
  const [y, ...moreB] = onlyB.filter(isPlain);
  if (x === undefined || y === undefined || moreA.length > 0 || moreB.length > 0 || isPartOf(x, y)) return [];
  const isSole = (view: View) =>
    view.tokens.slice(view.from, view.to).some(({ stem }) => isOnlyOnes.has(meaningOf(stem)));
  if (!isSole(a) || !isSole(b) || restLikeness(a, onlyA, b, onlyB) < thresholds.likenessBesideSole) return [];
  return [
    {
      dimension: 'name',
      outcome: 'differ',
      a: wordsAt(a, x),
      b: wordsAt(b, y),
      strength: 'hard',
      basis: 'name',
      isWhole: true,
      note: 'only one can be meant',
    },
  ];
}
const isAdjective = ({ printed }: NameReading) => /^\p{Lu}\p{Ll}+(?:an|ian|ese|ish)$/u.test(printed);

/** "only Peru signed": the others that the other side lists with it did not. */
function compareExclusive(a: View, x: NameReading, b: View, y: NameReading): Row[] {
  const isOnly = (view: View, name: NameReading) => /^(?:only|alone)$/.test(wordBefore(view, name) ?? '');
  const isListed = (view: View, name: NameReading) => {
    const { text } = view.passage;
    return (
      /\p{Lu}[\p{L}-]+(?:,| and) $/u.test(text.slice(0, name.start)) ||
      /^(?:, | and )\p{Lu}/u.test(text.slice(name.end))
    );
  };
  const isAgainst = (isOnly(a, x) && isListed(b, y)) || (isOnly(b, y) && isListed(a, x));
  return isAgainst
    ? [
        {
          dimension: dimensionOf(x),
          outcome: 'differ',
          a: wordsAt(a, x),
          b: wordsAt(b, y),
          strength: 'hard',
          basis: 'name',
          note: 'only one on one side, several on the other',
        },
      ]
    : [];
}

/** Names that say who speaks stand in the row of the speakers. */
const isSpeakers = ({ reading: { attribution } }: View, name: NameReading) =>
  attribution !== null && name.start >= attribution.start && name.end <= attribution.end;

/** A capital word that opens the other side's sentence, unread there because any word would be capital. */
const findOpener = (view: View, name: NameReading) =>
  view.tokens.find(
    ({ printed, stem }, i) =>
      i >= view.from &&
      i < view.to &&
      (i === 0 || view.sentence[i] !== view.sentence[i - 1]) &&
      /^\p{Lu}/u.test(printed) &&
      tellingWords(name).length === 1 &&
      meaningOf(stem) === tellingWords(name)[0],
  );

/**
 * "Ferrow will close 17 schools", "Lund will close 17 schools": a capital opens every sentence, so that one word there
 * is no name that was read; but of two that differ, one that no news knows is a name, and the two are two subjects.
 */
function findSubjects(a: View, b: View): { a: Token; b: Token } | null {
  const [x, y] = [a, b].map((view) => view.tokens[view.from]);
  const opens = (view: View, token: Token | undefined, other: View) =>
    token !== undefined &&
    /^\p{Lu}\p{Ll}/u.test(token.printed) &&
    !token.isStop &&
    !isCommonNoun(token.stem) &&
    !/['’]/.test(token.printed) &&
    view.isName[view.from] === 0 &&
    !other.meanings.includes(view.meanings[view.from]!);
  if (!opens(a, x, b) || !opens(b, y, a)) return null;
  const isUnknown = ({ stem }: Token) => rarityInNews(stem) === 1;
  return isUnknown(x!) || isUnknown(y!) ? { a: x!, b: y! } : null;
}

/**
 * Rows for people, organisations and places. Names in common agree; two people in one office of a single
 * holder differ, so do two places in the same position, and two names where only one can be meant; any other
 * names stand on one side only, because lists exclude nothing.
 */
export function compareNames(a: View, b: View): Row[] {
  const [namesA, namesB] = [[...namesByKey(a).values()], [...namesByKey(b).values()]];
  const rows: Row[] = [];
  const [leftA, leftB] = [new Set(namesA), new Set(namesB)];
  for (const wanted of ['same', 'namesake'] as const) {
    for (const x of leftA) {
      const y =
        [...leftB].find((name) => name.key === x.key && compareTwoNames(x, name) === wanted) ??
        [...leftB].find((name) => compareTwoNames(x, name) === wanted);
      if (y === undefined) continue;
      leftA.delete(x);
      leftB.delete(y);
      const isStrong = isPerson(x) || isPerson(y);
      const common = {
        dimension: dimensionOf(x),
        a: wordsAt(a, x),
        b: wordsAt(b, y),
        basis: 'name',
      } as const;
      if (wanted === 'namesake') {
        // Brothers and wives have one family name too: only where all else is the same can one alone be meant.
        const isSole = restLikeness(a, [x], b, [y]) >= thresholds.likenessBesideSole;
        rows.push({
          ...common,
          outcome: isSole ? 'differ' : 'unknown',
          strength: isSole ? 'hard' : 'soft',
          isOtherEvent: !isSole,
          note: 'one family name, two first names',
        });
      } else {
        const exclusive = compareExclusive(a, x, b, y);
        rows.push(...exclusive);
        if (exclusive.length === 0)
          rows.push({ ...common, outcome: 'agree', strength: isStrong ? 'hard' : 'soft' });
      }
    }
  }
  for (const [view, left, side] of [
    [b, leftA, 'a'],
    [a, leftB, 'b'],
  ] as const) {
    for (const name of left) {
      const opener = findOpener(view, name);
      if (opener === undefined) continue;
      left.delete(name);
      const [own, other] = [wordsAt(side === 'a' ? a : b, name), wordsAt(view, opener)];
      rows.push({
        dimension: dimensionOf(name),
        outcome: 'agree',
        a: side === 'a' ? own : other,
        b: side === 'a' ? other : own,
        strength: 'soft',
        basis: 'name',
      });
    }
  }
  const onlyA = [...leftA].filter((name) => !isSpeakers(a, name));
  const onlyB = [...leftB].filter((name) => !isSpeakers(b, name));
  const offices = compareOffices(a, onlyA, b, onlyB);
  const opposed = [
    ...offices,
    ...comparePlaces(a, onlyA, b, onlyB),
    ...(offices.length > 0 ? [] : compareSoleOnes(a, onlyA, b, onlyB)),
  ];
  const isShown = (side: 'a' | 'b', name: NameReading) =>
    opposed.some((row) => row[side]?.start === name.start);
  const only = { strength: 'soft', basis: 'name' } as const;
  const isNamed = rows.length > 0 || (onlyA.length > 0 && onlyB.length > 0);
  const subjects = isNamed ? null : findSubjects(a, b);
  return [
    ...rows,
    ...opposed,
    ...(subjects === null
      ? []
      : [
          { ...only, dimension: 'name', outcome: 'only-a', a: wordsAt(a, subjects.a), b: null } as const,
          { ...only, dimension: 'name', outcome: 'only-b', a: null, b: wordsAt(b, subjects.b) } as const,
        ]),
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
