import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { openFerryStory } from '../support/ferry-story.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Paste text' });
const text = (page: Page) => dialog(page).getByLabel('Text', { exact: true });

/** Brings text into the system's clipboard, as an editor does, and puts the focus back on the page. */
async function copy(page: Page, words: string): Promise<void> {
  await page.evaluate((value) => {
    const box = document.createElement('textarea');
    box.id = 'elsewhere';
    box.value = value;
    document.body.append(box);
    box.select();
  }, words);
  await page.keyboard.press('Control+c');
  await page.evaluate(() => document.getElementById('elsewhere')!.remove());
}

test('text pasted on the page stands once in the dialog, and outlives a click beside it and Esc', async () => {
  const { page } = (await openFerryStory()).workbench;
  await copy(page, 'Divers find a second dent');
  await page.keyboard.press('Control+v');
  await text(page).waitFor();
  expect(await text(page).inputValue()).toBe('Divers find a second dent');
  // The field has the focus and takes what is typed: nothing else is on its way into it.
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('.');
  await expect.poll(() => text(page).inputValue()).toBe('Divers find a second dent.');

  await page.mouse.click(20, 400);
  // The focus comes back into the dialog by itself.
  await expect.poll(() => text(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(' It is long.');
  await expect.poll(() => text(page).inputValue()).toBe('Divers find a second dent. It is long.');
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Add articles', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Paste text' }).click();
  expect(await text(page).inputValue()).toBe('Divers find a second dent. It is long.');

  await dialog(page).getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('button', { name: 'Add articles', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Paste text' }).click();
  expect(await text(page).inputValue()).toBe('');
});

test('title, publisher and day of pasted text are given with it', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await copy(page, 'Hull of the ferry examined\n\nDivers found a second dent on Thursday.');
  await page.keyboard.press('Control+v');
  await dialog(page).getByLabel('Title').fill('A second dent');
  await dialog(page).getByLabel('Publisher').fill('Daily');
  await dialog(page).getByLabel('Published').fill('31 May');
  expect(await dialog(page).getByRole('button', { name: 'Add article' }).isDisabled()).toBe(true);
  await dialog(page).getByLabel('Published').fill('2026-05-07');
  await dialog(page).getByRole('button', { name: 'Add article' }).click();
  const strip = page.getByRole('region', { name: 'Imports' });
  await strip.getByText('1 text added').click();
  await strip.getByRole('link', { name: 'A second dent' }).waitFor();
  expect(await strip.innerText()).not.toMatch(/pasted/i);

  await story.workbench.close();
  const connection = await openLibrary(story.library, story.folder);
  const articles = await ask(connection, 'article.list', {});
  await connection.close();
  expect(articles.find(({ title }) => title === 'A second dent')).toMatchObject({
    publisher: 'Daily',
    publishedAt: '2026-05-07',
  });
});

test('the dialog names no title that the import would not take, as the first of some lines with labels', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const labels = 'Headline: Hull of the ferry examined\nByline: Ana Roth';
  await copy(page, `${labels}\n\nDivers found a second dent on Thursday.`);
  await page.keyboard.press('Control+v');
  const title = dialog(page).getByLabel('Title');
  expect(await title.inputValue()).toBe('');
  expect(await title.getAttribute('placeholder')).toBeNull();
  await dialog(page).getByText('Found in the text, unless another is written here.').waitFor();
  await dialog(page).getByRole('button', { name: 'Add article' }).click();
  const strip = page.getByRole('region', { name: 'Imports' });
  await strip.getByText('1 text added').click();
  await strip.getByRole('link', { name: 'Hull of the ferry examined', exact: true }).waitFor();
});
