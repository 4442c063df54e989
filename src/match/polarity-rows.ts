import type { PolarityReading } from '../contract/reading.ts';
import { clauseEnd, clauseStart } from '../features/clauses.ts';
import { attitudeAxes, countryKeys, meaningOf } from '../features/lexicon.ts';
import { stemWord } from '../text/stems.ts';
import type { Row } from './row.ts';
import { type View, wordsAt } from './side.ts';
import { weights } from './weights.ts';

const countryMeanings = new Set(countryKeys.values());
const manyCountries = meaningOf(stemWord('countries'));

const tokenAtEnd = (view: View, entry: PolarityReading) =>
  view.tokens.findLastIndex((token) => token.end <= entry.end);
const isInFrame = (view: View, at: number) => {
  const frame = view.reading.attribution;
  return frame !== null && view.tokens[at]!.start < frame.end && view.tokens[at]!.end > frame.start;
};
const meaningsBetween = (view: View, from: number, to: number) =>
  view.meanings
    .slice(from, to)
    .filter((meaning, i): meaning is string => meaning != null && !isInFrame(view, from + i));

/** Whose stance it is: what stands before it in its clause, or behind it after "from", "by", "among". */
function holderOf(view: View, entry: PolarityReading): Set<string> {
  const { text } = view.passage;
  const at = tokenAtEnd(view, entry);
  const before = meaningsBetween(view, clauseStart(text, view.tokens, at), at);
  const follows = /^(?:from|by|among|of)$/.test(view.tokens[at + 1]?.word ?? '');
  return new Set(
    follows
      ? [...before, ...meaningsBetween(view, at + 2, Math.min(at + 6, clauseEnd(text, view.tokens, at)))]
      : before,
  );
}

/** Same: the same holder, or one side leaves it open. Part: one country against many. */
function compareHolders(a: ReadonlySet<string>, b: ReadonlySet<string>): 'same' | 'part' | 'other' {
  if (a.size === 0 || b.size === 0) return 'same';
  for (const meaning of a) if (b.has(meaning)) return 'same';
  const isOneOfMany = (many: ReadonlySet<string>, one: ReadonlySet<string>) =>
    many.has(manyCountries) && [...one].some((meaning) => countryMeanings.has(meaning));
  return isOneOfMany(a, b) || isOneOfMany(b, a) ? 'part' : 'other';
}

const objectOf = (view: View, entry: PolarityReading) => {
  const at = tokenAtEnd(view, entry);
  return meaningsBetween(view, at + 1, clauseEnd(view.passage.text, view.tokens, at))[0] ?? null;
};
const isNamed = (view: View, meaning: string) =>
  view.reading.names.some(({ key }) => key === meaning || meaningOf(stemWord(key)) === meaning);

/** Both talk of the same act: enough topic in common besides the holder, or the very same named object. */
function isSameAct(a: View, x: PolarityReading, b: View, y: PolarityReading): boolean {
  const object = objectOf(a, x);
  if (object !== null && object === objectOf(b, y) && isNamed(a, object)) return true;
  let shared = 0;
  for (const meaning of a.topic.keys()) if (b.topic.has(meaning)) shared += 1;
  return shared >= weights.sharedForStance;
}

function compareStances(a: View, b: View): Row[] {
  const rows: Row[] = [];
  const usedB = new Set<PolarityReading>();
  const stancesOf = (view: View) => view.reading.polarity.filter(({ kind }) => kind === 'stance');
  for (const x of stancesOf(a)) {
    const y = stancesOf(b).find(
      (other) => other.axis === x.axis && !usedB.has(other) && isSameAct(a, x, b, other),
    );
    if (y === undefined) continue;
    usedB.add(y);
    const holders = compareHolders(holderOf(a, x), holderOf(b, y));
    const isTold = holders !== 'other';
    const outcome = !isTold ? 'unknown' : x.sign === y.sign ? 'agree' : 'differ';
    const isAttitude = attitudeAxes.has(x.axis!) || x.axis === 'allow-exclude';
    rows.push({
      dimension: 'negation',
      outcome,
      a: wordsAt(a, x),
      b: wordsAt(b, y),
      strength: isTold ? 'hard' : 'soft',
      basis: isAttitude ? 'stance' : 'assertion',
      isPartial: holders === 'part',
      note: holders === 'other' ? 'not the same who' : holders === 'part' ? 'one of many' : x.axis!,
    });
  }
  return rows;
}

/** What a bare negation denies: the first content words behind it, or the whole claim for a word of doubt. */
function deniedBy(view: View, entry: PolarityReading): string[] {
  const at = tokenAtEnd(view, entry);
  if (entry.kind === 'doubt') return [...view.topic.keys()];
  return meaningsBetween(view, at + 1, clauseEnd(view.passage.text, view.tokens, at)).slice(0, 2);
}

function compareDenials(a: View, b: View): Row[] {
  const denialsOf = (view: View) => view.reading.polarity.filter(({ kind }) => kind !== 'stance');
  const [denialsA, denialsB] = [denialsOf(a), denialsOf(b)];
  const common = { dimension: 'negation', basis: 'assertion' } as const;
  const meets = (denied: readonly string[], words: (string | null)[]) =>
    denied.length > 0 && words.includes(denied[0]!);
  const both = denialsA[0] !== undefined && denialsB[0] !== undefined;
  if (both) {
    const [x, y] = [denialsA[0]!, denialsB[0]!];
    const isSame = deniedBy(a, x).some((meaning) => deniedBy(b, y).includes(meaning));
    return [
      {
        ...common,
        outcome: isSame ? 'agree' : 'unknown',
        a: wordsAt(a, x),
        b: wordsAt(b, y),
        strength: isSame ? 'hard' : 'soft',
      },
    ];
  }
  const oneSided = (entry: PolarityReading, holder: View, other: View, side: 'a' | 'b'): Row => {
    const denied = deniedBy(holder, entry);
    const marked = other.meanings.slice(other.from, other.to);
    const isAsserted = meets(denied, marked);
    const words = wordsAt(holder, entry);
    const asserted = isAsserted ? other.tokens[other.from + marked.indexOf(denied[0]!)]! : null;
    const otherWords = asserted === null ? null : wordsAt(other, asserted);
    return {
      ...common,
      outcome: isAsserted ? 'differ' : side === 'a' ? 'only-a' : 'only-b',
      a: side === 'a' ? words : otherWords,
      b: side === 'a' ? otherWords : words,
      strength: isAsserted ? 'hard' : 'soft',
      ...(isAsserted && { note: 'denied on one side, asserted on the other' }),
    };
  };
  return [
    ...denialsA.slice(0, 1).map((entry) => oneSided(entry, a, b, 'a')),
    ...denialsB.slice(0, 1).map((entry) => oneSided(entry, b, a, 'b')),
  ];
}

/**
 * Rows for positions and denials. Stances of one axis are compared where both speak of the same act, and
 * differ only for the same holder; a denial differs from the plain assertion of what it denies.
 */
export function comparePolarity(a: View, b: View): Row[] {
  return [...compareStances(a, b), ...compareDenials(a, b)];
}
