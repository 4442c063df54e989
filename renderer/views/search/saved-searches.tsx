import { Bookmark, ChevronDown } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { SavedSearch } from '../../../src/contract/model.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { NameField } from '../../components/name-field.tsx';
import { tellDone } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { moveToBin, undoAction } from '../shell/acts.ts';
import styles from './saved-searches.module.css';

interface Props {
  /** What is asked just now. */
  readonly query: string;
  readonly onAsk: (query: string) => void;
}

/** The searches that the library keeps: asked with one press, and the one that is asked now kept under a name. */
export function SavedSearches({ query, onAsk }: Props) {
  const searches = useOperation('savedSearch.list', {}).data ?? [];
  const [renamedId, setRenamedId] = useState<string | null>(null);
  const isSaved = searches.some((search) => search.query === query);
  const bar = useRef<HTMLElement>(null);
  const hasJustSaved = useRef(false);
  useEffect(() => {
    if (!isSaved || !hasJustSaved.current) return;
    hasJustSaved.current = false;
    bar.current?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
  }, [isSaved]);
  if (searches.length === 0 && query === '') return null;
  return (
    <section ref={bar} className={styles.bar} aria-label={say('search.savedSearches')}>
      <Bookmark size={14} aria-hidden />
      {searches.map((search) =>
        search.id === renamedId ? (
          <NameField
            key={search.id}
            label={say('search.nameOfTheSearch')}
            saved={search.name}
            onSave={async (name) => {
              const result = await runCommand('savedSearch.update', { id: search.id, name });
              if (result.ok) setRenamedId(null);
              return result;
            }}
          />
        ) : (
          <SavedLine
            key={search.id}
            search={search}
            isAsked={search.query === query}
            onAsk={onAsk}
            onRename={() => setRenamedId(search.id)}
          />
        ),
      )}
      {query !== '' && !isSaved && (
        <SaveForm key={query} query={query} onSaved={() => (hasJustSaved.current = true)} />
      )}
    </section>
  );
}

interface LineProps {
  readonly search: SavedSearch;
  readonly isAsked: boolean;
  readonly onAsk: (query: string) => void;
  readonly onRename: () => void;
}

function SavedLine({ search: { id, name, query }, isAsked, onAsk, onRename }: LineProps) {
  return (
    <span className={styles.saved} data-asked={isAsked}>
      <Button
        look="quiet"
        aria-pressed={isAsked}
        aria-label={`${name}: ${query}`}
        onPress={() => onAsk(query)}
      >
        <bdi>{name}</bdi>
      </Button>
      <MenuButton
        look="icon"
        label={<ChevronDown size={13} aria-hidden />}
        heard={say('search.actionsFor', { name })}
        listChoices={() => [
          { id: 'rename', name: say('search.rename') },
          { id: 'delete', name: say('search.delete') },
        ]}
        onChoose={(choice) => (choice === 'rename' ? onRename() : void moveToBin('savedSearch', [id]))}
      />
    </span>
  );
}

function SaveForm({ query, onSaved }: { readonly query: string; readonly onSaved: () => void }) {
  /** Null: nobody has asked to save it. */
  const [name, setName] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  if (name === null)
    return (
      <Button look="quiet" onPress={() => setName(query.slice(0, 60))}>
        {say('search.saveThisSearch')}
      </Button>
    );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onSaved();
    const result = await runCommand('savedSearch.create', { name: name.trim(), query });
    if (!result.ok) return setFailure(result.error.message);
    setName(null);
    tellDone(say('search.saved', { name: name.trim() }), undoAction);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void save(event)}>
      <input
        aria-label={say('search.nameOfTheSearch')}
        aria-invalid={failure !== null}
        value={name}
        // biome-ignore lint/a11y/noAutofocus: saving was asked for just now
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setFailure(null);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          setName(null);
        }}
      />
      <Button type="submit" isDisabled={name.trim() === ''}>
        {say('search.save')}
      </Button>
      {failure && (
        <span role="alert" className={styles.failure}>
          {failure}
        </span>
      )}
    </form>
  );
}
