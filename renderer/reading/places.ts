import type { ClaimView } from '../../src/contract/views.ts';
import type { Span } from './sentences.ts';

/** Where a claim stands in the text that is shown. */
export interface Place extends Span {
  readonly claimId: string;
  readonly anchorId: string;
}

/** Every place of every claim in one revision, in the order of the text. */
export function listPlaces(claims: readonly ClaimView[], revisionId: string): Place[] {
  return claims
    .flatMap((claim) => claim.anchors)
    .flatMap(({ id: anchorId, claimId, revisionId: where, start, end }) =>
      where === revisionId && start !== null && end !== null ? [{ claimId, anchorId, start, end }] : [],
    )
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The claim that a click at `offset` selects: the shortest there or, when one of those there is selected
 * already, the next longer one, and after the longest the shortest again. Null where no claim stands.
 */
export function pickClaim(
  places: readonly Place[],
  offset: number,
  selectedId: string | null,
): string | null {
  const here = places
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const ids = [...new Set(here.map(({ claimId }) => claimId))];
  const selected = selectedId === null ? -1 : ids.indexOf(selectedId);
  return ids[(selected + 1) % ids.length] ?? null;
}

/** The stretches where two or more places overlap, merged and in order. */
export function findOverlaps(places: readonly Span[]): Span[] {
  const overlaps: { start: number; end: number }[] = [];
  let reach = 0;
  for (const { start, end } of places.toSorted((a, b) => a.start - b.start)) {
    const common = Math.min(end, reach);
    const last = overlaps.at(-1);
    if (start < common) {
      if (last && start <= last.end) last.end = Math.max(last.end, common);
      else overlaps.push({ start, end: common });
    }
    reach = Math.max(reach, end);
  }
  return overlaps;
}
