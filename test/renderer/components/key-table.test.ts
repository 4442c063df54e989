import { describe, expect, it } from 'vitest';
import {
  complainOfKey,
  findKey,
  formatKey,
  isKeyOf,
  isSingleKey,
  type KeySettings,
  namedKeys,
} from '../../../renderer/components/key-table.ts';

const usual: KeySettings = { hasLetterKeys: true, keys: {} };
const changed: KeySettings = { hasLetterKeys: true, keys: { claim: 'm' } };
const off: KeySettings = { hasLetterKeys: false, keys: {} };

describe('the table of keys', () => {
  it('names everything once', () => {
    const names = namedKeys.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(namedKeys.map(({ name, key }) => [name, key] as const))('%s has %s for itself', (name, key) => {
    expect(complainOfKey(name, key, usual)).toBeNull();
  });
});

describe('changed keys', () => {
  it('take the place of the usual ones', () => {
    expect(findKey('claim', changed)).toBe('m');
    expect(isKeyOf('claim', 'm', changed)).toBe(true);
    expect(isKeyOf('claim', 'c', changed)).toBe(false);
  });

  it('leave the second key of redo as it is', () => {
    expect(isKeyOf('redo', 'mod+y', { ...usual, keys: { redo: 'mod+e' } })).toBe(true);
  });

  it('are refused where the key does something at the same time', () => {
    expect(complainOfKey('claim', 'j', usual)).toBe('J does something else there: next claim.');
    expect(complainOfKey('claim', 'mod+k', usual)).toMatch(/^Ctrl K does something else/);
    expect(complainOfKey('undo', 'j', usual)).not.toBeNull();
    expect(complainOfKey('merge', 'j', usual)).toBeNull();
    expect(complainOfKey('dismiss', 'c', changed)).toBeNull();
  });

  it.each(['escape', 'enter', ' ', 'arrowdown', 'mod+c', 'mod+w', 'delete'])('cannot be %j', (key) => {
    expect(complainOfKey('claim', key, usual)).toMatch(/has a use of its own/);
  });
});

describe('single keys switched off', () => {
  it('do nothing, alone or with Shift; keys with Ctrl go on', () => {
    expect(isKeyOf('claim', 'c', off)).toBe(false);
    expect(isKeyOf('add-place', 'shift+c', off)).toBe(false);
    expect(isKeyOf('keys', '?', off)).toBe(false);
    expect(isKeyOf('undo', 'mod+z', off)).toBe(true);
  });

  it('are letters, digits and signs', () => {
    expect(['c', 'shift+c', '7', '?', '+'].every(isSingleKey)).toBe(true);
    expect(['mod+c', 'escape', 'f2', ' '].some(isSingleKey)).toBe(false);
  });
});

it.each([
  ['mod+shift+z', 'Ctrl Shift Z'],
  ['?', '?'],
  ['+', '+'],
  ['arrowleft', '←'],
  ['delete', 'Del'],
])('writes %s as %s', (key, shown) => {
  expect(formatKey(key)).toBe(shown);
});
