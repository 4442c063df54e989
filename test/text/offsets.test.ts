import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromCodePoints, toCodePoints } from '../../src/text/offsets.ts';

test('code points are counted as W3C counts them, there and back', () => {
  expect(toCodePoints('a🔥b', 3)).toBe(2);
  expect(fromCodePoints('a🔥b', 2)).toBe(3);
  expect(fromCodePoints('a🔥b', 9)).toBe(4);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, at) => {
      const offset = [...text].slice(0, at % (text.length + 1)).join('').length;
      expect(toCodePoints(text, offset)).toBe([...text.slice(0, offset)].length);
      expect(fromCodePoints(text, toCodePoints(text, offset))).toBe(offset);
    }),
  );
});
