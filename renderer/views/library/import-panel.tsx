import { useQueries } from '@tanstack/react-query';
import {
  Check,
  ChevronRight,
  CircleAlert,
  CircleStop,
  CopyX,
  FilePen,
  Files,
  Sheet,
  TriangleAlert,
  X,
} from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { FileOutcome } from '../../../src/contract/import.ts';
import { operationQuery, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Chips } from '../../components/chips.tsx';
import { Progress } from '../../components/progress.tsx';
import { saveFile } from '../../components/save-file.ts';
import { useStore } from '../../components/store.ts';
import { tellDone } from '../../components/toast.tsx';
import { formatRoute, type Route } from '../../routes.ts';
import { type PlainWord, say, sayNodes } from '../../words/index.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './import-panel.module.css';
import {
  cancelImport,
  clearSettledImports,
  countAlarms,
  dismissImport,
  type ImportRun,
  imports,
  isEmpty,
  isSettled,
  isTelling,
  measureSpeed,
  takeBack,
  tellCarried,
  writeReport,
} from './imports.ts';
import { tables, type WaitingTable } from './tables.ts';

/**
 * A strip above the view: how far each batch of files has come and, when it is done, what became of each file.
 * What went well leaves with the view that it was shown above; what was refused stays until it is dismissed.
 */
export function ImportPanel({ route }: { readonly route: Route }) {
  const known = useStore(imports);
  // One question for each: a new report must not bring back what was taken back, not for a moment.
  const undone = useQueries({
    queries: known.map(({ report: { actIds: ids } }) =>
      operationQuery('act.undone', ids.length > 0 ? { ids } : null),
    ),
  });
  const runs = known.map((run, index) => takeBack(run, undone[index]?.data ?? []));
  const waiting = useStore(tables);
  const collections = useOperation('collection.list', {});
  /** Above which place each report came. */
  const [cameAt] = useState(() => new Map<number, string>());
  const nameOf = ({ collectionId }: ImportRun) =>
    collections.data?.find(({ id }) => id === collectionId)?.name;
  const place = formatRoute(route.view === 'read' ? { ...route, claimId: null } : route);
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving a place is what clears it
  useEffect(() => clearSettledImports, [place]);
  for (const { id, stage } of runs) if (stage === 'finished' && !cameAt.has(id)) cameAt.set(id, place);
  // Drawn at once as it stays: what changes a moment later moves the view under the pointer.
  const isElsewhere = ({ id, stage }: ImportRun) => stage === 'finished' && cameAt.get(id) !== place;
  const last = runs.findLast(({ stage }) => stage === 'finished');
  // Of those that went well the last is told.
  const isOver = (run: ImportRun) => isEmpty(run) || (isSettled(run) && (isElsewhere(run) || run !== last));
  const shown = runs.filter((run) => !isOver(run)).toReversed();
  const earlier = shown.filter(isElsewhere);
  const isTogether = earlier.length > 1;
  return (
    <>
      <p className="only-heard" role="status">
        {[last && summarise(last, nameOf(last)), waiting.length > 0 && tellWaiting(waiting)]
          .filter(Boolean)
          .join(' ')}
      </p>
      {(shown.length > 0 || waiting.length > 0) && (
        <section className={styles.panel} aria-label={say('library.imports')}>
          {waiting.length > 0 && <WaitingTables />}
          {shown
            .filter((run) => !isTogether || !isElsewhere(run))
            .map((run) =>
              run.stage === 'finished' ? (
                <Finished key={run.id} run={run} collection={nameOf(run)} isFolded={isElsewhere(run)} />
              ) : (
                <Running key={run.id} run={run} collection={nameOf(run)} />
              ),
            )}
          {isTogether && (
            <Earlier runs={earlier}>
              {earlier.map((run) => (
                <Finished key={run.id} run={run} collection={nameOf(run)} isFolded />
              ))}
            </Earlier>
          )}
        </section>
      )}
    </>
  );
}

const tellWaiting = (waiting: readonly WaitingTable[]) =>
  waiting.length === 1
    ? say('library.waitsForItsColumns', { name: waiting[0]!.file.name })
    : say('library.tablesWaitForTheir', { waiting: waiting.length });

