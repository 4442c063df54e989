import { expect, it } from 'vitest';
import { findBorderCrossed } from '../../../renderer/reading/paragraph-stop.ts';

const text = 'Ferry aground\n\nSix boats sank.\n\nNobody died.';
const blocks = [...text.matchAll(/\n\n|$/g)].map(({ index, 0: gap }) => ({ end: index + gap.length }));
const spanOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

it.each([
  ['Six boats', 'Six boats sank', null],
  ['boats sank', 'Six boats sank', null],
  ['Six boats', 'aground\n\nSix boats', 'start'],
  ['sank.', 'sank.\n\nNobody', 'end'],
  ['sank', 'sank.\n\nNobody', 'end'],
  // Smaller again, or larger within the paragraphs that it is in already.
  ['aground\n\nSix boats', 'Six boats', null],
  ['sank.\n\nNobody', 'sank.', null],
  ['sank.\n\nNobody', 'sank.\n\nNobody died', null],
  ['aground\n\nSix', 'Ferry aground\n\nSix', null],
] as const)('from “%s” to “%s” crosses a border at its %s', (from, to, edge) => {
  expect(findBorderCrossed(blocks, spanOf(from), spanOf(to))).toBe(edge);
});
