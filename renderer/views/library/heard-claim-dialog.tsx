import { type FormEvent, useState } from 'react';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate, parseDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useKept } from '../../components/kept.ts';
import { tellDone } from '../../components/toast.tsx';
import { goTo } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { TagField } from '../claim/tag-field.tsx';
import styles from './article-details-dialog.module.css';

const nothingHeard = { statement: '', speaker: '', date: '', tags: [] as readonly string[] };

/** Takes in a claim that was heard and stands in no article: its statement is its words. */
export function HeardClaimDialog({ onClose }: { readonly onClose: () => void }) {
  const [written, keep] = useKept('heard claim', nothingHeard);
  const { statement, speaker, date, tags } = written;
  const change = (changed: Partial<typeof nothingHeard>) => keep({ ...written, ...changed });
  const [failure, setFailure] = useState<string | null>(null);
  const asOf = parseDate(date);
  const isReady = statement.trim() !== '' && asOf !== undefined;

  const end = () => {
    keep(null);
    onClose();
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    const name = speaker.trim();
    const result = await runCommand('claim.createHeard', {
      statement: statement.trim(),
      asOf,
      tags: [...tags],
      ...(name && { attribution: [{ name, kind: 'person' as const, role: null }] }),
    });
    if (!result.ok) return setFailure(result.error.message);
    end();
    const { id } = result.value;
    tellDone(say('library.theClaimIsAdded'), {
      label: say('library.open'),
      run: () => goTo({ view: 'claim', claimId: id }),
    });
  };
  return (
    <Dialog title={say('library.addHeardClaim')} keepsOpen={statement.trim() !== ''} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void add(event)}>
        <Field label={say('library.whatWasClaimed')} hint={say('library.inASpeechA')}>
          {(control) => (
            <textarea
              {...control}
              autoFocus
              rows={3}
              value={statement}
              onChange={(event) => change({ statement: event.currentTarget.value })}
            />
          )}
        </Field>
        <div className={styles.pair}>
          <Field label={say('library.saidBy')}>
            {(control) => (
              <input
                {...control}
                value={speaker}
                placeholder={say('library.nobodyNamed')}
                onChange={(event) => change({ speaker: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field
            label={say('library.asOf')}
            hint={asOf ? formatDate(asOf) : say('library.aDayOrA')}
            error={asOf === undefined ? say('library.writeDay') : null}
          >
            {(control) => (
              <input
                {...control}
                value={date}
                placeholder="2026-03-14"
                onChange={(event) => change({ date: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <TagField
          keptAs="a heard claim"
          names={tags}
          takesFocus={false}
          onChange={(names) => change({ tags: names })}
        />
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <DialogActions>
          <Button onPress={end}>
            {statement.trim() === '' ? say('components.cancel') : say('components.discard')}
          </Button>
          <Button look="primary" type="submit" isDisabled={!isReady}>
            {say('library.addClaim')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
