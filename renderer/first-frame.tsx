import { QueryClientProvider } from '@tanstack/react-query';
import { renderToString } from 'react-dom/server';
import type { FirstAnswers, FirstFrame } from '../src/contract/first-frame.ts';
import { giveAnswers, queryClient } from './api.ts';
import { attributesOf, followSettings } from './settings.ts';
import { LibraryView } from './views/library/library.tsx';
import { Workbench } from './workbench.tsx';

const NoDialog = () => null;

/** Draws the library's table, which every window opens with. Runs in the host's process, once. */
export function drawFirstFrame(answers: FirstAnswers): FirstFrame {
  const chosen = answers['settings.read'];
  giveAnswers(answers);
  followSettings(chosen);
  const html = renderToString(
    <QueryClientProvider client={queryClient}>
      <Workbench View={LibraryView} Dialog={NoDialog} />
    </QueryClientProvider>,
  );
  const styles: string[] = [];
  // React writes no quotation mark into an attribute, so the next one ends it.
  const markup = html.replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
    styles.push(style);
    return ` data-first-style="${styles.length}"`;
  });
  const rules = styles.map((style, index) => `[data-first-style="${index + 1}"]{${style}}`);
  return {
    markup,
    rules: [`:root{--text-scale:${chosen.textSize / 100}}`, ...rules].join('\n'),
    attributes: attributesOf(chosen),
    answers,
  };
}
