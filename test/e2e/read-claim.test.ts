import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { copyMarkup } from '../support/clipboard.ts';
import { openLibrary } from '../support/electron-app.ts';
import { type FerryStory, openFerryStory } from '../support/ferry-story.ts';
import { tabTo } from '../support/keyboard.ts';

const claim = (page: Page) => page.getByRole('region', { name: 'Claim', exact: true });
const section = (page: Page, name: string) => claim(page).locator('summary').filter({ hasText: name });
const messages = (page: Page) => page.getByRole('status', { name: 'Messages' });
const saved = (page: Page) => page.getByRole('status', { name: 'Saving' }).filter({ hasText: /^Saved$/ });
const toolbar = (page: Page) => page.getByRole('toolbar', { name: 'Held passage' });
const readArticle = (page: Page, title: RegExp) => page.getByRole('document', { name: title }).waitFor();

/** Closes the window and looks into the library it leaves. */
async function inspect<T>(
  { workbench, library, folder }: FerryStory,
  look: (connection: Awaited<ReturnType<typeof openLibrary>>) => Promise<T>,
): Promise<T> {
  await saved(workbench.page).waitFor();
  expect(workbench.violations).toEqual([]);
  await workbench.close();
  const connection = await openLibrary(library, folder);
  const found = await look(connection);
  await connection.close();
  return found;
}

test('by mouse: status, verdict, speakers, evidence of every kind, a corrected reading, history, verdict passed on', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await readArticle(page, /^Ferry runs aground/);
  await page.getByRole('navigation', { name: 'Claims in this article' }).getByRole('button').nth(1).focus();
  await page.keyboard.press('Enter');
  await claim(page).getByText('The engine failed at 17:40').first().waitFor();

  await claim(page).getByLabel('Said by').fill('the harbour master');
  await claim(page).getByRole('button', { name: 'Add whom the harbour master quotes' }).click();
  await claim(page).getByLabel('quoting').fill('the engineer');
  await claim(page).getByLabel('Role of the engineer').fill('first engineer');
  await claim(page).getByRole('button', { name: 'the engineer is nearer to the article' }).click();
  await expect.poll(() => claim(page).getByLabel('Said by').inputValue()).toBe('the engineer');

  await claim(page).getByLabel('As of').fill('yesterday');
  await claim(page).getByText('Write a day like').waitFor();
  await claim(page).getByLabel('As of').fill('2026-05-05 17:40');
  await claim(page).getByLabel('Status').selectOption('Done');
  await claim(page).getByLabel('Verdict').selectOption('True');
  await claim(page).getByLabel('Reason').fill('The log shows it');
  await claim(page).getByRole('button', { name: 'Give “True”' }).click();
  await claim(page)
    .getByText(/^Given by /)
    .waitFor();

  await section(page, 'Evidence').click();
  const stances = claim(page).getByRole('group', { name: 'Add as' });
  await stances.getByRole('button', { name: 'context', pressed: true }).waitFor();
  await stances.getByRole('button', { name: 'for', exact: true }).click();
  await claim(page).getByRole('button', { name: 'Address' }).click();
  await claim(page).getByLabel('Address').fill('stell.example/log');
  await claim(page).getByRole('button', { name: 'Add', exact: true }).click();
  await claim(page).getByText('An address begins with https://').waitFor();
  await claim(page).getByLabel('Address').fill('https://stell.example/log');
  await claim(page).getByRole('button', { name: 'Add', exact: true }).click();
  await claim(page).getByText('accessed').waitFor();
  const file = join(story.folder, 'log.txt');
  writeFileSync(file, '17:40 engine failed');
  const chooser = page.waitForEvent('filechooser');
  await claim(page).getByRole('button', { name: 'File' }).click();
  await (await chooser).setFiles(file);
  await claim(page).getByText('log.txt').waitFor();
  await claim(page).getByLabel('Stance of log.txt').selectOption('against');

  await stances.getByRole('button', { name: 'against' }).click();
  await claim(page).getByRole('button', { name: 'Passage' }).click();
  const collecting = page.getByRole('region', { name: 'Collecting evidence' });
  await collecting.waitFor();
  await page
    .getByRole('navigation', { name: 'Articles and tags' })
    .getByRole('link', { name: /^Stell ferry/ })
    .click();
  await readArticle(page, /^Stell ferry/);
  await page.getByText('Crews from the villages brought blankets').click({ clickCount: 3 });
  await toolbar(page)
    .getByRole('button', { name: /^Use as evidence/ })
    .click();
  await messages(page).getByText('Added as evidence.').waitFor();
  await collecting.getByRole('link').click();
  await claim(page).getByText('Crews from the villages brought blankets').waitFor();
  await collecting.getByRole('button', { name: 'Stop collecting evidence' }).click();

  await section(page, 'Reading').click();
  await claim(page)
    .getByRole('button', { name: /^Not in this claim: .*17:40/ })
    .click();
  await claim(page).getByText('corrected', { exact: true }).waitFor();
  await claim(page)
    .getByRole('button', { name: / as read$/ })
    .click();
  await claim(page).getByText('corrected', { exact: true }).waitFor({ state: 'detached' });

  await section(page, 'History').click();
  await claim(page).getByText('verdict: True').waitFor();

  await claim(page).getByRole('button', { name: 'Give this verdict to the claim that agrees…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Give “True” to the claims that agree' });
  await dialog.getByRole('button', { name: 'Give it to 1 claim' }).click();
  await messages(page).getByText('“True” given to 1 claim.').waitFor();

  const found = await inspect(story, async (connection) => {
    const claims = await ask(connection, 'claim.list', {});
    const own = claims.find(({ attribution }) => attribution.length === 2)!;
    return {
      own,
      judged: claims.filter(({ verdictId }) => verdictId !== null).length,
      evidence: await ask(connection, 'evidence.list', { claimId: own.id }),
    };
  });
  expect(found.own).toMatchObject({
    attribution: [
      { name: 'the engineer', kind: 'person', role: 'first engineer' },
      { name: 'the harbour master', kind: 'person', role: null },
    ],
    asOf: '2026-05-05T17:40:00.000Z',
    status: 'done',
    verdictReason: 'The log shows it',
  });
  expect(found.judged).toBe(2);
  expect(found.evidence.map(({ kind, stance }) => `${kind} ${stance}`).sort()).toEqual([
    'address for',
    'file against',
    'passage against',
  ]);
});

