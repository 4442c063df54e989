import { expect, test } from 'vitest';
import { ask, runJob } from '../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary } from './support/open-library.ts';

const harbour = `Ferry strike enters third day

About 300 dock workers stayed away from the Lund terminal on Monday, the union said.

The port said that 12 ferries were cancelled. The union said that 12 ferries were cancelled.`;
const coast = `Strike at Lund: port counts the cost

Nearly 150 dock workers stayed away from the Lund terminal on Monday, the port said.

Twelve ferries were cancelled, according to the port.`;

test('an import reports each file: added, duplicate by bytes, duplicate by text, refused', async () => {
  const library = await openLibrary();
  const outcomes = await importTexts(library, {
    'a.txt': harbour,
    'same-bytes.txt': harbour,
    'same-text.txt': `\ufeff${harbour}`,
    'picture.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    'binary.txt': new Uint8Array([1, 0, 2, 0]),
    'empty.md': ' \n\n',
    'b.txt': coast,
  });
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'added',
    'duplicate',
    'duplicate',
    'refused',
    'refused',
    'refused',
    'added',
  ]);
  expect(outcomes[1]!.articleId).toBe(outcomes[0]!.articleId);
  expect(outcomes.slice(3, 6)).toMatchObject([
    { name: 'picture.png', reason: expect.stringMatching(/^It is a picture/) },
    { name: 'binary.txt', reason: expect.stringMatching(/^It is not a text file/) },
    { name: 'empty.md', reason: expect.stringMatching(/^It holds no text/) },
  ]);
  expect(await ask(library, 'article.list', {})).toHaveLength(2);
  expect(await ask(library, 'library.verify', {})).toMatchObject({ isSound: true });
});

test('one undo takes a whole import back, and redo brings it again', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.txt': harbour, 'b.txt': coast });
  const before = await ask(library, 'article.list', {});
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Add articles from 2 files' });
  expect(await ask(library, 'article.list', {})).toEqual([]);
  await ask(library, 'act.redo', {});
  expect(await ask(library, 'article.list', {})).toEqual(before);
});

test('a cancelled import tells what it finished and leaves no half article', async () => {
  const library = await openLibrary();
  const texts = Object.fromEntries(
    Array.from({ length: 600 }, (_, n) => [`${n}.txt`, `${harbour}\n\nEdition ${n}.`]),
  );
  const unsubscribe = library.subscribe((event) => {
    if (event.type === 'jobProgress' && event.progress.done > 0) {
      void ask(library, 'job.cancel', { jobId: event.jobId });
    }
  });
  const outcomes = await importTexts(library, texts);
  unsubscribe();
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.length).toBeLessThan(600);
  const kept = await ask(library, 'article.list', {});
  expect(kept.map(({ id }) => id).sort()).toEqual(outcomes.map(({ articleId }) => articleId));
  expect(await ask(library, 'library.verify', {})).toMatchObject({ isSound: true });
});

test('a claim keeps its words, tags and speaker; white space around a selection is left out', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', harbour);
  const claim = await markClaim(library, article, ' About 300 dock workers stayed away'.trimStart(), {
    tags: ['strike', 'Strike', 'turnout'],
  });
  expect(claim).toMatchObject({
    wording: 'About 300 dock workers stayed away',
    type: 'other',
    status: 'to-check',
  });
  expect(claim.tags.map(({ name }) => name)).toEqual(['strike', 'turnout']);
  const spaced = await ask(library, 'claim.create', { revisionId: article.revision.id, start: 29, end: 34 });
  expect(article.revision.text.slice(29, 34)).toMatch(/^\s.*\S/s);
  expect(spaced.wording).toBe(article.revision.text.slice(29, 34).trim());
});

