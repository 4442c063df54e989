import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { type FerryStory, openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';
import { openManyBoats } from '../support/many-boats.ts';

const table = (page: Page) => page.getByRole('grid', { name: 'Claims' });
const rows = (page: Page) => table(page).locator('tbody tr[aria-rowindex]');
const bar = (page: Page) => page.getByRole('toolbar', { name: 'Selected claims' });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const message = (page: Page, text: string | RegExp) =>
  page.getByRole('status', { name: 'Messages' }).getByText(text).first().waitFor();

/** Each claim in the library when the window is closed, in a line. */
async function readClaims({ workbench, library, folder }: FerryStory) {
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(library, folder);
  const ratings = new Map((await ask(connection, 'rating.list', {})).map(({ id, label }) => [id, label]));
  const claims = await ask(connection, 'claim.list', {});
  await connection.close();
  return claims
    .map(({ publisher, wording, tags, status, type, verdictId, verdictReason }) =>
      [
        `${publisher}: ${wording.slice(0, 12)}`,
        tags
          .map(({ name }) => name)
          .sort()
          .join('+'),
        status,
        type,
        verdictId && `${ratings.get(verdictId)}: ${verdictReason}`,
      ]
        .filter(Boolean)
        .join(', '),
    )
    .sort();
}

test('by mouse: filter, sort, tag, take off, status, type, verdict, export, delete, undo', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await page.getByRole('link', { name: 'Claims' }).click();
  await heading(page, 'Claims 6 claims');
  await page.getByRole('button', { name: 'Publisher', exact: true }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Post/ }).click();
  await heading(page, 'Claims 3 of 6 claims');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Filter claims by their words' }).fill('engine passengers');
  await page.getByText('No claim is left by this filter.').waitFor();
  await page.getByRole('textbox', { name: 'Filter claims by their words' }).fill('passengers');
  await heading(page, 'Claims 2 of 6 claims');

  await table(page).getByRole('button', { name: 'Claim', exact: true }).click();
  await expect.poll(() => rows(page).first().textContent()).toMatch(/^About 300/);
  await table(page).getByRole('button', { name: 'Claim', exact: true }).click();
  await expect.poll(() => rows(page).first().textContent()).toMatch(/^Two passengers/);

  await table(page).getByRole('checkbox', { name: 'Select all' }).click();
  await bar(page).getByText('2 claims selected').waitFor();
  await bar(page)
    .getByRole('button', { name: /^Add tags/ })
    .click();
  const tags = page.getByRole('dialog', { name: 'Add tags to 2 claims' });
  await tags.getByRole('combobox', { name: 'Tags' }).fill('people');
  await tags.getByRole('combobox', { name: 'Tags' }).press('Enter');
  await tags.getByRole('button', { name: 'Add', exact: true }).click();
  await message(page, '“people” added to 2 claims.');
  await bar(page).getByRole('button', { name: 'Remove tag' }).click();
  await page.getByRole('menuitem', { name: /^ferry/ }).click();
  await message(page, '“ferry” taken off 2 claims.');
  await bar(page).getByRole('button', { name: 'Status' }).click();
  await page.getByRole('menuitem', { name: 'Checking' }).click();
  await message(page, '2 claims: checking.');
  await bar(page).getByRole('button', { name: 'Type' }).click();
  await page.getByRole('menuitem', { name: 'Statement' }).click();
  await message(page, '2 claims: statement.');
  await bar(page).getByRole('button', { name: 'Verdict…' }).click();
  const verdict = page.getByRole('dialog', { name: 'Verdict on 2 claims' });
  await verdict.getByLabel('Verdict').selectOption('Mixed');
  await verdict.getByLabel('Reason').fill('Counts differ');
  await verdict.getByRole('button', { name: 'Give verdict' }).click();
  await message(page, '2 claims: Mixed.');

  await rows(page).first().getByRole('checkbox').click();
  await bar(page).getByText('1 claim selected').waitFor();
  await bar(page).getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('1 claim and 1 article').waitFor();
  await dialog.getByLabel('Claims', { exact: true }).selectOption('The 2 claims that the filter leaves');
  await dialog.getByText('2 claims and 1 article').waitFor();
  await dialog.getByRole('region', { name: 'How the file begins' }).getByText('claimbench').waitFor();
  const exported = await story.workbench.readDownload(() =>
    dialog.getByRole('button', { name: 'Save file' }).click(),
  );
  expect(JSON.parse(exported)).toMatchObject({ claim: [{}, {}], article: [{ title: /Ferry/ }] });

  await bar(page).getByRole('button', { name: 'Delete' }).click();
  await message(page, 'The claim is in the bin.');
  await heading(page, 'Claims 1 of 5 claims');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await heading(page, 'Claims 2 of 6 claims');
  await rows(page)
    .first()
    .getByRole('rowheader')
    .click({ position: { x: 4, y: 4 } });
  await page.getByRole('document', { name: 'Ferry runs aground off Stell' }).waitFor();
  await page.getByRole('region', { name: 'Claim', exact: true }).getByText('Two passengers').waitFor();
  expect(await readClaims(story)).toEqual([
    'Daily: Nearly 200 p, ferry, to-check, other',
    'Daily: The engine f, ferry, to-check, other',
    'Daily: Two passenge, ferry, to-check, other',
    'Post: About 300 pa, people, checking, statement, Mixed: Counts differ',
    'Post: The engine f, ferry, to-check, other',
    'Post: Two passenge, people, checking, statement, Mixed: Counts differ',
  ]);
});

