import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/electron-app.ts';
import { importTexts } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

const file = `<html><head><title>Homes by district</title></head><body><article><h1>Homes by district</h1>
<p>The council counted the homes on Saturday, and published what was flooded in every district of the town.</p>
<table><tr><th>District</th><th>Flooded</th><th>Note</th></tr>
<tr><td>Lower Mill</td><td>162 homes</td><td>counted twice, by the council and by the water board</td></tr>
<tr><td>Upper Bank and the meadows</td><td>9 homes</td><td>none</td></tr></table>
<p>The council will count again in April, when the water has gone, the clerk said on Sunday.</p></article></body></html>`;

/** Whether the words stand in one column, in bold, and how far the text goes on below the table. */
async function measure(page: Page, article: string) {
  return page.locator(article).evaluate((root) => {
    const box = (words: string) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() && !walker.currentNode.nodeValue!.includes(words));
      const start = walker.currentNode.nodeValue!.indexOf(words);
      const range = new Range();
      range.setStart(walker.currentNode, start);
      range.setEnd(walker.currentNode, start + words.length);
      const { left, top, bottom } = range.getBoundingClientRect();
      return { left, top, bottom, element: walker.currentNode.parentElement! };
    };
    const starts = (...words: string[]) => new Set(words.map((one) => Math.round(box(one).left))).size;
    return {
      columns: [
        starts('Lower Mill', 'Upper Bank'),
        starts('Flooded', '162', '9 homes'),
        starts('Note', 'none'),
      ],
      head: Number(getComputedStyle(box('Flooded').element).fontWeight),
      below: box('The council will').top - box('9 homes').bottom,
    };
  });
}

test('the rows of a table share their columns, on screen and on paper, and its cells can be claimed', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Table.claimbench');
  const connection = await openLibrary(library, folder, true);
  const [outcome] = await importTexts(connection, { 'homes.html': file });
  await connection.close();
  const workbench = await openInBrowser(library, folder);
  onTestFinished(workbench.close);
  const { page } = workbench;
  await page.evaluate((id) => location.assign(`#/read/${id}`), outcome!.articleId!);
  await page.getByRole('document').getByText('162 homes').waitFor();
  const onScreen = await measure(page, '[role=document]');
  expect(onScreen.columns).toEqual([1, 1, 1]);
  expect(onScreen.head).toBeGreaterThan(600);
  expect(onScreen.below).toBeGreaterThan(14);

  // From one cell into the next.
  await page.getByText('162 homes').dblclick();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('c');
  await page.getByRole('region', { name: 'Claim', exact: true }).waitFor();

  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const onPaper = await measure(page, '[data-printed]');
  expect(onPaper.columns).toEqual([1, 1, 1]);
  expect(onPaper.head).toBeGreaterThan(600);
  await workbench.close();

  const after = await openLibrary(library, folder, false);
  const [claim] = await ask(after, 'claim.list', {});
  await after.close();
  expect(claim!.wording).toContain('homes\tcounted twice');
});
