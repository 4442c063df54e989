import type { Evidence } from '../contract/model.ts';
import type { Relation } from '../contract/reading.ts';
import type { ClaimView, RevisedPlace } from '../contract/views.ts';

/** A claim with what other claims say of it, for formats that people read. */
export interface ExportedClaim {
  readonly claim: ClaimView;
  readonly verdict: string | null;
  /** Where its article is found. */
  readonly address: string | null;
  readonly evidence: readonly { stance: Evidence['stance']; words: string }[];
  /** What an editor concluded on the point that it belongs to. */
  readonly conclusion: string | null;
  /** Its words that have no place in the newest revision; `since`: the number of the one that took it. */
  readonly lost: readonly { state: 'gone' | 'ambiguous'; since: number; exact: string }[];
  /** Its places in which a revision changed a value, and at which nobody has looked since. */
  readonly changed: readonly Pick<RevisedPlace, 'before' | 'after' | 'afterNumber'>[];
  /** `isSubject`: this claim is the one that updates or repeats the other; `confidence` null: a person decided. */
  readonly related: readonly {
    relation: Relation;
    id: string;
    /** The other claim as people know it: who prints it, and its words. */
    name: string;
    isSubject: boolean;
    confidence: number | null;
    /** The decision was taken on other words than the two claims have now. */
    isOutdated: boolean;
  }[];
}

type Related = ExportedClaim['related'][number];

export const isDecided = ({ confidence }: Related) => confidence === null;

/** What nobody has decided stands apart: a suggestion is no finding. */
export const isSuggested = ({ confidence, relation }: Related) =>
  confidence !== null && relation !== 'discusses';

/** The words that stand in the newest revision of its article; empty for a claim that has no place there. */
export const quoteOf = ({ claim }: ExportedClaim) =>
  claim.anchors.flatMap(({ exact, start }) => (start === null ? [] : [exact])).join(' … ');

/** What became of words that are not to be quoted any more: what happened, and the words. */
export const lostWords = ({ lost }: ExportedClaim): (readonly [string, string])[] =>
  lost.map(({ state, since, exact }) => [
    state === 'gone'
      ? `no longer in the text since revision ${since}`
      : 'stands in several places now, nobody has chosen',
    `“${exact}”`,
  ]);

export const changedWords = ({ changed }: ExportedClaim): (readonly [string, string])[] =>
  changed.map(({ before, after, afterNumber }) => [
    `a value changed with revision ${afterNumber}, nobody has looked at it`,
    `from “${before}” to “${after}”`,
  ]);

/** What the verdict rests on: on which side it stands, and what it is. */
export const evidenceWords = ({ evidence }: ExportedClaim): (readonly [string, string])[] =>
  evidence.map(({ stance, words }) => [stance === 'context' ? 'context' : `evidence ${stance} it`, words]);

/** A relation from the side of the claim that has it, in words. */
export function relationWords({ relation, isSubject, isOutdated }: Related): string {
  const words: Readonly<Record<Relation, string>> = {
    agrees: 'agrees with',
    differs: 'differs from',
    partly: 'agrees partly with',
    updates: isSubject ? 'updates' : 'is updated by',
    repeats: isSubject ? 'repeats' : 'is repeated by',
    discusses: 'discusses the same as',
    unrelated: 'has nothing to do with',
  };
  return isOutdated ? `${words[relation]} (decided on an older wording)` : words[relation];
}