test('by keyboard alone: filter, select a range and all, tag, undo, delete, open', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.insertText('go to claims');
  await page.getByRole('option', { name: 'Go to Claims' }).waitFor();
  await page.keyboard.press('Enter');
  await heading(page, 'Claims 6 claims');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await tabTo(page, 'input', /^Filter claims/);
  await page.keyboard.insertText('passengers');
  await heading(page, 'Claims 4 of 6 claims');
  await press('ArrowDown', 'ArrowDown', ' ', 'Shift+ArrowDown', 't');
  const dialog = page.getByRole('dialog', { name: 'Add tags to 2 claims' });
  await dialog.waitFor();
  await page.keyboard.insertText('people');
  await press('Enter');
  await dialog.getByRole('button', { name: 'Remove tag people' }).waitFor();
  await press('Enter');
  await message(page, '“people” added to 2 claims.');
  await press('Control+z');
  await message(page, /^Undone/);
  await press('Control+Shift+z');
  await message(page, /^Done again/);

  await tabTo(page, 'grid', /^Claims$/);
  await press('Escape');
  await bar(page).waitFor({ state: 'detached' });
  await press('Control+a');
  await bar(page).getByText('4 claims selected').waitFor();
  await press('Escape', 'End', ' ', 'Delete');
  await message(page, 'The claim is in the bin.');
  await heading(page, 'Claims 3 of 5 claims');
  await tabTo(page, 'grid', /^Claims$/);
  await press('Home', 'Enter');
  await page.locator('div[role=document]').waitFor();
  await page.getByRole('region', { name: 'Claim', exact: true }).getByText('passengers').first().waitFor();
  const left = await readClaims(story);
  expect(left).toHaveLength(5);
  expect(left.filter((claim) => claim.includes('ferry+people'))).toHaveLength(2);
});

test('of 2,000 claims only those on screen are drawn, and the last is one key away', async () => {
  const { page } = await openManyBoats(2000);
  await page.getByRole('link', { name: 'Claims' }).click();
  await heading(page, 'Claims 2,000 claims');
  await table(page).getByRole('button', { name: 'Claim', exact: true }).click();
  await expect.poll(() => rows(page).first().textContent()).toMatch(/^Boat 1 left/);
  expect(await rows(page).count()).toBeLessThan(60);
  expect(await table(page).getAttribute('aria-rowcount')).toBe('2001');
  await tabTo(page, 'grid', /^Claims$/);
  await page.keyboard.press('End');
  await table(page).getByText('Boat 2000 left the quay.').waitFor();
  expect(await rows(page).count()).toBeLessThan(60);
  await page.keyboard.press('Control+a');
  await bar(page).getByText('2,000 claims selected').waitFor();
});

test('a tag leads to its claims, and the filter by tags to where tags are managed', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/claims');
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Manage tags…' }).click();
  await page.getByRole('button', { name: 'Show 6 claims tagged ferry' }).click();
  await heading(page, 'Claims 6 of 6 claims');
  await page.getByRole('button', { name: 'Tag: ferry' }).waitFor();
  await page.setViewportSize({ width: 900, height: 800 });
  await table(page).getByRole('columnheader', { name: 'Verdict' }).waitFor();
});
