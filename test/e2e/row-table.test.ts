import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';

const message = (page: Page, text: string | RegExp) =>
  page.getByRole('status', { name: 'Messages' }).getByText(text).first().waitFor();

/** The words of the table's current row; null while the table has not the focus. */
const currentRow = (page: Page) =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant');
    return (id && document.getElementById(id)?.textContent) || null;
  });
const focusedItem = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[role=menuitem]')?.textContent ?? '');

test('the menu of a row begins at its first item, and Esc leads back to the row', async () => {
  const { workbench } = await openFerryStory();
  const { page } = workbench;
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const row = await currentRow(page);
  expect(row).toMatch(/^(Ferry|Stell)/);
  await page.keyboard.press('Shift+F10');
  await expect.poll(() => focusedItem(page)).toMatch(/^Edit details/);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect.poll(() => currentRow(page)).toBe(row);

  await page.keyboard.press('Shift+F10');
  await expect.poll(() => focusedItem(page)).toMatch(/^Edit details/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Edit details' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(() => currentRow(page)).toBe(row);
});

test('what went into the bin is not selected when it is back, and how many are selected is told', async () => {
  const { workbench, show } = await openFerryStory();
  const { page } = workbench;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const told = (text: string) =>
    page
      .locator('[role=status]')
      .filter({ hasText: new RegExp(`^${text}$`) })
      .first()
      .waitFor({ state: 'attached' });
  await show('#/claims');
  await page.getByRole('heading', { name: 'Claims 6 claims' }).waitFor();
  await tabTo(page, 'grid', /^Claims$/);
  await press('Home', ' ', 'Shift+ArrowDown');
  await told('2 of 6 selected');
  await press('Delete');
  await message(page, '2 claims are in the bin.');
  await page.getByRole('heading', { name: 'Claims 4 claims' }).waitFor();
  await press('Control+z');
  await page.getByRole('heading', { name: 'Claims 6 claims' }).waitFor();
  expect(await page.getByRole('row', { selected: true }).count()).toBe(0);

  await show('#/library');
  await page.getByRole('heading', { name: 'Library 2 articles' }).waitFor();
  await tabTo(page, 'grid', /^Articles$/);
  await press('Home', ' ');
  await told('1 of 2 selected');
  await press('Delete');
  await message(page, 'The article is in the bin.');
  await page.getByRole('heading', { name: 'Library 1 article' }).waitFor();
  await press('Control+z');
  await page.getByRole('heading', { name: 'Library 2 articles' }).waitFor();
  expect(await page.getByRole('row', { selected: true }).count()).toBe(0);
});

test('after a deletion the row that moved up is the current one, at the end the last', async () => {
  const { workbench, show } = await openFerryStory();
  const { page } = workbench;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await show('#/claims');
  await page.getByRole('heading', { name: 'Claims 6 claims' }).waitFor();
  await tabTo(page, 'grid', /^Claims$/);
  await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  const fourth = await currentRow(page);
  await press('ArrowUp', ' ', 'Delete');
  await page.getByRole('heading', { name: 'Claims 5 claims' }).waitFor();
  await expect.poll(() => currentRow(page)).toBe(fourth);

  await press('End', 'ArrowUp');
  const lastButOne = await currentRow(page);
  await press('ArrowDown', ' ', 'Delete');
  await page.getByRole('heading', { name: 'Claims 4 claims' }).waitFor();
  await expect.poll(() => currentRow(page)).toBe(lastButOne);
});
