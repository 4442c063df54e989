import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import { importArticle, importArticles, openLibrary, placeOf } from '../support/open-library.ts';

const said = (n: string) => `${n} dock workers stayed away from the Lund terminal on Monday`;

async function openWithLinks(count = 3) {
  const library = await openLibrary();
  const words = Array.from({ length: count }, (_, index) => said(index % 2 ? 'About 300' : 'Nearly 150'));
  const texts = words.map((say, index) => [`${index}.txt`, `Paper ${index}\n\n${say}, it says.`]);
  const articles = await importArticles(library, Object.fromEntries(texts));
  await ask(library, 'claim.createMany', {
    places: articles.map((article, index) => placeOf(article, words[index]!)),
  });
  return library;
}

test('the queue gives open suggestions surest first; a skipped one goes to the end and comes back', async () => {
  const library = await openWithLinks();
  const { open } = await ask(library, 'link.queue', {});
  expect(open).toHaveLength(3);
  expect(open.map(({ confidence }) => confidence)).toEqual(
    open.map(({ confidence }) => confidence).toSorted((x, y) => y - x),
  );
  const { a, b } = open[0]!;
  await ask(library, 'link.skip', { a, b, isSkipped: true });
  const skipped = await ask(library, 'link.queue', {});
  expect(skipped.open.at(-1)).toMatchObject({ a, b, isSkipped: true });
  await ask(library, 'link.skip', { a, b, isSkipped: false });
  expect(await ask(library, 'link.queue', {})).toEqual({ open, decided: 0 });
});

test('many suggestions are accepted in one act, and one undo opens all of them again', async () => {
  const library = await openWithLinks();
  const { open } = await ask(library, 'link.queue', {});
  const decisions = open.map(({ a, b, relation, subject }) => ({ a, b, relation, subject }));
  await ask(library, 'link.decideMany', { decisions });
  expect(await ask(library, 'link.queue', {})).toMatchObject({ open: [], decided: 3 });
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Decide on 3 links' });
  expect(await ask(library, 'link.queue', {})).toEqual({ open, decided: 0 });
});

test('one bad pair among many decisions leaves all undecided', async () => {
  const library = await openWithLinks();
  const { open } = await ask(library, 'link.queue', {});
  const [{ a, b, relation, subject }] = open as [(typeof open)[0]];
  await expect(
    ask(library, 'link.decideMany', {
      decisions: [
        { a, b, relation, subject },
        { a, b: a, relation, subject },
      ],
    }),
  ).rejects.toMatchObject({ code: 'invalid-request' });
  expect(await ask(library, 'link.queue', {})).toMatchObject({ decided: 0 });
});

test('a cancelled comparison keeps what it has done, says what is left, and goes on from there', async () => {
  const library = await openWithLinks(40);
  await runJob(library, 'link.crossReference', {});
  const links = await ask(library, 'link.list', {});
  let jobs = 0;
  library.subscribe((event) => {
    if (event.type !== 'jobProgress') return;
    // Reading is half the work, done at 20 of 40. Of progress not every step is told.
    if (event.progress.done > 20 && jobs++ === 0) void ask(library, 'job.cancel', { jobId: event.jobId });
  });
  await expect(runJob(library, 'link.crossReference', {})).rejects.toMatchObject({ code: 'cancelled' });
  const { uncomparedClaims } = await ask(library, 'library.summary', {});
  expect(uncomparedClaims).toBeGreaterThan(0);
  expect(uncomparedClaims).toBeLessThan(40);
  expect((await ask(library, 'link.list', {})).length).toBeGreaterThan(links.length / 2);
  const resumed = await runJob(library, 'link.crossReference', { resume: true });
  expect(resumed.claims).toBe(uncomparedClaims);
  expect(await ask(library, 'library.summary', {})).toMatchObject({ uncomparedClaims: 0 });
  expect(await ask(library, 'link.list', {})).toEqual(links);
});

