import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { type GoldPage, scoreBody, scorePages } from './extraction-score.ts';

const gold = (id: string, more: Partial<GoldPage>): GoldPage => ({
  ...{ id, file: `html/${id}.html.gz`, set: 'invented', title: null, author: null, date: null, body: null },
  ...{ with: null, without: null },
  ...more,
});

test('a body is scored by the groups of four words that it shares with the gold', () => {
  expect(scoreBody('one two three four five six', 'two three four five seven')).toEqual({
    precision: 0.5,
    recall: 1 / 3,
  });
  expect(scoreBody('one', '')).toEqual({ precision: null, recall: 0 });
});

test('segments over all pages, details by the pages that have them, whatever their marks and case', () => {
  const pages = [
    gold('a', {
      with: ['wind  and rain'],
      without: ['read more'],
      title: 'Ferry, late!',
      date: '2026-03-04',
    }),
    gold('b', { with: ['snow'], without: [], author: 'Ana Roth' }),
  ];
  const said = new Map([
    [
      'a',
      {
        id: 'a',
        title: 'ferry late',
        author: null,
        date: 'March 4, 2026 12:00 UTC',
        body: 'Wind, then wind\nand rain. Read more: read more',
      },
    ],
  ]);
  expect(scorePages(pages, said)).toEqual({ segmentF1: 2 / 4, title: 1, author: 0, date: 1 });
});

test('the suite prints both readers’ figures and writes what the program’s own says', () => {
  const folder = temporaryFolder();
  const html = join(folder, 'data/extraction/html');
  mkdirSync(html, { recursive: true });
  const words =
    'The ferry to the island of Orm was late again on Sunday, and many people waited in the rain.';
  const page = `<html><head><title>Ferry late</title><meta name="author" content="Ana Roth"><meta property="article:published_time" content="2026-03-04T00:30:00+02:00"></head><body><article><h1>Ferry late</h1>${`<p>${words}</p>`.repeat(8)}</article></body></html>`;
  writeFileSync(join(html, 'a.html.gz'), gzipSync(page));
  const body = Array.from({ length: 8 }, () => words).join('\n\n');
  const row = gold('a', { body, title: 'Ferry late', author: 'Ana Roth', date: '2026-03-04' });
  writeFileSync(join(folder, 'data/extraction/manifest.jsonl'), `${JSON.stringify(row)}\n`);
  const bench = new URL('bench.ts', import.meta.url).pathname;
  const { stdout, status } = spawnSync(
    process.execPath,
    [bench, 'extraction', '--data', '.', '--predictions', 'out.jsonl'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout.trimEnd().split('\n').at(-1)!)).toMatchObject({
    suite: 'extraction',
    invented: { pages: 1, bodyF1: 1, title: 1, author: 1, date: 1, baseline: { title: 1 } },
    ratio: expect.any(Number),
  });
  expect(JSON.parse(readFileSync(join(folder, 'out.jsonl'), 'utf8'))).toEqual({
    ...{ id: 'a', title: 'Ferry late', author: 'Ana Roth', date: '2026-03-04', body },
  });
});
