import type { RevisionRow, RevisionSummary } from '../../../src/contract/views.ts';
import { useOperation } from '../../api.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { say } from '../../words/index.ts';
import { ChangedWords, ChangedWordsKey } from '../link/changed-words.tsx';
import styles from './revision-changes.module.css';

interface Props {
  readonly older: RevisionSummary;
  readonly newer: RevisionSummary;
}

/**
 * The newer text with what was taken out struck through and what was added underlined; what was moved stands in both
 * its places, the old one faded.
 */
export function RevisionChanges({ older, newer }: Props) {
  const rows = useOperation('revision.compare', { a: older.id, b: newer.id });
  if (rows.isError) return <Failed error={rows.error} onRetry={rows.refetch} />;
  if (!rows.data) return <Loading />;
  const isSame = rows.data.every(({ kind }) => kind === 'same');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className={styles.scroller} tabIndex={0} aria-label={say('read.whatChanged')}>
      <div className={styles.body}>
        <p className={styles.legend}>
          {isSame ? (
            say('read.theWordsAreThe')
          ) : (
            <ChangedWordsKey
              own={say('read.revisionNamed', { number: older.number })}
              other={say('read.revisionNamed', { number: newer.number })}
            />
          )}
        </p>
        <div className={styles.text} dir="auto">
          {rows.data.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one answer never move
            <Row key={index} row={row} />
          ))}
        </div>
      </div>
    </section>
  );
}

function Row({ row }: { readonly row: RevisionRow }) {
  const { kind, a, b, runs } = row;
  if (kind === 'moved-from') {
    return (
      <span className={styles.movedFrom}>
        <small>{isFurtherDown(row) ? say('read.movedFurtherDown') : say('read.movedFurtherUp')} </small>
        {runs.map(({ text, side }) => (side === 'b' ? '' : text)).join('')}
      </span>
    );
  }
  const words = <ChangedWords runs={runs} ownSide="a" />;
  if (kind !== 'moved-to' || !a || !b) return words;
  return (
    <span className={styles.movedTo}>
      <small>{isFurtherDown(row) ? say('read.movedFromFurtherUp') : say('read.movedFromFurtherDown')} </small>
      {words}
    </span>
  );
}

const isFurtherDown = ({ a, b }: RevisionRow) => (b?.start ?? 0) > (a?.start ?? 0);
