import type Database from 'better-sqlite3';

/** The bytes as they came in, compressed with gzip, once for each content. */
export function openOriginals(db: Database.Database) {
  const has = db.prepare('SELECT 1 FROM original WHERE hash = ?').pluck();
  const insert = db.prepare("INSERT INTO original (hash, bytes, compression) VALUES (?, ?, 'gzip')");
  const select = db.prepare('SELECT bytes FROM original WHERE hash = ?').pluck();
  const hashes = db.prepare('SELECT hash FROM original ORDER BY hash').pluck();
  return {
    /** @param hash SHA-256 of the bytes before compression */
    put(hash: string, compressed: Uint8Array): void {
      // Looked up first: every article of a table brings the whole file along.
      if (has.get(hash) === undefined) insert.run(hash, compressed);
    },
    /** Compressed as it was put in; null when this library did not import it itself. */
    read: (hash: string) => (select.get(hash) as Uint8Array | undefined) ?? null,
    hashes: () => hashes.all() as string[],
  };
}
