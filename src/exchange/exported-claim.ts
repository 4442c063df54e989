import type { Relation } from '../contract/reading.ts';
import type { ClaimView } from '../contract/views.ts';

/** A claim with what other claims say of it, for formats that people read. */
export interface ExportedClaim {
  readonly claim: ClaimView;
  readonly verdict: string | null;
  /** `isSubject`: this claim is the one that updates or repeats the other; `confidence` null: a person decided. */
  readonly related: readonly {
    relation: Relation;
    id: string;
    /** The other claim as people know it: who prints it, and its words. */
    name: string;
    isSubject: boolean;
    confidence: number | null;
  }[];
}

type Related = ExportedClaim['related'][number];

export const isDecided = ({ confidence }: Related) => confidence === null;

/** What nobody has decided stands apart: a suggestion is no finding. */
export const isSuggested = ({ confidence, relation }: Related) =>
  confidence !== null && relation !== 'discusses';

/** A relation from the side of the claim that has it, in words. */
export function relationWords({ relation, isSubject }: Related): string {
  const words: Readonly<Record<Relation, string>> = {
    agrees: 'agrees with',
    differs: 'differs from',
    partly: 'agrees partly with',
    updates: isSubject ? 'updates' : 'is updated by',
    repeats: isSubject ? 'repeats' : 'is repeated by',
    discusses: 'discusses the same as',
    unrelated: 'has nothing to do with',
  };
  return words[relation];
}
