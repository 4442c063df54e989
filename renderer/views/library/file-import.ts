import { useCallback } from 'react';
import { useScope } from '../../routes.ts';
import { useWorkbench } from '../shell/workbench.ts';
import { importFiles } from './imports.ts';
import { isSameFile, tables } from './tables.ts';

/**
 * Brings files into the library, and into the collection that is shown. The columns of a table that comes alone are
 * asked for at once; other tables wait until somebody wants to choose.
 */
export function useFileImport(): (files: readonly File[]) => void {
  const { open } = useWorkbench();
  const scope = useScope();
  return useCallback(
    (files) => {
      void importFiles(files, scope);
      const [only] = files.length === 1 ? files : [];
      const table = only && tables.get().findLast(({ file }) => isSameFile(file, only));
      if (table) open({ kind: 'table', table });
    },
    [open, scope],
  );
}
