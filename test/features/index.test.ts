import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Reading } from '../../src/contract/reading.ts';
import { readingOf } from '../../src/features/index.ts';

const words = fc.constantFrom(
  ...'The a 12 1,200 $3bn not few willing opened hoax Mayor Lena Holm Norvik U.S. said that Thursday 7 December 2031 9 p.m. half of at least “ ” , . ; may must if between and nearly people'.split(
    ' ',
  ),
);

describe('readingOf', () => {
  it('takes numbers and names of the marked words only', () => {
    const text = 'Lena Holm saw 40 boats, and 12 boats sank off Ostby.';
    const start = text.indexOf('12');
    const reading = readingOf({ text, start, end: text.length }, { publishedAt: null, language: null });
    expect(reading.quantities.map(({ printed }) => printed)).toEqual(['12 boats']);
    expect(reading.names.map(({ key }) => key)).toEqual(['ostby']);
    expect(reading.stems).toEqual(['12', 'boat', 'sink', 'ostbi']);
    expect(reading.language).toBe('en');
  });
  it('reads how it is meant', () => {
    const kindsOf = (text: string) =>
      readingOf({ text, start: 0, end: text.length }, { publishedAt: null, language: null }).modality.map(
        ({ kind }) => kind,
      );
    expect(kindsOf('She is set to arrive.')).toEqual(['planned']);
    expect(kindsOf('She may arrive in May.')).toEqual(['possible']);
    expect(kindsOf('He calls for a vote.')).toEqual(['demanded']);
    expect(kindsOf('He calls his mother.')).toEqual([]);
    expect(kindsOf('Rain is likely.')).toEqual(['predicted']);
  });
  it('reads no English words in another language', () => {
    const text = 'Die Brücke will not fall, said 12 Menschen in Norvik';
    const reading = readingOf({ text, start: 0, end: text.length }, { publishedAt: null, language: 'de' });
    expect(reading).toMatchObject({ polarity: [], modality: [], attribution: null });
    expect(reading.quantities).toMatchObject([{ value: 12 }]);
  });
  it('fits the contract, with offsets that give back what is printed, for any words and any span', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), fc.nat(200), fc.nat(200), (list, x, y) => {
        const text = list.join(' ');
        const [start, end] = [Math.min(x, y, text.length), Math.min(Math.max(x, y), text.length)];
        const reading = readingOf({ text, start, end }, { publishedAt: '2031-05-09', language: 'en' });
        Reading.parse(reading);
        const parts = [
          ...reading.quantities,
          ...reading.dates,
          ...reading.names,
          ...reading.polarity,
          ...reading.modality,
        ];
        for (const part of parts) expect(text.slice(part.start, part.end)).toBe(part.printed);
      }),
    );
  });
});
