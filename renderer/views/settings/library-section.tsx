import { CircleAlert, CircleCheck } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Failed, Loading } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './library-section.module.css';

/** Whether the check was asked for; its report then stays while the window lives. */
export const isCheckAsked = createStore(false);

/** What the library is, and whether it is sound. */
export function LibrarySection() {
  const summary = useOperation('library.summary', {});
  const { open } = useWorkbench();
  const isChecking = useStore(isCheckAsked);
  if (summary.isError) return <Failed error={summary.error} onRetry={summary.refetch} />;
  if (!summary.data) return <Loading />;
  const { name, fileName, articles, claims, openSuggestions, uncomparedClaims } = summary.data;
  const facts: readonly (readonly [string, string | number])[] = [
    ['Name', name],
    ['File', fileName],
    ['Articles', articles],
    ['Claims', claims],
    ['Open suggestions', openSuggestions],
    ['Claims not compared yet', uncomparedClaims],
  ];
  return (
    <>
      <h2>This library</h2>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.ways}>
        <Button onPress={() => isCheckAsked.update(() => true)}>Check the library</Button>
        <Button onPress={() => open({ kind: 'history' })}>History…</Button>
        <Button onPress={() => open({ kind: 'collections' })}>Collections…</Button>
      </div>
      {isChecking && <Report />}
    </>
  );
}

function Report() {
  const report = useOperation('library.verify', {});
  if (report.isError) return <Failed error={report.error} onRetry={report.refetch} />;
  if (!report.data || report.isFetching)
    return (
      <p className={styles.checking} role="status">
        Checking every page and every text…
      </p>
    );
  const { isSound, checked, problems } = report.data;
  const Icon = isSound ? CircleCheck : CircleAlert;
  return (
    <section className={styles.report} data-sound={isSound} aria-label="Report">
      <p role="status">
        <Icon size={16} aria-hidden />
        <strong>
          {isSound
            ? 'The library is sound.'
            : 'The library is damaged. Keep a copy of the file before you go on.'}
        </strong>
        <Button onPress={() => void report.refetch()}>Check again</Button>
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <p>Looked at:</p>
      <ul>
        {checked.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
