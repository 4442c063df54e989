import { expect, it } from 'vitest';
import { countUndone, groupRuns } from '../../../../renderer/views/shell/history.ts';
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

it('puts steps of one name together that stand in a row, and nothing that differs in more than time', () => {
  const note = (id: string, given: Partial<ActView> = {}) => act(id, { label: 'Change note', ...given });
  const runs = groupRuns([
    note('5', { isUndone: true }),
    note('4'),
    note('3', { at: '2026-03-20T09:00:00.000Z' }),
    note('2', { by: 'Ben' }),
    act('1'),
    note('0'),
  ]);
  expect(runs.map((run) => run.map(({ id }) => id).join(' '))).toEqual(['5', '4 3', '2', '1', '0']);
  expect(groupRuns([])).toEqual([]);
});
