import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { ParseAnswer } from '../../src/contract/messages.ts';
import type { Fault, Result } from '../../src/contract/result.ts';
import { openItems } from '../../src/packed-items.ts';
import { relayToParser } from '../../src/parser-relay.ts';
import { program } from '../support/open-library.ts';

const waiting = new Map<number, (result: Result<ParseAnswer, Fault>) => void>();
const relay = relayToParser(program.startProcess, (id, result) => waiting.get(id)?.(result));
const folder = mkdtempSync(join(tmpdir(), 'claimbench-pages-'));
afterAll(() => {
  relay.stop();
  rmSync(folder, { recursive: true });
});
let lastId = 0;

/** What a parser process of its own says of a page, within the limits of time and memory that the program sets it. */
async function read(html: string): Promise<Result<{ read: string[] }, Fault>> {
  const id = ++lastId;
  const path = join(folder, `${id}.html`);
  writeFileSync(path, html);
  const answer = await new Promise<Result<ParseAnswer, Fault>>((resolve) => {
    waiting.set(id, resolve);
    relay.parse({ id, path, name: 'a.html', encoding: null, request: { kind: 'articles' } });
  });
  relay.stopFile(id);
  relay.done();
  if (!answer.ok) return answer;
  if (answer.value.kind !== 'articles') throw new Error('a reader answered another question');
  const { result } = openItems(answer.value.items)[0]!;
  if (!result.ok) return result;
  const { text, blocks } = result.value;
  return {
    ok: true,
    value: {
      read: blocks.filter(({ setAside }) => !setAside).map(({ start, end }) => text.slice(start, end).trim()),
    },
  };
}

const prose =
  'The ferry to the island of Orm was late again on Sunday, and two hundred passengers waited in the rain for an hour.';
const pageWith = (junk: string) =>
  `<html><head><title>Ferry late</title></head><body>${junk}<article><h1>Ferry late</h1>${`<p>${prose}</p>`.repeat(6)}</article></body></html>`;
const megabytes = (part: string, size: number) => part.repeat(Math.ceil((size * 1024 * 1024) / part.length));

test.each([
  ['50 MB of scripts', `<script>${megabytes('var a = "hello";\n', 50)}</script>`],
  ['50 MB of styles', `<style>${megabytes('.a { color: red }\n', 50)}</style>`],
  ['a picture of 50 MB', `<img src="data:image/png;base64,${megabytes('ABCDEFGHabcdefgh', 50)}">`],
  ['50 MB of comments', `<!-- ${megabytes('some words here. ', 50)} -->`],
  ['a class of 10 MB', `<div class="${megabytes('a-b ', 10)}">x</div>`],
  [
    'a hundred thousand attributes',
    `<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>x</div>`,
  ],
  [
    'data that nest half a million times',
    `<script type="application/ld+json">${'['.repeat(500_000)}</script>`,
  ],
])('%s around an article do not keep it out', async (_, junk) => {
  const answer = await read(pageWith(junk));
  expect(answer).toMatchObject({ ok: true });
  expect((answer as { value: { read: string[] } }).value.read.filter((line) => line === prose)).toHaveLength(
    6,
  );
});

test.each([
  ['deeper nesting than any browser shows', '<div>'.repeat(100_000), 'unreadable'],
  ['formatting that never ends', '<b><i><font>'.repeat(40_000), 'unreadable'],
  ['50 MB of paragraphs', megabytes('<p>some words here.</p>', 50), 'too-large'],
  ['50 MB of text', `<p>${megabytes('some words here. ', 50)}</p>`, 'too-large'],
  ['a million line ends', '<br>'.repeat(1_000_000), 'too-large'],
])('%s are refused by the reader itself', async (_, junk, code) => {
  const answer = await read(pageWith(junk));
  expect(answer).toMatchObject({
    ok: false,
    error: { code, saying: { word: expect.stringMatching(/^files\.(?:deepPage|fullPage)$/) } },
  });
});

test.each([
  ['much prose at the bottom of a well', '<div>'.repeat(480) + megabytes(`<p>${prose}</p>`, 3)],
  ['a hundred thousand headings', '<h2>Ferry late</h2>'.repeat(100_000)],
  ['a table of stray links', `<table>${'<a>x'.repeat(100_000)}`],
])('%s is read or refused within the limits', async (_, junk) => {
  const answer = await read(pageWith(junk));
  if (!answer.ok) expect(answer.error.saying.word).not.toMatch(/wide|slow|broke/);
});
