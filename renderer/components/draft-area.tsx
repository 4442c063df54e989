import type { KeyboardEvent, TextareaHTMLAttributes } from 'react';
import { say, sayNodes } from '../words/index.ts';
import { Button } from './button.tsx';
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
  const { clash } = draft;
  return (
    <div className={styles.area}>
      <textarea
        {...props}
        value={draft.value}
        onChange={(event) => draft.change(event.currentTarget.value)}
        onBlur={draft.leave}
        onKeyDown={onKeyDown}
      />
      <div role="status" className={styles.clash}>
        {clash && (
          <>
            <p>
              {sayNodes(
                clash.kind === 'replaced' ? 'components.replacedElsewhere' : 'components.changedMeanwhile',
                {
                  words: clash.words ? <q dir="auto">{clash.words}</q> : say('components.noWords'),
                },
              )}
            </p>
            {clash.kind === 'replaced' && (
              <>
                <Button
                  look="quiet"
                  onPress={() => {
                    draft.change(clash.words);
                    draft.leave();
                  }}
                >
                  {say('components.putItBack')}
                </Button>
                <Button look="quiet" onPress={draft.forget}>
                  {say('components.leaveIt')}
                </Button>
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}
