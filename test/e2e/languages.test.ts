import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { words as pageWords } from '../../renderer/words/en/index.ts';
import { words as coreWords } from '../../src/words/en/index.ts';
import { pseudo } from '../../src/words/languages.ts';
import { createSpeaker, type WordOf } from '../../src/words/say.ts';
import { audit, axe } from '../support/audit.ts';
import { launch, openLibrary, standIn } from '../support/electron-app.ts';
import { openFerryStory } from '../support/ferry-story.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** The words of a message that stand in it as they are. */
function listLiterals(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value.trim()];
    if (element.type === TYPE.tag) return listLiterals(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return Object.values(element.options).flatMap(({ value }) => listLiterals(value));
  });
}
/** Longer than what an article could say by chance. */
const phrases = [...Object.values(pageWords), ...Object.values(coreWords)]
  .flatMap((room) => Object.values(room).flatMap((message) => listLiterals(parse(message))))
  .filter((text) => text.length > 11 && /[a-z] [a-z]/i.test(text));

/**
 * All that a view says to eyes and ears, without what articles and editors wrote, and without the rules of matching:
 * that is made for English, and tells in English what it did.
 */
const readPage = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('[lang=en][dir=auto], [role=document], option, pre')) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) said.push(element.getAttribute(name) ?? '');
      for (const { nodeType, nodeValue } of element.childNodes)
        if (nodeType === 3) said.push(nodeValue ?? '');
    }
    return said.join('\n');
  });

const speak = createSpeaker(pageWords);
/** What the page calls something in the made-up language. */
const inPseudo = (word: WordOf<typeof pageWords>, values: Record<string, unknown> = {}) =>
  speak(pseudo, word, values).join('');

const nothingEnglish = async (page: Page, where: string) => {
  const said = await readPage(page);
  expect(said, where).toMatch(/[šŝ]/i);
  expect(
    phrases.filter((phrase) => said.includes(phrase)),
    where,
  ).toEqual([]);
};

const chooseLanguage = (page: Page, language: string) => page.locator('#language').selectOption(language);

test('the language is chosen in Settings: nothing English is left, all is mirrored, and English comes back', async () => {
  const { workbench, articleIds } = await openFerryStory();
  const { page, violations } = workbench;
  const show = async (route: string, shown: RegExp) => {
    await page.goto(`${page.url().split('#')[0]}#/${route}`);
    await page.getByRole('main').waitFor();
    await expect.poll(() => readPage(page)).toMatch(shown);
  };
  await page.getByRole('link', { name: 'Settings' }).click();
  await chooseLanguage(page, 'pseudo');
  await page.locator('html[dir=rtl][lang|=en]').waitFor();
  await page.evaluate(axe);
  const rail = await page.getByRole('navigation').first().boundingBox();
  expect(rail!.x, 'the rail stands on the right').toBeGreaterThan(1000);

  // What stands there once the view has its data.
  const views: readonly (readonly [route: string, shown: RegExp])[] = [
    ['library', /Ferry runs aground off Stell/],
    [`read/${articleIds['post.txt']}`, /Ferry runs aground off Stell/],
    ['compare', /Stell ferry: what we know/],
    ['triage', /About 300 passengers/],
    ['claims', /About 300 passengers/],
    ['settings', /ÅÅþþééååŕååñçéé/],
  ];
  for (const [route, shown] of views) {
    await show(route, shown);
    await nothingEnglish(page, route);
    if (route === 'library' || route === 'settings') expect(await audit(page), route).toEqual([]);
  }
  expect(await page.title()).toMatch(/Çļåå/);

  await page.reload();
  await page.locator('html[dir=rtl]').waitFor();
  await chooseLanguage(page, 'en');
  await page.locator('html[dir=ltr]').waitFor();
  await page.getByRole('tab', { name: 'Appearance' }).waitFor();
  expect(violations).toEqual([]);
});

