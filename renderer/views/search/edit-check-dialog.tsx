import { type FormEvent, useState } from 'react';
import type { EarlierCheck } from '../../../src/contract/model.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { parseDate, writeDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { tellDone } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { undoAction } from '../shell/acts.ts';

interface Props {
  readonly check: EarlierCheck;
  readonly onClose: () => void;
}

/** Puts an earlier check right. */
export function EditCheckDialog({ check, onClose }: Props) {
  const [typed, setTyped] = useState({
    text: check.text,
    rating: check.rating,
    publisher: check.publisher ?? '',
    date: writeDate(check.publishedAt),
    address: check.address ?? '',
  });
  const [failure, setFailure] = useState<string | null>(null);
  // Untouched text keeps the seconds that its written form leaves out.
  const publishedAt = typed.date === writeDate(check.publishedAt) ? check.publishedAt : parseDate(typed.date);
  const isWhole = typed.text.trim() !== '' && typed.rating.trim() !== '' && publishedAt !== undefined;
  const isChanged =
    typed.text !== check.text ||
    typed.rating !== check.rating ||
    typed.publisher !== (check.publisher ?? '') ||
    typed.address !== (check.address ?? '') ||
    publishedAt !== check.publishedAt;

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!isWhole) return;
    const result = await runCommand('check.update', {
      id: check.id,
      text: typed.text.trim(),
      rating: typed.rating.trim(),
      publisher: typed.publisher.trim() || null,
      publishedAt,
      address: typed.address.trim() || null,
    });
    if (!result.ok) return setFailure(result.error.message);
    tellDone(say('search.theCheckIsChanged'), undoAction);
    onClose();
  };
  const line = (field: 'rating' | 'publisher' | 'date' | 'address', label: string, error?: string | null) => (
    <Field label={label} error={error ?? null}>
      {(control) => (
        <input
          {...control}
          value={typed[field]}
          onChange={({ currentTarget: { value } }) => setTyped((old) => ({ ...old, [field]: value }))}
        />
      )}
    </Field>
  );
  return (
    <Dialog title={say('search.editTheCheck')} keepsOpen={isChanged} onClose={onClose}>
      <form
        style={{ display: 'grid', gap: 10 }}
        aria-label={say('search.editTheCheck')}
        onSubmit={(event) => void save(event)}
      >
        <Field label={say('search.whatWasChecked')}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              autoFocus
              value={typed.text}
              onChange={({ currentTarget: { value } }) => setTyped((old) => ({ ...old, text: value }))}
            />
          )}
        </Field>
        {line('rating', say('search.verdict'))}
        {line('publisher', say('search.publisher'))}
        {line(
          'date',
          say('search.published'),
          publishedAt === undefined ? say('search.writeADayLike') : null,
        )}
        {line('address', say('search.address'))}
        {failure && <p role="alert">{failure}</p>}
        <DialogActions>
          <Button onPress={onClose}>{say('components.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={!isWhole || !isChanged}>
            {say('components.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
