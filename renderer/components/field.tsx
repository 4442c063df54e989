import { type ReactNode, useId } from 'react';
import styles from './field.module.css';

/** What ties an input to its label and to the line under it. */
interface Control {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface Props {
  readonly label: string;
  /** What may be written here, or how it was understood. */
  readonly hint?: string;
  /** What is wrong with it. */
  readonly error?: string | null;
  /** Draws the input. */
  readonly children: (control: Control) => ReactNode;
}

/** A labelled input, with a hint or with what is wrong under it. */
export function Field({ label, hint, error = null, children }: Props) {
  const id = useId();
  const line = error ?? (hint || undefined);
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': line === undefined ? undefined : `${id}-line`,
        'aria-invalid': error !== null,
      })}
      {line !== undefined && (
        <span id={`${id}-line`} className={error === null ? styles.hint : styles.error}>
          {line}
        </span>
      )}
    </div>
  );
}
