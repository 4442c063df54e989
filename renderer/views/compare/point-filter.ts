import type { PointRow } from '../../../src/contract/matrix.ts';
import { seekWords } from '../../components/filtering.ts';
import { type SortValue, sortRows } from '../../components/rows.ts';
import { createStore } from '../../components/store.ts';

export type Finding = PointRow['finding'];

/** Which rows of the table are shown. */
export interface RowFilter {
  /** Each word has to stand in the title, the conclusion or a claim. */
  readonly text: string;
  readonly finding: Finding | 'all';
  /** Null: of any tag. */
  readonly tagId: string | null;
  /** Null: of any source. */
  readonly sourceId: string | null;
  /** Only those with a suggested link that nobody has decided. */
  readonly isOpen: boolean;
}

export const noFilter: RowFilter = { text: '', finding: 'all', tagId: null, sourceId: null, isOpen: false };

/** `finding`: what differs first, as the rows come. */
export type Order = 'finding' | 'title' | 'sources' | 'changed';

export interface PointChoice {
  readonly filter: RowFilter;
  readonly order: Order;
  /** Ids of the columns that are not shown. */
  readonly hidden: ReadonlySet<string>;
}

/** Stays as it was chosen while the window lives. */
export const pointChoice = createStore<PointChoice>({
  filter: noFilter,
  order: 'finding',
  hidden: new Set(),
});

/** Texts are long and rows many: each is put together once. */
const texts = new WeakMap<PointRow, string>();
function textOf(row: PointRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const claims = row.cells.flatMap((cell) =>
    cell.claims.flatMap(({ wording, statement, printed }) => [wording, statement ?? '', printed ?? '']),
  );
  const text = [row.point.title, row.point.conclusion, ...claims].join('\n').toLowerCase();
  texts.set(row, text);
  return text;
}

/** The rows that a filter leaves, in their order. */
export function filterRows(rows: readonly PointRow[], filter: RowFilter): PointRow[] {
  const { text, finding, tagId, sourceId, isOpen } = filter;
  const holdsWords = seekWords(text);
  return rows.filter(
    (row) =>
      (finding === 'all' || row.finding === finding) &&
      (tagId === null || row.tagIds.includes(tagId)) &&
      (sourceId === null || row.cells.some((cell) => cell.sourceId === sourceId)) &&
      (!isOpen || row.suggestions > 0) &&
      holdsWords(textOf(row)),
  );
}

/** How many rows each finding would leave of those that the rest of the filter leaves. */
export function countFindings(
  rows: readonly PointRow[],
  filter: RowFilter,
): Readonly<Record<RowFilter['finding'], number>> {
  const left = filterRows(rows, { ...filter, finding: 'all' });
  const count = (finding: Finding) => left.filter((row) => row.finding === finding).length;
  return {
    all: left.length,
    differ: count('differ'),
    agree: count('agree'),
    later: count('later'),
    unclear: count('unclear'),
    'only-here': count('only-here'),
  };
}

const orders: Readonly<
  Record<Exclude<Order, 'finding'>, { value: (row: PointRow) => SortValue; isDescending: boolean }>
> = {
  title: { value: ({ point }) => point.title, isDescending: false },
  sources: { value: ({ articles }) => articles, isDescending: true },
  changed: {
    value: ({ changedAt }) => (changedAt === null ? null : Date.parse(changedAt)),
    isDescending: true,
  },
};

/** The rows, which come with what differs first, in another order: by title, or with the most or newest first. */
export function orderRows(rows: readonly PointRow[], order: Order): readonly PointRow[] {
  if (order === 'finding') return rows;
  const { value, isDescending } = orders[order];
  return sortRows(rows, value, isDescending);
}
