import { FolderOpen } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { goToCollection, useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import styles from './collection-choice.module.css';

/** Limits every view to one collection, or to none; not there while the library has no collection. */
export function CollectionChoice() {
  const { collectionId = '' } = useScope();
  const collections = useOperation('collection.list', {});
  const known = collections.data ?? [];
  if (known.length === 0 && !collectionId) return null;
  const isGone = collectionId && collections.data && !known.some(({ id }) => id === collectionId);
  return (
    <span className={styles.choice} data-limits={collectionId !== ''}>
      <FolderOpen size={14} aria-hidden />
      <select
        aria-label={say('shell.collectionThatIsShown')}
        value={collectionId}
        onChange={(event) => goToCollection(event.currentTarget.value || null)}
      >
        <option value="">{say('shell.wholeLibrary')}</option>
        {isGone && <option value={collectionId}>{say('shell.aCollectionThatIs')}</option>}
        {known.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
