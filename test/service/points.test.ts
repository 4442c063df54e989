import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import { importArticle, importArticles, markClaim, openLibrary, placeOf } from '../support/open-library.ts';

const said = (n: string) => `${n} dock workers stayed away from the Lund terminal on Monday`;
const frost = 'Frost destroyed 40 percent of the blossom';

async function openWithPoints() {
  const library = await openLibrary();
  const quotes = [said('About 300'), said('About 300'), said('Nearly 150'), frost];
  const texts = quotes.map((words, index) => [`${index}.txt`, `Paper ${index}\n\n${words}, it says.`]);
  const articles = await importArticles(library, Object.fromEntries(texts));
  const claims = [];
  for (const [index, words] of quotes.entries())
    claims.push(await markClaim(library, articles[index]!, words));
  const groups = async () => (await ask(library, 'point.list', {})).map(({ claimIds }) => claimIds);
  return { library, ids: claims.map(({ id }) => id) as [string, string, string, string], groups };
}

test('a title and a conclusion stay with the point', async () => {
  const { library, ids } = await openWithPoints();
  const [point] = await ask(library, 'point.list', {});
  expect(point).toMatchObject({ isTitled: false, title: said('About 300') });
  await ask(library, 'point.update', { id: point!.id, title: 'People who stayed away' });
  await ask(library, 'point.update', { id: ids[1], conclusion: 'About 300.', conclusionLow: 290 });
  expect((await ask(library, 'point.list', {}))[0]).toMatchObject({
    title: 'People who stayed away',
    isTitled: true,
    conclusion: 'About 300.',
    conclusionLow: 290,
  });
});

test('what was split stays apart and what was merged stays one when everything is compared anew', async () => {
  const { library, ids, groups } = await openWithPoints();
  expect(await groups()).toEqual([ids.slice(0, 3), [ids[3]]]);
  await ask(library, 'point.split', { id: ids[0], claimIds: [ids[2]] });
  expect(await groups()).toEqual([[ids[0], ids[1]], [ids[2]], [ids[3]]]);
  await ask(library, 'point.merge', { ids: [ids[2], ids[3]] });
  const merged = [
    [ids[0], ids[1]],
    [ids[2], ids[3]],
  ];
  expect(await groups()).toEqual(merged);
  await runJob(library, 'link.crossReference', {});
  expect(await groups()).toEqual(merged);
  await ask(library, 'act.undo', {});
  await ask(library, 'act.undo', {});
  expect(await groups()).toEqual([ids.slice(0, 3), [ids[3]]]);
});

test('points that are merged come whole, with what only suggestions hold there', async () => {
  const { library, ids, groups } = await openWithPoints();
  const saysFrost = [ids[3]];
  const texts = { 'frost 1.txt': `Paper 1\n\n${frost}.`, 'frost 2.txt': `Paper 2\n\n${frost}.` };
  for (const article of await importArticles(library, texts))
    saysFrost.push((await markClaim(library, article, frost)).id);
  const before = [ids.slice(0, 3), saysFrost];
  expect(await groups()).toEqual(before);
  await ask(library, 'point.merge', { ids: [ids[3], ids[0]] });
  const merged = [[...ids.slice(0, 3), ...saysFrost]];
  expect(await groups()).toEqual(merged);
  await runJob(library, 'link.crossReference', {});
  expect(await groups()).toEqual(merged);
  await ask(library, 'act.undo', {});
  expect(await groups()).toEqual(before);
});

test('the claims that stay are one point, also where those that were split off held them together', async () => {
  const library = await openLibrary();
  const ids: string[] = [];
  for (const statement of ['Ships waited.', 'The mill burned.', 'Rents rose.'])
    ids.push((await ask(library, 'claim.createHeard', { statement })).id);
  const groups = async () => (await ask(library, 'point.list', {})).map(({ claimIds }) => claimIds);
  await ask(library, 'point.merge', { ids });
  expect(await groups()).toEqual([ids]);
  await ask(library, 'point.split', { id: ids[0]!, claimIds: [ids[0]!] });
  expect(await groups()).toEqual([[ids[0]], ids.slice(1)]);
  await ask(library, 'act.undo', {});
  expect(await groups()).toEqual([ids]);
});

test('splitting all of a point off is refused', async () => {
  const { library, ids } = await openWithPoints();
  await expect(ask(library, 'point.split', { id: ids[0], claimIds: ids.slice(0, 3) })).rejects.toMatchObject({
    code: 'invalid-request',
  });
});

test('the matrix has a column for each source, copies folded in, and a row for each point', async () => {
  const { library, ids } = await openWithPoints();
  const { sources, rows } = await ask(library, 'point.compare', {});
  expect(sources.map(({ copies }) => copies.length)).toEqual([1, 0, 0]);
  expect(rows.find(({ point }) => point.claimIds.includes(ids[2]))).toMatchObject({ finding: 'differ' });
  expect(rows.find(({ point }) => point.claimIds.includes(ids[3]))).toMatchObject({ finding: 'only-here' });
});

test('a point of two hundred claims is split and merged in the time of a click', async () => {
  const library = await openLibrary();
  const lines = Array.from({ length: 200 }, (_, n) => `Bus ${n + 1} stood still.`);
  const article = await importArticle(library, 'a.txt', `Buses\n\n${lines.join('\n')}`);
  const places = lines.map((line) => placeOf(article, line));
  const { claimIds } = await ask(library, 'claim.createMany', { places });
  for (let from = 0; from < 200; from += 99)
    await ask(library, 'point.merge', {
      ids: [...new Set([claimIds[0]!, ...claimIds.slice(from, from + 99)])],
    });
  const [half, rest] = [claimIds.slice(0, 100), claimIds.slice(100)];
  const begun = performance.now();
  await ask(library, 'point.split', { id: claimIds[0]!, claimIds: half });
  expect(await ask(library, 'point.list', {})).toMatchObject([{ claimIds: half }, { claimIds: rest }]);
  // Looking for each of the ten thousand pairs among all of them took 76 seconds.
  expect(performance.now() - begun).toBeLessThan(8000);
});

test('deciding on a link, and naming the point, are changes of a row; a decided link is no open suggestion', async () => {
  const { library, ids } = await openWithPoints();
  const readRow = async () =>
    (await ask(library, 'point.compare', {})).rows.find(({ point }) => point.claimIds.includes(ids[2]))!;
  const before = await readRow();
  expect(before.suggestions).toBeGreaterThan(0);
  const { open } = await ask(library, 'link.queue', {});
  const pair = open.find(({ a, b }) => [a, b].every((id) => before.point.claimIds.includes(id)))!;
  const { a, b, relation, subject } = pair;
  await ask(library, 'link.decide', { a, b, relation, subject, reason: '' });
  const decided = await readRow();
  expect(decided.suggestions).toBe(before.suggestions - 1);
  expect(decided.changedAt! > before.changedAt!).toBe(true);
  await ask(library, 'point.update', { id: decided.point.id, title: 'Buses' });
  expect((await readRow()).changedAt! > decided.changedAt!).toBe(true);
});
