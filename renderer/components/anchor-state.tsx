import {
  ArrowDownUp,
  Check,
  FileQuestion,
  type LucideIcon,
  PencilLine,
  SearchX,
  TriangleAlert,
} from 'lucide-react';
import type { AnchorState } from '../../src/contract/model.ts';
import styles from './relation.module.css';

interface Look {
  readonly label: string;
  readonly icon: LucideIcon;
  /** The relation whose colours it has. */
  readonly tone: string;
}

/** How it is told what a revision did to a place: by a word and an icon, never by colour alone. */
const states: Readonly<Record<AnchorState, Look>> = {
  'value-changed': { label: 'value changed', icon: TriangleAlert, tone: 'differs' },
  gone: { label: 'gone', icon: SearchX, tone: 'differs' },
  ambiguous: { label: 'in several places', icon: FileQuestion, tone: 'partly' },
  reworded: { label: 'reworded', icon: PencilLine, tone: 'partly' },
  moved: { label: 'moved', icon: ArrowDownUp, tone: 'repeats' },
  same: { label: 'unchanged', icon: Check, tone: 'agrees' },
};

/** What a revision did to a place of a claim. */
export function AnchorStateBadge({ state }: { readonly state: AnchorState }) {
  const { label, icon: Icon, tone } = states[state];
  return (
    <span className={styles.badge} data-relation={tone}>
      <Icon size={11} strokeWidth={2.6} aria-hidden />
      {label}
    </span>
  );
}

/** The same where there is room for a sign only. */
export function AnchorStateIcon({ state }: { readonly state: AnchorState }) {
  const { label, icon: Icon, tone } = states[state];
  return (
    <span className={styles.badge} data-relation={tone} title={label}>
      <Icon size={12} strokeWidth={2.6} aria-hidden />
      <span className="only-heard">{label}</span>
    </span>
  );
}
