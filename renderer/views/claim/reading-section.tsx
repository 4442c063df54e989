import { Pencil, RotateCcw, X } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { ClaimReadingView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { quote } from '../../components/quote.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { undoAction } from '../shell/acts.ts';
import { findWords, type Item, listNames, nameChoice, type Part, parts } from './reading-parts.ts';
import styles from './reading-section.module.css';

/** What the program read in a claim's words, which is what is compared; each part can be put right. */
export function ReadingSection({ claimId }: { readonly claimId: string }) {
  const reading = useOperation('claim.reading', { id: claimId });
  if (reading.isError) return <Failed error={reading.error} onRetry={reading.refetch} />;
  if (!reading.data) return <Loading />;
  return <Parts claimId={claimId} view={reading.data} />;
}

/** What was typed into an item that is being corrected, by claim, part and place: it waits while others are read. */
const open = createStore<Readonly<Record<string, readonly string[]>>>({});
/** What was typed of what the program missed, by claim. */
const missed = createStore<Readonly<Record<string, { readonly part: number; readonly words: string }>>>({});

function leaveOut<T>(all: Readonly<Record<string, T>>, key: string): Record<string, T> {
  const { [key]: _, ...others } = all;
  return others;
}

interface PartsProps {
  readonly claimId: string;
  readonly view: ClaimReadingView;
}

function Parts({ claimId, view }: PartsProps) {
  const { effective, corrected, outdated, passage } = view;
  const edits = useStore(open);
  const adding = useStore(missed)[claimId] ?? null;
  /** The form that was opened just now: only that one takes the focus, not one that waited. */
  const [asked, setAsked] = useState<string | null>(null);
  const send = async (part: Part['dimension'], value: ReturnType<Part['add']> | null, told: string) => {
    const result = await runCommand('claim.correctReading', { id: claimId, part, value });
    if (result.ok) tellDone(told, undoAction);
    else tellFailed(result.error.message);
    return result.ok;
  };
  const readAnew = async (part: Part) => {
    for (const name of listNames(part, [...corrected, ...outdated]))
      if (!(await send(name, null, say('claim.theIsAsRead', { noun: say(part.noun) })))) return;
  };
  const nameEdit = (part: Part, index: number) => `${claimId} ${part.dimension} ${index}`;
  const edit = (part: Part, index: number, values: readonly string[] | null) => {
    const key = nameEdit(part, index);
    setAsked(key);
    open.update((all) => (values ? { ...all, [key]: values } : leaveOut(all, key)));
  };
  const save = async (part: Part, index: number, item: Item, values: readonly string[]) => {
    const value = part.correct(effective, index, values, passage);
    if (value === undefined) return false;
    if (
      await send(
        part.dimension,
        value,
        say('claim.theIsCorrected', { noun: say(part.noun), printed: quote(item.printed) }),
      )
    )
      edit(part, index, null);
    return true;
  };
  const remove = (part: Part, index: number, item: Item) =>
    void send(
      part.dimension,
      part.correct(effective, index, null, passage)!,
      say('claim.isOutOfThe', { printed: quote(item.printed) }),
    );
  const isCorrected = (part: Part) => listNames(part, corrected).length > 0;
  const isOutdated = (part: Part) => listNames(part, outdated).length > 0;
  const shown = parts.filter(
    (part) => part.list(effective, passage).length > 0 || isCorrected(part) || isOutdated(part),
  );
  return (
    <>
      <p className={styles.hint}>{say('claim.asTheProgramReads')}</p>
      {passage.quoted && (
        <p className={styles.hint}>
          {say('claim.readInYourStatement', {
            text: quote(passage.quoted.text.slice(passage.quoted.start, passage.quoted.end)),
          })}
        </p>
      )}
      {shown.length === 0 && <p className={styles.hint}>{say('claim.noNumberDateName')}</p>}
      <dl className={styles.parts}>
        {shown.map((part) => (
          <div key={part.dimension}>
            <dt>{say(part.label)}</dt>
            <dd>
              {part.list(effective, passage).map((item, index) => (
                <ItemRow
                  key={nameEdit(part, index)}
                  item={item}
                  values={edits[nameEdit(part, index)] ?? null}
                  takesFocus={asked === nameEdit(part, index)}
                  onEdit={(values) => edit(part, index, values)}
                  onSave={(values) => save(part, index, item, values)}
                  onRemove={() => remove(part, index, item)}
                />
              ))}
              {isOutdated(part) && <p className={styles.outdated}>{say('claim.aCorrectionIsKept')}</p>}
              {(isCorrected(part) || isOutdated(part)) && (
                <p className={styles.corrected}>
                  {isCorrected(part) && <span>{say('claim.corrected')}</span>}
                  <Button
                    look="quiet"
                    aria-label={
                      isCorrected(part)
                        ? say('claim.partAsRead', { label: say(part.label) })
                        : say('claim.forget', { label: say(part.label) })
                    }
                    onPress={() => void readAnew(part)}
                  >
                    <RotateCcw size={12} aria-hidden />
                    {isCorrected(part) ? say('claim.takeAsRead') : say('claim.forgetIt')}
                  </Button>
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {adding ? (
        <AddMissed
          adding={adding}
          takesFocus={asked === 'missed'}
          onChange={(changed) => missed.update((all) => ({ ...all, [claimId]: changed }))}
          onClose={() => missed.update((all) => leaveOut(all, claimId))}
          onAdd={async ({ part: at, words: written }) => {
            const part = parts[at]!;
            const words = findWords(passage, written);
            if (!words) return false;
            const added = part.add(effective, words);
            if (
              await send(
                part.dimension,
                added,
                say('claim.theIsAdded', { noun: say(part.noun), text: quote(words.text) }),
              )
            ) {
              missed.update((all) => leaveOut(all, claimId));
              const items = part.list(Object.assign({}, effective, added), passage);
              // What the words mean is known to the editor only.
              if (part.dimension !== 'quote')
                edit(
                  part,
                  items.length - 1,
                  items.at(-1)!.fields.map(({ value }) => value),
                );
            }
            return true;
          }}
        />
      ) : (
        <div className={styles.add}>
          <Button
            look="quiet"
            onPress={() => {
              setAsked('missed');
              missed.update((all) => ({ ...all, [claimId]: { part: 0, words: '' } }));
            }}
          >
            {say('claim.addWhatWasMissed')}
          </Button>
        </div>
      )}
    </>
  );
}

/** Esc leaves the form, and only that. */
const leaveByEscape = (leave: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  event.stopPropagation();
  leave();
};

interface ItemRowProps {
  readonly item: Item;
  /** What was typed so far; null: it is not being corrected. */
  readonly values: readonly string[] | null;
  readonly takesFocus: boolean;
  readonly onEdit: (values: readonly string[] | null) => void;
  /** False: the values cannot be understood. */
  readonly onSave: (values: readonly string[]) => Promise<boolean>;
  readonly onRemove: () => void;
}

function ItemRow(props: ItemRowProps) {
  const { values, takesFocus, onEdit, onSave, onRemove } = props;
  const { printed, meaning, fields } = props.item;
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
          autoFocus={takesFocus}
          aria-label={say('claim.correct', { printed })}
          onPress={() => onEdit(fields.map(({ value }) => value))}
        >
          <Pencil size={12} aria-hidden />
        </Button>
        <Button look="icon" aria-label={say('claim.notInThisClaim', { printed })} onPress={onRemove}>
          <X size={13} aria-hidden />
        </Button>
      </p>
    );
  }
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsWrong(!(await onSave(values)));
  };
  const change = (index: number, value: string) => {
    setIsWrong(false);
    onEdit(values.map((old, at) => (at === index ? value : old)));
  };
  return (
    <form
      className={styles.edit}
      aria-label={say('claim.correct', { printed })}
      onSubmit={(event) => void save(event)}
      onKeyDown={leaveByEscape(() => onEdit(null))}
    >
      <span className={styles.printed}>{printed}</span>
      <div className={styles.fields}>
        {fields.map(({ label, choices }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two parties have fields of one label; their order stays
          <Field key={index} label={label}>
            {(control) =>
              choices ? (
                <select
                  {...control}
                  value={values[index]}
                  // biome-ignore lint/a11y/noAutofocus: the form was asked for
                  autoFocus={takesFocus && index === 0}
                  onChange={(event) => change(index, event.currentTarget.value)}
                >
                  {choices.map((choice) => (
                    <option key={choice} value={choice}>
                      {nameChoice(choice)}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  {...control}
                  value={values[index]}
                  // biome-ignore lint/a11y/noAutofocus: the form was asked for
                  autoFocus={takesFocus && index === 0}
                  onChange={(event) => change(index, event.currentTarget.value)}
                />
              )
            }
          </Field>
        ))}
      </div>
      {isWrong && (
        <p role="alert" className={styles.wrong}>
          {say('claim.thisCannotBeRead')}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {say('components.save')}
        </Button>
        <Button look="quiet" shortcut="escape" onPress={() => onEdit(null)}>
          {say('components.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface Missed {
  /** Of the list of parts. */
  readonly part: number;
  readonly words: string;
}

interface AddProps {
  readonly adding: Missed;
  readonly takesFocus: boolean;
  readonly onChange: (adding: Missed) => void;
  /** False: the words do not stand in the claim. */
  readonly onAdd: (adding: Missed) => Promise<boolean>;
  readonly onClose: () => void;
}

function AddMissed({ adding, takesFocus, onChange, onAdd, onClose }: AddProps) {
  const [isWrong, setIsWrong] = useState(false);
  return (
    <form
      className={styles.edit}
      aria-label={say('claim.addWhatWasMissed')}
      onSubmit={(event) => {
        event.preventDefault();
        void onAdd(adding).then((isAdded) => setIsWrong(!isAdded));
      }}
      onKeyDown={leaveByEscape(onClose)}
    >
      <div className={styles.fields}>
        <Field label={say('claim.what')}>
          {(control) => (
            <select
              {...control}
              // biome-ignore lint/a11y/noAutofocus: the form was asked for
              autoFocus={takesFocus}
              value={adding.part}
              onChange={(event) => onChange({ ...adding, part: Number(event.currentTarget.value) })}
            >
              {parts.map(({ label, dimension }, index) => (
                <option key={dimension} value={index}>
                  {say(label)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say('claim.wordsInTheText')} error={isWrong ? say('claim.theseWordsDoNot') : null}>
          {(control) => (
            <input
              {...control}
              value={adding.words}
              onChange={(event) => {
                setIsWrong(false);
                onChange({ ...adding, words: event.currentTarget.value });
              }}
            />
          )}
        </Field>
      </div>
      <div className={styles.actions}>
        <Button look="primary" type="submit" isDisabled={adding.words.trim() === ''}>
          {say('claim.add')}
        </Button>
        <Button look="quiet" shortcut="escape" onPress={onClose}>
          {say('components.cancel')}
        </Button>
      </div>
    </form>
  );
}
