/**
 * Days and instants in UTC, as the model has them, in their order. Of a day and an instant within it nobody knows which
 * was first.
 */

/** One is known to be before the other; null is not known to be before anything. */
export function isBefore(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one < other.slice(0, one.length);
}

/** How lists put them, everywhere: earliest first, a day behind the instants within it, null behind all. */
export function inOrderOfTime(one: string | null, other: string | null): number {
  const [first, second] = [keyOf(one), keyOf(other)];
  return first < second ? -1 : first > second ? 1 : 0;
}

const keyOf = (moment: string | null) =>
  moment === null ? '~' : moment.length === 10 ? `${moment}~` : moment;
