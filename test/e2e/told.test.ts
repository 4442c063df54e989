import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';
import { openManyBoats } from '../support/many-boats.ts';

const told = (page: Page, words: RegExp) =>
  page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' });
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

test('the claim that J and K choose is told, and what is decided at another source, which twice is one step', async () => {
  const { workbench, show, articleIds } = await openFerryStory();
  const { page } = workbench;
  await show(`#/read/${articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('j');
  await told(page, /^Claim 1 of 3: About 300 passengers/);
  await page.keyboard.press('j');
  await told(page, /^Claim 2 of 3: The engine failed/);
  await page.keyboard.press('k');
  await told(page, /^Claim 1 of 3: About 300 passengers/);

  await page
    .getByRole('article', { name: /: Daily$/ })
    .first()
    .waitFor();
  await page.keyboard.press('o');
  await expect.poll(() => focused(page)).toMatch(/: Daily$/);
  await page.keyboard.press('p');
  await told(page, /^Decided: partly\./);
  const card = page.getByRole('article', { name: 'Partly: Daily' });
  await card.getByText(/decided by/).waitFor();
  await card.focus();
  await page.keyboard.press('p');
  await page.keyboard.press('Control+z');
  await told(page, /^Undone: /);
  await page
    .getByText(/^Not decided yet/)
    .first()
    .waitFor();
});

test('where nothing is found the focus is seen there', async () => {
  const { workbench, show, articleIds } = await openFerryStory();
  const { page } = workbench;
  await show(`#/read/${articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('j');
  await page.getByText('Nothing like it among').waitFor();
  for (const [key, name] of [
    ['b', 'Checked before?'],
    ['s', 'Said elsewhere'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page)).toBe(name);
    expect(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle)).toBe('solid');
    await page.keyboard.press('Escape');
  }
});

test('that more was found than is shown is told, too', async () => {
  const { page } = await openManyBoats(80);
  await page.evaluate(() => location.assign('#/search?q=boat'));
  await told(page, /more than 50 claims/);
});
