import { Check, ChevronRight, CircleAlert, CircleStop, CopyX, FilePen, X } from 'lucide-react';
import { useEffect } from 'react';
import type { FileOutcome } from '../../../src/contract/import.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatCount } from '../../components/count.ts';
import { Progress } from '../../components/progress.tsx';
import { useStore } from '../../components/store.ts';
import { formatRoute, type Route } from '../../routes.ts';
import styles from './import-panel.module.css';
import {
  cancelImport,
  clearSettledImports,
  dismissImport,
  type ImportRun,
  imports,
  isSettled,
} from './imports.ts';

/**
 * A strip above the view: how far each batch of files has come and, when it is done, what became of each file.
 * What went well leaves with the view that it was shown above; what was refused stays until it is dismissed.
 */
export function ImportPanel({ route }: { readonly route: Route }) {
  const runs = useStore(imports);
  const collections = useOperation('collection.list', {});
  const nameOf = ({ collectionId }: ImportRun) =>
    collections.data?.find(({ id }) => id === collectionId)?.name;
  const place = formatRoute(route.view === 'read' ? { ...route, claimId: null } : route);
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving a place is what clears it
  useEffect(() => clearSettledImports, [place]);
  const last = runs.findLast(({ stage }) => stage === 'finished');
  return (
    <>
      <p className="only-heard" role="status">
        {last && summarise(last, nameOf(last))}
      </p>
      {runs.length > 0 && (
        <section className={styles.panel} aria-label="Imports">
          {runs.map((run) =>
            run.stage === 'finished' ? (
              <Finished key={run.id} run={run} collection={nameOf(run)} />
            ) : (
              <Running key={run.id} run={run} collection={nameOf(run)} />
            ),
          )}
        </section>
      )}
    </>
  );
}

interface RunProps {
  readonly run: ImportRun;
  /** The name of the one that the articles come into. */
  readonly collection: string | undefined;
}

function Running({ run: { id, stage, progress }, collection }: RunProps) {
  const { done, total, current } = progress;
  const label = stage === 'copying' ? 'Taking in' : 'Reading';
  return (
    <div className={styles.run}>
      <Progress
        label={stage === 'copying' ? 'Taking in files' : 'Reading articles'}
        stage={`${label} ${Math.min(done + 1, total)} of ${total}${into(collection)}`}
        done={done}
        total={total}
        current={current ?? ''}
      />
      <Button onPress={() => cancelImport(id)}>Cancel</Button>
    </div>
  );
}

/** It was cancelled before all of its files were read. */
const isStopped = ({ files, outcomes, failure }: ImportRun) =>
  failure === null && files !== null && outcomes.length < files;

/** ` to “Ferry”`; nothing for the library as a whole. */
const into = (collection: string | undefined) => (collection ? ` to “${collection}”` : '');

/** What became of a batch as a whole: `2 files added`, `Stopped: 3 of 30 files were read. 3 files added`. */
function summarise(run: ImportRun, collection: string | undefined): string {
  const { files, noun, outcomes, failure } = run;
  const count = (outcome: FileOutcome['outcome']) =>
    outcomes.filter((file) => file.outcome === outcome).length;
  const counts = [
    count('added') > 0 && `${formatCount(count('added'), noun)} added${into(collection)}`,
    count('duplicate') > 0 && `${formatCount(count('duplicate'), noun)} already there`,
    count('refused') > 0 && `${formatCount(count('refused'), noun)} refused`,
  ].filter((part) => part !== false);
  return [
    failure,
    isStopped(run) && `Stopped: ${outcomes.length} of ${formatCount(files!, noun)} were read.`,
    counts.join(', '),
  ]
    .filter(Boolean)
    .join(' ');
}

function Finished({ run, collection }: RunProps) {
  const { id, noun, outcomes } = run;
  const isWrong = !isSettled(run);
  const Icon = isWrong ? CircleAlert : isStopped(run) ? CircleStop : Check;
  const summary = <span className={styles.summary}>{summarise(run, collection)}</span>;
  return (
    <div className={styles.run}>
      <Icon size={15} className={isWrong ? styles.wrong : styles.right} aria-hidden />
      {outcomes.length === 0 ? (
        summary
      ) : (
        <details className={styles.result} open={outcomes.some(({ outcome }) => outcome !== 'added')}>
          <summary className={styles.heading}>
            {summary}
            <ChevronRight size={14} aria-hidden />
          </summary>
          <ul className={styles.outcomes} aria-label="Outcome for each file">
            {outcomes.map((file, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list never changes
              <OutcomeLine key={index} file={file} noun={noun} />
            ))}
          </ul>
        </details>
      )}
      <Button look="icon" aria-label="Dismiss outcome" onPress={() => dismissImport(id)}>
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}

const outcomeIcons = { added: Check, revised: FilePen, duplicate: CopyX, refused: X } as const;

interface OutcomeProps {
  readonly file: FileOutcome;
  readonly noun: ImportRun['noun'];
}

function OutcomeLine({ file, noun }: OutcomeProps) {
  const Icon = outcomeIcons[file.outcome];
  const link = file.articleId && (
    <a href={formatRoute({ view: 'read', articleId: file.articleId, claimId: null })}>
      {file.title ?? 'the article'}
    </a>
  );
  return (
    <li className={styles.outcome} data-outcome={file.outcome}>
      <Icon size={14} aria-hidden />
      <span>
        {/* Text from the clipboard has no file's name that an editor could know it by. */}
        <b>{noun === 'file' ? file.name : 'Text'}</b>{' '}
        {file.outcome === 'added' && <>added{link && <> as {link}</>}</>}
        {file.outcome === 'revised' && <>is a new revision of {link}</>}
        {file.outcome === 'duplicate' && <>duplicate of {link ?? 'an article that is there'}</>}
        {file.outcome === 'refused' && <>refused: {file.reason}</>}
      </span>
    </li>
  );
}
