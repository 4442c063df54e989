import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForMatching, normaliseText } from '../../src/text/normalise.ts';

describe('normaliseText', () => {
  it('writes every line end as \\n', () => {
    expect(normaliseText('one\r\ntwo\rthree\n')).toBe('one\ntwo\nthree\n');
  });
  it('drops control characters but keeps tabs, and drops a leading byte order mark', () => {
    expect(normaliseText('\ufeffa\x00b\tc\x1fd\x85')).toBe('ab\tcd');
  });
  it('composes accents', () => {
    expect(normaliseText('Cafe\u0301')).toBe('Caf\u00e9');
  });
  it('replaces a lone surrogate and keeps a pair', () => {
    expect(normaliseText('x\ud83dy😀')).toBe('x\ufffdy😀');
  });
  it('keeps quotation marks, dashes, spaces and zero-width marks as printed', () => {
    const printed = '“Two\u00a0– or three”\u200b, she said';
    expect(normaliseText(printed)).toBe(printed);
  });
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const once = normaliseText(raw);
        expect(normaliseText(once)).toBe(once);
      }),
    );
  });
});

describe('foldForMatching', () => {
  it('brings spellings of the same words together', () => {
    expect(foldForMatching('“Café’s” – ﬁve\u00a0OXEN')).toBe(`"cafe's" - five oxen`);
    expect(foldForMatching('co\u00adope\u200brate')).toBe('cooperate');
  });
  it('keeps letters of other scripts apart', () => {
    expect(foldForMatching('Москва')).toBe('москва');
    expect(foldForMatching('東京')).toBe('東京');
  });
});
