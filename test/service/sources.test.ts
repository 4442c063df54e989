import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import {
  importArticle,
  importArticles,
  importTexts,
  markClaim,
  openLibrary,
} from '../support/open-library.ts';

const count = '212 passengers were taken off the ferry at Stell on Tuesday evening';
const wire = `${count}, the coastguard said. The captain had steered for the outer light when the engine failed. Two tugs from the northern yard pulled the ship free before midnight, and nobody was hurt when the bow touched the sand.`;
const own = 'Some 212 passengers were taken off the ferry at Stell on Tuesday evening';

/** The same wire text in two papers, and a report of a third paper's own. */
async function openWithCopies() {
  const library = await openLibrary();
  const texts = [
    `STELL (NNA) – ${wire}`,
    `Ferry aground\n\n${wire}\n\nTickets stay valid, the paper adds.`,
    `Night at Stell\n\n${own}. Our reporter counted them at the gate.`,
  ];
  const articles = await importArticles(
    library,
    Object.fromEntries(texts.map((text, index) => [`${index}.txt`, text])),
  );
  const claims = [];
  for (const [index, article] of articles.entries()) {
    const details = { publisher: ['NNA', 'Daily', 'Post'][index]!, publishedAt: `2026-03-0${4 + index}` };
    await ask(library, 'article.update', { id: article.article.id, ...details });
    claims.push(await markClaim(library, article, index === 2 ? own : count));
  }
  const ids = articles.map(({ article }) => article.id) as [string, string, string];
  const claimIds = claims.map(({ id }) => id) as [string, string, string];
  const voices = () => ask(library, 'point.voices', { id: claimIds[0] });
  const groups = async () => (await voices()).voices.map(({ sources }) => sources.map(({ id }) => id));
  return { library, articles, ids, claimIds, voices, groups };
}

test('N articles, M independent: each voice with the reasons why its sources are one', async () => {
  const { library, ids, voices } = await openWithCopies();
  const { articles, independent, voices: found } = await voices();
  expect([articles, independent]).toEqual([3, 2]);
  expect(found.map(({ sources }) => sources.map(({ publisher }) => publisher))).toEqual([
    ['NNA', 'Daily'],
    ['Post'],
  ]);
  const copy = found[0]!.reasons.find(({ kind }) => kind === 'copy');
  expect(copy).toMatchObject({ a: ids[0], b: ids[1], run: { text: wire.slice(0, -1) } });
  expect((copy as { run: { share: number } }).run.share).toBeGreaterThan(0.8);
  expect(found[1]!.reasons).toEqual([]);
  const { rows } = await ask(library, 'point.compare', {});
  expect(rows[0]).toMatchObject({ articles: 3, independent: 2 });
});

test('an editor splits and joins articles: it holds over a new comparison, is shown as the editor’s and undone', async () => {
  const { library, ids, voices, groups } = await openWithCopies();
  expect(await ask(library, 'source.split', { articleIds: [ids[1]], fromIds: [ids[0]] })).toEqual({
    label: 'Count “Ferry aground” apart from “STELL (NNA) – 212 passengers were taken off…”',
  });
  await runJob(library, 'link.crossReference', {});
  const split = await voices();
  expect(split).toMatchObject({ independent: 3, keptApart: [{ a: ids[0], b: ids[1], by: 'Ada' }] });
  expect((await ask(library, 'point.compare', {})).rows[0]).toMatchObject({ independent: 3 });
  await ask(library, 'source.join', { articleIds: [ids[1], ids[0]] });
  const joined = await voices();
  expect(joined).toMatchObject({ independent: 2, keptApart: [] });
  expect(joined.voices[0]!.reasons).toContainEqual({
    kind: 'editor',
    a: ids[0],
    b: ids[1],
    by: 'Ada',
    at: expect.any(String),
  });
  await ask(library, 'source.join', { articleIds: [ids[0], ids[2]] });
  expect(await groups()).toEqual([ids]);
  await ask(library, 'act.undo', {});
  await ask(library, 'act.undo', {});
  expect(await groups()).toEqual([[ids[0]], [ids[1]], [ids[2]]]);
  await ask(library, 'act.undo', {});
  expect(await groups()).toEqual([[ids[0], ids[1]], [ids[2]]]);
});

test('an article that an editor joined to a copy is told as the editor’s, not as a copy of the first', async () => {
  const { library, ids, voices } = await openWithCopies();
  await ask(library, 'source.join', { articleIds: [ids[1], ids[2]] });
  const [voice] = (await voices()).voices;
  const told = voice!.reasons.filter(({ kind }) => kind === 'copy' || kind === 'editor');
  expect(told.map(({ kind, a, b }) => [kind, a, b])).toEqual([
    ['copy', ids[0], ids[1]],
    ['editor', ids[1], ids[2]],
  ]);
});

