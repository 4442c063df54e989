import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runJob } from '../../src/connect.ts';
import { inventClaims } from '../bench/invented-claims.ts';
import { medianOf, openLibrary, openWindow, percentile95 } from './library-window.ts';
import type { Measure } from './speed.ts';

const files = 1000;
/** One import is over after a few tries. */
const imports = 8;
const tries = 40;

/** From the key that makes a held sentence a claim to the frame that shows it, while many files come in. */
export const measureSelection: Measure = async (folder) => {
  const connection = await openLibrary(join(folder, 'selection.claimbench'), folder);
  const sentences = [...inventClaims(imports * files * 12 + 400)];
  const write = (name: string, own: readonly string[]) => {
    const file = join(folder, name);
    writeFileSync(file, `${name}\n\n${own.join('. ')}.\n`);
    return connection.handIn(file);
  };
  const { outcomes } = await runJob(connection, 'article.import', {
    uploads: [write('read.txt', sentences.slice(0, 400))],
  });
  const writeFiles = (first: number) =>
    Array.from({ length: files }, (_, n) => {
      const from = 400 + (first + n) * 12;
      return write(`file ${first + n}.txt`, sentences.slice(from, from + 12));
    });
  const { page, close } = await openWindow(connection);
  await page.evaluate((id) => location.assign(`#/read/${id}`), outcomes[0]!.articleId!);
  await page.locator('div[role=document]').waitFor();
  const tryOnce = async () => {
    await page.locator('div[role=document]').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('toolbar', { name: 'Held passage' }).waitFor();
    await page.evaluate(() => {
      const size = () =>
        ['claim', 'claim-arising'].reduce((sum, layer) => sum + (CSS.highlights.get(layer)?.size ?? 0), 0);
      const before = size();
      const seen = new Promise<number>((resolve) => {
        addEventListener(
          'keydown',
          ({ timeStamp }) => {
            const look = () =>
              size() > before ? resolve(performance.now() - timeStamp) : requestAnimationFrame(look);
            requestAnimationFrame(look);
          },
          { capture: true, once: true },
        );
      });
      Object.assign(globalThis, { seen });
    });
    await page.keyboard.press('c');
    const time = await page.evaluate(() => (globalThis as unknown as { seen: Promise<number> }).seen);
    // The new claim's tags take the focus when the library has it.
    await page.waitForFunction(() => document.activeElement?.closest('[aria-label=Claim]'));
    await page.keyboard.press('Escape');
    return time;
  };
  const measure = async (isOver: () => boolean) => {
    const times: number[] = [];
    while (times.length < tries && !isOver()) times.push(await tryOnce());
    return times;
  };
  const quiet = await measure(() => false);
  const busy: number[] = [];
  for (let round = 0; round < imports; round++) {
    const uploads = writeFiles(round * files);
    let isOver = false;
    const importing = runJob(connection, 'article.import', { uploads }).then(() => {
      isOver = true;
    });
    busy.push(...(await measure(() => isOver)));
    await importing;
  }
  await close();
  await connection.close();
  return {
    report: [
      `selection to visible claim, ${busy.length} times while ${files} files came in, ${imports} times over: ${percentile95(busy).toFixed(0)} ms at the 95th percentile, median ${medianOf(busy).toFixed(0)}; aim 100`,
      `the same with nothing else going on: ${percentile95(quiet).toFixed(0)}, median ${medianOf(quiet).toFixed(0)}`,
    ].join('\n'),
    figures: {
      busy: percentile95(busy),
      busyMedian: medianOf(busy),
      busyTries: busy.length,
      quiet: percentile95(quiet),
      ratio: percentile95(busy) / percentile95(quiet),
    },
    isReached: percentile95(busy) <= 100,
  };
};
