import { type FormEvent, useState } from 'react';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate, parseDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { tellDone } from '../../components/toast.tsx';
import { goTo } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { TagField } from '../claim/tag-field.tsx';
import styles from './article-details-dialog.module.css';

/** Takes in a claim that was heard and stands in no article: its statement is its words. */
export function HeardClaimDialog({ onClose }: { readonly onClose: () => void }) {
  const [statement, setStatement] = useState('');
  const [speaker, setSpeaker] = useState('');
  const [date, setDate] = useState('');
  const [tags, setTags] = useState<readonly string[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const asOf = parseDate(date);
  const isReady = statement.trim() !== '' && asOf !== undefined;

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
    onClose();
    const { id } = result.value;
    tellDone(say('library.theClaimIsAdded'), {
      label: say('library.open'),
      run: () => goTo({ view: 'claim', claimId: id }),
    });
  };
  return (
    <Dialog title={say('library.addHeardClaim')} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void add(event)}>
        <Field label={say('library.whatWasClaimed')} hint={say('library.inASpeechA')}>
          {(control) => (
            <textarea
              {...control}
              autoFocus
              rows={3}
              value={statement}
              onChange={(event) => setStatement(event.currentTarget.value)}
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
                onChange={(event) => setSpeaker(event.currentTarget.value)}
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
                onChange={(event) => setDate(event.currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <TagField names={tags} takesFocus={false} onChange={setTags} />
        {failure && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        <DialogActions>
          <Button onPress={onClose}>{say('components.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={!isReady}>
            {say('library.addClaim')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
