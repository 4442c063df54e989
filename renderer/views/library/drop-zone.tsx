import { useEffect, useState } from 'react';
import { useOperation } from '../../api.ts';
import { isTyping } from '../../components/keys.ts';
import { useScope } from '../../routes.ts';
import { say } from '../../words/index.ts';
import { useWorkbench } from '../shell/workbench.ts';
import styles from './drop-zone.module.css';
import { useFileImport } from './file-import.ts';
import { listDropped } from './file-kinds.ts';
import { readClipboard } from './pasted-text.ts';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere in the window, and whatever is pasted while no text is edited. */
export function DropZone() {
  const { open } = useWorkbench();
  const scope = useScope();
  const collection = useOperation('collection.list', {}).data?.find(({ id }) => id === scope.collectionId);
  const importFiles = useFileImport();
  const [isOver, setIsOver] = useState(false);

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // Moving on to another element leaves the old one too; only the window's edge has nothing beyond it.
      if (event.relatedTarget === null) setIsOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setIsOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) void listDropped(event.dataTransfer).then(importFiles);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event.target) || document.querySelector('[role=dialog]')) return;
      // The dialog's field would have the focus by the time the browser puts the same text there.
      event.preventDefault();
      const files = [...(event.clipboardData?.files ?? [])];
      const copied = event.clipboardData && readClipboard(event.clipboardData);
      if (files.length > 0) importFiles(files);
      else if (copied && copied.text.trim() !== '') open({ kind: 'paste-text', ...copied });
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('paste', onPaste);
    };
  }, [open, importFiles]);

  return isOver ? (
    <div className={styles.zone}>
      <p>
        {collection
          ? say('library.dropToAddTo', { name: collection.name })
          : say('library.dropToAddToLibrary')}
      </p>
    </div>
  ) : null;
}
