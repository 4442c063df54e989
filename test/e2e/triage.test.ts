import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { type FerryStory, openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';

const decided = (page: Page, count: number) => page.getByText(`${count} of 3 decided`).waitFor();
const pair = (page: Page, words: string) =>
  page
    .getByRole('article', { name: 'Post and Daily' })
    .getByRole('region', { name: 'Post' })
    .getByText(words)
    .first();
const messages = (page: Page) => page.getByRole('status', { name: 'Messages' });

/** The decisions in the library when the window is closed: relation, direction by the file's publisher, reason. */
async function readDecisions({ workbench, library, folder }: FerryStory) {
  await workbench.page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(library, folder);
  const links = await ask(connection, 'link.list', {});
  await connection.close();
  return links
    .flatMap(({ decision, sideA, sideB }) =>
      decision
        ? [
            {
              relation: decision.relation,
              subject: decision.subject && (decision.subject === 'a' ? sideA : sideB).publisher,
              reason: decision.reason,
            },
          ]
        : [],
    )
    .sort((x, y) => x.relation.localeCompare(y.relation));
}

test('by mouse: decide with a direction, skip, go back, accept the rest in bulk, undo, done', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/triage');
  await decided(page, 0);
  await pair(page, 'About 300 passengers').waitFor();
  await page
    .getByRole('table', { name: 'Ledger' })
    .getByRole('row', { name: /285–315 against 190–200/ })
    .waitFor();

  await page.getByRole('button', { name: /^Skip/ }).click();
  await pair(page, 'About 300 passengers').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Back/ }).click();
  await pair(page, 'About 300 passengers').waitFor();

  await page.getByRole('radio', { name: 'Post' }).click();
  await page.getByRole('button', { name: /^Give a reason/ }).click();
  await page.getByLabel('Reason').fill('The line counted before the last boat');
  await page.getByRole('button', { name: /^Later value/ }).click();
  await decided(page, 1);

  await page.getByRole('button', { name: 'Accept the surest…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accept suggestions' });
  await dialog.getByRole('slider').fill('50');
  await dialog
    .getByRole('status')
    .filter({ hasText: /^2 links/ })
    .waitFor();
  await dialog.getByRole('checkbox').first().click();
  await dialog.getByRole('button', { name: 'Accept 1' }).click();
  await decided(page, 2);
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await decided(page, 1);
  await page.getByRole('button', { name: 'Accept the surest…' }).click();
  await dialog.getByRole('slider').fill('50');
  await dialog.getByRole('button', { name: 'Accept 2' }).click();
  await page.getByRole('heading', { name: 'Nothing left to decide' }).waitFor();

  const decisions = await readDecisions(story);
  expect(decisions).toHaveLength(3);
  expect(decisions).toContainEqual({
    relation: 'updates',
    subject: 'Post',
    reason: 'The line counted before the last boat',
  });
});

test('by keyboard alone: every key, and it resumes where it stopped', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await tabTo(page, 'a', /^Triage$/);
  await page.keyboard.press('Enter');
  await pair(page, 'About 300 passengers').waitFor();
  await page.keyboard.press('r');
  await page.getByLabel('Reason').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.keyboard.insertText('Two counts, two hours');
  await page.keyboard.press('Escape');
  await page.keyboard.press('d');
  await decided(page, 1);
  await pair(page, 'About 300 passengers').waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await pair(page, 'About 300 passengers').waitFor();
  await decided(page, 0);
  await page.keyboard.press('p');
  await decided(page, 1);

  await page.reload();
  await decided(page, 1);
  const shown = page
    .getByRole('article', { name: 'Post and Daily' })
    .getByRole('region', { name: 'Post' })
    .first();
  const skipped = await shown.textContent();
  await page.keyboard.press('s');
  // Until the next link is there no key answers anything.
  await expect
    .poll(async () => ((await shown.count()) === 0 ? skipped : shown.textContent()))
    .not.toBe(skipped);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => page.getByRole('radio', { name: 'Post' }).isChecked()).toBe(true);
  await page.keyboard.press('y');
  await decided(page, 2);
  await page.getByText('you skipped this one before').waitFor();
  await page.keyboard.press('t');
  await page.getByRole('heading', { name: 'Nothing left to decide' }).waitFor();
  await page.keyboard.press('z');
  await decided(page, 2);
  // Until the link is back no key answers anything.
  await page.getByRole('article', { name: 'Post and Daily' }).waitFor();
  await page.keyboard.press('u');
  await page.getByRole('heading', { name: 'Nothing left to decide' }).waitFor();

  expect(await readDecisions(story)).toEqual([
    { relation: 'partly', subject: null, reason: '' },
    { relation: 'repeats', subject: 'Post', reason: '' },
    { relation: 'unrelated', subject: null, reason: '' },
  ]);
});

