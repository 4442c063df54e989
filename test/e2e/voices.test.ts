import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { tabTo } from '../support/keyboard.ts';
import { openWireStory, type WireStory } from '../support/wire-story.ts';

const row = (page: Page) => page.getByRole('grid', { name: 'Points' }).locator('tbody tr').first();
const pane = (page: Page) => page.getByRole('complementary', { name: 'Point' });
const voices = (page: Page) => pane(page).getByRole('list', { name: 'Independent sources' });
const messages = (page: Page) => page.getByRole('status', { name: 'Messages' });

/** What must be in the library when the window is closed. */
async function readJoinings({ workbench, file, folder }: WireStory) {
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(file, folder);
  const joinings = await ask(connection, 'joining.list', {});
  await connection.close();
  return joinings.map(({ a, b, rule }) => ({ ids: [a, b].sort(), rule }));
}

test('by mouse: why three articles are one, one counted apart, two counted as one, each taken back', async () => {
  const story = await openWireStory({ isCorrected: false });
  const { page } = story.workbench;
  await story.show('#/compare');
  await row(page).getByRole('button', { name: '5 articles, 3 independent' }).click();
  await voices(page).getByText('3 sources that count as one').waitFor();
  await voices(page).getByText('One text', { exact: true }).waitFor();
  await voices(page)
    .getByText(/“212 passengers were taken off .* …”/)
    .first()
    .waitFor();
  await voices(page).getByText('One agency: NNA').waitFor();

  const tick = (paper: string) =>
    voices(page)
      .getByRole('checkbox', { name: `Tick the article of ${paper}` })
      .click();
  await tick('Daily');
  expect(await pane(page).getByRole('button', { name: 'Count as one' }).isDisabled()).toBe(true);
  await pane(page).getByRole('button', { name: 'Count apart' }).click();
  await messages(page).getByText('Daily: counted apart from NNA, Valley.').waitFor();
  await pane(page)
    .getByRole('list', { name: 'Kept apart' })
    .getByText(/count apart: .+ said so/)
    .first()
    .waitFor();
  await row(page).getByText('5 articles, 4 independent').waitFor();
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await row(page).getByText('5 articles, 3 independent').waitFor();
  await pane(page).getByRole('list', { name: 'Kept apart' }).waitFor({ state: 'detached' });

  await tick('Post');
  await tick('Record');
  await pane(page).getByRole('button', { name: 'Count as one' }).click();
  await messages(page).getByText('Counted as one source: Post, Record.').waitFor();
  await voices(page).getByText('Joined by an editor').waitFor();
  await voices(page)
    .getByText(/^by .+ 20\d\d/)
    .waitFor();
  await row(page).getByText('5 articles, 2 independent').waitFor();
  const { Post, Record } = story.articleIds;
  expect(await readJoinings(story)).toEqual([{ ids: [Post, Record].sort(), rule: 'must-join' }]);
});

test('by keyboard alone: V opens why, Space ticks, and Ctrl Z takes it back', async () => {
  const story = await openWireStory({ isCorrected: false });
  const { page } = story.workbench;
  await tabTo(page, 'a', /^Compare$/);
  await page.keyboard.press('Enter');
  await row(page).waitFor();
  await page.keyboard.press('v');
  await messages(page).getByText('Choose a point first').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('v');
  await voices(page).getByText('One text', { exact: true }).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Sources/);
  await tabTo(page, 'input', /^Tick the article of Daily$/);
  await page.keyboard.press(' ');
  await tabTo(page, 'button', /^Count apart$/);
  await page.keyboard.press('Enter');
  await row(page).getByText('5 articles, 4 independent').waitFor();
  await page.keyboard.press('Control+z');
  await row(page).getByText('5 articles, 3 independent').waitFor();
  await page.keyboard.press('Escape');
  await pane(page).waitFor({ state: 'detached' });
});
