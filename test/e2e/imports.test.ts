import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../support/electron-app.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

const strip = (page: Page) => page.getByRole('region', { name: 'Imports' });

/** Chooses files, written for the occasion, in the system's dialog that the button opens. */
async function chooseFiles(button: Locator, files: Record<string, string>): Promise<void> {
  const folder = temporaryFolder();
  const paths = Object.entries(files).map(([name, text]) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  });
  const chooser = button.page().waitForEvent('filechooser');
  await button.click();
  await (await chooser).setFiles(paths);
}

async function addArticles(page: Page, files: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: 'Add articles', exact: true }).click();
  await chooseFiles(page.getByRole('dialog').getByRole('button', { name: 'Choose files' }), files);
}

async function openEmpty() {
  const folder = temporaryFolder();
  const library = join(folder, 'Ferry.claimbench');
  await (await openLibrary(library, folder, true)).close();
  const workbench = await openInBrowser(library, folder);
  onTestFinished(workbench.close);
  await workbench.page.getByText('Add the first articles').waitFor();
  return workbench;
}

test('what became of files stands above the view, covers nothing, and leaves when it was good news', async () => {
  const { page } = await openEmpty();
  await chooseFiles(page.getByRole('button', { name: 'Choose files' }), {
    'one.txt': 'Ferry stopped\n\nThe ferry stopped at noon.',
    'two.txt': 'Ferry runs\n\nThe ferry ran until two.',
  });
  const summary = strip(page).getByText('2 articles added');
  await summary.waitFor();
  expect(await strip(page).getByRole('listitem').count()).toBe(0);
  await summary.click();
  await strip(page).getByText('one.txt').waitFor();
  const above = (await strip(page).boundingBox())!;
  expect(above.y + above.height).toBeLessThanOrEqual((await page.getByRole('main').boundingBox())!.y);
  await page.getByRole('link', { name: 'Ferry stopped' }).last().click();
  await page.getByRole('document', { name: 'Ferry stopped' }).waitFor();
  expect(await strip(page).count()).toBe(0);

  await addArticles(page, { 'blank.txt': ' ', 'again.txt': 'Ferry runs\n\nThe ferry ran until two.' });
  await strip(page).getByText('1 file already there, 1 file refused').waitFor();
  await strip(page)
    .getByText(/^blank\.txt refused: /)
    .waitFor();
  await page.getByRole('link', { name: 'Bin' }).click();
  await page.getByText('The bin is empty').waitFor();
  expect(await strip(page).count()).toBe(1);
  await page.getByRole('button', { name: 'Dismiss outcome' }).click();
  expect(await strip(page).count()).toBe(0);
});

test('the report of an import that is undone keeps what was refused, and offers nothing that is gone', async () => {
  const { page } = await openEmpty();
  const text = (count: number) =>
    `Ferry stopped\n\nThe ferry stopped at noon with ${count} people on it, the harbour master said.\n`;
  await chooseFiles(page.getByRole('button', { name: 'Choose files' }), { 'a.txt': text(40), 'no.txt': ' ' });
  const summary = strip(page).getByText('1 article added, 1 file refused');
  await summary.waitFor();
  await page.keyboard.press('Control+z');
  await strip(page).getByText('1 file refused', { exact: true }).waitFor();
  expect(await strip(page).getByRole('link').count()).toBe(0);
  await page.keyboard.press('Control+Shift+z');
  await summary.waitFor();
  await page.getByRole('button', { name: 'Dismiss outcome' }).click();

  await addArticles(page, { 'b.txt': `${text(40)}\nA tug came.\n` });
  await strip(page).getByText('1 article added').waitFor();
  await page.keyboard.press('Control+z');
  await strip(page).waitFor({ state: 'detached' });
});

