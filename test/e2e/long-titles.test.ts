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

test('a long publisher is read whole in Sources, and leaves room for the author in the Library', async () => {
  const publisher = 'The Stell and Outer Islands Harbour Gazette, Shipping News and Weekly Tide Tables';
  const folder = temporaryFolder();
  const library = join(folder, 'Long.claimbench');
  const connection = await openLibrary(library, folder, true);
  const [outcome] = await importTexts(connection, { 'one.txt': 'Ferry aground\n\nThe ferry ran aground.' });
  await ask(connection, 'article.update', { id: outcome!.articleId!, publisher, author: 'Ada Lowe' });
  await connection.close();
  const { page, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  const author = page.getByRole('grid', { name: 'Articles' }).getByText('Ada Lowe');
  await author.waitFor();
  const hidden = await author.evaluate((element) => {
    const cell = element.closest('td')!.firstElementChild!;
    return element.getBoundingClientRect().bottom - cell.getBoundingClientRect().bottom;
  });
  expect(hidden).toBeLessThan(2);
  expect(await page.getByTitle(publisher).count()).toBe(1);

  await page.setViewportSize({ width: 900, height: 700 });
  await page.evaluate(() => location.assign('#/sources'));
  const name = page.getByRole('textbox', { name: `Name of ${publisher}` });
  await name.waitFor();
  const excess = await name.evaluate((field) =>
    Math.max(field.scrollWidth - field.clientWidth, field.scrollHeight - field.clientHeight),
  );
  expect(excess).toBeLessThan(2);
  await name.fill('Harbour\nGazette');
  await name.press('Enter');
  await page.getByRole('textbox', { name: 'Name of Harbour Gazette' }).waitFor();
});
