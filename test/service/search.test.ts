import { expect, test } from 'vitest';
import { ask } from '../../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary } from '../support/open-library.ts';

const harbour =
  'Strike at Lund\n\nAbout 300 dock workers stayed away from the Lund terminal on Monday. The port of Lund denied it.';
const orchard = 'Late frost\n\nFrost destroyed 40 percent of the apple blossom near Vell on Monday.';

test('one box finds claims, articles and sentences, with the words marked', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', harbour);
  await importTexts(library, { 'b.txt': orchard });
  const claim = await markClaim(library, article, 'The port of Lund denied it', { tags: ['denials'] });
  const found = await ask(library, 'search.find', { query: 'Lund' });
  expect(found.claims.map(({ id }) => id)).toEqual([claim.id]);
  expect(found.articles.map((hit) => hit.article.id)).toEqual([article.article.id]);
  const sentence = found.sentences.find(({ claimId }) => claimId === claim.id)!;
  expect(sentence.snippet.marks.map(({ start, end }) => sentence.snippet.text.slice(start, end))).toEqual([
    'Lund',
  ]);
  expect(article.revision.text.slice(sentence.start, sentence.end)).toBe('The port of Lund denied it.');
  expect((await ask(library, 'search.find', { query: 'tag:denials' })).claims).toHaveLength(1);
  expect((await ask(library, 'search.find', { query: 'publisher:nobody Lund' })).articles).toEqual([]);
  expect((await ask(library, 'search.find', { query: 'blosom~1' })).sentences).toHaveLength(1);
  expect((await ask(library, 'search.find', { query: '"apple blossom"' })).sentences).toHaveLength(1);
  expect((await ask(library, 'search.find', { query: '"blossom apple"' })).sentences).toEqual([]);
  expect((await ask(library, 'search.find', { query: 'before:soon Lund' })).notes).toHaveLength(1);
});

test('filters alone find the articles that they let through; one of two words is enough where OR stands between', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.txt': harbour }, { publisher: 'Dale Radio', publishedAt: '2026-03-04' });
  await importTexts(library, { 'b.txt': orchard }, { publisher: 'Post', publishedAt: '2026-03-06' });
  const titles = async (query: string) =>
    (await ask(library, 'search.find', { query })).articles.map(({ article }) => article.title);
  expect(await titles('publisher:"Dale Radio"')).toEqual(['Strike at Lund']);
  expect(await titles('after:2026-03-05')).toEqual(['Late frost']);
  expect(await titles('-publisher:Post before:2026-03-05')).toEqual(['Strike at Lund']);
  expect(await titles('publisher:"Dale Radio" frost')).toEqual([]);
  expect(await titles('tag:frost')).toEqual([]);
  expect(await titles('')).toEqual([]);
  expect(await titles('frost OR strike')).toEqual(expect.arrayContaining(['Strike at Lund', 'Late frost']));
  expect(await titles('frost strike')).toEqual([]);
  const { sentences } = await ask(library, 'search.find', { query: 'blossom OR port denied' });
  expect(sentences.map(({ snippet }) => snippet.text)).toEqual(['The port of Lund denied it.']);
  expect(sentences[0]!.snippet.marks).toHaveLength(2);
});

test('what changes is found as it is now: claims, tags, deleted and restored articles', async () => {
  const library = await openLibrary();
  const article = await importArticle(library, 'a.txt', harbour);
  const claim = await markClaim(library, article, 'The port of Lund denied it', { tags: ['denials'] });
  const count = async (query: string) => {
    const { claims, sentences } = await ask(library, 'search.find', { query });
    return [claims.length, sentences.length];
  };
  expect(await count('denied')).toEqual([1, 1]);
  await ask(library, 'claim.update', { id: claim.id, note: 'see the harbourmaster' });
  expect(await count('harbourmaster')).toEqual([1, 0]);
  await ask(library, 'tag.update', { id: claim.tags[0]!.id, name: 'refusals' });
  expect(await count('tag:refusals')).toEqual([1, 0]);
  await ask(library, 'bin.put', { noun: 'article', ids: [article.article.id] });
  expect(await count('denied')).toEqual([0, 0]);
  await ask(library, 'act.undo', {});
  expect(await count('denied')).toEqual([1, 1]);
});

test('hits become claims in one act; places that are claims already are left out', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.txt': harbour, 'b.txt': orchard });
  const { sentences } = await ask(library, 'search.find', { query: 'Monday' });
  const places = sentences.map(({ revisionId, start, end }) => ({ revisionId, start, end }));
  expect(places).toHaveLength(2);
  const { claimIds } = await ask(library, 'claim.createMany', { places, tags: ['Monday'] });
  expect(claimIds).toHaveLength(2);
  expect(await ask(library, 'claim.createMany', { places })).toEqual({ claimIds: [] });
  expect(await ask(library, 'search.find', { query: 'tag:monday' })).toMatchObject({
    claims: [{}, {}],
  });
});

test('a block that is set aside is not searched, and comes back with undo', async () => {
  const library = await openLibrary();
  const { blocks } = await importArticle(
    library,
    'a.txt',
    `${harbour}\n\nFrost is expected on the coast tonight.`,
  );
  const frost = async () => (await ask(library, 'search.find', { query: 'frost' })).sentences.length;
  expect(await frost()).toBe(1);
  await ask(library, 'block.setAside', { ids: [blocks.at(-1)!.id], isSetAside: true });
  expect(await frost()).toBe(0);
  await ask(library, 'act.undo', {});
  expect(await frost()).toBe(1);
});

test('the box takes signs of every kind without harm', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.txt': harbour });
  const signs = [
    '"',
    "'; DROP TABLE claim; --",
    'NEAR(a b)',
    '***',
    '-',
    'a:b:c',
    '~',
    '\u0000',
    'tag:',
    '"a',
  ];
  for (const query of signs) {
    expect(await ask(library, 'search.find', { query }), query).toMatchObject({ claims: [] });
    expect(await ask(library, 'article.list', {}), query).toHaveLength(1);
  }
});
