import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRevisions } from '../../src/compare/index.ts';
import type { RevisionRow } from '../../src/contract/views.ts';

const one = 'The mill at Orrin closed in spring, after its owners had looked for a buyer for two years. ';
const two = 'About 300 people lost their work. ';
const three = 'The county promised help on Monday.\n\n';
const four = 'Timber prices have fallen since then, and two other mills along the river work half days. ';
const five = 'A report is due in May.';
const text = one + two + three + four + five;

const kindsOf = (newer: string, older = text) => compareRevisions(older, newer).map(({ kind }) => kind);
const side = (row: RevisionRow, own: 'a' | 'b') =>
  row.runs.map((run) => (run.side === own || run.side === 'both' ? run.text : '')).join('');

test('equal texts are one row', () => {
  expect(compareRevisions(text, text)).toEqual([
    {
      kind: 'same',
      a: { start: 0, end: text.length },
      b: { start: 0, end: text.length },
      runs: [{ text, side: 'both' }],
    },
  ]);
});

test('a changed number is marked in its sentence, and is not cut', () => {
  const rows = compareRevisions(text, text.replace('300', '1,300'));
  expect(rows.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same']);
  expect(rows[1]!.runs).toEqual([
    { text: 'About ', side: 'both' },
    { text: '300', side: 'a' },
    { text: '1,300', side: 'b' },
    { text: ' people lost their work. ', side: 'both' },
  ]);
});

test('sentences are taken out and put in', () => {
  expect(kindsOf(one + three + four + five)).toEqual(['same', 'removed', 'same']);
  expect(kindsOf(`${one}Snow fell. Nobody came. ${two}${three}${four}${five}`)).toEqual([
    'same',
    'added',
    'same',
  ]);
  expect(kindsOf(one + two + three + four + five.replace(five, 'Nothing else is known so far.'))).toEqual([
    'same',
    'removed',
    'added',
  ]);
});

test('a moved passage says in both places where the other is', () => {
  const rows = compareRevisions(text, two + three + four + one + five);
  expect(rows.map(({ kind }) => kind)).toEqual(['moved-from', 'same', 'moved-to', 'same']);
  const start = (two + three + four).length;
  const place = { a: { start: 0, end: one.length }, b: { start, end: start + one.length } };
  expect(rows[0]).toMatchObject(place);
  expect(rows[2]).toMatchObject(place);
});

test('a passage that was moved and changed has its changed words marked', () => {
  const rows = compareRevisions(text, two + three + four + one.replace('two years', 'three years') + five);
  const moved = rows.find(({ kind }) => kind === 'moved-to')!;
  expect(moved.runs.filter(({ side }) => side !== 'both').map(({ text: words }) => words)).toEqual([
    'two',
    'three',
  ]);
});

test('a sentence that was split is one row with both of its parts', () => {
  const rows = compareRevisions(text, text.replace('spring, after its', 'spring. Its'));
  expect(rows.map(({ kind }) => kind)).toEqual(['changed', 'same']);
  expect(side(rows[0]!, 'b')).toBe(one.replace('spring, after its', 'spring. Its'));
});

test('other line ends and spaces change no sentence', () => {
  expect(
    kindsOf(text.replaceAll(' ', '  ').replace('spring,', 'spring,\n'), text.replace(',', ',\n')),
  ).not.toContain('removed');
  expect(kindsOf(text.replaceAll('. ', '.   '))).toEqual(['same']);
});

test('a sentence that is cut takes its own white space along, and the paragraphs stay apart', () => {
  const older = `${one}${two}${three}${four}${five}`;
  const without = (words: string, newer: string) => {
    const rows = compareRevisions(older, newer);
    const [kept, cut, rest] = rows.map(({ runs }) => runs);
    expect(rows.map(({ kind }) => kind)).toEqual(['same', 'removed', 'same']);
    expect(cut!.map((run) => run.text.trim())).toEqual([words]);
    return [...kept!, ...rest!];
  };
  // The last one of its paragraph.
  expect(without(three.trim(), `${one}${two.trim()}\n\n${four}${five}`)).toEqual([
    { text: `${one}${two.trim()}`, side: 'both' },
    { text: `\n\n${four}${five}`, side: 'both' },
  ]);
  expect(without(four.trim(), `${one}${two}${three}${five}`)).toEqual([
    { text: `${one}${two}${three}`, side: 'both' },
    { text: five, side: 'both' },
  ]);
  const added = compareRevisions(`${one}${two.trim()}\n\n${four}${five}`, older).map(({ runs }) => runs);
  expect(added.flat().map(({ side }) => side)).toEqual(['both', 'b', 'both']);
});

const parts = fc.array(
  fc.constantFrom(
    one,
    two,
    three,
    four,
    'About 400 people lost their work. ',
    'It rained.\n',
    '🔥 ',
    'Yes! ',
    'No 7, ',
    '12 ',
  ),
  { minLength: 1, maxLength: 12 },
);

test('whatever the texts are, the rows cover both from end to end, in order', () => {
  fc.assert(
    fc.property(parts, parts, (older, newer) => {
      const [a, b] = [older.join(''), newer.join('')];
      const rows = compareRevisions(a, b);
      const ofA = rows.filter(({ kind }) => kind !== 'added' && kind !== 'moved-to');
      const ofB = rows.filter(({ kind }) => kind !== 'removed' && kind !== 'moved-from');
      expect(ofA.map((row) => side(row, 'a')).join('')).toBe(a);
      expect(ofB.map((row) => side(row, 'b')).join('')).toBe(b);
      for (const row of rows) {
        if (row.a) expect(a.slice(row.a.start, row.a.end)).toBe(side(row, 'a'));
        if (row.b) expect(b.slice(row.b.start, row.b.end)).toBe(side(row, 'b'));
      }
      const places = (kind: string) =>
        rows.filter((row) => row.kind === kind).map((row) => JSON.stringify([row.a, row.b]));
      expect(places('moved-from').sort()).toEqual(places('moved-to').sort());
    }),
    { numRuns: 500 },
  );
});

test('long texts are compared in seconds, whatever they have in common', () => {
  const lines = (from: number, count: number, word = 'people') =>
    Array.from(
      { length: count },
      (_, n) => `In village ${from + n} the storm drove ${n * 7} ${word} from home.`,
    );
  const begun = performance.now();
  const older = lines(0, 20_000);
  const newer = [...lines(30_000, 500), ...older.slice(8000), ...older.slice(0, 8000), ...lines(90_000, 50)];
  const rows = compareRevisions(older.join('\n'), newer.join('\n'));
  expect(rows.length).toBeLessThan(10);
  expect(compareRevisions(older.join('\n'), lines(0, 20_000, 'goats').join('\n'))[0]!.kind).toBe('changed');
  expect(compareRevisions('ab '.repeat(300_000), 'cd '.repeat(300_000)).map(({ kind }) => kind)).toEqual([
    'removed',
    'added',
  ]);
  expect(performance.now() - begun).toBeLessThan(30_000);
});
