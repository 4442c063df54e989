import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { addRecent, readSettings, writeSettings } from '../../electron/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'settings.json');
});

const nothing = { recent: [], window: null };

test('gives back what was written, and leaves one file', () => {
  const settings = {
    recent: ['/home/tess/a.claimbench'],
    window: { x: -20, y: 0, width: 900, height: 700, isMaximized: true },
  };
  writeSettings(file, nothing);
  writeSettings(file, settings);
  expect(readSettings(file)).toEqual(settings);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('remembers nothing where there is no file', () => {
  expect(readSettings(file)).toEqual(nothing);
});

test.each([
  ['cut short', '{"recent": ["/home/te'],
  ['no object', 'null'],
  ['other types', '{"recent": {"0": "a"}, "window": [1, 2, 3, 4]}'],
  ['half a window', '{"recent": [], "window": {"x": 1, "y": 2, "width": 3, "isMaximized": false}}'],
])('remembers nothing of a file that is broken: %s', (_, text) => {
  writeFileSync(file, text);
  expect(readSettings(file)).toEqual(nothing);
});

test('keeps what is readable of the list', () => {
  writeFileSync(file, '{"recent": ["/a.claimbench", 7, null], "window": 5}');
  expect(readSettings(file)).toEqual({ recent: ['/a.claimbench'], window: null });
});

test('puts a library first in the list of recent ones, once, and drops the eleventh', () => {
  expect(addRecent(['/a', '/b', '/c'], '/c')).toEqual(['/c', '/a', '/b']);
  const ten = Array.from({ length: 10 }, (_, index) => `/${index}`);
  expect(addRecent(ten, '/new')).toEqual(['/new', ...ten.slice(0, 9)]);
});
