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
import { type PlainWord, say } from '../words/index.ts';
import styles from './relation.module.css';

interface Look {
  readonly label: PlainWord;
  readonly icon: LucideIcon;
  /** The relation whose colours it has. */
  readonly tone: string;
}

/** How it is told what a revision did to a place: by a word and an icon, never by colour alone. */
const states: Readonly<Record<AnchorState, Look>> = {
  'value-changed': { label: 'components.valueChanged', icon: TriangleAlert, tone: 'differs' },
  gone: { label: 'components.gone', icon: SearchX, tone: 'differs' },
  ambiguous: { label: 'components.inSeveralPlaces', icon: FileQuestion, tone: 'partly' },
  reworded: { label: 'components.reworded', icon: PencilLine, tone: 'partly' },
  moved: { label: 'components.moved', icon: ArrowDownUp, tone: 'repeats' },
  same: { label: 'components.unchanged', icon: Check, tone: 'agrees' },
};

/** What a revision did to a place of a claim. */
export function AnchorStateBadge({ state }: { readonly state: AnchorState }) {
  const { label, icon: Icon, tone } = states[state];
  return (
    <span className={styles.badge} data-relation={tone}>
      <Icon size={11} strokeWidth={2.6} aria-hidden />
      {say(label)}
    </span>
  );
}

/** The same where there is room for a sign only. */
export function AnchorStateIcon({ state }: { readonly state: AnchorState }) {
  const { label, icon: Icon, tone } = states[state];
  return (
    <span className={styles.badge} data-relation={tone} title={say(label)}>
      <Icon size={12} strokeWidth={2.6} aria-hidden />
      <span className="only-heard">{say(label)}</span>
    </span>
  );
}
