import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { say } from '../../words/index.ts';
import { useFileImport } from './file-import.ts';
import { fileEndings, listChosen } from './file-kinds.ts';

/** Lets files, or a whole folder, be chosen with the system's dialog, and brings them into the library. */
export function ChooseFiles({ onChosen }: { readonly onChosen?: () => void }) {
  const importFiles = useFileImport();
  const take = (files: FileList | null) => {
    if (!files || files.length === 0) return;
    onChosen?.();
    importFiles(listChosen(files));
  };
  return (
    <>
      <FileTrigger allowsMultiple acceptedFileTypes={fileEndings} onSelect={take}>
        <Button look="primary">{say('library.chooseFiles')}</Button>
      </FileTrigger>
      <FileTrigger acceptDirectory onSelect={take}>
        <Button>{say('library.chooseAFolder')}</Button>
      </FileTrigger>
    </>
  );
}
