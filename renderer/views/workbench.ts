import { createContext, useContext } from 'react';

export type OpenDialog =
  | { readonly kind: 'add-articles' | 'export' | 'keys' }
  | { readonly kind: 'paste-text'; readonly text: string };

/** What every view can ask of the shell. */
export interface Workbench {
  open(dialog: OpenDialog): void;
}

export const WorkbenchContext = createContext<Workbench | null>(null);

/** The shell around the view. */
export function useWorkbench(): Workbench {
  return useContext(WorkbenchContext)!;
}
