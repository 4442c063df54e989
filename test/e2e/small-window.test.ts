import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openLibrary } from '../support/electron-app.ts';
import { openFerryStory } from '../support/ferry-story.ts';
import { answerWithMatrix } from '../support/large-matrix.ts';
import { importTexts } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openInBrowser } from '../support/workbench.ts';

/** A screen of 1440 × 900 at a zoom of 200 %. */
const zoomed = { width: 720, height: 450 };

/** How many pixels of it, from its top down, can be seen inside the view. */
async function heightInSight(page: Page, element: Locator): Promise<number> {
  const view = (await page.getByRole('main').boundingBox())!;
  const box = (await element.boundingBox())!;
  return Math.min(box.y + box.height, view.y + view.height) - Math.max(box.y, view.y);
}

const grid = (page: Page) => page.getByRole('grid', { name: 'Points' });

test('at a zoom of 200 % Compare shows points, the keys bring each whole into sight, and the open one leaves them their height', async () => {
  const { workbench } = await openFerryStory();
  const { page } = workbench;
  await answerWithMatrix(page.context(), { sources: 6, points: 40, share: 0.5 });
  await page.setViewportSize(zoomed);
  await page.evaluate(() => location.assign('#/compare'));
  await page.reload();
  await grid(page).waitFor();
  const points = grid(page).getByRole('rowheader');
  await expect.poll(() => heightInSight(page, points.first())).toBeGreaterThan(60);

  const focused = page.locator('tbody :focus');
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('ArrowDown');
    const { height } = (await focused.boundingBox())!;
    expect(await heightInSight(page, focused)).toBeGreaterThan(height - 2);
  }
  expect(await focused.locator('..').getAttribute('aria-rowindex')).toBe('13');
  await focused.click();
  await page.getByRole('complementary', { name: 'Point' }).waitFor();
  const table = grid(page).locator('..');
  expect((await table.boundingBox())!.height).toBeGreaterThan(zoomed.height / 2);
});

test.each([zoomed, { width: 900, height: 600 }])(
  'the titles of articles keep their room: %o',
  async (size) => {
    const { workbench } = await openFerryStory();
    const { page } = workbench;
    await page.setViewportSize(size);
    const title = page.getByRole('columnheader', { name: 'Title' });
    await expect.poll(async () => (await title.boundingBox())!.width).toBeGreaterThan(220);
  },
);

test('at a zoom of 200 % an article without claims shows its text at once', async () => {
  const { workbench, show, articleIds } = await openFerryStory({ marksClaims: false });
  const { page } = workbench;
  await page.setViewportSize(zoomed);
  await show(`#/read/${articleIds['post.txt']}`);
  const text = page.getByText(/^About 300 passengers were taken off/).first();
  await text.waitFor();
  const hint = (await page.getByText(/^Select text/).boundingBox())!;
  expect((await text.boundingBox())!.y + 3 * 27).toBeLessThan(hint.y);
});

test('long words of a list are broken, in Read and in Side by side', async () => {
  const folder = temporaryFolder();
  const library = join(folder, 'Long.claimbench');
  const connection = await openLibrary(library, folder, true);
  const address = `https://example.org/${'harbourofstell'.repeat(12)}`;
  const text = `# Where to look\n\nThe harbour lists these pages.\n\n- ${address}\n- Another page`;
  const outcomes = await importTexts(connection, {
    'one.md': text,
    'two.md': text.replace('Where to look', 'Where else to look'),
  });
  await connection.close();
  const [a, b] = outcomes.map(({ articleId }) => articleId!);
  const { page, close } = await openInBrowser(library, folder);
  onTestFinished(close);
  for (const width of [900, 720]) {
    await page.setViewportSize({ width, height: 600 });
    for (const route of [`read/${a}`, `side-by-side/${a}/${b}`]) {
      await page.evaluate((to) => location.assign(`#/${to}`), route);
      const item = page.locator('li[data-start]').filter({ hasText: 'https://example.org' });
      await item.first().waitFor();
      for (const one of await item.all())
        expect(
          await one.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
          route,
        ).toBeLessThan(2);
      // What is left of a view that goes is not taken for the next one.
      await page.evaluate(() => location.assign('#/bin'));
      await page.getByText('The bin is empty').waitFor();
    }
  }
});

