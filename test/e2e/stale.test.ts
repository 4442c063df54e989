import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { tabTo } from '../support/keyboard.ts';
import { openWireStory } from '../support/wire-story.ts';

const table = (page: Page) => page.getByRole('grid', { name: 'Points' });
const sentence =
  /Daily of 5 March 2026 still says “212 passengers”; NNA, whose text it carries, changed it to “121 passengers”/;

test('by mouse: a changed source is told on the cell, the column, the point and in a list of all', async () => {
  const story = await openWireStory();
  const { page, violations } = story.workbench;
  await story.show('#/compare');
  await table(page).locator('td').getByText(sentence).waitFor();
  const point = table(page).getByRole('rowheader');
  await point.getByText('source changed · 2').waitFor();
  expect(await point.getByTitle(sentence).count()).toBe(1);
  await point.click();
  const alarms = page.getByRole('region', { name: 'Changed since' });
  await alarms.getByText(sentence).waitFor();

  await table(page)
    .getByRole('columnheader')
    .getByRole('link', { name: /^source changed · 2/ })
    .click();
  await page.getByText('What stands in one article only.').waitFor();
  await page.getByRole('button', { name: 'Show those of all articles' }).click();
  await expect.poll(() => page.getByRole('article', { name: /still says/ }).count()).toBe(2);
  const one = page.getByRole('article', { name: sentence });
  await one.locator('mark').getByText('121 passengers').waitFor();
  await one.getByRole('link', { name: 'Compare the point' }).click();
  await alarms.getByText(sentence).waitFor();
  await page.getByRole('link', { name: 'source changed · 2', exact: true }).click();
  await one.getByRole('link', { name: 'Read the source' }).click();
  await page.getByRole('document', { name: 'Ferry stuck on the sand' }).getByText('121 passengers').waitFor();
  expect(violations).toEqual([]);
});

test('by keyboard alone: the list from the palette, from copy to copy, and into the article', async () => {
  const story = await openWireStory();
  const { page } = story.workbench;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('still said');
  await page.getByRole('option', { name: /Still said after a change/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: sentence }).waitFor();
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  expect(await focused()).toMatch(sentence);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^Valley/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('document', { name: 'Ferry aground' }).waitFor();
});

test('nothing is stale: the list says what would come here; the column can be reached by Tab where something is', async () => {
  const story = await openWireStory({ isCorrected: false });
  const { page } = story.workbench;
  await story.show('#/triage?list=stale');
  await page.getByRole('heading', { name: 'Nothing still says what was changed' }).waitFor();
  await story.show('#/triage?list=aged');
  await page.getByRole('heading', { name: 'Every decision fits its words' }).waitFor();
  await tabTo(page, 'radio', /^Suggested links/);
  await page.keyboard.press(' ');
  await page.getByRole('group', { name: 'Decide' }).waitFor();
});

test('an alarm over two claims that do not speak of the same goes by one key, and comes back with Undo', async () => {
  const story = await openWireStory();
  const { page } = story.workbench;
  await story.show('#/triage?list=stale');
  const one = page.getByRole('article', { name: sentence });
  await one.getByRole('button', { name: /Not the same/ }).waitFor();
  await one.focus();
  await page.keyboard.press('u');
  await one.waitFor({ state: 'detached' });
  await page.getByRole('status', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await one.waitFor();
  await one.getByRole('button', { name: /Not the same/ }).click();
  await one.waitFor({ state: 'detached' });
});
