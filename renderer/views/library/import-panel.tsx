import {
  Check,
  ChevronRight,
  CircleAlert,
  CircleStop,
  CopyX,
  FilePen,
  Sheet,
  TriangleAlert,
  X,
} from 'lucide-react';
import { useEffect, useState } from 'react';
import type { FileOutcome } from '../../../src/contract/import.ts';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Chips } from '../../components/chips.tsx';
import { formatCount, formatNumber } from '../../components/count.ts';
import { Progress } from '../../components/progress.tsx';
import { saveFile } from '../../components/save-file.ts';
import { useStore } from '../../components/store.ts';
import { tellDone } from '../../components/toast.tsx';
import { formatRoute, type Route } from '../../routes.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './import-panel.module.css';
import {
  cancelImport,
  clearSettledImports,
  countAlarms,
  dismissImport,
  type ImportRun,
  imports,
  isSettled,
  isTelling,
  measureSpeed,
  writeReport,
} from './imports.ts';
import { tables } from './tables.ts';

/**
 * A strip above the view: how far each batch of files has come and, when it is done, what became of each file.
 * What went well leaves with the view that it was shown above; what was refused stays until it is dismissed.
 */
export function ImportPanel({ route }: { readonly route: Route }) {
  const runs = useStore(imports);
  const waiting = useStore(tables);
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
      {(runs.length > 0 || waiting.length > 0) && (
        <section className={styles.panel} aria-label="Imports">
          {waiting.length > 0 && <WaitingTables />}
          {runs
            .toReversed()
            .map((run) =>
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

/** Tables come in one by one: somebody has to say which column is what. */
function WaitingTables() {
  const waiting = useStore(tables);
  const { open } = useWorkbench();
  const [first] = waiting;
  const isAlone = waiting.length === 1 && imports.get().length === 0;
  // What was dropped alone is what the editor wants to see next.
  useEffect(() => {
    if (first && isAlone) open({ kind: 'table', table: first });
  }, [first, isAlone, open]);
  if (!first) return null;
  const leaveOut = () => {
    tables.update(() => []);
    tellDone(`${formatCount(waiting.length, 'table')} left out.`, {
      label: 'Bring back',
      run: () => tables.update((others) => [...waiting, ...others]),
    });
  };
  return (
    <div className={styles.run}>
      <Sheet size={15} aria-hidden />
      <span className={styles.summary}>
        {waiting.length === 1
          ? `“${first.file.name}” waits for its columns.`
          : `${formatCount(waiting.length, 'table')} wait for their columns.`}
      </span>
      <Button onPress={() => open({ kind: 'table', table: first })}>Choose columns…</Button>
      <Button look="quiet" onPress={leaveOut}>
        {waiting.length === 1 ? 'Leave it out' : 'Leave them out'}
      </Button>
    </div>
  );
}

interface RunProps {
  readonly run: ImportRun;
  /** The name of the one that the articles come into. */
  readonly collection: string | undefined;
}

function Running({ run, collection }: RunProps) {
  const { id, stage, progress, noun, isStopped } = run;
  const { done, total, current, articles = 0 } = progress;
  const isFetching = noun === 'page' && articles === 0;
  const label = isFetching ? 'Fetching' : stage === 'copying' ? 'Taking in' : 'Reading';
  const made = articles > total ? ` · ${formatCount(articles, 'article')}` : '';
  return (
    <div className={styles.run}>
      <Progress
        label={
          isFetching ? 'Fetching the page' : stage === 'copying' ? 'Taking in files' : 'Reading articles'
        }
        stage={`${label} ${formatNumber(Math.min(done + 1, total))} of ${formatNumber(total)}${into(collection)}${made}${describeSpeed(run)}`}
        done={done}
        total={total}
        current={current ?? ''}
      />
      <Button isDisabled={isStopped} onPress={() => cancelImport(id)}>
        {isStopped ? 'Stopping…' : 'Cancel'}
      </Button>
    </div>
  );
}

/** ` · 210 a second · 14 s left`; nothing where it would only be noise. */
function describeSpeed(run: ImportRun): string {
  if (run.stage !== 'reading' || Math.max(run.progress.total, run.progress.articles ?? 0) < 50) return '';
  const speed = measureSpeed(run, performance.now());
  if (!speed) return '';
  const left = speed.secondsLeft;
  const rest =
    left === null ? '' : left < 90 ? ` · ${Math.ceil(left)} s left` : ` · ${Math.ceil(left / 60)} min left`;
  return ` · ${formatNumber(Math.max(1, Math.round(speed.perSecond)))} a second${rest}`;
}

/** ` to “Ferry”`; nothing for the library as a whole. */
const into = (collection: string | undefined) => (collection ? ` to “${collection}”` : '');

/** What became of a batch as a whole: `2 files added`, `Stopped: 3 of 30 files were read. 3 files added`. */
function summarise(run: ImportRun, collection: string | undefined): string {
  const { files, noun, report, failure, isStopped } = run;
  const { added, revised, duplicate, refused } = report.counts;
  const read = added + revised + duplicate + refused;
  const counts = [
    added > 0 && `${formatCount(added, noun)} added${into(collection)}`,
    revised > 0 && `${formatCount(revised, 'revision')} added`,
    duplicate > 0 && `${formatCount(duplicate, noun)} already there`,
    refused > 0 && `${formatCount(refused, noun)} refused`,
  ].filter((part) => part !== false);
  const stopped =
    noun === 'file' && files !== null && read <= files
      ? `Stopped: ${formatNumber(read)} of ${formatCount(files, noun)} were read.`
      : 'Stopped.';
  return [failure, isStopped && stopped, counts.join(', ')].filter(Boolean).join(' ');
}

function Finished({ run, collection }: RunProps) {
  const { id, noun, report, isStopped } = run;
  const { outcomes } = report;
  const isWrong = run.failure !== null || report.counts.refused > 0;
  const Icon = isWrong ? CircleAlert : isStopped ? CircleStop : Check;
  const summary = <span className={styles.summary}>{summarise(run, collection)}</span>;
  return (
    <div className={styles.run}>
      <Icon size={15} className={isWrong ? styles.wrong : styles.right} aria-hidden />
      {outcomes.length === 0 ? (
        summary
      ) : (
        <details className={styles.result} open={!isSettled(run) || report.counts.duplicate > 0}>
          <summary className={styles.heading}>
            {summary}
            <ChevronRight size={14} aria-hidden />
          </summary>
          <Outcomes run={run} noun={noun} />
        </details>
      )}
      <Button look="icon" aria-label="Dismiss outcome" onPress={() => dismissImport(id)}>
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}

type Kind = 'all' | 'telling' | FileOutcome['outcome'];

const kindNames: readonly (readonly [Kind, string])[] = [
  ['telling', 'To look at'],
  ['refused', 'Refused'],
  ['added', 'Added'],
  ['revised', 'Revisions'],
  ['duplicate', 'Already there'],
  ['all', 'All'],
];
/** From so many files on they are told by kind. */
const manyFiles = 8;
/** So many are drawn at first, and more when they are asked for. */
const atOnce = 60;

function Outcomes({ run, noun }: { readonly run: ImportRun; readonly noun: ImportRun['noun'] }) {
  const { outcomes, isCut } = run.report;
  const ofKind = (kind: Kind) =>
    kind === 'all'
      ? outcomes
      : outcomes.filter((file) => (kind === 'telling' ? isTelling(file) : file.outcome === kind));
  const choices = kindNames
    .map(([kind, name]) => ({ id: kind, name, count: ofKind(kind).length }))
    .filter(({ count }) => count > 0);
  const [kind, setKind] = useState<Kind>(outcomes.length < manyFiles ? 'all' : choices[0]!.id);
  const [limit, setLimit] = useState(atOnce);
  const shown = ofKind(kind);
  return (
    <>
      {outcomes.length >= manyFiles && (
        <div className={styles.kinds}>
          <Chips<Kind> label="Which files" choices={choices} chosen={kind} onChoose={setKind} />
          <Button
            look="quiet"
            onPress={() =>
              saveFile('import report.tsv', 'text/tab-separated-values', writeReport(run.report))
            }
          >
            Save report
          </Button>
        </div>
      )}
      <ul className={styles.outcomes} aria-label="Outcome for each file">
        {shown.slice(0, limit).map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list never changes
          <OutcomeLine key={index} file={file} noun={noun} />
        ))}
      </ul>
      {shown.length > limit && (
        <Button look="quiet" onPress={() => setLimit(limit + 10 * atOnce)}>
          Show more of {formatNumber(shown.length)}
        </Button>
      )}
      {isCut && <p className={styles.cut}>Of so many, only the first are listed; the counts are of all.</p>}
    </>
  );
}

const outcomeIcons = { added: Check, revised: FilePen, duplicate: CopyX, refused: X } as const;

interface OutcomeProps {
  readonly file: FileOutcome;
  readonly noun: ImportRun['noun'];
}

function OutcomeLine({ file, noun }: OutcomeProps) {
  const { articleId, likeness, carried, outcome, part, title } = file;
  const Icon = outcomeIcons[outcome];
  const link = articleId && (
    <a href={formatRoute({ view: 'read', articleId, claimId: null })}>{title ?? 'the article'}</a>
  );
  return (
    <li className={styles.outcome} data-outcome={outcome}>
      <Icon size={14} aria-hidden />
      <span>
        {/* Text from the clipboard has no file's name that an editor could know it by. */}
        <b>{noun === 'text' ? 'Text' : [file.name, part].filter(Boolean).join(' › ')}</b>{' '}
        {outcome === 'added' && <>added{link && <> as {link}</>}</>}
        {outcome === 'revised' && <>is a new revision of {link}</>}
        {outcome === 'duplicate' && <>duplicate of {link ?? 'an article that is there'}</>}
        {outcome === 'refused' && <>refused: {file.reason}</>}
        {likeness && articleId && <LikenessNote articleId={articleId} likeness={likeness} />}
        {carried && <CarriedNote carried={carried} />}
      </span>
    </li>
  );
}

interface LikenessProps {
  readonly articleId: string;
  readonly likeness: NonNullable<FileOutcome['likeness']>;
}

/** What it is like, and where the editor sees both. */
function LikenessNote({ articleId, likeness }: LikenessProps) {
  const { kind, share, title, publisher } = likeness;
  const other = (
    <a href={formatRoute({ view: 'read', articleId: likeness.articleId, claimId: null })}>{title}</a>
  );
  return (
    <span className={styles.note}>
      {kind === 'near-copy' ? (
        <>
          {Math.round(share * 100)} % of this is in {other}
          {publisher && ` (${publisher})`}.{' '}
        </>
      ) : (
        <>It gives itself the address of {other}, whose text is another one. </>
      )}
      <a href={formatRoute({ view: 'side-by-side', a: articleId, b: likeness.articleId })}>See both</a>
    </span>
  );
}

/** What became of the claims: a value that changed is said first, and loudest. */
function CarriedNote({ carried }: { readonly carried: NonNullable<FileOutcome['carried']> }) {
  const kept = carried.same + carried.moved;
  const parts = [
    carried['value-changed'] > 0 && `${formatCount(carried['value-changed'], 'value')} changed`,
    carried.gone > 0 && `${carried.gone} gone`,
    carried.ambiguous > 0 && `${carried.ambiguous} in several places`,
    carried.reworded > 0 && `${carried.reworded} reworded`,
    kept > 0 && `${kept} as ${kept === 1 ? 'it was' : 'they were'}`,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  const isLoud = carried['value-changed'] > 0;
  return (
    <span className={styles.note} data-loud={isLoud}>
      {isLoud && <TriangleAlert size={13} aria-hidden />}
      Claims: {parts.join(', ')}.{' '}
      {countAlarms(carried) > 0 && (
        <a href={formatRoute({ view: 'triage', list: 'revised' })}>Look at them</a>
      )}
    </span>
  );
}
