import { ArrowDown, ArrowUp, Ellipsis, Files } from 'lucide-react';
import { useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ArticleSummary } from '../../src/contract/views.ts';
import { useOperation } from '../api.ts';
import { Button } from '../components/button.tsx';
import { formatDate } from '../components/dates.ts';
import { Counts } from '../components/relation.tsx';
import { Empty, Failed, Loading } from '../components/status.tsx';
import { formatRoute, useScope } from '../routes.ts';
import { moveToBin } from './acts.ts';
import { columns, type Sort, sortArticles } from './article-columns.ts';
import { ChooseFiles } from './choose-files.tsx';
import { ClaimSetImport } from './claim-set-import.tsx';
import styles from './library.module.css';
import { useWorkbench } from './workbench.ts';

/** All articles as a table, or how to get the first ones. */
export function LibraryView() {
  const articles = useOperation('article.list', useScope());
  const { open } = useWorkbench();
  const [sort, setSort] = useState<Sort>({ column: 'published', isDescending: true });

  if (articles.isError) return <Failed error={articles.error} onRetry={articles.refetch} />;
  if (!articles.data) return <Loading />;
  if (articles.data.length === 0) {
    return (
      <Empty icon={<Files size={36} strokeWidth={1.4} aria-hidden />} title="Add the first articles">
        <p>
          Drop text, Markdown or web page files anywhere in this window, or paste copied text. Two articles
          about one event are enough to see where they agree and differ.
        </p>
        <div className={styles.ways}>
          <ChooseFiles />
          <Button onPress={() => open({ kind: 'paste-text', text: '' })}>Paste text</Button>
        </div>
        <ClaimSetImport />
      </Empty>
    );
  }
  return (
    <div className={styles.view}>
      <div className={styles.head}>
        <h1>Library</h1>
        <Button onPress={() => open({ kind: 'paste-text', text: '' })}>Paste text</Button>
      </div>
      <table className={styles.table} aria-label="Articles">
        <thead>
          <tr>
            {columns.map(({ id, label }) => (
              <th
                key={id}
                scope="col"
                className={styles[id]}
                aria-sort={sort.column === id ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
              >
                <button
                  type="button"
                  onClick={() =>
                    setSort({ column: id, isDescending: sort.column === id ? !sort.isDescending : false })
                  }
                >
                  {label}
                  {sort.column === id &&
                    (sort.isDescending ? (
                      <ArrowDown size={13} aria-hidden />
                    ) : (
                      <ArrowUp size={13} aria-hidden />
                    ))}
                </button>
              </th>
            ))}
            <th className={styles.actions}>
              <span className="only-heard">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sortArticles(articles.data, sort).map((article) => (
            <tr key={article.id}>
              <th scope="row" className={styles.title}>
                <a href={formatRoute({ view: 'read', articleId: article.id, claimId: null })}>
                  {article.title}
                </a>
              </th>
              <td>{article.publisher ?? '–'}</td>
              <td className={styles.author}>{article.author ?? '–'}</td>
              <td>{formatDate(article.publishedAt)}</td>
              <td className={styles.claims}>{article.claims}</td>
              <td>
                <span className={styles.counts}>
                  <Counts counts={article.relations} decided={article.decided} />
                </span>
              </td>
              <td className={styles.actions}>
                <RowMenu article={article} onEdit={() => open({ kind: 'article-details', article })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowMenuProps {
  readonly article: ArticleSummary;
  readonly onEdit: () => void;
}

function RowMenu({ article, onEdit }: RowMenuProps) {
  return (
    <MenuTrigger>
      <Button look="icon" aria-label={`Actions for ${article.title}`}>
        <Ellipsis size={16} aria-hidden />
      </Button>
      <Popover className={styles.popover!} placement="bottom end" offset={4}>
        <Menu className={styles.menu!}>
          <MenuItem className={styles.item!} onAction={onEdit}>
            Edit details
          </MenuItem>
          <MenuItem className={styles.item!} onAction={() => void moveToBin('article', [article.id])}>
            Delete
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