test('a tag, a note or a verdict compares nothing anew; a new place does, and only this claim', async () => {
  const library = await openWithLinks(4);
  const [first, second] = await ask(library, 'claim.list', {});
  const before = await ask(library, 'link.list', {});
  await ask(library, 'claim.update', { id: first!.id, note: 'look again', tags: ['x'], status: 'done' });
  expect(await ask(library, 'link.list', {})).toEqual(before);
  const [{ revisionId }] = second!.anchors as [(typeof first & object)['anchors'][0]];
  await ask(library, 'claim.addAnchor', { id: second!.id, revisionId, start: 0, end: 5 });
  const unrelated = (links: typeof before) =>
    links.filter(({ a, b }) => a !== second!.id && b !== second!.id);
  expect(unrelated(await ask(library, 'link.list', {}))).toEqual(unrelated(before));
});

test('what an editor does while everything is compared holds', async () => {
  const library = await openWithLinks(30);
  const [first] = await ask(library, 'claim.list', {});
  const done: Promise<unknown>[] = [];
  library.subscribe((event) => {
    // All are read at 15 of 30.
    if (event.type === 'jobProgress' && event.progress.done > 15 && done.length === 0)
      done.push(ask(library, 'bin.put', { noun: 'claim', ids: [first!.id] }));
  });
  await runJob(library, 'link.crossReference', {});
  await Promise.all(done);
  expect(done).toHaveLength(1);
  const links = await ask(library, 'link.list', {});
  expect(links.filter(({ a, b }) => a === first!.id || b === first!.id)).toEqual([]);
  expect(await ask(library, 'library.summary', {})).toMatchObject({ uncomparedClaims: 0 });
});

test('a claim has no link to itself that could be skipped', async () => {
  const library = await openLibrary();
  const { id } = await ask(library, 'claim.createHeard', { statement: 'Ships waited.' });
  await expect(ask(library, 'link.skip', { a: id, b: id, isSkipped: true })).rejects.toMatchObject({
    code: 'invalid-request',
  });
});

test('many claims marked at once are not compared until a comparison comes to them, and say so; one runs at a time', async () => {
  const library = await openWithLinks(2);
  const sentences = Array.from({ length: 201 }, (_, index) => `Dock ${index} of the Lund terminal was shut.`);
  const article = await importArticle(library, 'long.txt', `Lund\n\n${sentences.join(' ')}`);
  await ask(library, 'claim.createMany', { places: sentences.map((one) => placeOf(article, one)) });
  const summary = () => ask(library, 'library.summary', {});
  expect(await summary()).toMatchObject({ uncomparedClaims: 201, comparison: 'idle' });
  const view = async () => (await ask(library, 'article.read', { id: article.article.id }))!;
  expect((await view()).article.uncomparedClaims).toBe(201);
  expect((await view()).claims.every(({ isCompared }) => !isCompared)).toBe(true);
  expect((await ask(library, 'claim.list', {})).filter(({ isCompared }) => isCompared)).toHaveLength(2);

  const second: Promise<unknown>[] = [];
  library.subscribe(({ type }) => {
    if (type === 'jobProgress' && second.length === 0)
      second.push(
        runJob(library, 'link.crossReference', { resume: true }).catch(({ code }) => code),
        summary().then(({ comparison }) => comparison),
      );
  });
  const compared = await runJob(library, 'link.crossReference', { resume: true });
  expect(await Promise.all(second)).toEqual(['busy', 'running']);
  const after = await summary();
  expect(compared).toEqual({ claims: 201, openSuggestions: after.openSuggestions });
  expect(after).toMatchObject({ uncomparedClaims: 0, comparison: 'idle' });
  expect((await view()).claims.every(({ isCompared }) => isCompared)).toBe(true);
});

test('a comparison that was stopped says so until the next begins', async () => {
  const library = await openWithLinks(40);
  library.subscribe((event) => {
    if (event.type === 'jobProgress') void ask(library, 'job.cancel', { jobId: event.jobId });
  });
  await expect(runJob(library, 'link.crossReference', {})).rejects.toMatchObject({ code: 'cancelled' });
  expect(await ask(library, 'library.summary', {})).toMatchObject({ comparison: 'stopped' });
});
