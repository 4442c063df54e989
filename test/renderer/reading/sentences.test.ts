import { describe, expect, it } from 'vitest';
import { growToWords, splitSentences, splitWords } from '../../../renderer/reading/sentences.ts';

const sentencesOf = (text: string, language: string | null = 'en') =>
  splitSentences(text, { start: 0, end: text.length }, language).map(({ start, end }) =>
    text.slice(start, end),
  );

describe('splitSentences', () => {
  it.each([
    ['Rain fell.  It stopped at noon.\n', ['Rain fell.', 'It stopped at noon.']],
    ['Dr. Ada Mole spoke. No one asked.', ['Dr. Ada Mole spoke.', 'No one asked.']],
    ['J. R. Pell left. He was 40.', ['J. R. Pell left.', 'He was 40.']],
    ['The U.S. Navy came. It went.', ['The U.S. Navy came.', 'It went.']],
    ['They met on Sept. 4 in town. Then they parted.', ['They met on Sept. 4 in town.', 'Then they parted.']],
    ['“Is it safe?” she asked. He nodded.', ['“Is it safe?” she asked.', 'He nodded.']],
    ['No full stop at the end', ['No full stop at the end']],
    ['   ', []],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('counts offsets in the whole text, and stays inside the stretch', () => {
    const text = 'Before. Inside one. Inside two. After.';
    expect(splitSentences(text, { start: 8, end: 31 }, 'en')).toEqual([
      { start: 8, end: 19 },
      { start: 20, end: 31 },
    ]);
  });

  it('takes a language that is unknown or written wrongly', () => {
    expect(sentencesOf('One. Two.', null)).toEqual(['One.', 'Two.']);
    expect(sentencesOf('One. Two.', 'en_US!')).toEqual(['One.', 'Two.']);
  });
});

describe('splitWords', () => {
  it('leaves out the signs between words and keeps those inside', () => {
    const text = '“1,200 people’s homes,” he said.';
    expect(
      splitWords(text, { start: 0, end: text.length }, 'en').map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['1,200', 'people’s', 'homes', 'he', 'said']);
  });
});

describe('a stretch that cuts through words', () => {
  const take = (text: string, from: string, language: string | null = 'en') => {
    const start = text.indexOf(from);
    const span = growToWords(text, { start, end: start + from.length }, language);
    return text.slice(span.start, span.end);
  };
  it.each([
    ['The mayor visited the archive.', 'ayor visited the archiv', 'mayor visited the archive'],
    ['The mayor visited the archive.', 'mayor visited', 'mayor visited'],
    ['It cost 14.5 million.', '.5 mill', '14.5 million'],
    ['The end', 'nd', 'end'],
  ])('%j, %j: %j', (text, from, whole) => {
    expect(take(text, from)).toBe(whole);
  });

  it('leaves a longer word than it looks around as it is', () => {
    const long = 'x'.repeat(500);
    expect(growToWords(long, { start: 200, end: 300 }, null)).toEqual({ start: 200, end: 300 });
  });
});
