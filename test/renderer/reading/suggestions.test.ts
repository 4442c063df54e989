import { describe, expect, it } from 'vitest';
import { describeCues, nextSuggestion, suggestionAt } from '../../../renderer/reading/suggestions.ts';

const suggestion = (start: number, end: number) => ({ start, end, score: 0.5, cues: [] });
const [first, second, third] = [suggestion(10, 20), suggestion(30, 40), suggestion(40, 50)];
const all = [first!, second!, third!];

describe('the suggestion that is held', () => {
  it('is the first that the passage touches', () => {
    expect(suggestionAt(all, { start: 12, end: 14 })).toBe(first);
    expect(suggestionAt(all, { start: 0, end: 60 })).toBe(first);
    expect(suggestionAt(all, { start: 20, end: 30 })).toBeNull();
    expect(suggestionAt(all, null)).toBeNull();
  });
});

describe('the next suggestion', () => {
  it('begins at or after the offset, and after the last comes the first', () => {
    expect(nextSuggestion(all, 0, 'forward')).toBe(first);
    expect(nextSuggestion(all, 40, 'forward')).toBe(third);
    expect(nextSuggestion(all, 41, 'forward')).toBe(first);
  });

  it('backward, it ends at or before the offset, and before the first comes the last', () => {
    expect(nextSuggestion(all, 40, 'backward')).toBe(second);
    expect(nextSuggestion(all, 19, 'backward')).toBe(third);
  });

  it('is none where nothing is suggested', () => expect(nextSuggestion([], 0, 'forward')).toBeNull());
});

it('cues are told by what they are and by their words', () => {
  const cues = [
    { kind: 'number', start: 0, end: 1, printed: '1,400 ' },
    { kind: 'attribution', start: 1, end: 2, printed: 'the county said' },
    { kind: 'weather', start: 2, end: 3, printed: 'rain' },
  ];
  expect(describeCues({ ...first!, cues })).toBe(
    'number “1,400” · who said it “the county said” · weather “rain”',
  );
});
