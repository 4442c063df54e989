import { useState } from 'react';
import type { Result } from '../../src/contract/result.ts';
import { forgetFailure } from '../api.ts';
import styles from './name-field.module.css';

interface Props {
  readonly label: string;
  readonly saved: string;
  readonly placeholder?: string;
  /** An empty text is saved, too. */
  readonly isOptional?: boolean;
  readonly onSave: (name: string) => Promise<Result<unknown>>;
}

/** A name among others, all of it in sight: Enter or leaving the field saves it, Esc takes back what was typed. */
export function NameField({ label, saved, placeholder, isOptional = false, onSave }: Props) {
  /** Null: as it is saved. */
  const [typed, setTyped] = useState<string | null>(null);
  /** What was refused, and why: it is not asked for again by leaving the field. */
  const [failure, setFailure] = useState<{ readonly name: string; readonly why: string } | null>(null);
  const reset = () => {
    if (failure !== null) forgetFailure();
    setTyped(null);
    setFailure(null);
  };
  const save = async () => {
    const name = typed?.trim() ?? saved;
    if (name === saved || (name === '' && !isOptional)) return reset();
    if (name === failure?.name) return;
    const result = await onSave(name);
    if (result.ok) reset();
    else setFailure({ name, why: result.error.message });
  };
  return (
    <span className={styles.field}>
      <textarea
        rows={1}
        aria-label={label}
        aria-invalid={failure !== null}
        placeholder={placeholder}
        value={typed ?? saved}
        // It may take several lines, but no line of it ends by a key or by what is pasted.
        onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            void save();
          } else if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation();
            reset();
          }
        }}
      />
      {failure !== null && (
        <span role="alert" className={styles.failure}>
          {failure.why}
        </span>
      )}
    </span>
  );
}
