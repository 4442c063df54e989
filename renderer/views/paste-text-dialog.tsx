import { type FormEvent, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog, DialogActions } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { useScope } from '../routes.ts';
import { importFiles } from './imports.ts';
import styles from './paste-text-dialog.module.css';

interface Props {
  readonly initialText: string;
  readonly onClose: () => void;
}

/**
 * The text as the file that the importer takes; a title becomes its first line, as in a printed article. A page's
 * source is given to the reader of pages.
 */
export function textToFile(title: string, text: string): File {
  if (/^\s*<(?:!doctype html|html)\b/i.test(text))
    return new File([text], 'Pasted page.html', { type: 'text/html' });
  const content = title.trim() === '' ? text : `${title.trim()}\n\n${text}`;
  return new File([content], 'Pasted text.txt', { type: 'text/plain;charset=utf-8' });
}

/** Makes an article of text from the clipboard. */
export function PasteTextDialog({ initialText, onClose }: Props) {
  const scope = useScope();
  const [title, setTitle] = useState('');
  const [text, setText] = useState(initialText);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onClose();
    void importFiles([textToFile(title, text)], scope);
  };
  return (
    <Dialog title="Paste text" onClose={onClose}>
      <form className={styles.form} onSubmit={add}>
        <Field label="Title" hint="Leave it empty if the text begins with its headline.">
          {(control) => (
            <input {...control} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
          )}
        </Field>
        <Field label="Text">
          {(control) => (
            <textarea
              {...control}
              className={styles.text}
              autoFocus
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
        <DialogActions>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" isDisabled={text.trim() === ''}>
            Add article
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
