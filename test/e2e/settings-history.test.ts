import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';
import { openLibrary } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
const message = (page: Page, text: string | RegExp) =>
  page.getByRole('status', { name: 'Messages' }).getByText(text).first().waitFor();
const saved = (page: Page) =>
  page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor();
const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);
const openClaim = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true });

test('by mouse: colours and text size outlive a start; keys, tags, verdicts, check, history, bin', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('tabpanel').getByRole('radio', { name: 'dark colours' }).click();
  await page.getByRole('slider').fill('150');
  await page.getByText('Size of the text that is read: 150 %').waitFor();
  await page.getByRole('textbox', { name: 'Your name in this library' }).fill('Ada Holt');
  await page.keyboard.press('Enter');
  await saved(page);

  await tab(page, 'Tags');
  await page.getByRole('textbox', { name: 'New tag' }).fill('people');
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByRole('combobox', { name: 'people is below' }).selectOption('Below ferry');
  await page.getByRole('button', { name: 'Colour of people: none' }).click();
  await page.getByRole('menuitem', { name: 'Teal' }).click();
  await page.getByRole('button', { name: 'Colour of people: Teal' }).waitFor();
  const name = page.getByRole('textbox', { name: 'Name of ferry' });
  await name.fill('PEOPLE');
  await name.press('Enter');
  await page.getByText('There is a tag “people” already.').waitFor();
  await page.getByRole('button', { name: 'Merge into “people”, 0 claims' }).click();
  await message(page, '“ferry” is “people” now, at 6 claims.');
  await expect.poll(() => page.getByRole('list', { name: 'Tags' }).getByRole('listitem').count()).toBe(1);

  await tab(page, 'Verdicts');
  await page.getByRole('textbox', { name: 'New verdict' }).fill('Satire');
  await page.getByRole('button', { name: 'Add verdict' }).click();
  // It would take back the verdict, not what it stands beside.
  await page
    .getByRole('status', { name: 'Messages' })
    .getByRole('button')
    .first()
    .waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Satire comes earlier' }).click();
  const labels = () =>
    page
      .getByRole('list', { name: 'Verdicts' })
      .getByRole('textbox', { name: /^Label of/ })
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  await expect
    .poll(labels)
    .toEqual(['True', 'Mostly true', 'Mixed', 'Misleading', 'False', 'Satire', 'Unproven']);

  await tab(page, 'Library');
  await page.getByRole('button', { name: 'Check the library' }).click();
  await page.getByText('The library is sound.').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a copy' }).click();
  const copy = join(temporaryFolder(), 'copy.claimbench');
  expect((await download).suggestedFilename()).toMatch(/ copy \d{4}-\d\d-\d\d\.claimbench$/);
  await (await download).saveAs(copy);
  await message(page, /^All of the library is in “/);
  expect(await ask(await openLibrary(copy), 'tag.list', {})).toHaveLength(1);

  await page.getByRole('button', { name: 'History', exact: true }).click();
  const steps = page.getByRole('list', { name: 'Steps' });
  await steps.getByText('Add verdict “Satire”').waitFor();
  await steps.getByText('Call oneself “Ada Holt”').waitFor();
  await steps.getByRole('button', { name: 'Undo from here: Add verdict “Satire”' }).click();
  await page.getByRole('heading', { name: 'Undo 2 steps?' }).waitFor();
  await page.getByRole('button', { name: 'Undo 2 steps' }).click();
  await message(page, /^Undone: 2 steps/);
  await expect.poll(() => steps.locator('s').count()).toBe(2);
  await page.keyboard.press('Escape');
  await tab(page, 'Tags');
  await page.getByRole('button', { name: 'Delete people' }).click();
  await message(page, 'The tag is in the bin.');
  await page.getByRole('link', { name: 'Bin' }).click();
  const bin = page.getByRole('grid', { name: 'Deleted' });
  await bin.getByRole('checkbox', { name: 'Select all' }).click();
  await page.getByRole('button', { name: 'Restore 2' }).click();
  await page.getByRole('heading', { name: 'The bin is empty' }).waitFor();

  await saved(page);
  expect(story.workbench.violations).toEqual([]);
  await story.workbench.close();
  const again = await openInBrowser(story.library, story.folder);
  onTestFinished(again.close);
  await again.page.getByRole('grid', { name: 'Articles' }).waitFor();
  expect(await theme(again.page)).toBe('dark');
  expect(
    await again.page.evaluate(() => document.documentElement.style.getPropertyValue('--text-scale')),
  ).toBe('1.5');
});

test('by keyboard alone: a changed key rules the view, a taken one is refused, letters off, history by its key', async () => {
  const story = await openFerryStory({ marksClaims: false });
  const { page } = story.workbench;
  const goTo = async (typed: string, option: RegExp) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.insertText(typed);
    await page.getByRole('option', { name: option }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await goTo('change keys', /^Change keys/);
  await tabTo(page, 'button', /^Key for “make the held passage a claim”/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await page.getByRole('alert').getByText('J does something else there: next claim.').waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Key for “make the held passage a claim”: M' }).waitFor();

  await goTo('aground', /^Ferry runs aground/);
  await page.getByRole('document', { name: 'Ferry runs aground off Stell' }).waitFor();
  await page.keyboard.press('ArrowDown');
  const toolbar = page.getByRole('toolbar', { name: 'Held passage' });
  await toolbar.getByText('M', { exact: true }).waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('m');
  await openClaim(page).getByText('About 300').waitFor();
  await page.getByText('1 claim ·').first().waitFor();
  await page.keyboard.press('Escape');

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keys' });
  await sheet.getByText('M', { exact: true }).first().waitFor();
  await page.keyboard.type('held passage CLAIM');
  await sheet.getByText('make the held passage a claim').waitFor();
  await expect.poll(() => sheet.getByRole('definition').count()).toBe(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.getByRole('definition').count()).toBeGreaterThan(50);
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await goTo('change keys', /^Change keys/);
  await tabTo(page, 'input', /^Single letters/);
  await page.keyboard.press(' ');
  await page.getByText('switched off').first().waitFor();
  await page.keyboard.press('?');
  await page.keyboard.press('Control+Shift+h');
  const history = page.getByRole('dialog', { name: 'History' });
  await history.waitFor();
  expect(await sheet.count()).toBe(0);
  await tabTo(page, 'button', /^Undo from here: Add claim/);
  await page.keyboard.press('Enter');
  await message(page, /^Undone: Add claim/);
  await history.getByText('undone', { exact: true }).first().waitFor();
  // The button that had the focus is gone with its step: the dialog has it now.
  await expect.poll(() => history.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await history.waitFor({ state: 'detached' });
  await page.getByText('2 articles · 0 claims').waitFor();
  expect(story.workbench.violations).toEqual([]);
});
