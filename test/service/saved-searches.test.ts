import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { openLibrary } from '../support/open-library.ts';

test('a query is kept under a name, changed, deleted, brought back and undone', async () => {
  const library = await openLibrary();
  const names = async () => (await ask(library, 'savedSearch.list', {})).map(({ name }) => name);
  const ferry = await ask(library, 'savedSearch.create', { name: 'Ferry', query: 'ferry after:2026-03-01' });
  await ask(library, 'savedSearch.create', { name: 'Bridge', query: 'bridge tag:money' });
  expect(await names()).toEqual(['Bridge', 'Ferry']);
  expect(await ask(library, 'savedSearch.update', { id: ferry.id, name: 'The ferry' })).toEqual({
    ...ferry,
    name: 'The ferry',
  });
  const taken = { code: 'conflict', message: expect.stringContaining('“bridge”') };
  await expect(ask(library, 'savedSearch.create', { name: 'bridge', query: 'x' })).rejects.toMatchObject(
    taken,
  );
  await expect(ask(library, 'savedSearch.update', { id: ferry.id, name: 'bridge' })).rejects.toMatchObject(
    taken,
  );
  await ask(library, 'bin.put', { noun: 'savedSearch', ids: [ferry.id] });
  expect(await names()).toEqual(['Bridge']);
  expect(await ask(library, 'bin.list', {})).toMatchObject([{ noun: 'savedSearch', title: 'The ferry' }]);
  await ask(library, 'bin.restore', { noun: 'savedSearch', ids: [ferry.id] });
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Restore saved search “The ferry”' });
  expect(await names()).toEqual(['Bridge']);
});
