import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../support/electron-app.ts';
import { importArticle, markClaim } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

const streets = 600;
const inStreet = (index: number, people: number) =>
  `In street ${index} of Lund ${people} people were hurt by the flood on 4 May 2026.`;
const messages = (page: Page) => page.getByRole('status', { name: 'Messages' });
const bar = (page: Page) => page.getByRole('region', { name: 'Comparing' });

/** A long article in Read, of which nothing is marked; another says of one of its streets something else. */
async function openLongArticle() {
  const folder = temporaryFolder();
  const file = join(folder, 'Flood.claimbench');
  const library = await openLibrary(file, folder, true);
  const sentences = Array.from({ length: streets }, (_, index) => inStreet(index + 1, 40 + (index % 7)));
  const long = await importArticle(
    library,
    'long.txt',
    `The flood, street by street\n\n${sentences.join(' ')}`,
  );
  const other = await importArticle(library, 'other.txt', `Flood in Lund\n\n${inStreet(2, 95)}`);
  await markClaim(library, other, inStreet(2, 95));
  await library.close();
  const workbench = await openInBrowser(file, folder);
  onTestFinished(() => workbench.close());
  const { page } = workbench;
  const show = (hash: string) => page.evaluate((to) => location.assign(to), hash);
  const markAll = async () => {
    await show(`#/read/${long.article.id}`);
    await page.getByRole('button', { name: /^Mark all suggested/ }).click();
    await page.getByRole('button', { name: `Mark ${streets} claims` }).click();
    await messages(page).getByText(`${streets} claims marked.`).waitFor();
  };
  return { page, show, markAll };
}

test('many claims marked at once are compared by themselves, with progress wherever the editor is', async () => {
  const { page, markAll } = await openLongArticle();
  await markAll();
  await bar(page).getByText(`Comparing ${streets} claims: `).waitFor();
  const end = messages(page).getByText(new RegExp(`^Compared ${streets} claims\\. In the whole library`));
  await end.waitFor({ timeout: 60_000 });
  const told = /library ([\d,]+) suggestions? (?:is|are) open/.exec(await end.innerText());
  await page.getByText(`· ${told![1]} open suggestion`).waitFor();
  await expect.poll(() => bar(page).count()).toBe(0);
}, 120_000);

test('stopped, every view says so, in a page that is loaded anew too, until somebody goes on', async () => {
  const { page, show, markAll } = await openLongArticle();
  await markAll();
  await bar(page).getByRole('button', { name: 'Cancel' }).click();
  await bar(page).getByText('not compared yet: the comparison was stopped.').waitFor();
  await page.reload();
  await bar(page).getByText('not compared yet: the comparison was stopped.').waitFor();
  // Made last, it is compared last.
  await show('#/claims');
  await page.getByRole('textbox', { name: 'Filter claims by their words' }).fill(`street ${streets}`);
  const last = page.getByRole('grid', { name: 'Claims' }).getByRole('row', { name: `street ${streets} of` });
  await last.getByText('not compared yet').waitFor();
  await last.getByRole('link').click();
  const sources = page.getByRole('region', { name: 'Other sources' });
  await sources.getByText('Not compared with other articles yet: the comparison was stopped.').waitFor();
  expect(await sources.getByText('No claim in another article').count()).toBe(0);
  await show('#/library');
  await page
    .getByRole('row', { name: /street by street/ })
    .getByText(/not compared yet$/)
    .waitFor();
  await show('#/triage');
  await bar(page).waitFor();
  await bar(page).getByRole('button', { name: 'Resume' }).click();
  await messages(page)
    .getByText(/^Compared \d+ claims/)
    .waitFor({ timeout: 60_000 });
}, 120_000);
