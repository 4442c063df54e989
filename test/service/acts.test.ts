import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary } from '../support/open-library.ts';

const text = 'Strike\n\nAbout 300 workers stayed away. The port denied it.';

test('the history names each step, and one click goes back through several', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', text);
  const claim = await markClaim(library, article, 'The port denied it');
  await ask(library, 'claim.update', { id: claim.id, status: 'done' });
  await ask(library, 'collection.create', { name: 'Strike' });
  const acts = await ask(library, 'act.list', { limit: 10 });
  expect(acts.map(({ label }) => label)).toEqual([
    'Add collection “Strike”',
    'Change status of claim “The port denied it”',
    'Add claim “The port denied it”',
    'Add article',
  ]);
  expect(acts.every(({ isOwn, isUndone, by }) => isOwn && !isUndone && by === 'Ada')).toBe(true);
  await ask(library, 'act.undo', { throughId: acts[2]!.id });
  expect(await ask(library, 'claim.list', {})).toEqual([]);
  expect(await ask(library, 'collection.list', {})).toEqual([]);
  expect(await ask(library, 'article.list', {})).toHaveLength(1);
  await expect(ask(library, 'act.undo', { throughId: acts[2]!.id })).rejects.toMatchObject({
    code: 'conflict',
  });
  for (let step = 0; step < 3; step++) await ask(library, 'act.redo', {});
  expect(await ask(library, 'claim.list', {})).toMatchObject([{ id: claim.id, status: 'done' }]);
});

test('several records go into the bin in one step, and out of it', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', text);
  const ids = [
    (await markClaim(library, article, 'About 300 workers stayed away')).id,
    (await markClaim(library, article, 'The port denied it')).id,
  ];
  expect(await ask(library, 'bin.put', { noun: 'claim', ids })).toEqual({ label: 'Delete 2 claims' });
  expect(await ask(library, 'bin.list', {})).toHaveLength(2);
  await ask(library, 'bin.restore', { noun: 'claim', ids });
  expect(await ask(library, 'claim.list', {})).toHaveLength(2);
});

test('settings belong to the person, not to the library, and a broken file is the usual settings', async () => {
  const library = await openLibrary();
  expect(await ask(library, 'settings.read', {})).toMatchObject({ theme: 'system', hasLetterKeys: true });
  await ask(library, 'settings.update', { theme: 'dark', keys: { 'mark claim': 'm' } });
  expect(await ask(library, 'settings.read', {})).toMatchObject({
    theme: 'dark',
    textSize: 100,
    keys: { 'mark claim': 'm' },
  });
  expect(await ask(library, 'act.list', { limit: 5 })).toEqual([]);
});
