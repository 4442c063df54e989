import { describe, expect, it } from 'vitest';
import { type Held, holdSelection, type Move, moveHeld } from '../../../renderer/reading/caret.ts';
import { splitSentences, splitWords } from '../../../renderer/reading/sentences.ts';

const text = 'The quay burned. Six boats sank. Nobody was hurt.';
const whole = { start: 0, end: text.length };
const units = { sentence: splitSentences(text, whole, 'en'), word: splitWords(text, whole, 'en') };

const steps: Readonly<Record<string, Move>> = {
  down: { unit: 'sentence', direction: 'forward', extend: false },
  up: { unit: 'sentence', direction: 'backward', extend: false },
  shiftDown: { unit: 'sentence', direction: 'forward', extend: true },
  shiftUp: { unit: 'sentence', direction: 'backward', extend: true },
  right: { unit: 'word', direction: 'forward', extend: false },
  left: { unit: 'word', direction: 'backward', extend: false },
  shiftRight: { unit: 'word', direction: 'forward', extend: true },
  shiftLeft: { unit: 'word', direction: 'backward', extend: true },
};

/** The words held after these keys, beginning at an offset with nothing held. */
function press(keys: readonly string[], from = 0, begin: Held | null = null): string | null {
  const held = keys.reduce<Held | null>((current, key) => {
    const step = steps[key]!;
    return moveHeld(units[step.unit], current, step, from);
  }, begin);
  return held && text.slice(held.start, held.end);
}

describe('the caret of the reading pane', () => {
  it.each([
    [['down'], 'The quay burned.'],
    [['down', 'down'], 'Six boats sank.'],
    [['down', 'down', 'up'], 'The quay burned.'],
    [['down', 'up'], 'The quay burned.'],
    [['down', 'down', 'down', 'down'], 'Nobody was hurt.'],
  ])('moves by sentence: %j', (keys, held) => {
    expect(press(keys)).toBe(held);
  });

  it('begins with the first sentence that ends after the upper edge of the window', () => {
    expect(press(['down'], 20)).toBe('Six boats sank.');
    expect(press(['up'], 20)).toBe('Six boats sank.');
  });

  it('begins with the last one when the window shows what comes after the text', () => {
    expect(press(['down'], text.length)).toBe('Nobody was hurt.');
  });

  it.each([
    [['down', 'shiftDown'], 'The quay burned. Six boats sank.'],
    [['down', 'shiftDown', 'shiftUp'], 'The quay burned.'],
    [['down', 'down', 'shiftUp'], 'The quay burned. Six boats sank.'],
    [['down', 'down', 'shiftUp', 'shiftDown'], 'Six boats sank.'],
    [['down', 'down', 'shiftUp', 'shiftDown', 'shiftDown'], 'Six boats sank. Nobody was hurt.'],
    [['down', 'shiftUp'], 'The quay burned.'],
  ])('extends on the side that moves: %j', (keys, held) => {
    expect(press(keys)).toBe(held);
  });

  it('steps on from the end of an extended passage', () => {
    expect(press(['down', 'shiftDown', 'down'])).toBe('Nobody was hurt.');
  });

  it.each([
    [['down', 'down', 'right'], 'Six'],
    [['down', 'down', 'left'], 'sank'],
    [['down', 'down', 'right', 'right'], 'boats'],
    [['down', 'down', 'right', 'left'], 'burned'],
    [['down', 'down', 'right', 'shiftRight'], 'Six boats'],
    [['down', 'down', 'right', 'shiftRight', 'right'], 'sank'],
    [['down', 'shiftLeft'], 'The quay burned'],
    [['down', 'shiftLeft', 'shiftLeft'], 'The quay'],
    [['down', 'down', 'right', 'down'], 'Nobody was hurt.'],
    [['down', 'down', 'right', 'right', 'up'], 'Six boats sank.'],
  ])('goes into the words of a sentence and out again: %j', (keys, held) => {
    expect(press(keys)).toBe(held);
  });

  it('goes on from what the pointer took', () => {
    const taken = holdSelection(text, 16, 27);
    expect(taken).toMatchObject({ start: 17, end: 26, by: 'pointer' });
    expect(press(['shiftRight'], 0, taken)).toBe('Six boats sank');
    expect(press(['right'], 0, taken)).toBe('Six');
  });

  it('takes nothing from white space', () => {
    expect(holdSelection(text, 16, 17)).toBeNull();
  });

  it('holds nothing in an empty text', () => {
    expect(moveHeld([], null, steps.down!, 0)).toBeNull();
  });
});