test('what cannot be one, or be kept apart, is refused', async () => {
  const { library, ids } = await openWithCopies();
  await expect(ask(library, 'source.join', { articleIds: [ids[0], ids[0]] })).rejects.toMatchObject({
    code: 'invalid-request',
  });
  await expect(
    ask(library, 'source.split', { articleIds: [ids[0]], fromIds: [ids[0]] }),
  ).rejects.toMatchObject({ code: 'invalid-request' });
  await ask(library, 'bin.put', { noun: 'article', ids: [ids[2]] });
  await expect(ask(library, 'source.join', { articleIds: [ids[0], ids[2]] })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('what a copy still says is told in its own words where it prints the value otherwise', async () => {
  const library = await openLibrary();
  const say = (count: string) => `The ferry Solveig carried ${count} passengers to Norvik on 3 March 2026`;
  const [source, copy] = await importArticles(library, {
    'source.txt': `Ferry\n\n${say('1,200')}.`,
    'copy.txt': `Harbour\n\n${say('1,196')}.`,
  });
  await markClaim(library, source!, say('1,200'));
  const { id } = await markClaim(library, copy!, say('1,196'));
  await importTexts(
    library,
    { 'newer.txt': `Ferry\n\n${say('1,400')}.` },
    { revisionOf: source!.article.id },
  );
  const [told] = await ask(library, 'source.stale', { claimId: id });
  expect(told).toMatchObject({ valueWas: '1,200 passengers' });
  expect(told!.sentence).toContain('still says “The ferry Solveig carried 1,196 passengers');
});

test('a copy whose source has changed its words is told on the claim, the article and the point', async () => {
  const { library, articles, ids, claimIds } = await openWithCopies();
  const stale = (limits = {}) => ask(library, 'source.stale', limits);
  expect(await stale()).toEqual([]);
  const newer = articles[0]!.revision.text.replace('212 passengers', '121 passengers');
  await importTexts(library, { 'newer.txt': newer }, { revisionOf: ids[0] });
  const told = await stale({ claimId: claimIds[1] });
  expect(told).toMatchObject([
    {
      kind: 'revision',
      claimId: claimIds[1],
      articleId: ids[1],
      publisher: 'Daily',
      words: count,
      sourceArticleId: ids[0],
      sourceClaimId: claimIds[0],
      was: count,
      is: expect.stringContaining('121 passengers'),
      valueWas: expect.stringContaining('212'),
      valueIs: expect.stringContaining('121'),
    },
  ]);
  expect(told[0]!.sentence).toMatch(
    /^Daily of 5 March 2026 still says “212 passengers”; NNA, whose text it carries, changed it to “121 passengers”, in a text that was brought in on \d+ \p{L}+ \d{4}\.$/u,
  );
  const [point] = await ask(library, 'point.list', {});
  expect(told[0]!.pointId).toBe(point!.id);
  expect(await stale({ articleId: ids[1] })).toEqual(told);
  const all = await stale();
  expect(all.filter(({ articleId, claimId }) => articleId === ids[1] && claimId === null)).toEqual([]);
  await ask(library, 'act.undo', {});
  expect(await stale()).toEqual([]);
});

test('a copied sentence without a claim is told too, and only while the copy prints it', async () => {
  const { library, articles, ids } = await openWithCopies();
  const change = (text: string) => text.replace('Two tugs', 'Three tugs');
  await importTexts(library, { 'newer.txt': change(articles[0]!.revision.text) }, { revisionOf: ids[0] });
  const stale = await ask(library, 'source.stale', {});
  expect(stale).toMatchObject([
    {
      articleId: ids[1],
      claimId: null,
      is: expect.stringMatching(/^Three tugs/),
      was: expect.stringMatching(/^Two tugs/),
    },
  ]);
  const { start, end } = stale[0]!.place!;
  expect(articles[1]!.revision.text.slice(start, end)).toMatch(/^Two tugs.*sand\.$/);
  await importTexts(library, { 'newer2.txt': change(articles[1]!.revision.text) }, { revisionOf: ids[1] });
  expect(await ask(library, 'source.stale', {})).toEqual([]);
});

test('a later article of the same publisher that updates its claim makes the copy stale', async () => {
  const { library, ids, claimIds } = await openWithCopies();
  const later = await importArticle(
    library,
    'later.txt',
    'Ferry: agency corrects\n\n121 passengers were taken off the ferry at Stell on Tuesday evening, not more.',
  );
  await ask(library, 'article.update', {
    id: later.article.id,
    publisher: 'NNA',
    publishedAt: '2026-03-09',
  });
  const update = await markClaim(
    library,
    later,
    '121 passengers were taken off the ferry at Stell on Tuesday evening',
  );
  await ask(library, 'link.decide', { a: claimIds[0], b: update.id, relation: 'updates', subject: 'b' });
  const told = await ask(library, 'source.stale', { claimId: claimIds[1] });
  expect(told).toMatchObject([{ kind: 'later-article', sourceArticleId: ids[0], changedAt: '2026-03-09' }]);
  expect(told[0]!.sentence).toContain('has since said “121 passengers');
});

test('a claim of another point that seems to agree raises no alarm', async () => {
  const { library, articles, ids, claimIds } = await openWithCopies();
  await ask(library, 'point.split', { id: claimIds[0], claimIds: [claimIds[2]] });
  const newer = articles[0]!.revision.text.replace('212 passengers', '121 passengers');
  await importTexts(library, { 'newer.txt': newer }, { revisionOf: ids[0] });
  const links = await ask(library, 'link.list', { claimId: claimIds[2] });
  expect(links.some(({ a, b }) => [a, b].includes(claimIds[0]))).toBe(true);
  expect(await ask(library, 'source.stale', { claimId: claimIds[2] })).toEqual([]);
  expect(await ask(library, 'source.stale', { claimId: claimIds[1] })).toHaveLength(1);
});

test('publishers are graded, with a reason; counts are of what the library has of them, or of a collection', async () => {
  const { library, ids } = await openWithCopies();
  const collection = await ask(library, 'collection.create', { name: 'Stell', note: '' });
  await ask(library, 'collection.addArticles', { id: collection.id, articleIds: [ids[2]] });
  const all = await ask(library, 'publisher.list', {});
  expect(all).toMatchObject([
    { name: 'Daily', grade: null, gradeReason: '', articles: 1, claims: 1 },
    { name: 'NNA', articles: 1, claims: 1 },
    { name: 'Post', articles: 1, claims: 1 },
  ]);
  expect(all[2]!.relations).toMatchObject({ differs: 0 });
  expect(await ask(library, 'publisher.list', { collectionId: collection.id })).toMatchObject([
    { name: 'Post' },
  ]);
  const graded = await ask(library, 'publisher.update', {
    id: all[2]!.id,
    grade: 'B',
    gradeReason: 'Counts for itself, corrects in print.',
  });
  expect(graded).toMatchObject({
    grade: 'B',
    gradeReason: 'Counts for itself, corrects in print.',
    articles: 1,
  });
  await expect(ask(library, 'publisher.update', { id: all[2]!.id, name: 'daily' })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await ask(library, 'act.undo', {})).toEqual({ label: 'Grade publisher “Post”' });
  expect((await ask(library, 'publisher.list', {}))[2]).toMatchObject({ grade: null, gradeReason: '' });
});

test('copy groups of the library, each with what ties it, and what an editor keeps apart', async () => {
  const { library, ids } = await openWithCopies();
  const { groups, keptApart } = await ask(library, 'source.groups', {});
  expect(groups.map(({ sources }) => sources.map(({ publisher }) => publisher))).toEqual([['NNA', 'Daily']]);
  expect(groups[0]!.reasons).toMatchObject([{ kind: 'copy', a: ids[0], b: ids[1] }]);
  expect(keptApart).toEqual([]);
  await ask(library, 'source.split', { articleIds: [ids[1]], fromIds: [ids[0]] });
  expect(await ask(library, 'source.groups', {})).toMatchObject({
    groups: [],
    keptApart: [{ a: ids[0], b: ids[1], by: 'Ada' }],
  });
});

test('a verdict that says it is so needs two independent sources that are decided to agree, or a reason', async () => {
  const { library, claimIds } = await openWithCopies();
  const [verdict, mostly] = await ask(library, 'rating.list', {});
  expect([verdict!.needsTwoSources, mostly!.needsTwoSources]).toEqual([true, false]);
  const [wireId, copyId, ownId] = claimIds;
  const give = (reason = '') =>
    ask(library, 'claim.update', { id: wireId, verdictId: verdict!.id, verdictReason: reason });
  const agreeing = () => ask(library, 'source.agreeing', { claimId: wireId });
  expect(await agreeing()).toBe(1);
  await expect(give()).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('“True”'),
  });
  // A copy is no second source, whoever says that it agrees.
  await ask(library, 'link.decide', { a: wireId, b: copyId, relation: 'agrees', subject: null });
  expect(await agreeing()).toBe(1);
  await expect(give()).rejects.toMatchObject({ code: 'conflict' });
  expect(await give('The log of the coastguard.')).toMatchObject({ verdictId: verdict!.id });
  await expect(ask(library, 'claim.update', { id: wireId, verdictReason: ' ' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await ask(library, 'claim.update', { id: wireId, verdictId: null, verdictReason: '' });
  await ask(library, 'link.decide', { a: wireId, b: ownId, relation: 'agrees', subject: null });
  expect(await agreeing()).toBe(2);
  expect(await give()).toMatchObject({ verdictId: verdict!.id, verdictReason: '' });
});

test('the time of an import is told as no more than that; changed values come first, then what is gone', async () => {
  const library = await openLibrary();
  const lines = [
    'Ferry hits the pier of Orrin',
    'About 214 passengers were on board when the ferry hit the pier of Orrin.',
    'Two of the injured were still in hospital on Friday evening.',
    'The owners of the ferry said that all was done for the people on board.',
    'The captain had steered for the outer light when the engine failed, and two tugs from the northern yard pulled the ship free before midnight while the choir of the village sang on the sand and the baker brought four baskets of rolls to those who had missed the last bus.',
  ];
  const [head, first, second, third, rest] = lines;
  const source = await importArticle(library, 'source.txt', lines.join('\n\n'));
  const copy = await importArticle(library, 'copy.txt', [...lines, 'Tickets stay valid.'].join('\n\n'));
  await ask(library, 'article.update', { id: source.article.id, publisher: 'Ledger' });
  await ask(library, 'article.update', { id: copy.article.id, publisher: 'Post', publishedAt: '2026-03-05' });
  const newer = [
    head!.replace('hits', 'rams'),
    first!.replace('214', '260'),
    third!.replace('was done for the people', 'had been done for people'),
    rest,
  ];
  await importTexts(library, { 'newer.txt': newer.join('\n\n') }, { revisionOf: source.article.id });
  const told = () => ask(library, 'source.stale', { articleId: copy.article.id });
  expect((await told()).map(({ words }) => words)).toEqual([first, second, third]);
  const day = '\\d+ \\p{L}+ \\d{4}';
  expect((await told())[1]!.sentence).toMatch(
    new RegExp(
      `; Ledger, whose text it carries, does not say it any more, in a text that was brought in on ${day}\\.$`,
      'u',
    ),
  );
  await ask(library, 'article.update', { id: source.article.id, updatedAt: '2026-03-06' });
  expect((await told()).map(({ sentence }) => sentence.split('”; ')[1])).toEqual([
    'Ledger, whose text it carries, changed it to “About 260 passengers”, in its text of 6 March 2026.',
    'Ledger, whose text it carries, does not say it any more, in its text of 6 March 2026.',
    expect.stringMatching(/^Ledger, whose text it carries, changed it to .*in its text of 6 March 2026\.$/),
  ]);
});

test('each date is told as what it is: the text’s own, or the day on which it was brought in', async () => {
  const library = await openLibrary();
  const of = (day: string, damage: string) =>
    `# Fire at Selby docks\n\nPublished ${day} June 2026\n\nDamage at the Selby docks is put at ${damage} million euros.`;
  const [source] = await importTexts(library, { 'post.md': of('3', '12') });
  const other = await importArticle(
    library,
    'mirror.txt',
    'Docks\n\nDamage at the Selby docks is put at 12 million euros.',
  );
  await markClaim(
    library,
    await ask(library, 'article.read', { id: source!.articleId! }),
    'Damage at the Selby docks is put at 12 million euros',
  );
  await markClaim(library, other, 'Damage at the Selby docks is put at 12 million euros');
  const revise = (text: string) =>
    importTexts(library, { 'newer.md': text }, { revisionOf: source!.articleId! });
  const told = async () => (await ask(library, 'source.stale', {}))[0]!;
  await revise(of('4', '19'));
  expect(await told()).toMatchObject({ changedAt: '2026-06-04', isBroughtIn: false });
  expect((await told()).sentence).toMatch(/in its text of 4 June 2026\.$/);
  await ask(library, 'act.undo', {});
  await revise(of('3', '19'));
  expect(await told()).toMatchObject({ isBroughtIn: true });
  expect((await told()).sentence).toMatch(/in a text that was brought in on (?!3 June)/);
});

test('what is no copy is not called one, though it still says what was changed', async () => {
  const { library, articles, ids, claimIds } = await openWithCopies();
  const newer = articles[0]!.revision.text.replace('212 passengers', '121 passengers');
  await importTexts(library, { 'newer.txt': newer }, { revisionOf: ids[0] });
  const told = await ask(library, 'source.stale', {});
  expect(new Map(told.map(({ claimId, isCopy }) => [claimId, isCopy]))).toEqual(
    new Map([
      [claimIds[1], true],
      [claimIds[2], false],
    ]),
  );
  const sentenceOf = (id: string | undefined) => told.find(({ claimId }) => claimId === id)!.sentence;
  expect(sentenceOf(claimIds[1])).toContain('NNA, whose text it carries, changed it');
  expect(sentenceOf(claimIds[2])).toContain('NNA, which said the same, changed it');
});
