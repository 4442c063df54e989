import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete } from '../../../../renderer/views/search/completion.ts';
import { readQuery, searchFields } from '../../../../src/search/query.ts';

const vocabulary = {
  tags: ['money', 'harbour money', 'Injuries'],
  publishers: ['Northgate Wire', 'Nord-Zeitung'],
  speakers: ['Ada Lund'],
  verdicts: ['True', 'Mostly true'],
};
const items = (query: string, caret = query.length) =>
  complete(query, caret, vocabulary).map(({ item }) => item);

test('two letters bring the names of fields, a colon the values that the library has', () => {
  expect(items('dam t')).toEqual([]);
  expect(items('dam ta')).toEqual(['tag:']);
  expect(items('st')).toEqual(['status:']);
  expect(items('tag:')).toEqual(['tag:"harbour money"', 'tag:Injuries', 'tag:money']);
  expect(items('tag:mo')).toEqual(['tag:money', 'tag:"harbour money"']);
  expect(items('-publisher:"north')).toEqual(['-publisher:"Northgate Wire"']);
  expect(items('tag:money')).toEqual(['tag:"harbour money"']);
  expect(items('word:mo')).toEqual([]);
  expect(items('after:20')).toEqual([]);
});

test('it goes where the caret is, and the rest stays', () => {
  expect(complete('dam tag:inj siren', 11, vocabulary)).toEqual([
    { item: 'tag:Injuries', query: 'dam tag:Injuries siren', caret: 17 },
  ]);
});

test('every field of the search box is known, and whatever is offered is understood', () => {
  for (const field of searchFields) expect(items(field.slice(0, 3))).toContain(`${field}:`);
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('tag', 'publisher', 'verdict'),
      fc.string(),
      (head, field, name) => {
        const value = name.replace(/\s+/g, ' ').trim() || 'x';
        const known = { ...vocabulary, tags: [value], publishers: [value], verdicts: [value] };
        const typed = `${head} ${field}:`;
        for (const { item, query, caret } of complete(typed, typed.length, known)) {
          expect(query.slice(0, caret)).toContain(item);
          expect(query.startsWith(head)).toBe(true);
        }
      },
    ),
  );
  expect(readQuery(items('publisher:')[1]!).filters).toEqual([
    { field: 'publisher', values: ['Northgate Wire'], isExcluded: false },
  ]);
});
