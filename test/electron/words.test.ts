import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@formatjs/icu-messageformat-parser';
import { afterEach, expect, it } from 'vitest';
import { say, setLanguage, words } from '../../electron/words.ts';

afterEach(() => void setLanguage('system'));

it('can be parsed, and is all said by menus and dialogs', () => {
  const code = ['main.ts', 'native.ts']
    .map((file) => readFileSync(join(import.meta.dirname, '../../electron', file), 'utf8'))
    .join('\n');
  for (const [room, own] of Object.entries(words))
    for (const [name, text] of Object.entries(own)) {
      expect(() => parse(text)).not.toThrow();
      const isSaid = code.includes(`'${room}.${name}'`) || code.includes(`'${name}'`);
      expect(isSaid, `${room}.${name}`).toBe(true);
    }
});

it('follows the choice, and tells when that changed anything', () => {
  expect(say('menu.close', { system: 'darwin' })).toBe('Close Window');
  expect(setLanguage('en')).toBe(false);
  expect(setLanguage('pseudo')).toBe(true);
  expect(say('dialog.quit')).toMatch(/Ǫûûîîţ/);
});
