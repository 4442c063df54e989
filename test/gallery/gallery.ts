import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBrowser } from '../../src/browser.ts';
import { browserArguments } from '../support/browser-arguments.ts';
import { enter } from '../support/workbench.ts';
import { serve, settle, show, speakPseudo, stop } from './gallery-host.ts';
import { makeEmpty, makeFull, makeSample } from './libraries.ts';
import { type View, views } from './views.ts';

const output = join(import.meta.dirname, '..', 'output', 'gallery');

interface Picture {
  readonly view: string;
  readonly state: string;
  readonly file: string;
}

const wide = { width: 1440, height: 900 };
const narrow = { width: 900, height: 800 };

/** Waits until the page looks the same twice, whatever it still loads or moves. */
async function takePicture(page: Page, file: string): Promise<void> {
  await settle(page);
  let last: Buffer = Buffer.alloc(0);
  for (let tries = 0; tries < 20; tries++) {
    const next = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (next.equals(last)) break;
    last = next;
  }
  writeFileSync(file, last);
}

/** Those that are looked at in another language, too. */
const mainViews: readonly string[] = [
  'library',
  'read a claim',
  'compare a point',
  'side by side',
  'triage',
  'claims',
  'search with hits',
  'why two claims',
  'settings',
];

/** One page with all pictures, a row for each view. */
async function makeContactSheet(context: BrowserContext, pictures: readonly Picture[]): Promise<void> {
  const states = [...new Set(pictures.map(({ state }) => state))];
  const names = [...new Set(pictures.map(({ view }) => view))];
  const cell = (view: string, state: string) => {
    const picture = pictures.find((one) => one.view === view && one.state === state);
    return `<td>${picture ? `<a href="${picture.file}"><img src="${picture.file}" alt="${view}, ${state}"></a>` : ''}</td>`;
  };
  const rows = names.map(
    (view) => `<tr><th>${view}</th>${states.map((state) => cell(view, state)).join('')}</tr>`,
  );
  const html = `<!doctype html><meta charset="utf-8"><title>Claimbench gallery</title>
<style>body{font:14px sans-serif;margin:16px;background:#777}td,th{padding:4px;vertical-align:top}img{width:360px;display:block}</style>
<table><tr><th></th>${states.map((state) => `<th>${state}</th>`).join('')}</tr>${rows.join('\n')}</table>`;
  const file = join(output, 'index.html');
  writeFileSync(file, html);
  const page = await context.newPage();
  await page.setViewportSize({ width: 180 + 370 * states.length, height: 900 });
  await page.goto(pathToFileURL(file).href);
  await page.screenshot({ path: join(output, 'contact-sheet.png'), fullPage: true });
}

test('every view in light, dark, narrow, empty, full and error state', async () => {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-gallery-'));
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArguments });
  const pictures: Picture[] = [];
  const take = async (page: Page, view: View, state: string) => {
    const file = `${view.name.replaceAll(' ', '-')}.${state}.png`;
    await takePicture(page, join(output, file));
    pictures.push({ view: view.name, state, file });
  };

  const states = [
    { make: makeSample, state: 'light', size: wide, colorScheme: 'light' },
    { make: makeSample, state: 'dark', size: wide, colorScheme: 'dark' },
    { make: makeSample, state: 'narrow', size: narrow, colorScheme: 'light' },
    { make: makeEmpty, state: 'empty', size: wide, colorScheme: 'light' },
    { make: makeFull, state: 'full', size: wide, colorScheme: 'light' },
    { make: makeSample, state: 'translated', size: wide, colorScheme: 'light' },
    { make: makeSample, state: 'translated narrow', size: narrow, colorScheme: 'light' },
  ] as const;
  try {
    for (const { make, state, size, colorScheme } of states) {
      const library = await make(folder);
      const { host, address } = await serve(library, folder);
      const context = await browser.newContext({ viewport: size, colorScheme });
      const page = await context.newPage();
      await enter(page, address);
      await page.getByRole('main').waitFor();
      const isTranslated = state.startsWith('translated');
      if (isTranslated) await speakPseudo(page);
      for (const view of views) {
        if (state === 'empty' && view.needsContent) continue;
        // Acts find what they press by its English name.
        if (isTranslated && (view.act || !mainViews.includes(view.name))) continue;
        await show(page, view, library);
        await take(page, view, state);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
          `${view.name}, ${state}: the page is wider than the window`,
        ).toBe(true);
      }
      if (state === 'dark') {
        // The host is gone: every view has to say so, and to keep what is typed.
        await page.goto(`${page.url().split('#')[0]}#/bin`);
        await page.reload();
        await page.getByRole('main').waitFor();
        await stop(host);
        for (const view of views.filter(({ act }) => !act)) {
          await page.goto(`${page.url().split('#')[0]}#/${view.route(library)}`);
          await take(page, view, 'error');
        }
      } else {
        await stop(host);
      }
      await context.close();
    }
    await makeContactSheet(await browser.newContext(), pictures);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${pictures.length} pictures and contact-sheet.png in ${output}\n`);
});
