import { isDirected } from '../../../src/contract/directions.ts';
import { inOrderOfTime, isBefore } from '../../../src/contract/moments.ts';
import type { Input } from '../../../src/contract/operations.ts';
import type { Dimension, LedgerRow, Passage, Relation, Words } from '../../../src/contract/reading.ts';
import type { DiffRun, LinkSide, LinkView } from '../../../src/contract/views.ts';
import { formatDate } from '../../components/dates.ts';
import { quote } from '../../components/quote.ts';
import type { Mark } from '../../reading/marks.ts';
import { type PlainWord, say, sayParts } from '../../words/index.ts';

/** How a row of the ledger turned out; `open` where only one side says something or nothing could be read. */
export type Outcome = 'agree' | 'differ' | 'open';

export interface Row {
  readonly dimension: Dimension;
  readonly outcome: Outcome;
  readonly own: Words | null;
  readonly other: Words | null;
  readonly note: string | null;
  /** As what both sides were compared; null: as the words say it. */
  readonly values: { readonly own: string; readonly other: string } | null;
}

/** A link as seen from one of its claims: `own` is that claim's side. */
export interface OwnLink {
  readonly link: LinkView;
  readonly own: LinkSide;
  readonly other: LinkSide;
  /** For the directed relations: whether this claim or the other one is later, or repeats. */
  readonly subject: 'own' | 'other' | null;
  readonly rows: readonly Row[];
  /** The passages into which the rows' offsets point. */
  readonly ownPassage: Passage;
  readonly otherPassage: Passage;
}

const outcomes: Readonly<Record<LedgerRow['outcome'], Outcome>> = {
  agree: 'agree',
  differ: 'differ',
  'only-a': 'open',
  'only-b': 'open',
  unknown: 'open',
};

/** A ledger's rows as seen from side a, or from side b; without those that explain nothing. */
export function orientRows(rows: readonly LedgerRow[], isA = true): Row[] {
  return (
    rows
      // Where neither side has words for it, a row explains nothing.
      .filter(({ a, b }) => a !== null || b !== null)
      .map(({ dimension, outcome, a, b, note, values }) => ({
        dimension,
        outcome: outcomes[outcome],
        own: isA ? a : b,
        other: isA ? b : a,
        note,
        values: values
          ? isA
            ? { own: values.a, other: values.b }
            : { own: values.b, other: values.a }
          : null,
      }))
  );
}

/** Turns a link so that the given claim is its own side. */
export function orientLink(link: LinkView, claimId: string): OwnLink {
  const isA = link.a === claimId;
  const own = isA ? link.sideA : link.sideB;
  const other = isA ? link.sideB : link.sideA;
  return {
    link,
    own,
    other,
    subject: link.subject === null ? null : (link.subject === 'a') === isA ? 'own' : 'other',
    rows: orientRows(link.ledger?.rows ?? [], isA),
    ownPassage: (isA ? link.ledger?.a : link.ledger?.b) ?? own.passage,
    otherPassage: (isA ? link.ledger?.b : link.ledger?.a) ?? other.passage,
  };
}

/** What differs is marked last, so that it shows where rows share words. */
const markOrder: readonly Outcome[] = ['open', 'agree', 'differ'];

/** The words that the rows compare on one side, as marks of that side's passage. */
export function markRows(rows: readonly Row[], side: 'own' | 'other'): Mark<Outcome>[] {
  return rows
    .toSorted((x, y) => markOrder.indexOf(x.outcome) - markOrder.indexOf(y.outcome))
    .flatMap((row) => {
      const words = row[side];
      return words ? [{ start: words.start, end: words.end, tone: row.outcome }] : [];
    });
}

/** A side's passage: the words of its claim stand out, and in them those that the ledger compares. */
export function markPassage(link: OwnLink, side: 'own' | 'other'): Mark<Outcome | 'context'>[] {
  const { text, start, end } = side === 'own' ? link.ownPassage : link.otherPassage;
  return [
    { start: 0, end: start, tone: 'context' },
    { start: end, end: text.length, tone: 'context' },
    ...markRows(link.rows, side),
  ];
}

/** What an editor can say of two claims, and the key for it. */
export const relationChoices: readonly {
  readonly relation: Relation;
  readonly label: PlainWord;
}[] = [
  { relation: 'agrees', label: 'link.agrees' },
  { relation: 'differs', label: 'link.differs' },
  { relation: 'partly', label: 'link.partly' },
  { relation: 'updates', label: 'link.laterValue' },
  { relation: 'repeats', label: 'link.repeats' },
  { relation: 'discusses', label: 'link.onlyTheTopic' },
  { relation: 'unrelated', label: 'link.unrelated' },
];

/** What a claim's source is called. */
export const nameSide = ({ publisher, articleTitle }: Pick<LinkSide, 'publisher' | 'articleTitle'>) =>
  publisher ?? articleTitle ?? say('components.withoutText');