test('claims overlap, and a claim can have several places, never in two articles or twice in one place', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', harbour);
  const other = await importArticle(library, 'b.txt', coast);
  const { revision } = article;
  const claim = await markClaim(library, article, '12 ferries were cancelled');
  const overlapping = await markClaim(library, article, 'The port said that 12 ferries');
  const start = revision.text.lastIndexOf('12 ferries were cancelled');
  const place = { id: claim.id, revisionId: revision.id, start, end: start + 25 };
  const grown = await ask(library, 'claim.addAnchor', place);
  expect(grown.anchors.map((anchor) => anchor.start)).toEqual([revision.text.indexOf('12 ferries'), start]);
  expect(grown.wording).toBe('12 ferries were cancelled … 12 ferries were cancelled');
  await expect(ask(library, 'claim.addAnchor', place)).rejects.toMatchObject({ code: 'conflict' });
  const [first] = grown.anchors;
  await expect(ask(library, 'claim.moveAnchor', { ...place, anchorId: first!.id })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('already'),
  });
  const abroad = { id: claim.id, revisionId: other.revision.id, start: 0, end: 6 };
  await expect(ask(library, 'claim.addAnchor', abroad)).rejects.toMatchObject({ code: 'conflict' });
  const shrunk = await ask(library, 'claim.removeAnchor', { id: claim.id, anchorId: grown.anchors[0]!.id });
  expect(shrunk.anchors).toHaveLength(1);
  await expect(
    ask(library, 'claim.removeAnchor', { id: claim.id, anchorId: shrunk.anchors[0]!.id }),
  ).rejects.toMatchObject({ code: 'conflict' });
  const read = await ask(library, 'article.read', { id: article.article.id });
  expect(read.claims.map(({ id }) => id)).toEqual([overlapping.id, claim.id]);
});

test('a deleted claim lies in the bin without its links, and comes back with them', async () => {
  const library = await openLibrary();
  const a = await markClaim(
    library,
    await importArticle(library, 'a.txt', harbour),
    'About 300 dock workers stayed away from the Lund terminal on Monday',
  );
  const b = await markClaim(
    library,
    await importArticle(library, 'b.txt', coast),
    'Nearly 150 dock workers stayed away from the Lund terminal on Monday',
  );
  const [link] = await ask(library, 'link.list', { claimId: a.id });
  expect(link).toMatchObject({ relation: 'differs', a: a.id, b: b.id, decision: null });
  await ask(library, 'bin.put', { noun: 'claim', ids: [b.id] });
  expect(await ask(library, 'link.list', {})).toEqual([]);
  expect(await ask(library, 'bin.list', {})).toMatchObject([{ noun: 'claim', id: b.id }]);
  await expect(ask(library, 'claim.read', { id: b.id })).rejects.toMatchObject({ code: 'not-found' });
  await ask(library, 'bin.restore', { noun: 'claim', ids: [b.id] });
  expect(await ask(library, 'link.list', { claimId: a.id })).toEqual([link]);
  expect(await ask(library, 'bin.list', {})).toEqual([]);
});

test('a deleted article takes its claims and their links out of sight, and undo brings all back', async () => {
  const library = await openLibrary();
  const a = await markClaim(
    library,
    await importArticle(library, 'a.txt', harbour),
    'About 300 dock workers stayed away from the Lund terminal on Monday',
  );
  const article = await importArticle(library, 'b.txt', coast);
  await markClaim(library, article, 'Nearly 150 dock workers stayed away from the Lund terminal on Monday');
  const links = await ask(library, 'link.list', {});
  expect(links).toHaveLength(1);
  await ask(library, 'bin.put', { noun: 'article', ids: [article.article.id] });
  expect(await ask(library, 'claim.list', {})).toMatchObject([{ id: a.id }]);
  expect(await ask(library, 'link.list', {})).toEqual([]);
  await ask(library, 'act.undo', {});
  expect(await ask(library, 'link.list', {})).toEqual(links);
});

