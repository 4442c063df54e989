import { expect, test } from 'vitest';
import { ask, type Connection } from '../../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary } from '../support/open-library.ts';

const paragraphs = [
  'About 120 barges waited at the lock of Hallin on Monday after a gate had jammed, the canal office said.',
  'The office sent 14 divers from the yard at Orrin, and they found a log of nine metres under the sill.',
  'The lock will stay shut until Thursday, and skippers get 80 crowns for each day, a notice on the gate says.',
  'In March 2024 the office paid 2.5 million crowns for new gates at seven locks, its accounts show.',
  'The number of barges on the canal has fallen by 30 per cent since 2019, the shipping board said.',
];
const lockShut = `Lock shut\n\n${paragraphs.join('\n\n')}`;

/** Of everything that a list counts or shows there is something, and something that it must not count. */
async function openWithEverything() {
  const library = await openLibrary();
  const first = await importArticle(library, 'a.txt', lockShut);
  const { id } = first.article;
  const copy = await importArticle(library, 'b.txt', `Canal closed\n\nHALLIN – ${paragraphs.join('\n\n')}`);
  await importArticle(library, 'c.txt', 'Fair opens\n\nSome 4,000 people came to the fair on Sunday.');
  await ask(library, 'article.update', { id, publisher: 'Daily', publishedAt: '2026-03-04' });
  await ask(library, 'article.update', { id: copy.article.id, publisher: 'Post', author: 'Ida Holm' });
  const changed = await markClaim(library, first, 'About 120 barges waited at the lock of Hallin', {
    tags: ['canal', 'boats'],
  });
  const same = await markClaim(library, copy, 'About 120 barges waited at the lock of Hallin');
  const gone = await markClaim(library, first, 'they found a log of nine metres under the sill');
  const deleted = await markClaim(library, first, 'a gate had jammed');
  await ask(library, 'bin.put', { noun: 'claim', ids: [deleted.id] });
  await ask(library, 'claim.createHeard', { statement: 'The gate is older than the canal.' });
  await ask(library, 'evidence.add', { claimId: changed.id, kind: 'note', stance: 'for', note: 'The log.' });
  await ask(library, 'claim.update', {
    id: same.id,
    verdictId: (await ask(library, 'rating.list', {}))[2]!.id,
  });
  const [a, b] = [changed.id, same.id].sort() as [string, string];
  await ask(library, 'link.decide', { a, b, relation: 'agrees', subject: null });
  const kept = await ask(library, 'collection.create', { name: 'Canal' });
  const binned = await ask(library, 'collection.create', { name: 'Old' });
  for (const collection of [kept, binned])
    await ask(library, 'collection.addArticles', { id: collection.id, articleIds: [id] });
  await ask(library, 'bin.put', { noun: 'collection', ids: [binned.id] });
  const revision = lockShut.replace('About 120', 'Nearly 200').replace(paragraphs[1]!, 'Divers came.');
  await importTexts(library, { 'a2.txt': revision }, { revisionOf: id });
  const { suggestedClaims, ...read } = await ask(library, 'article.read', { id: copy.article.id });
  await ask(library, 'sentence.dismiss', {
    revisionId: read.revision.id,
    spans: suggestedClaims.slice(0, 1).map(({ start, end }) => ({ start, end })),
  });
  return { library, id, copyId: copy.article.id, changed, gone, same, left: suggestedClaims.length - 1 };
}

test('a list says of each article and claim what it says when it is read alone', async () => {
  const { library, id, copyId, changed, gone, same, left } = await openWithEverything();
  const articles = await ask(library, 'article.list', {});
  expect(articles).toHaveLength(3);
  for (const listed of articles)
    expect(listed).toEqual((await ask(library, 'article.read', { id: listed.id })).article);
  const claims = await ask(library, 'claim.list', {});
  expect(claims).toHaveLength(4);
  for (const listed of claims) expect(listed).toEqual(await ask(library, 'claim.read', { id: listed.id }));
  const article = (wanted: string) => articles.find((listed) => listed.id === wanted)!;
  expect(article(id)).toMatchObject({ publisher: 'Daily', revisions: 2, claims: 2, copies: 1 });
  expect(article(id).decided.agrees).toBe(0);
  expect(article(copyId)).toMatchObject({ publisher: 'Post', revisions: 1, claims: 1, sentencesLeft: left });
  expect(left).toBeGreaterThan(0);
  expect(article(copyId).relations.agrees).toBe(1);
  expect(article(id).collectionIds).toHaveLength(1);
  const claim = (wanted: string) => claims.find((listed) => listed.id === wanted)!;
  expect(claim(changed.id)).toMatchObject({
    wording: 'Nearly 200 barges waited at the lock of Hallin',
    evidence: 1,
  });
  expect(claim(changed.id).tags.map(({ name }) => name)).toEqual(['boats', 'canal']);
  expect(claim(gone.id)).toMatchObject({ isOrphan: true, articleTitle: 'Lock shut' });
  expect(claim(same.id)).toMatchObject({ verdictByName: 'Ada', publisher: 'Post' });
  expect(await ask(library, 'collection.list', {})).toMatchObject([
    { name: 'Canal', articles: 1, claims: 2 },
  ]);
});

