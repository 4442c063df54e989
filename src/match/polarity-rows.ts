import type { PolarityReading, Words } from '../contract/reading.ts';
import { clauseEnd, clauseStart } from '../features/clauses.ts';
import { countryKeys } from '../features/countries.ts';
import { attitudeAxes } from '../features/lexicon.ts';
import { meaningOf } from '../features/synonyms.ts';
import { stemWord } from '../text/stems.ts';
import type { Row } from './row.ts';
import { type View, wordsAt } from './side.ts';
import { thresholds } from './thresholds.ts';

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

/** The first content word behind the stance that is no number or date. */
function objectOf(view: View, entry: PolarityReading): string | null {
  const at = tokenAtEnd(view, entry);
  const { quantities, dates } = view.reading;
  for (let i = at + 1; i < clauseEnd(view.passage.text, view.tokens, at); i++) {
    const { start, end } = view.tokens[i]!;
    const isValue = [...quantities, ...dates].some((span) => start < span.end && end > span.start);
    if (view.meanings[i] != null && !isValue && !isInFrame(view, i)) return view.meanings[i]!;
  }
  return null;
}
const isNamed = (view: View, meaning: string) =>
  view.reading.names.some(({ key }) => key === meaning || meaningOf(stemWord(key)) === meaning);

/** Both talk of the same act: the same holder and object, the same named object, or enough topic in common. */
function isSameAct(a: View, x: PolarityReading, b: View, y: PolarityReading): boolean {
  const object = objectOf(a, x);
  if (object === objectOf(b, y)) {
    if (object !== null && isNamed(a, object)) return true;
    const holders = holderOf(b, y);
    if ([...holderOf(a, x)].some((meaning) => holders.has(meaning))) return true;
  }
  let shared = 0;
  for (const meaning of a.topic.keys()) if (b.topic.has(meaning)) shared += 1;
  return shared >= thresholds.sharedForStance;
}

/** Who backs a proposal and who accepts it stand on one side. */
const sideAxis = ({ axis }: PolarityReading) => (axis === 'accept-reject' ? 'support-oppose' : axis);

const stancesOf = (view: View) => view.reading.polarity.filter(({ kind }) => kind === 'stance');

function compareStances(a: View, b: View): Row[] {
  const rows: Row[] = [];
  const [leftA, leftB] = [new Set(stancesOf(a)), new Set(stancesOf(b))];
  for (const x of leftA) {
    const y = [...leftB].find((other) => sideAxis(other) === sideAxis(x) && isSameAct(a, x, b, other));
    if (y === undefined) continue;
    leftA.delete(x);
    leftB.delete(y);
    const holders = compareHolders(holderOf(a, x), holderOf(b, y));
    const isTold = holders !== 'other';
    const isAttitude = attitudeAxes.has(x.axis!);
    rows.push({
      dimension: 'negation',
      outcome: !isTold ? 'unknown' : x.sign === y.sign ? 'agree' : 'differ',
      a: wordsAt(a, x),
      b: wordsAt(b, y),
      strength: isTold ? 'hard' : 'soft',
      basis: isAttitude ? 'stance' : 'assertion',
      axis: x.axis,
      isPartial: holders === 'part',
      note:
        holders === 'other'
          ? 'not the same who'
          : holders === 'part'
            ? 'one of many'
            : x.axis!.replace('-', ' / '),
    });
  }
  const only = { dimension: 'negation', basis: 'stance', strength: 'soft' } as const;
  for (const x of leftA)
    if (x.sign < 0) rows.push({ ...only, axis: x.axis, outcome: 'only-a', a: wordsAt(a, x), b: null });
  for (const y of leftB)
    if (y.sign < 0) rows.push({ ...only, axis: y.axis, outcome: 'only-b', a: null, b: wordsAt(b, y) });
  return rows;
}

/** What is denied: the first content words behind the denial, or the claim's own where it ends it ("is a hoax"). */
function deniedBy(view: View, entry: PolarityReading): string[] {
  const at = tokenAtEnd(view, entry);
  const behind = meaningsBetween(view, at + 1, clauseEnd(view.passage.text, view.tokens, at));
  return behind.length === 0 && entry.kind === 'doubt'
    ? [...view.topic.keys()].slice(0, 2)
    : behind.slice(0, 2);
}

/** Where the other side asserts what `entry` denies; null where it doesn't, or not plainly. */
function findAssertion(entry: PolarityReading, holder: View, other: View): Words | null {
  const denied = deniedBy(holder, entry);
  const marked = other.meanings.slice(other.from, other.to);
  if (denied.length === 0 || !denied.every((meaning) => marked.includes(meaning))) return null;
  const isShared = (x: PolarityReading) =>
    holder.reading.polarity.some((y) => y.axis !== null && y.axis === x.axis && y.sign === x.sign);
  const isTurned =
    other.reading.polarity.some((x) => x.sign < 0 && !isShared(x)) ||
    other.reading.quantities.some(({ value }) => value === 0);
  const isQuestion = [holder, other].some(({ passage }) =>
    passage.text
      .slice(0, passage.end + 1)
      .trimEnd()
      .endsWith('?'),
  );
  const isReported = entry.kind === 'doubt' && other.reading.attribution !== null;
  if (isTurned || isQuestion || isReported) return null;
  return wordsAt(other, other.tokens[other.from + marked.indexOf(denied[0]!)]!);
}

function compareDenials(a: View, b: View): Row[] {
  const denialsOf = (view: View) => view.reading.polarity.filter(({ kind }) => kind !== 'stance');
  const [x, y] = [denialsOf(a)[0], denialsOf(b)[0]];
  const common = { dimension: 'negation', basis: 'assertion' } as const;
  if (x !== undefined && y !== undefined) {
    const isSame = deniedBy(a, x).some((meaning) => deniedBy(b, y).includes(meaning));
    const outcome = isSame ? 'agree' : 'unknown';
    return [{ ...common, outcome, a: wordsAt(a, x), b: wordsAt(b, y), strength: isSame ? 'hard' : 'soft' }];
  }
  const entry = x ?? y;
  if (entry === undefined) return [];
  const [holder, other] = x ? [a, b] : [b, a];
  const assertion = findAssertion(entry, holder, other);
  const words = wordsAt(holder, entry);
  const sides = x ? { a: words, b: assertion } : { a: assertion, b: words };
  return assertion === null
    ? [{ ...common, ...sides, outcome: x ? 'only-a' : 'only-b', strength: 'soft' }]
    : [
        {
          ...common,
          ...sides,
          outcome: 'differ',
          strength: 'hard',
          note: 'denied on one side, asserted on the other',
        },
      ];
}

/**
 * Rows for positions and denials. Stances of one axis are compared where both speak of the same act, and
 * differ only for the same holder; a denial differs from the plain assertion of what it denies.
 */
export function comparePolarity(a: View, b: View): Row[] {
  return [...compareStances(a, b), ...compareDenials(a, b)];
}
