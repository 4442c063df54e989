import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFerryStory } from '../support/ferry-story.ts';

/** How somebody sees that it is chosen, whose system has taken our colours and shadows away. */
const lookOf = (element: Locator) =>
  element.evaluate((node) => {
    const { backgroundColor, color, borderInlineStartWidth, outlineStyle } = getComputedStyle(node);
    return [backgroundColor, color, borderInlineStartWidth, outlineStyle].join(' ');
  });

async function expectToStandOut(chosen: Locator, other: Locator) {
  const [mine, theirs] = [await lookOf(chosen.first()), await lookOf(other.first())];
  expect(mine, await chosen.first().innerText()).not.toBe(theirs);
}

const inNavigation = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('link', { name, exact: true });

test('with forced colours, what is chosen, pressed or done can be told from what is not', async () => {
  const { workbench, show, articleIds } = await openFerryStory();
  const { page } = workbench;
  await page.emulateMedia({ forcedColors: 'active' });
  await expectToStandOut(inNavigation(page, 'Library'), inNavigation(page, 'Claims'));
  const rows = page.getByRole('grid', { name: 'Articles' }).locator('tbody tr[aria-selected]');
  await rows.first().getByRole('checkbox').check();
  await expectToStandOut(rows.nth(0), rows.nth(1));

  await show(`#/read/${articleIds['daily.md']}`);
  await page.getByRole('document', { name: /^Stell ferry/ }).waitFor();
  const articles = page.getByRole('navigation', { name: 'Articles' }).getByRole('link');
  const [open, closed] = ['[aria-current]', ':not([aria-current])'].map((is) =>
    articles.and(page.locator(is)),
  );
  await expectToStandOut(open!, closed!);
  // A bar that is not to be seen would be one here.
  expect(await closed!.first().evaluate((node) => getComputedStyle(node).borderInlineStartWidth)).toBe('0px');

  // Painted by the browser: what is only suggested has no ground of its own, what differs is underlined twice.
  const paintOf = (layer: string) =>
    page
      .locator('p[data-start]')
      .first()
      .evaluate((node, name) => {
        const { backgroundColor, textDecorationStyle } = getComputedStyle(node, `::highlight(${name})`);
        return `${backgroundColor} ${textDecorationStyle}`;
      }, layer);
  const paints = await Promise.all(
    ['suggestion', 'claim', 'claim-selected', 'ledger-differ', 'copied'].map(paintOf),
  );
  expect(new Set(paints).size).toBe(paints.length);
  expect(
    await page
      .locator('p[data-start]')
      .first()
      .evaluate((node) => getComputedStyle(node).forcedColorAdjust),
  ).toBe('none');

  await show('#/compare');
  await expectToStandOut(
    page.getByRole('radio', { name: /^All/ }),
    page.getByRole('radio', { name: /^Only here/ }),
  );
  const points = page.getByRole('grid', { name: 'Points' }).locator('tbody tr[data-point]');
  await points.nth(0).getByRole('rowheader').click();
  await page.getByRole('complementary', { name: 'Point' }).waitFor();
  await expectToStandOut(points.nth(0).locator('td'), points.nth(1).locator('td'));

  await show('#/timeline');
  await expectToStandOut(
    page.getByRole('radio', { name: 'In order' }),
    page.getByRole('radio', { name: 'By the clock' }),
  );

  await show('#/triage');
  await page.getByRole('button', { name: 'Differs' }).click();
  const progress = page.getByRole('progressbar');
  await expect.poll(() => progress.getAttribute('aria-valuenow')).toBe('1');
  await expectToStandOut(progress.locator('[class*=bar][style]'), progress.locator('[class*=track]'));
});
