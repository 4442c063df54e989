import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery, type SearchFilter, type SearchTerm } from '../../src/search/index.ts';
import { tokensOf } from '../../src/text/stems.ts';
import { sayInEnglish } from '../../src/words/spoken.ts';

const word = (text: string, given: Partial<SearchTerm> = {}): SearchTerm => ({
  text,
  kind: 'word',
  edits: 0,
  isExcluded: false,
  ...given,
});

test('words, phrases, prefixes, typing errors and exclusions', () => {
  expect(
    readQuery('  dam "nine streets"  evacuat* Bracwater~ gate~2 -inquiry -"two engineers" „Neun Straßen“'),
  ).toEqual({
    terms: [
      word('dam'),
      word('nine streets', { kind: 'phrase' }),
      word('evacuat', { kind: 'prefix' }),
      word('Bracwater', { kind: 'fuzzy', edits: 1 }),
      word('gate', { kind: 'fuzzy', edits: 2 }),
      word('inquiry', { isExcluded: true }),
      word('two engineers', { kind: 'phrase', isExcluded: true }),
      word('Neun Straßen', { kind: 'phrase' }),
    ],
    filters: [],
    notes: [],
  });
});

test('what is joined without a space is a phrase; what holds no word is nothing', () => {
  expect(readQuery('knee-high 洪水 — & "" - * ~1 "…"').terms).toEqual([
    word('knee-high', { kind: 'phrase' }),
    word('洪水', { kind: 'phrase' }),
    word('~1'),
  ]);
});

test('fields take a word or words in quotation marks, in any case of letters', () => {
  const query = readQuery(
    'tag:"people moved" Publisher:Courier type:EVENT -status:done before:2026-03 after:2025',
  );
  expect(query.filters).toEqual([
    { field: 'tag', value: 'people moved', isExcluded: false },
    { field: 'publisher', value: 'Courier', isExcluded: false },
    { field: 'type', value: 'event', isExcluded: false },
    { field: 'status', value: 'done', isExcluded: true },
    { field: 'before', value: '2026-03', isExcluded: false },
    { field: 'after', value: '2025', isExcluded: false },
  ]);
  expect(query.notes).toEqual([]);
  expect(query.terms).toEqual([]);
});

test('other colons and quotation marks are plain text', () => {
  expect(readQuery('https://example.org said: 5" colour:red "not closed').terms).toEqual([
    word('https://example.org', { kind: 'phrase' }),
    word('said:'),
    word('5"'),
    word('colour:red', { kind: 'phrase' }),
    word('not closed', { kind: 'phrase' }),
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
    '\u0301',
  );
  const boxes = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.array(signs, { maxLength: 20 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(boxes, (box) => {
      for (const term of readQuery(box).terms)
        expect(
          tokensOf(term.text)
            .map(({ word }) => word)
            .join(''),
        ).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

function print({
  terms,
  filters,
}: {
  terms: readonly SearchTerm[];
  filters: readonly SearchFilter[];
}): string {
  const signs = { word: '', phrase: '', prefix: '*', fuzzy: '~' };
  return [
    ...terms.map(({ text, kind, edits, isExcluded }) => {
      const body = kind === 'phrase' ? `"${text}"` : `${text}${signs[kind]}${kind === 'fuzzy' ? edits : ''}`;
      return `${isExcluded ? '-' : ''}${body}`;
    }),
    ...filters.map(({ field, value, isExcluded }) => `${isExcluded ? '-' : ''}${field}:"${value}"`),
  ].join(' ');
}

test('a query that is written out is read back as it was', () => {
  const letters = fc.stringMatching(/^[a-zäß]{1,8}$/);
  const words = fc.array(letters, { minLength: 1, maxLength: 3 }).map((list) => list.join(' '));
  const isExcluded = fc.boolean();
  const terms = fc.oneof(
    fc.record({
      text: letters,
      kind: fc.constantFrom('word' as const, 'prefix' as const),
      edits: fc.constant(0),
      isExcluded,
    }),
    fc.record({
      text: letters,
      kind: fc.constant('fuzzy' as const),
      edits: fc.constantFrom(1, 2),
      isExcluded,
    }),
    fc.record({ text: words, kind: fc.constant('phrase' as const), edits: fc.constant(0), isExcluded }),
  );
  const filters = fc.oneof(
    fc.record({
      field: fc.constantFrom('tag' as const, 'publisher' as const, 'speaker' as const),
      value: words,
      isExcluded,
    }),
    fc.record({ field: fc.constant('type' as const), value: fc.constantFrom('event', 'plan'), isExcluded }),
    fc.record({
      field: fc.constantFrom('before' as const, 'after' as const),
      value: fc.constant('2026-03-14'),
      isExcluded,
    }),
  );
  fc.assert(
    fc.property(fc.record({ terms: fc.array(terms), filters: fc.array(filters) }), (query) => {
      expect(readQuery(print(query))).toEqual({ ...query, notes: [] });
    }),
  );
});
