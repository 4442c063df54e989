import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { audit, axe } from '../support/audit.ts';
import { openFerryStory } from '../support/ferry-story.ts';
import { answerWithMatrix, type MatrixSize } from '../support/large-matrix.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Points' });
const size: MatrixSize = { sources: 40, points: 300, share: 0.5 };

async function openLarge() {
  const { workbench } = await openFerryStory();
  const { page } = workbench;
  await answerWithMatrix(page.context(), size);
  await page.evaluate(() => location.assign('#/compare'));
  await page.reload();
  await grid(page).waitFor();
  return workbench;
}

/** Of the cell that has the focus, counted from 1, the head among the rows. */
const whereFocusIs = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const row = activeElement?.closest('tr')?.getAttribute('aria-rowindex');
    return [Number(row), Number(activeElement?.getAttribute('aria-colindex'))];
  });

test('the keys lead through all cells of a table of which a part is drawn, and the focus survives scrolling', async () => {
  const { page, violations } = await openLarge();
  expect(await grid(page).getAttribute('aria-rowcount')).toBe(String(size.points + 1));
  expect(await grid(page).getAttribute('aria-colcount')).toBe(String(size.sources + 1));
  expect(await grid(page).locator('tbody td').count()).toBeLessThan(600);

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const inView = () =>
    page.evaluate(() => {
      const table = document.querySelector('[role=grid]')!;
      const pane = table.parentElement!.getBoundingClientRect();
      const { bottom, right } = table.querySelector('thead th')!.getBoundingClientRect();
      const cell = document.activeElement!.getBoundingClientRect();
      const isPoint = document.activeElement!.tagName === 'TH';
      return cell.top >= bottom - 1 && cell.bottom <= pane.bottom + 1 && (isPoint || cell.left >= right - 1);
    });
  await press('ArrowDown');
  expect(await whereFocusIs(page)).toEqual([2, 1]);
  await press(...Array<string>(25).fill('ArrowDown'), ...Array<string>(25).fill('ArrowRight'));
  expect(await whereFocusIs(page)).toEqual([27, 26]);
  expect(await inView()).toBe(true);
  await press('PageDown', 'End');
  expect(await whereFocusIs(page)).toEqual([37, size.sources + 1]);
  expect(await inView()).toBe(true);
  await press('Control+End');
  expect(await whereFocusIs(page)).toEqual([size.points + 1, size.sources + 1]);
  expect(await inView()).toBe(true);
  await grid(page).evaluate((table) => table.parentElement!.scrollTo(0, 0));
  await grid(page)
    .getByRole('rowheader', { name: /Number \d+:/ })
    .first()
    .waitFor();
  expect(await whereFocusIs(page)).toEqual([size.points + 1, size.sources + 1]);
  await press('Home', 'ArrowUp');
  expect(await whereFocusIs(page)).toEqual([size.points, 1]);
  expect(await inView()).toBe(true);
  await press('Control+Home', ' ');
  await page.getByText('1 point selected').waitFor();
  expect(violations).toEqual([]);
});

test('rows and columns stay where they are while others come and go, and each row is as high as it was said to be', async () => {
  const { page } = await openLarge();
  const heights = () =>
    grid(page).evaluate((table) =>
      [...table.querySelectorAll<HTMLElement>('tr[aria-rowindex]')].map((row) => [
        row.style.height,
        `${row.getBoundingClientRect().height}px`,
      ]),
    );
  for (const [left, top] of [
    [0, 0],
    [3000, 9000],
    [9000, 20_000],
  ]) {
    await grid(page).evaluate((table, to) => table.parentElement!.scrollTo(...to), [left!, top!] as const);
    await expect.poll(async () => (await heights()).length).toBeGreaterThan(3);
    for (const [said, drawn] of await heights()) expect(drawn).toBe(said);
  }
});

test('words, order, open suggestions and columns choose what the table shows', async () => {
  const { page } = await openLarge();
  const first = grid(page).getByRole('rowheader').first();
  const rowCount = () => grid(page).getAttribute('aria-rowcount');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('By title');
  await first.getByText(/^Number 1:/).waitFor();
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Latest change first');
  await first.getByText(`Number ${size.points}:`, { exact: false }).waitFor();
  await page.getByRole('textbox', { name: 'Words of a point' }).fill('number 250:');
  await expect.poll(rowCount).toBe('2');
  await page.getByRole('textbox', { name: 'Words of a point' }).fill('');
  await page.getByRole('checkbox', { name: 'Only with open suggestions' }).click();
  await expect.poll(rowCount).toBe(String((size.points * 2) / 3 + 1));

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitem', { name: 'Hide all columns' }).click();
  await page.getByRole('button', { name: 'Columns: 0 of 40' }).click();
  await page.getByRole('menuitemcheckbox', { name: /^Paper 7:/ }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => grid(page).getByRole('columnheader').allInnerTexts()).toHaveLength(2);
  expect(await grid(page).getAttribute('aria-colcount')).toBe('2');
});

test('axe finds nothing wrong with a table of which a part is drawn', async () => {
  const { page } = await openLarge();
  await page.evaluate(axe);
  await grid(page).evaluate((table) => table.parentElement!.scrollTo(3000, 9000));
  await grid(page).getByText('Paper 14', { exact: true }).first().waitFor();
  expect(await audit(page)).toEqual([]);
});
