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
