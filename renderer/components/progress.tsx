import { ProgressBar } from 'react-aria-components';
import styles from './progress.module.css';

interface Props {
  /** What is heard: `Reading articles`. */
  readonly label: string;
  /** Stands before the bar, with how far it is: `Reading 3 of 30`. */
  readonly stage: string;
  readonly done: number;
  readonly total: number;
  /** What is being worked on. */
  readonly current?: string | null;
}

/** How far long work has come. */
export function Progress({ label, stage, done, total, current = null }: Props) {
  return (
    <ProgressBar
      className={styles.progress!}
      aria-label={label}
      value={Math.min(done, total)}
      maxValue={Math.max(1, total)}
    >
      {({ percentage }) => (
        <>
          <span className={styles.stage}>{stage}</span>
          <span className={styles.track}>
            <span className={styles.bar} style={{ width: `${percentage}%` }} />
          </span>
          {current !== null && <span className={styles.current}>{current}</span>}
        </>
      )}
    </ProgressBar>
  );
}
