import type { Result } from '../../src/contract/result.ts';
import { formatDate, parseDate, writeDate } from './dates.ts';
import { useDraft } from './drafts.ts';
import { Field } from './field.tsx';

interface Props {
  /** Names the field for good. */
  readonly name: string;
  readonly label: string;
  readonly saved: string | null;
  readonly placeholder?: string;
  readonly onSave: (date: string | null) => Promise<Result<unknown>>;
}

/** A day, or a day with a time in UTC, that saves itself once it can be read. */
export function DateField({ name, label, saved, placeholder = 'e.g. 2026-03-14 21:40', onSave }: Props) {
  const draft = useDraft(name, writeDate(saved), async (text) => {
    // Untouched text keeps the seconds that its written form leaves out.
    if (text === writeDate(saved)) return { ok: true, value: null };
    const date = parseDate(text);
    if (date !== undefined) return onSave(date);
    return { ok: false, error: { code: 'invalid-request', message: 'Not a date.' } };
  });
  const date = parseDate(draft.value);
  return (
    <Field
      label={label}
      {...(date?.includes('T') && { hint: formatDate(date) })}
      error={
        date === undefined
          ? 'Write a day like 14 March 2026 or 2026-03-14, or with a time like 2026-03-14 21:40.'
          : null
      }
    >
      {(control) => (
        <input
          {...control}
          value={draft.value}
          placeholder={placeholder}
          onChange={(event) => draft.change(event.currentTarget.value)}
          onBlur={draft.leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') draft.leave();
          }}
        />
      )}
    </Field>
  );
}
