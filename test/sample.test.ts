import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
    articles: 3,
    claims: 17,
  });
  const found = await relations(connection);
  expect(new Set(found.map(([, , relation]) => relation))).toEqual(
    new Set(['agrees', 'differs', 'updates', 'repeats', 'discusses']),
  );
  await runJob(connection, 'link.crossReference', {});
  expect(await relations(connection)).toEqual(found);
  expect(await ask(connection, 'library.verify', {})).toMatchObject({ isSound: true });
  await connection.close();
  expect(existsSync(join(userFolder, 'building'))).toBe(false);
  const { ino } = statSync(sampleFile(userFolder));
  const again = await open(userFolder);
  expect(await relations(again)).toEqual(found);
  expect(statSync(sampleFile(userFolder)).ino).toBe(ino);
});
