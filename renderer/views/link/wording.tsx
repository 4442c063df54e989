import { useOperation } from '../../api.ts';
import { say } from '../../words/index.ts';
import { ChangedWords, ChangedWordsKey } from './changed-words.tsx';
import type { OwnLink } from './link.ts';
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
    return <p className={styles.wording}>{say('link.theWordsAreThe')}</p>;
  const ownSide = own.own === own.link.sideA ? 'a' : 'b';
  return (
    <p className={styles.wording} dir="auto">
      <ChangedWords runs={runs.data ?? []} ownSide={ownSide} />
      <small>
        <ChangedWordsKey own={ownName} other={otherName} />
      </small>
    </p>
  );
}
