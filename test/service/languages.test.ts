import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { ask, type Connection, connect, runJob } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary, program } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const plain = /[A-Za-z]{3}/;
const text = 'Strike\n\nAbout 300 workers stayed away. The port denied it.';
const labelsOf = async (library: Connection) =>
  (await ask(library, 'act.list', { limit: 10 })).map(({ label }) => label);
/** Without what somebody gave, which stands between the isolates. */
const ownWords = (said: string | null) => (said ?? '').replaceAll(/\u2068[^\u2069]*\u2069/g, '');

test('what is on record, refused or found is said in the language that is chosen, at once and back', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', text);
  const claim = await markClaim(library, article, 'The port denied it');
  await ask(library, 'claim.update', { id: claim.id, status: 'done' });
  const inEnglish = await labelsOf(library);
  expect(inEnglish).toEqual([
    'Change status of claim “The port denied it”',
    'Add claim “The port denied it”',
    'Add “a.txt”',
  ]);

  await ask(library, 'settings.update', { language: 'pseudo' });
  const labels = await labelsOf(library);
  expect(labels).toHaveLength(3);
  for (const label of labels) expect(ownWords(label)).not.toMatch(plain);
  expect(labels[1]).toContain('\u2068“The port denied it”\u2069');
  const history = await ask(library, 'claim.history', { id: claim.id });
  expect(history.map(({ act, after }) => ownWords(act) + (after === 'done' ? after : ''))).not.toContainEqual(
    expect.stringMatching(plain),
  );
  const next = await ask(library, 'act.next', {});
  expect(ownWords(next.undo!.label)).not.toMatch(plain);
  const undone = await ask(library, 'act.undo', {
    throughId: (await ask(library, 'act.list', { limit: 3 }))[1]!.id,
  });
  expect(ownWords(undone.label)).toMatch(/^\u200f\[2/);
  expect(ownWords(undone.label)).not.toMatch(plain);

  const messageOf = async (asking: Promise<unknown>) =>
    asking.then(
      () => '',
      ({ message }: Error) => ownWords(message),
    );
  for (const asking of [
    ask(library, 'tag.merge', { id: claim.id, intoId: claim.id }),
    ask(library, 'claim.read', { id: claim.id }),
    ask(library, 'article.update', { id: article.article.id, publishedAt: 'last week' }),
  ]) {
    const said = await messageOf(asking);
    expect(said).toMatch(/[ŝšḱķļñ]/);
    expect(said).not.toMatch(plain);
  }
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'b.png'), '\x89PNG\r\n', 'latin1');
  const upload = library.handIn(join(folder, 'b.png'));
  const { outcomes } = await runJob(library, 'article.import', { uploads: [upload, 'gone'] });
  expect(outcomes[0]!.name).toBe('b.png');
  expect(ownWords(outcomes[0]!.reason!)).not.toMatch(plain);
  expect(outcomes[1]!.reason).toMatch(/ŝ|š/);
  expect(outcomes[1]!.reason).not.toMatch(plain);

  await ask(library, 'settings.update', { language: 'en' });
  expect((await labelsOf(library)).slice(-3)).toEqual(inEnglish);
});

test('what an older program put on record is shown as it stands, and undone as ever', async () => {
  const file = join(temporaryFolder(), 'test.claimbench');
  const first = await openLibrary(file);
  await ask(first, 'tag.create', { name: 'Ferry' });
  await first.close();
  const db = new Database(file);
  db.prepare('UPDATE act SET label = ?').run('Add tag “Ferry”, as it was called');
  db.close();
  const library = await openLibrary(file);
  await ask(library, 'settings.update', { language: 'pseudo' });
  expect(await labelsOf(library)).toEqual(['Add tag “Ferry”, as it was called']);
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Add tag “Ferry”, as it was called' });
});

test('the command line is English whatever is chosen, and so is what only the host says', async () => {
  const folder = temporaryFolder();
  const open = (inEnglish: boolean, library = join(folder, 'test.claimbench')) =>
    connect(program.startProcess, {
      library,
      create: library.startsWith(folder),
      stateFolder: join(folder, 'state'),
      editorName: 'Ada',
      isSample: false,
      inEnglish,
    });
  const window = await open(false);
  onTestFinished(() => window.close());
  await ask(window, 'settings.update', { language: 'pseudo' });
  // In use, as the other process finds it.
  await expect(open(true)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringMatching(/is open in another Claimbench/),
  });
  await expect(open(false)).rejects.toMatchObject({ code: 'locked', message: expect.stringMatching(/Çļåå/) });
  const refused = await window.receive('a.txt', failing());
  expect(refused).toMatchObject({ ok: false, error: { code: 'disk' } });
  expect(refused.ok ? '' : ownWords(refused.error.message)).not.toMatch(plain);
});

async function* failing(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(1);
  throw new Error('the sender went away');
}
