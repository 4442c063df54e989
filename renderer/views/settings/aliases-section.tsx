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
import { say } from '../../words/index.ts';
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
    tellDone(say('settings.standsForNow', { name: given.name, standsFor: given.standsFor }), undoAction);
    first?.focus();
  };
  if (aliases.isError) return <Failed error={aliases.error} onRetry={aliases.refetch} />;
  if (!aliases.data) return <Loading />;
  return (
    <>
      <h2>{say('settings.aliases')}</h2>
      <p className={frame.note}>{say('settings.twoNamesForOne')}</p>
      <form className={styles.form} onSubmit={(event) => void create(event)}>
        <input
          aria-label={say('settings.name')}
          aria-invalid={failure !== null}
          placeholder={say('settings.nha')}
          value={draft.name}
          onChange={(event) => change('name', event.currentTarget.value)}
        />
        <span>{say('settings.standsForWord')}</span>
        <input
          aria-label={say('settings.standsFor')}
          aria-invalid={failure !== null}
          placeholder={say('settings.norvikHarbourAuthority')}
          value={draft.standsFor}
          onChange={(event) => change('standsFor', event.currentTarget.value)}
        />
        <Button type="submit" isDisabled={!isWhole}>
          {say('settings.addAlias')}
        </Button>
      </form>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      {aliases.data.length === 0 ? (
        <p className={frame.note}>{say('settings.noAliasYetShort')}</p>
      ) : (
        <ul className={`${list.framed} ${styles.list}`} aria-label={say('settings.aliases')}>
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
        label={say('settings.nameThatStandsFor', { standsFor })}
        saved={name}
        onSave={(text) => runCommand('alias.update', { id, name: text })}
      />
      <ArrowRight size={14} aria-label={say('settings.standsForWord')} />
      <NameField
        label={say('settings.whatStandsFor', { name })}
        saved={standsFor}
        onSave={(text) => runCommand('alias.update', { id, standsFor: text })}
      />
      <Button
        look="icon"
        aria-label={say('settings.deleteAlias', { name })}
        onPress={() => void moveToBin('alias', [id])}
      >
        <Trash2 size={14} aria-hidden />
      </Button>
    </li>
  );
}