test('by keyboard alone: suggestions, dismissed and marked with active tags, set-aside lines, status and note', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await tabTo(page, 'a', /^Read$/);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Articles and tags' }).waitFor();
  await tabTo(page, 'a', /^Ferry runs aground/);
  await page.keyboard.press('Enter');
  await readArticle(page, /^Ferry runs aground/);
  await page.getByRole('button', { name: '1 sentence left' }).waitFor();

  await page.keyboard.press('g');
  await page.getByRole('region', { name: 'Tagging' }).waitFor();
  await page.keyboard.insertText('money');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await toolbar(page).getByText('4,000 crowns').waitFor();
  await page.keyboard.press('w');
  await page.getByText('No sentence left to check', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: '1 sentence left' }).waitFor();
  await page.keyboard.press('n');
  await toolbar(page).waitFor();
  await page.keyboard.press('c');
  await claim(page).getByRole('button', { name: 'Remove tag money' }).waitFor();

  await page.keyboard.press('ArrowUp');
  await toolbar(page).waitFor();
  await page.keyboard.press('x');
  // It joins the line below it, which was set aside when the article was read.
  await page.getByText(/^2 lines set aside: /).waitFor();
  await tabTo(page, 'summary', /^2 lines set aside/);
  await page.keyboard.press('x');
  await messages(page).getByText('2 lines brought back.').waitFor();

  await tabTo(page, 'select', /^Status$/);
  await page.keyboard.press('c');
  await saved(page).waitFor();
  await tabTo(page, 'summary', /^Evidence/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', /^Note$/);
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('The pilot said so on the phone.');
  await page.keyboard.press('Control+Enter');
  await claim(page).getByRole('list', { name: 'Evidence' }).waitFor();

  const marked = await inspect(story, async (connection) => {
    const claims = await ask(connection, 'claim.list', {});
    return claims.filter(({ tags }) => tags.some(({ name }) => name === 'money'));
  });
  expect(marked).toHaveLength(1);
  expect(marked[0]).toMatchObject({ status: 'checking', evidence: 1 });
  expect(marked[0]!.wording).toContain('4,000 crowns');
});

