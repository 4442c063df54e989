import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { openFerryStory } from '../support/ferry-story.ts';

const bar = (page: Page) => page.getByRole('search', { name: 'Find in the article' });
const count = (page: Page) => bar(page).getByRole('status');
const held = (page: Page) => page.getByRole('status').filter({ hasText: /^Held: / });

/** The words that a highlight paints. */
const painted = (page: Page, layer: string) =>
  page.evaluate(
    (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()),
    layer,
  );

test('by keyboard: words are found, gone through, and held when the bar is closed', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();

  await page.keyboard.press('Control+f');
  await page.keyboard.type('HÁRBOUR');
  await count(page).getByText('1 of 3').waitFor();
  expect(await painted(page, 'find')).toEqual(['harbour', 'harbour', 'harbour']);
  await page.keyboard.press('Enter');
  await count(page).getByText('2 of 3').waitFor();
  await count(page).getByText('bruises in the harbour office').waitFor();
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+F3');
  await count(page).getByText('3 of 3').waitFor();
  await page.evaluate(axe);
  expect(await audit(page)).toEqual([]);

  await page.keyboard.press('Control+f');
  await page.keyboard.type('share this');
  await count(page).getByText('Nothing found').waitFor();
  await page.getByText(/line set aside/).click();
  await count(page).getByText('1 of 1').waitFor();

  await bar(page).getByRole('textbox').fill('pilot');
  await count(page).getByText('1 of 1').waitFor();
  await page.keyboard.press('Escape');
  await held(page).getByText('pilot').waitFor();
  expect(await bar(page).count()).toBe(0);
  expect(await painted(page, 'find')).toEqual([]);
  await page.keyboard.press('Shift+ArrowDown');
  await held(page).getByText('pilot in March, the harbour master said').waitFor();
  await page.keyboard.press('F3');
  expect(await bar(page).getByRole('textbox').inputValue()).toBe('pilot');
});
