import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Many tests begin with the same library, and to make one takes longer than what some of them try: it is made once in
 * a process, for each of what is given, and copied.
 * @param make fills an empty folder; what it gives back holds no path, and nobody changes it
 * @returns fills a folder with a copy
 */
export function makeOnce<Given, Made>(
  make: (folder: string, given: Given) => Promise<Made>,
): (folder: string, given: Given) => Promise<Made> {
  const kept = new Map<string, Promise<{ folder: string; made: Made }>>();
  const keep = async (given: Given) => {
    const folder = mkdtempSync(join(tmpdir(), 'claimbench-test-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    return { folder, made: await make(folder, given) };
  };
  return async (folder, given) => {
    const key = JSON.stringify(given);
    if (!kept.has(key)) kept.set(key, keep(given));
    const { folder: from, made } = await kept.get(key)!;
    cpSync(from, folder, { recursive: true });
    return made;
  };
}
