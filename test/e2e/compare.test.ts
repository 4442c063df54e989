import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { type FerryStory, openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';

const points = (page: Page) => page.getByRole('grid', { name: 'Points' }).locator('tbody tr');
const pointPane = (page: Page) => page.getByRole('complementary', { name: 'Point' });
const messages = (page: Page) => page.getByRole('status', { name: 'Messages' });
const saved = (page: Page) => page.getByRole('status', { name: 'Saving' }).filter({ hasText: /^Saved$/ });
const expectPoints = (page: Page, count: number) => expect.poll(() => points(page).count()).toBe(count);

/** What must be in the library when the window is closed. */
async function expectKept({ workbench, library, folder }: FerryStory): Promise<void> {
  await saved(workbench.page).waitFor();
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(library, folder);
  const kept = await ask(connection, 'point.list', {});
  await connection.close();
  expect(kept).toHaveLength(3);
  expect(kept.find(({ isTitled }) => isTitled)).toMatchObject({
    title: 'How many left the ferry',
    conclusion: 'Somewhere between both',
    conclusionLow: 190,
    conclusionHigh: 1315,
  });
}

test('by mouse: filter, rename, conclude, split, merge, side by side, compare anew', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/compare');
  await expectPoints(page, 3);
  const ferry = points(page).filter({ hasText: 'About 300' });
  expect(await ferry.getByText('differs').count()).toBe(2);
  // Nobody has decided: the relations are outlined, and so is the claim that the program put there.
  expect(await ferry.locator('[data-relation="differs"][data-suggested="true"]').count()).toBe(2);
  await ferry.getByText('Suggested here: nobody has decided').waitFor();

  const filters = page.getByRole('radiogroup', { name: 'Show' });
  await filters.getByRole('radio', { name: /^Differ/ }).click();
  await expectPoints(page, 1);
  await filters.getByRole('radio', { name: /^Later value/ }).click();
  await page.getByText('No point is left by this filter').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expectPoints(page, 3);

  // The first click opens the point: the second is to come when all stands where it will stay.
  const title = ferry.getByRole('rowheader').getByText('About 300 passengers were taken off');
  await title.click();
  await pointPane(page).waitFor();
  await title.dblclick();
  await page.getByRole('textbox', { name: 'Title of the point' }).fill('How many left the ferry');
  await page.keyboard.press('Enter');
  await ferry.getByText('How many left the ferry').waitFor();

  await ferry.getByText('Nearly 200').click();
  await pointPane(page).getByLabel('In words').fill('Somewhere between both');
  await pointPane(page).getByLabel('From').fill('190');
  await pointPane(page).getByLabel('To').fill('many');
  await pointPane(page).getByText('A number').waitFor();
  const tops = await Promise.all(
    ['From', 'To', 'Unit'].map(async (label) => (await pointPane(page).getByLabel(label).boundingBox())!.y),
  );
  expect(new Set(tops).size).toBe(1);
  await pointPane(page).getByLabel('To').fill('£1.315k');
  await pointPane(page).getByLabel('Unit').focus();
  await expect.poll(() => pointPane(page).getByLabel('To').inputValue()).toBe('1,315');
  await expect.poll(() => pointPane(page).getByLabel('Unit').inputValue()).toBe('GBP');
  await saved(page).waitFor();

  await pointPane(page)
    .getByRole('checkbox', { name: /^Tick Daily/ })
    .click();
  await pointPane(page).getByRole('button', { name: 'Split off 1 claim' }).click();
  await expectPoints(page, 4);
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await expectPoints(page, 3);

  await page.getByRole('checkbox', { name: /^Select The engine failed/ }).click();
  await page.getByRole('checkbox', { name: /^Select Two passengers/ }).click();
  await page.getByRole('button', { name: 'Merge into one' }).click();
  await expectPoints(page, 2);
  await messages(page).getByRole('button', { name: 'Undo' }).last().click();
  await expectPoints(page, 3);

  await page.getByRole('button', { name: 'Compare everything anew' }).click();
  await messages(page).getByText('Compared 6 claims').waitFor();

  await pointPane(page).getByRole('button', { name: 'Side by side' }).click();
  await page.getByRole('heading', { name: /Side by side/ }).waitFor();
  const match = page.getByRole('region', { name: 'Chosen match' });
  await match.getByText(/^Disputed: coastguard says “About 300/).waitFor();
  await page.getByRole('button', { name: 'Next' }).click();
  await match.getByText('The words are the same.').waitFor();
  await expectKept(story);
});

test('by keyboard alone: move, rename, open, conclude, close, select, merge, undo', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await tabTo(page, 'a', /^Compare$/);
  await page.keyboard.press('Enter');
  await points(page).first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^About 300/);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^About 300differs/);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^Nearly 200/);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^17:40/);
  await page.keyboard.press('Control+Home');
  expect(await focused()).toMatch(/^About 300 passengers/);

  await page.keyboard.press('F2');
  await page.keyboard.insertText('How many left the ferry');
  await page.keyboard.press('Enter');
  await points(page).getByText('How many left the ferry').waitFor();
  expect(await focused()).toContain('How many left the ferry');

  await page.keyboard.press('Enter');
  await pointPane(page).waitFor();
  await tabTo(page, 'textarea', /^In words$/);
  await page.keyboard.insertText('Somewhere between both');
  await tabTo(page, 'input', /^From$/);
  await page.keyboard.insertText('190');
  await tabTo(page, 'input', /^To$/);
  await page.keyboard.insertText('1315');
  await page.keyboard.press('Escape');
  await pointPane(page).waitFor({ state: 'detached' });
  expect(await focused()).toContain('How many left the ferry');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await page.getByText('2 points selected').waitFor();
  await page.keyboard.press('m');
  await expectPoints(page, 2);
  await page.keyboard.press('Control+z');
  await expectPoints(page, 3);
  await expectKept(story);
});

