import { describe, expect, it } from 'vitest';
import { carryMarks, cutRuns } from '../../../renderer/reading/marks.ts';

describe('cutRuns', () => {
  it('gives the whole text back, cut where marks begin and end', () => {
    expect(
      cutRuns('nearly 800 people left', [
        { start: 0, end: 10, tone: 'differ' },
        { start: 11, end: 17, tone: 'agree' },
      ]),
    ).toEqual([
      { text: 'nearly 800', tone: 'differ' },
      { text: ' ', tone: null },
      { text: 'people', tone: 'agree' },
      { text: ' left', tone: null },
    ]);
  });

  it('lets the later mark win where two overlap', () => {
    const runs = cutRuns('abcdef', [
      { start: 0, end: 4, tone: 'x' },
      { start: 2, end: 6, tone: 'y' },
    ]);
    expect(runs).toEqual([
      { text: 'ab', tone: 'x' },
      { text: 'cd', tone: 'y' },
      { text: 'ef', tone: 'y' },
    ]);
  });

  it('leaves an unmarked text in one run, and an empty one in none', () => {
    expect(cutRuns('plain', [])).toEqual([{ text: 'plain', tone: null }]);
    expect(cutRuns('', [])).toEqual([]);
  });
});

describe('carryMarks', () => {
  const whole = 'The city said about 1,200 people left.';

  it('moves marks into the quoted part and cuts them at its ends', () => {
    expect(
      carryMarks(whole, 'about 1,200 people', [
        { start: 4, end: 8, tone: 'a' },
        { start: 9, end: 25, tone: 'b' },
        { start: 26, end: 38, tone: 'c' },
      ]),
    ).toEqual([
      { start: 0, end: 11, tone: 'b' },
      { start: 12, end: 18, tone: 'c' },
    ]);
  });

  it('carries nothing into words that are not there', () => {
    expect(carryMarks(whole, 'the harbour', [{ start: 0, end: 3, tone: 'a' }])).toEqual([]);
  });
});
