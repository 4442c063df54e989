import { expect, it } from 'vitest';
import { findDirection } from '../../src/words/direction.ts';

it.each([
  ['The gate closed', 'ltr'],
  ['“40 crowns”, she said', 'ltr'],
  ['השער נסגר', 'rtl'],
  ['“40”: أغلق السد the gate', 'rtl'],
  ['12 – 14', 'ltr'],
  ['', 'ltr'],
])('%j runs %s', (text, direction) => expect(findDirection(text)).toBe(direction));
