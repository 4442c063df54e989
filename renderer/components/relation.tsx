import {
  Copy,
  Equal,
  EqualApproximately,
  EqualNot,
  FileClock,
  type LucideIcon,
  MessagesSquare,
  RefreshCw,
  X,
} from 'lucide-react';
import type { StaleCopy } from '../../src/contract/cross-reference.ts';
import type { Relation } from '../../src/contract/reading.ts';
import type { RelationCounts } from '../../src/contract/views.ts';
import { type PlainWord, say, sayParts } from '../words/index.ts';
import { formatNumber } from './count.ts';
import styles from './relation.module.css';

/** Says what a number of links are, without the number. */
type CountedWord = `components.${Relation}Counted`;

interface Look {
  readonly label: PlainWord;
  /** Behind a number. */
  readonly counted: CountedWord;
  readonly icon: LucideIcon;
}

/** How each relation is told: by a word and an icon, never by colour alone. */
export const relations: Readonly<Record<Relation, Look>> = {
  agrees: { label: 'components.agrees', counted: 'components.agreesCounted', icon: Equal },
  differs: { label: 'components.differs', counted: 'components.differsCounted', icon: EqualNot },
  updates: { label: 'components.updates', counted: 'components.updatesCounted', icon: RefreshCw },
  partly: { label: 'components.partly', counted: 'components.partlyCounted', icon: EqualApproximately },
  repeats: { label: 'components.repeats', counted: 'components.repeatsCounted', icon: Copy },
  discusses: { label: 'components.discusses', counted: 'components.discussesCounted', icon: MessagesSquare },
  unrelated: { label: 'components.unrelated', counted: 'components.unrelatedCounted', icon: X },
};

interface BadgeProps {
  readonly relation: Relation;
  /** It differs from others that agree with each other. */
  readonly isOutlier?: boolean;
  /** It differs because two named parties say otherwise: who says what. */
  readonly dispute?: string | null;
  /** The program suggests it: nobody has decided yet. */
  readonly isSuggested?: boolean;
}

/** What stands in the badge of a relation: `differs, outlier`. */
export const nameRelation = ({
  relation,
  isOutlier = false,
  dispute = null,
}: Pick<BadgeProps, 'relation' | 'isOutlier' | 'dispute'>) =>
  sayParts(
    [
      (dispute !== null || !isOutlier) && say(relations[relation].label),
      isOutlier && say('components.outlier'),
    ],
    ', ',
  );

/** The relation of a link. */
export function RelationBadge({
  relation,
  isOutlier = false,
  isSuggested = false,
  dispute = null,
}: BadgeProps) {
  const { icon: Icon } = relations[relation];
  return (
    <span
      className={styles.badge}
      data-relation={relation}
      data-suggested={isSuggested}
      title={dispute ?? undefined}
    >
      <Icon size={12} strokeWidth={2.6} aria-hidden />
      {nameRelation({ relation, isOutlier, dispute })}
      {isSuggested && <span className="only-heard">{`, ${say('components.suggested')}`}</span>}
    </span>
  );
}

/** Words that did not follow a change: of copies their source's, else that of an article that said the same. */
export function StaleBadge({ alarms }: { readonly alarms: readonly Pick<StaleCopy, 'isCopy'>[] }) {
  const count = alarms.length;
  return (
    <span className={styles.badge} data-relation="stale">
      <FileClock size={12} strokeWidth={2.4} aria-hidden />
      {say('components.changedSince', { isCopy: String(alarms.some(({ isCopy }) => isCopy)) })}
      {count > 1 && ` · ${formatNumber(count)}`}
    </span>
  );
}

/** What stands in the badge of claims that differ from each other. */
export const nameDivided = (isOfCopies: boolean) =>
  isOfCopies ? say('components.copiesDiffer') : say('components.saysBoth');

/** Claims of one source, or of its copies, that differ from each other. */
export function DividedBadge({ isOfCopies }: { readonly isOfCopies: boolean }) {
  const { icon: Icon } = relations.differs;
  return (
    <span
      className={styles.badge}
      data-relation="differs"
      title={isOfCopies ? say('components.copiesOfOneText') : say('components.twoVoicesInIt')}
    >
      <Icon size={12} strokeWidth={2.6} aria-hidden />
      {nameDivided(isOfCopies)}
    </span>
  );
}

/** The relations that are counted, what needs attention first. */
const counted = ['differs', 'updates', 'partly', 'agrees', 'repeats'] as const;

const nameCount = (relation: Relation, count: number) => say(relations[relation].counted, { count });

/** `1 differs, 3 agree`, for names that are only heard; empty without links. */
export function describeCounts(counts: RelationCounts): string {
  return counted
    .filter((relation) => counts[relation] > 0)
    .map((relation) => `${formatNumber(counts[relation])} ${nameCount(relation, counts[relation])}`)
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
          {formatNumber(counts[relation])}
          <span className={isShort ? 'only-heard' : undefined}>{nameCount(relation, counts[relation])}</span>
          {decided !== counts && (
            <span className="only-heard">{`, ${say('components.decided', { decided: decided[relation] })}`}</span>
          )}
        </span>
      );
    });
}
