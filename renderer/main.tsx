import './styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { followLibrary, isSignedOut, operationQuery, queryClient } from './api.ts';
import { useStore } from './components/store.ts';
import { loadSettings } from './settings.ts';
import { signIn } from './transport.ts';
import { followComparing } from './views/compare/comparing.ts';
import { followImports } from './views/library/imports.ts';
import { followCheckImports } from './views/search/check-imports.ts';
import { Shell } from './views/shell/shell.tsx';
import { language } from './words/index.ts';

followImports();
followComparing();
followCheckImports();
if (await signIn()) {
  // What the frame and the first view will ask goes out with the settings: waited for in turn, each costs a frame.
  void queryClient.prefetchQuery(operationQuery('library.summary', {}));
  void queryClient.prefetchQuery(operationQuery('collection.list', {}));
  if (location.hash === '') void queryClient.prefetchQuery(operationQuery('article.list', {}));
  await loadSettings();
  followLibrary();
} else isSignedOut.update(() => true);

/** Drawn anew as a whole when the language changes; what was typed is kept outside, as drafts. */
function Workbench() {
  const { id, locale } = useStore(language);
  return (
    <I18nProvider locale={locale}>
      <Shell key={id} />
    </I18nProvider>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Workbench />
    </QueryClientProvider>
  </StrictMode>,
);
