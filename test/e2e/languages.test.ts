import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { words } from '../../renderer/words/en/index.ts';
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
const phrases = Object.values(words)
  .flatMap((room) => Object.values(room).flatMap((message) => listLiterals(parse(message))))
  .filter((text) => text.length > 11 && /[a-z] [a-z]/i.test(text));

/** All that a view says to eyes and ears, without what the library itself holds or says. */
const readPage = (page: Page) =>
  page.evaluate(() => {
    const said: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('[lang=en], [role=document], option, pre')) continue;
      for (const name of ['aria-label', 'title', 'placeholder']) said.push(element.getAttribute(name) ?? '');
      for (const { nodeType, nodeValue } of element.childNodes)
        if (nodeType === 3) said.push(nodeValue ?? '');
    }
    return said.join('\n');
  });

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
    const said = await readPage(page);
    expect(said, route).toMatch(/[šŝ]/i);
    expect(
      phrases.filter((phrase) => said.includes(phrase)),
      route,
    ).toEqual([]);
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
