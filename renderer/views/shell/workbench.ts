import { createContext, useContext } from 'react';
import type { ArticleSummary, ArticleView } from '../../../src/contract/views.ts';
import type { Copied } from '../library/pasted-text.ts';
import type { WaitingTable } from '../library/tables.ts';

export type OpenDialog =
  | { readonly kind: 'add-articles' | 'export' | 'keys' | 'heard-claim' | 'history' | 'palette' | 'tour' }
  /** `articleIds`: they go into the collection that is made there. */
  | { readonly kind: 'collections'; readonly articleIds?: string[] }
  /** What was copied: its words, and its markup and address where the clipboard has them. */
  | ({ readonly kind: 'paste-text' } & Copied)
  | { readonly kind: 'table'; readonly table: WaitingTable }
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
