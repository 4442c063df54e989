import { expect, it } from 'vitest';
import { listSoughtWords, markSoughtWords } from '../../../../renderer/views/search/search-words.ts';

const marked = (text: string, query: string) =>
  markSoughtWords(text, query).map(({ start, end }) => text.slice(start, end));

it('takes words and phrases from the box, and neither fields nor what is excluded', () => {
  expect(
    listSoughtWords('Gate "came down" tag:"people moved" before:2026-03 -siren -"at noon" évacu*'),
  ).toEqual(['gate', 'came', 'down', 'evacu']);
  expect(listSoughtWords('gate OR dam AND levee NOT siren or')).toEqual(['gate', 'dam', 'levee', 'or']);
});

it.each([
  ['moved', 'They were moving house, and moved on.', ['moving', 'moved']],
  ['evacu*', 'An evacuation was ordered.', ['evacuation']],
  ['1,400', 'Some 1,400 people, not 14.', ['1,400']],
  ['resume', 'A Résumé of it', ['Résumé']],
  ['dam', 'The dame at the dam', ['dame', 'dam']],
  ['in', 'indoors and in', ['in']],
  ['gate', 'Nothing of it', []],
])('%s in “%s”', (query, text, expected) => {
  expect(marked(text, query)).toEqual(expected);
});
