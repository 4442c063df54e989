import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citePassage } from '../../../renderer/reading/citation.ts';

const whole = {
  author: 'Ada Berg',
  title: 'Ferry aground',
  publisher: 'Post',
  publishedAt: '2026-03-13T21:40:00.000Z',
  address: 'https://post.example/ferry?a=1&b=2',
  provenance: { address: 'address' as const },
};
const bare = {
  author: null,
  title: 'Notes',
  publisher: null,
  publishedAt: null,
  address: null,
  provenance: {},
};
const captured = '2026-03-14T08:00:00.000Z';

describe('citePassage', () => {
  it('names all that is known', () => {
    expect(citePassage('300 were taken off', whole, captured)).toEqual({
      text: '“300 were taken off” — Ada Berg, “Ferry aground”, Post, 13 Mar 2026, https://post.example/ferry?a=1&b=2 (accessed 14 Mar 2026)',
      html: '<p>“300 were taken off” — Ada Berg, “Ferry aground”, Post, 13 Mar 2026, <a href="https://post.example/ferry?a=1&amp;b=2">https://post.example/ferry?a=1&amp;b=2</a> (accessed 14 Mar 2026)</p>',
    });
  });

  it('says of no page that it was visited which was not fetched from its address', () => {
    const saved = { ...whole, provenance: { address: 'meta' as const } };
    expect(citePassage('a word', saved, captured).text).toMatch(/ferry\?a=1&b=2$/);
  });

  it('leaves out what is not known', () => {
    expect(citePassage('a word', bare, captured).text).toBe('“a word” — “Notes”');
  });

  it('adds no marks to words that bring their own, and makes lines one', () => {
    expect(citePassage('“We saw\n\nit,” he said', bare, captured).text).toBe(
      '“We saw it,” he said — “Notes”',
    );
  });

  it('makes a link of web addresses only', () => {
    const html = (address: string) => citePassage('a', { ...bare, address }, captured).html;
    expect(html('javascript:alert(1)')).not.toContain('<a');
    expect(html('HTTPS://a.example/')).toContain('<a href="HTTPS://a.example/">');
  });

  it('lets no markup of an article through', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...'<>&"\'ab/= '), minLength: 1 });
    fc.assert(
      fc.property(hostile, hostile, hostile, (words, title, end) => {
        const address = `https://a.example/${end}`;
        const { html } = citePassage(words, { ...whole, title, address }, captured);
        const tags = html.match(/<[^>]*>/g)!;
        expect(tags.map((tag) => tag.replace(/ href="[^"]*"/, ''))).toEqual(['<p>', '<a>', '</a>', '</p>']);
      }),
    );
  });
});
