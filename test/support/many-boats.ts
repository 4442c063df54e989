import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from './electron-app.ts';
import { importTexts } from './open-library.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { openInBrowser } from './workbench.ts';

/** A workbench with one article, `Boats`, of so many paragraphs, `Boat 1 left the quay.` and so on, each a claim. */
export async function openManyBoats(count: number): Promise<{ page: Page; articleId: string }> {
  const folder = temporaryFolder();
  const library = join(folder, 'Many.claimbench');
  const connection = await openLibrary(library, folder, true);
  const lines = Array.from({ length: count }, (_, index) => `Boat ${index + 1} left the quay.`);
  const [outcome] = await importTexts(connection, { 'boats.txt': `Boats\n\n${lines.join('\n\n')}` });
  const articleId = outcome!.articleId!;
  const { revision } = await ask(connection, 'article.read', { id: articleId });
  const places = lines.map((line) => {
    const start = revision.text.indexOf(line);
    return { revisionId: revision.id, start, end: start + line.length };
  });
  await ask(connection, 'claim.createMany', { places });
  await connection.close();
  const { page, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  return { page, articleId };
}
