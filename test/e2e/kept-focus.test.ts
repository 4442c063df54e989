import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';

/** What has the focus when what was drawn last has settled: its tag, and its name as far as it has one. */
const focused = (page: Page) =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++)
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const element = document.activeElement!;
    return `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`;
  });

test('by keyboard alone: whatever an act takes away, the focus never falls to the page', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const lost: string[] = [];
  /** Presses Enter on a control and waits for what comes of it. */
  const act = async (control: Locator, outcome: Locator, state: 'visible' | 'detached' = 'visible') => {
    const name = (await control.getAttribute('aria-label')) ?? (await control.textContent());
    await control.press('Enter');
    await outcome.first().waitFor({ state });
    await focused(page);
    const isKept = () => document.activeElement !== document.body;
    await page.waitForFunction(isKept, null, { timeout: 20_000 }).catch(() => lost.push(name!));
  };
  const button = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true });
  const region = (name: string) => page.getByRole('region', { name, exact: true });
  const dialog = page.getByRole('dialog');
  const message = (words: RegExp) => page.getByRole('status', { name: 'Messages' }).getByText(words);

  await act(button('Add articles'), dialog);
  await act(button('Paste text', dialog), page.getByRole('dialog', { name: 'Paste text' }));
  await dialog.getByLabel('Text', { exact: true }).fill('Hull of the ferry examined\n\nDivers found a dent.');
  await act(button('Add article', dialog), page.getByRole('grid').getByText('Hull of the ferry'));

  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await act(button('Mark all suggested…'), dialog);
  await act(button(/^Mark \d/, dialog), message(/marked/));
  await expect.poll(() => focused(page)).toMatch(/^\S+ Ferry runs aground/);
  await act(button('New revision…'), dialog);
  await dialog
    .getByRole('textbox')
    .fill(
      'Ferry runs aground off Stell\n\nAbout 310 passengers were taken off the ferry on Tuesday evening.',
    );
  await act(button('Add revision', dialog), region('Changed by revisions'));
  await act(button('What changed'), region('What changed'));
  // Where its bar was drawn anew its like has it, and never a list to choose from, where the next key would choose.
  await expect.poll(() => focused(page)).toBe('BUTTON Back to the text');
  await act(button('Back to the text'), page.getByRole('document', { name: /^Ferry/ }));
  await act(button(/^Look at (it|the next)/), button('I looked at it'));
  await act(button('I looked at it'), message(/onfirmed|ooked/));

  const claim = region('Claim');
  await claim.getByLabel('Verdict').selectOption('True');
  await claim.getByLabel('Reason').last().fill('the log');
  await act(button(/^Give/, claim), claim.getByText(/^Given by/));
  expect(await focused(page)).not.toMatch(/^SELECT/);
  await act(claim.locator('summary').filter({ hasText: 'Evidence' }), button('Note', claim));
  await act(button('Note', claim), button('Add', claim));
  await claim.getByLabel('Note', { exact: true }).last().fill('Seen on the wall');
  await act(button('Add', claim), claim.getByRole('list', { name: 'Evidence' }));
  await act(button('Delete claim', claim), message(/in the bin/));

  const point = page.getByRole('complementary', { name: 'Point' });
  const openPoint = async () => {
    await story.show('#/compare');
    await page.getByRole('grid', { name: 'Points' }).waitFor();
    await page.locator('tbody td').first().click();
    await point.waitFor();
  };
  await openPoint();
  await act(button('Side by side', point), page.getByRole('heading', { name: /Side by side/ }));
  await openPoint();
  await point.getByRole('checkbox', { name: /^Tick/ }).first().press('Space');
  await act(button('Split off 1 claim', point), message(/split off/));
  expect(lost).toEqual([]);
});
