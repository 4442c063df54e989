import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { copyMarkup } from '../support/clipboard.ts';
import { openLibrary } from '../support/electron-app.ts';
import { tabTo } from '../support/keyboard.ts';
import { openSite } from '../support/site.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

const strip = (page: Page) => page.getByRole('region', { name: 'Imports' });
const text = (page: Page) => page.locator('div[role=document]');

/** A saved page, with what stands around an article. */
const page = (outlet: string, address: string, injured: number, more = '') =>
  `<html lang="en"><head><title>Crane falls at Brink | ${outlet}</title><meta property="og:site_name" content="${outlet}"><link rel="canonical" href="${address}"><meta property="article:published_time" content="2026-03-03T08:15:00+01:00"></head><body><nav>Home News Sport</nav><article><h1>Crane falls at Brink</h1>${more}<p>A crane fell on to the eastern quay of Brink harbour on Tuesday morning, injuring ${injured} people, the port office said. Nobody was killed, and all the injured were taken to the county hospital before noon.</p><p>The crane, built in 1984, had been inspected in January. The inspectors found no fault, said the director of the port office, who spoke to reporters at the quay.</p></article></body></html>`;
const ledger = 'https://ledger.example/crane';
const table =
  'Headline;Body;Date;Outlet\n"Ferry late";"The morning ferry from Orrin was two hours late on Monday, its captain said.";2026-03-01;Northern Wire\n"Ferry later";"The evening ferry from Orrin was five hours late on Monday, its owners said.";2026-03-01;Record\n';

async function openEmpty() {
  const folder = temporaryFolder();
  const library = join(folder, 'Crane.claimbench');
  await (await openLibrary(library, folder, true)).close();
  const workbench = await openInBrowser(library, folder);
  onTestFinished(workbench.close);
  await workbench.page.getByText('Add the first articles').waitFor();
  const desk = join(folder, 'desk');
  mkdirSync(join(desk, 'older'), { recursive: true });
  const write = (name: string, content: string) => writeFileSync(join(desk, name), content);
  return { ...workbench, desk, write };
}

/** Selects the words in the text with the mouse. */
async function selectWords(page: Page, words: string): Promise<void> {
  const box = await text(page).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    }
    throw new Error(`“${wanted}” is not in the text`);
  }, words);
  await page.mouse.move(box.left + 1, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right, box.middle, { steps: 4 });
  await page.mouse.up();
}

test('by mouse: a folder, a table, a copy, a correction whose value changed; axe finds nothing wrong on the way', async () => {
  const { page: window, desk, write, violations } = await openEmpty();
  write('a.html', page('The Ledger', ledger, 14));
  write('b.html', page('Evening Post', 'https://post.example/2', 16));
  write('broken.pdf', '%PDF-1.4 nothing follows');
  write('older/list.csv', table);
  const found: Record<string, string[]> = {};
  await window.evaluate(axe);

  await window.getByRole('button', { name: 'Add articles', exact: true }).first().click();
  const dialog = window.getByRole('dialog', { name: 'Add articles' });
  found['Add articles'] = await audit(window);
  const chooser = window.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(desk);
  await window.getByRole('button', { name: 'Choose columns…' }).click();
  const columns = window.getByRole('dialog', { name: 'Columns of “list.csv”' });
  await columns.getByText('Northern Wire').waitFor();
  expect(await columns.getByLabel('Body is').inputValue()).toBe('text');
  found['Columns of a table'] = await audit(window);
  await columns.getByRole('button', { name: 'Add its rows' }).click();
  await strip(window).getByText('2 rows added').waitFor();
  await strip(window).getByText('2 articles added, 1 file refused').waitFor();
  await strip(window)
    .getByText(/^broken\.pdf refused: /)
    .waitFor();
  await strip(window).getByText('99 % of this is in').first().waitFor();
  found['What became of the files'] = await audit(window);

  await strip(window).getByRole('link', { name: 'See both' }).first().click();
  await window.getByText('the same words, greyed: 99 % of the left one').waitFor();
  await window.getByRole('link', { name: 'Library' }).click();
  await window
    .getByRole('grid', { name: 'Articles' })
    .getByRole('row')
    .filter({ hasText: 'The Ledger' })
    .getByText('Crane falls at Brink')
    .click();
  const copies = window.getByRole('region', { name: 'Copies' });
  await copies.getByText('they count as one source').waitFor();
  await copies.getByRole('button', { name: 'Count apart' }).click();
  await copies.getByText(/they count apart, says /).waitFor();
  await selectWords(window, 'injuring 14 people');
  await window.getByRole('toolbar', { name: 'Held passage' }).getByRole('button', { name: 'Claim' }).click();
  await window.getByRole('region', { name: 'Claim', exact: true }).waitFor();

  write('again.html', page('The Ledger', ledger, 17, '<p>The county has opened an inquiry.</p>'));
  await window.getByRole('button', { name: 'Add articles', exact: true }).first().click();
  const second = window.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose files' }).click();
  await (await second).setFiles(join(desk, 'again.html'));
  await strip(window).getByText('1 value changed').waitFor();
  await window.getByRole('region', { name: 'Changed by revisions' }).getByText('1 value changed').waitFor();
  found['Read, with a changed value'] = await audit(window);
  await strip(window).getByRole('link', { name: 'Look at them' }).click();
  const changed = window.getByRole('article', { name: 'injuring 14 people' });
  expect(await changed.innerText()).toMatch(/value changed[\s\S]*injuring 14 17 people/);
  found['Changed by revisions'] = await audit(window);
  await changed.getByRole('button', { name: 'I looked at it' }).click();
  await window.getByText('Every claim stands as it was marked').waitFor();
  await window.keyboard.press('Control+z');
  await changed.waitFor();

  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])));
  expect(violations).toEqual([]);
});