const columns = { text: 0, hasHeader: false };
/** Words that stand in no other text. */
const wordsOf = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');
const importRows = (library: Connection, rows: readonly string[]) =>
  importTexts(library, { 'rows.csv': rows.map((row) => `"${row}"\n`).join('') }, { columns });

test('very many copies of one text are one group, and each is tied to another of it', async () => {
  const library = await openLibrary();
  const copies = Array.from({ length: 210 }, (_, at) => `Edition ${at}. ${wordsOf('wire', 40)}.`);
  await importRows(library, copies);
  const articles = await ask(library, 'article.list', {});
  expect(articles.map((article) => article.copies)).toEqual(copies.map(() => copies.length - 1));
  const { groups } = await ask(library, 'source.groups', {});
  expect(groups).toHaveLength(1);
  const ids = new Set(groups[0]!.sources.map((source) => source.id));
  const tied = new Set(groups[0]!.sources.slice(0, 1).map((source) => source.id));
  for (const reason of groups[0]!.reasons) {
    expect(reason).toMatchObject({ kind: 'copy' });
    expect(ids).toContain(reason.a);
    tied.add(reason.b);
  }
  expect(tied).toEqual(ids);
  const runs = groups[0]!.reasons.map((reason) => reason.kind === 'copy' && reason.run !== null);
  expect([runs[0], runs.at(-1)]).toEqual([true, false]);
});

test('a copy is found behind very many articles that print the same words under their texts', async () => {
  const library = await openLibrary();
  const row = (name: string) => `${wordsOf(name, 60)}. ${wordsOf('imprint', 40)}.`;
  const rows = Array.from({ length: 80 }, (_, at) => row(`story${String.fromCharCode(97 + at / 9)}${at}x`));
  const outcomes = await importRows(library, rows);
  const [copy] = await importRows(library, [`Late edition. ${rows.at(-1)}`]);
  expect(copy).toMatchObject({
    outcome: 'added',
    likeness: { kind: 'near-copy', articleId: outcomes.at(-1)!.articleId },
  });
});

test('what an article says against itself is nothing of other sources', async () => {
  const library = await openLibrary();
  const first = await importArticle(
    library,
    'a.txt',
    'Lock shut\n\nSome 120 barges waited at Hallin on Monday, the office said. Some 90 barges waited at Hallin on Monday, skippers said.',
  );
  const second = await importArticle(library, 'b.txt', 'Canal\n\nSome 90 barges waited at Hallin on Monday.');
  const [office, skippers, other] = [
    await markClaim(library, first, 'Some 120 barges waited at Hallin on Monday'),
    await markClaim(library, first, 'Some 90 barges waited at Hallin on Monday'),
    await markClaim(library, second, 'Some 90 barges waited at Hallin on Monday'),
  ];
  const decide = (a: string, b: string, relation: 'agrees' | 'differs') =>
    ask(library, 'link.decide', { a, b, relation, subject: null });
  await decide(office.id, skippers.id, 'differs');
  await decide(office.id, other.id, 'differs');
  await decide(skippers.id, other.id, 'agrees');
  const articles = await ask(library, 'article.list', {});
  for (const { relations } of articles) expect(relations).toMatchObject({ differs: 1, agrees: 1 });
  expect(articles).toHaveLength(2);
});

test('other sources are other sources: no other voice of the same article, no other article of the same publisher', async () => {
  const library = await openLibrary();
  const said = (count: string) => `${count} dock workers stayed away from the Lund terminal on Monday`;
  const add = async (name: string, publisher: string, ...counts: string[]) => {
    const lines = counts.map((count, index) => `${said(count)}, ${['the union', 'the port'][index]} said.`);
    const article = await importArticle(library, `${name}.txt`, `Paper ${name}\n\n${lines.join('\n\n')}`);
    await ask(library, 'article.update', { id: article.article.id, publisher });
    const ids: string[] = [];
    for (const count of counts) ids.push((await markClaim(library, article, said(count))).id);
    return ids;
  };
  const [first, second] = await add('one', 'Weekly', 'About 300', 'Nearly 150');
  await ask(library, 'link.decide', { a: first!, b: second!, relation: 'differs', subject: null });
  const differing = async () => ({
    claims: (await ask(library, 'claim.list', {})).map(({ relations }) => relations.differs),
    read: (await ask(library, 'claim.read', { id: first! })).relations.differs,
    articles: (await ask(library, 'article.list', {})).map(({ relations }) => relations.differs),
    publishers: (await ask(library, 'publisher.list', {})).map(({ relations }) => relations.differs),
  });
  expect(await differing()).toEqual({ claims: [0, 0], read: 0, articles: [0], publishers: [0] });
  const [third] = await add('two', 'Weekly', 'About 700');
  for (const [id, relation] of [
    [first!, 'differs'],
    [second!, 'unrelated'],
  ] as const)
    await ask(library, 'link.decide', { a: id, b: third!, relation, subject: null });
  const { claims, ...others } = await differing();
  expect(claims.toSorted()).toEqual([0, 1, 1]);
  expect(others).toEqual({ read: 1, articles: [1, 1], publishers: [0] });
});
