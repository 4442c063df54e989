import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';
import { openTallyStory } from '../support/tally-story.ts';

const claim = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true });
const note = (page: Page) => claim(page).getByLabel('Note');
const saved = (page: Page) =>
  page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor();

/** Two windows of one library, with the same claim open. */
async function openBoth(): Promise<[first: Page, second: Page]> {
  const story = await openFerryStory();
  const { page: first } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await first.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await first.keyboard.press('j');
  await claim(first).waitFor();
  const second = await first.context().newPage();
  await second.goto(first.url());
  await claim(second).waitFor();
  return [first, second];
}

test('whose words another window overwrites is told, and can put them back; its own undo is nobody else’s', async () => {
  const [first, second] = await openBoth();

  await note(first).fill('Ask the coastguard');
  await note(first).press('Control+Enter');
  await saved(first);
  await expect.poll(() => note(second).inputValue()).toBe('Ask the coastguard');
  expect(await claim(second).getByText('Another window').count()).toBe(0);
  await note(second).fill('Ask the line');
  await note(second).press('Control+Enter');
  await claim(first)
    .getByText('Another window has changed this since. You had: Ask the coastguard')
    .waitFor();
  expect(await note(first).inputValue()).toBe('Ask the line');
  await claim(first).getByRole('button', { name: 'Put it back' }).click();
  await expect.poll(() => note(second).inputValue()).toBe('Ask the coastguard');
  await claim(second).getByText('You had: Ask the line').waitFor();
  await claim(second).getByRole('button', { name: 'Leave it so' }).click();
  await claim(second).getByText('Another window').waitFor({ state: 'detached' });
  expect(await claim(first).getByText('Another window').count()).toBe(0);

  // What is being typed while another window saves is kept, and told what it will replace.
  const statement = (page: Page) => claim(page).getByLabel('Statement');
  await statement(second).fill('Some 300 people left');
  await statement(first).fill('About 300 people left');
  await statement(first).press('Control+Enter');
  await claim(second)
    .getByText('changed this meanwhile: About 300 people left What you write here replaces it.')
    .waitFor();
  expect(await statement(second).inputValue()).toBe('Some 300 people left');
  await statement(second).press('Control+Enter');
  await claim(first).getByText('You had: About 300 people left').waitFor();
  await expect.poll(() => claim(second).getByText('Another window').count()).toBe(0);

  await note(first).fill('Ask both');
  await note(first).press('Control+Enter');
  await saved(first);
  await first.getByRole('document', { name: /^Ferry/ }).focus();
  await first.keyboard.press('Control+z');
  await expect.poll(() => note(first).inputValue()).toBe('Ask the coastguard');
  expect(await claim(first).getByText('Another window').count()).toBe(0);
});

test('what was chosen in one window and chosen otherwise in another is told, by its name, and can be put back', async () => {
  const [first, second] = await openBoth();
  const note = (words: string) =>
    claim(first).getByText(`Another window has changed this since. You had: ${words}`);
  const choose = (page: Page, field: string, option: string) =>
    claim(page).getByLabel(field, { exact: true }).selectOption(option);
  const chosen = (page: Page, field: string) =>
    claim(page).getByLabel(field, { exact: true }).locator('option:checked').innerText();

  await choose(first, 'Status', 'Checking');
  await expect.poll(() => chosen(second, 'Status')).toBe('Checking');
  await choose(second, 'Status', 'Dropped');
  await note('Checking').waitFor();
  expect(await chosen(first, 'Status')).toBe('Dropped');
  await claim(first).getByRole('button', { name: 'Put it back' }).click();
  await expect.poll(() => chosen(second, 'Status')).toBe('Checking');
  await note('Checking').waitFor({ state: 'detached' });
  await claim(second).getByRole('button', { name: 'Leave it so' }).click();

  await choose(first, 'Verdict', 'Mixed');
  await expect.poll(() => chosen(second, 'Verdict')).toBe('Mixed');
  await choose(second, 'Verdict', 'None yet');
  await note('Mixed').waitFor();
  await claim(first).getByRole('button', { name: 'Leave it so' }).click();

  const tags = (page: Page) => claim(page).getByRole('combobox', { name: 'Tags' });
  await tags(first).fill('rescue');
  await tags(first).press('Enter');
  const takeOff = claim(second).getByRole('button', { name: 'Remove tag rescue' });
  await takeOff.click();
  await note('ferry, rescue').waitFor();
  await claim(first).getByRole('button', { name: 'Put it back' }).click();
  await takeOff.waitFor();

  const speaker = (page: Page) => claim(page).getByLabel('Said by', { exact: true });
  await speaker(first).fill('Ada Lowe');
  await speaker(first).press('Enter');
  await expect.poll(() => speaker(second).inputValue()).toBe('Ada Lowe');
  await speaker(second).fill('Ben Ashe');
  await speaker(second).press('Enter');
  await note('Ada Lowe').waitFor();
  expect(await speaker(first).inputValue()).toBe('Ben Ashe');
});

