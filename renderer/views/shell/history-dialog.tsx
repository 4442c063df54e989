import { useState } from 'react';
import type { ActView } from '../../../src/contract/views.ts';
import { runCommand, useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { flushDrafts } from '../../components/drafts.ts';
import { Failed, Loading } from '../../components/status.tsx';
import { tellDone, tellFailed } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { countUndone, groupRuns } from './history.ts';
import styles from './history-dialog.module.css';

const firstLimit = 100;
const lastLimit = 1000;

/** Everything that was done in this library, newest first, with a way back to each step of one's own. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const [limit, setLimit] = useState(firstLimit);
  const [asked, setAsked] = useState<ActView | null>(null);
  const acts = useOperation('act.list', { limit });
  const steps = (acts.data ?? []).filter(({ kind }) => kind === 'do');

  const undo = async (act: ActView) => {
    await flushDrafts();
    const result = await runCommand('act.undo', { throughId: act.id });
    setAsked(null);
    if (!result.ok) return tellFailed(result.error.message);
    tellDone(say('shell.undoneAct', { label: result.value.label }));
  };
  const count = asked && countUndone(acts.data ?? [], asked.id);
  const choose = (act: ActView) =>
    countUndone(acts.data ?? [], act.id) > 1 ? setAsked(act) : void undo(act);

  if (asked) {
    return (
      // Another dialog, not the same with other words: it takes the focus, and gives it back.
      <Dialog
        key="question"
        title={say('shell.undoStepsAsked', { count: count! })}
        onClose={() => setAsked(null)}
      >
        <p className={styles.question}>{say('shell.everythingThatYouDid', { label: asked.label })}</p>
        <DialogActions>
          <Button autoFocus onPress={() => setAsked(null)}>
            {say('components.cancel')}
          </Button>
          <Button look="primary" onPress={() => void undo(asked)}>
            {say('shell.undoSteps', { count: count! })}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog key="steps" title={say('shell.history')} onClose={onClose}>
      {acts.isError && <Failed error={acts.error} onRetry={acts.refetch} />}
      {acts.isPending && <Loading />}
      {acts.data && steps.length === 0 && <p className={styles.question}>{say('shell.nothingWasDoneYet')}</p>}
      {steps.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
        <ol className={styles.steps} tabIndex={0} aria-label={say('shell.steps')}>
          {groupRuns(steps).map((run) => (
            <Run key={run[0].id} run={run} onUndo={choose} />
          ))}
        </ol>
      )}
      {acts.data?.length === limit && limit < lastLimit && (
        <Button look="quiet" onPress={() => setLimit(lastLimit)}>
          {say('shell.showOlderSteps')}
        </Button>
      )}
    </Dialog>
  );
}

interface RunProps {
  readonly run: readonly [ActView, ...ActView[]];
  /** Undoes back to a step, and that one. */
  readonly onUndo: (act: ActView) => void;
}

/** Steps of one name as one line, which opens to each of them. */
function Run({ run, onUndo }: RunProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [newest] = run;
  const oldest = run.at(-1)!;
  const { label, by, isUndone, isOwn } = newest;
  const times = [...new Set([oldest, newest].map(({ at }) => formatDate(at)))].join(' – ');
  return (
    <>
      <li data-undone={isUndone}>
        <p>
          <span dir="auto">{isUndone ? <s>{label}</s> : label}</span>
          {run.length > 1 && (
            <Button look="quiet" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
              {say('shell.timesInARow', { count: run.length })}
            </Button>
          )}
          {isUndone && <span className={styles.undone}>{say('shell.undone')}</span>}
        </p>
        <small>
          {by}, {times}
          {!isOwn && ` · ${say('shell.inAnotherCopyUndo')}`}
        </small>
        {isOwn && !isUndone && (
          <Button aria-label={say('shell.undoBackToAct', { label })} onPress={() => onUndo(oldest)}>
            {say('shell.undoBackToHere')}
          </Button>
        )}
      </li>
      {isOpen &&
        run.map((act) => (
          <li key={act.id} className={styles.single} data-undone={isUndone}>
            <p>{formatDate(act.at)}</p>
            {isOwn && !isUndone && (
              <Button
                aria-label={say('shell.undoBackToActOf', { label, at: formatDate(act.at) })}
                onPress={() => onUndo(act)}
              >
                {say('shell.undoBackToHere')}
              </Button>
            )}
          </li>
        ))}
    </>
  );
}
