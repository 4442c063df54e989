import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { openFerryStory } from '../support/ferry-story.ts';

test('axe finds nothing wrong where passages are explained, looked up and corrected, in light and in dark', async () => {
  const story = await openFerryStory({ marksClaims: false });
  const { page, violations } = story.workbench;
  const found: Record<string, string[]> = {};
  const check = async (name: string) => {
    found[name] = await audit(page);
  };
  await page.evaluate(axe);
  await story.show('#/checks');
  await page.getByRole('heading', { name: 'No earlier checks yet' }).waitFor();
  await check('Earlier checks, before any');
  const file = join(story.folder, 'checks.jsonl');
  writeFileSync(
    file,
    '{"text": "About 300 passengers were taken off the ferry", "verdict": "False", "address": "https://c.example/1"}\nno check\n',
  );
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import checks…' }).click();
  await (await chooser).setFiles(file);
  await page.getByRole('list', { name: 'Checks' }).waitFor();
  await check('Earlier checks, with an outcome');
  await page.getByRole('button', { name: /^Edit check/ }).click();
  await page.getByRole('dialog', { name: 'Edit the check' }).waitFor();
  await check('Edit the check');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'What was said' }).fill('300 passengers left the ferry');
  await page.getByRole('button', { name: 'Why?' }).first().click();
  await page.getByRole('list', { name: 'Why it was found' }).waitFor();
  await check('Earlier checks, with hits and why');

  await story.show('#/why');
  await page.getByRole('heading', { name: 'Choose two passages' }).waitFor();
  await page.getByLabel('Find or write: One passage').fill('passengers');
  await page.getByRole('option').nth(1).waitFor();
  await check('Why, with choices');
  const sides = ['text: About 300 passengers left on Tuesday', 'text:2026-05-05 Nearly 90 passengers left']
    .map(encodeURIComponent)
    .join('&b=');
  await story.show(`#/why?a=${sides}`);
  await page.getByRole('region', { name: 'Answer' }).waitFor();
  await check('Why, answered');

  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await page.getByRole('document', { name: /^Ferry runs aground/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('toolbar', { name: 'Held passage' }).waitFor();
  await page.keyboard.press('c');
  const elsewhere = page.getByRole('region', { name: 'Said elsewhere' });
  await elsewhere.getByRole('button', { name: 'Why?' }).click();
  await elsewhere.getByRole('table', { name: 'Ledger' }).waitFor();
  await page.getByRole('region', { name: 'Checked before?' }).getByRole('article').first().waitFor();
  await page.locator('summary').filter({ hasText: 'Reading' }).click();
  await page
    .getByRole('button', { name: /^Correct / })
    .first()
    .click();
  await page.getByRole('button', { name: 'Add what was missed' }).click();
  await check('A claim with its reading, with what is said elsewhere and what was checked before');

  await story.show('#/settings');
  await page.getByRole('tab', { name: 'Aliases' }).click();
  await page.getByText('No alias yet').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('the line');
  await page.getByLabel('Stands for', { exact: true }).fill('Stell Shipping');
  await page.keyboard.press('Enter');
  await page.getByRole('list', { name: 'Aliases' }).waitFor();
  await check('Settings: Aliases');
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  expect(violations).toEqual([]);
});
