import { expect, test } from 'vitest';
import { compareWording } from '../../src/compare/index.ts';

test('word differences of two texts, in reading order', () => {
  expect(compareWording('About 300 workers', 'About 150 workers')).toEqual([
    { text: 'About ', side: 'both' },
    { text: '300', side: 'a' },
    { text: '150', side: 'b' },
    { text: ' workers', side: 'both' },
  ]);
});

test('a number is one word', () => {
  expect(compareWording('It rose to 52,000 today', 'It rose to 5,200 today')).toEqual([
    { text: 'It rose to ', side: 'both' },
    { text: '52,000', side: 'a' },
    { text: '5,200', side: 'b' },
    { text: ' today', side: 'both' },
  ]);
});

test('long texts that have little in common are compared by lines or as wholes, in seconds', () => {
  const words = (letter: string) => Array.from({ length: 40_000 }, (_, n) => letter + n).join(' ');
  const begun = performance.now();
  expect(compareWording(words('a'), words('b'))).toEqual([
    { text: words('a'), side: 'a' },
    { text: words('b'), side: 'b' },
  ]);
  expect(compareWording(`Title\n${words('a')}`, `Title\n${words('b')}`)[0]).toEqual({
    text: 'Title\n',
    side: 'both',
  });
  expect(performance.now() - begun).toBeLessThan(10_000);
});
