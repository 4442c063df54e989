/** One line under "Why?" of something that was found: what was compared, and what it brought. */
export interface RankedFeature {
  readonly name: string;
  /** As compared; most run from 0 to 1. */
  readonly value: number;
  /** What it adds to the score: the value times its weight. */
  readonly share: number;
}
