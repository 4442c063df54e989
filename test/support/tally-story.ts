import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from './electron-app.ts';
import { importArticle, importTexts, markClaim } from './open-library.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { openInBrowser, type Workbench } from './workbench.ts';

/** What is printed of one number, and when; the last paper's article has no date. */
const reports = [
  { paper: 'Post', value: 'About 300', publishedAt: '2026-05-05T18:00:00.000Z' },
  { paper: 'Daily', value: 'Exactly 300', publishedAt: '2026-05-05T21:30:00.000Z' },
  { paper: 'Ledger', value: 'More than 250', publishedAt: '2026-05-06' },
  { paper: 'Record', value: 'Fewer than 150', publishedAt: '2026-05-07' },
  { paper: 'Wire', value: '120', publishedAt: '2026-05-08' },
  { paper: 'Gazette', value: 'Between 280 and 320', publishedAt: null },
] as const;

type Paper = (typeof reports)[number]['paper'];

export interface TallyStory {
  readonly workbench: Workbench;
  readonly claimIds: Readonly<Record<Paper, string>>;
  readonly articleIds: Readonly<Record<Paper, string>>;
}

/**
 * Six papers give one number as intervals of every kind; the point has a conclusion. Each of so many
 * towns adds a paper with a number of its own. Closed after the test.
 */
export async function openTallyStory({ towns = 0 } = {}): Promise<TallyStory> {
  const folder = temporaryFolder();
  const library = join(folder, 'Tally.claimbench');
  const connection = await openLibrary(library, folder, true);
  const articleIds: Partial<Record<Paper, string>> = {};
  const claimIds: Partial<Record<Paper, string>> = {};
  for (const { paper, value, publishedAt } of reports) {
    const quote = `${value} passengers were taken off the ferry at Stell on Tuesday evening`;
    const [file] = await importTexts(connection, {
      [`${paper}.txt`]: `${paper} on the ferry\n\n${quote}, people at the quay told the ${paper}.\n`,
    });
    const id = file!.articleId!;
    await ask(connection, 'article.update', { id, publisher: paper, publishedAt });
    const claim = await markClaim(connection, await ask(connection, 'article.read', { id }), quote);
    articleIds[paper] = id;
    claimIds[paper] = claim.id;
  }
  for (let town = 1; town <= towns; town++) {
    const quote = `${290 + town} passengers were taken off the ferry at Stell on Tuesday evening`;
    const view = await importArticle(
      connection,
      `Town ${town}.txt`,
      `Ferry, seen from town ${town}\n\n${quote}.\n`,
    );
    const publishedAt = `2026-05-${10 + town}`;
    await ask(connection, 'article.update', { id: view.article.id, publisher: `Town ${town}`, publishedAt });
    await markClaim(connection, view, quote);
  }
  await ask(connection, 'point.update', {
    id: claimIds.Post!,
    title: 'How many left the ferry',
    conclusionLow: 280,
    conclusionHigh: 305,
    conclusionUnit: 'passengers',
  });
  await connection.close();
  const workbench = await openInBrowser(library, folder);
  onTestFinished(workbench.close);
  await workbench.page.getByRole('grid', { name: 'Articles' }).waitFor();
  return {
    workbench,
    claimIds: claimIds as Record<Paper, string>,
    articleIds: articleIds as Record<Paper, string>,
  };
}
