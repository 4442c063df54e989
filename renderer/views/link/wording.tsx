import { useOperation } from '../../api.ts';
import { joinRuns, type OwnLink } from './link.ts';
import styles from './wording.module.css';

interface Props {
  readonly own: OwnLink;
  /** What the two sides are called below the words. */
  readonly names: readonly [own: string, other: string];
}

/** How the two wordings of a link differ, word by word. */
export function Wording({ own, names: [ownName, otherName] }: Props) {
  const { a, b } = own.link;
  const runs = useOperation('link.wording', { a, b });
  if (runs.isError) return <p className={styles.wording}>{runs.error.message}</p>;
  if (runs.data?.every(({ side }) => side === 'both'))
    return <p className={styles.wording}>The words are the same.</p>;
  const ownSide = own.own === own.link.sideA ? 'a' : 'b';
  return (
    <p className={styles.wording} dir="auto">
      {joinRuns(runs.data ?? [], ownSide).map((part, index) =>
        'both' in part ? (
          part.both
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one answer never move
          <span key={index}>
            {/^\s/.test(part.own || part.other) && ' '}
            {part.own.trim() && <del>{part.own.trim()}</del>}
            {part.own.trim() && part.other.trim() && ' '}
            {part.other.trim() && <ins>{part.other.trim()}</ins>}
            {/\s$/.test(part.own || part.other) && ' '}
          </span>
        ),
      )}
      <small>
        <del>only in {ownName}</del> <ins>only in {otherName}</ins>
      </small>
    </p>
  );
}
