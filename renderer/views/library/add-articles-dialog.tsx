import { FileInput } from 'lucide-react';
import { useOperation } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useScope } from '../../routes.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './add-articles-dialog.module.css';
import { ChooseFiles } from './choose-files.tsx';

/** The three ways in which articles come into the library. */
export function AddArticlesDialog({ onClose }: { readonly onClose: () => void }) {
  const { open } = useWorkbench();
  const { collectionId } = useScope();
  const collection = useOperation('collection.list', {}).data?.find(({ id }) => id === collectionId);
  return (
    <Dialog title="Add articles" onClose={onClose}>
      <div className={styles.drop}>
        <FileInput size={30} strokeWidth={1.4} aria-hidden />
        <p>
          <strong>Drop files anywhere in this window</strong>
          <br />
          Plain text, Markdown and saved web pages (.txt, .md, .html, .htm)
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
    </Dialog>
  );
}
