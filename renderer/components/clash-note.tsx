import { say, sayNodes } from '../words/index.ts';
import { Button } from './button.tsx';
import styles from './clash-note.module.css';
import type { FieldDraft } from './drafts.ts';

interface Props<T> {
  readonly draft: FieldDraft<T>;
  /** What the page calls a value of this field; empty: it is none. */
  readonly describe: (value: T) => string;
}

/** Stands below a field: what another window did to it, with a way back. */
export function ClashNote<T>({ draft, describe }: Props<T>) {
  const { clash } = draft;
  const had = clash && describe(clash.words);
  return (
    <div role="status" className={styles.note}>
      {clash && (
        <>
          <p>
            {sayNodes(
              clash.kind === 'replaced' ? 'components.replacedElsewhere' : 'components.changedMeanwhile',
              { words: had ? <q dir="auto">{had}</q> : say('components.noWords') },
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
  );
}

/** For fields of text. */
export const asWritten = (text: string) => text;
