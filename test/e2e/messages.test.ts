import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findLayoutFaults } from '../support/layout.ts';
import { openWireStory } from '../support/wire-story.ts';

const messages = (page: Page) => page.getByRole('status', { name: 'Messages' });
const boxOf = async (place: Locator) => (await place.boundingBox())!;

const sizes = [
  { width: 1440, height: 900 },
  { width: 900, height: 800 },
  // 1440 x 900 at a zoom of 200 %.
  { width: 720, height: 450 },
];

test('a message covers nothing in any size, has its button in sight, and leaves with the view', async () => {
  const { workbench, show, articleIds, claimIds } = await openWireStory({ isCorrected: false });
  const { page } = workbench;
  const routes = [
    'triage',
    'claims',
    `read/${articleIds.Daily}?claim=${claimIds.Daily}`,
    `side-by-side/${articleIds.Daily}/${articleIds.NNA}`,
  ];
  await show(`#/claim/${claimIds.Record}`);
  await page.getByRole('button', { name: 'Delete claim' }).click();
  await messages(page).getByRole('button', { name: 'Undo' }).waitFor();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const route of routes) {
      await show(`#/${route}`);
      await page.getByRole('main').getByRole('button').first().waitFor();
      await page.keyboard.press('Control+z');
      const message = messages(page).getByText(/^Undone: /);
      await message.waitFor();
      const where = `${route}, ${size.width} wide`;
      const [told, view] = [await boxOf(messages(page)), await boxOf(page.getByRole('main'))];
      expect(told.y, where).toBeGreaterThanOrEqual(view.y + view.height);
      expect(told.y + told.height, where).toBeLessThanOrEqual(size.height);
      expect(await messages(page).evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(
        false,
      );
      expect(
        (await findLayoutFaults(page)).filter((fault) => /Undone|Dismiss|History/.test(fault)),
        where,
      ).toEqual([]);
      await show('#/bin');
      await message.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+Shift+z');
      await messages(page)
        .getByText(/^Done again: /)
        .waitFor();
    }
  }
});

test('what was done can be taken back from the view it leads to; a failure goes along to another view', async () => {
  const { workbench, show, claimIds } = await openWireStory({ isCorrected: false });
  const { page } = workbench;
  await show(`#/claim/${claimIds.Post}`);
  await page.getByRole('button', { name: 'Delete claim' }).click();
  await page.getByRole('grid', { name: 'Points' }).waitFor();
  await messages(page).getByRole('button', { name: 'Undo' }).click();
  await messages(page).getByText('The claim is back.').waitFor();

  await page.keyboard.press('Control+Shift+z');
  await messages(page).getByText('Nothing').waitFor();
  const failure = await messages(page).innerText();
  await show('#/bin');
  await page.getByText('The bin is empty').waitFor();
  expect(await messages(page).innerText()).toBe(failure);
});
