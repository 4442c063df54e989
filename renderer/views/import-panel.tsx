import { Check, CopyX, X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import type { FileOutcome } from '../../src/contract/operations.ts';
import { Button } from '../components/button.tsx';
import { useStore } from '../components/store.ts';
import { formatRoute } from '../routes.ts';
import styles from './import-panel.module.css';
import { cancelImport, dismissImport, type ImportRun, imports } from './imports.ts';

/** How far each batch of files has come and, when it is done, what became of each file. */
export function ImportPanel() {
  const runs = useStore(imports);
  if (runs.length === 0) return null;
  return (
    <section className={styles.panel} aria-label="Imports">
      {runs.map((run) =>
        run.stage === 'finished' ? <Finished key={run.id} run={run} /> : <Running key={run.id} run={run} />,
      )}
    </section>
  );
}

function Running({ run }: { readonly run: ImportRun }) {
  const { done, total, current } = run.progress;
  return (
    <div className={styles.run}>
      <ProgressBar
        className={styles.progress!}
        aria-label={run.stage === 'copying' ? 'Taking in files' : 'Reading articles'}
        value={done}
        maxValue={Math.max(1, total)}
      >
        {({ percentage }) => (
          <>
            <span className={styles.stage}>
              {run.stage === 'copying' ? 'Taking in' : 'Reading'} {Math.min(done + 1, total)} of {total}
            </span>
            <span className={styles.track}>
              <span className={styles.bar} style={{ width: `${percentage}%` }} />
            </span>
            <span className={styles.current}>{current ?? ' '}</span>
          </>
        )}
      </ProgressBar>
      <Button onPress={() => cancelImport(run.id)}>Cancel</Button>
    </div>
  );
}

const outcomeIcons = { added: Check, duplicate: CopyX, refused: X } as const;

function Finished({ run }: { readonly run: ImportRun }) {
  const count = (outcome: FileOutcome['outcome']) =>
    run.outcomes.filter((file) => file.outcome === outcome).length;
  const summary = [
    count('added') > 0 && `${count('added')} added`,
    count('duplicate') > 0 && `${count('duplicate')} already there`,
    count('refused') > 0 && `${count('refused')} refused`,
  ].filter(Boolean);
  return (
    <div className={styles.run}>
      <div className={styles.result}>
        <strong role="status">{summary.join(', ') || 'Import stopped'}</strong>
        {run.failure && <p className={styles.failure}>{run.failure}</p>}
        <ul className={styles.outcomes} aria-label="Outcome for each file">
          {run.outcomes.map((file, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list never changes
            <OutcomeLine key={index} file={file} />
          ))}
        </ul>
      </div>
      <Button look="icon" aria-label="Dismiss outcome" onPress={() => dismissImport(run.id)}>
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}

function OutcomeLine({ file }: { readonly file: FileOutcome }) {
  const Icon = outcomeIcons[file.outcome];
  const link = file.articleId && (
    <a href={formatRoute({ view: 'read', articleId: file.articleId, claimId: null })}>
      {file.title ?? 'the article'}
    </a>
  );
  return (
    <li data-outcome={file.outcome}>
      <Icon size={14} aria-hidden />
      <span>
        <b>{file.name}</b> {file.outcome === 'added' && <>added{link && <> as {link}</>}</>}
        {file.outcome === 'duplicate' && <>duplicate of {link ?? 'an article that is there'}</>}
        {file.outcome === 'refused' && <>refused: {file.reason}</>}
      </span>
    </li>
  );
}
