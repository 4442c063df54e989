import './styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followLibrary, isSignedOut, queryClient } from './api.ts';
import { loadSettings } from './settings.ts';
import { signIn } from './transport.ts';
import { followComparing } from './views/compare/comparing.ts';
import { followImports } from './views/library/imports.ts';
import { followCheckImports } from './views/search/check-imports.ts';
import { Shell } from './views/shell/shell.tsx';

followImports();
followComparing();
followCheckImports();
if (await signIn()) {
  await loadSettings();
  followLibrary();
} else isSignedOut.update(() => true);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
);
