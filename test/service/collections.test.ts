import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary } from '../support/open-library.ts';

const harbour = 'Strike at Lund\n\nAbout 300 dock workers stayed away from the Lund terminal on Monday.';
const coast = 'Terminal quiet\n\nNearly 150 dock workers stayed away from the Lund terminal on Monday.';
const orchard = 'Late frost\n\nFrost destroyed 40 percent of the apple blossom near Vell.';

test('a collection limits articles, claims, points, the queue, search and export', async () => {
  const library = await openLibrary();
  const words = 'dock workers stayed away from the Lund terminal on Monday';
  const a = await markClaim(library, await importArticle(library, 'a.txt', harbour), `About 300 ${words}`);
  const second = await importArticle(library, 'b.txt', coast);
  const b = await markClaim(library, second, `Nearly 150 ${words}`);
  const third = await importArticle(library, 'c.txt', orchard);
  await markClaim(library, third, 'Frost destroyed 40 percent of the apple blossom');
  const { id } = await ask(library, 'collection.create', { name: 'Strike' });
  const articleIds = [a.articleId!, second.article.id];
  expect(await ask(library, 'collection.addArticles', { id, articleIds })).toMatchObject({
    articles: 2,
    claims: 2,
  });
  const scope = { collectionId: id };
  expect((await ask(library, 'article.list', scope)).map((one) => one.id).sort()).toEqual(articleIds.sort());
  expect((await ask(library, 'claim.list', scope)).map((one) => one.id)).toEqual([a.id, b.id]);
  expect((await ask(library, 'point.list', scope)).flatMap(({ claimIds }) => claimIds)).toEqual([a.id, b.id]);
  expect((await ask(library, 'link.queue', scope)).open).toMatchObject([{ a: a.id, b: b.id }]);
  expect((await ask(library, 'search.find', { ...scope, query: 'frost' })).sentences).toEqual([]);
  expect((await ask(library, 'search.find', { query: 'frost' })).sentences).toHaveLength(1);
  const exported = await ask(library, 'claimSet.export', { ...scope, format: 'json' });
  expect(exported.fileName).toBe('test – Strike.claims.json');
  expect(JSON.parse(exported.content)).toMatchObject({
    collection: [{ name: 'Strike' }],
    claim: [{ id: a.id }, { id: b.id }],
  });
  expect(JSON.parse(exported.content).article).toHaveLength(2);

  await ask(library, 'collection.removeArticles', { id, articleIds: [second.article.id] });
  expect((await ask(library, 'link.queue', scope)).open).toEqual([]);
  await ask(library, 'act.undo', {});
  expect((await ask(library, 'link.queue', scope)).open).toHaveLength(1);
});

test('an import goes straight into a collection, and what is there already joins it', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.txt': harbour });
  const { id } = await ask(library, 'collection.create', { name: 'Strike' });
  const [outcome] = await importTexts(library, { 'b.txt': coast, 'a.txt': harbour }, { collectionId: id });
  expect(outcome!.outcome).toBe('added');
  expect(await ask(library, 'article.list', { collectionId: id })).toHaveLength(2);
  // One step: the import and the joining are one act.
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Add articles from 2 files' });
  expect(await ask(library, 'article.list', { collectionId: id })).toEqual([]);
  expect(await ask(library, 'article.list', {})).toHaveLength(1);
});

test('a deleted collection leaves its articles, and comes back with them', async () => {
  const library = await openLibrary();
  const { id } = await ask(library, 'collection.create', { name: 'Strike' });
  await importTexts(library, { 'a.txt': harbour }, { collectionId: id });
  await ask(library, 'bin.put', { noun: 'collection', ids: [id] });
  expect(await ask(library, 'collection.list', {})).toEqual([]);
  expect(await ask(library, 'article.list', {})).toMatchObject([{ collectionIds: [] }]);
  expect(await ask(library, 'bin.list', {})).toMatchObject([{ noun: 'collection', title: 'Strike' }]);
  expect(JSON.parse((await ask(library, 'claimSet.export', { format: 'json' })).content)).toMatchObject({
    collection: [],
    article: [{ collectionIds: [] }],
  });
  await ask(library, 'bin.restore', { noun: 'collection', ids: [id] });
  expect(await ask(library, 'collection.list', {})).toMatchObject([{ name: 'Strike', articles: 1 }]);
});

