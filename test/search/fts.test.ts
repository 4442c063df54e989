import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import {
  findInText,
  likeStems,
  readQuery,
  type TermRun,
  toFtsMatch,
  toSentenceMatch,
} from '../../src/search/index.ts';
import { isStopTerm, termsOf, tokensOf } from '../../src/text/stems.ts';

/** Texts as the library indexes them: all terms. */
function openTable(texts: readonly string[]) {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  db.exec(`CREATE VIRTUAL TABLE whole USING fts5 (title, body, tokenize = 'ascii');
           CREATE VIRTUAL TABLE vocabulary USING fts5vocab (whole, row);`);
  const insert = db.prepare("INSERT INTO whole (title, body) VALUES ('', ?)");
  const termsByText = texts.map((text) => termsOf(tokensOf(text)));
  for (const terms of termsByText) insert.run(terms.join(' '));
  const vocabulary = (db.prepare('SELECT term FROM vocabulary').pluck().all() as string[]).filter(
    (term) => !isStopTerm(term),
  );
  const select = db.prepare('SELECT rowid FROM whole WHERE whole MATCH ? ORDER BY rowid').pluck();
  const expand = (word: string, edits: number) => likeStems(word, edits, vocabulary);
  const holds = (terms: readonly string[], run: TermRun) =>
    run.terms.every((sought, at) =>
      terms.some((term) =>
        run.isPrefix && at === run.terms.length - 1 ? term.startsWith(sought) : term === sought,
      ),
    );
  return (box: string): string[] | null => {
    const query = readQuery(box);
    const match = toFtsMatch(query, expand);
    if (match === null) return null;
    const found = (select.all(match) as number[]).map((row) => texts[row - 1]!);
    const precise = texts.filter((text) => findInText(query, text));
    // What is looked through word by word is all found by the index first.
    expect(found).toEqual(expect.arrayContaining(precise));
    const wanted = toSentenceMatch(query, expand) ?? [];
    const held = texts.filter((_, at) =>
      wanted.every((runs) => runs.some((run) => holds(termsByText[at]!, run))),
    );
    expect(held).toEqual(expect.arrayContaining(precise));
    return found;
  };
}

const moved = 'About 1,400 residents were evacuated by bus.';
const gate = 'The spillway gate had not been inspected near the crest.';
const bridge = 'Die Brücke AND the gate are NOT open';
const streets = '洪水淹没了九条街道';

test.each<[string, string[] | null]>([
  ['evacuation', [moved]],
  ['evacuat*', [moved]],
  ['evac*', [moved]],
  ['residnets~1', [moved]],
  ['evacuatoin~1', [moved]],
  ['evcauatoin~1', []],
  ['evcauatoin~2', [moved]],
  ['spilway~1', [gate]],
  ['spilway', []],
  ['1400', [moved]],
  ['1,400', [moved]],
  ['"spillway gate"', [gate]],
  ['"gate spillway"', []],
  ['"spillway ga*"', []],
  ['the gate', [gate, bridge]],
  ['the', [gate, bridge]],
  ['gate -inspected', [bridge]],
  ['gate -"not open"', [gate]],
  ['brucke', [bridge]],
  ['洪水', [streets]],
  ['gate inspected residents', []],
  ['gate OR residents', [moved, gate, bridge]],
  ['gate OR residents inspected', [gate]],
  ['"spillway gate" OR 洪水 OR evacuat*', [moved, gate, streets]],
  ['the OR residents', [moved]],
  ['"not the" OR residents', [moved]],
  ['residents OR "gate are"', [moved, bridge]],
  ['gate NOT inspected', [bridge]],
  ['gate OR residents NOT "by bus"', [gate, bridge]],
  ['-gate', null],
  ['tag:gate', null],
  ['', null],
])('%s finds %j', (box, texts) => {
  expect(openTable([moved, gate, bridge, streets])(box)).toEqual(texts);
});

test('what FTS5 would take for its own language is plain words', () => {
  const find = openTable([moved, gate, bridge, streets]);
  expect(find('NEAR(gate crest)')).toEqual([]);
  expect(find('near crest')).toEqual([gate]);
  expect(find('gate AND open')).toEqual([bridge]);
  expect(find('gate or residents')).toEqual([]);
  expect(find('body:gate')).toEqual([]);
  expect(find('^gate')).toEqual([gate, bridge]);
  expect(find('{title}:gate')).toEqual([]);
  expect(find('gate\0"')).toEqual([gate, bridge]);
  expect(find('"spillway" + "gate"')).toEqual([gate]);
});

test('a long box is no burden', () => {
  const find = openTable([moved, gate]);
  const words = Array.from({ length: 400 }, (_, at) => `w${at}`);
  expect(find(`gate ${words.map((word) => `-${word}`).join(' ')}`)).toEqual([gate]);
  expect(find(`gate ${words.join(' ')}`)).toEqual([]);
  const query = readQuery('gate~2');
  const match = toFtsMatch(query, () => Array.from({ length: 5000 }, (_, at) => `g${at}`))!;
  expect(
    new Database(':memory:')
      .exec('CREATE VIRTUAL TABLE t USING fts5 (x)')
      .prepare('SELECT * FROM t WHERE t MATCH ?')
      .all(match),
  ).toEqual([]);
});

test('no box makes FTS5 complain', () => {
  const find = openTable([moved]);
  const parts = fc.constantFrom(
    ...['"', "'", '*', '^', '(', ')', '{', '}', ':', '+', '-', '~', '~2', '\0', '\\', ';', ' ', ','],
    ...[
      'NEAR',
      'NEAR(',
      'AND',
      'OR',
      'NOT',
      'body:',
      'tag:',
      'residents',
      '1400',
      '洪',
      'é',
      '\u0301',
      '𐞁',
      '--',
    ],
  );
  const boxes = fc.oneof(
    fc.array(parts, { maxLength: 12 }).map((list) => list.join('')),
    fc.array(parts, { maxLength: 12 }).map((list) => list.join(' ')),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  fc.assert(
    fc.property(boxes, (box) => {
      find(box);
    }),
    { numRuns: 2000 },
  );
});

test('a prefix of a word finds the word, wherever the stemmer cut it', () => {
  const words =
    `evacuated evacuation generational organisers nationality conditionally closures flooding homeless
     hopefulness adjustment dependent irritants replacement effectiveness communism rapidly payable
     stability ferocious authorities operators agencies electrical happiness activate vietnamization`.split(
      /\s+/,
    );
  const find = openTable(words);
  const missed = words.flatMap((word) =>
    Array.from({ length: word.length - 2 }, (_, at) => `${word.slice(0, at + 3)}*`)
      .filter((box) => !find(box)!.includes(word))
      .map((box) => `${word}: ${box}`),
  );
  expect(missed).toEqual([]);
});
