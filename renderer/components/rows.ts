import { perLanguage } from '../words/index.ts';
/** What a table of rows can do without being drawn: sorting, selecting, and finding what is on screen. */

/** What a row is sorted by; null stands for a missing value. */
export type SortValue = string | number | null;

export interface Sort<C extends string = string> {
  readonly column: C;
  readonly isDescending: boolean;
}

const collators = perLanguage((locale) => new Intl.Collator(locale, { numeric: true }));

/** The rows in the order of one value; those without a value come last in both directions. */
export function sortRows<T>(rows: readonly T[], value: (row: T) => SortValue, isDescending: boolean): T[] {
  const keyed = rows.map((row) => ({ row, key: value(row) }));
  return keyed
    .sort(({ key: a }, { key: b }) => {
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      const order =
        typeof a === 'number' && typeof b === 'number' ? a - b : collators().compare(String(a), String(b));
      return isDescending ? -order : order;
    })
    .map(({ row }) => row);
}

/** The ids with one more, or without it where it was there. */
export function toggleId(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return selected.has(id)
    ? new Set([...selected].filter((other) => other !== id))
    : new Set([...selected, id]);
}

/** The ids without some of them. */
export function withoutIds(selected: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  return new Set([...selected].filter((id) => !gone.includes(id)));
}

/** The row that stands now where one stood that has gone: the next of those that are left, at the end the last. */
export function findHeir<T extends { readonly id: string }>(
  before: readonly T[],
  now: readonly T[],
  goneId: string,
): T | undefined {
  const left = new Set(now.map(({ id }) => id));
  const below = before.slice(before.findIndex(({ id }) => id === goneId));
  return below.find(({ id }) => left.has(id)) ?? now.at(-1);
}

/** The ids with all those added that stand between two places of a list, both included. */
export function addRange(
  selected: ReadonlySet<string>,
  ids: readonly string[],
  from: number,
  to: number,
): ReadonlySet<string> {
  return new Set([...selected, ...ids.slice(Math.min(from, to), Math.max(from, to) + 1)]);
}

/** Rows are drawn so many at a time, so that most scrolling draws nothing anew. */
const step = 8;

/** Which rows of one height have to be drawn for what is on screen, half open; some above and below are among them. */
export function findWindow(
  count: number,
  rowHeight: number,
  scrollTop: number,
  height: number,
): { readonly start: number; readonly end: number } {
  const first = Math.floor(scrollTop / rowHeight / step) * step;
  const shown = Math.ceil(height / rowHeight / step) * step;
  const end = Math.min(count, Math.max(0, first) + shown + 2 * step);
  return { start: Math.max(0, Math.min(first - step, end - shown)), end };
}
