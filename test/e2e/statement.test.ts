import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { openWireStory } from '../support/wire-story.ts';

test('a statement is saved when its field is left, whichever way, and tells before which decisions rest on it', async () => {
  const story = await openWireStory({ isCorrected: false });
  const { page } = story.workbench;
  const address = `#/read/${story.articleIds.Daily}?claim=${story.claimIds.Daily}`;
  const claim = page.getByRole('region', { name: 'Claim', exact: true });
  const field = claim.getByLabel('Statement');
  const saving = (words: string) =>
    page.getByRole('status', { name: 'Saving' }).getByText(words, { exact: true }).waitFor();
  await story.show(address);
  await field.fill('About 200 people left the ferry');
  await claim.getByText('2 decisions rest on the words as they were').waitFor();
  await saving('Not saved yet');
  // A note that was typed before is saved by a pause; after it, the statement would have been, too.
  await claim.getByLabel('Note').evaluate((note: HTMLTextAreaElement) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(note, 'Ask the line');
    note.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const history = claim.locator('summary').filter({ hasText: 'History' });
  await history.evaluate((element: HTMLElement) => element.click());
  await claim.getByText(/^Change note of claim/).waitFor();
  expect(await claim.getByText(/^Change statement of claim/).count()).toBe(0);
  expect(await page.getByText('decided on an older wording').count()).toBe(0);

  await field.press('Control+Enter');
  await saving('Saved');
  await page.getByText('decided on an older wording').first().waitFor();
  await claim.getByText('rest on the words as they were').waitFor({ state: 'detached' });

  // In a list of the articles' words it does not pass for them.
  await story.show('#/claims');
  const rows = page.getByRole('grid', { name: 'Claims' }).getByRole('row');
  const own = rows.filter({ hasText: 'About 200 people left the ferry' });
  await own.getByText('statement', { exact: true }).waitFor();
  const fontOf = (row: typeof own) =>
    row
      .locator('[data-quoted]')
      .first()
      .evaluate((words) => getComputedStyle(words).fontFamily);
  expect(await fontOf(own)).not.toBe(await fontOf(rows.filter({ hasText: '212 passengers' }).first()));
  await story.show(address);

  await field.fill('Some 200 people left the ferry');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await field.fill('Some 210 people left the ferry');
  await story.show('#/bin');
  await saving('Saved');
  await story.show(address);
  await expect.poll(() => field.inputValue()).toBe('Some 210 people left the ferry');
  await field.fill('Some 212 people left the ferry');
  await page.reload();
  await expect.poll(() => field.inputValue()).toBe('Some 212 people left the ferry');
  expect(story.workbench.violations).toEqual([]);

  await field.fill('Exactly 212 people left the ferry');
  const next = await page.context().newPage();
  await page.close();
  // The host does not end with its windows: it takes in what the last of them still sends.
  await next.goto(page.url());
  await expect
    .poll(() => next.getByLabel('Statement').inputValue())
    .toBe('Exactly 212 people left the ferry');
  await story.workbench.close();
  const connection = await openLibrary(story.file, story.folder);
  const { statement } = await ask(connection, 'claim.read', { id: story.claimIds.Daily });
  await connection.close();
  expect(statement).toBe('Exactly 212 people left the ferry');
});

test('what stands beside a claim stays where it is while a dialog is open', async () => {
  const story = await openWireStory({ isCorrected: false });
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds.Daily}?claim=${story.claimIds.Daily}`);
  const claim = page.locator('section').filter({ has: page.locator('label', { hasText: 'Statement' }) });
  await claim.first().waitFor();
  const places = () =>
    claim
      .locator('label, textarea, summary')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().y));
  await page.getByRole('region', { name: 'Other sources' }).getByRole('article').first().waitFor();
  await page
    .getByText(/^as read:/)
    .first()
    .waitFor();
  await page.evaluate(() => document.fonts.ready);
  let before = await places();
  const isSettled = async () => {
    const earlier = before;
    before = await places();
    return JSON.stringify(before) === JSON.stringify(earlier);
  };
  await expect.poll(isSettled).toBe(true);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await expect.poll(places).toEqual(before);
});
