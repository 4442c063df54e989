import type { Page } from 'playwright-core';

/** Brings a part of a page into the system's clipboard, as markup and as text. */
export async function copyMarkup(page: Page, html: string): Promise<void> {
  await page.evaluate((markup) => {
    const fill = (event: ClipboardEvent) => {
      event.clipboardData!.setData('text/html', markup);
      event.clipboardData!.setData('text/plain', markup.replaceAll(/<[^>]+>/g, '\n').trim());
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('copy', fill, { capture: true, once: true });
  }, html);
  await page.keyboard.press('Control+c');
}
