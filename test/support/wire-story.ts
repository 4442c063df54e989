import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ask, type Connection, runJob } from '../../src/connect.ts';
import { openLibrary } from './electron-app.ts';
import { makeOnce } from './make-once.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { openInBrowser, type Workbench } from './workbench.ts';

const count = '212 passengers were taken off the ferry at Stell on Tuesday evening';
const wire = `${count}, the coastguard said. The captain had steered for the outer light when the engine failed. Two tugs from the northern yard pulled the ship free before midnight, and nobody was hurt when the bow touched the sand.`;

/** What each paper prints: a wire, two copies of it, a report of its own and another voice. */
const texts = {
  NNA: `Ferry stuck on the sand\n\nSTELL (NNA) – ${wire}`,
  Daily: `Ferry aground\n\n${wire}\n\nTickets stay valid, the paper adds.`,
  Valley: `Ship stuck off Stell\n\nVALLEY TOWN (NNA) – ${wire}`,
  Post: `Night at Stell\n\nSome 212 passengers were taken off the ferry at Stell on Tuesday evening, our reporter counted at the gate. The school opened its hall for those who had missed the last bus. A baker from the upper village brought four baskets of rolls, and the choir sang until the first train left.`,
  Record: `Line speaks of fewer\n\nOnly 90 passengers were taken off the ferry at Stell on Tuesday evening, the shipping line said.`,
} as const;
type Paper = keyof typeof texts;

const quotes: Readonly<Record<Paper, string>> = {
  NNA: count,
  Daily: count,
  Valley: count,
  Post: `Some ${count}`,
  Record: count.replace('212', 'Only 90'),
};

export interface WireLibrary {
  readonly file: string;
  readonly articleIds: Readonly<Record<Paper, string>>;
  readonly claimIds: Readonly<Record<Paper, string>>;
}

/** Hands a text in as a file. */
async function importText(connection: Connection, folder: string, text: string, revisionOf?: string) {
  const file = join(folder, `${text.slice(0, 12)}.txt`);
  writeFileSync(file, text);
  const given = { uploads: [connection.handIn(file)], ...(revisionOf && { revisionOf }) };
  const { outcomes } = await runJob(connection, 'article.import', given);
  return outcomes[0]!.articleId!;
}

const libraryName = 'Wire.claimbench';

const fillFolder = makeOnce(async (folder: string, { isCorrected }: { isCorrected: boolean }) => {
  const connection = await openLibrary(join(folder, libraryName), folder, true);
  const articleIds: Partial<Record<Paper, string>> = {};
  const claimIds: Partial<Record<Paper, string>> = {};
  for (const [index, paper] of (Object.keys(texts) as Paper[]).entries()) {
    const id = await importText(connection, folder, texts[paper]);
    const publishedAt = `2026-03-0${4 + Math.ceil(index / 2)}`;
    await ask(connection, 'article.update', { id, publisher: paper, publishedAt });
    const { revision } = await ask(connection, 'article.read', { id });
    const start = revision.text.indexOf(quotes[paper]);
    const place = { revisionId: revision.id, start, end: start + quotes[paper].length };
    articleIds[paper] = id;
    claimIds[paper] = (await ask(connection, 'claim.create', place)).id;
  }
  const decide = (a: Paper, b: Paper, relation: 'agrees' | 'differs', reason = '') =>
    ask(connection, 'link.decide', { a: claimIds[a]!, b: claimIds[b]!, relation, subject: null, reason });
  await decide('Daily', 'Post', 'agrees', 'Both counted at the gate');
  await decide('Daily', 'Record', 'differs');
  if (isCorrected) {
    const corrected = texts.NNA.replace('212 passengers', '121 passengers');
    await importText(connection, folder, corrected, articleIds.NNA!);
    const restate = (paper: Paper, number: string) =>
      ask(connection, 'claim.update', { id: claimIds[paper]!, statement: count.replace('212', number) });
    await restate('Post', 'About 120');
    await restate('Record', 'Fewer than 95');
  }
  await connection.close();
  return {
    articleIds: articleIds as Record<Paper, string>,
    claimIds: claimIds as Record<Paper, string>,
  };
});

/**
 * Five papers on one count: an agency, two that carry its text, one that counted itself and one with another voice.
 * Once the agency says otherwise, its copies are stale; where papers say otherwise, decisions on them have aged.
 */
export async function makeWireLibrary(folder: string, { isCorrected = true } = {}): Promise<WireLibrary> {
  return { file: join(folder, libraryName), ...(await fillFolder(folder, { isCorrected })) };
}

export interface WireStory extends WireLibrary {
  readonly workbench: Workbench;
  readonly folder: string;
  /** Shows another view. */
  show(hash: string): Promise<void>;
}

/** The workbench in a browser on such a library. Closed after the test. */
export async function openWireStory(given: { isCorrected?: boolean } = {}): Promise<WireStory> {
  const folder = temporaryFolder();
  const library = await makeWireLibrary(folder, given);
  const workbench = await openInBrowser(library.file, folder);
  onTestFinished(workbench.close);
  await workbench.page.getByRole('grid', { name: 'Articles' }).waitFor();
  return {
    ...library,
    workbench,
    folder,
    show: (hash) => workbench.page.evaluate((to) => location.assign(to), hash).then(() => {}),
  };
}
