import { MarkedText } from '../../components/marked-text.tsx';
import { RelationBadge } from '../../components/relation.tsx';
import { say } from '../../words/index.ts';
import { LedgerTable } from '../link/ledger-table.tsx';
import {
  describeSubject,
  findDispute,
  markPassage,
  nameSides,
  type OwnLink,
  writeConfidence,
} from '../link/link.ts';
import { PrintedWords } from '../link/printed-words.tsx';
import { Wording } from '../link/wording.tsx';
import { CardFrame, SideHead } from './card-frame.tsx';
import { DecisionBar, type DecisionBarProps } from './decision-bar.tsx';
import styles from './triage-card.module.css';

interface Props extends Omit<DecisionBarProps, 'suggested' | 'confirm'> {
  readonly isSkipped: boolean;
  /** It came after another one, or back. */
  readonly goesOn: boolean;
}

/** One suggested link with everything that a decision needs, and the keys to decide. */
export function TriageCard({ isSkipped, goesOn, ...bar }: Props) {
  const { own } = bar;
  const { link } = own;
  const names = nameSides(own);
  const direction = describeSubject(link.relation, own.subject && names[own.subject]);
  return (
    <CardFrame
      own={own}
      goesOn={goesOn}
      bar={<DecisionBar {...bar} suggested={link.suggested?.relation ?? null} />}
    >
      <header className={styles.suggestion}>
        <RelationBadge
          relation={link.relation}
          isSuggested={link.decision === null}
          dispute={findDispute(link)}
        />
        {link.confidence !== null && <span>{writeConfidence(link.confidence)}</span>}
        {direction && <span>· {direction}</span>}
        {isSkipped && <span> · {say('triage.youSkippedThisOne')}</span>}
        {link.rule && (
          <p lang="en" dir="auto">
            {link.rule}
          </p>
        )}
      </header>
      <div className={styles.sides}>
        <SideOf own={own} side="own" />
        <SideOf own={own} side="other" />
      </div>
      {own.rows.length > 0 && <LedgerTable rows={own.rows} names={[names.own, names.other]} />}
      <section aria-label={say('triage.wordDifferences')}>
        <Wording own={own} names={[names.own, names.other]} />
      </section>
    </CardFrame>
  );
}

function SideOf({ own, side }: { readonly own: OwnLink; readonly side: 'own' | 'other' }) {
  const passage = side === 'own' ? own.ownPassage : own.otherPassage;
  return (
    <section className={styles.side} aria-label={nameSides(own)[side]}>
      <SideHead side={own[side]} />
      <p className={styles.passage} dir="auto">
        <MarkedText text={passage.text} marks={markPassage(own, side)} />
      </p>
      <PrintedWords passage={passage} />
    </section>
  );
}
