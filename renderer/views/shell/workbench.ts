import { createContext, useContext } from 'react';
import type { ArticleSummary, ArticleView } from '../../../src/contract/views.ts';

export type OpenDialog =
  | { readonly kind: 'add-articles' | 'export' | 'keys' | 'heard-claim' | 'history' | 'palette' }
  /** `articleIds`: they go into the collection that is made there. */
  | { readonly kind: 'collections'; readonly articleIds?: string[] }
  | { readonly kind: 'paste-text'; readonly text: string }
  | { readonly kind: 'article-details' | 'new-revision'; readonly article: ArticleSummary }
  | { readonly kind: 'accept-suggestions'; readonly view: ArticleView };

/** What every view can ask of the shell. */
export interface Workbench {
  open(dialog: OpenDialog): void;
}

export const WorkbenchContext = createContext<Workbench | null>(null);

/** The shell around the view. */
export function useWorkbench(): Workbench {
  return useContext(WorkbenchContext)!;
}
