import type Database from 'better-sqlite3';
import { openActs } from './acts.ts';
import { openAnchors } from './anchors.ts';
import { explainSqliteError, openDatabase, openTransactions, saveCopy } from './database.ts';
import { openDecisions } from './decisions.ts';
import { openLinks } from './links.ts';
import { openOriginals } from './originals.ts';
import { openRecords } from './records.ts';
import { openStems } from './stems.ts';
import { openTexts } from './texts.ts';
import { openViews } from './views.ts';

export type { Act, Changed, RecordedChange, Recorder } from './acts.ts';
export type { ArticleSource } from './article-views.ts';
export { wordingOf } from './claim-views.ts';
export type { SuggestedLink } from './links.ts';
export type { IndexedText, SentencePlace, TermPlace, TextInIndex, TextShare } from './texts.ts';
export { placeOf } from './texts.ts';

export interface LibraryRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

/**
 * Opens a library file, alone, and gives its parts. The only folder with SQL.
 * @param create what a new library starts with; null: the file must be there
 * @throws DomainError not-found, not-a-library, newer-library, damaged-library, locked, disk
 */
export function openStore(file: string, create: LibraryRow | null) {
  const db = openDatabase(file, create && { fill: (created) => insertLibrary(created, create) });
  const records = openRecords(db);
  const transact = openTransactions(db);
  const acts = openActs(db, records, transact);
  const stems = openStems(db);
  const links = openLinks(db, stems.claims);
  const texts = openTexts(db);
  return {
    library: db.prepare('SELECT id, name, created_at AS createdAt FROM library').get() as LibraryRow,
    records,
    acts,
    links,
    stems,
    texts,
    anchors: openAnchors(db),
    decisions: openDecisions(db),
    views: openViews(db, { records, links, texts, acts }),
    originals: openOriginals(db),

    /**
     * Does the work in one transaction, or as a part of the one that it is in; durable when the outermost returns.
     * For derived rows: people's acts go through `acts`.
     */
    transact<T>(work: () => T): T {
      try {
        return transact(work);
      } catch (error) {
        for (const index of [stems.claims, stems.checks]) index.forgetCounts();
        texts.forgetChanges();
        throw error;
      }
    },

    /** What SQLite itself finds wrong with the file: pages, indexes, references. Empty: nothing. */
    findDamage(): string[] {
      const pages = (db.pragma('integrity_check') as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok');
      const references = (
        db.pragma('foreign_key_check') as { table: string; rowid: number; parent: string }[]
      ).map(({ table, rowid, parent }) => `row ${rowid} of ${table} points to no ${parent}`);
      return [...pages, ...references];
    },

    /** Writes all of it into another file. @throws DomainError invalid-request when it is the library itself, disk */
    saveCopy: (target: string) => saveCopy(db, file, target),

    /** Turns what SQLite reports into failures that a person can act on. */
    explainError: (error: unknown) => explainSqliteError(error, file),

    /** Moves the write-ahead log into the file and lets the file go. Where the disk is full, the log stays: nothing of it is lost. */
    close(): void {
      try {
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'SQLITE_FULL') throw error;
      } finally {
        db.close();
      }
    },
  };
}

export type Store = ReturnType<typeof openStore>;

function insertLibrary(db: Database.Database, { id, name, createdAt }: LibraryRow): void {
  db.prepare('INSERT INTO library (only, id, name, created_at) VALUES (1, ?, ?, ?)').run(id, name, createdAt);
}
