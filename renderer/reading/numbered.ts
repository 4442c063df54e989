import type { Span } from './sentences.ts';

/** Where a claim stands, and its number in the list of claims. */
export interface NumberedPlace extends Span {
  readonly number: number;
}

export interface NumberedRun {
  readonly text: string;
  /** It belongs to a claim. */
  readonly isClaimed: boolean;
  /** The claims that end right behind it. */
  readonly numbers: readonly number[];
}

/** Cuts a stretch of the text where claims begin and end in it, for a page on which they can be told apart by number. */
export function numberClaims(
  text: string,
  { start, end }: Span,
  places: readonly NumberedPlace[],
): NumberedRun[] {
  const here = places.filter((place) => place.start < end && place.end > start);
  const edges = [start, end, ...here.flatMap((place) => [place.start, place.end])];
  const cuts = [...new Set(edges)].filter((edge) => edge >= start && edge <= end).sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index]!;
    return {
      text: text.slice(from, to),
      isClaimed: here.some((place) => place.start <= from && to <= place.end),
      numbers: [...new Set(here.filter((place) => place.end === to).map(({ number }) => number))],
    };
  });
}
