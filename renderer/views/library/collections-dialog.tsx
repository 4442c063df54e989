import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { CollectionView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { NameField } from '../../components/name-field.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { goToCollection, useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { moveToBin, undoAction } from '../shell/acts.ts';
import styles from './collections-dialog.module.css';

interface Props {
  /** They go into the collection that is made here. */
  readonly articleIds: string[];
  readonly onClose: () => void;
}

/** The library's collections: made, renamed, deleted, and chosen to be shown. */
export function CollectionsDialog({ articleIds, onClose }: Props) {
  const collections = useOperation('collection.list', {});
  const { collectionId } = useScope();
  const [name, setName] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    const made = await runCommand('collection.create', { name: name.trim() });
    if (!made.ok) return setFailure(made.error.message);
    setName('');
    setFailure(null);
    if (articleIds.length === 0) return;
    const { id } = made.value;
    const filled = await runCommand('collection.addArticles', { id, articleIds });
    if (!filled.ok) return tellFailed(filled.error.message);
    onClose();
    tellDone(
      say('library.holdsArticles', { name: filled.value.name, articleIds: articleIds.length }),
      undoAction,
    );
  };
  const remove = async ({ id }: CollectionView) => {
    if ((await moveToBin('collection', [id])) && id === collectionId) goToCollection(null);
  };
  const show = ({ id }: CollectionView) => {
    goToCollection(id);
    onClose();
  };

  return (
    <Dialog title={say('library.collections')} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <Field
          label={
            articleIds.length > 0
              ? say('library.newCollectionWithArticles', { articleIds: articleIds.length })
              : say('library.newCollection')
          }
          hint={say('library.aStoryOrAn')}
          error={failure}
        >
          {(control) => (
            <input
              {...control}
              autoFocus
              value={name}
              placeholder={say('library.name')}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
          {say('library.create')}
        </Button>
      </form>
      {collections.data && collections.data.length > 0 && (
        <ul className={styles.list} aria-label={say('library.collections')}>
          {collections.data.map((collection) => (
            <li key={collection.id}>
              <NameField
                label={say('library.nameOf', { name: collection.name })}
                saved={collection.name}
                onSave={(changed) => runCommand('collection.update', { id: collection.id, name: changed })}
              />
              <span className={styles.counts}>
                {say('library.countArticles', { articles: collection.articles })},{' '}
                {say('library.countClaims', { claims: collection.claims })}
              </span>
              <Button
                aria-label={say('library.showCollection', { name: collection.name })}
                isDisabled={collection.id === collectionId}
                onPress={() => show(collection)}
              >
                {collection.id === collectionId ? say('library.shown') : say('library.show')}
              </Button>
              <Button
                look="icon"
                aria-label={say('library.delete', { name: collection.name })}
                onPress={() => void remove(collection)}
              >
                <Trash2 size={14} aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
