import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';

const claim = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true });
const note = (page: Page) => claim(page).getByLabel('Note');
const saved = (page: Page) =>
  page
    .getByRole('status', { name: 'Saving' })
    .filter({ hasText: /^Saved$/ })
    .waitFor();

test('whose words another window overwrites is told, and can put them back; its own undo is nobody else’s', async () => {
  const story = await openFerryStory();
  const { page: first } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await first.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await first.keyboard.press('j');
  await claim(first).waitFor();
  const second = await first.context().newPage();
  await second.goto(first.url());
  await claim(second).waitFor();

  await note(first).fill('Ask the coastguard');
  await note(first).press('Control+Enter');
  await saved(first);
  await expect.poll(() => note(second).inputValue()).toBe('Ask the coastguard');
  expect(await claim(second).getByText('Another window').count()).toBe(0);
  await note(second).fill('Ask the line');
  await note(second).press('Control+Enter');
  await claim(first)
    .getByText('Another window has changed this since. Your words stand in the history: Ask the coastguard')
    .waitFor();
  expect(await note(first).inputValue()).toBe('Ask the line');
  await claim(first).getByRole('button', { name: 'Put them back' }).click();
  await expect.poll(() => note(second).inputValue()).toBe('Ask the coastguard');
  await claim(second).getByText('Your words stand in the history: Ask the line').waitFor();
  await claim(second).getByRole('button', { name: 'Leave it so' }).click();
  await claim(second).getByText('Another window').waitFor({ state: 'detached' });
  expect(await claim(first).getByText('Another window').count()).toBe(0);

  // What is being typed while another window saves is kept, and told what it will replace.
  const statement = (page: Page) => claim(page).getByLabel('Statement');
  await statement(second).fill('Some 300 people left');
  await statement(first).fill('About 300 people left');
  await statement(first).press('Control+Enter');
  await claim(second)
    .getByText('changed this meanwhile: About 300 people left What stands here will replace it.')
    .waitFor();
  expect(await statement(second).inputValue()).toBe('Some 300 people left');
  await statement(second).press('Control+Enter');
  await claim(first).getByText('Your words stand in the history: About 300 people left').waitFor();
  await expect.poll(() => claim(second).getByText('Another window').count()).toBe(0);

  await note(first).fill('Ask both');
  await note(first).press('Control+Enter');
  await saved(first);
  await first.getByRole('document', { name: /^Ferry/ }).focus();
  await first.keyboard.press('Control+z');
  await expect.poll(() => note(first).inputValue()).toBe('Ask the coastguard');
  expect(await claim(first).getByText('Another window').count()).toBe(0);
});
