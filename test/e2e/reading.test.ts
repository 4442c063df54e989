import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { openFerryStory } from '../support/ferry-story.ts';
import { importTexts, markClaim } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

const pane = (page: Page) => page.getByRole('document');
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Held passage' });
const held = (page: Page) => page.getByRole('status').filter({ hasText: /^Held: / });
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Selected claim' });
const openClaim = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true });

async function readPost({ marksClaims }: { marksClaims: boolean }) {
  const story = await openFerryStory({ marksClaims });
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  return page;
}

test('the first ↓ holds the first sentence below the headline, a click a suggested one, beside what can be done', async () => {
  const page = await readPost({ marksClaims: false });
  await page.keyboard.press('ArrowDown');
  await held(page).getByText('About 300 passengers').waitFor();
  // By keys, what stands around the sentence stays readable.
  const foot = (await toolbar(page).boundingBox())!;
  const lines = (await pane(page).locator('p').last().boundingBox())!;
  expect(foot.y).toBeGreaterThan(lines.y + lines.height);
  await page.keyboard.press('ArrowUp');
  await held(page).getByText('Ferry runs aground off Stell').waitFor();
  await page.keyboard.press('Escape');

  await pane(page)
    .getByText('The line paid')
    .click({ position: { x: 60, y: 10 } });
  await held(page).getByText('The line paid 4,000 crowns for a pilot in March').waitFor();
  const above = (await toolbar(page).boundingBox())!;
  const sentence = (await pane(page).getByText('The line paid').first().boundingBox())!;
  expect(above.y + above.height).toBeLessThanOrEqual(sentence.y + 4);
  await page.keyboard.press('c');
  await openClaim(page).getByText('The line paid 4,000 crowns for a pilot in March').waitFor();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+z');
  await inspector(page).getByRole('heading', { name: 'No claim selected' }).waitFor();
  expect(await inspector(page).getByText(/bin/).count()).toBe(0);
});

test('lines that a page breaks stand below each other, those that somebody wrapped run on', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Lines.claimbench');
  const connection = await openLibrary(library, folder, true);
  const outcomes = await importTexts(connection, {
    'tides.html':
      '<article><h1>Tides at the quay</h1><p>The harbour office printed the tides of Monday, and of no other day of the week.</p><pre>High 02:10\nLow  08:25</pre><p>Harbour office<br>Quay 4</p><p>The ferry goes by them, the harbour master said on Sunday evening.</p></article>',
    'tides.txt': 'Tides\n\nThe harbour office printed the tides\nof Monday and no others.',
  });
  await connection.close();
  const { page, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  const linesOf = (words: string) =>
    page
      .getByRole('document')
      .locator('p')
      .filter({ hasText: words })
      .evaluate((block) => {
        const range = new Range();
        range.selectNodeContents(block);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      });
  await page.evaluate((id) => location.assign(`#/read/${id}`), outcomes[0]!.articleId!);
  await page.getByRole('document').getByText('High 02:10').waitFor();
  expect([await linesOf('High 02:10'), await linesOf('Quay 4')]).toEqual([2, 2]);
  await page.evaluate((id) => location.assign(`#/read/${id}`), outcomes[1]!.articleId!);
  await page.getByRole('document').getByText('no others').waitFor();
  expect(await linesOf('no others')).toBe(1);
});

test('all suggested sentences are marked at once, with a tag', async () => {
  const page = await readPost({ marksClaims: false });
  await page.getByRole('button', { name: 'Mark all suggested…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark all suggested' });
  await dialog.getByRole('combobox', { name: 'Tags' }).fill('ferry');
  await dialog.getByRole('combobox', { name: 'Tags' }).press('Enter');
  await dialog.getByRole('button', { name: /^Mark \d+ claims$/ }).click();
  await page
    .getByRole('status', { name: 'Messages' })
    .getByText(/claims marked/)
    .waitFor();
  await page.getByText('No sentence left to check', { exact: true }).waitFor();
  await page.keyboard.press('j');
  await openClaim(page).getByRole('button', { name: 'Remove tag ferry' }).waitFor();
});

