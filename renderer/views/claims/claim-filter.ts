import type { ClaimView } from '../../../src/contract/views.ts';
import { seekWords } from '../../components/filtering.ts';
import type { Sort } from '../../components/rows.ts';
import { createStore } from '../../components/store.ts';
import { goTo } from '../../routes.ts';

/** What claims can be filtered by, apart from their words. */
export type FilterField = 'tag' | 'type' | 'status' | 'verdict' | 'publisher' | 'speaker';

/** Which claims are shown: those whose words hold `text` and that have, of each field, one of the chosen values. */
export interface ClaimFilter {
  readonly text: string;
  readonly chosen: Readonly<Record<FilterField, readonly string[]>>;
}

/** Stands for a claim that has nothing of a field: no tag, no verdict, no publisher, nobody named. */
export const nothing = '';

export const noFilter: ClaimFilter = {
  text: '',
  chosen: { tag: [], type: [], status: [], verdict: [], publisher: [], speaker: [] },
};

const orNothing = (values: readonly string[]) => (values.length > 0 ? values : [nothing]);

/** A claim's values of each field: tags and verdicts by their ids, everything else as it is written. */
const valuesOf: Readonly<Record<FilterField, (claim: ClaimView) => readonly string[]>> = {
  tag: ({ tags }) => orNothing(tags.map(({ id }) => id)),
  type: ({ type }) => [type],
  status: ({ status }) => [status],
  verdict: ({ verdictId }) => [verdictId ?? nothing],
  publisher: ({ publisher }) => [publisher ?? nothing],
  speaker: ({ attribution }) => orNothing(attribution.map(({ name }) => name)),
};
const fields = Object.keys(valuesOf) as FilterField[];

const textOf = ({ wording, statement, note, articleTitle }: ClaimView) =>
  [wording, statement, note, articleTitle].join('\n').toLowerCase();

const isAmong = (claim: ClaimView, field: FilterField, chosen: readonly string[]) =>
  chosen.length === 0 || valuesOf[field](claim).some((value) => chosen.includes(value));

/** The claims that the filter leaves, in their order. */
export function filterClaims(claims: readonly ClaimView[], { text, chosen }: ClaimFilter): ClaimView[] {
  const holdsWords = seekWords(text);
  return claims.filter(
    (claim) => holdsWords(textOf(claim)) && fields.every((field) => isAmong(claim, field, chosen[field])),
  );
}

/** How many claims each value of a field would leave, beside what is chosen of the other fields. */
export function countValues(
  claims: readonly ClaimView[],
  filter: ClaimFilter,
  field: FilterField,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const others = { ...filter, chosen: { ...filter.chosen, [field]: [] } };
  for (const claim of filterClaims(claims, others))
    for (const value of new Set(valuesOf[field](claim))) counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const value of filter.chosen[field]) if (!counts.has(value)) counts.set(value, 0);
  return counts;
}

/** The filter with one value more of a field, or without it. */
export function toggleValue(filter: ClaimFilter, field: FilterField, value: string): ClaimFilter {
  const { [field]: old } = filter.chosen;
  const values = old.includes(value) ? old.filter((other) => other !== value) : [...old, value];
  return { ...filter, chosen: { ...filter.chosen, [field]: values } };
}

/** Opens Claims with those of one tag only. */
export function showClaimsWithTag(tagId: string): void {
  claimChoice.update((old) => ({ ...old, filter: toggleValue(noFilter, 'tag', tagId) }));
  goTo({ view: 'claims' });
}

/** Whether it leaves anything out at all. */
export const isFiltering = ({ text, chosen }: ClaimFilter) =>
  text.trim() !== '' || fields.some((field) => chosen[field].length > 0);

/** Which claims the table shows, in which order, and which are selected; stays while the window lives. */
export const claimChoice = createStore<{
  readonly filter: ClaimFilter;
  readonly sort: Sort;
  readonly selected: ReadonlySet<string>;
}>({ filter: noFilter, sort: { column: 'published', isDescending: true }, selected: new Set() });
