import { Check, CircleAlert, CircleStop, CopyX, X } from 'lucide-react';
import { FileTrigger } from 'react-aria-components';
import type { CheckOutcome } from '../../../src/contract/cross-reference.ts';
import { Button } from '../../components/button.tsx';
import { Progress } from '../../components/progress.tsx';
import { useStore } from '../../components/store.ts';
import { say } from '../../words/index.ts';
import styles from './check-import-panel.module.css';
import {
  type CheckImport,
  cancelCheckImport,
  checkImport,
  dismissCheckImport,
  importChecks,
} from './check-imports.ts';

/** Chooses a file of earlier checks and takes it in. */
export function ChooseChecks() {
  const run = useStore(checkImport);
  return (
    <FileTrigger
      acceptedFileTypes={['.jsonl', '.ndjson', '.json', 'application/jsonl']}
      onSelect={(files) => files?.[0] && void importChecks(files[0])}
    >
      <Button isDisabled={run !== null && run.stage !== 'finished'}>{say('search.importChecks')}</Button>
    </FileTrigger>
  );
}

/** How far the import has come and, when it is done, what became of each line. */
export function ImportOutcome() {
  const run = useStore(checkImport);
  return (
    <>
      <p className="only-heard" role="status">
        {run?.stage === 'finished' && summariseImport(run)}
      </p>
      {run && (
        <section className={styles.panel} aria-label={say('search.importOfChecks')}>
          {run.stage === 'finished' ? <Finished run={run} /> : <Running run={run} />}
        </section>
      )}
    </>
  );
}

function Running({ run: { stage, progress } }: { readonly run: CheckImport }) {
  const { done, total, current } = progress;
  return (
    <>
      <Progress
        label={say('search.importingChecks')}
        stage={
          stage === 'copying'
            ? say('search.takingInTheFile')
            : say('search.readingLineOf', { count: Math.min(done + 1, total), total })
        }
        done={done}
        total={total}
        current={current}
      />
      <Button onPress={cancelCheckImport}>{say('components.cancel')}</Button>
    </>
  );
}

const count = ({ outcomes }: CheckImport, outcome: CheckOutcome['outcome']) =>
  outcomes.filter((line) => line.outcome === outcome).length;

/** `12 checks added, 3 there already, 1 line refused`. */
export function summariseImport(run: CheckImport): string {
  if (run.failure) return run.failure;
  const [added, duplicate, refused] = [count(run, 'added'), count(run, 'duplicate'), count(run, 'refused')];
  const counts = [
    say('search.checksAdded', { added }),
    duplicate > 0 && say('search.thereAlready', { duplicate }),
    refused > 0 && say('search.linesRefused', { refused }),
  ].filter((part) => part !== false);
  return say('search.summary', { isStopped: String(run.isStopped), counts: counts.join(', ') });
}

/** More lines than anybody reads; the counts above are of all. */
const mostLines = 200;

function Finished({ run }: { readonly run: CheckImport }) {
  const isWrong = run.failure !== null || count(run, 'refused') > 0;
  const Icon = isWrong ? CircleAlert : run.isStopped ? CircleStop : Check;
  const odd = run.outcomes.filter(({ outcome }) => outcome !== 'added');
  return (
    <>
      <Icon size={15} className={isWrong ? styles.wrong : styles.right} aria-hidden />
      {odd.length === 0 ? (
        <span className={styles.summary}>{summariseImport(run)}</span>
      ) : (
        <details className={styles.summary} open={isWrong}>
          <summary>{summariseImport(run)}</summary>
          <ul className={styles.lines} aria-label={say('search.linesThatWereNot')}>
            {odd.slice(0, mostLines).map(({ line, outcome, reason }) => (
              <li key={line} data-outcome={outcome}>
                {outcome === 'refused' ? <X size={14} aria-hidden /> : <CopyX size={14} aria-hidden />}
                <span>
                  <b>{say('search.line', { line })}</b>{' '}
                  {outcome === 'refused'
                    ? say('search.refused', { reason: reason ?? '' })
                    : say('search.isThereAlready')}
                </span>
              </li>
            ))}
            {odd.length > mostLines && <li>{say('search.andMore', { odd: odd.length - mostLines })}</li>}
          </ul>
        </details>
      )}
      <Button look="icon" aria-label={say('search.dismissOutcome')} onPress={dismissCheckImport}>
        <X size={15} aria-hidden />
      </Button>
    </>
  );
}
