import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Input } from '../../../src/contract/operations.ts';
import type { ClaimView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { ClashNote } from '../../components/clash-note.tsx';
import { formatDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { DraftArea } from '../../components/draft-area.tsx';
import { flushDrafts, useDraft } from '../../components/drafts.ts';
import { Field } from '../../components/field.tsx';
import { useKept } from '../../components/kept.ts';
import { RelationBadge } from '../../components/relation.tsx';
import { tellDone, tellFailed, tellHint } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { type OwnLink, orientLink } from '../link/link.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './verdict-section.module.css';

interface Props {
  readonly claim: ClaimView;
  readonly onSave: (
    details: Omit<Input<'claim.update'>, 'id'>,
  ) => ReturnType<typeof runCommand<'claim.update'>>;
}

/** The checker's verdict from the library's scale, why, who gave it and when. */
export function VerdictSection({ claim, onSave }: Props) {
  const ratings = useOperation('rating.list', {});
  const [isSpreading, setIsSpreading] = useState(false);
  const verdict = useDraft(`${claim.id} verdict`, claim.verdictId, (verdictId) => onSave({ verdictId }));
  const reason = useDraft(`${claim.id} verdict reason`, claim.verdictReason, (verdictReason) =>
    onSave({ verdictReason }),
  );
  const given = ratings.data?.find(({ id }) => id === verdict.value);
  const agreeing = useAgreeing(claim);
  const sources = useOperation('source.agreeing', { claimId: claim.id });
  /** Chosen, and not given yet: it needs a second source or a reason. Nothing but a press gives a verdict. */
  const [founding, keepFounding] = useKept<Founding | null>(`${claim.id} founding`, null);
  /** What waited before is there again without drawing the focus. */
  const [isAsked, setIsAsked] = useState(false);
  const waiting = ratings.data?.find(({ id }) => id === founding?.ratingId) ?? null;
  useToldOnLeaving(waiting && say('claim.verdictNotGiven', { label: waiting.label }));
  const choose = (id: string | null) => {
    const rating = ratings.data?.find((one) => one.id === id) ?? null;
    const written = founding?.reason ?? '';
    const isFounded = reason.value.trim() !== '' || (sources.data ?? 0) > 1;
    if (rating?.needsTwoSources && !isFounded) {
      setIsAsked(true);
      return keepFounding({ ratingId: rating.id, reason: written });
    }
    keepFounding(null);
    verdict.change(id);
    verdict.leave();
    if (written.trim() === '') return;
    reason.change(written.trim());
    reason.leave();
  };
  const give = async ({ ratingId, reason: written }: Founding) => {
    const result = await onSave({ verdictId: ratingId, verdictReason: written.trim() });
    if (result.ok) keepFounding(null);
  };

  return (
    <>
      <Field label={say('claim.verdict')} {...(given?.meaning && { hint: given.meaning })}>
        {(control) => (
          <>
            <Choice
              {...control}
              value={waiting?.id ?? verdict.value ?? ''}
              onChoose={(id) => choose(id || null)}
            >
              <option value="">{say('claim.noVerdictYet')}</option>
              {verdict.value && !given && (
                <option value={verdict.value}>{say('claim.aVerdictThatIs')}</option>
              )}
              {ratings.data?.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </Choice>
            <ClashNote
              draft={verdict}
              describe={(id) => ratings.data?.find((rating) => rating.id === id)?.label ?? ''}
            />
          </>
        )}
      </Field>
      {waiting && founding && (
        <FoundingForm
          founding={founding}
          takesFocus={isAsked}
          label={waiting.label}
          sources={sources.data ?? 0}
          onWrite={(written) => keepFounding({ ...founding, reason: written })}
          onGive={() => void give(founding)}
          onCancel={() => keepFounding(null)}
        />
      )}
      {!waiting && (verdict.value !== null || reason.value !== '') && (
        <Field label={say('claim.reason')}>
          {(control) => (
            <DraftArea {...control} draft={reason} rows={2} placeholder={say('claim.whatTheVerdictRests')} />
          )}
        </Field>
      )}
      {claim.verdictAt && (
        <p className={styles.given}>
          {say('claim.givenBy', {
            verdictByName: claim.verdictByName ?? say('claim.somebody'),
            verdictAt: formatDate(claim.verdictAt),
          })}
        </p>
      )}
      {given && agreeing.length > 0 && (
        <Button look="quiet" onPress={() => setIsSpreading(true)}>
          {say('claim.giveThisVerdictTo', { count: agreeing.length })}
        </Button>
      )}
      {given && isSpreading && (
        <SpreadDialog
          claim={claim}
          label={given.label}
          agreeing={agreeing}
          onClose={() => setIsSpreading(false)}
        />
      )}
    </>
  );
}

/** A verdict that waits for what it rests on. */
interface Founding {
  readonly ratingId: string;
  readonly reason: string;
}

/** Tells what was left behind, as it was when the view went. */
function useToldOnLeaving(words: string | null) {
  const last = useRef(words);
  last.current = words;
  useEffect(
    () => () => {
      if (last.current) tellHint(last.current);
    },
    [],
  );
}

interface FoundingProps {
  readonly founding: Founding;
  readonly takesFocus: boolean;
  /** The verdict's. */
  readonly label: string;
  /** How many independent ones are decided to say the same. */
  readonly sources: number;
  readonly onWrite: (reason: string) => void;
  readonly onGive: () => void;
  readonly onCancel: () => void;
}

/** Asks what a verdict rests on that nobody else's word bears out yet. */
function FoundingForm({ founding, takesFocus, label, sources, onWrite, onGive, onCancel }: FoundingProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGive();
  };
  return (
    <form className={styles.founding} onSubmit={submit}>
      <p>{say('claim.needsTwoSources', { label, sources })}</p>
      <Field label={say('claim.reason')}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            // biome-ignore lint/a11y/noAutofocus: the verdict was chosen just now and waits for it
            autoFocus={takesFocus}
            placeholder={say('claim.whatTheVerdictRests')}
            value={founding.reason}
            onChange={(event) => onWrite(event.currentTarget.value)}
          />
        )}
      </Field>
      <div className={styles.acts}>
        <Button onPress={onCancel}>{say('components.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={founding.reason.trim() === ''}>
          {say('claim.giveTheVerdict', { label })}
        </Button>
      </div>
    </form>
  );
}

/** The links to claims that say the same. */
function useAgreeing(claim: ClaimView): OwnLink[] {
  const links = useOperation('link.list', { claimId: claim.id });
  return (links.data ?? [])
    .filter(({ relation }) => relation === 'agrees' || relation === 'repeats')
    .map((link) => orientLink(link, claim.id));
}

interface SpreadProps {
  readonly claim: ClaimView;
  readonly label: string;
  readonly agreeing: readonly OwnLink[];
  readonly onClose: () => void;
}

/** Asks which of the agreeing claims get the verdict, too, and gives it in one act. */
function SpreadDialog({ claim, label, agreeing, onClose }: SpreadProps) {
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const ids = agreeing.map(({ other }) => other.claimId).filter((id) => !unticked.has(id));
  const toggle = (id: string) =>
    setUnticked(
      new Set(unticked.has(id) ? [...unticked].filter((other) => other !== id) : [...unticked, id]),
    );
  const give = async () => {
    await flushDrafts();
    const { verdictId, verdictReason } = claim;
    const result = await runCommand('claim.updateMany', { ids, verdictId, verdictReason });
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(say('claim.givenToClaims', { label, ids: ids.length }), undoAction);
    onClose();
  };
  return (
    <Dialog title={say('claim.giveToTheClaims', { label })} onClose={onClose}>
      <ul className={styles.claims} aria-label={say('claim.claimsThatAgree')}>
        {agreeing.map(({ link, other }) => (
          <li key={other.claimId}>
            <label className={styles.claim}>
              <input
                type="checkbox"
                checked={!unticked.has(other.claimId)}
                onChange={() => toggle(other.claimId)}
              />
              <span>
                <b>{other.publisher ?? other.articleTitle ?? say('components.withoutText')}</b>{' '}
                <RelationBadge relation={link.relation} isSuggested={link.decision === null} />
                <span className={styles.words}>
                  {other.passage.text.slice(other.passage.start, other.passage.end)}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p className={styles.given}>{say('claim.theReasonGoesAlong')}</p>
      <DialogActions>
        <Button onPress={onClose}>{say('components.cancel')}</Button>
        <Button look="primary" isDisabled={ids.length === 0} onPress={() => void give()}>
          {say('claim.giveItToClaims', { ids: ids.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
