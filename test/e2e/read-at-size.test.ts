import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../support/electron-app.ts';
import { openManyBoats } from '../support/many-boats.ts';
import { importTexts } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

const list = (page: Page) => page.getByRole('navigation', { name: 'Articles and tags' });

test('of a long article the marks near the eye alone are painted, and wherever it is scrolled they are there at once', async () => {
  const { page, articleId } = await openManyBoats(1000);
  await page.evaluate((id) => location.assign(`#/read/${id}`), articleId);
  const text = page.getByRole('document', { name: 'Boats' });
  await text.waitFor();

  const painted = () =>
    page.evaluate(() => [...CSS.highlights.get('claim')!].map((range) => range.startContainer.textContent));
  await expect.poll(painted).toContain('Boat 1 left the quay.');
  expect((await painted()).length).toBeLessThan(100);
  const paintedOneFrameAfter = (scrolled: 'scrollHeight' | 'clientHeight') =>
    text.evaluate((pane, by) => {
      pane.scrollTop += pane[by];
      return new Promise<(string | null)[]>((resolve) => {
        requestAnimationFrame(() =>
          resolve([...CSS.highlights.get('claim')!].map((range) => range.startContainer.textContent)),
        );
      });
    }, scrolled);
  const atEnd = await paintedOneFrameAfter('scrollHeight');
  expect(atEnd).toContain('Boat 1000 left the quay.');
  expect(atEnd.length).toBeLessThan(100);

  await text.evaluate((pane) => {
    pane.scrollTop = pane.scrollHeight / 2;
  });
  for (let step = 0; step < 4; step++) {
    const shown = await paintedOneFrameAfter('clientHeight');
    const inSight = await text.evaluate((pane) => {
      const { top, bottom } = pane.getBoundingClientRect();
      return [...pane.querySelectorAll('p[data-start]')]
        .filter((line) => {
          const box = line.getBoundingClientRect();
          return box.bottom > top && box.top < bottom;
        })
        .map((line) => line.textContent);
    });
    expect(inSight.length).toBeGreaterThan(5);
    expect(shown).toEqual(expect.arrayContaining(inSight));
  }
});

test('what is far away in a long article is brought into view, and stays there while the text around it is laid out', async () => {
  const { page, articleId } = await openManyBoats(1000);
  await page.evaluate((id) => location.assign(`#/read/${id}`), articleId);
  const text = page.getByRole('document', { name: 'Boats' });
  await text.waitFor();
  /** Where each of some frames has the paragraph, above the lower edge of the pane and below the upper one. */
  const standsAt = (number: number) =>
    text.evaluate(async (pane, words) => {
      const line = [...pane.querySelectorAll('p[data-start]')].find((other) => other.textContent === words)!;
      const found: boolean[] = [];
      for (let frame = 0; frame < 10; frame++) {
        await new Promise(requestAnimationFrame);
        const [frameBox, box] = [pane.getBoundingClientRect(), line.getBoundingClientRect()];
        found.push(box.top >= frameBox.top && box.bottom <= frameBox.bottom);
      }
      return found.every((isInSight) => isInSight);
    }, `Boat ${number} left the quay.`);
  const find = page.getByRole('search', { name: 'Find in the article' });
  for (const number of [900, 120, 555, 999, 3]) {
    await page.keyboard.press('Control+f');
    await find.getByRole('textbox').fill(`Boat ${number} left`);
    await find.getByText('1 of 1').waitFor();
    expect(await standsAt(number)).toBe(true);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page
      .getByRole('status')
      .filter({ hasText: `Held: Boat ${number}` })
      .waitFor({ state: 'detached' });
    expect(await standsAt(number + 1)).toBe(true);
  }

  await page.getByRole('link', { name: 'Claims', exact: true }).click();
  await page.getByRole('textbox', { name: 'Filter claims by their words' }).fill('Boat 777 ');
  await page.getByRole('grid', { name: 'Claims' }).getByText('Boat 777 left the quay.').click();
  await text.waitFor();
  await page.getByRole('region', { name: 'Claim', exact: true }).getByText('Boat 777').first().waitFor();
  expect(await standsAt(777)).toBe(true);
  await page.keyboard.press('k');
  await page.getByRole('region', { name: 'Claim', exact: true }).getByText('Boat 776').first().waitFor();
  expect(await standsAt(776)).toBe(true);
});

test('of many articles beside the text those in sight are there, with the open one, and the focus stays whole', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Many.claimbench');
  const connection = await openLibrary(library, folder, true);
  const files = Array.from({ length: 300 }, (_, index) => [
    `${index}.txt`,
    `Report number ${index + 1}\n\nBoat ${index + 1} left quay ${index * 7}.`,
  ]);
  const outcomes = await importTexts(connection, Object.fromEntries(files));
  await connection.close();
  const { page, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  const open = async (articleId: string) => {
    await page.evaluate((id) => location.assign(`#/read/${id}`), articleId);
    await list(page).locator('[aria-current=page]').waitFor();
  };
  const place = () =>
    list(page)
      .locator('li', { has: page.locator('[aria-current=page]') })
      .getAttribute('aria-posinset');
  const links = list(page).getByRole('link');
  const isInSight = (selector: string) =>
    list(page)
      .locator(selector)
      .evaluate((link) => {
        const box = link.getBoundingClientRect();
        const frame = link.closest('ul')!.parentElement!.getBoundingClientRect();
        return box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
      });
  await open(outcomes[0]!.articleId!);
  await open(outcomes.at(-1)!.articleId!);
  const first = await place();
  await expect.poll(() => isInSight('[aria-current=page]')).toBe(true);
  await open(outcomes[150]!.articleId!);
  expect(await place()).not.toBe(first);
  await expect.poll(() => isInSight('[aria-current=page]')).toBe(true);
  expect(await links.count()).toBeLessThan(60);
  expect(await list(page).locator('li').first().getAttribute('aria-setsize')).toBe('300');

  await list(page).getByRole('textbox', { name: 'Filter articles' }).press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement!.closest('li')?.ariaPosInSet);
  expect(await focused()).toBe('1');
  for (let step = 2; step <= 40; step++) {
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(String(step));
  }
  expect(await isInSight('a:focus')).toBe(true);
  await list(page).locator('ul').first().hover();
  await page.mouse.wheel(0, 8000);
  await expect.poll(() => isInSight('a:focus')).toBe(false);
  expect(await focused()).toBe('40');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('41');
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('40');

  await list(page).getByRole('textbox', { name: 'Filter articles' }).fill('number 30');
  await expect.poll(() => links.count()).toBe(4);
});
