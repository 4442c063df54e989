import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { CollectionView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../components/count.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { NameField } from '../../components/name-field.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { goToCollection, useScope } from '../../routes.ts';
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
    tellDone(`“${filled.value.name}” holds ${formatCount(articleIds.length, 'article')}.`, undoAction);
  };
  const remove = async ({ id }: CollectionView) => {
    if ((await moveToBin('collection', [id])) && id === collectionId) goToCollection(null);
  };
  const show = ({ id }: CollectionView) => {
    goToCollection(id);
    onClose();
  };

  return (
    <Dialog title="Collections" onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <Field
          label={
            articleIds.length > 0
              ? `New collection with ${formatCount(articleIds.length, 'article')}`
              : 'New collection'
          }
          hint="A story or an investigation. It limits every view to its articles; an article can be in several."
          error={failure}
        >
          {(control) => (
            <input
              {...control}
              autoFocus
              value={name}
              placeholder="Name"
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Button look="primary" type="submit" isDisabled={name.trim() === ''}>
          Create
        </Button>
      </form>
      {collections.data && collections.data.length > 0 && (
        <ul className={styles.list} aria-label="Collections">
          {collections.data.map((collection) => (
            <li key={collection.id}>
              <NameField
                label={`Name of ${collection.name}`}
                saved={collection.name}
                onSave={(changed) => runCommand('collection.update', { id: collection.id, name: changed })}
              />
              <span className={styles.counts}>
                {formatCount(collection.articles, 'article')}, {formatCount(collection.claims, 'claim')}
              </span>
              <Button
                aria-label={`Show ${collection.name}`}
                isDisabled={collection.id === collectionId}
                onPress={() => show(collection)}
              >
                {collection.id === collectionId ? 'Shown' : 'Show'}
              </Button>
              <Button
                look="icon"
                aria-label={`Delete ${collection.name}`}
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
