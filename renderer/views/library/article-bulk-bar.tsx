import type { ArticleSummary, CollectionView } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../components/count.ts';
import { useKeys } from '../../components/keys.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { goTo } from '../../routes.ts';
import styles from '../claims/bulk-bar.module.css';
import { moveToBin, undoAction } from '../shell/acts.ts';
import { useWorkbench } from '../shell/workbench.ts';

interface Props {
  /** The selected ones that are on screen. */
  readonly articles: readonly ArticleSummary[];
  readonly collections: readonly CollectionView[];
  /** The one that limits the view. */
  readonly current: CollectionView | null;
  readonly onClear: () => void;
}

/** What can be done with the selected articles, each as one act. */
export function ArticleBulkBar({ articles, collections, current, onClear }: Props) {
  const { open } = useWorkbench();
  const articleIds = articles.map(({ id }) => id);
  const count = formatCount(articles.length, 'article');
  const isIn = (id: string) => articles.filter(({ collectionIds }) => collectionIds.includes(id)).length;

  const move = async (name: 'collection.addArticles' | 'collection.removeArticles', id: string) => {
    const result = await runCommand(name, { id, articleIds });
    if (!result.ok) return tellFailed(result.error.message);
    const where = `“${result.value.name}”`;
    const is = articles.length === 1 ? 'is' : 'are';
    tellDone(
      name === 'collection.addArticles'
        ? `${count} ${is} in ${where} now.`
        : `${count} ${is} not in ${where} any more.`,
      undoAction,
    );
  };
  const remove = () => void moveToBin('article', articleIds);
  useKeys({
    delete: () =>
      articles.length > 0
        ? remove()
        : tellHint('No article is selected: Space selects the one with the frame.'),
  });
  const toChoice = (aside: (id: string) => number) => (collection: CollectionView) => ({
    id: collection.id,
    name: collection.name,
    aside: aside(collection.id),
  });

  if (articles.length === 0) {
    return (
      <p className={styles.idle}>
        <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Enter</kbd> reads · <kbd>Space</kbd> selects, with{' '}
        <kbd>Shift</kbd> a range, <kbd>Ctrl A</kbd> all
      </p>
    );
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label="Selected articles">
      <span className={styles.count}>{count} selected</span>
      <MenuButton
        label="Add to collection"
        listChoices={() => [
          ...collections
            .filter(({ id }) => isIn(id) < articles.length)
            .map(toChoice((id) => collections.find((collection) => collection.id === id)!.articles)),
          { id: 'new', name: 'New collection…' },
        ]}
        onChoose={(id) =>
          id === 'new' ? open({ kind: 'collections', articleIds }) : void move('collection.addArticles', id)
        }
      />
      {current ? (
        <Button onPress={() => void move('collection.removeArticles', current.id)}>
          Remove from “{current.name}”
        </Button>
      ) : (
        <MenuButton
          label="Remove from"
          isDisabled={!collections.some(({ id }) => isIn(id) > 0)}
          listChoices={() => collections.filter(({ id }) => isIn(id) > 0).map(toChoice(isIn))}
          onChoose={(id) => void move('collection.removeArticles', id)}
        />
      )}
      {articles.length === 1 && (
        <Button onPress={() => open({ kind: 'article-details', article: articles[0]! })}>
          Edit details…
        </Button>
      )}
      {articles.length === 2 && (
        <Button onPress={() => goTo({ view: 'side-by-side', a: articleIds[0]!, b: articleIds[1]! })}>
          Side by side
        </Button>
      )}
      <Button shortcut="Del" onPress={remove}>
        Delete
      </Button>
      <Button look="quiet" shortcut="Esc" onPress={onClear}>
        Clear
      </Button>
    </div>
  );
}
