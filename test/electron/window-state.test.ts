import { expect, test } from 'vitest';
import { isVisible } from '../../electron/window-state.ts';

const screen = { x: 0, y: 30, width: 1920, height: 1050 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number) => ({ x, y, width: 900, height: 700 });

test.each([
  ['inside', at(100, 100), [screen], true],
  ['over the left edge, still to be caught', at(-820, 100), [screen], true],
  ['over the left edge, out of reach', at(-821, 100), [screen], false],
  ['too low', at(100, 1001), [screen], false],
  ['its title bar above the screen', at(100, 29), [screen], false],
  ['on a second screen', at(2200, 10), [screen, second], true],
  ['on a second screen that is gone', at(2200, 10), [screen], false],
  ['no screen at all', at(0, 0), [], false],
])('a window is put back only where a hand can reach it: %s', (_, bounds, areas, expected) => {
  expect(isVisible(bounds, areas)).toBe(expected);
});
