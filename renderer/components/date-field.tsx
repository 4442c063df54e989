import type { Result } from '../../src/contract/result.ts';
import { say } from '../words/index.ts';
import { asWritten, ClashNote } from './clash-note.tsx';
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
export function DateField({
  name,
  label,
  saved,
  placeholder = say('components.dateExample'),
  onSave,
}: Props) {
  const draft = useDraft(
    name,
    writeDate(saved),
    async (text) => {
      // Untouched text keeps the seconds that its written form leaves out.
      if (text === writeDate(saved)) return { ok: true, value: null };
      const date = parseDate(text);
      if (date !== undefined) return onSave(date);
      return { ok: false, error: { code: 'invalid-request', message: say('components.notADate') } };
    },
    { identify: (text) => parseDate(text) ?? text },
  );
  const date = parseDate(draft.value);
  return (
    <Field
      label={label}
      {...(date?.includes('T') && { hint: formatDate(date) })}
      error={date === undefined ? say('components.writeADayLike') : null}
    >
      {(control) => (
        <>
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
          <ClashNote draft={draft} describe={asWritten} />
        </>
      )}
    </Field>
  );
}
