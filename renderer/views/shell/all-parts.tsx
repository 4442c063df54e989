import type { Route } from '../../routes.ts';
import { BinView } from '../bin/bin.tsx';
import { ClaimAloneView } from '../claim/claim-alone.tsx';
import { ClaimsView } from '../claims/claims.tsx';
import { CompareView } from '../compare/compare.tsx';
import { AddArticlesDialog } from '../library/add-articles-dialog.tsx';
import { ArticleDetailsDialog } from '../library/article-details-dialog.tsx';
import { CollectionsDialog } from '../library/collections-dialog.tsx';
import { HeardClaimDialog } from '../library/heard-claim-dialog.tsx';
import { LibraryView } from '../library/library.tsx';
import { PasteTextDialog } from '../library/paste-text-dialog.tsx';
import { TableDialog } from '../library/table-dialog.tsx';
import { AcceptSuggestionsDialog } from '../read/accept-suggestions-dialog.tsx';
import { NewRevisionDialog } from '../read/new-revision-dialog.tsx';
import { ReadView } from '../read/read.tsx';
import { ChecksView } from '../search/checks.tsx';
import { SearchView } from '../search/search.tsx';
import { SettingsView } from '../settings/settings.tsx';
import { SideBySideView } from '../side-by-side/side-by-side.tsx';
import { SourcesView } from '../sources/sources.tsx';
import { TimelineView } from '../timeline/timeline.tsx';
import { TriageView } from '../triage/triage.tsx';
import { WhyView } from '../why/why.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Palette } from './palette.tsx';
import type { Parts } from './shell.tsx';
import { TourDialog } from './tour-dialog.tsx';
import type { OpenDialog } from './workbench.ts';

function CurrentView({ route }: { readonly route: Route }) {
  if (route.view === 'read') return <ReadView {...route} />;
  if (route.view === 'compare') return <CompareView pointId={route.pointId} />;
  if (route.view === 'claim') return <ClaimAloneView {...route} />;
  if (route.view === 'side-by-side') return <SideBySideView {...route} />;
  if (route.view === 'triage') return <TriageView {...route} />;
  if (route.view === 'claims') return <ClaimsView />;
  if (route.view === 'sources') return <SourcesView />;
  if (route.view === 'timeline') return <TimelineView />;
  if (route.view === 'search') return <SearchView query={route.query} />;
  if (route.view === 'checks') return <ChecksView {...route} />;
  if (route.view === 'why') return <WhyView a={route.a} b={route.b} />;
  if (route.view === 'settings') return <SettingsView />;
  if (route.view === 'bin') return <BinView />;
  return <LibraryView />;
}

function CurrentDialog({ dialog, onClose }: { readonly dialog: OpenDialog; readonly onClose: () => void }) {
  if (dialog.kind === 'add-articles') return <AddArticlesDialog onClose={onClose} />;
  if (dialog.kind === 'paste-text') return <PasteTextDialog initial={dialog} onClose={onClose} />;
  if (dialog.kind === 'table')
    return <TableDialog key={dialog.table.id} table={dialog.table} onClose={onClose} />;
  if (dialog.kind === 'article-details')
    return <ArticleDetailsDialog article={dialog.article} onClose={onClose} />;
  if (dialog.kind === 'new-revision') return <NewRevisionDialog article={dialog.article} onClose={onClose} />;
  if (dialog.kind === 'accept-suggestions')
    return <AcceptSuggestionsDialog view={dialog.view} onClose={onClose} />;
  if (dialog.kind === 'heard-claim') return <HeardClaimDialog onClose={onClose} />;
  if (dialog.kind === 'history') return <HistoryDialog onClose={onClose} />;
  if (dialog.kind === 'tour') return <TourDialog onClose={onClose} />;
  if (dialog.kind === 'palette') return <Palette onClose={onClose} />;
  if (dialog.kind === 'collections')
    return <CollectionsDialog articleIds={dialog.articleIds ?? []} onClose={onClose} />;
  if (dialog.kind === 'export') return <ExportDialog onClose={onClose} />;
  return <KeysDialog onClose={onClose} />;
}

/** Every view and every dialog of the window. */
export const allParts: Parts = { View: CurrentView, Dialog: CurrentDialog };
