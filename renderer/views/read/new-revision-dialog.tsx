import { type FormEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { ArticleSummary } from '../../../src/contract/views.ts';
import { runJob } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { tellDone } from '../../components/toast.tsx';
import { goTo } from '../../routes.ts';
import { uploadFile } from '../../transport.ts';
import styles from '../library/paste-text-dialog.module.css';
import { textToFile } from '../library/pasted-text.ts';

interface Props {
  readonly article: ArticleSummary;
  readonly onClose: () => void;
}

/** Takes in a later text of an article, as a file or pasted; its claims go along where their words still stand. */
export function NewRevisionDialog({ article, onClose }: Props) {
  const [text, setText] = useState('');
  const [isTaking, setIsTaking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const take = async (file: File) => {
    setFailure(null);
    setIsTaking(true);
    const uploaded = await uploadFile(file);
    const result = uploaded.ok
      ? await runJob('article.import', { uploads: [uploaded.value], revisionOf: article.id })
      : uploaded;
    setIsTaking(false);
    if (!result.ok) return setFailure(result.error.message);
    const [outcome] = result.value.outcomes;
    if (outcome?.outcome === 'refused') return setFailure(outcome.reason);
    if (outcome?.outcome === 'duplicate') return setFailure('This text is in the library already.');
    onClose();
    goTo({ view: 'read', articleId: article.id, claimId: null });
    tellDone('The new revision is read. Claims went along where their words still stand.');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void take(textToFile(text));
  };
  return (
    <Dialog title="New revision" keepsOpen={text.trim() !== ''} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={`Later text of “${article.title}”`} error={failure}>
          {(control) => (
            <textarea
              {...control}
              className={styles.text}
              autoFocus
              placeholder="Paste the text as it stands now, with its headline"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <DialogActions>
          <FileTrigger
            acceptedFileTypes={['.txt', '.md', '.html', '.htm']}
            onSelect={(files) => files?.[0] && void take(files[0])}
          >
            <Button isDisabled={isTaking}>Choose a file</Button>
          </FileTrigger>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isDisabled={isTaking || text.trim() === ''}>
            {isTaking ? 'Reading…' : 'Add revision'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
