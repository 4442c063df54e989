import { useEffect, useReducer, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Relation } from '../../../src/contract/reading.ts';
import type { LinkSide } from '../../../src/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { Field } from '../../components/field.tsx';
import { useKeys } from '../../components/keys.ts';
import { MarkedText } from '../../components/marked-text.tsx';
import { RelationBadge } from '../../components/relation.tsx';
import { formatRoute } from '../../routes.ts';
import { LedgerTable } from '../link/ledger-table.tsx';
import { decideAs, markPassage, type OwnLink, relationChoices } from '../link/link.ts';
import { Wording } from '../link/wording.tsx';
import styles from './triage-card.module.css';
import { nameLink } from './triage-queue.ts';

interface Props {
  readonly own: OwnLink;
  readonly isSkipped: boolean;
  readonly canGoBack: boolean;
  /** `later`: which side is later, or repeats the other. */
  readonly onDecide: (
    own: OwnLink,
    relation: Relation,
    later: 'own' | 'other' | null,
    reason: string,
  ) => void;
  readonly onSkip: () => void;
  readonly onBack: () => void;
}

type Side = 'own' | 'other';

const nameSide = (side: LinkSide) => side.publisher ?? side.articleTitle ?? 'Without a text';

/** The side that is published later. */
const guessLater = (own: OwnLink): Side =>
  (decideAs(own, 'updates').subject === 'a') === (own.own === own.link.sideA) ? 'own' : 'other';

/** What was typed as a reason, until the decision takes it along: it waits while another view is open. */
const reasons = new Map<string, string>();

/** One suggested link with everything that a decision needs, and the keys to decide. */
export function TriageCard({ own, isSkipped, canGoBack, onDecide, onSkip, onBack }: Props) {
  const { link } = own;
  const name = nameLink(link);
  const scroller = useRef<HTMLElement>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  // The card stays while links come and go, so that a button keeps the focus; what is chosen belongs to one link.
  const [chosen, setChosen] = useState<{ name: string; later: Side } | null>(null);
  const [reasonOf, setReasonOf] = useState<string | null>(null);
  const isChosen = chosen?.name === name;
  const later = isChosen ? chosen.later : guessLater(own);
  const setLater = (side: Side) => setChosen({ name, later: side });
  const reason = reasons.get(name) ?? '';
  const isReasonShown = reasonOf === name || reason !== '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link begins at the top
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [name]);

  const decide = (relation: Relation) => {
    reasons.delete(name);
    onDecide(own, relation, isChosen ? later : null, reason);
  };
  const [, drawAnew] = useReducer((count: number) => count + 1, 0);
  const write = (text: string) => {
    reasons.set(name, text);
    drawAnew();
  };
  const showReason = () => {
    setReasonOf(name);
    requestAnimationFrame(() => reasonField.current?.focus());
  };
  useKeys({
    ...Object.fromEntries(relationChoices.map(({ relation }) => [relation, () => decide(relation)])),
    skip: onSkip,
    reason: showReason,
    arrowleft: () => setLater('own'),
    arrowright: () => setLater('other'),
  });

  return (
    <div className={styles.scroller}>
      <article
        ref={scroller}
        className={styles.card}
        aria-label={`${nameSide(own.own)} and ${nameSide(own.other)}`}
      >
        <header className={styles.suggestion}>
          <RelationBadge relation={link.relation} isSuggested={link.decision === null} />
          {link.confidence !== null && (
            <span title="How often such a suggestion is right">
              {Math.round(link.confidence * 100)} % sure
            </span>
          )}
          {own.subject && (
            <span>
              {link.relation === 'updates'
                ? `· ${nameSide(own[own.subject])} is later`
                : `· ${nameSide(own[own.subject])} repeats it`}
            </span>
          )}
          {isSkipped && <span>· you skipped this one before</span>}
          {link.rule && <p>{link.rule}</p>}
        </header>
        <div className={styles.sides}>
          <SideOf own={own} side="own" />
          <SideOf own={own} side="other" />
        </div>
        {own.rows.length > 0 && (
          <LedgerTable rows={own.rows} names={[nameSide(own.own), nameSide(own.other)]} />
        )}
        <section aria-label="Word differences">
          <Wording own={own} names={[nameSide(own.own), nameSide(own.other)]} />
        </section>
      </article>
      <footer className={styles.decision}>
        <fieldset className={styles.choices} aria-label="Decide">
          {relationChoices.map(({ relation, label }) => (
            <Button
              key={relation}
              look={link.suggested?.relation === relation ? 'suggested' : 'plain'}
              shortcut={relation}
              onPress={() => decide(relation)}
            >
              {label}
            </Button>
          ))}
        </fieldset>
        <div className={styles.more}>
          <span className={styles.direction}>
            <span id="later-side">Later, or repeating:</span>
            <ToggleButtonGroup
              aria-labelledby="later-side"
              className={styles.later!}
              disallowEmptySelection
              selectedKeys={[later]}
              onSelectionChange={(keys) => setLater([...keys][0] as Side)}
            >
              {(['own', 'other'] as const).map((side) => (
                <ToggleButton key={side} id={side} className={styles.laterSide!}>
                  {side === 'own' && <kbd aria-hidden>←</kbd>}
                  {nameSide(own[side])}
                  {side === 'other' && <kbd aria-hidden>→</kbd>}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </span>
          {!isReasonShown && (
            <Button look="quiet" shortcut="reason" onPress={showReason}>
              Give a reason
            </Button>
          )}
          <span className={styles.gap} />
          <Button look="quiet" shortcut="back" isDisabled={!canGoBack} onPress={onBack}>
            Back
          </Button>
          <Button look="quiet" shortcut="skip" onPress={onSkip}>
            Skip
          </Button>
        </div>
        {isReasonShown && (
          <Field label="Reason" hint="Goes with the decision. Esc: back to the keys.">
            {(control) => (
              <textarea
                {...control}
                ref={reasonField}
                rows={1}
                value={reason}
                onChange={(event) => write(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape' && event.key !== 'Enter') return;
                  event.preventDefault();
                  event.currentTarget.blur();
                }}
              />
            )}
          </Field>
        )}
      </footer>
    </div>
  );
}

function SideOf({ own, side }: { readonly own: OwnLink; readonly side: Side }) {
  const { claimId, articleId, articleTitle, publisher, publishedAt } = own[side];
  const passage = side === 'own' ? own.ownPassage : own.otherPassage;
  return (
    <section className={styles.side} aria-label={nameSide(own[side])}>
      <h2>{nameSide(own[side])}</h2>
      <p className={styles.meta}>
        {articleId ? (
          <a href={formatRoute({ view: 'read', articleId, claimId })}>
            {publisher ? articleTitle : 'Open the article'}
          </a>
        ) : (
          <a href={formatRoute({ view: 'claim', claimId })}>Open the claim</a>
        )}
        {publishedAt && ` · ${formatDate(publishedAt)}`}
      </p>
      <p className={styles.passage} dir="auto">
        <MarkedText text={passage.text} marks={markPassage(own, side)} />
      </p>
    </section>
  );
}
