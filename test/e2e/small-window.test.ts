import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';
import { answerWithMatrix } from '../support/large-matrix.ts';

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
