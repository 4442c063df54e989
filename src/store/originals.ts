import type Database from 'better-sqlite3';

/** The bytes as they came in, compressed with gzip, once for each content. */
export function openOriginals(db: Database.Database) {
  const insert = db.prepare(
    "INSERT INTO original (hash, bytes, compression) VALUES (?, ?, 'gzip') ON CONFLICT (hash) DO NOTHING",
  );
  const select = db.prepare('SELECT bytes FROM original WHERE hash = ?').pluck();
  const hashes = db.prepare('SELECT hash FROM original ORDER BY hash').pluck();
  return {
    /** @param hash SHA-256 of the bytes before compression */
    put(hash: string, compressed: Uint8Array): void {
      insert.run(hash, compressed);
    },
    /** Compressed as it was put in; null when this library did not import it itself. */
    read: (hash: string) => (select.get(hash) as Uint8Array | undefined) ?? null,
    hashes: () => hashes.all() as string[],
  };
}
