import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';

const claim = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true });
const field = (page: Page) => claim(page).getByRole('combobox', { name: 'Tags' });
const tag = (page: Page, name: string) => claim(page).getByRole('button', { name: `Remove tag ${name}` });
const hasFocus = (page: Page) => field(page).evaluate((element) => element === document.activeElement);

async function openClaim() {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('j');
  await claim(page).getByText('About 300').first().waitFor();
  return page;
}

test('half a tag is dropped by Esc, waits in the field when it is left, and becomes one by Enter only', async () => {
  const page = await openClaim();
  await page.keyboard.press('t');
  await expect.poll(() => hasFocus(page)).toBe(true);
  await page.keyboard.type('resc');
  await page.keyboard.press('Escape');
  expect(await field(page).inputValue()).toBe('');
  expect(await hasFocus(page)).toBe(true);

  await page.keyboard.type('resc');
  await page.keyboard.press('Tab');
  await claim(page).getByText('Not a tag yet').waitFor();
  expect(await field(page).inputValue()).toBe('resc');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await claim(page).getByText('The engine failed').first().waitFor();
  expect(await field(page).inputValue()).toBe('');
  await page.keyboard.press('k');
  await claim(page).getByText('About 300').first().waitFor();
  expect(await field(page).inputValue()).toBe('resc');
  expect(await tag(page, 'resc').count()).toBe(0);

  await page.keyboard.press('t');
  await page.keyboard.press('End');
  await page.keyboard.type('ue');
  await page.keyboard.press('Enter');
  await tag(page, 'rescue').waitFor();
  expect(await field(page).inputValue()).toBe('');
});

test('on the button that takes a tag off Enter presses it, and the keys of everywhere work', async () => {
  const page = await openClaim();
  await tag(page, 'ferry').focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Go anywhere, do anything' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await tag(page, 'ferry').focus();
  await page.keyboard.press('Enter');
  await tag(page, 'ferry').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await tag(page, 'ferry').press('Delete');
  await tag(page, 'ferry').waitFor({ state: 'detached' });
  await claim(page).getByText('About 300').first().waitFor();
});
