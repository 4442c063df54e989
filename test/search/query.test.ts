import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery, type SearchQuery, type SearchTerm } from '../../src/search/index.ts';
import { tokensOf } from '../../src/text/stems.ts';
import { sayInEnglish } from '../../src/words/spoken.ts';

const word = (text: string, given: Partial<SearchTerm> = {}): SearchTerm => ({
  text,
  kind: 'word',
  edits: 0,
  ...given,
});

test('words, phrases, prefixes, typing errors and exclusions', () => {
  expect(
    readQuery('  dam "nine streets"  evacuat* Bracwater~ gate~2 -inquiry -"two engineers" „Neun Straßen“'),
  ).toEqual({
    sought: [
      [word('dam')],
      [word('nine streets', { kind: 'phrase' })],
      [word('evacuat', { kind: 'prefix' })],
      [word('Bracwater', { kind: 'fuzzy', edits: 1 })],
      [word('gate', { kind: 'fuzzy', edits: 2 })],
      [word('Neun Straßen', { kind: 'phrase' })],
    ],
    excluded: [word('inquiry'), word('two engineers', { kind: 'phrase' })],
    filters: [],
    notes: [],
  });
});

test('OR makes a choice of what stands beside it, AND changes nothing, NOT is a minus; in small letters they are words', () => {
  expect(readQuery('dam OR "the levee" OR dyke* flood AND 1953 NOT drill or')).toEqual({
    sought: [
      [word('dam'), word('the levee', { kind: 'phrase' }), word('dyke', { kind: 'prefix' })],
      [word('flood')],
      [word('1953')],
      [word('or')],
    ],
    excluded: [word('drill')],
    filters: [],
    notes: [],
  });
  expect(readQuery('"AND" "or"').sought).toEqual([
    [word('AND', { kind: 'phrase' })],
    [word('or', { kind: 'phrase' })],
  ]);
});

test('OR between values of one field; of what a claim has one at most, two values are a choice in any case', () => {
  expect(readQuery('tag:fire OR tag:"people moved" tag:cause NOT tag:drill').filters).toEqual([
    { field: 'tag', values: ['fire', 'people moved'], isExcluded: false },
    { field: 'tag', values: ['cause'], isExcluded: false },
    { field: 'tag', values: ['drill'], isExcluded: true },
  ]);
  const choice = [{ field: 'publisher', values: ['Post', 'Wire'], isExcluded: false }];
  expect(readQuery('publisher:Post publisher:Wire').filters).toEqual(choice);
  expect(readQuery('publisher:Post OR publisher:Wire').filters).toEqual(choice);
  expect(readQuery('publisher:Post dam publisher:Wire -publisher:Ledger').filters).toEqual([
    ...choice,
    { field: 'publisher', values: ['Ledger'], isExcluded: true },
  ]);
});

test.each([
  'OR dam',
  'tag:fire OR dam',
  'dam OR tag:fire',
  'dam OR -levee',
  '-levee OR dam',
  'tag:a OR status:done',
])('%s: an OR that joins nothing is told of, and the rest holds', (box) => {
  const { notes, ...query } = readQuery(box);
  expect(notes.map(sayInEnglish)).toEqual([
    'OR stands between words and phrases, or between values of one field; elsewhere it changes nothing.',
  ]);
  expect(query).toEqual({ ...readQuery(box.replace('OR ', '')), notes: undefined });
});

test('what is joined without a space is a phrase; what holds no word is nothing', () => {
  expect(readQuery('knee-high 洪水 — & "" - * ~1 "…"').sought).toEqual([
    [word('knee-high', { kind: 'phrase' })],
    [word('洪水', { kind: 'phrase' })],
    [word('~1')],
  ]);
});

test('fields take a word or words in quotation marks, in any case of letters', () => {
  const query = readQuery(
    'tag:"people moved" Publisher:Courier type:EVENT -status:done before:2026-03 after:2025',
  );
  expect(query.filters).toEqual([
    { field: 'tag', values: ['people moved'], isExcluded: false },
    { field: 'publisher', values: ['Courier'], isExcluded: false },
    { field: 'type', values: ['event'], isExcluded: false },
    { field: 'status', values: ['done'], isExcluded: true },
    { field: 'before', values: ['2026-03'], isExcluded: false },
    { field: 'after', values: ['2025'], isExcluded: false },
  ]);
  expect(query.notes).toEqual([]);
  expect(query.sought).toEqual([]);
});

