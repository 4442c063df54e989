import type { ArticleSummary, CollectionView } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { useKeys } from '../../components/keys.ts';
import { MenuButton } from '../../components/menu-button.tsx';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { goTo } from '../../routes.ts';
import { say, sayNodes } from '../../words/index.ts';
import styles from '../claims/bulk-bar.module.css';
import { undoAction } from '../shell/acts.ts';
import { useWorkbench } from '../shell/workbench.ts';

interface Props {
  /** The selected ones that are on screen. */
  readonly articles: readonly ArticleSummary[];
  readonly collections: readonly CollectionView[];
  /** The one that limits the view. */
  readonly current: CollectionView | null;
  /** Puts articles into the bin. */
  readonly onDelete: (ids: string[]) => void;
  readonly onClear: () => void;
}

/** What can be done with the selected articles, each as one act. */
export function ArticleBulkBar({ articles, collections, current, onDelete, onClear }: Props) {
  const { open } = useWorkbench();
  const articleIds = articles.map(({ id }) => id);
  const count = say('library.countArticles', { articles: articles.length });
  const isIn = (id: string) => articles.filter(({ collectionIds }) => collectionIds.includes(id)).length;

  const move = async (name: 'collection.addArticles' | 'collection.removeArticles', id: string) => {
    const result = await runCommand(name, { id, articleIds });
    if (!result.ok) return tellFailed(result.error.message);
    const moved = { count: articles.length, where: result.value.name };
    tellDone(
      name === 'collection.addArticles' ? say('library.inNow', moved) : say('library.notInAnyMore', moved),
      undoAction,
    );
  };
  const remove = () => onDelete(articleIds);
  useKeys({
    delete: () => (articles.length > 0 ? remove() : tellHint(say('library.noArticleIsSelected'))),
  });
  const toChoice = (aside: (id: string) => number) => (collection: CollectionView) => ({
    id: collection.id,
    name: collection.name,
    aside: aside(collection.id),
  });

  if (articles.length === 0) {
    return (
      <p className={styles.idle}>
        {sayNodes('library.moveEnterReadsSpace', { kbd: (text) => <kbd>{text}</kbd> })}
      </p>
    );
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('library.selectedArticles')}>
      <span className={styles.count}>{say('library.selected', { count })}</span>
      <MenuButton
        label={say('library.addToCollection')}
        listChoices={() => [
          ...collections
            .filter(({ id }) => isIn(id) < articles.length)
            .map(toChoice((id) => collections.find((collection) => collection.id === id)!.articles)),
          { id: 'new', name: say('library.newCollectionNext') },
        ]}
        onChoose={(id) =>
          id === 'new' ? open({ kind: 'collections', articleIds }) : void move('collection.addArticles', id)
        }
      />
      {current ? (
        <Button onPress={() => void move('collection.removeArticles', current.id)}>
          {say('library.removeFromOpen', { name: current.name })}
        </Button>
      ) : (
        <MenuButton
          label={say('library.removeFrom')}
          isDisabled={!collections.some(({ id }) => isIn(id) > 0)}
          listChoices={() => collections.filter(({ id }) => isIn(id) > 0).map(toChoice(isIn))}
          onChoose={(id) => void move('collection.removeArticles', id)}
        />
      )}
      {articles.length === 1 && (
        <Button onPress={() => open({ kind: 'article-details', article: articles[0]! })}>
          {say('library.editDetailsOf')}
        </Button>
      )}
      {articles.length === 2 && (
        <Button onPress={() => goTo({ view: 'side-by-side', a: articleIds[0]!, b: articleIds[1]! })}>
          {say('components.sideBySide')}
        </Button>
      )}
      <Button shortcut="delete" onPress={remove}>
        {say('components.delete')}
      </Button>
      <Button look="quiet" shortcut="escape" onPress={onClear}>
        {say('components.clear')}
      </Button>
    </div>
  );
}
