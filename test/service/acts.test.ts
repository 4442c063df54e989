import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ask, connect } from '../../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary, program } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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
    'Add “a.txt”',
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

test('a step is named by the first words of what it changed, or by the article in which that stands', async () => {
  const library = await openLibrary();
  const { revision, blocks } = await importArticle(library, 'a.txt', `${text}\n\nShare this page.\n\nPrint.`);
  const place = (words: string) => {
    const start = revision.text.indexOf(words);
    return { revisionId: revision.id, start, end: start + words.length };
  };
  const { revisionId, ...spans } = place('The port denied it.');
  await ask(library, 'claim.createMany', { places: [place('About 300 workers'), place('The port')] });
  await ask(library, 'claim.createMany', { places: [place('denied')] });
  await ask(library, 'sentence.dismiss', { revisionId, spans: [spans, { start: 0, end: 6 }] });
  const read = blocks.filter(({ setAside }) => !setAside).map(({ id }) => id);
  await ask(library, 'block.setAside', { ids: [read[1]!], isSetAside: true });
  await ask(library, 'block.setAside', { ids: read.slice(1), isSetAside: true });
  const labels = (await ask(library, 'act.list', { limit: 5 })).map(({ label }) => label);
  expect(labels).toEqual([
    `Set aside ${read.length - 1} lines of “Strike”`,
    'Set aside “About 300 workers stayed away. The port denied…”',
    'Nothing to check in 2 sentences of “Strike”',
    'Add claim “denied”',
    'Add 2 claims in “Strike”',
  ]);
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
    readingWidth: 'normal',
    keys: { 'mark claim': 'm' },
  });
  expect(await ask(library, 'act.list', { limit: 5 })).toEqual([]);
});

test('undo and redo reach back to where somebody else worked, and no further', async () => {
  const file = join(temporaryFolder(), 'shared.claimbench');
  const open = async (editorName: string) => {
    const { startProcess } = program;
    const stateFolder = `${file}.${editorName}`;
    const options = { library: file, create: true, stateFolder, editorName, isSample: false };
    const connection = await connect(startProcess, options);
    onTestFinished(() => connection.close());
    return connection;
  };
  const ada = await open('Ada');
  const claim = await markClaim(ada, await importArticle(ada, 'a.txt', text), 'The port denied it');
  await ask(ada, 'claim.update', { id: claim.id, note: 'by Ada' });
  await ask(ada, 'claim.update', { id: claim.id, note: 'by Ada, later' });
  await ask(ada, 'act.undo', {});
  const [, , lastOfAda] = await ask(ada, 'act.list', { limit: 5 });
  await ada.close();
  const bo = await open('Bo');
  await ask(bo, 'claim.update', { id: claim.id, note: 'by Bo' });
  await bo.close();
  const again = await open('Ada');
  expect(await ask(again, 'act.next', {})).toEqual({ undo: null, redo: null });
  for (const undo of [{}, { throughId: lastOfAda!.id }])
    await expect(ask(again, 'act.undo', undo)).rejects.toMatchObject({ code: 'conflict' });
  await expect(ask(again, 'act.redo', {})).rejects.toMatchObject({ code: 'conflict' });
  expect((await ask(again, 'claim.read', { id: claim.id })).note).toBe('by Bo');
  await ask(again, 'claim.update', { id: claim.id, note: 'by Ada again' });
  await ask(again, 'act.undo', {});
  expect((await ask(again, 'claim.read', { id: claim.id })).note).toBe('by Bo');
});

test('what is done while an import runs is taken back in the order in which it was done', async () => {
  const library = await openLibrary();
  const { article } = await importArticle(library, 'known.txt', text);
  const first = await ask(library, 'collection.create', { name: 'First' });
  const second = await ask(library, 'collection.create', { name: 'Second' });
  const meanwhile: Promise<unknown>[] = [];
  const stop = library.subscribe((event) => {
    if (event.type === 'jobProgress' && event.progress.done > 0 && !meanwhile.length)
      meanwhile.push(ask(library, 'collection.addArticles', { id: second.id, articleIds: [article.id] }));
  });
  // The request is answered long before it is the turn of the last file, which is in the library already.
  const news = Array.from({ length: 300 }, (_, n) => [`${n}.txt`, `Calm\n\nShip ${n} waited.`]);
  const files = { ...Object.fromEntries(news), 'same.txt': text };
  await importTexts(library, files, { collectionId: first.id });
  stop();
  await Promise.all(meanwhile);
  const collections = async () =>
    (await ask(library, 'article.list', {})).find(({ id }) => id === article.id)!.collectionIds;
  expect(await collections()).toEqual([first.id, second.id].sort());
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Add articles from 301 files' });
  expect(await collections()).toEqual([second.id]);
  await ask(library, 'act.undo', {});
  expect(await collections()).toEqual([]);
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Add articles from 301 files' });
  expect(await ask(library, 'article.list', {})).toHaveLength(1);
});

test('a claim comes back from the bin with its verdict, and not into an article that is in the bin', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', text);
  const claim = await markClaim(library, article, 'The port denied it');
  const [, verdict] = await ask(library, 'rating.list', {});
  await ask(library, 'claim.update', { id: claim.id, verdictId: verdict!.id });
  await ask(library, 'bin.put', { noun: 'claim', ids: [claim.id] });
  await ask(library, 'bin.put', { noun: 'rating', ids: [verdict!.id] });
  await ask(library, 'bin.put', { noun: 'article', ids: [article.article.id] });
  await expect(ask(library, 'bin.restore', { noun: 'claim', ids: [claim.id] })).rejects.toMatchObject({
    code: 'conflict',
    message: 'Its article “Strike” is in the bin, too. Restore that first.',
  });
  await ask(library, 'bin.restore', { noun: 'article', ids: [article.article.id] });
  await ask(library, 'bin.restore', { noun: 'claim', ids: [claim.id] });
  expect(await ask(library, 'rating.list', {})).toContainEqual(verdict);
  expect(await ask(library, 'claim.list', {})).toMatchObject([{ verdictId: verdict!.id }]);
  await ask(library, 'act.undo', {});
  expect(await ask(library, 'rating.list', {})).not.toContainEqual(verdict);
});
