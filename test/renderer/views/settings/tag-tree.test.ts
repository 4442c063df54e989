import { expect, it } from 'vitest';
import { findBelow, listTree } from '../../../../renderer/views/settings/tag-tree.ts';
import type { TagView } from '../../../../src/contract/views.ts';

const tag = (name: string, parentId: string | null = null): TagView => ({
  id: name,
  name,
  colour: null,
  description: '',
  parentId,
  claims: 0,
});
const tags = [
  tag('boats'),
  tag('ferry', 'boats'),
  tag('people'),
  tag('pilot', 'ferry'),
  tag('crew', 'people'),
];

it('lists tags with those below them right behind them', () => {
  expect(listTree(tags).map(({ tag: { name }, depth }) => `${depth} ${name}`)).toEqual([
    '0 boats',
    '1 ferry',
    '2 pilot',
    '0 people',
    '1 crew',
  ]);
});

it('finds everything below a tag, and the tag itself', () => {
  expect([...findBelow(tags, 'boats')].sort()).toEqual(['boats', 'ferry', 'pilot']);
  expect([...findBelow(tags, 'crew')]).toEqual(['crew']);
});
