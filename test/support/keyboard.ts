import type { Page } from 'playwright-core';

/** Presses Tab until the control of this name has the focus. */
export async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const label = (element as HTMLInputElement).labels?.[0]?.textContent;
      const role = element.getAttribute('role') ?? element.tagName.toLowerCase();
      return { role, name: element.getAttribute('aria-label') ?? label ?? element.textContent ?? '' };
    });
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const at = await focused();
    if (at.role === role && name.test(at.name)) return;
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
