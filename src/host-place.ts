import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** Where a host is reached, and the secret by which it knows its windows. */
export interface HostPlace {
  readonly port: number;
  readonly session: string;
}

/**
 * Where the place of a library's host is kept while it runs: a host that is killed, or that ends before its windows,
 * leaves it behind, and the next one takes it, so that windows which stayed open go on with what was typed.
 */
export function findPlaceFile(userFolder: string, library: string): string {
  const name = createHash('sha256').update(resolve(library)).digest('hex');
  return join(userFolder, 'hosts', `${name}.json`);
}

/** Null where no host left a place, or the file is none. */
export async function readPlace(file: string): Promise<HostPlace | null> {
  try {
    const { port, session } = JSON.parse(await readFile(file, 'utf8'));
    const isPlace = Number.isInteger(port) && port > 0 && port < 65536 && /^[\w-]{43}$/.test(session);
    return isPlace ? { port, session } : null;
  } catch {
    return null;
  }
}

/** Replaces the file as a whole. Only this user can read it. */
export async function writePlace(file: string, place: HostPlace): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(place), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
