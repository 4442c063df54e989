import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, importClaimSet, markClaim, openLibrary } from '../support/open-library.ts';

const text = 'Strike\n\nAbout 300 workers stayed away. The port denied it. Ships waited.';

async function openWithTags() {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', text);
  const claims = [
    await markClaim(library, article, 'About 300 workers stayed away', { tags: ['strike', 'numbers'] }),
    await markClaim(library, article, 'The port denied it', { tags: ['walkout'] }),
    await markClaim(library, article, 'Ships waited', { tags: ['walkout', 'strike'] }),
  ];
  const tags = await ask(library, 'tag.list', {});
  const idOf = (name: string) => tags.find((tag) => tag.name === name)!.id;
  const tagsOf = async () =>
    (await ask(library, 'claim.list', {})).map((claim) => claim.tags.map(({ name }) => name));
  return { library, claims, idOf, tagsOf };
}

test('merging gives every claim the one tag, keeps the hierarchy, and one undo brings all back', async () => {
  const { library, idOf, tagsOf } = await openWithTags();
  const before = await tagsOf();
  await ask(library, 'tag.update', { id: idOf('numbers'), parentId: idOf('walkout') });
  const merged = await ask(library, 'tag.merge', { id: idOf('walkout'), intoId: idOf('strike') });
  expect(merged).toMatchObject({ name: 'strike', claims: 3 });
  expect(await tagsOf()).toEqual([['numbers', 'strike'], ['strike'], ['strike']]);
  expect(await ask(library, 'tag.list', {})).toMatchObject([
    { name: 'numbers', parentId: idOf('strike') },
    { name: 'strike', claims: 3 },
  ]);
  await ask(library, 'act.undo', {});
  expect(await tagsOf()).toEqual(before);
  expect(await ask(library, 'tag.list', {})).toHaveLength(3);
});

test('a tag merged into its own child leaves the child at the top', async () => {
  const { library, idOf } = await openWithTags();
  await ask(library, 'tag.update', { id: idOf('strike'), parentId: idOf('walkout') });
  expect(await ask(library, 'tag.merge', { id: idOf('walkout'), intoId: idOf('strike') })).toMatchObject({
    parentId: null,
  });
});

test('a tag cannot stand below itself, and a name that is taken points to merging', async () => {
  const { library, idOf } = await openWithTags();
  await ask(library, 'tag.update', { id: idOf('strike'), parentId: idOf('walkout') });
  await expect(
    ask(library, 'tag.update', { id: idOf('walkout'), parentId: idOf('strike') }),
  ).rejects.toMatchObject({ code: 'conflict' });
  await expect(ask(library, 'tag.update', { id: idOf('walkout'), name: 'Strike' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('merge'),
  });
  expect(
    await ask(library, 'tag.update', { id: idOf('walkout'), name: 'Walkout', colour: '#2f5bd0' }),
  ).toMatchObject({ name: 'Walkout', colour: '#2f5bd0' });
});

test('a deleted tag is on no claim that is shown or exported, and comes back to all of them', async () => {
  const { library, idOf, tagsOf } = await openWithTags();
  const before = await tagsOf();
  await ask(library, 'bin.put', { noun: 'tag', ids: [idOf('strike')] });
  expect(await tagsOf()).toEqual([['numbers'], ['walkout'], ['walkout']]);
  const { content } = await ask(library, 'claimSet.export', { format: 'json' });
  expect(content).not.toContain(idOf('strike'));
  await ask(library, 'bin.restore', { noun: 'tag', ids: [idOf('strike')] });
  expect(await tagsOf()).toEqual(before);
});

test('no tag ever stands below itself: not by merging, not by way of a deleted tag, not out of a claim set', async () => {
  const library = await openLibrary();
  const create = async (name: string, parentId: string | null) =>
    (await ask(library, 'tag.create', { name, parentId })).id;
  const water = await create('water', null);
  const floods = await create('floods', water);
  const dykes = await create('dykes', floods);
  const parentOf = async (id: string) =>
    (await ask(library, 'tag.list', {})).find((tag) => tag.id === id)?.parentId;
  await ask(library, 'tag.merge', { id: water, intoId: dykes });
  expect([await parentOf(floods), await parentOf(dykes)]).toEqual([null, floods]);
  await ask(library, 'act.undo', {});
  await ask(library, 'bin.put', { noun: 'tag', ids: [floods] });
  await expect(ask(library, 'tag.update', { id: water, parentId: dykes })).rejects.toMatchObject({
    code: 'conflict',
  });
  const rain = await create('rain', null);
  expect(await ask(library, 'tag.update', { id: rain, parentId: dykes })).toMatchObject({ parentId: dykes });
  const { content } = await ask(library, 'claimSet.export', { format: 'json' });
  const set = JSON.parse(content);
  const named = (name: string) => set.tag.find((tag: { name: string }) => tag.name === name);
  named('dykes').parentId = named('rain').id;
  await expect(importClaimSet(await openLibrary(), JSON.stringify(set))).rejects.toMatchObject({
    code: 'unreadable',
  });
});

test('a deleted tag comes back to claims whose other tags were changed meanwhile', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', text);
  const claim = await markClaim(library, article, 'Ships waited', { tags: ['strike', 'port'] });
  const strike = claim.tags.find(({ name }) => name === 'strike')!;
  await ask(library, 'bin.put', { noun: 'tag', ids: [strike.id] });
  await ask(library, 'claim.update', { id: claim.id, tags: ['ships'] });
  await ask(library, 'bin.restore', { noun: 'tag', ids: [strike.id] });
  const { tags } = await ask(library, 'claim.read', { id: claim.id });
  expect(tags.map(({ name }) => name)).toEqual(['ships', 'strike']);
});

test('verdicts change their order in one act, and only all of them at once', async () => {
  const library = await openLibrary();
  const list = () => ask(library, 'rating.list', {});
  const before = await list();
  const ids = before.map(({ id }) => id);
  const [first, second, ...rest] = ids as [string, string, ...string[]];
  const moved = await ask(library, 'rating.reorder', { ids: [second, first, ...rest] });
  expect(moved.map(({ id }) => id)).toEqual([second, first, ...rest]);
  expect(await list()).toEqual(moved);
  await ask(library, 'act.undo', {});
  expect(await list()).toEqual(before);
  for (const wrong of [[first], [first, first, ...rest], [...ids, first]]) {
    await expect(ask(library, 'rating.reorder', { ids: wrong })).rejects.toMatchObject({ code: 'conflict' });
  }
  await expect(ask(library, 'rating.reorder', { ids: ['no-such-verdict'] })).rejects.toThrow();
  expect(await list()).toEqual(before);
});
