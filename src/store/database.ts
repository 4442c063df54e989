import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DomainError } from '../contract/domain-error.ts';
import { type Saying, saying } from '../words/saying.ts';
import { migrations } from './migrations/index.ts';

/** "Clmb": SQLite's application_id of a Claimbench library. */
export const applicationId = 0x436c6d62;

/** How long to wait for a lock: a core that lost its host needs a moment to finish and let go. */
const lockWait = 2000;

/**
 * Opens a library for writing, alone. Nothing is written before the file is known to be a sound library of
 * this version or an older one.
 * @param create makes the file when there is none; `fill` then puts the first rows in
 * @throws DomainError not-found, not-a-library, newer-library, damaged-library, locked, disk
 */
export function openDatabase(
  file: string,
  create: { fill(db: Database.Database): void } | null,
): Database.Database {
  try {
    if (!existsSync(file)) {
      if (!create) throw new DomainError('not-found', saying('library.noFile', { file }));
      createDatabase(file, create.fill);
    }
    checkHeader(file);
    checkContent(file);
    const db = new Database(file, { timeout: lockWait });
    try {
      applySettings(db);
      planOnce(db);
      migrate(db);
      checkSettings(db);
      // Left by the check; who holds the lock alone keeps this in memory.
      rmSync(`${file}-shm`, { force: true });
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw explainSqliteError(error, file);
  }
}

/**
 * Built under another name and put in place when it is whole, so that a crash leaves no half library.
 * @throws when the folder cannot be written
 */
function createDatabase(file: string, fill: (db: Database.Database) => void): void {
  if (!existsSync(dirname(file))) {
    throw new DomainError(
      'disk',
      saying('library.noFolder', { name: basename(file), folder: dirname(file) }),
    );
  }
  const building = `${file}.${randomUUID()}.new`;
  try {
    const db = new Database(building);
    try {
      applySettings(db);
      db.pragma(`application_id = ${applicationId}`);
      migrate(db);
      db.transaction(() => fill(db))();
    } finally {
      db.close();
    }
    syncPath(building);
    putInPlace(building, file);
  } finally {
    for (const path of [building, `${building}-wal`, `${building}-shm`]) rmSync(path, { force: true });
  }
  syncPath(dirname(file));
}

/** Never over another file: who came first stays, and is opened instead. */
function putInPlace(building: string, file: string): void {
  try {
    linkSync(building, file);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST') return;
    // Memory sticks know no links.
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    copyFileSync(building, file, constants.COPYFILE_EXCL);
    syncPath(file);
  }
}

/**
 * Writes all of an open library into another file, in the form that opens from read-only media, too: no log beside it,
 * all of it in one file. What is there already stays until the copy is whole and was read through.
 * @throws DomainError invalid-request when it is the library itself, disk, damaged-library
 */
export function saveCopy(db: Database.Database, file: string, target: string): void {
  const building = `${target}.${randomUUID()}.new`;
  try {
    if (existsSync(target) && isSameFile(file, target))
      throw new DomainError('invalid-request', saying('library.copyOntoItself', { name: basename(file) }));
    db.prepare('VACUUM INTO ?').run(building);
    checkContent(building);
    syncPath(building);
    renameSync(building, target);
    syncPath(dirname(target));
  } catch (error) {
    throw explainSqliteError(error, target);
  } finally {
    rmSync(building, { force: true });
  }
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other)];
  return a.dev === b.dev && a.ino === b.ino;
}

