import { FileInput } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './add-articles-dialog.module.css';
import { ChooseFiles } from './choose-files.tsx';
import { ClaimSetImport } from './claim-set-import.tsx';
import { fetchArticle } from './imports.ts';

/** The ways in which articles come into the library. */
export function AddArticlesDialog({ onClose }: { readonly onClose: () => void }) {
  const { open } = useWorkbench();
  const { collectionId } = useScope();
  const collection = useOperation('collection.list', {}).data?.find(({ id }) => id === collectionId);
  return (
    <Dialog title={say('library.addArticles')} onClose={onClose}>
      <div className={styles.drop}>
        <FileInput size={30} strokeWidth={1.4} aria-hidden />
        <p>
          <strong>{say('library.dropFilesOrFolders')}</strong>
          <br />
          {say('library.fileKinds')}
          {collection && (
            <>
              <br />
              {say('library.theyComeIntoToo', { name: collection.name })}
            </>
          )}
        </p>
        <div className={styles.ways}>
          <ChooseFiles onChosen={onClose} />
          <Button onPress={() => open({ kind: 'paste-text', text: '' })}>{say('library.pasteText')}</Button>
        </div>
      </div>
      <FetchAddress onAsked={onClose} />
      <ClaimSetImport onImported={onClose} />
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
        label={say('library.orFetchOnePage')}
        hint={say('library.onlyThisAddressIs')}
        error={text.trim() !== '' && address === null ? say('library.writeAWebAddress') : null}
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
        {say('library.fetchThisPage')}
      </Button>
    </form>
  );
}
