import type { KeyboardEvent, TextareaHTMLAttributes } from 'react';
import { asWritten, ClashNote } from './clash-note.tsx';
import styles from './draft-area.module.css';
import type { FieldDraft } from './drafts.ts';

interface Props extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'onBlur'> {
  readonly draft: FieldDraft<string>;
}

/**
 * A text area that saves itself: by leaving it, by Ctrl+Enter, or as its draft says. Below it stands what another
 * window did to the same field, with a way back.
 */
export function DraftArea({ draft, ...props }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    draft.leave();
  };
  return (
    <div className={styles.area}>
      <textarea
        {...props}
        value={draft.value}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onBlur={draft.leave}
        onKeyDown={onKeyDown}
      />
      <ClashNote draft={draft} describe={asWritten} />
    </div>
  );
}