test('at a zoom of 200 % the passages have half of the window, also of the next pair', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.setViewportSize({ width: 720, height: 450 });
  await story.show('#/triage');
  const expectRoom = async (words: string) => {
    await pair(page, words).waitFor();
    const view = (await page.getByRole('main').boundingBox())!;
    const decisions = (await page.getByRole('group', { name: 'Decide' }).boundingBox())!;
    expect(decisions.y - view.y).toBeGreaterThan(450 / 2);
    // All of it is in sight: nobody has to scroll to decide.
    await expect
      .poll(async () => {
        const side = (await page.getByRole('region', { name: 'Post' }).boundingBox())!;
        return side.y >= view.y && side.y + side.height <= decisions.y;
      })
      .toBe(true);
  };
  await expectRoom('About 300 passengers');
  await page.keyboard.press('s');
  await pair(page, 'About 300 passengers').waitFor({ state: 'detached' });
  await expectRoom('The engine failed');
  await page.getByRole('radio', { name: /^Suggested links/ }).focus();
  await page.getByText('0 of 3 decided').waitFor();
});

test('by keyboard alone: after a skip, a way back and a reason the focus is on the pair', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/triage');
  await pair(page, 'About 300 passengers').waitFor();
  const focus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await page.keyboard.press('s');
  await pair(page, 'About 300 passengers').waitFor({ state: 'detached' });
  await expect.poll(focus).toBe('Post and Daily');
  await page.keyboard.press('z');
  await pair(page, 'About 300 passengers').waitFor();
  await expect.poll(focus).toBe('Post and Daily');
  await page.keyboard.press('r');
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.fill('The list says so');
  await reason.press('Enter');
  await expect.poll(focus).toBe('Post and Daily');
});

test('a reason that was begun is there after a reload', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/triage');
  await pair(page, 'About 300 passengers').waitFor();
  await page.keyboard.press('r');
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await reason.fill('Two counts');
  await page.getByRole('status', { name: 'Saving' }).getByText('Saved, 1 form waits').waitFor();
  await page.reload();
  await pair(page, 'About 300 passengers').waitFor();
  expect(await reason.inputValue()).toBe('Two counts');
  await reason.press('Escape');
  await page.keyboard.press('d');
  await decided(page, 1);
  await page
    .getByRole('status', { name: 'Saving' })
    .getByText(/^Saved$/)
    .waitFor();
  expect(await readDecisions(story)).toMatchObject([{ relation: 'differs', reason: 'Two counts' }]);
});

test('at a zoom of 200 % a reason leaves the passages half of the window, and an empty one is closed by Esc', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.setViewportSize({ width: 720, height: 450 });
  await story.show('#/triage');
  await pair(page, 'About 300 passengers').waitFor();
  await page.keyboard.press('r');
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await expect.poll(() => reason.evaluate((element) => element === document.activeElement)).toBe(true);
  const view = (await page.getByRole('main').boundingBox())!;
  const decisions = (await page.getByRole('group', { name: 'Decide' }).boundingBox())!;
  const written = (await reason.boundingBox())!;
  expect(written.y + written.height).toBeLessThanOrEqual(view.y + view.height);
  expect(decisions.y - view.y).toBeGreaterThan(450 / 2);
  for (const name of ['Post', 'Daily']) {
    const side = (await page.getByRole('region', { name, exact: true }).boundingBox())!;
    expect(side.y).toBeGreaterThanOrEqual(view.y);
    expect(side.y + side.height).toBeLessThanOrEqual(decisions.y);
  }
  await reason.press('Escape');
  await reason.waitFor({ state: 'detached' });
});
