import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

test('who is at work gives a name of their own, which stays theirs when the library is opened again, and is undone', async () => {
  const file = join(temporaryFolder(), 'a.claimbench');
  const first = await openLibrary(file);
  const before = (await ask(first, 'library.summary', {})).editor;
  expect(before.name).toBe('Ada');
  expect(await ask(first, 'editor.rename', { name: ' Ada Holt ' })).toEqual({ ...before, name: 'Ada Holt' });
  const [act] = await ask(first, 'act.list', { limit: 1 });
  expect(act).toMatchObject({ label: 'Call oneself “Ada Holt”', by: 'Ada Holt' });
  await first.close();

  const again = await openLibrary(file);
  expect((await ask(again, 'library.summary', {})).editor).toEqual({ ...before, name: 'Ada Holt' });
  const article = await importArticle(again, 'a.txt', 'Weir\n\nThe weir at Ruhn was opened on Monday.');
  const claim = await markClaim(again, article, 'The weir at Ruhn was opened');
  const [, rating] = await ask(again, 'rating.list', {});
  expect(await ask(again, 'claim.update', { id: claim.id, verdictId: rating!.id })).toMatchObject({
    verdictByName: 'Ada Holt',
  });
  await ask(again, 'editor.rename', { name: 'A. Holt' });
  await ask(again, 'act.undo', {});
  expect((await ask(again, 'library.summary', {})).editor.name).toBe('Ada Holt');
  await expect(ask(again, 'editor.rename', { name: '  ' })).rejects.toMatchObject({
    code: 'invalid-request',
  });
});
