import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase, readSchema, readSetting } from '../../src/store/database.ts';
import { openStore } from '../../src/store/index.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const library = {
  id: '019a0000-0000-7000-8000-000000000001',
  name: 'Test',
  createdAt: '2026-01-01T00:00:00.000Z',
};
const fill = {
  fill: (db: Database.Database) =>
    void db
      .prepare('INSERT INTO library VALUES (1, ?, ?, ?)')
      .run(library.id, library.name, library.createdAt),
};
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

function newLibrary(): string {
  const file = join(temporaryFolder(), 'test.claimbench');
  openStore(file, library).close();
  return file;
}

/** What must hold of every refusal: its code, a message with the file's name, and not a byte changed. */
function expectRefusal(file: string, code: string): void {
  const before = hashOf(file);
  expect(() => openStore(file, null)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining('test.claimbench') }),
  );
  expect(hashOf(file)).toBe(before);
  expect([`${file}-wal`, `${file}-shm`].filter(existsSync)).toEqual([]);
}

test('a copy has all that the open library has, stands alone, and replaces another file only when it is whole', () => {
  const folder = temporaryFolder();
  const [file, copy] = [join(folder, 'test.claimbench'), join(folder, 'copy.claimbench')];
  const store = openStore(file, library);
  const editor = { id: '019a0000-0000-7000-8000-000000000002', name: 'Ada', colour: '#335577' };
  store.transact(() => store.records.insert('editor', editor));
  writeFileSync(copy, 'an older copy');
  store.saveCopy(copy);
  expect(() => store.saveCopy(file)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  expect(() => store.saveCopy(join(folder, 'none', 'copy.claimbench'))).toThrow(
    expect.objectContaining({ code: 'disk' }),
  );
  // What SQLite says of it before anything of ours opens it: no log to be read first (2 would be one).
  expect(readFileSync(copy).subarray(18, 20)).toEqual(Buffer.from([1, 1]));
  const copied = openStore(copy, null);
  expect(copied.library).toEqual(library);
  expect(copied.records.list('editor')).toEqual(store.records.list('editor'));
  copied.close();
  store.close();
  expect(readdirSync(folder).sort()).toEqual(['copy.claimbench', 'test.claimbench']);
});

test('the settings are those of the architecture after the first write', () => {
  const db = openDatabase(join(temporaryFolder(), 'test.claimbench'), fill);
  db.prepare("UPDATE library SET name = 'Other'").run();
  const names = [
    'synchronous',
    'foreign_keys',
    'trusted_schema',
    'cell_size_check',
    'locking_mode',
    'journal_mode',
  ];
  expect(names.map((name) => readSetting(db, name))).toEqual([2, 1, 0, 1, 'exclusive', 'wal']);
  db.close();
});

test('the schema is the golden one', async () => {
  const db = openDatabase(join(temporaryFolder(), 'test.claimbench'), fill);
  const schema = [...readSchema(db)].join(';\n\n');
  await expect(`${schema}\n`).toMatchFileSnapshot('schema.golden.sql');
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  db.close();
});

test('migration 1 brings an empty file to the first schema', () => {
  const db = new Database(':memory:');
  db.exec(migrations[0]!);
  const tables = db
    .prepare("SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    .get() as { n: number };
  expect(tables.n).toBe(25);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

test('migration 2 takes a library of the first schema along with what is in it', () => {
  const file = join(temporaryFolder(), 'old.claimbench');
  const old = new Database(file);
  old.exec(migrations[0]!);
  old.pragma(`application_id = ${0x436c6d62}`);
  old.pragma('user_version = 1');
  old.exec("INSERT INTO collection (id, presence, name, note) VALUES ('c', 'live', 'Flood', '')");
  old.close();
  const db = openDatabase(file, null);
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(db.prepare('SELECT name FROM collection').pluck().all()).toEqual(['Flood']);
  expect(db.prepare('SELECT count(*) FROM dismissal').pluck().get()).toBe(0);
  db.close();
});

test('migration 3 gives a library of the second schema its indexes of stems, empty', () => {
  const file = join(temporaryFolder(), 'old.claimbench');
  const old = new Database(file);
  for (const migration of migrations.slice(0, 2)) old.exec(migration);
  old.pragma(`application_id = ${0x436c6d62}`);
  old.pragma('user_version = 2');
  old.exec("INSERT INTO collection (id, presence, name, note) VALUES ('c', 'live', 'Flood', '')");
  old.close();
  const db = openDatabase(file, null);
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(db.prepare('SELECT name FROM collection').pluck().all()).toEqual(['Flood']);
  expect(db.prepare('SELECT holder, texts, stems FROM stem_total').raw().all()).toEqual([
    ['check', 0, 0],
    ['claim', 0, 0],
    ['sentence', 0, 0],
  ]);
  expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'claim_index'").get()).toBeUndefined();
  db.close();
});

test('migration 4 keeps the articles of the third schema, of which nothing tells where its details were found', () => {
  const file = join(temporaryFolder(), 'old.claimbench');
  const old = new Database(file);
  for (const migration of migrations.slice(0, 3)) old.exec(migration);
  old.pragma(`application_id = ${0x436c6d62}`);
  old.pragma('user_version = 3');
  old.exec(`
    INSERT INTO editor (id, presence, name) VALUES ('e', 'live', 'Ada');
    INSERT INTO article (id, presence, title, added_by, added_at) VALUES ('a', 'live', 'Flood', 'e', '2026-01-01');
    INSERT INTO revision (id, presence, article_id, number, text, text_hash, media_type, original_hash, captured_at)
      VALUES ('r', 'live', 'a', 1, 'Flood', 'h', 'text/plain', 'o', '2026-01-01');
  `);
  old.close();
  const db = openDatabase(file, null);
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(db.prepare('SELECT title, canonical_address, provenance FROM article').raw().get()).toEqual([
    'Flood',
    null,
    '{}',
  ]);
  expect(db.prepare('SELECT part FROM revision').pluck().get()).toBeNull();
  expect(db.prepare('SELECT count(*) FROM article_address').pluck().get()).toBe(0);
  db.close();
});

test('migrations 7, 8 and 10 let go what an older program derived of texts, which is derived anew', () => {
  const file = join(temporaryFolder(), 'old.claimbench');
  const old = new Database(file);
  for (const migration of migrations.slice(0, 6)) old.exec(migration);
  old.pragma(`application_id = ${0x436c6d62}`);
  old.pragma('user_version = 6');
  old.exec(`
    INSERT INTO editor (id, presence, name) VALUES ('e', 'live', 'Ada');
    INSERT INTO article (id, presence, title, added_by, added_at) VALUES ('a', 'live', 'Flood', 'e', '2026-01-01');
    INSERT INTO revision (id, presence, article_id, number, text, text_hash, media_type, original_hash, captured_at)
      VALUES ('r', 'live', 'a', 1, 'Flood', 'h', 'text/plain', 'o', '2026-01-01');
    INSERT INTO indexed_text (number, article_id, revision_id) VALUES (1, 'a', 'r');
    INSERT INTO text_print (print, text_number) VALUES (5, 1);
    INSERT INTO sentence (number, text_number, start, "end", is_suggested, score) VALUES (1, 1, 0, 5, 1, 0.9);
    INSERT INTO sentence_stems (rowid, stems) VALUES (1, 'flood');
    INSERT INTO article_stems (rowid, title, body) VALUES (1, 'flood', 'flood');
    UPDATE stem_total SET texts = 1, stems = 1 WHERE holder = 'sentence';
    INSERT INTO derivation (name, version, texts) VALUES ('sentences', 1, 1);
  `);
  old.close();
  const db = openDatabase(file, null);
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  const countOf = (rows: string) => db.prepare(`SELECT count(*) FROM ${rows}`).pluck().get();
  expect(countOf('indexed_text')).toBe(0);
  expect(countOf("article_stems('flood')")).toBe(0);
  expect(countOf('stem_total WHERE texts > 0 OR stems > 0')).toBe(0);
  expect(countOf("derivation WHERE name = 'sentences'")).toBe(0);
  expect(countOf('article')).toBe(1);
  db.close();
});

test('a second opener is told that the library is in use', () => {
  const file = newLibrary();
  const store = openStore(file, null);
  expect(() => openStore(file, null)).toThrow(expect.objectContaining({ code: 'locked' }));
  store.close();
  openStore(file, null).close();
});

test('processes that make or open one library at the same moment leave one sound library', async () => {
  const file = join(temporaryFolder(), 'test.claimbench');
  const opener = `
    import { openStore } from ${JSON.stringify(new URL('../../src/store/index.ts', import.meta.url).href)};
    try {
      const store = openStore(process.argv[1], ${JSON.stringify(library)});
      store.transact(() => store.records.insert('editor', { id: process.argv[2], name: 'Ada', colour: null }));
      process.stdout.write('saved');
      process.kill(process.pid, 'SIGKILL');
    } catch (error) {
      process.stdout.write(error.code);
    }`;
  const ids = Array.from({ length: 4 }, (_, n) => `019a0000-0000-7000-8000-00000000000${n}`);
  const saved: string[] = [];
  for (let round = 0; round < 3; round++) {
    const outcomes = await Promise.all(
      ids.map(async (id) => {
        const own = `${id.slice(0, -4)}${round}${id.slice(-3)}`;
        const child = spawn(process.execPath, ['--input-type=module', '-e', opener, file, own], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const said = (await child.stdout.toArray()).join('');
        return { own, said };
      }),
    );
    for (const { own, said } of outcomes) {
      expect(['saved', 'locked']).toContain(said);
      if (said === 'saved') saved.push(own);
    }
  }
  const store = openStore(file, null);
  expect(store.records.list('editor').map(({ id }) => id)).toEqual(expect.arrayContaining(saved));
  // Where all are slow, all of a round can be kept out by each other.
  expect(saved).not.toEqual([]);
  expect(store.findDamage()).toEqual([]);
  store.close();
  expect(readdirSync(dirname(file))).toEqual(['test.claimbench']);
});

test('a file that is not there is not made by accident', () => {
  const file = join(temporaryFolder(), 'test.claimbench');
  expect(() => openStore(file, null)).toThrow(expect.objectContaining({ code: 'not-found' }));
  expect(existsSync(file)).toBe(false);
});

test.each([
  ['text', Buffer.from('Dear editor, this is not a database. '.repeat(20))],
  ['nothing', Buffer.alloc(0)],
])('a file of %s is refused and left untouched', (_, content) => {
  const file = join(temporaryFolder(), 'test.claimbench');
  writeFileSync(file, content);
  expectRefusal(file, 'not-a-library');
});

test("somebody else's database is refused and left untouched", () => {
  const file = join(temporaryFolder(), 'test.claimbench');
  const db = new Database(file);
  db.exec('CREATE TABLE recipe (name TEXT)');
  db.close();
  expectRefusal(file, 'not-a-library');
});

test('a library of a newer program is refused and left untouched', () => {
  const file = newLibrary();
  const db = new Database(file);
  db.pragma(`user_version = ${migrations.length + 1}`);
  db.close();
  expectRefusal(file, 'newer-library');
});

test('a cut library is refused and left untouched', () => {
  const file = newLibrary();
  truncateSync(file, 40_960);
  expectRefusal(file, 'damaged-library');
});

test('a library with a page overwritten is refused and left untouched', () => {
  const file = newLibrary();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4096 * 3, 4096 * 4);
  writeFileSync(file, bytes);
  expectRefusal(file, 'damaged-library');
});

test('a library into which a view was planted is refused without running it', () => {
  const file = newLibrary();
  const db = new Database(file);
  db.exec(
    'CREATE VIEW trap AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
  );
  db.close();
  expectRefusal(file, 'damaged-library');
});

test('a file with the leftovers of a crash opens with everything that was committed', () => {
  const file = newLibrary();
  const store = openStore(file, null);
  const editor = { id: '019a0000-0000-7000-8000-000000000002', name: 'Ada', colour: null };
  store.transact(() => store.records.insert('editor', editor));
  const crashed = join(temporaryFolder(), 'crashed.claimbench');
  copyFileSync(file, crashed);
  copyFileSync(`${file}-wal`, `${crashed}-wal`);
  store.close();
  const reopened = openStore(crashed, null);
  expect(reopened.records.list('editor')).toEqual([editor]);
  reopened.close();
});

test('what fails inside a transaction takes all of it back, even where the failure is caught', () => {
  const file = join(temporaryFolder(), 'test.claimbench');
  const store = openStore(file, library);
  const joinAs = (id: string) => store.records.insert('editor', { id, name: id, colour: null });
  const work = () =>
    store.transact(() => {
      joinAs('a');
      try {
        store.transact(() => {
          joinAs('b');
          throw new Error('stop');
        });
      } catch {
        joinAs('c');
      }
    });
  expect(work).toThrow('stop');
  expect(store.records.list('editor')).toEqual([]);
  store.transact(() => joinAs('d'));
  expect(store.records.list('editor').map(({ id }) => id)).toEqual(['d']);
  store.close();
});
