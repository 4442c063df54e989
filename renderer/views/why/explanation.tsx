import { CircleSlash } from 'lucide-react';
import type { RankedFeature } from '../../../src/contract/cross-reference.ts';
import type { Explanation, Ledger } from '../../../src/contract/reading.ts';
import { RelationBadge } from '../../components/relation.tsx';
import { say } from '../../words/index.ts';
import { LedgerTable } from '../link/ledger-table.tsx';
import { findDispute, orientRows, writeConfidence } from '../link/link.ts';
import styles from './explanation.module.css';
import { nameFeature, pickFeatures, writeFeature } from './feature-names.ts';

/** A relation that the program says of two passages, or that it says nothing of them. */
export function SaidRelation({ relation, rule }: Pick<Explanation, 'relation' | 'rule'>) {
  if (relation)
    return <RelationBadge relation={relation} dispute={findDispute({ relation, rule })} isSuggested />;
  return (
    <span className={styles.nothing}>
      <CircleSlash size={12} strokeWidth={2.6} aria-hidden />
      {say('why.nothingSaid')}
    </span>
  );
}

interface ReasonProps {
  readonly rule: string;
  /** Null where nothing is said, which is neither right nor wrong. */
  readonly confidence: number | null;
  readonly ledger: Ledger;
  readonly names?: readonly [own: string, other: string];
}

/** Why something is said of two passages: the rule in a sentence, how sure it is, and what was compared. */
export function Reason({ rule, confidence, ledger, names }: ReasonProps) {
  const rows = orientRows(ledger.rows);
  return (
    <>
      <p className={styles.rule} lang="en" dir="auto">
        {rule}
      </p>
      {confidence !== null && <p className={styles.rule}>{writeConfidence(confidence)}</p>}
      {rows.length > 0 && <LedgerTable rows={rows} {...(names && { names })} />}
    </>
  );
}

/** What led to something that was found, the weightiest first, each with what it brought. */
export function Features({ features }: { readonly features: readonly RankedFeature[] }) {
  const shown = pickFeatures(features);
  const most = Math.abs(shown[0]?.share ?? 1);
  return (
    <ul className={styles.features} aria-label={say('why.whyItWasFound')}>
      {shown.map(({ name, value, share }) => (
        <li key={name}>
          <span>{nameFeature(name)}</span>
          <span className={styles.value}>{writeFeature(name, value)}</span>
          <span className={styles.share}>
            <span className="only-heard">
              {share < 0 ? say('why.speaksAgainstIt') : say('why.speaksForIt')}
            </span>
            <span aria-hidden>{share < 0 ? '−' : '+'}</span>
            <span
              className={styles.bar}
              data-against={share < 0}
              style={{ width: `${Math.round((Math.abs(share) / most) * 100)}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The parts of what is said of two passages, each as a line. */
export function Scores({ scores }: Pick<Explanation, 'scores'>) {
  return (
    <ul className={styles.features} aria-label={say('why.howItWasWeighed')}>
      {Object.entries(scores).map(([name, value]) => (
        <li key={name}>
          <span>{nameFeature(name)}</span>
          <span className={styles.value}>{writeFeature(name, value)}</span>
          <span className={styles.share} aria-hidden>
            <span
              className={styles.bar}
              style={{ width: `${Math.min(100, Math.max(0, Math.round(value * 100)))}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
