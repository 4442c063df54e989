import { describe, expect, it } from 'vitest';
import { splitSentences, splitWords } from '../../../renderer/reading/sentences.ts';

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
