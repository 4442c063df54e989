import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ask, type Connection, runJob } from '../../src/connect.ts';
import { inventClaims } from '../bench/invented-claims.ts';
import { medianOf, openLibrary, openWindow, readRevision } from './library-window.ts';
import type { Measure } from './speed.ts';

const words = 100_000;
const claims = 2000;
const rounds = 9;

/** So many words of invented news in paragraphs, under a headline. */
function writeArticle(title: string, first: number): string {
  const paragraphs: string[] = [];
  let count = 0;
  const sentences = inventClaims(words)[Symbol.iterator]();
  for (let skipped = 0; skipped < first; skipped++) sentences.next();
  while (count < words) {
    const paragraph = Array.from({ length: 4 }, () => sentences.next().value!).join('. ');
    count += paragraph.split(' ').length;
    paragraphs.push(`${paragraph}.`);
  }
  return `${title}\n\n${paragraphs.join('\n\n')}\n`;
}

async function addArticle(connection: Connection, folder: string, title: string, first: number) {
  const file = join(folder, `${title}.txt`);
  writeFileSync(file, writeArticle(title, first));
  const { outcomes } = await runJob(connection, 'article.import', { uploads: [connection.handIn(file)] });
  return outcomes[0]!.articleId!;
}

/** Claims of 8 to 40 words all over the text, of which each overlaps the one before. */
async function markClaims(connection: Connection, articleId: string): Promise<void> {
  const { id: revisionId, text } = await readRevision(connection, articleId);
  const step = Math.floor((text.length - 400) / claims);
  const places = Array.from({ length: claims }, (_, n) => {
    const start = text.indexOf(' ', 40 + n * step) + 1;
    return { revisionId, start, end: text.lastIndexOf(' ', start + step + 60 + (n % 5) * 30) };
  });
  for (let from = 0; from < places.length; from += 200)
    await ask(connection, 'claim.createMany', { places: places.slice(from, from + 200), tags: [] });
}

/** From the change of address to the second frame in which the article stands there; milliseconds. */
function timeFirstFrame(page: Page, articleId: string, title: string): Promise<number> {
  return page.evaluate(
    ([id, wanted]) =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        location.assign(`#/read/${id}`);
        const look = () => {
          const shown = document.querySelector('div[role=document]')?.getAttribute('aria-label');
          if (shown === wanted) requestAnimationFrame(() => resolve(performance.now() - start));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
    [articleId, title] as const,
  );
}

/** The first frame of a long text with many overlapping claims, beside a text as long without any. */
export const measureReading: Measure = async (folder) => {
  const connection = await openLibrary(join(folder, 'reading.claimbench'), folder);
  const [marked, plain] = [
    await addArticle(connection, folder, 'With claims', 0),
    await addArticle(connection, folder, 'Without claims', 3),
  ];
  await markClaims(connection, marked);
  const { page, close } = await openWindow(connection);
  const times: Record<'marked' | 'plain', number[]> = { marked: [], plain: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [name, id, title] of [
      ['marked', marked, 'With claims'],
      ['plain', plain, 'Without claims'],
    ] as const) {
      await page.evaluate(() => location.assign('#/settings'));
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      times[name].push(await timeFirstFrame(page, id, title));
    }
  }
  await close();
  const shown = (await ask(connection, 'article.read', { id: marked })).claims.length;
  await connection.close();
  const [withClaims, without] = [medianOf(times.marked), medianOf(times.plain)];
  return {
    report: `first frame of ${words} words: ${withClaims.toFixed(0)} ms with ${shown} claims, ${without.toFixed(0)} ms without; medians of ${rounds}, aim 1.3`,
    figures: { withClaims, without, claims: shown, ratio: withClaims / without },
    isReached: withClaims / without <= 1.3,
  };
};
