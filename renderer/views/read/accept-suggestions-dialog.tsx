import { type KeyboardEvent, useState } from 'react';
import type { ArticleView } from '../../../src/contract/views.ts';
import { runCommand } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { focusText } from '../../components/focus-text.ts';
import { useStore } from '../../components/store.ts';
import { tellDone } from '../../components/toast.tsx';
import { say } from '../../words/index.ts';
import { activeTags } from '../claim/collecting.ts';
import { TagField } from '../claim/tag-field.tsx';
import { undoAction } from '../shell/acts.ts';
import styles from './accept-suggestions-dialog.module.css';

interface Props {
  readonly view: ArticleView;
  readonly onClose: () => void;
}

/** Makes claims of all suggested sentences, or of those that stay ticked, in one act. */
export function AcceptSuggestionsDialog({ view: { revision, suggestedClaims }, onClose }: Props) {
  const active = useStore(activeTags);
  const [tags, setTags] = useState(active ?? []);
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const [failure, setFailure] = useState<string | null>(null);
  /** The one of the list that Tab leads to; the arrow keys lead to the others. */
  const [stop, setStop] = useState(0);
  const accepted = suggestedClaims.filter(({ start }) => !unticked.has(start));
  const toggle = (start: number) =>
    setUnticked(
      new Set(unticked.has(start) ? [...unticked].filter((other) => other !== start) : [...unticked, start]),
    );
  const toggleAll = () =>
    setUnticked(new Set(accepted.length > 0 ? suggestedClaims.map(({ start }) => start) : []));
  const step = (event: KeyboardEvent<HTMLUListElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const boxes = event.currentTarget.querySelectorAll('input');
    const next = by && boxes[[...boxes].indexOf(event.target as HTMLInputElement) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const accept = async () => {
    const places = accepted.map(({ start, end }) => ({ revisionId: revision.id, start, end }));
    const result = await runCommand('claim.createMany', { places, tags: [...tags] });
    if (!result.ok) return setFailure(result.error.message);
    tellDone(say('read.claimsMarked', { claimIds: result.value.claimIds.length }), undoAction);
    onClose();
    // What opened it has gone with the last suggestion.
    focusText();
  };
  return (
    <Dialog title={say('read.markAllSuggested')} onClose={onClose}>
      <p className={styles.line}>{say('read.eachOfTheseSentences')}</p>
      <TagField keptAs="suggested sentences" names={tags} takesFocus={false} onChange={setTags} />
      <label className={styles.all}>
        <input
          type="checkbox"
          checked={accepted.length === suggestedClaims.length}
          ref={(box) => {
            if (box) box.indeterminate = accepted.length > 0 && accepted.length < suggestedClaims.length;
          }}
          onChange={toggleAll}
        />
        {say('read.allSuggested')}
      </label>
      <ul className={styles.sentences} aria-label={say('read.suggestedSentences')} onKeyDown={step}>
        {suggestedClaims.map(({ start, end }, index) => (
          <li key={start}>
            <label className={styles.sentence}>
              <input
                type="checkbox"
                tabIndex={index === stop ? 0 : -1}
                checked={!unticked.has(start)}
                onFocus={() => setStop(index)}
                onChange={() => toggle(start)}
              />
              <span dir="auto">{revision.text.slice(start, end)}</span>
            </label>
          </li>
        ))}
      </ul>
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
      <DialogActions>
        <Button onPress={onClose}>{say('components.cancel')}</Button>
        <Button look="primary" isDisabled={accepted.length === 0} onPress={() => void accept()}>
          {say('read.markClaims', { accepted: accepted.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