test('a later text of an article: its changes, the older one, and claims that went along', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['daily.md']}`);
  await readArticle(page, /^Stell ferry/);
  await page.getByRole('button', { name: 'New revision…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New revision' });
  await dialog
    .getByLabel(/^Later text of/)
    .fill(
      'Stell ferry: what we know\n\nNearly 260 passengers were taken off the ferry on Tuesday evening, the shipping line said.\n\nThe engine failed at 17:40, its log shows.',
    );
  await dialog.getByRole('button', { name: 'Add revision' }).click();
  const revisions = page.getByRole('region', { name: 'Revisions', exact: true });
  await revisions.waitFor();
  await revisions.getByRole('button', { name: 'What changed' }).click();
  const changes = page.getByRole('region', { name: 'What changed' });
  await changes.locator('ins').filter({ hasText: '260' }).waitFor();
  await changes.locator('del').filter({ hasText: '200' }).first().waitFor();
  await revisions.getByRole('button', { name: 'Back to the text' }).click();
  await page
    .getByRole('document', { name: /^Stell/ })
    .getByText('Nearly 260 passengers')
    .waitFor();
  await revisions.getByRole('combobox', { name: 'Revision' }).selectOption({ index: 1 });
  await page
    .getByRole('document', { name: /^Stell/ })
    .getByText('Nearly 200 passengers')
    .waitFor();
  await page.keyboard.press('Tab');
  await page.getByText('This text is older').waitFor();
  expect(story.workbench.violations).toEqual([]);
});

test('what is typed right after a claim was marked goes into its tags, as if the field had been there', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await readArticle(page, /^Ferry runs aground/);
  await page.getByRole('button', { name: '1 sentence left' }).waitFor();
  await page.keyboard.press('n');
  await toolbar(page).waitFor();
  await page.keyboard.press('c');
  await page.keyboard.type('anchor');
  await page.keyboard.press('Enter');
  await page.keyboard.type('ro');
  await claim(page).getByRole('button', { name: 'Remove tag anchor' }).waitFor();
  await expect.poll(() => claim(page).getByRole('combobox', { name: 'Tags' }).inputValue()).toBe('ro');
  // Half a tag would wait, and keep the library from being all saved.
  await page.keyboard.press('Escape');
  const tags = await inspect(story, (connection) => ask(connection, 'tag.list', {}));
  expect(tags.map(({ name }) => name)).toContain('anchor');
});

test('what is pasted right after a claim was marked goes where the keys before it lead', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await readArticle(page, /^Ferry runs aground/);
  await page.getByRole('button', { name: '1 sentence left' }).waitFor();
  await copyMarkup(page, '<b>pilot</b>');
  await page.keyboard.press('n');
  await toolbar(page).waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('Control+v');
  await page.keyboard.type('age');
  await page.keyboard.press('Enter');
  await claim(page).getByRole('button', { name: 'Remove tag pilotage' }).waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await toolbar(page).waitFor();
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+v');
  await page.getByRole('dialog', { name: 'Paste text' }).waitFor();
});

test('a verdict that waits for its reason is given by a press and by nothing else, and waits as long as it has to', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await readArticle(page, /^Ferry runs aground/);
  const claims = page.getByRole('navigation', { name: 'Claims in this article' }).getByRole('button');
  const verdict = claim(page).getByLabel('Verdict');
  const chosen = () => verdict.locator('option:checked').textContent();
  const reason = claim(page).getByLabel('Reason');
  const given = claim(page).getByText(/^Given by /);

  await claims.nth(1).focus();
  await page.keyboard.press('Enter');
  await verdict.selectOption('True');
  await reason.fill('Nobody knows');
  await claim(page).getByRole('button', { name: 'Cancel' }).click();
  await reason.waitFor({ state: 'detached' });
  expect(await chosen()).toBe('None yet');
  await verdict.selectOption('True');
  expect(await reason.inputValue()).toBe('');
  await reason.fill('The log shows');
  await page.getByRole('link', { name: 'Claims', exact: true }).click();
  await messages(page)
    .getByText('“True” is not given yet. It waits at the claim, with the reason as far as it is written.')
    .waitFor();
  await page.goBack();
  await readArticle(page, /^Ferry runs aground/);
  expect([await chosen(), await reason.inputValue()]).toEqual(['True', 'The log shows']);
  expect(await given.count()).toBe(0);

  await claims.first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(chosen).toBe('None yet');
  // Another verdict, one that needs nothing, takes along what was written.
  await verdict.selectOption('True');
  await reason.fill('The harbour office says otherwise');
  await verdict.selectOption('False');
  await given.waitFor();

  await claims.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect.poll(chosen).toBe('True');
  await reason.fill('The log shows it');
  await claim(page).getByRole('button', { name: 'Give “True”' }).click();
  await given.waitFor();
  const told = await inspect(story, (connection) => ask(connection, 'claim.list', {}));
  expect(
    told
      .map(({ verdictReason }) => verdictReason)
      .filter(Boolean)
      .sort(),
  ).toEqual(['The harbour office says otherwise', 'The log shows it']);
});

test('what is written into a form that is closed, or left, is there again until it is discarded', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  const dialog = page.getByRole('dialog');
  const written = dialog.getByRole('textbox').first();
  const openDialog = async (name: string) => {
    await page.getByRole('button', { name }).click();
    await dialog.waitFor();
  };
  const forms = [
    { address: '#/library', name: 'Add a heard claim…', empty: '' },
    { address: `#/read/${story.articleIds['post.txt']}`, name: 'New revision…', empty: '' },
    {
      address: `#/read/${story.articleIds['post.txt']}`,
      name: 'Edit details',
      empty: 'Ferry runs aground off Stell',
    },
  ];
  // Loading the page anew over such a form is asked about; what is written is there all the same.
  page.on('dialog', (question) => void question.accept());
  for (const { address, name, empty } of forms) {
    await story.show(address);
    await openDialog(name);
    expect(await written.inputValue()).toBe(empty);
    await written.fill('The harbour was closed at noon');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('status', { name: 'Saving' }).getByText('Saved, 1 form waits').waitFor();
    const asked = page.waitForEvent('dialog');
    await page.reload();
    expect((await asked).type()).toBe('beforeunload');
    await openDialog(name);
    expect(await written.inputValue()).toBe('The harbour was closed at noon');
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await saved(page).waitFor();
    await openDialog(name);
    expect(await written.inputValue()).toBe(empty);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
  }

  const claims = page.getByRole('navigation', { name: 'Claims in this article' }).getByRole('button');
  const show = async (index: number, words: string) => {
    await claims.nth(index).focus();
    await page.keyboard.press('Enter');
    await claim(page).getByText(words).first().waitFor();
  };
  await show(1, 'The engine failed');
  await section(page, 'Evidence').click();
  const add = claim(page).getByRole('toolbar', { name: 'Add evidence' });
  await add.getByRole('button', { name: 'Note' }).click();
  const note = claim(page).getByPlaceholder('What was seen, heard');
  const isFor = claim(page).getByRole('group', { name: 'Add as' }).getByRole('button', { name: 'for' });
  await isFor.click();
  await note.fill('The log says 17:40');
  await show(0, 'About 300');
  await note.waitFor({ state: 'detached' });
  await show(1, 'The engine failed');
  expect(await note.inputValue()).toBe('The log says 17:40');
  expect(await isFor.getAttribute('aria-pressed')).toBe('true');
  await claim(page).getByRole('button', { name: 'Add', exact: true }).click();
  await claim(page).getByRole('list', { name: 'Evidence' }).getByText('The log says 17:40').waitFor();
  await note.waitFor({ state: 'detached' });
});

