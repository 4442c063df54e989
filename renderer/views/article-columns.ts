import type { ArticleSummary } from '../../src/contract/views.ts';

type ColumnId = 'title' | 'publisher' | 'author' | 'published' | 'claims' | 'relations';

export interface Sort {
  readonly column: ColumnId;
  readonly isDescending: boolean;
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** The columns of the table of articles, and what each sorts by; null stands for a missing value. */
export const columns: readonly {
  readonly id: ColumnId;
  readonly label: string;
  value(article: ArticleSummary): string | number | null;
}[] = [
  { id: 'title', label: 'Title', value: ({ title }) => title },
  { id: 'publisher', label: 'Publisher', value: ({ publisher }) => publisher },
  { id: 'author', label: 'Author', value: ({ author }) => author },
  { id: 'published', label: 'Published', value: ({ publishedAt }) => publishedAt },
  { id: 'claims', label: 'Claims', value: ({ claims }) => claims },
  { id: 'relations', label: 'In other sources', value: ({ relations }) => sum(relations) },
];

const collator = new Intl.Collator('en', { numeric: true });

/** The articles in the order of one column; those without a value come last in both directions. */
export function sortArticles(articles: readonly ArticleSummary[], { column, isDescending }: Sort) {
  const { value } = columns.find(({ id }) => id === column)!;
  return articles.toSorted((x, y) => {
    const [a, b] = [value(x), value(y)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order =
      typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
    return isDescending ? -order : order;
  });
}
