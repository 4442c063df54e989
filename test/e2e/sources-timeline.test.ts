import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { audit, axe } from '../support/audit.ts';
import { openLibrary } from '../support/electron-app.ts';
import { openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';
import { openWireStory } from '../support/wire-story.ts';

const views = (page: Page) => page.getByRole('navigation', { name: 'Views' });
const message = (page: Page, text: string | RegExp) =>
  page.getByRole('status', { name: 'Messages' }).getByText(text).first().waitFor();

test('by mouse: a publisher is graded, the grade stands elsewhere too, copies are parted; axe finds nothing', async () => {
  const { workbench } = await openWireStory();
  const { page } = workbench;
  await page.evaluate(axe);
  await views(page).getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('heading', { name: /^Sources/ }).waitFor();
  await page.getByRole('combobox', { name: 'Grade of Post' }).selectOption('B');
  await message(page, 'Post is graded B.');
  const reason = page.getByRole('textbox', { name: 'What the grade of Post rests on' });
  await reason.fill('Corrects itself in print');
  await reason.press('Enter');
  expect(await audit(page)).toEqual([]);
  await views(page).getByRole('link', { name: 'Timeline' }).click();
  await page.getByRole('list', { name: 'In the order of time' }).getByText('Post').first().waitFor();
  await page.getByTitle('Usually reliable: Corrects itself in print').waitFor();
  expect(await audit(page)).toEqual([]);
  await page.getByRole('radio', { name: 'By the clock' }).click();
  await page.getByRole('list', { name: 'In the order of time' }).getByRole('link').first().click();
  await page.locator('div[role=document]').waitFor();
  expect(workbench.violations).toEqual([]);
});

test('by keyboard alone: a grade with its reason, undone; from the timeline into an article', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await tabTo(page, 'a', /^Sources/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Sources/ }).waitFor();
  await tabTo(page, 'select', /^Grade of Daily/);
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await message(page, 'Daily is graded C.');
  await tabTo(page, 'textarea', /^What the grade of Daily rests on/);
  await page.keyboard.type('Mixes news and comment');
  await tabTo(page, 'a', /^Timeline/);
  await page.keyboard.press('Control+z');
  await message(page, 'Undone: Edit publisher “Daily”');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'In the order of time' }).waitFor();
  await tabTo(page, 'a', /^Stell ferry/);
  await page.keyboard.press('Enter');
  await page.getByRole('document', { name: /^Stell ferry/ }).waitFor();
  await story.workbench.close();
  const connection = await openLibrary(story.library, story.folder);
  const publishers = await ask(connection, 'publisher.list', {});
  await connection.close();
  expect(publishers.map(({ name, grade, gradeReason }) => [name, grade, gradeReason])).toEqual([
    ['Daily', 'C', ''],
    ['Post', null, ''],
  ]);
});

test('by keyboard alone: a search is completed, saved, asked again, renamed and deleted', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: /^Search claims/ });
  await box.waitFor();
  await page.keyboard.type('passengers pub');
  await page.getByRole('option', { name: 'publisher:' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('da');
  await page.getByRole('option', { name: 'publisher:Daily' }).waitFor();
  await page.keyboard.press('Tab');
  await expect.poll(() => box.inputValue()).toBe('passengers publisher:Daily ');
  await page.getByRole('region', { name: 'Claims' }).getByText('Nearly 200').waitFor();
  await tabTo(page, 'button', /^Save this search/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('Who was on it');
  await page.keyboard.press('Enter');
  await message(page, 'The search “Who was on it” is saved.');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('Who was on it: passengers publisher:Daily');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  await expect.poll(() => box.inputValue()).toBe('');
  await tabTo(page, 'button', /^Who was on it/);
  await page.keyboard.press('Enter');
  await expect.poll(() => box.inputValue()).toBe('passengers publisher:Daily');
  await tabTo(page, 'button', /^Actions for Who was on it/);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await message(page, 'The saved search is in the bin.');
  await page.evaluate(axe);
  expect(await audit(page)).toEqual([]);
});

test('a verdict that needs two sources asks for its reason', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry/ }).waitFor();
  await page.getByRole('navigation', { name: 'Claims in this article' }).getByRole('button').first().focus();
  await page.keyboard.press('Enter');
  const claim = page.getByRole('region', { name: 'Claim' });
  await claim.getByLabel('Verdict').selectOption('True');
  await claim.getByText(/So far only its own says it/).waitFor();
  await claim.getByLabel('Reason').fill('The list of the coastguard names 300.');
  await claim.getByRole('button', { name: 'Give “True”' }).click();
  await claim.getByText(/^Given by/).waitFor();
});

test('a name that was refused says so at its field, and in the footer only as long as it stands there', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/sources');
  const name = page.getByRole('textbox', { name: /Daily/ }).first();
  const footer = page.getByRole('status', { name: 'Saving' });
  const refused = footer.filter({ hasText: /^Not saved: / });
  const saved = footer.filter({ hasText: /^Saved$/ });
  const typeTaken = async () => {
    await name.fill('Post');
    await name.press('Enter');
    await refused.waitFor();
  };
  await typeTaken();
  await name.press('Escape');
  await saved.waitFor();
  await typeTaken();
  await page.getByRole('link', { name: 'Claims', exact: true }).click();
  await saved.waitFor();
});