test('a decision stays through cross-referencing and a new wording, and says that the wording is older', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', harbour);
  const a = await markClaim(
    library,
    article,
    'About 300 dock workers stayed away from the Lund terminal on Monday',
  );
  const b = await markClaim(
    library,
    await importArticle(library, 'b.txt', coast),
    'Nearly 150 dock workers stayed away from the Lund terminal on Monday',
  );
  const decided = await ask(library, 'link.decide', {
    a: b.id,
    b: a.id,
    relation: 'updates',
    subject: 'b',
    reason: 'a later count',
  });
  expect(decided).toMatchObject({
    a: a.id,
    b: b.id,
    relation: 'updates',
    subject: 'a',
    isOutdated: false,
    suggested: { relation: 'differs' },
    decision: { by: 'Ada', reason: 'a later count' },
  });
  await runJob(library, 'link.crossReference', {});
  expect(await ask(library, 'link.list', { claimId: a.id })).toEqual([decided]);
  const { text, id } = article.revision;
  const start = text.indexOf('The port said');
  await ask(library, 'claim.addAnchor', { id: a.id, revisionId: id, start, end: start + 45 });
  const [outdated] = await ask(library, 'link.list', { claimId: a.id });
  expect(outdated).toMatchObject({ relation: 'updates', isOutdated: true });
  await ask(library, 'act.undo', {});
  await ask(library, 'act.undo', {});
  expect(await ask(library, 'link.list', { claimId: a.id })).toMatchObject([
    { relation: 'differs', decision: null },
  ]);
});

test('links found one claim at a time are the links found by comparing everything', async () => {
  const library = await openLibrary();
  const one = await importArticle(library, 'a.txt', harbour);
  const two = await importArticle(library, 'b.txt', coast);
  for (const words of [
    'About 300 dock workers stayed away from the Lund terminal on Monday',
    '12 ferries were cancelled',
  ]) {
    await markClaim(library, one, words);
  }
  for (const words of [
    'Nearly 150 dock workers stayed away from the Lund terminal on Monday',
    'Twelve ferries were cancelled',
  ]) {
    await markClaim(library, two, words);
  }
  const pairs = async () =>
    (await ask(library, 'link.list', {})).map(({ a, b, relation }) => [a, b, relation]);
  const oneByOne = await pairs();
  expect(oneByOne.map(([, , relation]) => relation).sort()).toEqual(['agrees', 'differs']);
  const done = await runJob(library, 'link.crossReference', {});
  expect(done).toEqual({ claims: 4, openSuggestions: 2 });
  expect(await pairs()).toEqual(oneByOne);
});

test('claims given by their words: a script gets one outcome each, and nothing is guessed', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.txt': harbour });
  const outcomes = await ask(library, 'claim.createQuoted', {
    claims: [
      { id: 'one', file: 'a.txt', quote: 'About 300 dock workers' },
      { id: 'two', file: 'a.txt', quote: '12 ferries were cancelled' },
      { id: 'three', file: 'a.txt', quote: '12 ferries were cancelled', prefix: 'The union said that ' },
      { id: 'four', file: 'b.txt', quote: 'anything' },
      { id: 'five', file: 'a.txt', quote: 'words that nobody wrote' },
      { id: 'six', file: 'a.txt', quote: 'About 500 dock workers stayed' },
    ],
  });
  expect(outcomes.map(({ externalId, reason }) => [externalId, reason === null])).toEqual([
    ['one', true],
    ['two', false],
    ['three', true],
    ['four', false],
    ['five', false],
    ['six', false],
  ]);
  expect(outcomes[5]!.reason).toContain('The nearest words are “About 300 dock workers stayed');
  expect(outcomes[1]!.reason).toContain('2 times');
  const claims = await ask(library, 'claim.list', {});
  expect(claims.map(({ externalId }) => externalId)).toEqual(['one', 'three']);
  expect(claims[1]!.anchors[0]!.start).toBe(harbour.lastIndexOf('12 ferries'));
});

test('what an article says of itself can be edited, and undone with the publisher that came with it', async () => {
  const library = await openLibrary();
  const { article } = await importArticle(library, 'a.txt', harbour);
  const edited = await ask(library, 'article.update', {
    id: article.id,
    title: 'Strike',
    publisher: 'Lund Post',
    author: 'M. Berg',
    publishedAt: '2026-02-03',
    address: 'https://example.org/strike',
  });
  expect(edited).toMatchObject({
    title: 'Strike',
    publisher: 'Lund Post',
    author: 'M. Berg',
    publishedAt: '2026-02-03',
  });
  expect(await ask(library, 'act.undo', {})).toEqual({
    label: 'Edit article “Ferry strike enters third day”',
  });
  expect(await ask(library, 'article.list', {})).toEqual([article]);
  expect(await ask(library, 'publisher.list', {})).toEqual([]);
});

