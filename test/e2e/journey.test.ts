import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../support/electron-app.ts';
import { openRow, tabTo } from '../support/keyboard.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hosts, type Workbench } from '../support/workbench.ts';

const first = {
  name: 'harbour.txt',
  text: 'Storm tears roof off the fish hall\n\nAbout 1,200 residents were moved from their homes on Thursday night, the city said.\n\nThe roof fell into the basin shortly after six.',
};
const second = {
  name: 'ledger.md',
  text: '# Fish hall: what we know\n\nNearly 800 residents were moved from their homes on Thursday night, the police said.\n\nNobody was hurt.',
};

const openClaim = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true });
const sources = (page: Page) => page.getByRole('region', { name: 'Other sources' });
const card = (page: Page, name: string) => sources(page).getByRole('article', { name });
const saved = (page: Page) => page.getByRole('status', { name: 'Saving' }).filter({ hasText: /^Saved$/ });
const messages = (page: Page) => page.getByRole('status', { name: 'Messages' });

/** Lets files fall on the window, as from a file manager. */
function dropFiles(page: Page, files: { name: string; text: string }[]): Promise<void> {
  return page.evaluate((list) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of list) dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, files);
}

/** Drags the mouse from the first to the last character of some words of the article. */
async function dragOver(page: Page, words: string): Promise<void> {
  await page.getByRole('document').getByText(words).waitFor();
  const ends = await page.evaluate(async (wanted) => {
    // Until the fonts are there, words move.
    await document.fonts.ready;
    const walker = document.createTreeWalker(
      document.querySelector('[role=document]')!,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = node.textContent!.indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const boxes = [...range.getClientRects()];
      const [from, to] = [boxes[0]!, boxes.at(-1)!];
      return {
        x1: from.left + 1,
        y1: from.top + from.height / 2,
        x2: to.right - 1,
        y2: to.top + to.height / 2,
      };
    }
    throw new Error(`“${wanted}” is not in the article`);
  }, words);
  await page.mouse.move(ends.x1, ends.y1);
  await page.mouse.down();
  await page.mouse.move(ends.x2, ends.y2, { steps: 8 });
  await page.mouse.up();
}

/** What must be there after all, in the export and in the file itself. */
async function inspectLibrary(library: string, folder: string): Promise<void> {
  const connection = await openLibrary(library, folder);
  const { value } = (await connection.request('claimSet.export', { format: 'json' })) as {
    value: { content: string };
  };
  await connection.close();
  expectSet(JSON.parse(value.content));
}

function expectSet(set: {
  article: unknown[];
  claim: unknown[];
  tag: { name: string }[];
  decision: unknown[];
}): void {
  expect(set.article).toHaveLength(2);
  expect(set.claim).toHaveLength(2);
  expect(set.tag.map(({ name }) => name)).toEqual(['evacuation']);
  expect(set.decision).toMatchObject([{ relation: 'partly' }]);
}

async function expectShown(page: Page): Promise<void> {
  await card(page, 'Partly: Fish hall: what we know').waitFor();
  await openClaim(page).getByText('evacuation').waitFor();
  await page.getByText('2 articles · 2 claims').waitFor();
}

