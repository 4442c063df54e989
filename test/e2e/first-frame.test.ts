import { chromium, type Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { findBrowser } from '../../src/browser.ts';
import { ask } from '../../src/connect.ts';
import type { Input } from '../../src/contract/operations.ts';
import { browserArguments } from '../support/browser-arguments.ts';
import { serveDrawn } from '../support/drawn-host.ts';
import { importTexts, openLibrary, program } from '../support/open-library.ts';
import { collectViolations } from '../support/workbench.ts';

const hostile = '</script><img src=x onerror=alert(1)> "__CSP_NONCE__" $& <!--';
const texts = {
  'ferry.txt': 'Ferry runs aground off Stell\n\nAbout 300 passengers were taken off it, the coastguard said.',
  'crane.txt':
    'Crane falls at Brink\n\nA crane fell on to the quay and injured 14 people, the port office said.',
  'odd.txt': `${hostile}\n\nNothing else was said in it on that day, and nobody asked.`,
};

/** A window that has what the host drew, and whose program waits until it is told to go on. */
async function openDrawn(viewport: { width: number; height: number }, settings: Input<'settings.update'>) {
  const connection = await openLibrary();
  await importTexts(connection, texts);
  await ask(connection, 'settings.update', settings);
  const host = await serveDrawn(connection, program);
  onTestFinished(() => host.close());
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArguments });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport });
  const violations = collectViolations(page);
  const goesOn = Promise.withResolvers<void>();
  await page.route('**/assets/main-*.js', async (route) => {
    // The page that only carries the token goes ahead.
    if (page.url().endsWith('/login')) await goesOn.promise;
    await route.continue();
  });
  await page.goto(host.address);
  await page.waitForURL(/login$/);
  return { page, violations, goOn: goesOn.resolve };
}

/** Where everything in the window stands, and what it says. */
const layoutOf = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.querySelectorAll('#root *')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const words = element.childElementCount > 0 ? '' : element.textContent;
      return `${element.tagName} ${words} ${[x, y, width, height].map(Math.round)}`;
    });
  });

test.for([
  { viewport: { width: 1440, height: 900 }, settings: {} },
  { viewport: { width: 900, height: 700 }, settings: { textSize: 120, theme: 'dark', language: 'pseudo' } },
] as const)('what the host draws stands where the page draws it: $viewport.width', async (given) => {
  const { page, violations, goOn } = await openDrawn(given.viewport, given.settings);
  const title = page.locator('[role=grid] tbody a').first();
  await title.waitFor();
  // Nothing in it can be pressed or reached before it works.
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  const drawn = await layoutOf(page);
  expect(drawn.length).toBeGreaterThan(200);
  expect(await page.getByText(hostile, { exact: true }).count()).toBe(1);

  goOn();
  await page.locator('#root:not([inert])').waitFor();
  await expect.poll(() => page.title()).toContain('test');
  expect(await layoutOf(page)).toEqual(drawn);
  expect(new URL(page.url()).pathname).toBe('/');
  await title.click();
  await page.locator('div[role=document]').waitFor();
  await page.reload();
  await page.locator('div[role=document]').waitFor();
  expect(violations).toEqual([]);
});
