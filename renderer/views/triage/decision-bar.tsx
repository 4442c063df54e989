import { useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Relation } from '../../../src/contract/reading.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useKept } from '../../components/kept.ts';
import { formatKey } from '../../components/key-table.ts';
import { useKeys } from '../../components/keys.ts';
import { language, say } from '../../words/index.ts';
import { decideAs, nameLink, nameSides, type OwnLink, relationChoices } from '../link/link.ts';
import { focusCard } from './card-frame.tsx';
import styles from './decision-bar.module.css';

export interface DecisionBarProps {
  readonly own: OwnLink;
  /** What the program would choose. */
  readonly suggested: Relation | null;
  /** Leaves a decision as it is, and with it what is done here first. */
  readonly confirm?: { readonly label: string; readonly run: () => void };
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

/** The side that is later, as far as anything tells; null: the editor has to. */
function guessLater(own: OwnLink): Side | null {
  const { subject } = decideAs(own, own.link.relation === 'repeats' ? 'repeats' : 'updates');
  return subject && ((subject === 'a') === (own.own === own.link.sideA) ? 'own' : 'other');
}

/** What can be said of two claims, which of them is later, and why: by button and by key. */
export function DecisionBar(props: DecisionBarProps) {
  const { own, suggested, confirm, canGoBack, onDecide, onSkip, onBack } = props;
  const name = nameLink(own.link);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  // The bar stays while links come and go, so that a button keeps the focus; what is chosen belongs to one link.
  const [chosen, setChosen] = useState<{ name: string; later: Side } | null>(null);
  const [reasonOf, setReasonOf] = useState<string | null>(null);
  const isChosen = chosen?.name === name;
  const later = isChosen ? chosen.later : guessLater(own);
  const setLater = (side: Side) => setChosen({ name, later: side });
  const [reason, keep] = useKept(`reason ${name}`, '');
  const isReasonShown = reasonOf === name || reason !== '';

  const decide = (relation: Relation) => {
    keep(null);
    onDecide(own, relation, isChosen ? later : null, reason);
  };
  const showReason = () => {
    setReasonOf(name);
    requestAnimationFrame(() => reasonField.current?.focus({ preventScroll: true }));
  };
  // The own side stands where a line begins.
  const arrowOf =
    language.get().direction === 'rtl'
      ? ({ own: 'arrowright', other: 'arrowleft' } as const)
      : ({ own: 'arrowleft', other: 'arrowright' } as const);
  useKeys({
    ...Object.fromEntries(relationChoices.map(({ relation }) => [relation, () => decide(relation)])),
    ...(confirm && { confirm: confirm.run }),
    skip: onSkip,
    reason: showReason,
    [arrowOf.own]: () => setLater('own'),
    [arrowOf.other]: () => setLater('other'),
  });

  return (
    <footer className={styles.decision}>
      <fieldset className={styles.choices} aria-label={say('triage.decide')}>
        {confirm && (
          <Button look="primary" shortcut="confirm" onPress={confirm.run}>
            {confirm.label}
          </Button>
        )}
        {relationChoices.map(({ relation, label }) => (
          <Button
            key={relation}
            look={suggested === relation ? 'suggested' : 'plain'}
            shortcut={relation}
            onPress={() => decide(relation)}
          >
            {say(label)}
          </Button>
        ))}
      </fieldset>
      <div className={styles.more}>
        <span className={styles.direction}>
          <span id="later-side">{say('triage.laterOrRepeating')}</span>
          <ToggleButtonGroup
            aria-labelledby="later-side"
            className={styles.later!}
            selectedKeys={later === null ? [] : [later]}
            onSelectionChange={(keys) => [...keys][0] && setLater([...keys][0] as Side)}
          >
            {(['own', 'other'] as const).map((side) => (
              <ToggleButton key={side} id={side} className={styles.laterSide!}>
                {side === 'own' && <kbd aria-hidden>{formatKey(arrowOf.own)}</kbd>}
                {nameSides(own)[side]}
                {side === 'other' && <kbd aria-hidden>{formatKey(arrowOf.other)}</kbd>}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </span>
        {!isReasonShown && (
          <Button look="quiet" shortcut="reason" onPress={showReason}>
            {say('triage.giveAReason')}
          </Button>
        )}
        <span className={styles.gap} />
        <Button look="quiet" shortcut="back" isDisabled={!canGoBack} onPress={onBack}>
          {say('triage.back')}
        </Button>
        <Button look="quiet" shortcut="skip" onPress={onSkip}>
          {say('triage.skip')}
        </Button>
      </div>
      {isReasonShown && (
        <div className={styles.reason}>
          <Field label={say('triage.reason')} hint={say('triage.goesWithTheDecision')}>
            {(control) => (
              <textarea
                {...control}
                ref={reasonField}
                rows={1}
                value={reason}
                onChange={(event) => keep(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape' && event.key !== 'Enter') return;
                  event.preventDefault();
                  // Without a word in it, it goes: what is written stays in sight.
                  setReasonOf(null);
                  focusCard();
                }}
              />
            )}
          </Field>
        </div>
      )}
    </footer>
  );
}
