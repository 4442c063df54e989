import { type FormEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import type { ImportReport } from '../../../src/contract/import.ts';
import type { Result } from '../../../src/contract/result.ts';
import type { ArticleSummary } from '../../../src/contract/views.ts';
import { runJob } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useKept } from '../../components/kept.ts';
import { tellAlarm, tellDone } from '../../components/toast.tsx';
import { goTo } from '../../routes.ts';
import { uploadFile } from '../../transport.ts';
import { say } from '../../words/index.ts';
import { fileEndings } from '../library/file-kinds.ts';
import { countAlarms } from '../library/imports.ts';
import styles from '../library/paste-text-dialog.module.css';
import { textToFile } from '../library/pasted-text.ts';

interface Props {
  readonly article: ArticleSummary;
  readonly onClose: () => void;
}

/** Takes in a later text of an article, as a file, pasted, or fetched from its address; its claims go along. */
export function NewRevisionDialog({ article, onClose }: Props) {
  const [text, keep] = useKept(`new revision ${article.id}`, '');
  const [isTaking, setIsTaking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const end = () => {
    keep(null);
    onClose();
  };
  const finish = async (work: Promise<Result<ImportReport>>) => {
    setFailure(null);
    setIsTaking(true);
    const result = await work;
    setIsTaking(false);
    if (!result.ok) return setFailure(result.error.message);
    const [outcome] = result.value.outcomes;
    if (outcome?.outcome === 'refused') return setFailure(outcome.reason);
    if (outcome?.outcome === 'duplicate') return setFailure(say('read.thisTextIsIn'));
    end();
    goTo({ view: 'read', articleId: article.id, claimId: null });
    const alarms = outcome?.carried ? countAlarms(outcome.carried) : 0;
    if (alarms === 0) return tellDone(say('read.theNewRevisionIs'));
    const values = outcome?.carried?.['value-changed'] ?? 0;
    tellAlarm(say('read.theNewRevisionChanged', { values, alarms }), {
      label: alarms === 1 ? say('read.lookAtIt') : say('read.lookAtThem'),
      run: () => goTo({ view: 'triage', list: 'revised' }),
    });
  };
  const take = (file: File) =>
    finish(
      uploadFile(file).then((uploaded) =>
        uploaded.ok
          ? runJob('article.import', { uploads: [uploaded.value], revisionOf: article.id })
          : uploaded,
      ),
    );
  const { address } = article;
  const fetchAgain = () =>
    void finish(runJob('article.fetch', { address: address!, revisionOf: article.id }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void take(textToFile({ text, copied: null }));
  };
  return (
    <Dialog title={say('read.newRevision')} keepsOpen={text.trim() !== ''} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={say('read.laterTextOf', { title: article.title })} error={failure}>
          {(control) => (
            <textarea
              {...control}
              className={styles.text}
              autoFocus
              placeholder={say('read.pasteTheTextAs')}
              value={text}
              onChange={(event) => keep(event.currentTarget.value)}
            />
          )}
        </Field>
        <DialogActions>
          <FileTrigger
            acceptedFileTypes={fileEndings}
            onSelect={(files) => files?.[0] && void take(files[0])}
          >
            <Button isDisabled={isTaking}>{say('read.chooseAFile')}</Button>
          </FileTrigger>
          {address && /^https?:/.test(address) && (
            <Button isDisabled={isTaking} onPress={fetchAgain}>
              {say('read.fetchItAgain')}
            </Button>
          )}
          <Button onPress={end}>
            {text.trim() === '' ? say('components.cancel') : say('components.discard')}
          </Button>
          <Button look="primary" type="submit" isDisabled={isTaking || text.trim() === ''}>
            {isTaking ? say('read.reading') : say('read.addRevision')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