test('so is what the core says: what was refused, done, undone, found and recorded', async () => {
  const { workbench, articleIds, show } = await openFerryStory();
  const { page, violations } = workbench;
  await page.getByRole('link', { name: 'Settings' }).click();
  await chooseLanguage(page, 'pseudo');
  await page.locator('html[dir=rtl]').waitFor();
  const button = (word: WordOf<typeof pageWords>, values?: Record<string, unknown>) =>
    page.getByRole('button', { name: inPseudo(word, values), exact: true });

  await page.getByRole('tab', { name: inPseudo('settings.tags') }).click();
  const newTag = page.getByRole('textbox', { name: inPseudo('settings.newTag') });
  await newTag.fill('FERRY');
  await newTag.press('Enter');
  await page.getByText('“\u2068ferry\u2069').first().waitFor();
  await nothingEnglish(page, 'an error');
  await newTag.fill('quay');
  await newTag.press('Enter');
  await button('settings.deleteTag', { name: 'quay' }).waitFor();
  await page.getByRole('tab', { name: inPseudo('settings.library') }).click();
  await button('settings.checkTheLibrary').click();
  await page.getByText(inPseudo('settings.theLibraryIsSound')).waitFor();
  await nothingEnglish(page, 'what was looked at');

  await show('#/library');
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'blank.txt'), '');
  writeFileSync(join(folder, 'wreck.docx'), 'PK\x03\x04 wreck', 'latin1');
  await button('library.addArticles').first().click();
  const chooser = page.waitForEvent('filechooser');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: inPseudo('library.chooseFiles') })
    .click();
  await (await chooser).setFiles([join(folder, 'blank.txt'), join(folder, 'wreck.docx')]);
  const report = page.getByRole('region', { name: inPseudo('library.imports') });
  await report.getByText('blank.txt').first().waitFor();
  await report.getByText('wreck.docx').first().waitFor();
  // It has ended: nothing is taken back while it runs.
  await button('library.dismissOutcome').waitFor();
  await nothingEnglish(page, 'the report of an import with refused files');

  await page.keyboard.press('ControlOrMeta+z');
  const messages = page.getByRole('status', { name: inPseudo('components.messages') });
  await messages.getByText('\u2068quay\u2069').first().waitFor();
  await nothingEnglish(page, 'an act that was undone');
  await button('shell.history').click();
  await page.getByRole('dialog').locator('s').first().waitFor();
  await nothingEnglish(page, 'the history');
  const steps = page.getByRole('list', { name: inPseudo('shell.steps') }).locator('p');
  // What is put into a sentence stands between the isolates.
  const own = (await steps.allInnerTexts()).map((text) => text.replaceAll(/\u2068[^\u2069]*\u2069/g, ''));
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter((text) => /[A-Za-z]{2}/.test(text))).toEqual([]);
  await page.keyboard.press('Escape');

  await show('#/search?q=before:soon');
  await page.getByRole('note').waitFor();
  await nothingEnglish(page, 'a search that was not understood');
  await show('#/bin');
  await page.getByRole('main').waitFor();
  await nothingEnglish(page, 'the bin');
  await show(`#/read/${articleIds['post.txt']}`);
  const marked = page.getByRole('navigation', { name: inPseudo('reading.claimsInThisArticle') });
  await marked.getByRole('button').first().press('Enter');
  await page
    .locator('summary')
    .filter({ hasText: inPseudo('claim.history') })
    .click();
  await page
    .getByRole('listitem')
    .getByText(/“About 300/)
    .first()
    .waitFor();
  await nothingEnglish(page, 'the history of a claim');
  expect(violations).toEqual([]);
});

test('the menus of the desktop program follow', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Tunnel.claimbench');
  await (await openLibrary(library, folder, true)).close();
  const { app, page } = await launch(standIn, join(folder, 'user'), { args: [library] });
  onTestFinished(() => app.close());
  const label = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()!.getMenuItemById('export')!.label);
  expect(await label()).toBe('&Export…');
  await page.evaluate(() => claimbench.request('settings.update', { language: 'pseudo' }));
  await expect.poll(label).toMatch(/Ééẋþöŕţ|ÉÉẋþööŕţ/);
});
