import { CircleAlert, CircleCheck } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatNumber } from '../../components/count.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { createStore, useStore } from '../../components/store.ts';
import { say, sayNodes } from '../../words/index.ts';
import { useWorkbench } from '../shell/workbench.ts';
import { saveLibraryCopy } from './library-copy.ts';
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
  const facts: readonly (readonly [label: string, value: string])[] = [
    [say('settings.name'), name],
    [say('settings.file'), fileName],
    [say('settings.articles'), formatNumber(articles)],
    [say('settings.claims'), formatNumber(claims)],
    [say('settings.openSuggestions'), formatNumber(openSuggestions)],
    [say('settings.claimsNotComparedYet'), formatNumber(uncomparedClaims)],
  ];
  return (
    <>
      <h2>{say('settings.thisLibrary')}</h2>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.ways}>
        <Button onPress={() => isCheckAsked.update(() => true)}>{say('settings.checkTheLibrary')}</Button>
        {!globalThis.claimbench && (
          <Button onPress={() => void saveLibraryCopy(name)}>{say('settings.saveACopy')}</Button>
        )}
        <Button onPress={() => open({ kind: 'history' })}>{say('settings.history')}</Button>
        <Button onPress={() => open({ kind: 'collections' })}>{say('settings.collections')}</Button>
      </div>
      {isChecking && <Report />}
      <h2>{say('settings.otherLibraries')}</h2>
      <p className={styles.others}>
        {globalThis.claimbench
          ? say('settings.anotherByTheMenu')
          : sayNodes('settings.anotherByCommand', { code: (text) => <code>{text}</code> })}
      </p>
    </>
  );
}

function Report() {
  const report = useOperation('library.verify', {});
  if (report.isError) return <Failed error={report.error} onRetry={report.refetch} />;
  if (!report.data || report.isFetching)
    return (
      <p className={styles.checking} role="status">
        {say('settings.checkingEveryPageAnd')}
      </p>
    );
  const { isSound, checked, problems } = report.data;
  const Icon = isSound ? CircleCheck : CircleAlert;
  return (
    <section className={styles.report} data-sound={isSound} aria-label={say('settings.report')}>
      <p role="status">
        <Icon size={16} aria-hidden />
        <strong>{isSound ? say('settings.theLibraryIsSound') : say('settings.theLibraryIsDamaged')}</strong>
        <Button onPress={() => void report.refetch()}>{say('settings.checkAgain')}</Button>
      </p>
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      <p>{say('settings.lookedAt')}</p>
      <ul>
        {checked.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