/**
 * What the two sources are called where they stand together. Two texts of one publisher are told apart by their days or
 * moments, else by their titles, two passages of one text by their numbers.
 */
export function nameSides({ own, other }: Pick<OwnLink, 'own' | 'other'>): { own: string; other: string } {
  const both = (name: (side: LinkSide) => string) => ({ own: name(own), other: name(other) });
  const plain = both(nameSide);
  if (plain.own !== plain.other) return plain;
  const dayOf = ({ publishedAt }: LinkSide) => publishedAt?.slice(0, 10);
  if (own.publishedAt && other.publishedAt && own.publishedAt !== other.publishedAt) {
    const when = dayOf(own) === dayOf(other) ? (side: LinkSide) => side.publishedAt : dayOf;
    return both((side) => sayParts([nameSide(side), formatDate(when(side)!)], ', '));
  }
  if (own.articleTitle && other.articleTitle && own.articleTitle !== other.articleTitle)
    return both((side) => sayParts([nameSide(side), quote(side.articleTitle!)], ', '));
  return {
    own: say('link.sideOf', { name: plain.own, number: 1 }),
    other: say('link.sideOf', { name: plain.other, number: 2 }),
  };
}

/** Who is later, or repeats, by its name; null for relations without a direction. */
export function describeSubject(relation: Relation | null, name: string | null): string | null {
  if (name === null || !isDirected(relation)) return null;
  return relation === 'updates' ? say('link.isLater', { name }) : say('link.repeatsIt', { name });
}

/** The claim that was published first stands on the left. */
export function findEarlierClaim({ sideA, sideB }: LinkView): string {
  const isBFirst = inOrderOfTime(sideB.publishedAt, sideA.publishedAt) < 0;
  return (isBFirst ? sideB : sideA).claimId;
}

/** How sure the program is, as an editor can use it: `85 % – how often such a suggestion is right`. */
export function writeConfidence(confidence: number): string {
  return say('link.howOftenSuchA', { confidence: Math.round(confidence * 100) });
}

/** Who says what, where a difference is one between two named parties; null for any other link. */
export function findDispute({ relation, rule }: Pick<LinkView, 'relation' | 'rule'>): string | null {
  return relation === 'differs' && rule?.startsWith('Disputed:') ? rule : null;
}

/** A link's name among links. */
export function nameLink({ a, b }: Pick<LinkView, 'a' | 'b'>): string {
  return `${a} ${b}`;
}

/** Links worth showing: those that somebody decided, and suggestions that say something of the values. */
export function isShown({ decision, relation }: LinkView): boolean {
  return decision !== null || (relation !== 'unrelated' && relation !== 'discusses');
}

/**
 * The decision that a link is of this relation. Which side is later, or repeats the other, is `given`, or comes
 * from the suggestion where it says the same, else from the dates of publication; where all of these leave it open, the
 * decision does, too.
 */
export function decideAs(
  { link, own, other }: OwnLink,
  relation: Relation,
  given: 'own' | 'other' | null = null,
): Input<'link.decide'> {
  const { a, b, suggested, sideA } = link;
  if (!isDirected(relation)) return { a, b, relation, subject: null };
  if (given) return { a, b, relation, subject: (given === 'own' ? own : other) === sideA ? 'a' : 'b' };
  if (suggested?.relation === relation && suggested.subject) {
    return { a, b, relation, subject: suggested.subject };
  }
  const later = isBefore(other.publishedAt, own.publishedAt)
    ? own
    : isBefore(own.publishedAt, other.publishedAt)
      ? other
      : null;
  return { a, b, relation, subject: later && (later === sideA ? 'a' : 'b') };
}

/** The decision that two claims are of this relation, where the program suggests none: the second is later. */
export function decidePair(earlierId: string, laterId: string, relation: Relation): Input<'link.decide'> {
  return { a: earlierId, b: laterId, relation, subject: isDirected(relation) ? 'b' : null };
}

/** A stretch of two wordings: in both, or what each of them has in its place. */
export type WordingPart = { readonly both: string } | { readonly own: string; readonly other: string };

/** Word differences as parts to read: words that changed one after the other stand together. */
export function joinRuns(runs: readonly DiffRun[], ownSide: 'a' | 'b'): WordingPart[] {
  const parts: WordingPart[] = [];
  for (const [index, { text, side }] of runs.entries()) {
    const last = parts.at(-1);
    // Single spaces belong to the words around them that changed.
    const isGap = side === 'both' && /^\s*$/.test(text) && (runs[index + 1]?.side ?? 'both') !== 'both';
    const own = isGap || side === ownSide ? text : '';
    const other = isGap || (side !== 'both' && side !== ownSide) ? text : '';
    if (side === 'both' && !(isGap && last && 'own' in last)) parts.push({ both: text });
    else if (last && 'own' in last)
      parts[parts.length - 1] = { own: last.own + own, other: last.other + other };
    else parts.push({ own, other });
  }
  return parts;
}
