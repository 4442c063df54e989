import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { type FerryStory, openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';

const part = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const told = (page: Page, words: string | RegExp) =>
  page.getByRole('status', { name: 'Messages' }).getByText(words).waitFor();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement!.getAttribute('aria-label') ?? document.activeElement!.tagName);

/** Opens the article and its first claim. */
async function readFirstClaim({ workbench: { page }, articleIds, show }: FerryStory): Promise<void> {
  await show(`#/read/${articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('j');
  await part(page, 'Claim').getByText('About 300 passengers').first().waitFor();
}

/** Closes the window and looks into the library it leaves. */
async function inspect<T>(
  { workbench, library, folder }: FerryStory,
  look: (connection: Awaited<ReturnType<typeof openLibrary>>) => Promise<T>,
): Promise<T> {
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(library, folder);
  const found = await look(connection);
  await connection.close();
  return found;
}

test('by mouse: a file of checks comes in, one is put right, one goes and comes back; a claim was checked before', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show('#/search');
  await page.getByRole('link', { name: 'Earlier checks' }).click();
  await page.getByText('{"text": "The dam burst in 1994"').waitFor();
  const file = join(story.folder, 'checks.jsonl');
  const check = (text: string, verdict: string) =>
    JSON.stringify({
      text,
      verdict,
      publisher: 'Check Desk',
      date: '2026-05-07',
      address: 'https://c.example/1',
    });
  writeFileSync(
    file,
    [
      check('About 300 passengers were taken off the ferry off Stell', 'Exaggerated'),
      'no check at all',
      check('The bakery of Orrin gave away 40 loaves', 'True'),
      check('The bakery of Orrin gave away 40 loaves', 'True'),
    ].join('\n'),
  );
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import checks…' }).click();
  await (await chooser).setFiles(file);
  const outcome = part(page, 'Import of checks');
  await outcome.getByText('2 checks added, 1 there already, 1 line refused.').waitFor();
  await outcome.getByText('Line 2').waitFor();
  await outcome.getByRole('button', { name: 'Dismiss outcome' }).click();

  const checks = page.getByRole('list', { name: 'Checks' });
  await checks.getByText('Exaggerated').waitFor();
  await page.getByRole('button', { name: /^Edit check: About 300/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit the check' });
  await dialog.getByLabel('Verdict').fill('False');
  await dialog.getByLabel('Published').fill('8 May 2026');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await told(page, 'The check is changed.');
  await checks.getByText('8 May 2026').waitFor();
  await page.getByRole('button', { name: /^Delete check: The bakery/ }).click();
  await checks.getByText('The bakery').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await checks.getByText('The bakery').waitFor();

  await page.getByRole('textbox', { name: 'What was said' }).fill('300 passengers were taken off a ferry');
  const hit = part(page, 'Found').getByRole('article', { name: /^Earlier check: About 300/ });
  await hit.getByText('False', { exact: true }).waitFor();
  expect(await hit.getByRole('link').getAttribute('href')).toBe('https://c.example/1');
  await hit.getByRole('button', { name: 'Why?' }).click();
  await hit.getByRole('list', { name: 'Why it was found' }).waitFor();
  await page.getByRole('checkbox', { name: 'Nearness in time counts' }).uncheck();
  await page.getByRole('textbox', { name: 'Said on' }).fill('soon');
  await page.getByRole('alert').getByText('Write a day like').waitFor();

  await readFirstClaim(story);
  await part(page, 'Checked before?')
    .getByRole('article', { name: /^Earlier check: About 300/ })
    .getByText('False', { exact: true })
    .waitFor();
  const { checks: kept } = await inspect(story, (connection) => ask(connection, 'check.list', { limit: 9 }));
  expect(kept.map(({ rating, publishedAt }) => `${rating} ${publishedAt}`)).toEqual([
    'False 2026-05-08',
    'True 2026-05-07',
  ]);
});

test('by keyboard alone: what is said elsewhere becomes a claim and is linked; undone, it is read in its place', async () => {
  const story = await openFerryStory({ marksClaims: false });
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('toolbar', { name: 'Held passage' }).waitFor();
  await page.keyboard.press('c');
  const place = part(page, 'Said elsewhere').getByRole('article', { name: 'differs: Daily' });
  await place.getByText('Nearly 200 passengers').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('s');
  expect(await focused(page)).toBe('differs: Daily');
  await page.keyboard.press('q');
  await place.getByRole('table', { name: 'Ledger' }).getByText('About 300 passengers').waitFor();
  await page.keyboard.press('c');
  await told(page, /^1 claim made/);
  await part(page, 'Other sources').getByRole('article', { name: 'differs: Daily' }).waitFor();
  await place.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await place.waitFor();
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await page.getByRole('document', { name: /^Stell ferry/ }).waitFor();
  await page.getByText(/^Held: Nearly 200 passengers/).waitFor();
  expect(story.workbench.violations).toEqual([]);
});

test('by keyboard alone: why not linked to typed words, to a sentence that is found; an alias makes two names one', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await readFirstClaim(story);
  await page.keyboard.press('q');
  const answer = part(page, 'Answer');
  await part(page, 'One passage').getByText('About 300 passengers').waitFor();
  await page.keyboard.insertText('No passengers were taken off the ferry on Tuesday evening.');
  await page.getByRole('option', { name: /^No passengers/ }).waitFor();
  await page.keyboard.press('Enter');
  await answer.getByRole('table', { name: 'Ledger' }).waitFor();
  await part(page, 'The other').getByRole('heading', { name: 'Typed words' }).waitFor();
  await tabTo(page, 'input', /^Said on$/);
  await page.keyboard.insertText('5 May 2026');
  await page.waitForURL(/2026-05-05/);

  await tabTo(page, 'button', /^Choose another: One passage$/);
  await page.keyboard.press('Enter');
  await part(page, 'One passage').getByLabel('Find or write: One passage').waitFor();
  await page.keyboard.insertText('bakery');
  await page.getByRole('option', { name: /^Crews from the villages/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await part(page, 'One passage').getByText('blankets and tea').waitFor();
  await answer.getByText('nothing said', { exact: true }).waitFor();
  await answer.getByRole('list', { name: 'How it was weighed' }).waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('aliases');
  await page.getByRole('option', { name: 'Manage aliases' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tabpanel', { name: 'Aliases' }).waitFor();
  await tabTo(page, 'input', /^Name$/);
  await page.keyboard.insertText('the line');
  await tabTo(page, 'input', /^Stands for$/);
  await page.keyboard.insertText('the line');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('cannot stand for itself').waitFor();
  await page.keyboard.press('End');
  await page.keyboard.insertText('r of Stell');
  await page.keyboard.press('Enter');
  await told(page, '“the line” stands for “the liner of Stell” now.');
  await tabTo(page, 'textarea', /^What the line stands for$/);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('Stell Shipping');
  await page.keyboard.press('Enter');
  await page
    .getByRole('list', { name: 'Aliases' })
    .getByLabel('Name that stands for Stell Shipping')
    .waitFor();
  const aliases = await inspect(story, (connection) => ask(connection, 'alias.list', {}));
  expect(aliases).toMatchObject([{ name: 'the line', standsFor: 'Stell Shipping' }]);
});

test('by keyboard alone: a number in the reading is corrected, undone, one that was missed is added, one is taken out', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await readFirstClaim(story);
  const claim = part(page, 'Claim');
  await tabTo(page, 'summary', /^Reading/);
  await page.keyboard.press('Enter');
  await claim.getByText('285–315 passengers').waitFor();
  await tabTo(page, 'button', /^Correct About 300/);
  await page.keyboard.press('Enter');
  await claim.getByRole('form', { name: /^Correct About 300/ }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('400');
  await page.keyboard.press('Enter');
  await claim.getByRole('alert').getByText('the smaller one first').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('300');
  await page.keyboard.press('Enter');
  await told(page, /^The number “About 300 passengers” is corrected/);
  await claim.getByText('300–315 passengers').waitFor();
  expect(await focused(page)).toBe('Correct About 300 passengers');
  await page.keyboard.press('Control+z');
  await claim.getByText('285–315 passengers').waitFor();

  await tabTo(page, 'button', /^Add what was missed$/);
  await page.keyboard.press('Enter');
  await claim.getByLabel('What', { exact: true }).selectOption('Names');
  await tabTo(page, 'input', /^Words in the text$/);
  await page.keyboard.insertText('the boat');
  await page.keyboard.press('Enter');
  await claim.getByText('These words do not stand').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('the coastguard');
  await page.keyboard.press('Enter');
  await claim
    .getByRole('form', { name: 'Correct the coastguard' })
    .getByLabel('Kind')
    .selectOption('organisation');
  await page.keyboard.press('Enter');
  await told(page, 'The name “the coastguard” is corrected.');
  await tabTo(page, 'button', /^Not in this claim: the coastguard$/);
  await page.keyboard.press('Enter');
  await told(page, '“the coastguard” is out of the reading.');
  await claim.getByRole('button', { name: 'Names as read' }).waitFor();
  expect(story.workbench.violations).toEqual([]);
});

test('whoever asks why two claims are not linked can say there how they stand to each other', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const [first, second] = await page.evaluate(async () => {
    const response = await fetch('/api', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'claim.list', input: {} }),
    });
    const { value } = (await response.json()) as { value: { id: string; wording: string }[] };
    return ['About 300', 'Two passengers'].map(
      (words) => value.find(({ wording }) => wording.startsWith(words))!.id,
    );
  });
  await story.show(`#/why?a=claim:${first}&b=claim:${second}`);
  const decision = part(page, 'The two claims');
  await decision.getByText('Nobody has said').waitFor();
  await decision.getByRole('button', { name: 'Differs' }).click();
  await decision.getByText(/^differs.*decided by/).waitFor();
  expect(await decision.getByRole('button', { name: 'Differs' }).getAttribute('aria-pressed')).toBe('true');
});
