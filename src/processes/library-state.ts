import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const LibraryState = z.object({
  libraryId: z.string(),
  origin: z.string(),
  /** The last sequence of this origin when the library was closed or opened. */
  sequence: z.number(),
  holder: z.object({ pid: z.number(), machine: z.string() }).nullable(),
});
type LibraryState = z.infer<typeof LibraryState>;

/**
 * What this installation knows of one library file, kept in the user's folder and not beside the file: the
 * origin of its changes and who holds it open. A copied or moved file gets a state, and so an origin, of its own.
 */
export function openLibraryState(stateFolder: string, libraryFile: string) {
  const folder = join(stateFolder, 'libraries');
  const key = createHash('sha256').update(realpathSync(libraryFile)).digest('hex').slice(0, 32);
  const file = join(folder, `${key}.json`);

  function read(): LibraryState | null {
    try {
      return LibraryState.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      return null;
    }
  }

  function write(state: LibraryState): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  return {
    /** Who holds the library open, as far as is known; null: nobody wrote it down. */
    holder: () => read()?.holder ?? null,

    /**
     * Notes this process as the holder and gives the origin. A file that was put back from a backup has
     * fewer changes than its origin once had: it gets a new one, so that no sequence is used twice.
     * @param lastSequence the last sequence that the library holds of an origin
     */
    take(libraryId: string, lastSequence: (origin: string) => number): string {
      const known = read();
      const isSame = known?.libraryId === libraryId && lastSequence(known.origin) >= known.sequence;
      const origin = isSame ? known.origin : randomUUID();
      const holder = { pid: process.pid, machine: hostname() };
      write({ libraryId, origin, sequence: lastSequence(origin), holder });
      return origin;
    },

    release(libraryId: string, origin: string, sequence: number): void {
      write({ libraryId, origin, sequence, holder: null });
    },
  };
}
