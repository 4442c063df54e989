import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useScope } from '../../routes.ts';
import { importFiles } from './imports.ts';

/** Lets files be chosen with the system's dialog, and brings them into the library. */
export function ChooseFiles({ onChosen }: { readonly onChosen?: () => void }) {
  const scope = useScope();
  return (
    <FileTrigger
      allowsMultiple
      acceptedFileTypes={['.txt', '.md', '.html', '.htm']}
      onSelect={(files) => {
        if (!files || files.length === 0) return;
        onChosen?.();
        void importFiles([...files], scope);
      }}
    >
      <Button look="primary">Choose files</Button>
    </FileTrigger>
  );
}
