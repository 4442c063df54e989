import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { cleanUp } from '../../src/ingest/clean-up.ts';
import { decodeText } from '../../src/ingest/decode.ts';
import { readHtml } from '../../src/ingest/html.ts';
import { bodyOf, type GoldPage, type PagePrediction } from './extraction-score.ts';
import { fitCues, foldCount, foldOf, readJudgedPages } from './fit-blocks.ts';

/**
 * What the reader says of each page with weights that were fitted on the other folds: what can be expected of pages
 * that nobody has seen.
 * @param data the folder with extraction/
 */
export function predictByFolds(data: string, gold: readonly GoldPage[]): Map<string, PagePrediction> {
  const judged = readJudgedPages(data);
  const predictions = new Map<string, PagePrediction>();
  for (let fold = 0; fold < foldCount; fold++) {
    const weights = fitCues(judged.filter((page) => foldOf(page.gold.id) !== fold));
    for (const { id, file } of gold.filter((page) => foldOf(page.id) === fold)) {
      const bytes = gunzipSync(readFileSync(join(data, 'extraction', file)));
      const found = cleanUp(readHtml(decodeText({ name: id, bytes }, 'markup'), id, weights));
      predictions.set(id, {
        id,
        title: found.title,
        author: found.author,
        date: found.publishedAt,
        body: bodyOf(found),
      });
    }
  }
  return predictions;
}
