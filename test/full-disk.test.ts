import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';

const cli = join(import.meta.dirname, '..', 'dist', 'main', 'cli.js');

/** A shell that has a small disk of its own; only Linux gives that to everybody, and some containers not even there. */
const unshare = ['unshare', '--user', '--map-root-user', '--mount'] as const;
const mount = 'mount -t tmpfs -o size=3M none';
const [command, ...given] = unshare;
const hasSmallDisk = spawnSync(command, [...given, 'sh', '-c', `${mount} /mnt`]).status === 0;

/** Words that no other article has: a copy would take less room. */
const article = (number: number) =>
  Array.from(
    { length: 60 },
    (_, at) => `Boat ${number}-${at} left the ${number * 61 + at}th pier of Stell with ${at} people.`,
  ).join(' ');

test.runIf(hasSmallDisk)(
  'a disk that gets full while files come in: each file is in, or told of, and nothing breaks',
  () => {
    const folder = temporaryFolder();
    const disk = join(folder, 'disk');
    const files = join(folder, 'files');
    for (const path of [disk, files]) mkdirSync(path);
    for (let number = 0; number < 200; number++)
      writeFileSync(join(files, `${number}.txt`), `Boats of day ${number}\n\n${article(number)}`);
    const run = `"${process.execPath}" "${cli}"`;
    const library = `--library "${disk}/l.claimbench"`;
    const script = `
    export XDG_DATA_HOME="${folder}/data"
    ${mount} "${disk}"
    ${run} import ${library} --json "${files}" > "${folder}/import.json" || echo "imported $?"
    ${run} list articles ${library} || echo "listed $?"
    mount -o remount,size=20M "${disk}"
    ${run} verify ${library}
    ${run} list articles ${library} --json > "${folder}/list.json"
    ${run} import ${library} --json "${files}" > "${folder}/again.json"`;
    const { stdout, stderr } = spawnSync(command, [...given, 'sh', '-c', script], { encoding: 'utf8' });
    const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const outcomes: { outcome: string; reason: string | null }[] = read('import.json');
    const { added = [], refused = [] } = Object.groupBy(outcomes, ({ outcome }) => outcome);
    expect(added.length).toBeGreaterThan(10);
    expect(refused.length).toBeGreaterThan(10);
    expect(added.length + refused.length).toBe(200);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(
      new Set(['The disk is full, so nothing was written to “l.claimbench”. Free some space and try again.']),
    );
    expect(stdout).toMatch(/^imported 3\nlisted 5\n[\s\S]*\nsound\n$/);
    expect(stderr).toBe(
      'The disk is full, so nothing was written to “l.claimbench”. Free some space and try again.\n',
    );
    expect(read('list.json')).toHaveLength(added.length);
    expect(new Set(read('again.json').map((one: { outcome: string }) => one.outcome))).toEqual(
      new Set(['added', 'duplicate']),
    );
  },
);