test.each([{ width: 900, height: 600 }, { width: 1440, height: 900 }, zoomed])(
  'what is not saved is told whole, also beside a long message: %o',
  async (size) => {
    const { workbench, show } = await openFerryStory();
    const { page } = workbench;
    await page.setViewportSize(size);
    await show('#/claims');
    const saving = page.getByRole('status', { name: 'Saving' });
    const isWhole = () =>
      saving.evaluate(
        (element) =>
          element.scrollWidth <= element.clientWidth + 1 &&
          element.scrollHeight <= element.clientHeight + 1 &&
          element.getBoundingClientRect().bottom <= innerHeight,
      );
    await saving.getByText(/^Saved$/).waitFor();
    await page.getByRole('checkbox', { name: /^Select About 300/ }).click();
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: /^Status/ })
      .click();
    await page.getByRole('menuitem', { name: 'Checking' }).click();
    await page.getByRole('status', { name: 'Messages' }).getByText('1 claim: checking.').waitFor();
    // As long as the longest that are told.
    await page.getByRole('status', { name: 'Messages' }).evaluate((region) => {
      region.querySelector('[dir=auto]')!.textContent = 'Undone: change the tags of the claim. '.repeat(8);
    });
    expect(await isWhole()).toBe(true);
    await saving.evaluate((element) => {
      element.textContent =
        'Not saved: Claimbench does not answer. If this stays so, start it again and leave this window open: it goes on where it was, and saves what waits.';
    });
    expect(await isWhole()).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  },
);

test('at a zoom of 200 % the bar of the held passage covers none of its lines', async () => {
  const { workbench, show, articleIds } = await openFerryStory();
  const { page } = workbench;
  await page.setViewportSize(zoomed);
  await show(`#/read/${articleIds['daily.md']}`);
  await page.getByRole('document', { name: /^Stell ferry/ }).waitFor();
  await page.keyboard.press('j');
  await page.getByRole('region', { name: 'Claim', exact: true }).waitFor();
  const bar = page.getByRole('toolbar', { name: 'Held passage' });
  /** The held lines, from the first one’s top to the last one’s foot. */
  const heldBox = () =>
    page.evaluate(() => {
      const [held] = [...CSS.highlights.get('held')!];
      const range = new Range();
      range.setStart(held!.startContainer, held!.startOffset);
      range.setEnd(held!.endContainer, held!.endOffset);
      const { top, bottom } = range.getBoundingClientRect();
      return { top, bottom };
    });
  const top = (await page.getByRole('document', { name: /^Stell ferry/ }).boundingBox())!.y;
  for (const key of ['n', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'n']) {
    await page.keyboard.press(key);
    await bar.waitFor();
    const { y, height } = (await bar.boundingBox())!;
    expect(height).toBeLessThan(48);
    await expect.poll(async () => (await heldBox()).bottom).toBeLessThanOrEqual(y);
    expect((await heldBox()).top).toBeGreaterThanOrEqual(top);
  }
});

test.each([zoomed, { width: 900, height: 700 }, { width: 1440, height: 900 }])(
  'the cell whose point is closed stays below the head of the table: %o',
  async (size) => {
    const { workbench } = await openFerryStory();
    const { page } = workbench;
    await page.setViewportSize(size);
    await answerWithMatrix(page.context(), { sources: 12, points: 60, share: 0.5 });
    await page.evaluate(() => location.assign('#/compare'));
    await page.reload();
    await grid(page).waitFor();
    const point = page.getByRole('complementary', { name: 'Point' });
    await page.keyboard.press('ArrowDown');
    for (const way of ['ArrowDown', 'ArrowUp'])
      for (let step = 0; step < 15; step++) {
        await page.keyboard.press(way);
        await page.keyboard.press('Enter');
        await point.waitFor();
        await page.keyboard.press('Escape');
        await point.waitFor({ state: 'detached' });
        const hidden = () =>
          page.evaluate(() => {
            const cell = document.activeElement!.closest('td, th')!;
            const head = cell.closest('table')!.querySelector('thead th')!;
            const pane = cell.closest('table')!.parentElement!;
            const { top, bottom } = cell.getBoundingClientRect();
            return Math.max(
              head.getBoundingClientRect().bottom - top,
              bottom - pane.getBoundingClientRect().top - pane.clientHeight,
            );
          });
        await expect.poll(hidden).toBeLessThan(3);
      }
  },
);
