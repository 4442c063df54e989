import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { say, sayNodes } from '../words/index.ts';
import { Button } from './button.tsx';
import styles from './status.module.css';

/** Says that something is being fetched; stays invisible for the first moment, so that nothing flickers. */
export function Loading() {
  return (
    <p className={styles.loading} role="status">
      {say('components.loading')}
    </p>
  );
}

interface FailedProps {
  readonly error: Error;
  readonly onRetry: () => void;
}

/** What went wrong where content should be, with a way to try again. */
export function Failed({ error, onRetry }: FailedProps) {
  return (
    <div className={styles.failed} role="alert">
      <CircleAlert size={20} aria-hidden />
      <p>{error.message}</p>
      <Button onPress={onRetry}>{say('components.retry')}</Button>
    </div>
  );
}

interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

/** A place without content yet: says what belongs here and how it gets here. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {icon}
      <h1>{title}</h1>
      {children}
    </div>
  );
}

interface NothingLeftProps {
  /** That none is left: `No claim is left by this filter.` */
  readonly what: string;
  readonly onShowAll: () => void;
}

/** Stands where a list would be that a filter has left empty. */
export function NothingLeft({ what, onShowAll }: NothingLeftProps) {
  return (
    <p className={styles.nothingLeft}>
      {sayNodes('components.nothingLeft', {
        what,
        button: (text) => <Button onPress={onShowAll}>{text}</Button>,
      })}
    </p>
  );
}
