import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openTallyStory } from '../support/tally-story.ts';

const cards = (page: Page) => page.getByRole('region', { name: 'Other sources' }).getByRole('article');

/** The papers of the cards, in the order in which they stand. */
const papers = (page: Page) => cards(page).locator('header strong').allInnerTexts();

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('decided by key, a card stays in its place, and the next one that is open has the focus', async () => {
  const { workbench, articleIds, claimIds } = await openTallyStory();
  const { page } = workbench;
  await page.evaluate((to) => location.assign(to), `#/read/${articleIds.Wire}?claim=${claimIds.Wire}`);
  await expect.poll(() => cards(page).count()).toBe(5);
  const before = await papers(page);
  const decided = cards(page).filter({ hasText: 'Decided by' });
  await page.keyboard.press('o');
  expect(await focused(page)).toBe(`differs: ${before[0]}`);

  await page.keyboard.press('a');
  await expect.poll(() => decided.count()).toBe(1);
  expect(await papers(page)).toEqual(before);
  expect(await focused(page)).toMatch(new RegExp(`: ${before[1]}$`));

  await page.keyboard.press('p');
  await expect.poll(() => decided.count()).toBe(2);
  // From a decided card back at the top it goes over the one that is decided, too.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('d');
  await expect.poll(() => focused(page)).toMatch(new RegExp(`: ${before[2]}$`));
  expect(await papers(page)).toEqual(before);
  expect(workbench.violations).toEqual([]);
});
