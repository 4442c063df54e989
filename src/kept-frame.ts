import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FirstFrame } from './contract/first-frame.ts';

/**
 * The first frame of the library that was open last, kept over the end of its host: while nobody touched what it was
 * drawn from, the next window begins with it, before the library itself is open.
 */
export interface KeptFrame {
  /** Null where none is kept, or something that it was drawn from is another now. */
  read(): Promise<FirstFrame | null>;
  /** To be called when the library is closed. Replaces the file as a whole; only this user can read it. */
  write(frame: FirstFrame | null): Promise<void>;
}

/** @param pageFolder holds the built page, which draws otherwise when it is built anew */
export function findKeptFrame(userFolder: string, library: string, pageFolder: string): KeptFrame {
  const file = join(userFolder, 'first-frame.json');
  const drawnFrom = [
    resolve(library),
    // Left by a core that was killed: what it holds is not in the library yet.
    `${resolve(library)}-wal`,
    join(userFolder, 'preferences.json'),
    join(pageFolder, 'index.html'),
  ];
  const describe = () => Promise.all(drawnFrom.map(async (path) => [path, await describeFile(path)]));
  return {
    async read() {
      try {
        const kept = JSON.parse(await readFile(file, 'utf8'));
        return JSON.stringify(await describe()) === JSON.stringify(kept.drawnFrom) ? kept.frame : null;
      } catch {
        return null;
      }
    },
    async write(frame) {
      if (!frame) return rm(file, { force: true });
      const kept = JSON.stringify({ drawnFrom: await describe(), frame });
      await writeFile(`${file}.new`, kept, { mode: 0o600 });
      await rename(`${file}.new`, file);
    },
  };
}

/** By what Git, too, sees whether a file was touched; null: there is none. */
async function describeFile(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found && [found.ino, found.size, found.mtimeNs].join(' ');
}
