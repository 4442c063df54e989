import type { Party } from '../../src/contract/reading.ts';
import type { Result } from '../../src/contract/result.ts';
import type { ClaimView } from '../../src/contract/views.ts';
import { useDraft } from '../components/drafts.ts';
import { Field } from '../components/field.tsx';
import styles from './speaker-fields.module.css';

interface Props {
  readonly claim: ClaimView;
  readonly onSave: (attribution: Party[]) => Promise<Result<unknown>>;
}

const kindLabels: Readonly<Record<Party['kind'], string>> = {
  person: 'Person',
  organisation: 'Organisation',
  document: 'Document',
  unnamed: 'Unnamed',
};
const nobody: Party = { name: '', kind: 'person', role: null };

/** Who says it, nearest to the article first; a name that is emptied takes its party away. */
export function SpeakerFields({ claim, onSave }: Props) {
  const draft = useDraft(`${claim.id} attribution`, claim.attribution, (chain) =>
    onSave(chain.map((party) => ({ ...party, name: party.name.trim() })).filter(({ name }) => name !== '')),
  );
  const chain = draft.value.length > 0 ? draft.value : [nobody];
  const change = (index: number, changed: Partial<Party>) =>
    draft.change(chain.map((party, at) => (at === index ? { ...party, ...changed } : party)));

  return chain.map((party, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a party is its place in the chain
    <Field key={index} label={index === 0 ? 'Said by' : 'quoting'}>
      {(control) => (
        <div className={styles.party}>
          <input
            {...control}
            value={party.name}
            placeholder="Nobody named"
            onChange={(event) => change(index, { name: event.currentTarget.value })}
            onBlur={draft.leave}
          />
          <select
            aria-label="Kind of speaker"
            value={party.kind}
            disabled={party.name.trim() === ''}
            onChange={(event) => change(index, { kind: event.currentTarget.value as Party['kind'] })}
            onBlur={draft.leave}
          >
            {Object.entries(kindLabels).map(([kind, label]) => (
              <option key={kind} value={kind}>
                {label}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  ));
}