/** Tables come in one by one: somebody has to say which column is what. */
function WaitingTables() {
  const waiting = useStore(tables);
  const { open } = useWorkbench();
  const [first] = waiting;
  if (!first) return null;
  const leaveOut = () => {
    tables.update(() => []);
    tellDone(say('library.tablesLeftOut', { count: waiting.length }), {
      label: say('library.bringBack'),
      run: () => tables.update((others) => [...waiting, ...others]),
    });
  };
  return (
    <div className={styles.run}>
      <Sheet size={15} aria-hidden />
      <span className={styles.summary}>{tellWaiting(waiting)}</span>
      <Button onPress={() => open({ kind: 'table', table: first })}>{say('library.chooseColumns')}</Button>
      <Button look="quiet" onPress={leaveOut}>
        {waiting.length === 1 ? say('library.leaveItOut') : say('library.leaveThemOut')}
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
  return (
    <div className={styles.run}>
      <Progress
        label={
          isFetching
            ? say('library.fetchingThePage')
            : stage === 'copying'
              ? say('library.takingInFiles')
              : say('library.readingArticles')
        }
        stage={say('library.progress', {
          what: isFetching ? 'fetching' : stage,
          at: Math.min(done + 1, total),
          total,
          isInto: String(collection !== undefined),
          collection: collection ?? '',
          made: articles > total ? articles : 0,
          ...describeSpeed(run),
        })}
        done={done}
        total={total}
        current={current ?? ''}
      />
      <Button isDisabled={isStopped} onPress={() => cancelImport(id)}>
        {isStopped ? say('library.stopping') : say('components.cancel')}
      </Button>
    </div>
  );
}

/** How fast it is, and how long it takes yet; zeros and an empty unit where it would only be noise. */
function describeSpeed(run: ImportRun): {
  speed: number;
  unit: 'seconds' | 'minutes' | 'none';
  left: number;
} {
  const isLong = Math.max(run.progress.total, run.progress.articles ?? 0) >= 50;
  const speed = run.stage === 'reading' && isLong ? measureSpeed(run, performance.now()) : null;
  if (!speed) return { speed: 0, unit: 'none', left: 0 };
  const { secondsLeft } = speed;
  const perSecond = Math.max(1, Math.round(speed.perSecond));
  if (secondsLeft === null) return { speed: perSecond, unit: 'none', left: 0 };
  return secondsLeft < 90
    ? { speed: perSecond, unit: 'seconds', left: Math.ceil(secondsLeft) }
    : { speed: perSecond, unit: 'minutes', left: Math.ceil(secondsLeft / 60) };
}

const countItems = (noun: ImportRun['noun'] | 'article', count: number) =>
  say('library.items', { noun, count });

/** What became of a batch as a whole: `2 files added`, `Stopped: 3 of 30 files were read. 3 files added`. */
function summarise(run: ImportRun, collection: string | undefined): string {
  const { files, noun, report, failure, isStopped } = run;
  const { added, revised, duplicate, refused } = report.counts;
  const read = added + revised + duplicate + refused;
  const counts = [
    added > 0 &&
      say('library.countAdded', {
        // A file can hold several.
        count: countItems(noun === 'file' ? 'article' : noun, added),
        isInto: String(collection !== undefined),
        collection: collection ?? '',
      }),
    revised > 0 && say('library.revisionsAdded', { revised }),
    duplicate > 0 && say('library.countAlreadyThere', { count: countItems(noun, duplicate) }),
    refused > 0 && say('library.countRefused', { count: countItems(noun, refused) }),
  ].filter((part) => part !== false);
  const stopped =
    noun === 'file' && files !== null && read <= files
      ? say('library.stoppedOfWereRead', { read, count: countItems(noun, files) })
      : say('library.stopped');
  return [failure, isStopped && stopped, counts.join(', ')].filter(Boolean).join(' ');
}

/** What came above other places takes one line in this one: it is about the files and not about what is read here. */
function Earlier({ runs, children }: { readonly runs: readonly ImportRun[]; readonly children: ReactNode }) {
  const telling = runs.flatMap(({ report }) => report.outcomes).filter(isTelling).length;
  return (
    <div className={styles.run}>
      <Files size={15} aria-hidden />
      <details className={styles.result}>
        <summary className={styles.heading}>
          <span className={styles.summary}>
            {say('library.earlierReports', { reports: runs.length, telling })}
          </span>
          <ChevronRight size={14} aria-hidden />
        </summary>
        {children}
      </details>
      <Button
        look="icon"
        aria-label={say('library.dismissOutcomes')}
        onPress={() => {
          for (const { id } of runs) dismissImport(id);
        }}
      >
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}

function Finished({ run, collection, isFolded }: RunProps & { readonly isFolded: boolean }) {
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
        <details
          className={styles.result}
          open={!isFolded && (!isSettled(run) || report.counts.duplicate > 0)}
        >
          <summary className={styles.heading}>
            {summary}
            <ChevronRight size={14} aria-hidden />
          </summary>
          <Outcomes run={run} noun={noun} />
        </details>
      )}
      <Button look="icon" aria-label={say('library.dismissOutcome')} onPress={() => dismissImport(id)}>
        <X size={15} aria-hidden />
      </Button>
    </div>
  );
}

