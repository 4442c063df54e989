import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { Party } from '../../../src/contract/reading.ts';
import type { Result } from '../../../src/contract/result.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ClashNote } from '../../components/clash-note.tsx';
import { useDraft } from '../../components/drafts.ts';
import { Field } from '../../components/field.tsx';
import { type PlainWord, say } from '../../words/index.ts';
import styles from './speaker-fields.module.css';

interface Props {
  readonly claim: ClaimView;
  readonly onSave: (attribution: Party[]) => Promise<Result<unknown>>;
}

const kindLabels: Readonly<Record<Party['kind'], PlainWord>> = {
  person: 'claim.person',
  organisation: 'claim.organisation',
  document: 'claim.document',
  unnamed: 'claim.unnamed',
};
const nobody: Party = { name: '', kind: 'person', role: null };

/** Without those who have no name yet, and without white space around names and roles. */
const tidyChain = (chain: readonly Party[]) =>
  chain
    .map((party) => ({ ...party, name: party.name.trim(), role: party.role?.trim() || null }))
    .filter(({ name }) => name !== '');

/** `Ada Lowe, harbour master, quoting the coastguard` */
const nameChain = (chain: readonly Party[]) =>
  chain.map(({ name, role }) => (role ? `${name}, ${role}` : name)).join(`, ${say('claim.quotingWord')} `);

/** Who says it, nearest to the article first, and whom that one quotes; a name that is emptied takes its party away. */
export function SpeakerFields({ claim, onSave }: Props) {
  const draft = useDraft(`${claim.id} attribution`, claim.attribution, (chain) => onSave(tidyChain(chain)), {
    identify: tidyChain,
  });
  /** A party without a name is not saved, and would go with the next answer of the library. */
  const [hasEmpty, setHasEmpty] = useState(false);
  const chain = draft.value.length > 0 && !hasEmpty ? draft.value : [...draft.value, nobody];
  const replace = (parties: readonly Party[]) => {
    setHasEmpty(false);
    draft.change([...parties]);
  };
  const change = (index: number, changed: Partial<Party>) =>
    replace(chain.map((party, at) => (at === index ? { ...party, ...changed } : party)));
  const swap = (index: number, other: number) => {
    replace(chain.map((party, at) => (at === index ? chain[other]! : at === other ? chain[index]! : party)));
    draft.leave();
  };
  const leaveByEnter = (event: KeyboardEvent) => {
    if (event.key === 'Enter') draft.leave();
  };
  const remove = (index: number) => {
    replace(chain.filter((_, at) => at !== index));
    draft.leave();
  };

  const fields = chain.map((party, index) => {
    const isNamed = party.name.trim() !== '';
    const isLast = index === chain.length - 1;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a party is its place in the chain
      <Field key={index} label={index === 0 ? say('claim.saidBy') : say('claim.quotingWord')}>
        {(control) => (
          <div className={styles.party}>
            <input
              {...control}
              value={party.name}
              placeholder={index === 0 ? say('claim.nobodyNamed') : say('claim.whoIsQuotedThere')}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
              onBlur={draft.leave}
              onKeyDown={leaveByEnter}
            />
            {draft.value.length === 0 && (
              <AsRead
                claimId={claim.id}
                onTake={(read) => {
                  replace(read);
                  draft.leave();
                  // The button goes; what would come next removes what was taken over.
                  document.getElementById(control.id)?.focus();
                }}
              />
            )}
            {isNamed && (
              <span className={styles.more}>
                <Choice
                  aria-label={say('claim.kindOfSpeaker')}
                  value={party.kind}
                  onChoose={(kind) => {
                    change(index, { kind: kind as Party['kind'] });
                    draft.leave();
                  }}
                >
                  {Object.entries(kindLabels).map(([kind, label]) => (
                    <option key={kind} value={kind}>
                      {say(label)}
                    </option>
                  ))}
                </Choice>
                <input
                  aria-label={say('claim.roleOf', { name: party.name })}
                  value={party.role ?? ''}
                  placeholder={say('claim.role')}
                  onChange={(event) => change(index, { role: event.currentTarget.value })}
                  onBlur={draft.leave}
                  onKeyDown={leaveByEnter}
                />
                {index > 0 && (
                  <Button
                    look="icon"
                    aria-label={say('claim.isNearerToThe', { name: party.name })}
                    onPress={() => swap(index, index - 1)}
                  >
                    <ArrowUp size={13} aria-hidden />
                  </Button>
                )}
                {!isLast && chain[index + 1]!.name !== '' && (
                  <Button
                    look="icon"
                    aria-label={say('claim.isFurtherFromThe', { name: party.name })}
                    onPress={() => swap(index, index + 1)}
                  >
                    <ArrowDown size={13} aria-hidden />
                  </Button>
                )}
                <Button
                  look="icon"
                  aria-label={say('claim.removeSpeaker', { name: party.name })}
                  onPress={() => remove(index)}
                >
                  <X size={13} aria-hidden />
                </Button>
                {isLast && (
                  <Button
                    look="icon"
                    aria-label={say('claim.addWhomQuotes', { name: party.name })}
                    onPress={() => setHasEmpty(true)}
                  >
                    <Plus size={13} aria-hidden />
                  </Button>
                )}
              </span>
            )}
          </div>
        )}
      </Field>
    );
  });
  return (
    <>
      {fields}
      <ClashNote draft={draft} describe={nameChain} />
    </>
  );
}

interface AsReadProps {
  readonly claimId: string;
  readonly onTake: (chain: readonly Party[]) => void;
}

/** Whom the program found in the text as the speaker, to be taken over by one press. */
function AsRead({ claimId, onTake }: AsReadProps) {
  const chain = useOperation('claim.reading', { id: claimId }).data?.effective.attribution?.chain ?? [];
  if (chain.length === 0) return null;
  const names = nameChain(chain);
  return (
    <span className={styles.asRead}>
      <span>{say('claim.speakersAsRead', { names })}</span>
      <Button look="quiet" aria-label={say('claim.takeOverAsRead', { names })} onPress={() => onTake(chain)}>
        {say('claim.takeOver')}
      </Button>
    </span>
  );
}
