import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { tabTo } from '../support/keyboard.ts';
import { openWireStory, type WireStory } from '../support/wire-story.ts';

const done = (page: Page, words: string) => page.getByText(`${words} looked at again`).waitFor();
const card = (page: Page, other: string) => page.getByRole('article', { name: `Daily and ${other}` });
const allDone = (page: Page) => page.getByRole('heading', { name: 'All looked at again' }).waitFor();

/** The decisions in the library when the window is closed, by the paper that is not the Daily. */
async function readDecisions({ workbench, file, folder, claimIds }: WireStory) {
  await workbench.page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor();
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(file, folder);
  const decisionOn = async (paper: 'Post' | 'Record') => {
    const link = await ask(connection, 'link.read', { a: claimIds.Daily, b: claimIds[paper] });
    return [link.relation, link.isOutdated, link.decision?.reason];
  };
  const kept = { Post: await decisionOn('Post'), Record: await decisionOn('Record') };
  await connection.close();
  return kept;
}

test('by mouse: the words then and now, one decision confirmed, taken back and taken anew, one confirmed', async () => {
  const story = await openWireStory();
  const { page } = story.workbench;
  const views = page.getByRole('navigation', { name: 'Views' });
  await views.getByRole('link', { name: /^Triage .*\b2 decided on an older wording$/ }).click();
  await page.getByRole('radio', { name: 'Decided on an older wording 2' }).click();
  await done(page, '0 of 2');
  const post = card(page, 'Post').getByRole('region', { name: 'Post' });
  await post.locator('del').getByText('Some 212').waitFor();
  await post.locator('ins').getByText('About 120').waitFor();
  await post.getByText(/^Printed:/).waitFor();
  await card(page, 'Post')
    .getByRole('region', { name: 'Daily' })
    .getByText('These words have not changed')
    .waitFor();
  await card(page, 'Post')
    .getByText(/\d+ % – how often such a suggestion is right/)
    .waitFor();

  await page.getByRole('button', { name: 'Still agrees' }).click();
  await done(page, '1 of 2');
  await card(page, 'Record').getByText('differs, suggested').waitFor();
  await page.getByRole('button', { name: /^Back/ }).click();
  await done(page, '0 of 2');
  await card(page, 'Post').waitFor();
  await page.getByRole('button', { name: 'Differs', exact: true }).click();
  await done(page, '1 of 2');
  await page.getByRole('button', { name: 'Still differs' }).click();
  await allDone(page);
  await views.getByRole('link', { name: /^Triage(?!.*decided)/ }).waitFor();
  expect(await readDecisions(story)).toEqual({
    Post: ['differs', false, ''],
    Record: ['differs', false, ''],
  });
});

test('by keyboard alone: C confirms, S skips to the end, Z goes back, a letter decides anew', async () => {
  const story = await openWireStory();
  const { page } = story.workbench;
  await tabTo(page, 'a', /^Triage/);
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: /^Suggested links/ }).waitFor();
  await tabTo(page, 'radio', /^Suggested links/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await card(page, 'Post').waitFor();
  await page.keyboard.press('s');
  await card(page, 'Record').waitFor();
  await page.keyboard.press('z');
  await card(page, 'Post').waitFor();
  await page.keyboard.press('s');
  await card(page, 'Record').waitFor();
  await page.keyboard.press('p');
  await card(page, 'Post').getByText('you skipped this one before').waitFor();
  await done(page, '1 of 2');
  await page.keyboard.press('c');
  await allDone(page);
  await page.keyboard.press('z');
  await card(page, 'Post').waitFor();
  await page.keyboard.press('c');
  await allDone(page);
  expect(await readDecisions(story)).toEqual({
    Post: ['agrees', false, 'Both counted at the gate'],
    Record: ['partly', false, ''],
  });
});
