import type { AgedDecision } from '../../../src/contract/cross-reference.ts';
import { formatDate } from '../../components/dates.ts';
import { quote } from '../../components/quote.ts';
import { RelationBadge, relations } from '../../components/relation.tsx';
import { say, sayParts } from '../../words/index.ts';
import { LedgerTable } from '../link/ledger-table.tsx';
import {
  describeSubject,
  findDispute,
  joinRuns,
  nameSides,
  type OwnLink,
  writeConfidence,
} from '../link/link.ts';
import { PrintedWords } from '../link/printed-words.tsx';
import styles from './aged-card.module.css';
import { CardFrame, SideHead } from './card-frame.tsx';
import { DecisionBar, type DecisionBarProps } from './decision-bar.tsx';
import triage from './triage-card.module.css';

interface Props extends Omit<DecisionBarProps, 'suggested' | 'confirm'> {
  readonly aged: AgedDecision;
  readonly isSkipped: boolean;
  /** It came after another one, or back. */
  readonly goesOn: boolean;
  readonly onConfirm: () => void;
}

/** One decision whose words have changed: what was decided, then and now in words, and what the program says now. */
export function AgedCard({ aged, isSkipped, goesOn, onConfirm, ...bar }: Props) {
  const { own } = bar;
  const { relation, by, decidedAt, reason, now } = aged;
  const names = nameSides(own);
  const nameOf = (subject: 'a' | 'b' | null) =>
    subject && names[own.link[subject] === own.own.claimId ? 'own' : 'other'];
  const direction = describeSubject(relation, nameOf(aged.subject));
  const directionNow = describeSubject(now.relation, nameOf(now.subject));
  return (
    <CardFrame
      own={own}
      goesOn={goesOn}
      bar={
        <DecisionBar
          {...bar}
          suggested={now.relation}
          confirm={{ label: say('triage.still', { label: say(relations[relation].label) }), run: onConfirm }}
        />
      }
    >
      <dl className={styles.said}>
        <dt>{say('triage.decided')}</dt>
        <dd>
          <RelationBadge relation={relation} />{' '}
          {sayParts([
            direction,
            say('triage.decidedBy', { by, decidedAt: formatDate(decidedAt) }),
            reason && quote(reason),
          ])}
          {isSkipped && ` · ${say('triage.youSkippedThisOne')}`}
        </dd>
        <dt>{say('triage.now')}</dt>
        <dd>
          {now.relation ? (
            <>
              <RelationBadge
                relation={now.relation}
                isSuggested
                dispute={findDispute({ relation: now.relation, rule: now.rule })}
              />{' '}
              {sayParts([directionNow, writeConfidence(now.confidence)])}
              <p lang="en" dir="auto">
                {now.rule}
              </p>
            </>
          ) : (
            say('triage.theProgramSaysNothing', { rule: now.rule })
          )}
        </dd>
      </dl>
      <div className={triage.sides}>
        <SideOf aged={aged} own={own} side="own" />
        <SideOf aged={aged} own={own} side="other" />
      </div>
      {own.rows.length > 0 && <LedgerTable rows={own.rows} names={[names.own, names.other]} />}
    </CardFrame>
  );
}

interface SideProps {
  readonly aged: AgedDecision;
  readonly own: OwnLink;
  readonly side: 'own' | 'other';
}

function SideOf({ aged, own, side }: SideProps) {
  const { claimId } = own[side];
  const { was, is, wording, isChanged } = aged.sideA.claimId === claimId ? aged.sideA : aged.sideB;
  const passage = side === 'own' ? own.ownPassage : own.otherPassage;
  return (
    <section className={triage.side} aria-label={nameSides(own)[side]}>
      <SideHead side={own[side]} />
      {!isChanged || !wording ? (
        <>
          <p className={triage.passage} dir="auto">
            {is}
          </p>
          <p className={styles.note}>
            {!isChanged && say('triage.theseWordsHaveNot')}
            {isChanged && was === null && say('triage.whatStoodHereBefore')}
          </p>
        </>
      ) : (
        <>
          <dl className={styles.wordings}>
            <dt>{say('triage.before')}</dt>
            <dd dir="auto">
              <Words wording={wording} side="own" />
            </dd>
            <dt>{say('triage.now')}</dt>
            <dd dir="auto">
              <Words wording={wording} side="other" />
            </dd>
          </dl>
          <PrintedWords passage={passage} />
        </>
      )}
    </section>
  );
}

interface WordsProps {
  readonly wording: NonNullable<AgedDecision['sideA']['wording']>;
  /** own: as it was; other: as it is. */
  readonly side: 'own' | 'other';
}

/** One of two wordings; the words that the other does not have are marked. */
function Words({ wording, side }: WordsProps) {
  const Mark = side === 'own' ? 'del' : 'ins';
  return joinRuns(wording, 'a').map((part, index) =>
    'both' in part ? (
      part.both
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one answer never move
      <Mark key={index}>{part[side]}</Mark>
    ),
  );
}
