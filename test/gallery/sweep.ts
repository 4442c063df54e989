import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { findBrowser } from '../../src/browser.ts';
import { audit, axe } from '../support/audit.ts';
import { browserArguments } from '../support/browser-arguments.ts';
import { findLayoutFaults } from '../support/layout.ts';
import { walkByTab } from '../support/tab-walk.ts';
import { enter } from '../support/workbench.ts';
import { serve, settle, show, speakPseudo, stop } from './gallery-host.ts';
import { makeFull, makeSample } from './libraries.ts';
import { views } from './views.ts';

/** `npm run sweep`: every view in every size, theme and language, by axe, by its layout and by Tab. Takes minutes. */

interface State {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** In percent: the browser's own zoom, as a window that much smaller. */
  readonly zoom?: number;
  readonly isFull?: true;
  readonly isTranslated?: true;
  readonly forcedColors?: true;
  readonly hasMoreContrast?: true;
  /** By Tab, too, and by axe. */
  readonly isWalked?: true;
}

const states: readonly State[] = [
  { name: '1440', width: 1440, height: 900, isWalked: true },
  { name: '1100', width: 1100, height: 800 },
  { name: '900', width: 900, height: 700 },
  { name: '900, full', width: 900, height: 700, isFull: true },
  { name: 'zoom of 200 %', width: 1800, height: 1400, zoom: 200 },
  { name: 'low', width: 1440, height: 900, zoom: 200 },
  { name: 'translated', width: 1440, height: 900, isTranslated: true, isWalked: true },
  { name: 'translated, 900', width: 900, height: 700, isTranslated: true },
  { name: 'forced colours', width: 1440, height: 900, forcedColors: true },
  { name: 'more contrast', width: 1440, height: 900, hasMoreContrast: true, isWalked: true },
];

const only = process.env.SWEEP;

test.each(states.filter(({ name }) => !only || name === only))('every view: $name', async (state) => {
  const folder = mkdtempSync(join(tmpdir(), 'claimbench-sweep-'));
  const browser = await chromium.launch({ executablePath: findBrowser()!, args: browserArguments });
  const found: Record<string, string[]> = {};
  let stops = 0;
  try {
    const library = await (state.isFull ? makeFull : makeSample)(folder);
    const { host, address } = await serve(library, folder);
    const scale = (state.zoom ?? 100) / 100;
    const context = await browser.newContext({
      viewport: { width: state.width / scale, height: state.height / scale },
      deviceScaleFactor: scale,
      reducedMotion: 'reduce',
      ...(state.forcedColors && { forcedColors: 'active' }),
      ...(state.hasMoreContrast && { contrast: 'more' }),
    });
    const page = await context.newPage();
    await enter(page, address);
    await page.getByRole('main').waitFor();
    if (state.isTranslated) await speakPseudo(page);
    for (const view of views) {
      // Acts find what they press by its English name.
      if (state.isTranslated && view.act) continue;
      await show(page, view, library);
      await settle(page);
      const faults = await findLayoutFaults(page);
      if (state.isWalked) {
        await page.evaluate(axe);
        faults.push(...(await audit(page, { isStrict: state.hasMoreContrast ?? false })));
        if (!view.act) {
          const walk = await walkByTab(page);
          stops += walk.stops;
          faults.push(...walk.faults);
        }
      }
      if (faults.length > 0) found[view.name] = faults;
    }
    await context.close();
    await stop(host);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${state.name}: ${views.length} views, ${stops} Tab stops\n`);
  expect(found).toEqual({});
});
