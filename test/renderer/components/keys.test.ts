import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../renderer/components/keys.ts';

const pressed = (key: string, modifiers: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean } = {}) =>
  nameKey({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...modifiers });

describe('nameKey', () => {
  it.each([
    [pressed('c'), 'c'],
    [pressed('C', { shiftKey: true }), 'shift+c'],
    [pressed('?', { shiftKey: true }), '?'],
    [pressed('z', { ctrlKey: true }), 'mod+z'],
    [pressed('z', { metaKey: true }), 'mod+z'],
    [pressed('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z'],
    [pressed('Delete'), 'delete'],
    // With the caps lock on, a letter comes in upper case without Shift.
    [pressed('J'), 'j'],
  ])('names %j %j', (name, expected) => {
    expect(name).toBe(expected);
  });
});
