import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { importArticle, markClaim } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

test('values that overlap can be the same, and are told in the order of the columns', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'Roof.claimbench');
  const library = await openLibrary(file, folder, true);
  const add = async (publisher: string, publishedAt: string, words: string) => {
    const article = await importArticle(library, `${publisher}.txt`, `${publisher} on the roof\n\n${words}.`);
    await ask(library, 'article.update', { id: article.article.id, publisher, publishedAt });
    return { articleId: article.article.id, claimId: (await markClaim(library, article, words)).id };
  };
  // Made first, it is side a of the ledger.
  await add('Mirror', '2026-06-04', 'The storm tore the roof off the fish hall in Selby on Tuesday night');
  const post = await add(
    'Post',
    '2026-06-03',
    'The storm tore the roof off the fish hall in Selby on 3 June',
  );
  await library.close();
  const workbench = await openInBrowser(file, folder);
  onTestFinished(() => workbench.close());
  const { page } = workbench;
  await page.evaluate((to) => location.assign(to), `#/read/${post.articleId}?claim=${post.claimId}`);
  const row = page.getByRole('region', { name: 'Other sources' }).getByRole('row', { name: /^when/ });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/3 June\s+Tuesday night/);
  expect(await row.textContent()).toContain('can be the same: 2026-06-03 against 2026-06-02 to 2026-06-03');
});
