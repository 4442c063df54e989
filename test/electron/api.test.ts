import { expect, test } from 'vitest';
import { isOwnPage } from '../../electron/api.ts';

const own = 'app://library-1/';

test.each([
  ['the page', { url: 'app://library-1/', parent: null }, true],
  ['the page at another of its views', { url: 'app://library-1/#/bin', parent: null }, true],
  ['a frame inside the page', { url: 'app://library-1/', parent: {} }, false],
  ['another library’s page', { url: 'app://library-10/', parent: null }, false],
  ['a host that only begins alike', { url: 'app://library-1.example.invalid/', parent: null }, false],
  ['a page of the network', { url: 'https://library-1/', parent: null }, false],
  ['an empty page', { url: 'about:blank', parent: null }, false],
  ['a frame that is gone', null, false],
])('only the page itself may ask: %s', (_, frame, expected) => {
  expect(isOwnPage(frame, own)).toBe(expected);
});
