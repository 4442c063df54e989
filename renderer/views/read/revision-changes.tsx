import type { RevisionSummary } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { joinRuns } from '../link/link.ts';
import styles from './revision-changes.module.css';

interface Props {
  readonly older: RevisionSummary;
  readonly newer: RevisionSummary;
}

/** The newer text with what was taken out struck through and what was added underlined. */
export function RevisionChanges({ older, newer }: Props) {
  const runs = useOperation('revision.compare', { a: older.id, b: newer.id });
  if (runs.isError) return <Failed error={runs.error} onRetry={runs.refetch} />;
  if (!runs.data) return <Loading />;
  const isSame = runs.data.every(({ side }) => side === 'both');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className={styles.scroller} tabIndex={0} aria-label="What changed">
      <div className={styles.body}>
        <p className={styles.legend}>
          {isSame ? (
            'The words are the same.'
          ) : (
            <>
              <del>only in revision {older.number}</del> <ins>only in revision {newer.number}</ins>
            </>
          )}
        </p>
        <div className={styles.text} dir="auto">
          {joinRuns(runs.data, 'a').map((part, index) =>
            'both' in part ? (
              part.both
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one answer never move
              <span key={index}>
                {part.own && <del>{part.own}</del>}
                {part.other && <ins>{part.other}</ins>}
              </span>
            ),
          )}
        </div>
      </div>
    </section>
  );
}
