import { useState } from 'react';
import type { QueuedLink } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { RelationBadge, relations } from '../../components/relation.tsx';
import { Loading } from '../../components/status.tsx';
import { tellDone } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { describeSubject, nameLink, nameSide } from '../link/link.ts';
import { undoAction } from '../shell/acts.ts';
import styles from './bulk-accept-dialog.module.css';
import { countByRelation, listAcceptable } from './triage-queue.ts';

interface Props {
  readonly open: readonly QueuedLink[];
  readonly onClose: () => void;
}

/** As many as one request may hold. */
const most = 10_000;
/** More than anybody reads; the rest is counted. */
const linesShown = 300;

/** Accepts the surest suggestions as they are, in one act, after showing which. */
export function BulkAcceptDialog({ open, onClose }: Props) {
  const claims = useOperation('claim.list', {});
  const [percent, setPercent] = useState(90);
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);
  const above = listAcceptable(open, percent / 100).slice(0, most);
  const accepted = above.filter((link) => !unticked.has(nameLink(link)));
  const claimsById = new Map(claims.data?.map((claim) => [claim.id, claim]));

  const toggle = (name: string) =>
    setUnticked(
      new Set(unticked.has(name) ? [...unticked].filter((other) => other !== name) : [...unticked, name]),
    );
  const accept = async () => {
    const result = await runCommand('link.decideMany', {
      decisions: accepted.map(({ a, b, relation, subject }) => ({ a, b, relation, subject })),
    });
    if (!result.ok) return setFailure(result.error.message);
    tellDone(say('triage.suggestionsAccepted', { accepted: accepted.length }), undoAction);
    onClose();
  };
  const nameSource = (id: string) => {
    const { publisher = null, articleTitle = null } = claimsById.get(id) ?? {};
    return nameSide({ publisher, articleTitle });
  };
  const describeClaim = (id: string) => (
    <span className={styles.claim}>
      <b>{nameSource(id)}:</b> {claimsById.get(id)?.wording}
    </span>
  );

  return (
    <Dialog title={say('triage.acceptSuggestions')} onClose={onClose}>
      <Field label={say('triage.acceptAllFromOn', { percent })} hint={say('triage.theFigureSaysHow')}>
        {(control) => (
          <input
            {...control}
            type="range"
            className={styles.range}
            min={50}
            max={100}
            step={1}
            value={percent}
            onChange={(event) => setPercent(Number(event.currentTarget.value))}
          />
        )}
      </Field>
      <p className={styles.summary} role="status">
        {accepted.length === 0
          ? say('triage.nothingWouldBeAccepted')
          : `${say('triage.links', { accepted: accepted.length })}: ${countByRelation(accepted)
              .map(
                ({ relation, count }) =>
                  `${formatNumber(count)} ${say(relations[relation].counted, { count })}`,
              )
              .join(', ')}`}
      </p>
      {claims.isPending ? (
        <Loading />
      ) : (
        above.length > 0 && (
          <ul className={styles.links} aria-label={say('triage.whatWouldBeAccepted')}>
            {above.slice(0, linesShown).map((link) => {
              const name = nameLink(link);
              return (
                <li key={name}>
                  <label className={styles.link}>
                    <input type="checkbox" checked={!unticked.has(name)} onChange={() => toggle(name)} />
                    <span>
                      <span className={styles.relation}>
                        <RelationBadge relation={link.relation} isSuggested />{' '}
                        {Math.round(link.confidence * 100)} %{' '}
                        {describeSubject(
                          link.relation,
                          link.subject && nameSource(link.subject === 'a' ? link.a : link.b),
                        )}
                      </span>
                      {describeClaim(link.a)}
                      {describeClaim(link.b)}
                    </span>
                  </label>
                </li>
              );
            })}
            {above.length > linesShown && (
              <li>{say('triage.andMoreWhichAre', { above: above.length - linesShown })}</li>
            )}
          </ul>
        )
      )}
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <DialogActions>
        <Button onPress={onClose}>{say('components.cancel')}</Button>
        <Button look="primary" isDisabled={accepted.length === 0} onPress={() => void accept()}>
          {say('triage.accept', { accepted: accepted.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
