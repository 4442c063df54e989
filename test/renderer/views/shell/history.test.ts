import { expect, it } from 'vitest';
import { countUndone } from '../../../../renderer/views/shell/history.ts';
import type { ActView } from '../../../../src/contract/views.ts';

const act = (id: string, given: Partial<ActView> = {}): ActView => ({
  id,
  label: id,
  kind: 'do',
  at: '2026-03-20T10:00:00.000Z',
  by: 'Ada',
  isUndone: false,
  isOwn: true,
  ...given,
});

it('counts one’s own steps that still hold, back to the one chosen', () => {
  const acts = [
    act('newest'),
    act('taken back', { kind: 'undo' }),
    act('gone', { isUndone: true }),
    act('another’s', { isOwn: false }),
    act('chosen'),
    act('older'),
  ];
  expect(countUndone(acts, 'chosen')).toBe(2);
  expect(countUndone(acts, 'newest')).toBe(1);
  expect(countUndone(acts, 'older')).toBe(3);
});