test('what is merged by hand says how its claims stand to each other: by keys and by mouse', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/compare');
  await page.getByRole('checkbox', { name: /^Select The engine failed/ }).click();
  await page.getByRole('checkbox', { name: /^Select Two passengers/ }).click();
  await page.getByRole('button', { name: 'Merge into one' }).click();
  await expectPoints(page, 2);
  await points(page).filter({ hasText: 'The engine failed' }).locator('td').first().click();
  const tick = (name: RegExp) => pointPane(page).getByRole('checkbox', { name }).click();
  // However long the list is, what can be done stands in sight as soon as one is ticked.
  await page.setViewportSize({ width: 1440, height: 480 });
  await tick(/^Tick Post: The engine/);
  const split = (await pointPane(page).getByRole('button', { name: 'Split off 1 claim' }).boundingBox())!;
  const pane = (await pointPane(page).boundingBox())!;
  expect(split.y + split.height).toBeLessThanOrEqual(pane.y + pane.height);
  await page.setViewportSize({ width: 1440, height: 900 });
  const decision = pointPane(page).getByRole('region', { name: 'The two claims' });
  expect(await decision.count()).toBe(0);
  await tick(/^Tick Daily: Two passengers/);
  await decision.getByText('Nobody has said').waitFor();
  await page.keyboard.press('l');
  await decision.getByText(/Daily is later · decided by/).waitFor();
  await decision.getByRole('button', { name: 'The other way round' }).click();
  await decision.getByText(/Post is later · decided by/).waitFor();
  await decision.getByRole('button', { name: 'Differs' }).click();
  await decision.getByText('differs', { exact: true }).waitFor();
  expect(await decision.getByRole('button', { name: 'Differs', pressed: true }).count()).toBe(1);
  await pointPane(page).getByRole('button', { name: 'Side by side' }).click();
  await page.getByRole('heading', { name: /Side by side/ }).waitFor();
  await page.keyboard.press('Escape');
  await pointPane(page).waitFor();
  await saved(page).waitFor();
  await story.workbench.close();
  const connection = await openLibrary(story.library, story.folder);
  const decided = (await ask(connection, 'link.list', {})).filter(({ decision: given }) => given !== null);
  await connection.close();
  expect(decided.map(({ relation }) => relation)).toEqual(['differs']);
});

test('a library without claims says what belongs here', async () => {
  const story = await openFerryStory({ marksClaims: false });
  const { page } = story.workbench;
  await story.show('#/compare');
  await page.getByRole('heading', { name: 'Nothing to compare yet' }).waitFor();
  await story.show('#/triage');
  await page.getByRole('heading', { name: 'Nothing to decide yet' }).waitFor();
});

test('a collection that is chosen limits every view, and stays chosen from view to view', async () => {
  const story = await openFerryStory({ collection: 'Only the Post' });
  const { page } = story.workbench;
  const choice = page.getByRole('combobox', { name: 'Collection that is shown' });
  await choice.selectOption('Only the Post');
  const articles = page.getByRole('grid', { name: 'Articles' });
  await articles.getByText('Stell ferry').waitFor({ state: 'detached' });
  await articles.getByText('Ferry runs aground').waitFor();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Compare' }).click();
  await page.getByText('3 points · 1 source').waitFor();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Triage' }).click();
  await page.getByRole('heading', { name: 'Nothing to decide yet' }).waitFor();
  await page.reload();
  await expect.poll(() => choice.locator('option:checked').textContent()).toBe('Only the Post');
  await choice.selectOption('Whole library');
  await page.getByText('0 of 3 decided').waitFor();
});

test('what the open view can do is found by its name, with the key that does it', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const find = async (typed: string) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(typed);
    const option = page.getByRole('listbox', { name: 'What can be done' }).getByRole('option').first();
    return { option, choose: () => page.keyboard.press('Enter') };
  };
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  const revision = await find('revision');
  await revision.option.getByText('Add a new revision of the article').waitFor();
  await revision.option.getByText('Shift R').waitFor();
  await revision.choose();
  await page.getByRole('dialog', { name: 'New revision' }).waitFor();
  await page.keyboard.press('Escape');

  await story.show('#/compare');
  await expectPoints(page, 3);
  await points(page).filter({ hasText: 'About 300' }).getByText('Nearly 200').click();
  await pointPane(page).waitFor();
  const split = await find('split');
  await split.option.waitFor();
  expect(await page.getByText('Split the ticked claims off the open point').count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('listbox', { name: 'What can be done' }).waitFor({ state: 'detached' });
  await pointPane(page).getByRole('checkbox').first().focus();
  await page.keyboard.press('Space');
  const canSplit = await find('split');
  await canSplit.option.getByText('Split the ticked claims off the open point').waitFor();
  await canSplit.choose();
  await page
    .getByRole('status', { name: 'Messages' })
    .getByText(/split off/)
    .waitFor();
});