describe.each(hosts)('$name', ({ open }) => {
  async function openEmpty(): Promise<{ workbench: Workbench; library: string; folder: string }> {
    const folder = temporaryFolder();
    const library = join(folder, 'Fish hall.claimbench');
    await (await openLibrary(library, folder, true)).close();
    const workbench = await open(library, folder);
    onTestFinished(() => workbench.close());
    return { workbench, library, folder };
  }

  test('by mouse: drop, select, mark, tag, see the link and its ledger, decide, undo, redo, export, reload', async () => {
    const { workbench, library, folder } = await openEmpty();
    const { page, violations } = workbench;
    await page.getByText('Add the first articles').waitFor();
    await dropFiles(page, [first, second, { name: 'photo.png', text: 'not a photo' }]);
    const outcomes = page.getByRole('list', { name: 'Outcome for each file' }).getByRole('listitem');
    await outcomes.nth(2).waitFor();
    expect(await outcomes.allInnerTexts()).toEqual([
      expect.stringMatching(/^photo\.png refused/),
      expect.stringMatching(/^harbour\.txt added/),
      expect.stringMatching(/^ledger\.md added/),
    ]);

    await page
      .getByRole('grid', { name: 'Articles' })
      .getByRole('link', { name: 'Fish hall: what we know' })
      .click();
    await dragOver(page, 'Nearly 800 residents were moved from their homes on Thursday night');
    await page
      .getByRole('toolbar', { name: 'Held passage' })
      .getByRole('button', { name: /^Claim/ })
      .click();
    await openClaim(page)
      .getByText('Nearly 800 residents were moved from their homes on Thursday night', { exact: true })
      .waitFor();

    await page
      .getByRole('navigation', { name: 'Articles and tags' })
      .getByRole('link', { name: /Storm tears roof/ })
      .click();
    await page.getByRole('document', { name: /Storm tears roof/ }).waitFor();
    await dragOver(page, 'About 1,200 residents were moved from their homes on Thursday night');
    await page
      .getByRole('toolbar', { name: 'Held passage' })
      .getByRole('button', { name: /^Claim/ })
      .click();
    const tags = openClaim(page).getByRole('combobox', { name: 'Tags' });
    await tags.fill('evacuation');
    await tags.press('Enter');
    await openClaim(page).getByRole('button', { name: 'Remove tag evacuation' }).waitFor();

    const differs = card(page, 'Differs: Fish hall: what we know');
    await differs.waitFor();
    const row = differs
      .getByRole('table', { name: 'Ledger' })
      .getByRole('row')
      .filter({ hasText: /number/i });
    expect(await row.textContent()).toMatch(/1,200 residents.*800 residents/);
    await page
      .getByRole('status', { name: 'Saving' })
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    await differs.getByRole('button', { name: /^Partly/ }).click();
    await card(page, 'Partly: Fish hall: what we know')
      .getByText(/decided by/)
      .waitFor();

    await page.getByRole('document', { name: /Storm tears roof/ }).click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Control+z');
    await differs.waitFor();
    await messages(page)
      .getByText(/Decide “partly”/)
      .first()
      .waitFor();
    await page.keyboard.press('Control+Shift+z');
    await card(page, 'Partly: Fish hall: what we know').waitFor();

    await page.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export' });
    await dialog.getByText('2 claims and 2 articles').waitFor();
    const exported = await workbench.readDownload(() =>
      dialog.getByRole('button', { name: 'Save file' }).click(),
    );
    expectSet(JSON.parse(exported));

    await saved(page).waitFor();
    await page.reload();
    await page
      .getByRole('navigation', { name: 'Claims in this article' })
      .getByRole('button')
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await expectShown(page);
    expect(violations).toEqual([]);
    await workbench.close();
    await inspectLibrary(library, folder);
  });

  test('by keyboard alone: paste, move by sentence, mark, tag, read the ledger, decide, undo, redo, export, reload', async () => {
    const { workbench, library, folder } = await openEmpty();
    const { page, violations } = workbench;
    await page.getByText('Add the first articles').waitFor();
    for (const { text } of [second, first]) {
      await tabTo(page, 'button', /^Paste text/);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: 'Paste text' }).waitFor();
      await page.keyboard.insertText(text.replace('# ', ''));
      await tabTo(page, 'button', /^Add article$/);
      await page.keyboard.press('Enter');
      await page
        .getByRole('region', { name: 'Imports' })
        .getByText(/1 text added/)
        .waitFor();
      // Until its row stands there, the button that is tabbed to next can be that of the empty library.
      const [headline] = text.replace('# ', '').split('\n');
      await page.getByRole('grid', { name: 'Articles' }).getByText(headline!).waitFor();
    }
    for (const { title, words } of [
      { title: /^Fish hall/, words: 'Nearly 800 residents' },
      { title: /^Storm tears/, words: 'About 1,200 residents' },
    ]) {
      await page.goto(`${page.url().split('#')[0]}#/library`);
      await page.getByRole('grid', { name: 'Articles' }).waitFor();
      await openRow(page, /^Articles$/, title);
      await page.getByRole('document', { name: title }).waitFor();
      // The first sentence below the headline; its attribution is left out word by word.
      await page.keyboard.press('ArrowDown');
      for (let words = 0; words < 3; words++) await page.keyboard.press('Control+Shift+ArrowLeft');
      await page.keyboard.press('c');
      await openClaim(page).getByText(words).waitFor();
    }
    await page.keyboard.insertText('evacuation');
    await page.keyboard.press('Enter');
    await openClaim(page).getByRole('button', { name: 'Remove tag evacuation' }).waitFor();
    await page.keyboard.press('Escape');
    await card(page, 'Differs: Fish hall: what we know').waitFor();
    await page.keyboard.press('o');
    await page.keyboard.press('p');
    await card(page, 'Partly: Fish hall: what we know').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await card(page, 'Differs: Fish hall: what we know').waitFor();
    await page.keyboard.press('Control+y');
    await card(page, 'Partly: Fish hall: what we know').waitFor();
    await tabTo(page, 'button', /^Export$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Export' }).getByText('2 claims and 2 articles').waitFor();
    await tabTo(page, 'button', /^Save file$/);
    expectSet(JSON.parse(await workbench.readDownload(() => page.keyboard.press('Enter'))));
    await saved(page).waitFor();
    await page.reload();
    await page.getByText('2 articles · 2 claims').waitFor();
    await page.getByRole('document', { name: /^Storm tears/ }).waitFor();
    await page.keyboard.press('j');
    await expectShown(page);
    expect(violations).toEqual([]);
    await workbench.close();
    await inspectLibrary(library, folder);
  });

  test('a violation of the content security policy would have been counted', async () => {
    const { workbench } = await openEmpty();
    await workbench.page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
    });
    await expect.poll(() => workbench.violations).toHaveLength(1);
  });
});
