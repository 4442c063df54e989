import { Pencil, RotateCcw, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { ClaimReadingView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { tellFailed } from '../../components/toast.tsx';
import { addNumber, type Item, type Part, parts } from './reading-parts.ts';
import styles from './reading-section.module.css';

/** What the program read in a claim's words, which is what is compared; each part can be put right. */
export function ReadingSection({ claimId }: { readonly claimId: string }) {
  const reading = useOperation('claim.reading', { id: claimId });
  if (reading.isError) return <Failed error={reading.error} onRetry={reading.refetch} />;
  if (!reading.data) return <Loading />;
  return <Parts claimId={claimId} view={reading.data} />;
}

interface PartsProps {
  readonly claimId: string;
  readonly view: ClaimReadingView;
}

function Parts({ claimId, view }: PartsProps) {
  const { effective, corrected, passage } = view;
  const [isAdding, setIsAdding] = useState(false);
  const correct = async (part: Part, value: ReturnType<Part['correct']> | null) => {
    if (value === undefined) return false;
    const result = await runCommand('claim.correctReading', { id: claimId, part: part.dimension, value });
    if (!result.ok) tellFailed(result.error.message);
    return result.ok;
  };
  const shown = parts.filter((part) => part.list(effective).length > 0 || corrected.includes(part.dimension));
  return (
    <>
      <p className={styles.hint}>As the program reads it. This is what is compared with other sources.</p>
      {shown.length === 0 && <p className={styles.hint}>No number, date, name or speaker was found.</p>}
      <dl className={styles.parts}>
        {shown.map((part) => (
          <div key={part.dimension}>
            <dt>{part.label}</dt>
            <dd>
              {part.list(effective).map((item, index) => (
                <ItemRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the list
                  key={index}
                  item={item}
                  onSave={(values) => correct(part, part.correct(effective, index, values))}
                  onRemove={() => void correct(part, part.correct(effective, index, null))}
                />
              ))}
              {corrected.includes(part.dimension) && (
                <p className={styles.corrected}>
                  <span>corrected</span>
                  <Button
                    look="quiet"
                    aria-label={`${part.label} as read`}
                    onPress={() => void correct(part, null)}
                  >
                    <RotateCcw size={12} aria-hidden />
                    as read
                  </Button>
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {isAdding ? (
        <AddNumber
          onClose={() => setIsAdding(false)}
          onAdd={async (printed) => {
            const isAdded = await correct(parts[0]!, addNumber(effective, passage, printed));
            if (isAdded) setIsAdding(false);
            return isAdded;
          }}
        />
      ) : (
        <div className={styles.add}>
          <Button look="quiet" onPress={() => setIsAdding(true)}>
            Add a number that was missed
          </Button>
        </div>
      )}
    </>
  );
}

interface ItemRowProps {
  readonly item: Item;
  /** False: the values cannot be understood. */
  readonly onSave: (values: readonly string[]) => Promise<boolean>;
  readonly onRemove: () => void;
}

function ItemRow({ item: { printed, meaning, fields }, onSave, onRemove }: ItemRowProps) {
  const [values, setValues] = useState<readonly string[] | null>(null);
  const [isWrong, setIsWrong] = useState(false);
  if (values === null) {
    return (
      <p className={styles.item}>
        <span>
          <span className={styles.printed}>{printed}</span>
          {meaning !== '' && meaning !== printed && <span className={styles.meaning}> {meaning}</span>}
        </span>
        <Button
          look="icon"
          aria-label={`Correct ${printed}`}
          onPress={() => setValues(fields.map(({ value }) => value))}
        >
          <Pencil size={12} aria-hidden />
        </Button>
        <Button look="icon" aria-label={`Not in this claim: ${printed}`} onPress={onRemove}>
          <X size={13} aria-hidden />
        </Button>
      </p>
    );
  }
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await onSave(values)) setValues(null);
    else setIsWrong(true);
  };
  const change = (index: number, value: string) => {
    setIsWrong(false);
    setValues(values.map((old, at) => (at === index ? value : old)));
  };
  return (
    <form className={styles.edit} onSubmit={(event) => void save(event)}>
      <span className={styles.printed}>{printed}</span>
      <div className={styles.fields}>
        {fields.map(({ label, choices }, index) => (
          <Field key={label} label={label}>
            {(control) =>
              choices ? (
                <select
                  {...control}
                  value={values[index]}
                  onChange={(event) => change(index, event.currentTarget.value)}
                >
                  {choices.map((choice) => (
                    <option key={choice}>{choice}</option>
                  ))}
                </select>
              ) : (
                <input
                  {...control}
                  value={values[index]}
                  onChange={(event) => change(index, event.currentTarget.value)}
                />
              )
            }
          </Field>
        ))}
      </div>
      {isWrong && (
        <p role="alert" className={styles.wrong}>
          This cannot be read. Numbers stand as 1,200 and days as 2026-03-14, the smaller one first.
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          Save
        </Button>
        <Button look="quiet" onPress={() => setValues(null)}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

interface AddNumberProps {
  readonly onAdd: (printed: string) => Promise<boolean>;
  readonly onClose: () => void;
}

function AddNumber({ onAdd, onClose }: AddNumberProps) {
  const [printed, setPrinted] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  return (
    <form
      className={styles.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(printed).then((isAdded) => setIsWrong(!isAdded));
      }}
    >
      <Field
        label="As it stands in the text"
        hint="Its bounds and its unit can be set right after that."
        error={isWrong ? 'Write it with digits: 1,200 people.' : null}
      >
        {(control) => (
          <input {...control} value={printed} onChange={(event) => setPrinted(event.currentTarget.value)} />
        )}
      </Field>
      <div className={styles.actions}>
        <Button look="primary" type="submit" isDisabled={printed.trim() === ''}>
          Add
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
