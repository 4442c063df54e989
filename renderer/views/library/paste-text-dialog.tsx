import { type FormEvent, useEffect } from 'react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { formatDate, parseDate } from '../../components/dates.ts';
import { Dialog, DialogActions } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useKept } from '../../components/kept.ts';
import { useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { importFiles } from './imports.ts';
import styles from './paste-text-dialog.module.css';
import {
  type Copied,
  keepsMarkup,
  nothingPasted,
  type PastedText,
  readClipboard,
  startPasting,
  textToFile,
} from './pasted-text.ts';

interface Props {
  /** Takes the place of what was written before, unless it is empty. */
  readonly initial: Copied;
  readonly onClose: () => void;
}

/** Makes an article of text from the clipboard. What is written stays until it is added or discarded. */
export function PasteTextDialog({ initial, onClose }: Props) {
  const scope = useScope();
  const publishers = useOperation('publisher.list', {});
  const [pasted, keep] = useKept('pasted text', nothingPasted);
  const { text, title, publisher, published, address } = pasted;
  const change = (changed: Partial<PastedText>) => keep({ ...pasted, ...changed });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for what was copied
  useEffect(() => {
    if (initial.text !== '') keep(startPasting(initial));
  }, [initial]);
  const publishedAt = parseDate(published);
  const isReady = text.trim() !== '' && publishedAt !== undefined;

  const end = () => {
    keep(null);
    onClose();
  };
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    end();
    void importFiles([textToFile(pasted)], {
      ...scope,
      noun: 'text',
      ...(title.trim() && { title: title.trim() }),
      ...(address.trim() && { address: address.trim() }),
      ...(publisher.trim() && { publisher: publisher.trim() }),
      ...(publishedAt && { publishedAt }),
    });
  };
  return (
    <Dialog title={say('library.pasteText')} keepsOpen={text.trim() !== ''} onClose={onClose}>
      <form className={styles.form} onSubmit={add}>
        <Field
          label={say('library.text')}
          {...(keepsMarkup(pasted) && {
            hint: say('library.headingsListsAndQuotations'),
          })}
        >
          {(control) => (
            <textarea
              {...control}
              className={styles.text}
              autoFocus
              value={text}
              onChange={(event) => change({ text: event.currentTarget.value })}
              onPaste={(event) => {
                // Into an empty field comes all that the clipboard has.
                if (text !== '') return;
                const copied = readClipboard(event.clipboardData);
                if (!copied.html) return;
                event.preventDefault();
                change({ ...startPasting(copied), title, publisher, published });
              }}
            />
          )}
        </Field>
        <Field label={say('library.title')} hint={say('library.foundInTheText')}>
          {(control) => (
            <input
              {...control}
              value={title}
              onChange={(event) => change({ title: event.currentTarget.value })}
            />
          )}
        </Field>
        <div className={styles.pair}>
          <Field label={say('library.publisher')}>
            {(control) => (
              <input
                {...control}
                value={publisher}
                list="pasted-publishers"
                onChange={(event) => change({ publisher: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field
            label={say('library.published')}
            hint={publishedAt ? formatDate(publishedAt) : say('library.aDayOrA')}
            error={publishedAt === undefined ? say('library.writeDayOrTime') : null}
          >
            {(control) => (
              <input
                {...control}
                value={published}
                placeholder="2026-03-14"
                onChange={(event) => change({ published: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <Field label={say('library.address')} hint={say('library.whereItWasCopied')}>
          {(control) => (
            <input
              {...control}
              value={address}
              placeholder="https://"
              spellCheck={false}
              onChange={(event) => change({ address: event.currentTarget.value })}
            />
          )}
        </Field>
        <datalist id="pasted-publishers">
          {publishers.data?.map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
        </datalist>
        <DialogActions>
          <Button onPress={end}>
            {text.trim() === '' ? say('components.cancel') : say('components.discard')}
          </Button>
          <Button look="primary" type="submit" isDisabled={!isReady}>
            {say('library.addArticle')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
