import { Files, FolderOpen } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ArticleSummary } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { seekWords } from '../../components/filtering.ts';
import { RowTable } from '../../components/row-table.tsx';
import { type Sort, sortRows, withoutIds } from '../../components/rows.ts';
import { Empty, Failed, Loading, NothingLeft } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { View, ViewHead } from '../../components/view.tsx';
import { WordFilter } from '../../components/word-filter.tsx';
import { goTo, goToCollection, useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { moveToBin } from '../shell/acts.ts';
import { useWorkbench } from '../shell/workbench.ts';
import { ArticleBulkBar } from './article-bulk-bar.tsx';
import { listArticleColumns } from './article-columns.tsx';
import { ChooseFiles } from './choose-files.tsx';
import { ClaimSetImport } from './claim-set-import.tsx';
import styles from './library.module.css';

/** Stays as it was chosen while the window lives. */
const articleChoice = createStore<{ readonly text: string; readonly sort: Sort }>({
  text: '',
  sort: { column: 'published', isDescending: true },
});

const wordsOf = ({ title, publisher, author, fileName }: ArticleSummary) =>
  [title, publisher, author, fileName].join('\n').toLowerCase();

/** All articles of the library or of one collection as a table, or how to get the first ones. */
export function LibraryView() {
  const scope = useScope();
  const articles = useOperation('article.list', scope);
  const { open } = useWorkbench();

  if (articles.isError) return <Failed error={articles.error} onRetry={articles.refetch} />;
  if (!articles.data) return <Loading />;
  if (articles.data.length > 0) return <Articles articles={articles.data} />;
  if (scope.collectionId) return <EmptyCollection id={scope.collectionId} />;
  return (
    <Empty
      icon={<Files size={36} strokeWidth={1.4} aria-hidden />}
      title={say('library.addTheFirstArticles')}
    >
      <p>{say('library.dropFilesOrFoldersAnywhere')}</p>
      <div className={styles.ways}>
        <ChooseFiles />
        <Button onPress={() => open({ kind: 'paste-text', text: '' })}>{say('library.pasteText')}</Button>
      </div>
      <ClaimSetImport />
    </Empty>
  );
}

function useCollection(id: string | undefined) {
  const collections = useOperation('collection.list', {}).data ?? [];
  return { collections, current: collections.find((collection) => collection.id === id) ?? null };
}

function EmptyCollection({ id }: { readonly id: string }) {
  const { open } = useWorkbench();
  const name = useCollection(id).current?.name;
  return (
    <Empty
      icon={<FolderOpen size={36} strokeWidth={1.4} aria-hidden />}
      title={name ? say('library.nothingIsInYet', { name }) : say('library.thisCollectionIsGone')}
    >
      {name && <p>{say('library.filesThatYouDrop')}</p>}
      <div className={styles.ways}>
        {name && <ChooseFiles />}
        {name && (
          <Button onPress={() => open({ kind: 'paste-text', text: '' })}>{say('library.pasteText')}</Button>
        )}
        <Button onPress={() => goToCollection(null)}>{say('library.showTheWholeLibrary')}</Button>
      </div>
    </Empty>
  );
}

function Articles({ articles }: { readonly articles: readonly ArticleSummary[] }) {
  const { collections, current } = useCollection(useScope().collectionId);
  const { open } = useWorkbench();
  const { text, sort } = useStore(articleChoice);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const view = useRef<HTMLDivElement>(null);
  const filterBy = (words: string) => articleChoice.update((old) => ({ ...old, text: words }));
  const toTable = useCallback(() => view.current?.querySelector<HTMLElement>('[role=grid]')?.focus(), []);

  const remove = useCallback(
    async (ids: string[]) => {
      if (!(await moveToBin('article', ids))) return;
      setSelected((old) => withoutIds(old, ids));
      toTable();
    },
    [toTable],
  );
  const columns = useMemo(
    () =>
      listArticleColumns({
        onEdit: (article) => open({ kind: 'article-details', article }),
        onDelete: ({ id }) => void remove([id]),
      }),
    [open, remove],
  );
  const shown = useMemo(() => {
    const value = columns.find(({ id }) => id === sort.column)!.value!;
    const holds = seekWords(text);
    const found = articles.filter((article) => holds(wordsOf(article)));
    return sortRows(found, value, sort.isDescending);
  }, [articles, text, sort, columns]);
  // What the filter hides is not acted upon.
  const selectedArticles = useMemo(() => shown.filter(({ id }) => selected.has(id)), [shown, selected]);

  return (
    <View view={view}>
      <ViewHead
        title={current?.name ?? say('library.library')}
        detail={
          shown.length < articles.length
            ? say('library.ofArticles', { shown: shown.length, articles: articles.length })
            : say('library.countArticles', { articles: articles.length })
        }
      >
        <Button onPress={() => open({ kind: 'collections' })}>{say('library.openCollections')}</Button>
        <Button onPress={() => open({ kind: 'heard-claim' })}>{say('library.openHeardClaim')}</Button>
        <Button onPress={() => open({ kind: 'paste-text', text: '' })}>{say('library.pasteText')}</Button>
      </ViewHead>
      <search className={styles.filter}>
        <WordFilter
          label={say('library.filterArticles')}
          placeholder={say('library.filterByTitlePublisher')}
          text={text}
          onChange={filterBy}
          onLeave={toTable}
        />
      </search>
      <ArticleBulkBar
        articles={selectedArticles}
        collections={collections}
        current={current}
        onDelete={(ids) => void remove(ids)}
        onClear={() => {
          setSelected(new Set());
          toTable();
        }}
      />
      {shown.length === 0 ? (
        <NothingLeft what={say('library.noneLeft')} onShowAll={() => filterBy('')} />
      ) : (
        <RowTable
          label={say('library.articles')}
          rows={shown}
          columns={columns}
          sort={sort}
          onSort={(changed) => articleChoice.update((old) => ({ ...old, sort: changed }))}
          selected={selected}
          onSelect={setSelected}
          nameRow={({ title }) => title}
          onOpen={({ id }) => goTo({ view: 'read', articleId: id, claimId: null })}
          chosenBy={`${text} ${current?.id}`}
        />
      )}
    </View>
  );
}