type Kind = 'all' | 'telling' | FileOutcome['outcome'];

const kindNames: readonly (readonly [Kind, PlainWord])[] = [
  ['telling', 'library.toLookAt'],
  ['refused', 'library.refused'],
  ['added', 'library.added'],
  ['revised', 'library.revisions'],
  ['duplicate', 'library.alreadyThere'],
  ['all', 'library.all'],
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
    .map(([kind, name]) => ({ id: kind, name: say(name), count: ofKind(kind).length }))
    .filter(({ count }) => count > 0);
  const [kind, setKind] = useState<Kind>(outcomes.length < manyFiles ? 'all' : choices[0]!.id);
  const [limit, setLimit] = useState(atOnce);
  const shown = ofKind(kind);
  return (
    <>
      {outcomes.length >= manyFiles && (
        <div className={styles.kinds}>
          <Chips<Kind> label={say('library.whichFiles')} choices={choices} chosen={kind} onChoose={setKind} />
          <Button
            look="quiet"
            onPress={() =>
              saveFile('import report.tsv', 'text/tab-separated-values', writeReport(run.report))
            }
          >
            {say('library.saveReport')}
          </Button>
        </div>
      )}
      <ul className={styles.outcomes} aria-label={say('library.outcomeForEachFile')}>
        {shown.slice(0, limit).map((file, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name; the list never changes
          <OutcomeLine key={index} file={file} noun={noun} />
        ))}
      </ul>
      {shown.length > limit && (
        <Button look="quiet" onPress={() => setLimit(limit + 10 * atOnce)}>
          {say('library.showMoreOf', { shown: shown.length })}
        </Button>
      )}
      {isCut && <p className={styles.cut}>{say('library.ofSoManyOnly')}</p>}
    </>
  );
}

const outcomeIcons = { added: Check, revised: FilePen, duplicate: CopyX, refused: X } as const;

interface OutcomeProps {
  readonly file: FileOutcome;
  readonly noun: ImportRun['noun'];
}

function OutcomeLine({ file, noun }: OutcomeProps) {
  const { articleId, likeness, carried, outcome, part, title, unreadDates } = file;
  const Icon = outcomeIcons[outcome];
  const link = articleId && (
    <a href={formatRoute({ view: 'read', articleId, claimId: null })}>{title ?? say('library.theArticle')}</a>
  );
  return (
    <li className={styles.outcome} data-outcome={outcome}>
      <Icon size={14} aria-hidden />
      <span>
        {/* Text from the clipboard has no file's name that an editor could know it by. */}
        <b>{noun === 'text' ? say('library.text') : [file.name, part].filter(Boolean).join(' › ')}</b>{' '}
        {outcome === 'added' && (link ? sayNodes('library.addedAs', { link }) : say('library.isAdded'))}
        {outcome === 'revised' &&
          sayNodes(carried ? 'library.isANewRevision' : 'library.isAnEarlierText', { link })}
        {outcome === 'duplicate' &&
          sayNodes('library.duplicateOf', { link: link ?? say('library.anArticleThatIs') })}
        {outcome === 'refused' && say('library.isRefused', { reason: file.reason ?? '' })}
        {outcome === 'refused' && /\.json$/i.test(file.name) && (
          <span className={styles.note}>{say('library.isItAClaimSet')}</span>
        )}
        {likeness && articleId && <LikenessNote articleId={articleId} likeness={likeness} />}
        {unreadDates.length > 0 && (
          <span className={styles.note} data-loud>
            <TriangleAlert size={13} aria-hidden />
            {say('library.datesNotRead', { dates: unreadDates.map((date) => `“${date}”`).join(', ') })}
          </span>
        )}
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
      {kind === 'near-copy'
        ? sayNodes('library.ofThisIsIn', {
            share: Math.round(share * 100),
            other,
            hasPublisher: String(publisher !== null),
            publisher: publisher ?? '',
          })
        : sayNodes('library.itGivesItselfThe', { other })}{' '}
      <a href={formatRoute({ view: 'side-by-side', a: articleId, b: likeness.articleId })}>
        {say('library.seeBoth')}
      </a>
    </span>
  );
}

/** What became of the claims: where a value changed, loudly. */
function CarriedNote({ carried }: { readonly carried: NonNullable<FileOutcome['carried']> }) {
  const told = tellCarried(carried);
  if (told === '') return null;
  const isLoud = carried['value-changed'] > 0;
  return (
    <span className={styles.note} data-loud={isLoud}>
      {isLoud && <TriangleAlert size={13} aria-hidden />}
      {told}{' '}
      {countAlarms(carried) > 0 && (
        <a href={formatRoute({ view: 'triage', list: 'revised' })}>{say('library.lookAtThem')}</a>
      )}
    </span>
  );
}