test('by keyboard alone: verdicts and states are passed by without one of them being given', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await readArticle(page, /^Ferry runs aground/);
  await page.keyboard.press('j');
  const verdict = claim(page).getByLabel('Verdict');
  await verdict.getByRole('option', { name: 'Mixed' }).waitFor({ state: 'attached' });
  await verdict.focus();
  const chosen = () => verdict.locator('option:checked').textContent();
  for (const passed of ['True', 'Mostly true', 'Mixed']) {
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).toBe(passed);
  }
  await page.keyboard.press('Escape');
  expect(await chosen()).toBe('None yet');
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await claim(page)
    .getByText(/^Given by/)
    .waitFor();
  expect(await chosen()).toBe('False');
  const history = await inspect(story, (connection) => ask(connection, 'act.list', { limit: 20 }));
  expect(history.filter(({ label }) => /verdict/i.test(label))).toHaveLength(1);
});

test('what is looked for of a claim moves nothing under the pointer when it comes', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await readArticle(page, /^Ferry runs aground/);
  const mayCome = Promise.withResolvers<void>();
  await page.route('**/api', async (route) => {
    if (/"(check.lookup|claim.saidElsewhere)"/.test(route.request().postData() ?? '')) await mayCome.promise;
    await route.fallback();
  });
  const asked = ['check.lookup', 'claim.saidElsewhere'].map((name) =>
    page.waitForRequest((request) => !!request.postData()?.includes(`"${name}"`)),
  );
  await page.keyboard.press('j');
  await Promise.all(asked);
  const card = page.getByRole('region', { name: 'Other sources' }).getByRole('article').last();
  await card.waitFor();
  const pane = page.getByRole('complementary', { name: 'Selected claim' });
  const toEnd = () => pane.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await toEnd();
  const before = (await card.boundingBox())!.y;
  mayCome.resolve();
  await page
    .getByRole('region', { name: 'Checked before?' })
    .getByText(/^Nothing like it/)
    .waitFor();
  await page
    .getByRole('region', { name: 'Said elsewhere' })
    .getByRole('status')
    .waitFor({ state: 'detached' });
  expect((await card.boundingBox())!.y).toBe(before);
  // Else there was no end from which it could be moved.
  await toEnd();
  expect(await pane.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
});