test('what the library gives back in its own form is told as nobody else’s', async () => {
  const { workbench } = await openTallyStory();
  const { page } = workbench;
  await page.evaluate(() => location.assign('#/compare'));
  await page.getByRole('grid', { name: 'Points' }).getByText('How many left the ferry').click();
  const pane = page.getByRole('complementary', { name: 'Point' });
  const fill = async (label: string, typed: string, shown: string) => {
    const field = pane.getByLabel(label, { exact: true });
    await field.fill(typed);
    await field.press('Tab');
    await expect.poll(() => field.inputValue()).toBe(shown);
    await saved(page);
  };
  await fill('From', '1200', '1,200');
  await fill('Unit', ' people ', 'people');
  await fill('Title', ' Who left ', 'Who left');

  await page.getByRole('link', { name: 'Claims' }).click();
  await page.getByRole('grid', { name: 'Claims' }).locator('tbody a').first().click();
  const tags = claim(page).getByRole('combobox', { name: 'Tags' });
  for (const name of ['zeta', 'Alpha']) {
    await tags.fill(name);
    await tags.press('Enter');
    await claim(page)
      .getByRole('button', { name: `Remove tag ${name}` })
      .waitFor();
  }
  await saved(page);
  const asOf = claim(page).getByLabel('As of', { exact: true });
  await asOf.fill('5 May 2026');
  await asOf.press('Enter');
  const speaker = claim(page).getByLabel('Said by', { exact: true });
  await speaker.fill(' Ada Lowe ');
  await speaker.press('Enter');
  await expect.poll(() => speaker.inputValue()).toBe('Ada Lowe');
  await saved(page);
  await expect.poll(() => asOf.inputValue()).toBe('2026-05-05');
  expect(await page.getByText('Another window').count()).toBe(0);
});

test('what is written while another window writes the same stays under the keys, and is told whose is whose', async () => {
  const [first, second] = await openBoth();

  await note(first).pressSequentially('Ask the coastguard');
  await saved(first);
  await note(second).fill('Ask the line');
  await note(second).press('Control+Enter');
  await claim(first).getByText('changed this meanwhile: Ask the line').waitFor();
  expect(await note(first).inputValue()).toBe('Ask the coastguard');
  await note(first).pressSequentially(', twice');
  await expect.poll(() => note(second).inputValue()).toBe('Ask the coastguard, twice');
  await claim(second).getByText('You had: Ask the line').waitFor();

  // Left without another word, the field shows what holds, and whose words stand in the history.
  await note(second).fill('Ask both');
  await note(second).press('Control+Enter');
  await claim(first).getByText('changed this meanwhile: Ask both').waitFor();
  await first.getByRole('document', { name: /^Ferry/ }).focus();
  await expect.poll(() => note(first).inputValue()).toBe('Ask both');
  await claim(first).getByText('You had: Ask the coastguard, twice').waitFor();
});