test('other colons and quotation marks are plain text', () => {
  expect(readQuery('https://example.org said: 5" colour:red "not closed').sought).toEqual([
    [word('https://example.org', { kind: 'phrase' })],
    [word('said:')],
    [word('5"')],
    [word('colour:red', { kind: 'phrase' })],
    [word('not closed', { kind: 'phrase' })],
  ]);
});

test.each([
  ['before:soon', 'before: takes a date like 2026-03-14.'],
  ['after:2026-02-30', 'after: takes a date like 2026-03-14.'],
  ['type:rumour', 'type: takes one of event, quantity, position, statement, plan, prediction, place, other.'],
  ['tag:', 'tag: takes a name.'],
  ['evac*ted', '* stands at the end of a word.'],
  ['dam~3', '~ takes 1 or 2 typing errors.'],
  ['knee-high~1', '~ stands at the end of one word.'],
])('%s is answered with a note and filters nothing', (box, note) => {
  const { filters, notes } = readQuery(box);
  expect({ filters, notes: notes.map(sayInEnglish) }).toEqual({ filters: [], notes: [note] });
});

test('any box gives a query, and each of its terms holds a word', () => {
  const signs = fc.constantFrom(
    '"',
    '“',
    '”',
    '*',
    '~',
    '-',
    ':',
    'tag:',
    'before:',
    ' ',
    '\0',
    '\n',
    'a',
    '1',
    ' OR ',
    ' NOT ',
    '\u0301',
  );
  const boxes = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(signs, { maxLength: 20 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(boxes, (box) => {
      for (const term of [...readQuery(box).sought, readQuery(box).excluded].flat())
        expect(
          tokensOf(term.text)
            .map(({ word }) => word)
            .join(''),
        ).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

function print({ sought, excluded, filters }: Omit<SearchQuery, 'notes'>): string {
  const signs = { word: '', phrase: '', prefix: '*', fuzzy: '~' };
  const printTerm = ({ text, kind, edits }: SearchTerm) =>
    kind === 'phrase' ? `"${text}"` : `${text}${signs[kind]}${kind === 'fuzzy' ? edits : ''}`;
  return [
    ...sought.map((choices) => choices.map(printTerm).join(' OR ')),
    ...excluded.map((term) => `-${printTerm(term)}`),
    ...filters.map(({ field, values, isExcluded }) =>
      values.map((value) => `${isExcluded ? '-' : ''}${field}:"${value}"`).join(' OR '),
    ),
  ].join(' ');
}

test('a query that is written out is read back as it was', () => {
  const letters = fc.stringMatching(/^[a-zäß]{1,8}$/);
  const words = fc.array(letters, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
  const terms = fc.oneof(
    fc.record({
      text: letters,
      kind: fc.constantFrom('word' as const, 'prefix' as const),
      edits: fc.constant(0),
    }),
    fc.record({ text: letters, kind: fc.constant('fuzzy' as const), edits: fc.constantFrom(1, 2) }),
    fc.record({ text: words, kind: fc.constant('phrase' as const), edits: fc.constant(0) }),
  );
  const filters = fc.oneof(
    fc.record({
      field: fc.constant('tag' as const),
      values: fc.array(words, { minLength: 1, maxLength: 3 }),
      isExcluded: fc.constant(false),
    }),
    fc.record({
      field: fc.constantFrom('tag' as const, 'publisher' as const, 'speaker' as const),
      values: fc.array(words, { minLength: 1, maxLength: 1 }),
      isExcluded: fc.constant(true),
    }),
    fc.record({
      field: fc.constantFrom('before' as const, 'after' as const),
      values: fc.constant(['2026-03-14']),
      isExcluded: fc.boolean(),
    }),
  );
  const queries = fc.record({
    sought: fc.array(fc.array(terms, { minLength: 1, maxLength: 3 })),
    excluded: fc.array(terms),
    filters: fc.array(filters),
  });
  fc.assert(
    fc.property(queries, (query) => {
      expect(readQuery(print(query))).toEqual({ ...query, notes: [] });
    }),
  );
});
