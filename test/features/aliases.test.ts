import { expect, test } from 'vitest';
import type { NamePair } from '../../src/features/aliases.ts';
import { readAcronyms } from '../../src/features/aliases.ts';
import { readingOf } from '../../src/features/index.ts';

const harbour: NamePair[] = [{ name: 'NHA', standsFor: 'Norvik Harbour Authority' }];
const read = (text: string, names: NamePair[]) =>
  readingOf({ text, start: 0, end: text.length }, { publishedAt: null, language: null, names });
const keysOf = (text: string, names: NamePair[]) => read(text, names).names.map(({ key }) => key);

test.each([
  ['The Norvik Harbour Authority (NHA) closed the pier.', 'NHA', 'Norvik Harbour Authority'],
  ['Officials of the Board of Port Pilots (the BPP) met.', 'BPP', 'Board of Port Pilots'],
  ['The NHA (Norvik Harbour Authority) closed the pier.', 'NHA', 'Norvik Harbour Authority'],
  ['Output, or gross regional product (GRP), rose.', 'GRP', 'gross regional product'],
])('%s explains %s', (text, name, standsFor) => {
  expect(readAcronyms(text)).toEqual([{ name, standsFor }]);
});

test.each([
  'The harbour master (NHA) closed the pier.',
  'Norvik (AP) - The pier is closed.',
  'The Norvik Harbour Authority closed it (see page 3).',
])('%s explains nothing', (text) => {
  expect(readAcronyms(text)).toEqual([]);
});

test('a name and its alias are read alike: stems, key and speaker', () => {
  const short = read('The NHA closed the pier, the NHA said.', harbour);
  const long = read(
    'The Norvik Harbour Authority closed the pier, the Norvik Harbour Authority said.',
    harbour,
  );
  expect(short.stems).toEqual(long.stems);
  expect(short.names.map(({ key, kind }) => [key, kind])).toEqual(
    long.names.map(({ key, kind }) => [key, kind]),
  );
  expect(short.names[0]).toMatchObject({ printed: 'NHA', standsFor: 'Norvik Harbour Authority' });
  expect(long.names[0]).not.toHaveProperty('standsFor');
  expect(short.attribution?.chain[0]?.name).toBe('Norvik Harbour Authority');
});

test('capitals are meant, and a longer name is another one', () => {
  const who = [{ name: 'WHO', standsFor: 'World Health Organization' }];
  expect(keysOf('Nurses who arrived late were sent home.', who)).toEqual([]);
  expect(keysOf('The WHO’s envoy arrived.', who)).toEqual(['world health organization']);
  expect(keysOf('They met in NHA Park on Monday.', harbour)).not.toContain('norvik harbour authority');
});

test('an alias of an alias is read as the last of them, and a circle ends', () => {
  const chain = [{ name: 'the Board', standsFor: 'NHA' }, ...harbour];
  expect(keysOf('Talks with the Board ended.', chain)).toEqual(['norvik harbour authority']);
  const circle = [
    { name: 'Ardal', standsFor: 'Bervik' },
    { name: 'Bervik', standsFor: 'Ardal' },
  ];
  expect(read('Ships left Ardal and Bervik.', circle).names).toHaveLength(2);
});

test('a person keeps the office with the name', () => {
  const holm = [{ name: 'Lena Holm', standsFor: 'Magdalena Sund' }];
  const [name] = read('Talks with Mayor Lena Holm ended.', holm).names;
  expect(name).toMatchObject({
    printed: 'Mayor Lena Holm',
    standsFor: 'Magdalena Sund',
    key: 'sund',
  });
});
