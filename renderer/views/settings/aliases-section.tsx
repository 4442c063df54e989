import { ArrowRight, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Alias } from '../../../src/contract/model.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import list from '../../components/list.module.css';
import { NameField } from '../../components/name-field.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { tellDone } from '../../components/toast.tsx';
import { moveToBin, undoAction } from '../shell/acts.ts';
import styles from './aliases-section.module.css';
import frame from './settings.module.css';

/** What was typed for the next alias; it waits while another view is open. */
const typed = createStore({ name: '', standsFor: '' });

/** Two names for one thing: added, changed, deleted. */
export function AliasesSection() {
  const aliases = useOperation('alias.list', {});
  const draft = useStore(typed);
  const [failure, setFailure] = useState<string | null>(null);
  const given = { name: draft.name.trim(), standsFor: draft.standsFor.trim() };
  const isWhole = given.name !== '' && given.standsFor !== '';

  const change = (field: keyof typeof draft, text: string) => {
    setFailure(null);
    typed.update((old) => ({ ...old, [field]: text }));
  };
  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isWhole) return;
    const first = event.currentTarget.querySelector('input');
    const result = await runCommand('alias.create', given);
    if (!result.ok) return setFailure(result.error.message);
    typed.update(() => ({ name: '', standsFor: '' }));
    tellDone(`“${given.name}” stands for “${given.standsFor}” now.`, undoAction);
    first?.focus();
  };
  if (aliases.isError) return <Failed error={aliases.error} onRetry={aliases.refetch} />;
  if (!aliases.data) return <Loading />;
  return (
    <>
      <h2>Aliases</h2>
      <p className={frame.note}>
        Two names for one thing. Claims that hold either name are compared as if they held the same one.
      </p>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <input
          aria-label="Name"
          aria-invalid={failure !== null}
          placeholder="NHA"
          value={draft.name}
          onChange={(event) => change('name', event.currentTarget.value)}
        />
        <span>stands for</span>
        <input
          aria-label="Stands for"
          aria-invalid={failure !== null}
          placeholder="Norvik Harbour Authority"
          value={draft.standsFor}
          onChange={(event) => change('standsFor', event.currentTarget.value)}
        />
        <Button type="submit" isDisabled={!isWhole}>
          Add alias
        </Button>
      </form>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {aliases.data.length === 0 ? (
        <p className={frame.note}>
          No alias yet. Short names that an article explains itself, as in “Norvik Harbour Authority (NHA)”,
          need none.
        </p>
      ) : (
        <ul className={`${list.framed} ${styles.list}`} aria-label="Aliases">
          {aliases.data.map((alias) => (
            <AliasLine key={alias.id} alias={alias} />
          ))}
        </ul>
      )}
    </>
  );
}

function AliasLine({ alias: { id, name, standsFor } }: { readonly alias: Alias }) {
  return (
    <li>
      <NameField
        label={`Name that stands for ${standsFor}`}
        saved={name}
        onSave={(text) => runCommand('alias.update', { id, name: text })}
      />
      <ArrowRight size={14} aria-label="stands for" />
      <NameField
        label={`What ${name} stands for`}
        saved={standsFor}
        onSave={(text) => runCommand('alias.update', { id, standsFor: text })}
      />
      <Button look="icon" aria-label={`Delete alias ${name}`} onPress={() => void moveToBin('alias', [id])}>
        <Trash2 size={14} aria-hidden />
      </Button>
    </li>
  );
}
