import './styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstQuestions } from '../src/contract/first-frame.ts';
import { followLibrary, giveAnswers, operationQuery, queryClient } from './api.ts';
import { saveDraftsAtTheEnd } from './components/drafts.ts';
import { loadSettings } from './settings.ts';
import { signIn } from './transport.ts';
import { followComparing } from './views/compare/comparing.ts';
import { followImports } from './views/library/imports.ts';
import { followCheckImports } from './views/search/check-imports.ts';
import { allParts } from './views/shell/all-parts.tsx';
import { Workbench } from './workbench.tsx';

async function start(): Promise<void> {
  // Where it was posted to, the page could only be loaded anew with the token that is used up.
  if (location.pathname === '/login') history.replaceState(null, '', `/${location.hash}`);
  const answers = document.getElementById('first-answers');
  if (answers) giveAnswers(JSON.parse(answers.textContent));
  // What articles say lies nowhere but in what is drawn.
  answers?.remove();
  followImports();
  followComparing();
  followCheckImports();
  saveDraftsAtTheEnd();
  // Before anything is asked, so that no change is missed.
  followLibrary();
  // What the frame and the first view will ask goes out with the settings: waited for in turn, each costs a frame.
  for (const name of firstQuestions) {
    if (name !== 'article.list' || location.hash === '') {
      void queryClient.prefetchQuery(operationQuery(name, {}));
    }
  }
  await loadSettings();
  const root = document.getElementById('root')!;
  root.inert = false;
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <Workbench {...allParts} />
      </QueryClientProvider>
    </StrictMode>,
  );
}

if (!signIn()) void start();
