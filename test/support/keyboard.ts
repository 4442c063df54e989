import type { Page } from 'playwright-core';

/** Presses Tab until the control of this name has the focus; before that it waits for it, for its view may be coming. */
export async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  const isThere = ([within, role, source, flags]: readonly [string, string, string, string]) =>
    [...document.querySelectorAll<HTMLInputElement>(within)].some(
      (element) =>
        (element.getAttribute('role') ?? element.tagName.toLowerCase()) === role &&
        new RegExp(source, flags).test(
          element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '',
        ),
    );
  const sought = [role, name.source, name.flags] as const;
  await page.waitForFunction(isThere, ['*', ...sought] as const);
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(isThere, [':focus', ...sought] as const)) return;
  }
  throw new Error(`Tab does not reach ${role} ${name}`);
}

/** Goes to a table of rows by Tab, to the row that holds these words by the arrow keys, and opens it. */
export async function openRow(page: Page, table: RegExp, words: RegExp): Promise<void> {
  await tabTo(page, 'grid', table);
  await page.keyboard.press('Home');
  const current = () =>
    page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-activedescendant');
      return (id && document.getElementById(id)?.textContent) ?? '';
    });
  for (let presses = 0; presses < 80; presses++) {
    if (words.test(await current())) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The arrow keys do not reach ${words}`);
}
