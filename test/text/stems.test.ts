import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemsOf, tokensOf } from '../../src/text/stems.ts';

/** Each row: two ways to write the same. */
const same: [string, string, string][] = [
  ['British and American', 'The centre organised its defence', 'the center organized its defense'],
  ['a doubled l', 'they travelled and signalled', 'they traveled and signaled'],
  ['a joining hyphen', 'a cease-fire and a re-opened port', 'a ceasefire and a reopened port'],
  ['abbreviated countries', 'U.S. ships', 'US ships'],
  ['possessives', 'Harlow’s mayor', "Harlow's mayor"],
  ['forms of a word', 'rejecting proposals', 'rejected proposal'],
  ['irregular verbs', 'ships sank and crews fled', 'ships sink and crews flee'],
  ['numbers', 'twelve of 1,200 boats', '12 of 1200 boats'],
  ['accents and case', 'CAFÉ Málaga', 'café malaga'],
  ['ligatures and widths', 'ﬁve ＢＯＸＥＳ', 'five boxes'],
];

describe('stemsOf', () => {
  it.each(same)('brings together: %s', (_, a, b) => {
    expect(stemsOf(a)).toEqual(stemsOf(b));
    expect(stemsOf(a).length).toBeGreaterThan(1);
  });
  it('keeps the country apart from the pronoun', () => {
    expect(stemsOf('They told us in the US')).toEqual(['tell', 'usa']);
  });
  it('parts what a hyphen only links', () => {
    expect(stemsOf('a Lowland-led mission')).toEqual(['lowland', 'lead', 'mission']);
  });
  it('reads other scripts', () => {
    expect(stemsOf('Мост закрыт')).toEqual(['мост', 'закрыт']);
    expect(stemsOf('東京')).toEqual(['東', '京']);
    expect(stemsOf('الجسر مغلق')).toHaveLength(2);
  });
});

describe('tokensOf', () => {
  it('gives offsets into the text as printed', () => {
    const text = 'The “re-opened” U.S. base’s 1,200';
    expect(tokensOf(text).map((token) => [token.word, text.slice(token.start, token.end)])).toEqual([
      ['the', 'The'],
      ['reopened', 're-opened'],
      ['usa', 'U.S.'],
      ['base', 'base’s'],
      ['1200', '1,200'],
    ]);
  });
  it('holds for any text: in order, not empty, inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let at = 0;
        for (const token of tokensOf(text)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.printed).toBe(text.slice(token.start, token.end));
          at = token.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
