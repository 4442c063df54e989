import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';

const bench = new URL('bench.ts', import.meta.url).pathname;
const run = (cwd: string, ...args: string[]) =>
  spawnSync(process.execPath, [bench, ...args], { cwd, encoding: 'utf8' });

/** Two invented articles with three claims, of which two differ. */
function writeSeeds(folder: string): void {
  mkdirSync(join(folder, 'corpus/seeds'), { recursive: true });
  mkdirSync(join(folder, 'gold/seeds'), { recursive: true });
  const texts = {
    'a.txt': 'The fire at the mill killed 12 workers on Monday. Snow fell.',
    'b.txt': 'Nobody was warned. The fire at the mill killed 9 workers.',
  };
  const quotes = [
    ['a.1', 'a.txt', 'The fire at the mill killed 12 workers'],
    ['a.2', 'a.txt', 'Snow fell'],
    ['b.1', 'b.txt', 'The fire at the mill killed 9 workers'],
  ] as const;
  for (const [file, text] of Object.entries(texts)) writeFileSync(join(folder, 'corpus/seeds', file), text);
  const claims = quotes.map(([id, file, quote]) => {
    const start = texts[file].indexOf(quote);
    return { id, file, start, end: start + quote.length, quote, type: 'event', tags: [], speaker: null };
  });
  const pairs = [
    { a: 'a.1', b: 'b.1', relation: 'differ', why: '' },
    { a: 'a.2', b: 'b.1', relation: 'unrelated', why: '' },
  ];
  const toLines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(join(folder, 'gold/seeds/claims.jsonl'), toLines(claims));
  writeFileSync(join(folder, 'gold/seeds/pairs.jsonl'), toLines(pairs));
}

describe('bench', () => {
  it.each([
    [[], 'Unknown suite'],
    [['nonsense', '--data', '.'], 'Unknown suite: nonsense'],
    [['seeds'], '--data is missing'],
    [['seeds', '--data', '.', '--fast'], 'fast'],
  ])('answers %j with its usage and exit code 2', (args, message) => {
    const { status, stdout, stderr } = run(temporaryFolder(), ...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run -s bench');
  });
  it('scores the seeds from a path relative to where it was called, and writes its answers', () => {
    const folder = temporaryFolder();
    writeSeeds(folder);
    const { status, stdout } = run(folder, 'seeds', '--data', '.', '--predictions', 'out.jsonl');
    expect(status).toBe(0);
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({
      suite: 'seeds',
      judged: 1,
      right: 1,
      rightDiffer: 1,
      opposite: 0,
      othersShown: 0,
      links: 1,
      baseline: { right: 0, opposite: 1 },
      rank: { first3: 2, of: 2 },
    });
    expect(readFileSync(join(folder, 'out.jsonl'), 'utf8')).toBe(
      '{"id":"a.1|b.1","label":"differ"}\n{"id":"a.2|b.1","label":"other"}\n',
    );
  });
});
