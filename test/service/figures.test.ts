import { expect, test } from 'vitest';
import { ask, type Connection } from '../../src/connect.ts';
import { importArticle, markClaim, openLibrary } from '../support/open-library.ts';

const said = (n: string) => `${n} dock workers stayed away from the Lund terminal on Monday`;

/** What is counted of the library, and of its collections by their names. */
async function readFigures(library: Connection) {
  const { articles, claims, openSuggestions } = await ask(library, 'library.summary', {});
  const collections = await ask(library, 'collection.list', {});
  return {
    library: [articles, claims, openSuggestions],
    ...Object.fromEntries(collections.map((one) => [one.name, [one.articles, one.claims]])),
  };
}

test('the figures are of what is live: not of what is in the bin, decided or taken back', async () => {
  const library = await openLibrary();
  const marked = [];
  for (const [index, n] of ['About 300', 'Nearly 150', 'About 300'].entries()) {
    const article = await importArticle(library, `${index}.txt`, `Paper ${index}\n\n${said(n)}, it says.`);
    marked.push(await markClaim(library, article, said(n)));
  }
  const heard = await ask(library, 'claim.createHeard', { statement: 'The frost took the blossom' });
  const [first, second] = marked as [(typeof marked)[0], (typeof marked)[0]];
  const create = async (name: string, articleIds: string[]) => {
    const { id } = await ask(library, 'collection.create', { name });
    if (articleIds.length > 0) await ask(library, 'collection.addArticles', { id, articleIds });
    return { collectionId: id };
  };
  const strike = await create('Strike', [first.articleId!, second.articleId!]);
  await create('Quay', [second.articleId!]);
  await create('Frost', []);
  const whole = { library: [3, 4, 3], Strike: [2, 2], Quay: [1, 1], Frost: [0, 0] };
  expect(await readFigures(library)).toEqual(whole);

  const [suggested] = (await ask(library, 'link.queue', strike)).open;
  const { a, b, relation, subject } = suggested!;
  await ask(library, 'link.decide', { a, b, relation, subject });
  expect(await readFigures(library)).toEqual({ ...whole, library: [3, 4, 2] });
  expect(await ask(library, 'link.queue', strike)).toEqual({ open: [], decided: 1 });
  await ask(library, 'act.undo', {});
  expect(await readFigures(library)).toEqual(whole);

  await ask(library, 'bin.put', { noun: 'claim', ids: [heard.id] });
  expect(await readFigures(library)).toEqual({ ...whole, library: [3, 3, 3] });
  await ask(library, 'bin.put', { noun: 'claim', ids: [first.id] });
  expect(await readFigures(library)).toEqual({ ...whole, library: [3, 2, 1], Strike: [2, 1] });
  await ask(library, 'bin.put', { noun: 'article', ids: [second.articleId!] });
  expect(await readFigures(library)).toEqual({
    library: [2, 1, 0],
    Strike: [1, 0],
    Quay: [0, 0],
    Frost: [0, 0],
  });
  expect(await ask(library, 'article.list', strike)).toMatchObject([{ id: first.articleId }]);
  expect(await ask(library, 'claim.list', strike)).toEqual([]);
  expect(await ask(library, 'claim.list', {})).toMatchObject([{ id: marked[2]!.id }]);
});
