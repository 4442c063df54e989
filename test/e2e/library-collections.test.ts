import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { type FerryStory, openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';

const table = (page: Page) => page.getByRole('grid', { name: 'Articles' });
const row = (page: Page, title: RegExp) => table(page).getByRole('row').filter({ hasText: title });
const message = (page: Page, text: string | RegExp) =>
  page.getByRole('status', { name: 'Messages' }).getByText(text).first().waitFor();
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const collectionChoice = (page: Page) => page.getByRole('combobox', { name: 'Collection that is shown' });

const radio = 'Quay radio at eight\n\nThe ferry was towed to the yard at Stell on Thursday.';

/** Which articles are in which collections when the window is closed. */
async function readCollections({ workbench, library, folder }: FerryStory) {
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(library, folder);
  const collections = await ask(connection, 'collection.list', {});
  const articles = await ask(connection, 'article.list', {});
  const heard = (await ask(connection, 'claim.list', {})).filter(({ articleId }) => articleId === null);
  await connection.close();
  const titlesIn = (id: string) =>
    articles
      .filter(({ collectionIds }) => collectionIds.includes(id))
      .map(({ title }) => title)
      .sort();
  return {
    collections: Object.fromEntries(collections.map(({ id, name }) => [name, titlesIn(id)])),
    articles: articles.length,
    heard: heard.map(({ statement, tags }) => [statement, ...tags.map(({ name }) => name)]),
  };
}

test('by mouse: put articles into a collection, limit the views, import into it, take out, delete, undo', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await row(page, /Ferry runs aground/)
    .getByRole('checkbox')
    .click();
  await page.getByRole('button', { name: 'Add to collection' }).click();
  await page.getByRole('menuitem', { name: 'New collection…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Collections' });
  await dialog.getByLabel('New collection with 1 article').fill('Stell');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await message(page, '“Stell” holds 1 article.');

  await collectionChoice(page).selectOption('Stell');
  await heading(page, 'Stell 1 article');
  expect(await row(page, /what we know/).count()).toBe(0);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'radio.txt', { type: 'text/plain' }));
    const event = (type: string) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event('dragover'));
    (window as unknown as { drop: () => void }).drop = () => document.body.dispatchEvent(event('drop'));
  }, radio);
  await page.getByText('Drop to add to “Stell”').waitFor();
  await page.evaluate(() => (window as unknown as { drop: () => void }).drop());
  await page.getByRole('region', { name: 'Imports' }).getByText('1 article added to “Stell”').waitFor();
  await row(page, /Quay radio/).waitFor();
  await row(page, /Ferry runs aground/)
    .getByRole('checkbox')
    .click();
  await page.getByRole('button', { name: 'Remove from “Stell”' }).click();
  await message(page, '1 article is not in “Stell” any more.');
  await row(page, /Ferry runs aground/).waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Collections…' }).click();
  const name = dialog.getByRole('textbox', { name: 'Name of Stell' });
  await name.fill('Stell ferry');
  await name.press('Enter');
  await dialog.getByRole('button', { name: 'Delete Stell ferry' }).waitFor();
  await dialog.getByLabel('New collection').fill('stell FERRY');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText('There is a collection “Stell ferry” already.').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();

  await collectionChoice(page).selectOption('Whole library');
  await page.getByRole('textbox', { name: 'Filter articles' }).fill('stell post');
  await heading(page, 'Library 1 of 3 articles');
  await page.getByRole('textbox', { name: 'Filter articles' }).fill('');
  await table(page).getByRole('checkbox', { name: 'Select all' }).click();
  await page
    .getByRole('toolbar', { name: 'Selected articles' })
    .getByRole('button', { name: 'Delete' })
    .click();
  await message(page, '3 articles are in the bin.');
  await page.getByText('Add the first articles').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await row(page, /Quay radio/).waitFor();
  expect(await readCollections(story)).toEqual({
    collections: { 'Stell ferry': ['Quay radio at eight'] },
    articles: 3,
    heard: [],
  });
});

test('by keyboard alone: select, put into a new collection, show it, take out, read, add a heard claim', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // Right after the start nothing has the focus: the arrow leads into the table, at its first row.
  await press('ArrowDown', ' ', 'Shift+ArrowDown');
  await page.getByRole('toolbar', { name: 'Selected articles' }).getByText('2 articles selected').waitFor();
  // The bar stands before the table, its first button first.
  await press(...Array.from({ length: 4 }, () => 'Shift+Tab'));
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'New collection…' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('New collection with 2 articles').waitFor();
  await page.keyboard.insertText('Stell');
  await page.keyboard.press('Enter');
  await message(page, '“Stell” holds 2 articles.');

  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Go anywhere, do anything' }).waitFor();
  await page.keyboard.insertText('only stell');
  await page.getByRole('option', { name: /^Show only Stell/ }).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, 'Stell 2 articles');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await tabTo(page, 'grid', /^Articles$/);
  await press('Escape', 'Home', ' ');
  await page.getByText('1 article selected').waitFor();
  await press(...Array.from({ length: 4 }, () => 'Shift+Tab'));
  await page.keyboard.press('Enter');
  await message(page, '1 article is not in “Stell” any more.');
  // The table has come anew: keys that are pressed before go to a row that is on its way out.
  await heading(page, 'Stell 1 article');

  await tabTo(page, 'grid', /^Articles$/);
  await press('Home', 'Enter');
  await page.getByRole('document', { name: 'Ferry runs aground off Stell' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Go anywhere, do anything' }).waitFor();
  await page.keyboard.insertText('heard');
  await page.getByRole('option', { name: /^Add a heard claim/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Add a heard claim' }).waitFor();
  await page.keyboard.insertText('Two hundred and fifty people were on board');
  await tabTo(page, 'combobox', /^Tags$/);
  await page.keyboard.insertText('radio');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', /^Add claim$/);
  await page.keyboard.press('Enter');
  await message(page, /^The claim is added/);
  expect(await readCollections(story)).toEqual({
    collections: { Stell: ['Ferry runs aground off Stell'] },
    articles: 2,
    heard: [['Two hundred and fifty people were on board', 'radio']],
  });
});

test('whoever comes back from an article goes on at its row', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('document').waitFor();
  await page.goBack();
  const table = page.getByRole('grid', { name: 'Articles' });
  const current = () =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      return (id && document.getElementById(id)?.textContent) ?? '';
    });
  await table.waitFor();
  await expect.poll(current).toContain(await table.locator('tbody a').nth(1).textContent());
});

test('details are put right by a language’s name and a date as that language writes it; what is no language is marked', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.getByRole('button', { name: /^Actions for Stell ferry/ }).click();
  await page.getByRole('menuitem', { name: 'Edit details' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit details' });
  const language = dialog.getByLabel('Language');
  const save = dialog.getByRole('button', { name: 'Save' });
  await language.fill('klingon');
  await dialog.getByText('Write a language like English').waitFor();
  expect(await language.getAttribute('aria-invalid')).toBe('true');
  expect(await save.isDisabled()).toBe(true);
  await dialog.getByLabel('Published').fill('08/03/2026');
  await dialog.getByText('Write a day like 14 March 2026').waitFor();
  await language.fill('Deutsch');
  await dialog.getByText('8 Mar 2026').waitFor();
  await save.click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('grid', { name: 'Articles' }).getByText('8 Mar 2026').waitFor();
});
