import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openLibrary } from '../support/electron-app.ts';
import { answerWithMatrix } from '../support/large-matrix.ts';
import { openInBrowser } from '../support/workbench.ts';
import { type FrameTimes, type Scrolling, timeFrames } from './frames.ts';
import type { Measure } from './speed.ts';

const size = { sources: 200, points: 2000, share: 0.5 };
/** Milliseconds that a frame may take, at the 95th percentile. */
const limit = 50;

/** A fast wheel, and a scroll bar that is dragged. */
const ways: Readonly<Record<string, Scrolling>> = {
  down: { down: 100, across: 0, frames: 400 },
  across: { down: 0, across: 100, frames: 400 },
  both: { down: 60, across: 60, frames: 400 },
  'dragged down': { down: 3000, across: 0, frames: 200 },
};

/** A page of nothing with a pane as large and as long as the table. */
async function openEmpty(page: Page, table: { width: number; height: number }) {
  const empty = await page.context().newPage();
  await empty.setContent('<div id="pane"><div></div></div>');
  const pane = empty.locator('#pane');
  await pane.evaluate((element: HTMLElement, { width, height }) => {
    element.style.cssText = 'position:fixed;inset:178px 0 58px 60px;overflow:auto';
    (element.firstElementChild as HTMLElement).style.cssText = `width:${width}px;height:${height}px`;
  }, table);
  return pane;
}

async function timeAll(scroller: Awaited<ReturnType<typeof openEmpty>>) {
  const found: Record<string, FrameTimes> = {};
  for (const [name, scrolling] of Object.entries(ways)) found[name] = await timeFrames(scroller, scrolling);
  return found;
}

/**
 * Frame times of Compare with 200 sources and 2,000 points, half of the cells filled, beside an empty page scrolled the
 * same way. The page is the built one in its own host; the matrix is made in it, as no library of 200,000 claims is.
 */
export const measureCompare: Measure = async (folder) => {
  const library = join(folder, 'Empty.claimbench');
  await (await openLibrary(library, folder, true)).close();
  const workbench = await openInBrowser(library, folder);
  try {
    const { page } = workbench;
    await page.getByRole('navigation', { name: 'Views' }).waitFor();
    await answerWithMatrix(page.context(), size);
    await page.evaluate(() => location.assign('#/compare'));
    await page.reload();
    const table = page.getByRole('grid', { name: 'Points' });
    await table.waitFor();
    const compare = await timeAll(table.locator('..'));
    const { width, height } = (await table.boundingBox())!;
    const empty = await timeAll(await openEmpty(page, { width, height }));
    return describe(compare, empty);
  } finally {
    await workbench.close();
  }
};

function describe(compare: Record<string, FrameTimes>, empty: Record<string, FrameTimes>) {
  const line = (name: string, times: FrameTimes) =>
    `  ${name.padEnd(14)}${[times.median, times.p95, times.worst, times.processor].map((value) => value.toFixed(1).padStart(9)).join('')}`;
  const lines = Object.keys(ways).flatMap((name) => [
    line(name, compare[name]!),
    line('  empty page', empty[name]!),
  ]);
  return {
    report: [
      `Compare, ${size.sources} sources x ${size.points} points, half of the cells filled (made in the page)`,
      `  milliseconds    median     95 %    worst  processor`,
      ...lines,
      `  wanted at 95 %: ${limit} or less`,
    ].join('\n'),
    figures: { ...size, limit, compare, empty },
    isReached: Object.values(compare).every(({ p95 }) => p95 <= limit),
  };
}