test('the columns of a table are asked for when it comes alone or somebody asks, never by what else is done', async () => {
  const { page: window, desk, write } = await openEmpty();
  write('bad.pdf', '%PDF-1.4 nothing follows');
  write('list.csv', table);
  const choose = async (...names: string[]) => {
    const chooser = window.waitForEvent('filechooser');
    await window.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles(names.map((name) => join(desk, name)));
  };
  const columns = window.getByRole('dialog', { name: 'Columns of “list.csv”' });
  await choose('bad.pdf', 'list.csv');
  await strip(window).getByText('1 file refused').waitFor();
  await window.getByRole('button', { name: 'Dismiss outcome' }).click();
  await strip(window).getByText('1 file refused').waitFor({ state: 'detached' });
  await strip(window).getByText('“list.csv” waits for its columns.').waitFor();
  await window.getByRole('button', { name: 'Leave it out' }).click();
  await window.getByRole('button', { name: 'Bring back' }).click();
  await strip(window).getByText('“list.csv” waits for its columns.').waitFor();
  expect(await window.getByRole('dialog').count()).toBe(0);
  await window.getByRole('button', { name: 'Choose columns…' }).click();
  await columns.getByRole('button', { name: 'Leave this table out' }).click();
  await columns.waitFor({ state: 'detached' });

  await choose('list.csv');
  await columns.getByText('Northern Wire').waitFor();
});

test('a date that could be two days is asked for; what stands for no date is told', async () => {
  const { page: window, desk, write } = await openEmpty();
  write(
    'days.csv',
    'title,date,body\n"Ferry late",05/06/2026,"The ferry from Orrin was two hours late on Monday, its captain said."\n"Ferry later",soon,"The evening ferry from Orrin was five hours late, its owners said."\n',
  );
  const add = async (day: string | null) => {
    const chooser = window.waitForEvent('filechooser');
    await window.getByRole('button', { name: 'Choose files' }).first().click();
    await (await chooser).setFiles([join(desk, 'days.csv')]);
    const columns = window.getByRole('dialog', { name: 'Columns of “days.csv”' });
    const asked = columns.getByRole('combobox', { name: '“05/06/2026” is' });
    await asked.waitFor();
    if (day) await asked.selectOption(day);
    await columns.getByRole('button', { name: 'Add its rows' }).click();
    await columns.waitFor({ state: 'detached' });
  };
  await add('5 Jun 2026');
  await strip(window).getByText('Not read as a date: “soon”').waitFor();
  expect(await strip(window).getByText('05/06/2026').count()).toBe(0);
  const row = window.getByRole('row', { name: /Ferry late\b/ });
  await row.getByText('5 Jun 2026').waitFor();
});