test('reports from other places take one line together, until they are opened or dismissed', async () => {
  const { page } = await openEmpty();
  await chooseFiles(page.getByRole('button', { name: 'Choose files' }), { 'a.txt': ' ' });
  await strip(page)
    .getByText(/^a\.txt refused: /)
    .waitFor();
  await addArticles(page, { 'b.txt': ' ' });
  await strip(page)
    .getByText(/^b\.txt refused: /)
    .waitFor();
  await page.getByRole('link', { name: 'Claims' }).click();
  const together = strip(page).getByText('2 earlier reports: 2 outcomes to look at');
  await together.waitFor();
  expect((await strip(page).boundingBox())!.height).toBeLessThan(45);
  await together.click();
  await strip(page).getByText('1 file refused').first().click();
  await strip(page)
    .getByText(/^b\.txt refused: /)
    .waitFor();
  await page.getByRole('button', { name: 'Dismiss all outcomes' }).click();
  expect(await strip(page).count()).toBe(0);
});

test('of many files, what was refused stands at the top of what is shown first', async () => {
  const { page } = await openEmpty();
  const words =
    'The ferry stopped at noon when its engine failed, and two tugs from the northern yard pulled it to the quay before the evening tide came in.';
  const copies = Array.from({ length: 9 }, (_, index) => [
    `copy-${index}.txt`,
    `Ferry stopped, edition ${index}\n\n${words} Edition ${index} went to press.`,
  ]);
  await chooseFiles(page.getByRole('button', { name: 'Choose files' }), {
    ...Object.fromEntries(copies),
    'zero.txt': ' ',
    'zz.json': '{"dear": "reader"}',
  });
  await strip(page).getByText('9 articles added, 2 files refused').waitFor();
  expect(await strip(page).getByRole('radio', { checked: true }).innerText()).toMatch(/^To look at/);
  const lines = await strip(page).getByRole('list', { name: 'Outcome for each file' }).innerText();
  expect(lines).toMatch(/^zero\.txt refused: .*\s+zz\.json refused: .*\s+If it is a claim set.*\s+copy-/);
});

test('an empty library takes a claim set in, and says why it does not take in another file', async () => {
  const exporting = await openEmpty();
  await addArticles(exporting.page, { 'one.txt': 'Ferry stopped\n\nThe ferry stopped at noon.' });
  await exporting.page.getByRole('link', { name: 'Ferry stopped' }).last().click();
  await exporting.page.getByRole('document', { name: 'Ferry stopped' }).waitFor();
  await exporting.page.keyboard.press('ArrowDown');
  await exporting.page.keyboard.press('c');
  await exporting.page.getByText('1 article · 1 claim').waitFor();
  await exporting.page.getByRole('button', { name: 'Export' }).click();
  const dialog = exporting.page.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('will hold 1 claim and 1 article').waitFor();
  const set = await exporting.readDownload(() => dialog.getByRole('button', { name: 'Save file' }).click());

  // Where something is held already, the way in says why it is shut, and a set that is dropped says where it goes.
  await exporting.page.keyboard.press('Control+k');
  await exporting.page.keyboard.type('claim set');
  const palette = exporting.page.getByRole('listbox', { name: 'What can be done' });
  await palette.getByRole('option').first().getByText('Import a claim set').click();
  const adding = exporting.page.getByRole('dialog', { name: 'Add articles' });
  await adding.getByText('A claim set comes into an empty library only').waitFor();
  expect(await adding.getByRole('button', { name: 'Import a claim set' }).isDisabled()).toBe(true);
  await chooseFiles(adding.getByRole('button', { name: 'Choose files' }), { 'ferry.json': set });
  await strip(exporting.page).getByText('If it is a claim set').waitFor();

  const { page } = await openEmpty();
  const importSet = page.getByRole('button', { name: 'Import a claim set' });
  await chooseFiles(importSet, { 'letter.json': '{"dear": "reader"}' });
  await page
    .getByRole('alert')
    .getByText(/letter\.json/)
    .waitFor();
  await chooseFiles(importSet, { 'ferry.json': set });
  await page.getByRole('status', { name: 'Messages' }).getByText('1 article and 1 claim taken in.').waitFor();
  await page.getByRole('grid', { name: 'Articles' }).getByText('Ferry stopped').waitFor();
  await page.getByText('1 article · 1 claim').waitFor();
});
