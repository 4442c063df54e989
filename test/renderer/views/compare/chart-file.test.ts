import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wrapParts } from '../../../../renderer/views/compare/chart-file.ts';

const measure = (line: readonly string[]) => line.join(' · ').length;

it('breaks between parts, else between words, else between letters', () => {
  const parts = ['Kessler AG press office', '4 Jun 2026', '19,000,000 euros'];
  expect(wrapParts(parts, 80, measure)).toEqual([parts]);
  expect(wrapParts(parts, 40, measure)).toEqual([parts.slice(0, 2), parts.slice(2)]);
  expect(wrapParts(parts, 18, measure)).toEqual([
    ['Kessler AG press'],
    ['office'],
    ['4 Jun 2026'],
    ['19,000,000 euros'],
  ]);
  expect(wrapParts(['Nachrichtenblatt', 'x'], 10, measure)).toEqual([['Nachrichte'], ['nblatt', 'x']]);
});

it('keeps every letter in its order, in lines that fit', () => {
  const part = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.trim() || 'x');
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 4, max: 40 }),
      (parts, width) => {
        const lines = wrapParts(parts, width, measure);
        expect(lines.flat().join('').replaceAll(' ', '')).toBe(parts.join('').replaceAll(' ', ''));
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      },
    ),
  );
});