test('by keyboard alone: part of a page with its headings and address; the same place again is a revision; a lost claim is put back', async () => {
  const { page: window } = await openEmpty();
  const paste = async (html: string) => {
    await copyMarkup(window, html);
    await window.keyboard.press('Control+v');
    await window.getByRole('dialog', { name: 'Paste text' }).waitFor();
    await tabTo(window, 'input', /^Address/);
    await window.keyboard.type('https://gazette.example/weir');
    await window.keyboard.press('Enter');
    await window.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const last = '<p>The owners of the mill below the weir had asked for that since last autumn.</p>';
  await paste(
    `<h2>Weir open</h2><p>The weir at Ruhn was opened on Monday after two days of rain.</p><h3>What was wet</h3><ul><li>Twelve cellars in the old town</li><li>The school</li></ul>${last}`,
  );
  await strip(window).getByText('1 text added').waitFor();
  await tabTo(window, 'a', /^Read$/);
  await window.keyboard.press('Enter');
  await window.getByRole('document', { name: 'Weir open' }).waitFor();
  await window.getByRole('heading', { name: 'What was wet' }).waitFor();
  expect(await text(window).getByRole('listitem').count()).toBe(2);
  await text(window).press('ArrowDown');
  await window.keyboard.press('c');
  await window.getByText('1 article · 1 claim').waitFor();
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');

  await paste(
    `<h2>Weir open</h2><p>Rain had fallen since Saturday when the keeper raised all the gates.</p><h3>What was wet</h3><ul><li>Twelve cellars in the old town</li><li>The school</li></ul>${last}`,
  );
  await strip(window).getByText('1 revision added').waitFor();
  await tabTo(window, 'a', /^Triage/);
  await window.keyboard.press('Enter');
  await tabTo(window, 'radio', /^Suggested links/);
  await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Space');
  const lost = window.getByRole('article', { name: /^The weir at Ruhn/ });
  await lost.getByText('gone', { exact: true }).waitFor();
  await tabTo(window, 'article', /^The weir at Ruhn/);
  await window.keyboard.press('Enter');
  await window.getByRole('document', { name: 'Weir open' }).waitFor();
  await window.getByText('If it is said in another way').waitFor();
  await text(window).press('ArrowDown');
  await window
    .getByRole('toolbar', { name: 'Held passage' })
    .getByRole('button', { name: 'Put the claim here' })
    .waitFor();
  await window.keyboard.press('Shift+C');
  await window.getByRole('status', { name: 'Messages' }).getByText('The claim stands here now.').waitFor();
  await window.getByRole('region', { name: 'Changed by revisions' }).waitFor({ state: 'detached' });
});

test('one page is fetched when it is asked for, nothing else is, and it can be fetched again later', async () => {
  const asked: string[] = [];
  let injured = 14;
  const site = await openSite((request, response) => {
    asked.push(request.url!);
    const picture = '<img src="/picture.png"><script src="/script.js"></script>';
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(page('The Ledger', `${site}/crane`, injured, picture));
  });
  const { page: window } = await openEmpty();
  await window.getByRole('button', { name: 'Add articles', exact: true }).first().click();
  const address = window.getByLabel('Or fetch one page from the web');
  await address.fill('mailto:nobody');
  await window.getByText('Write a web address').waitFor();
  await address.fill(`${site}/crane`);
  await window.getByRole('button', { name: 'Fetch this page' }).click();
  await strip(window).getByText('1 page added').waitFor();
  await strip(window).getByText('1 page added').click();
  await strip(window).getByRole('link', { name: 'Crane falls at Brink' }).click();
  await window.getByRole('document', { name: 'Crane falls at Brink' }).waitFor();
  expect(asked).toEqual(['/crane']);

  await selectWords(window, 'injuring 14 people');
  await window.keyboard.press('c');
  await window.getByText('1 article · 1 claim').waitFor();
  injured = 17;
  await window.getByRole('button', { name: 'New revision…' }).click();
  await window.getByRole('button', { name: 'Fetch it again' }).click();
  await window.getByRole('region', { name: 'Changed by revisions' }).getByText('1 value changed').waitFor();
  expect(asked).toEqual(['/crane', '/crane']);
});
