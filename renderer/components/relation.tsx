import {
  Copy,
  Equal,
  EqualApproximately,
  EqualNot,
  FileClock,
  type LucideIcon,
  MessageSquareX,
  MessagesSquare,
  RefreshCw,
  X,
} from 'lucide-react';
import type { Relation } from '../../src/contract/reading.ts';
import type { RelationCounts } from '../../src/contract/views.ts';
import { formatNumber } from './count.ts';
import styles from './relation.module.css';

interface Look {
  readonly label: string;
  /** Behind a number other than one. */
  readonly plural: string;
  readonly icon: LucideIcon;
}

/** How each relation is told: by a word and an icon, never by colour alone. */
export const relations: Readonly<Record<Relation, Look>> = {
  agrees: { label: 'agrees', plural: 'agree', icon: Equal },
  differs: { label: 'differs', plural: 'differ', icon: EqualNot },
  updates: { label: 'later value', plural: 'later values', icon: RefreshCw },
  partly: { label: 'partly', plural: 'partly', icon: EqualApproximately },
  repeats: { label: 'repeats', plural: 'repeat', icon: Copy },
  discusses: { label: 'discusses', plural: 'discuss', icon: MessagesSquare },
  unrelated: { label: 'unrelated', plural: 'unrelated', icon: X },
};

/** Differs, and each side has a party of its own that says so. */
const disputed: Pick<Look, 'label' | 'icon'> = { label: 'disputed', icon: MessageSquareX };

interface BadgeProps {
  readonly relation: Relation;
  /** It differs from others that agree with each other. */
  readonly isOutlier?: boolean;
  /** It differs because two named parties say otherwise: who says what. */
  readonly dispute?: string | null;
  /** The program suggests it: nobody has decided yet. */
  readonly isSuggested?: boolean;
}

/** The relation of a link. */
export function RelationBadge({
  relation,
  isOutlier = false,
  isSuggested = false,
  dispute = null,
}: BadgeProps) {
  const { label, icon: Icon } = dispute === null ? relations[relation] : disputed;
  return (
    <span
      className={styles.badge}
      data-relation={relation}
      data-suggested={isSuggested}
      title={dispute ?? undefined}
    >
      <Icon size={12} strokeWidth={2.6} aria-hidden />
      {[(dispute !== null || !isOutlier) && label, isOutlier && 'outlier'].filter(Boolean).join(', ')}
      {isSuggested && <span className="only-heard">, suggested</span>}
    </span>
  );
}

/** Words whose source says otherwise by now: the copy did not follow. */
export function StaleBadge({ count = 1 }: { readonly count?: number }) {
  return (
    <span className={styles.badge} data-relation="stale">
      <FileClock size={12} strokeWidth={2.4} aria-hidden />
      source changed{count > 1 && ` · ${formatNumber(count)}`}
    </span>
  );
}

/** Claims of one source, or of its copies, that differ from each other. */
export function DividedBadge({ isOfCopies }: { readonly isOfCopies: boolean }) {
  const { icon: Icon } = relations.differs;
  return (
    <span
      className={styles.badge}
      data-relation="differs"
      title={
        isOfCopies ? 'Copies of one text print different values' : 'Two voices in it say different things'
      }
    >
      <Icon size={12} strokeWidth={2.6} aria-hidden />
      {isOfCopies ? 'copies differ' : 'says both'}
    </span>
  );
}

/** The relations that are counted, what needs attention first. */
const counted = ['differs', 'updates', 'partly', 'agrees', 'repeats'] as const;

const nameCount = (relation: Relation, count: number) =>
  count === 1 ? relations[relation].label : relations[relation].plural;

/** `1 differs, 3 agree`, for names that are only heard; empty without links. */
export function describeCounts(counts: RelationCounts): string {
  return counted
    .filter((relation) => counts[relation] > 0)
    .map((relation) => `${counts[relation]} ${nameCount(relation, counts[relation])}`)
    .join(', ');
}

interface CountsProps {
  readonly counts: RelationCounts;
  /** Leaves out the words where there is no room; they are still read out. */
  readonly isShort?: boolean;
  /** How many of them somebody decided: those of which not all are decided are outlined. */
  readonly decided?: RelationCounts;
}

/** How many links of each kind, as icon and count. */
export function Counts({ counts, isShort = false, decided = counts }: CountsProps) {
  return counted
    .filter((relation) => counts[relation] > 0)
    .map((relation) => {
      const Icon = relations[relation].icon;
      return (
        <span
          key={relation}
          className={styles.badge}
          data-relation={relation}
          data-suggested={decided[relation] < counts[relation]}
        >
          <Icon size={11} strokeWidth={2.6} aria-hidden />
          {counts[relation]}
          <span className={isShort ? 'only-heard' : undefined}>{nameCount(relation, counts[relation])}</span>
          {decided !== counts && <span className="only-heard">, {decided[relation]} decided</span>}
        </span>
      );
    });
}