test('a field whose words are taken back before they were read again shows what the library holds', async () => {
  const story = await openFerryStory();
  const { page } = story.workbench;
  await story.show(`#/read/${story.articleIds['post.txt']}`);
  await readArticle(page, /^Ferry runs aground/);
  await page.keyboard.press('j');
  const note = claim(page).getByLabel('Note', { exact: true });
  const answered = (name: string) =>
    page.waitForResponse((response) => !!response.request().postData()?.includes(`"${name}"`));
  const read = answered('article.read');
  await note.fill('Ask the coastguard');
  await note.press('Control+Enter');
  await read;
  await saved(page).waitFor();

  const mayRead = Promise.withResolvers<void>();
  await page.route('**/api', async (route) => {
    if (route.request().postData()?.includes('"article.read"')) await mayRead.promise;
    // One that was asked anew has been given up.
    await route.continue().catch(() => {});
  });
  const written = answered('claim.update');
  await note.fill('Ask both');
  await note.press('Control+Enter');
  await written;
  const undone = answered('act.undo');
  await page.getByRole('document', { name: /^Ferry runs aground/ }).focus();
  await page.keyboard.press('Control+z');
  await undone;
  expect(await note.inputValue()).toBe('Ask both');
  mayRead.resolve();
  await expect.poll(() => note.inputValue()).toBe('Ask the coastguard');
});
