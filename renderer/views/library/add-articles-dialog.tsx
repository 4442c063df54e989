import { FileInput } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useScope } from '../../routes.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './add-articles-dialog.module.css';
import { ChooseFiles } from './choose-files.tsx';
import { fileKinds } from './file-kinds.ts';
import { fetchArticle } from './imports.ts';

/** The ways in which articles come into the library. */
export function AddArticlesDialog({ onClose }: { readonly onClose: () => void }) {
  const { open } = useWorkbench();
  const { collectionId } = useScope();
  const collection = useOperation('collection.list', {}).data?.find(({ id }) => id === collectionId);
  return (
    <Dialog title="Add articles" onClose={onClose}>
      <div className={styles.drop}>
        <FileInput size={30} strokeWidth={1.4} aria-hidden />
        <p>
          <strong>Drop files or folders anywhere in this window</strong>
          <br />
          {fileKinds}
          {collection && (
            <>
              <br />
              They come into “{collection.name}”, too.
            </>
          )}
        </p>
        <div className={styles.ways}>
          <ChooseFiles onChosen={onClose} />
          <Button onPress={() => open({ kind: 'paste-text', text: '' })}>Paste text</Button>
        </div>
      </div>
      <FetchAddress onAsked={onClose} />
    </Dialog>
  );
}

/** A web address as it is typed or pasted, whole; null for anything else. */
function readAddress(text: string): string | null {
  const whole = /^[a-z][\w+.-]*:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes('.')) return null;
  return url.href;
}

/** The only thing in the workbench that uses the network, and only for this address. */
function FetchAddress({ onAsked }: { readonly onAsked: () => void }) {
  const { collectionId } = useScope();
  const [text, setText] = useState('');
  const address = readAddress(text);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (address === null) return;
    onAsked();
    void fetchArticle(address, collectionId ?? null);
  };
  return (
    <form className={styles.fetch} onSubmit={submit}>
      <Field
        label="Or fetch one page from the web"
        hint="Only this address is asked for, when you press the button; no pictures, no cookies. Nothing else ever goes over the network."
        error={
          text.trim() !== '' && address === null
            ? 'Write a web address like https://paper.example/story.'
            : null
        }
      >
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="url"
            value={text}
            placeholder="https://"
            spellCheck={false}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" isDisabled={address === null}>
        Fetch this page
      </Button>
    </form>
  );
}
