import type { ChangeView } from '../../src/contract/views.ts';
import { useOperation } from '../api.ts';
import { formatDate } from '../components/dates.ts';
import { Failed, Loading } from '../components/status.tsx';
import styles from './history-section.module.css';

/** Everything that was done to a claim, newest first. */
export function HistorySection({ claimId }: { readonly claimId: string }) {
  const history = useOperation('claim.history', { id: claimId });
  if (history.isError) return <Failed error={history.error} onRetry={history.refetch} />;
  if (!history.data) return <Loading />;
  return (
    <ol className={styles.changes}>
      {history.data.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two changes of one act differ in nothing else
        <li key={index}>
          <p>{describeChange(change)}</p>
          <p className={styles.meta}>
            {change.by}, {formatDate(change.at)}
          </p>
        </li>
      ))}
    </ol>
  );
}

const kinds: Readonly<Record<ChangeView['kind'], string>> = {
  do: '',
  undo: 'Taken back: ',
  redo: 'Done again: ',
};

function describeChange({ kind, act, noun, field, before, after }: ChangeView) {
  const values =
    before !== null && after !== null ? (
      <>
        <del>{before}</del> <ins>{after}</ins>
      </>
    ) : before !== null ? (
      <del>{before}</del>
    ) : (
      after !== null && <ins>{after}</ins>
    );
  return (
    <>
      {kinds[kind]}
      {field === null ? act : `${noun === 'claim' ? '' : `${noun}, `}${field}: `}
      {field !== null && values}
    </>
  );
}
