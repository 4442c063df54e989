import { parse } from '@formatjs/icu-messageformat-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english, pseudo } from '../../src/words/languages.ts';
import { createSpeaker } from '../../src/words/say.ts';

const catalogue = {
  test: {
    save: 'Save',
    left: '{count, plural, one {# sentence} other {# sentences}} left in “{title}”',
    key: 'Press <kbd>Enter</kbd> to see {name}',
    stance: '{stance, select, for {Evidence for} other {Evidence against}} it',
    change: '{before} → {after}',
  },
};
const speak = createSpeaker(catalogue);
const say = (language: typeof english, word: string, values?: Record<string, unknown>) =>
  speak(language, word, values).join('');
const letters = (text: string) => text.replaceAll(/[\u200f\u2068\u2069]/g, '');

describe('English', () => {
  it('says plurals with grouped digits', () => {
    expect(say(english, 'test.left', { count: 1, title: 'Dam' })).toBe('1 sentence left in “Dam”');
    expect(say(english, 'test.left', { count: 14610, title: 'Dam' })).toBe('14,610 sentences left in “Dam”');
  });

  it('keeps words that run the other way from turning the sentence around', () => {
    expect(say(english, 'test.left', { count: 2, title: 'سد' })).toBe('2 sentences left in “\u2068سد\u2069”');
  });
});

describe('the made-up language', () => {
  it('has accents on every letter, is longer by 40 % and in brackets', () => {
    const said = letters(say(pseudo, 'test.save'));
    expect(said).not.toMatch(/[A-Za-z]/);
    expect(said).toMatch(/^\[.*\]$/);
    expect(said.length).toBeGreaterThanOrEqual('Save'.length * 1.4 + 2);
  });

  it('leaves arguments as they are, on their own in the sentence, and counts in its own digits', () => {
    const said = say(pseudo, 'test.left', { count: 12_000, title: 'Dam bursts' });
    expect(said).toContain('\u2068Dam bursts\u2069');
    expect(said).toMatch(/12\s000/);
    expect(said.replace('Dam bursts', '')).not.toMatch(/[A-Za-z]/);
  });

  it('keeps every argument, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (title) => {
        expect(say(pseudo, 'test.left', { count: 2, title })).toContain(title);
      }),
    );
  });

  it('still tells its choices apart, though what they are chosen by is a word', () => {
    const [pro, con] = ['for', 'against'].map((stance) => say(pseudo, 'test.stance', { stance }));
    expect(pro).not.toBe(con);
  });

  it('hands its tags their content, and arguments that are no strings', () => {
    const node = { a: 'node' };
    const said = speak(pseudo, 'test.key', {
      kbd: (content: unknown[]) => `<${content.join('')}>`,
      name: node,
    });
    expect(said).toContain(node);
    expect(letters(said.filter((part) => typeof part === 'string').join(''))).toContain('<ÉÉñţééŕ>');
  });

  it('turns an arrow between two around', () => {
    expect(letters(say(pseudo, 'test.change', { before: 'a', after: 'b' }))).toMatch(/a ← b/);
  });

  it('reads from right to left by its locale alone', () => {
    expect(new Intl.Locale(pseudo.locale).maximize().script).toBe('Arab');
    expect(parse(catalogue.test.key)).not.toEqual([]);
  });
});
