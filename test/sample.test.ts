import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { ask, type Connection, runJob } from '../src/connect.ts';
import { openSample, sampleFile } from '../src/sample.ts';
import { program } from './support/open-library.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function open(userFolder: string): Promise<Connection> {
  const { startProcess, sampleFolder } = program;
  const connection = await openSample({ startProcess, userFolder, sampleFolder, editorName: 'Ada' });
  onTestFinished(() => connection.close());
  return connection;
}

const relations = async (connection: Connection) =>
  (await ask(connection, 'link.list', {})).map(({ a, b, relation, rule }) => [a, b, relation, rule]);

test('the sample is built by the importer and by comparing, once, whatever an earlier start left lying', async () => {
  const userFolder = join(temporaryFolder(), 'user');
  mkdirSync(join(userFolder, 'building'), { recursive: true });
  writeFileSync(sampleFile(join(userFolder, 'building')), 'half a sample');
  const connection = await open(userFolder);
  expect(await ask(connection, 'library.summary', {})).toMatchObject({
    name: 'sample',
    isSample: true,
    articles: 7,
    claims: 34,
  });
  const found = await relations(connection);
  expect(new Set(found.map(([, , relation]) => relation))).toEqual(
    new Set(['agrees', 'differs', 'updates', 'repeats', 'discusses']),
  );
  expect(await ask(connection, 'library.verify', {})).toMatchObject({ isSound: true });
  await connection.close();
  expect(existsSync(join(userFolder, 'building'))).toBe(false);
  const { ino } = statSync(sampleFile(userFolder));

  const db = new Database(sampleFile(userFolder));
  db.exec('DELETE FROM suggested_link');
  db.close();
  const again = await open(userFolder);
  expect(await relations(again)).toEqual([]);
  await runJob(again, 'link.crossReference', {});
  expect(await relations(again)).toEqual(found);
  expect(statSync(sampleFile(userFolder)).ino).toBe(ino);
});

test('in the sample a number is put right, two voices disagree in one article, and verdicts rest on evidence', async () => {
  const connection = await open(join(temporaryFolder(), 'user'));
  expect(await ask(connection, 'collection.list', {})).toMatchObject([
    { name: 'Brackwater flood', articles: 7, claims: 34 },
  ]);
  const articles = await ask(connection, 'article.list', {});
  const gazette = articles.find(({ publisher }) => publisher === 'Lowland Gazette')!;
  const read = await ask(connection, 'article.read', { id: gazette.id });
  expect(read.revisions).toHaveLength(2);
  expect(await ask(connection, 'claim.revised', {})).toMatchObject([
    {
      state: 'value-changed',
      before: 'About 52,000 households in the valley had no electricity on Friday morning',
      after: 'About 5,200 households in the valley had no electricity on Friday morning',
    },
  ]);
  const setAside = read.blocks.filter((block) => block.setAside);
  expect(setAside.map(({ start, end }) => read.revision.text.slice(start, end).trim())).toEqual([
    '3 min read',
    'Share this article',
    'More news',
  ]);

  const links = await ask(connection, 'link.list', {});
  const within = links.filter(({ sideA, sideB }) => sideA.articleId === sideB.articleId);
  expect(within.map(({ relation, sideA }) => [relation, sideA.publisher])).toContainEqual([
    'differs',
    'Brackwater Weekly',
  ]);
  const claims = await ask(connection, 'claim.list', {});
  const judged = claims.filter(({ verdictId }) => verdictId !== null);
  expect(judged).toHaveLength(3);
  for (const { evidence, verdictReason, status } of judged) {
    expect(evidence).toBeGreaterThan(0);
    expect(verdictReason).not.toBe('');
    expect(status).toBe('done');
  }
  const points = await ask(connection, 'point.list', {});
  expect(points.filter(({ isTitled }) => isTitled)).toMatchObject([
    { title: 'How many people had to leave Lower Brackwater?', claimIds: { length: 3 } },
  ]);
  const colours = (await ask(connection, 'tag.list', {})).filter(({ colour }) => colour !== null);
  expect(colours.length).toBeGreaterThanOrEqual(9);
});