test('two collections of one name are refused, also out of the bin', async () => {
  const library = await openLibrary();
  const { id } = await ask(library, 'collection.create', { name: 'Strike' });
  await ask(library, 'bin.put', { noun: 'collection', ids: [id] });
  await expect(ask(library, 'claim.list', { collectionId: id })).rejects.toMatchObject({ code: 'not-found' });
  await ask(library, 'collection.create', { name: 'Strike' });
  await expect(ask(library, 'bin.restore', { noun: 'collection', ids: [id] })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(ask(library, 'collection.create', { name: 'STRIKE' })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('a second revision takes claims along where their words stand, and says where they are gone', async () => {
  const library = await openLibrary();
  const text = `${harbour}\n\nThe port lost a day of trade.\n\nNobody was hurt.`;
  const first = await importArticle(library, 'a.txt', text);
  const kept = await markClaim(library, first, 'Nobody was hurt');
  const lost = await markClaim(library, first, 'The port lost a day of trade');
  const [outcome] = await importTexts(
    library,
    { 'a2.txt': text.replace('The port lost a day of trade.', 'The port worked on.') },
    { revisionOf: first.article.id },
  );
  expect(outcome).toMatchObject({ outcome: 'revised', articleId: first.article.id });
  const read = await ask(library, 'article.read', { id: first.article.id });
  expect(read.revisions.map(({ number }) => number)).toEqual([1, 2]);
  expect(read.revision.number).toBe(2);
  const stateOf = (id: string) => read.claims.find((claim) => claim.id === id);
  expect(stateOf(kept.id)).toMatchObject({ isOrphan: false, anchors: [{ state: 'same' }] });
  expect(stateOf(lost.id)).toMatchObject({ isOrphan: true, anchors: [{ state: 'gone', start: null }] });
  const older = await ask(library, 'article.read', { id: first.article.id, revisionId: first.revision.id });
  expect(older.claims.map(({ id, isOrphan }) => [id, isOrphan])).toEqual([
    [lost.id, false],
    [kept.id, false],
  ]);
  const rows = await ask(library, 'revision.compare', { a: first.revision.id, b: read.revision.id });
  expect(rows.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  expect(rows[2]!.runs).toEqual([{ side: 'b', text: 'The port worked on.\n\n' }]);
  expect(await ask(library, 'library.verify', {})).toMatchObject({ isSound: true });

  const again = await runJob(library, 'article.import', {
    uploads: ['x', 'y'],
    revisionOf: first.article.id,
  }).catch((error) => error);
  expect(again).toMatchObject({ code: 'invalid-request' });
  await ask(library, 'act.undo', {});
  const back = await ask(library, 'article.read', { id: first.article.id });
  expect(back.revisions).toHaveLength(1);
  expect(back.claims.every(({ isOrphan }) => !isOrphan)).toBe(true);
});

test('a deleted claim comes back into the text that there is then, and older texts take no claims', async () => {
  const library = await openLibrary();
  const first = await importArticle(library, 'a.txt', `${harbour}\n\nNobody was hurt.`);
  const claim = await markClaim(library, first, 'Nobody was hurt');
  const words = 'About 300 dock workers stayed away';
  const lost = await markClaim(library, first, words);
  await ask(library, 'bin.put', { noun: 'claim', ids: [claim.id, lost.id] });
  const later = 'Strike at Lund\n\nIt is over.\n\nNobody was hurt.';
  await importTexts(library, { 'a2.txt': later }, { revisionOf: first.article.id });
  await ask(library, 'bin.restore', { noun: 'claim', ids: [claim.id, lost.id] });
  const { claims, revision } = await ask(library, 'article.read', { id: first.article.id });
  const start = later.indexOf('Nobody was hurt');
  expect(claims).toMatchObject([
    { id: claim.id, isOrphan: false, anchors: [{ revisionId: revision.id, start, state: 'same' }] },
    { id: lost.id, isOrphan: true, anchors: [{ revisionId: revision.id, start: null, state: 'gone' }] },
  ]);
  await expect(markClaim(library, first, 'Nobody was hurt')).rejects.toMatchObject({ code: 'conflict' });
});
