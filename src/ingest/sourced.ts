import type { Provenance } from '../contract/model.ts';

/** A value and where it was found. */
export interface Sourced<T> {
  readonly value: T;
  readonly from: Provenance;
}

/** What the first of several tries finds; the later ones are only made when the earlier found nothing. */
export function firstOf<T>(...tries: readonly (() => Sourced<T> | null)[]): Sourced<T> | null {
  for (const attempt of tries) {
    const found = attempt();
    if (found) return found;
  }
  return null;
}