test('of all suggested sentences each or none is ticked by one box, and the list of them is one Tab stop', async () => {
  const page = await readPost({ marksClaims: false });
  await page.getByRole('button', { name: 'Mark all suggested…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Mark all suggested' });
  const all = dialog.getByRole('checkbox', { name: 'All', exact: true });
  const boxes = dialog.getByRole('list', { name: 'Suggested sentences' }).getByRole('checkbox');
  const count = await boxes.count();
  expect(count).toBeGreaterThan(2);
  await all.press('Space');
  await dialog.getByRole('button', { name: 'Mark 0 claims' }).waitFor();
  await all.press('Space');
  await dialog.getByRole('button', { name: `Mark ${count} claims` }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  expect(await boxes.nth(1).isChecked()).toBe(false);
  expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Cancel');
  await page.keyboard.press('Shift+Tab');
  expect(await boxes.nth(1).evaluate((box) => box === document.activeElement)).toBe(true);
});

test('of an article in another language than English it is not said that no sentence is left', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Hebrew.claimbench');
  const connection = await openLibrary(library, folder, true);
  const text = 'מעבורת עלתה על שרטון\n\nהמעבורת נגררה לנמל ביום חמישי.';
  const [outcome] = await importTexts(connection, { 'one.txt': text });
  const id = outcome!.articleId!;
  await ask(connection, 'article.update', { id, language: 'he' });
  await markClaim(connection, await ask(connection, 'article.read', { id }), 'המעבורת נגררה לנמל');
  await connection.close();
  const { page, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  await page.evaluate((articleId) => location.assign(`#/read/${articleId}`), id);
  await page.getByText('1 claim', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: 'Edit details' }).first().waitFor();
  expect(await page.getByText('No sentence left to check').count()).toBe(0);
});

test('a tag beside the article leads to its claims; the newest message stands alone, below what is decided', async () => {
  const page = await readPost({ marksClaims: true });
  const messages = page.getByRole('status', { name: 'Messages' });
  await page.keyboard.press('j');
  await openClaim(page).waitFor();
  await openClaim(page).getByRole('button', { name: 'Delete claim' }).click();
  await messages.getByText('The claim is in the bin.').waitFor();
  const message = (await messages.boundingBox())!;
  const main = (await page.getByRole('main').boundingBox())!;
  expect(message.y).toBeGreaterThanOrEqual(main.y + main.height);
  await page.keyboard.press('Control+z');
  await messages.getByText(/^Undone/).waitFor();
  expect(await messages.getByText('in the bin').count()).toBe(0);

  await page
    .getByRole('navigation', { name: 'Articles and tags' })
    .getByRole('button', { name: /ferry/ })
    .click();
  await page.getByRole('grid', { name: 'Claims' }).waitFor();
});

test('the articles beside the text are filtered by words; ↓ leads to them, Esc takes the words away', async () => {
  const page = await readPost({ marksClaims: false });
  const list = page.getByRole('navigation', { name: 'Articles and tags' });
  const field = list.getByRole('textbox', { name: 'Filter articles' });
  await field.fill('DAILY know');
  await list.getByText('1 of 2').waitFor();
  await expect.poll(() => list.getByRole('link').allTextContents()).toHaveLength(1);
  await field.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('document', { name: /^Stell ferry/ }).waitFor();
  expect(await field.inputValue()).toBe('DAILY know');
  await field.fill('nothing of the kind');
  await list.getByText('No article is left by this filter.').waitFor();
  await field.press('Escape');
  await expect.poll(() => list.getByRole('link').count()).toBe(2);
});

test('a speaker that was read is taken over by one press', async () => {
  const story = await openFerryStory({ marksClaims: false });
  const { page } = story.workbench;
  await page.getByRole('button', { name: 'Paste text' }).click();
  await page
    .getByRole('dialog')
    .getByLabel('Text', { exact: true })
    .fill('Pilot paid\n\nThe pilot cost 4,000 crowns, said Ruth Amadi, council engineer.');
  await page.getByRole('dialog').getByRole('button', { name: 'Add article' }).click();
  const strip = page.getByRole('region', { name: 'Imports' });
  await strip.getByText('1 text added').click();
  await strip.getByRole('link', { name: 'Pilot paid' }).click();
  await page.getByRole('document', { name: 'Pilot paid' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('c');
  await openClaim(page)
    .getByRole('button', { name: /^Take over as read: .*Ruth Amadi/ })
    .click({ timeout: 8000 });
  await expect.poll(() => openClaim(page).getByLabel('Said by').inputValue()).toBe('Ruth Amadi');
  await page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  expect(await openClaim(page).getByText('as read').count()).toBe(0);
});

test('beside a chosen claim too, what can be done with a held sentence stands in one row', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('j');
  await openClaim(page).waitFor();
  await page.keyboard.press('n');
  await toolbar(page).getByRole('button', { name: 'Add to claim' }).waitFor();
  const tops = await toolbar(page)
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().y));
  expect(tops.length).toBeGreaterThan(4);
  expect(new Set(tops).size).toBe(1);
});