test('a claim that another window deletes while somebody writes in it: no letter becomes a command, and the words come back with it', async () => {
  const [first, second] = await openBoth();
  await second.getByRole('document', { name: /^Ferry/ }).focus();

  await note(first).focus();
  const writing = first.keyboard.type('Long note on the pilot, now what came of it', { delay: 60 });
  await expect.poll(() => note(first).inputValue()).toMatch(/^Long note on/);
  await second.keyboard.press('Delete');
  await writing;
  await claim(first).waitFor({ state: 'detached' });
  await first.getByRole('status', { name: 'Saving' }).filter({ hasText: 'is in the bin' }).waitFor();
  expect(await first.getByRole('toolbar', { name: 'Held passage' }).count()).toBe(0);
  await second.keyboard.press('Control+z');
  await second
    .getByRole('navigation', { name: 'Claims in this article' })
    .getByRole('button', { name: /About 300 passengers/ })
    .press('Enter');
  await expect.poll(() => note(second).inputValue()).toMatch(/^Long note on/);
});

test('an article that another window deletes is not worked on any more, and comes back by one press', async () => {
  const [first, second] = await openBoth();
  await note(first).fill('Ask the coastguard');
  await second.evaluate(() => location.assign('#/library'));
  await second.getByRole('button', { name: /^Actions for Ferry runs aground/ }).click();
  await second.getByRole('menuitem', { name: 'Delete' }).click();
  await first.getByRole('heading', { name: 'This article is in the bin' }).waitFor();
  expect(await first.getByRole('document', { name: /^Ferry/ }).count()).toBe(0);
  await first.reload();
  await first.getByRole('status').filter({ hasText: 'Ferry runs aground off Stell' }).waitFor();
  await first.getByRole('button', { name: 'Restore' }).click();
  await first.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  // What was written before it went was saved.
  expect(await note(first).inputValue()).toBe('Ask the coastguard');
});

test('in Triage, a link that another window decides is not answered by the key that was meant for it', async () => {
  const story = await openFerryStory();
  const { page: first } = story.workbench;
  await story.show('#/triage');
  const read = (page: Page) =>
    page.getByRole('article', { name: /and/ }).getByText('About 300 passengers').first();
  await read(first).waitFor();
  const second = await first.context().newPage();
  await second.goto(first.url());
  await read(second).waitFor();
  await second.keyboard.press('d');
  await read(first).waitFor({ state: 'detached' });
  await first.keyboard.press('a');
  const messages = first.getByRole('status', { name: 'Messages' });
  await messages.getByText('Another link has just come here: read it first.').waitFor();
  await first.getByText('1 of 3 decided').waitFor();
});

test('a text that another window brings in leaves the caret where somebody writes', async () => {
  const [first, second] = await openBoth();
  await note(first).pressSequentially('Ask');
  await second.getByRole('button', { name: 'New revision…' }).click();
  const dialog = second.getByRole('dialog');
  await dialog
    .getByRole('textbox')
    .fill(
      'Ferry runs aground off Stell\n\nAbout 310 passengers were taken off the ferry on Tuesday evening.',
    );
  await dialog.getByRole('button', { name: 'Add revision' }).click();
  await first.getByText('About 310 passengers').first().waitFor();
  await first.keyboard.type(' the line');
  await expect.poll(() => note(first).inputValue()).toBe('Ask the line');
});

test('an answer from before another window’s change, that comes after the news of it, does not stay', async () => {
  const story = await openFerryStory();
  const { page: first } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await first.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  const held = Promise.withResolvers<void>();
  const mayCome = Promise.withResolvers<void>();
  let isHeld = false;
  await first.route('**/api', async (route) => {
    if (isHeld || !route.request().postData()?.includes('"claim.list"')) return route.fallback();
    isHeld = true;
    const response = await route.fetch();
    held.resolve();
    await mayCome.promise;
    await route.fulfill({ response });
  });
  await first.getByRole('link', { name: 'Claims', exact: true }).click();
  await held.promise;
  const news = first.waitForRequest((request) => !!request.postData()?.includes('"library.summary"'));
  await second.keyboard.press('j');
  await claim(second).waitFor();
  const [wording] = await claim(second).locator('q').allInnerTexts();
  await second.keyboard.press('Delete');
  await second.getByText('The claim is in the bin.').waitFor();
  await news;
  mayCome.resolve();
  const rows = first.getByRole('grid', { name: 'Claims' }).locator('tbody tr[aria-rowindex]');
  await expect.poll(() => rows.count()).toBe(5);
  expect(await rows.filter({ hasText: wording!.slice(0, 30) }).count()).toBe(0);
});
