/**
 * Days and instants in UTC, as the model has them, in their order. Of a day and an instant within it nobody knows which
 * was first.
 */

/** One is known to be before the other; null is not known to be before anything. */
export function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other.slice(0, one.length);
}

const dayMs = 86_400_000;

/** The place of a moment in a list, in milliseconds since 1970: a day stands at its end, behind the instants within it. */
export function placeInTime(moment: string): number {
  const at = Date.parse(moment);
  return moment.includes('T') ? at : at + dayMs - 0.5;
}

/** How lists put moments, everywhere: earliest first, a day behind the instants within it, null behind all. */
export function inOrderOfTime(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return placeInTime(one) - placeInTime(other);
}

/** The same with the latest first; null stays behind all. */
export function latestFirst(one: string | null, other: string | null): number {
  return one === null || other === null ? inOrderOfTime(one, other) : inOrderOfTime(other, one);
}