function syncPath(path: string): void {
  // Windows cannot open a folder for syncing; its rename is journalled by the file system.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/**
 * FULL, because NORMAL loses acknowledged commits at a power cut; better-sqlite3 is built to fall back to
 * NORMAL in WAL mode, so `checkSettings` looks again after the first write.
 */
const settings = {
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  mmap_size: 0,
  locking_mode: 'exclusive',
  journal_mode: 'wal',
} as const;

function applySettings(db: Database.Database): void {
  db.pragma('locking_mode = EXCLUSIVE');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
}

/**
 * A statement keeps its plan. SQLite looks at the values that are bound to some and plans them anew for each, which
 * takes five times as long as to run them and gives the same plan: nothing here hangs on a value. Behind a unary plus
 * it does not look; its own switch for this (SQLITE_DBCONFIG_ENABLE_QPSG) cannot be reached from here.
 */
function planOnce(db: Database.Database): void {
  const prepare = db.prepare.bind(db);
  const withPlus = (sql: string) => prepare(sql.replace(/\?|@\w+/g, '+$&'));
  db.prepare = withPlus as typeof db.prepare;
}

/**
 * Reads the settings back after a first write, which also takes the lock.
 * @throws Error when SQLite did not take one over
 */
function checkSettings(db: Database.Database): void {
  db.transaction(() => db.prepare('UPDATE library SET name = name').run()).immediate();
  for (const [name, wanted] of Object.entries(settings)) {
    const got = readSetting(db, name);
    if (got !== wanted) throw new Error(`SQLite answers ${name} = ${got}, wanted ${wanted}`);
  }
}

/**
 * Gives a function that does work in one transaction: durable when it returns, or nothing of it is there. What is in a
 * transaction already is a part of that one: where it fails all of it fails, even if the failure is caught on the way.
 * A savepoint of its own would copy every page that it touches.
 */
export function openTransactions(db: Database.Database): <T>(work: () => T) => T {
  let failure: { readonly error: unknown } | null = null;
  const begin = db.transaction((work: () => unknown) => {
    failure = null;
    const done = work();
    if (failure) throw (failure as { error: unknown }).error;
    return done;
  });
  return <T>(work: () => T): T => {
    if (!db.inTransaction) return begin.immediate(work) as T;
    try {
      return work();
    } catch (error) {
      failure = { error };
      throw error;
    }
  };
}

/** The value of one pragma as SQLite tells it; 0 where it tells none (mmap_size without memory mapping). */
export function readSetting(db: Database.Database, name: string): unknown {
  return db.pragma(name, { simple: true }) ?? 0;
}

function migrate(db: Database.Database): void {
  const from = db.pragma('user_version', { simple: true }) as number;
  for (let version = from; version < migrations.length; version++) {
    db.transaction(() => {
      db.exec(migrations[version]!);
      db.pragma(`user_version = ${version + 1}`);
    }).immediate();
  }
}

/** Looks at the file's first bytes without SQLite, so that a file that is not ours is never opened as a database. */
function checkHeader(file: string): void {
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, header, 0, 100, 0);
  closeSync(descriptor);
  const isSqlite = length === 100 && header.toString('latin1', 0, 16) === 'SQLite format 3\0';
  if (!isSqlite || header.readUInt32BE(68) !== applicationId) {
    throw new DomainError('not-a-library', saying('library.notALibrary', { name: basename(file) }));
  }
  const version = header.readUInt32BE(60);
  if (version > migrations.length) throw newerLibrary(file, version);
}

function newerLibrary(file: string, version: number): DomainError {
  return new DomainError(
    'newer-library',
    saying('library.newer', { name: basename(file), version, known: migrations.length }),
  );
}

/**
 * Reads the whole file once, without the right to write, and compares its schema with ours word by word:
 * a view or trigger that somebody planted is never run.
 */
function checkContent(file: string): void {
  // SQLite makes these while it reads. Once somebody else may hold the library, they are not ours to remove.
  const strays = [`${file}-wal`, `${file}-shm`].filter((path) => !existsSync(path));
  let isRefused = false;
  const db = new Database(file, { readonly: true, timeout: lockWait });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    const version = db.pragma('user_version', { simple: true }) as number;
    if (version > migrations.length) throw newerLibrary(file, version);
    const found = db.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok') throw damagedLibrary(file, String(found));
    const expected = schemaOfVersion(version);
    const actual = readSchema(db);
    const difference =
      [...actual].find((sql) => !expected.has(sql)) ?? [...expected].find((sql) => !actual.has(sql));
    if (difference)
      throw damagedLibrary(file, saying('library.otherTables', { version, sql: difference.slice(0, 80) }));
  } catch (error) {
    isRefused = !String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
    throw error;
  } finally {
    db.close();
    if (isRefused) for (const path of strays) rmSync(path, { force: true });
  }
}

function damagedLibrary(file: string, detail: string | Saying): DomainError {
  return new DomainError('damaged-library', saying('library.damaged', { name: basename(file), detail }));
}

function schemaOfVersion(version: number): Set<string> {
  const db = new Database(':memory:');
  for (const migration of migrations.slice(0, version)) db.exec(migration);
  const schema = readSchema(db);
  db.close();
  return schema;
}

/** The SQL of every table, index, view and trigger. */
export function readSchema(db: Database.Database): Set<string> {
  const rows = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all() as {
    type: string;
    name: string;
    sql: string | null;
  }[];
  return new Set(rows.map(({ type, name, sql }) => sql ?? `${type} ${name}`));
}

/** What SQLite and the file system report, as failures that a person can act on; anything else as it is. */
export function explainSqliteError(error: unknown, file: string): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  const name = basename(file);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new DomainError('locked', saying('library.locked', { name }));
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return damagedLibrary(file, error.message);
  // The last: not even the index of a log that was left behind finds room.
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'SQLITE_IOERR_SHMSIZE') {
    return new DomainError('disk', saying('library.full', { name }));
  }
  if (
    code.startsWith('SQLITE_IOERR') ||
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    /^E[A-Z]+$/.test(code)
  ) {
    return new DomainError('disk', saying('library.unreachable', { name, detail: error.message }));
  }
  return error;
}
