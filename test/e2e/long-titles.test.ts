import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { importTexts } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

test('a title of one endless word stays in its column, and one of 500 letters takes three lines of a list', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Long.claimbench');
  const connection = await openLibrary(library, folder, true);
  const text = 'Five people left the board on Monday, its chair said.';
  const [outcome] = await importTexts(connection, { 'board.txt': text });
  await ask(connection, 'article.update', {
    id: outcome!.articleId!,
    title: `${'Donaudampfschiff'.repeat(8)} ${'word '.repeat(74)}`.trim(),
  });
  await connection.close();
  const { page, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  await page.evaluate((id) => location.assign(`#/read/${id}`), outcome!.articleId!);
  const title = page.getByRole('heading', { name: /^Donaudampfschiff/ });
  await title.waitFor();
  expect(await title.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  const inList = page.getByRole('link', { name: /^Donaudampfschiff/ }).locator('strong');
  const lines = await inList.evaluate(
    (element) => element.clientHeight / Number.parseFloat(getComputedStyle(element).lineHeight),
  );
  expect(Math.round(lines)).toBe(3);
});
