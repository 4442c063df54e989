import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { type FerryStory, openFerryStory } from '../support/ferry-story.ts';

const box = (page: Page) => page.getByRole('combobox', { name: /^Search claims/ });
const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const message = (page: Page, text: string | RegExp) =>
  page.getByRole('status', { name: 'Messages' }).getByText(text).first().waitFor();

/** What was claimed and how it is tagged when the window is closed. */
async function readClaims({ workbench, library, folder }: FerryStory) {
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(library, folder);
  const claims = await ask(connection, 'claim.list', {});
  await connection.close();
  return claims.map(({ wording, tags }) => [wording, ...tags.map(({ name }) => name)].join(', ')).sort();
}

test('by mouse: an example, notes, hits of each kind, sentences to claims with a tag, undo, read in place', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.getByRole('link', { name: 'Search' }).click();
  await page.getByRole('button', { name: 'people moved', exact: true }).click();
  expect(await box(page).inputValue()).toBe('people moved');
  await page.getByRole('heading', { name: 'Nothing was found' }).waitFor();

  await box(page).fill('harbour type:rumour');
  await page.getByRole('note').getByText('type: takes one of').waitFor();
  await group(page, 'Articles').getByRole('link', { name: 'Ferry runs aground off Stell' }).waitFor();
  await expect.poll(() => page.url()).toContain('q=harbour+type%3Arumour');

  await box(page).fill('passengers');
  await expect.poll(() => group(page, 'Claims').getByRole('listitem').count()).toBe(4);
  expect(await group(page, 'Claims').locator('mark').first().textContent()).toBe('passengers');
  expect(await group(page, 'Sentences').getByRole('link', { name: 'a claim already' }).count()).toBe(4);
  expect(
    await group(page, 'Sentences')
      .getByRole('checkbox', { name: /^Select “/ })
      .count(),
  ).toBe(0);

  await box(page).fill('master divers');
  await page.getByRole('heading', { name: 'Nothing was found' }).waitFor();
  await box(page).fill('harb*');
  await group(page, 'Sentences')
    .getByRole('checkbox', { name: /^Select “The line paid/ })
    .click();
  const bar = page.getByRole('toolbar', { name: 'Selected sentences' });
  await bar.getByRole('combobox', { name: 'Tags' }).fill('pilot');
  await bar.getByRole('combobox', { name: 'Tags' }).press('Enter');
  await bar.getByRole('button', { name: 'Make 1 claim' }).click();
  await message(page, '1 claim made.');
  await group(page, 'Claims').getByText('The line paid').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await group(page, 'Claims').getByText('The line paid').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+z');
  await group(page, 'Claims').getByText('The line paid').waitFor();

  await group(page, 'Sentences')
    .getByRole('link', { name: /^The engine failed at 17:40 near/ })
    .click();
  await page.getByRole('document', { name: 'Ferry runs aground off Stell' }).waitFor();
  await page.getByText(/^Held: The engine failed at 17:40 near the harbour wall\.$/).waitFor();
  await page.goBack();
  await expect.poll(() => box(page).inputValue()).toBe('harb*');
  expect((await readClaims(story)).filter((claim) => claim.includes('pilot'))).toEqual([
    'The line paid 4,000 crowns for a pilot in March, the harbour master said., pilot',
  ]);
});

test('the counts lead to the hits of each kind, by mouse and by J and K', async () => {
  const { workbench } = await openFerryStory();
  const { page } = workbench;
  await page.setViewportSize({ width: 900, height: 420 });
  // The letters come before the box does.
  await page.keyboard.press('/');
  await page.keyboard.type('passengers');
  const counts = page.getByRole('navigation', { name: 'Kinds of hits' });
  await counts.waitFor();
  const names = await counts.getByRole('button').allTextContents();
  expect(names.map((name) => name.replace(/\d+/, ''))).toEqual(['Claims ', 'Articles ', 'Sentences ']);
  const kindInFocus = () =>
    page.evaluate(() => document.activeElement!.closest('section')?.getAttribute('aria-label'));
  await counts.getByRole('button', { name: /^Sentences/ }).click();
  await expect.poll(kindInFocus).toBe('Sentences');
  // Its head stands in sight, below the counts.
  const head = await page.getByRole('heading', { name: /^Sentences/ }).boundingBox();
  const above = await counts.boundingBox();
  expect(head!.y).toBeGreaterThanOrEqual(above!.y + above!.height - 1);
  expect(head!.y).toBeLessThan(420);
  await page.keyboard.press('k');
  await expect.poll(kindInFocus).toBe('Articles');
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await expect.poll(kindInFocus).toBe('Claims');
  await page.keyboard.press('j');
  await expect.poll(kindInFocus).toBe('Articles');
});

test('by keyboard alone: ask, move to a sentence, make it a claim, select two, read one, come back', async () => {
  const story = await openFerryStory({ marksClaims: false });
  const { page } = story.workbench;
  const focused = () => page.evaluate(() => document.activeElement!.textContent ?? '');
  const moveTo = async (words: RegExp) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('ArrowDown');
      const isSentence = await page.evaluate(
        () => document.activeElement!.closest('section')?.getAttribute('aria-label') === 'Sentences',
      );
      if (isSentence && words.test(await focused())) return;
    }
    throw new Error(`The arrow keys do not reach ${words}`);
  };
  await page.keyboard.press('/');
  await box(page).waitFor();
  await page.keyboard.insertText('passengers');
  await group(page, 'Sentences').waitFor();
  await moveTo(/^Nearly 200/);
  await page.keyboard.press('c');
  await message(page, '1 claim made.');
  await group(page, 'Sentences').getByRole('link', { name: 'a claim already' }).waitFor();
  await page.keyboard.press('/');
  await moveTo(/^About 300/);
  await page.keyboard.press(' ');
  await page.getByRole('toolbar', { name: 'Selected sentences' }).waitFor();
  await page.keyboard.press(' ');
  await page.getByRole('toolbar', { name: 'Selected sentences' }).waitFor({ state: 'detached' });
  await page.keyboard.press(' ');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('c');
  await group(page, 'Claims')
    .getByText(/^About 300/)
    .waitFor();
  await page.keyboard.press('Control+z');
  await group(page, 'Claims')
    .getByText(/^About 300/)
    .waitFor({ state: 'detached' });
  await page.keyboard.press('/');
  await moveTo(/^About 300/);
  await page.keyboard.press('Enter');
  await page.getByRole('document', { name: 'Ferry runs aground off Stell' }).waitFor();
  await page.getByText(/^Held: About 300 passengers/).waitFor();
  await page.keyboard.press('c');
  await page.getByRole('region', { name: 'Claim', exact: true }).getByText('About 300').waitFor();
  expect(await readClaims(story)).toEqual([
    'About 300 passengers were taken off the ferry on Tuesday evening, the coastguard said.',
    'Nearly 200 passengers were taken off the ferry on Tuesday evening, the shipping line said.',
  ]);
});

test('another question begins with its best hits, wherever the last ones were left', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.setViewportSize({ width: 1000, height: 480 });
  await story.show('#/search?q=ferry');
  const last = group(page, 'Sentences').getByRole('link').last();
  await last.scrollIntoViewIfNeeded();
  const head = () => group(page, 'Claims').getByRole('heading').first();
  await expect(head().isVisible()).resolves.toBe(true);
  const top = async () => (await head().boundingBox())!.y;
  expect(await top()).toBeLessThan(0);
  await box(page).fill('passengers');
  await expect.poll(() => group(page, 'Claims').locator('mark').first().textContent()).toBe('passengers');
  await expect.poll(top).toBeGreaterThan(0);
});