test.each([
  ['an operation that is not there', 'claim.eat', {}],
  ['an inherited name', 'toString', {}],
  ['no name', undefined, {}],
  ['input of another shape', 'claim.read', { id: 7 }],
  ['a field too many', 'claim.read', { id: '019a0000-0000-7000-8000-000000000001', path: '/etc/passwd' }],
  ['a path for an upload', 'article.import', { uploads: '/etc/passwd' }],
])('%s is answered with a typed failure', async (_, name, input) => {
  const library = await openLibrary();
  expect(await library.request(name, input)).toMatchObject({ ok: false, error: { code: 'invalid-request' } });
});

test('an upload that nobody handed in is refused in its outcome', async () => {
  const library = await openLibrary();
  const { outcomes } = await runJob(library, 'article.import', { uploads: ['/etc/passwd'] });
  expect(outcomes).toMatchObject([{ outcome: 'refused' }]);
  expect(await ask(library, 'article.list', {})).toEqual([]);
});

test('two imports at once share the parser and both end', async () => {
  const library = await openLibrary();
  const batch = (name: string) =>
    Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${name}${n}.txt`, `${harbour} ${name} ${n}`]));
  const [one, two] = await Promise.all([importTexts(library, batch('a')), importTexts(library, batch('b'))]);
  expect([...one, ...two].map(({ outcome }) => outcome)).toEqual(Array(24).fill('added'));
  expect(await ask(library, 'act.undo', {})).toBeDefined();
});

test('an article deleted while everything is compared does not stop the comparison', async () => {
  const library = await openLibrary();
  const a = await importArticle(library, 'a.txt', harbour);
  const b = await importArticle(library, 'b.txt', coast);
  for (const article of [a, b])
    await markClaim(library, article, 'dock workers stayed away from the Lund terminal on Monday');
  library.subscribe((event) => {
    if (event.type === 'jobProgress' && event.progress.done === 1)
      void ask(library, 'bin.put', { noun: 'article', ids: [b.article.id] });
  });
  await runJob(library, 'link.crossReference', {});
  expect(await ask(library, 'link.list', {})).toEqual([]);
  const [link] = await ask(library, 'claim.list', {});
  await expect(
    ask(library, 'link.decide', {
      a: link!.id,
      b: '019a0000-0000-7000-8000-000000000001',
      relation: 'agrees',
      subject: null,
    }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('a selection that cuts a character in two takes the whole character', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', 'The fire 🔥 is out.');
  const at = article.revision.text.indexOf('🔥');
  const claim = await ask(library, 'claim.create', {
    revisionId: article.revision.id,
    start: at + 1,
    end: at + 2,
  });
  expect(claim.wording).toBe('🔥');
  expect(await ask(library, 'library.verify', {})).toMatchObject({ isSound: true });
});

test('what a page says of itself is kept only as far as an export can hold it', async () => {
  const library = await openLibrary();
  const page = `<html lang="${'x'.repeat(1200)}"><head><meta name="author" content="${'A'.repeat(1200)}"><meta name="date" content="2026-02-30"></head><body><p>The ferry was late on Sunday.</p></body></html>`;
  const { article } = await importArticle(library, 'a.html', page);
  expect(article).toMatchObject({ author: null, language: null, publishedAt: null });
});

test('two articles from files of one name are not guessed between, and a given id is taken once', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.txt': harbour });
  await importTexts(library, { 'a.txt': coast });
  const quoted = { id: 'one', file: 'a.txt', quote: 'About 300 dock workers' };
  const [refused] = await ask(library, 'claim.createQuoted', { claims: [quoted] });
  expect(refused!.reason).toContain('Several articles');
  const [newest, oldest] = await ask(library, 'article.list', {});
  expect(newest!.title).toMatch(/^Strike/);
  const { file: _, ...byId } = { ...quoted, article: oldest!.id };
  const [added] = await ask(library, 'claim.createQuoted', { claims: [byId] });
  expect(added!.reason).toBeNull();
  const [again] = await ask(library, 'claim.createQuoted', { claims: [byId] });
  expect(again!.reason).toContain('is there already');
});
