import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ask, runJob } from '../../src/connect.ts';
import { importArticle, importTexts, markClaim, openLibrary } from '../support/open-library.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { writeZip } from '../support/write-zip.ts';

const paragraphs = [
  'The lock at Hallin was closed on Monday after a barge struck its lower gate, the canal office said.',
  'About 40 boats waited below the town, and the office expects the repair to take nine days.',
  'Skippers were told to turn back at the mill basin, where there is room to moor until the gate is mended.',
  'It is the second time this year that the gate has been struck.',
];

/** A saved page; `address` is the one that it gives itself. */
const page = (
  lines: readonly string[],
  {
    address = 'https://courier.example/lock',
    title = 'Lock closed at Hallin',
    published = '2026-03-02T08:30:00+01:00',
    updated = '',
  } = {},
) => `<!doctype html><html lang="en"><head><title>${title} | The Courier</title>
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="${published}">
${updated && `<meta property="article:modified_time" content="${updated}">`}
<link rel="canonical" href="${address}"></head>
<body><article><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}</article></body></html>`;

test('a page that gives itself the address of an article is its new revision; claims go along and say what changed', async () => {
  const library = await openLibrary();
  const first = await importArticle(library, 'lock.html', page(paragraphs));
  const kept = await markClaim(library, first, 'The lock at Hallin was closed on Monday');
  const changed = await markClaim(library, first, 'About 40 boats waited below the town');
  const gone = await markClaim(library, first, 'It is the second time this year');
  const later = [paragraphs[0]!, paragraphs[1]!.replace('40', '65'), paragraphs[2]!];
  const address = 'http://www.courier.example/lock/?utm_source=mail#top';
  const [outcome] = await importTexts(library, { 'lock (1).html': page(later, { address }) });
  expect(outcome).toMatchObject({
    outcome: 'revised',
    articleId: first.article.id,
    carried: { same: 1, 'value-changed': 1, gone: 1, moved: 0, reworded: 0, ambiguous: 0 },
  });
  const places = async () =>
    (await ask(library, 'claim.revised', {})).map(({ claimId, state, before, after }) => ({
      claimId,
      state,
      before,
      after,
    }));
  expect(await places()).toEqual([
    {
      claimId: changed.id,
      state: 'value-changed',
      before: 'About 40 boats waited below the town',
      after: 'About 65 boats waited below the town',
    },
    { claimId: gone.id, state: 'gone', before: 'It is the second time this year', after: null },
  ]);
  expect(await ask(library, 'library.summary', {})).toMatchObject({ revisedPlaces: 2 });
  const old = await ask(library, 'article.read', {
    id: first.article.id,
    revisionId: first.revision.id,
  });
  expect(old.claims.map(({ wording }) => wording)).toContain('About 40 boats waited below the town');
  expect((await ask(library, 'claim.read', { id: kept.id })).anchors).toMatchObject([{ state: 'same' }]);
});

test('what a revision did is an alarm over later revisions until somebody looks, and undo brings it back', async () => {
  const library = await openLibrary();
  const first = await importArticle(library, 'lock.html', page(paragraphs));
  const claim = await markClaim(library, first, 'About 40 boats waited below the town');
  const second = paragraphs.map((line) => line.replace('40', '65'));
  await importTexts(library, { 'b.html': page(second) });
  await importTexts(library, { 'c.html': page([...second, 'The mayor promised help to the skippers.']) });
  const revised = () => ask(library, 'claim.revised', { claimId: claim.id });
  const [place] = await revised();
  expect(place).toMatchObject({ state: 'value-changed', beforeNumber: 1, afterNumber: 3 });
  await ask(library, 'claim.confirmPlaces', { anchorIds: [place!.anchorId] });
  expect(await revised()).toEqual([]);
  await ask(library, 'act.undo', {});
  expect(await revised()).toHaveLength(1);
  // A value that is put back is as it was marked.
  await importTexts(library, { 'd.html': page([...paragraphs, 'The canal office corrected its count.']) });
  expect(await revised()).toEqual([]);
});

test('a lost place is put where an editor says that it is', async () => {
  const library = await openLibrary();
  const first = await importArticle(library, 'lock.html', page(paragraphs));
  const claim = await markClaim(library, first, 'It is the second time this year');
  const told = 'Twice since January barges have run into the lower gate.';
  await importTexts(library, { 'b.html': page([...paragraphs.slice(0, 3), told]) });
  const [lost] = await ask(library, 'claim.revised', { claimId: claim.id });
  const { revision } = await ask(library, 'article.read', { id: first.article.id });
  const start = revision.text.indexOf(told);
  const moved = await ask(library, 'claim.moveAnchor', {
    id: claim.id,
    anchorId: lost!.anchorId,
    revisionId: revision.id,
    start,
    end: start + told.length,
  });
  expect(moved).toMatchObject({ wording: told, isOrphan: false, anchors: [{ state: 'reworded' }] });
  expect(await ask(library, 'claim.revised', { claimId: claim.id })).toEqual([]);
});

test('an earlier text of an article comes in below the later ones, whichever comes first', async () => {
  const library = await openLibrary();
  const textOf = (day: number) => page(paragraphs.slice(0, day), { updated: `2026-03-0${day}T09:00:00Z` });
  const newest = await importArticle(library, 'c.html', textOf(4));
  const { id } = newest.article;
  const claim = await markClaim(library, newest, paragraphs[1]!.slice(0, 30));
  const read = async (revisionId?: string) => {
    const { revision, revisions, article } = await ask(library, 'article.read', { id, revisionId });
    return { text: revision.text, updatedAt: article.updatedAt, revisions };
  };
  const before = await read();
  expect(await importTexts(library, { 'a.html': textOf(2) })).toMatchObject([
    { outcome: 'revised', articleId: id, carried: null },
  ]);
  expect(await importTexts(library, { 'b.html': textOf(3) })).toMatchObject([
    { outcome: 'revised', articleId: id },
  ]);
  const after = await read();
  expect(after).toMatchObject({ text: before.text, updatedAt: before.updatedAt });
  expect(after.revisions.map(({ number, updatedAt }) => [number, updatedAt?.slice(0, 10)])).toEqual([
    [1, '2026-03-02'],
    [2, '2026-03-03'],
    [3, '2026-03-04'],
  ]);
  expect((await read(after.revisions[0]!.id)).text).not.toContain(paragraphs[2]);
  expect(await ask(library, 'claim.revised', { claimId: claim.id })).toEqual([]);
  expect((await ask(library, 'search.find', { query: 'lock' })).articles).toHaveLength(1);
  const { events } = await ask(library, 'story.timeline', {});
  expect(events.filter(({ kind }) => kind === 'revision').map(({ at }) => at.slice(0, 10))).toEqual([
    '2026-03-03',
    '2026-03-04',
  ]);
  expect(events.filter(({ kind }) => kind === 'updated')).toEqual([]);
  await ask(library, 'act.undo', {});
  await ask(library, 'act.undo', {});
  expect(await read()).toEqual(before);
});

test('an article was published when its first text was, whatever date a later one gives itself', async () => {
  const first = page(paragraphs.slice(0, 3));
  const second = page(paragraphs, { published: '2026-03-03T10:00:00+01:00' });
  const dates = async (...texts: string[]) => {
    const library = await openLibrary();
    for (const [index, text] of texts.entries()) await importTexts(library, { [`${index}.html`]: text });
    const [article, ...others] = await ask(library, 'article.list', {});
    expect(others).toEqual([]);
    const { publishedAt, publishedZone, updatedAt, updatedZone, provenance } = article!;
    return { publishedAt, publishedZone, updatedAt, updatedZone, provenance };
  };
  const told = {
    publishedAt: '2026-03-02T07:30:00.000Z',
    publishedZone: '+01:00',
    updatedAt: '2026-03-03T09:00:00.000Z',
    updatedZone: '+01:00',
    provenance: { publishedAt: 'meta', updatedAt: 'meta' },
  };
  expect(await dates(first, second)).toMatchObject(told);
  expect(await dates(second, first)).toMatchObject(told);
  // The day alone says less than is known.
  expect(await dates(first, page(paragraphs, { published: '2026-03-02' }))).toMatchObject({
    publishedAt: told.publishedAt,
    updatedAt: null,
  });
});

test('files that are saved together become what each would by itself: none suffers for another', async () => {
  const library = await openLibrary();
  const lines = (n: number) =>
    `Report ${n}\n\n${paragraphs.map((line) => `${line} That was number ${n}.`).join('\n\n')}`;
  const outcomes = await importTexts(library, {
    'a.txt': lines(1),
    'new.html': page(paragraphs, { updated: '2026-03-04T09:00:00Z' }),
    'old.html': page(paragraphs.slice(0, 3), { updated: '2026-03-03T09:00:00Z' }),
    'empty.txt': '',
    'again.txt': lines(1),
    'b.txt': lines(2),
  });
  expect(outcomes.map(({ name, outcome }) => [name, outcome])).toEqual([
    ['a.txt', 'added'],
    ['new.html', 'added'],
    ['old.html', 'revised'],
    ['empty.txt', 'refused'],
    ['again.txt', 'duplicate'],
    ['b.txt', 'added'],
  ]);
  expect(outcomes[4]!.articleId).toBe(outcomes[0]!.articleId);
  const titles = async () => (await ask(library, 'article.list', {})).map(({ title }) => title).sort();
  expect(await titles()).toEqual(['Lock closed at Hallin', 'Report 1', 'Report 2']);
  expect((await ask(library, 'search.find', { query: 'number' })).articles).toHaveLength(2);
  expect((await ask(library, 'library.verify', {})).problems).toEqual([]);
  await ask(library, 'act.undo', {});
  expect(await titles()).toEqual([]);
});

test('an address that an editor gives counts like one that the page gives itself', async () => {
  const library = await openLibrary();
  const address = 'https://courier.example/paste';
  const text = 'Lock closed at Hallin\n\nThe lock keeper at Hallin closed all four gates on Monday at noon.';
  await importTexts(library, { 'a.txt': text }, { address });
  const [outcome] = await importTexts(library, { 'b.txt': text.replace('noon', 'six') }, { address });
  expect(outcome).toMatchObject({ outcome: 'revised' });
  const [article] = await ask(library, 'article.list', {});
  expect(article).toMatchObject({ address, provenance: { address: 'editor' } });
});

test('another text at the same address is an article of its own, of which an editor is told', async () => {
  const library = await openLibrary();
  await importTexts(library, { 'a.html': page(paragraphs) });
  const other = page(
    [
      'The council of Hallin voted on Thursday to widen the market square and to fell nine lime trees there.',
      'Traders fear for the summer season, because the work is to last from May until the end of August.',
    ],
    { title: 'Nine trees to go' },
  );
  expect(await importTexts(library, { 'b.html': other })).toMatchObject([
    { outcome: 'added', likeness: { kind: 'same-address', title: 'Lock closed at Hallin' } },
  ]);
  expect(await ask(library, 'article.list', {})).toHaveLength(2);
});

test('what a feed tells of an article in short is no later text of it', async () => {
  const library = await openLibrary();
  const first = await importArticle(library, 'lock.html', page(paragraphs));
  await markClaim(library, first, 'About 40 boats waited below the town');
  const feed = (description: string) =>
    `<rss version="2.0"><channel><title>The Courier</title><item><title>Lock closed at Hallin</title>
<link>https://courier.example/lock</link><pubDate>Tue, 03 Mar 2026 08:00:00 +0100</pubDate>
<description>${description}</description></item></channel></rss>`;
  const bring = (name: string, description: string) => importTexts(library, { [name]: feed(description) });
  // All of it is known; a number that is not is nothing to pass over.
  expect(await bring('a.xml', paragraphs[2]!)).toMatchObject([
    { outcome: 'duplicate', articleId: first.article.id },
  ]);
  expect(await bring('b.xml', paragraphs[1]!.replace('40', '65'))).toMatchObject([
    { outcome: 'added', likeness: { kind: 'same-address', articleId: first.article.id } },
  ]);
  expect(await ask(library, 'claim.revised', {})).toEqual([]);
  const whole = [paragraphs[0]!, paragraphs[1]!.replace('40', '65'), ...paragraphs.slice(2)].join(' ');
  expect(await bring('c.xml', whole)).toMatchObject([
    { outcome: 'revised', articleId: first.article.id, carried: { 'value-changed': 1 } },
  ]);
});

test('the page of which a feed had the headline alone is the later text of that entry', async () => {
  const library = await openLibrary();
  const feed =
    '<rss version="2.0"><channel><title>The Courier</title><item><title>Lock closed at Hallin</title><link>https://courier.example/lock</link></item></channel></rss>';
  const [entry] = await importTexts(library, { 'a.xml': feed });
  expect(await importTexts(library, { 'lock.html': page(paragraphs) })).toMatchObject([
    { outcome: 'revised', articleId: entry!.articleId },
  ]);
});

test('what an editor put right stays when a revision says otherwise; the rest follows the page', async () => {
  const library = await openLibrary();
  const { article } = await importArticle(library, 'a.html', page(paragraphs));
  expect(article).toMatchObject({
    publisher: 'The Courier',
    publishedAt: '2026-03-02T07:30:00.000Z',
    publishedZone: '+01:00',
    provenance: { publisher: 'meta', publishedAt: 'meta', canonicalAddress: 'meta' },
  });
  await ask(library, 'article.update', {
    id: article.id,
    title: 'The Hallin lock',
    publisher: 'The Courier',
  });
  await importTexts(library, {
    'b.html': page(paragraphs.slice(0, 3), {
      title: 'Lock still closed',
      updated: '2026-03-03T10:00:00+01:00',
    }),
  });
  const [revised] = await ask(library, 'article.list', {});
  expect(revised).toMatchObject({
    title: 'The Hallin lock',
    updatedAt: '2026-03-03T09:00:00.000Z',
    updatedZone: '+01:00',
    provenance: { title: 'editor', publisher: 'meta', updatedAt: 'meta' },
  });
});

test('a near-copy is told with its share, and counts as one until an editor says otherwise', async () => {
  const library = await openLibrary();
  const text = `Lock closed\n\n${paragraphs.join('\n\n')}`;
  const [first] = await importTexts(library, { 'a.txt': text });
  const [copy] = await importTexts(library, {
    'b.txt': `Canal shut\n\nHALLIN (NNA) – ${paragraphs.slice(0, 3).join('\n\n')}\n\nThe market was not affected.`,
  });
  expect(copy).toMatchObject({
    outcome: 'added',
    likeness: { kind: 'near-copy', articleId: first!.articleId },
  });
  expect(copy!.likeness!.share).toBeGreaterThan(0.8);
  const copies = () => ask(library, 'article.copies', { id: copy!.articleId! });
  expect(await copies()).toMatchObject({
    credit: 'NNA',
    copies: [{ articleId: first!.articleId, isOne: true, said: null }],
  });
  const { runs, shareOfA } = await ask(library, 'article.copiedRuns', {
    a: copy!.articleId!,
    b: first!.articleId!,
  });
  expect(runs.map(({ words }) => words)).toEqual([57]);
  expect(shareOfA).toBeCloseTo(copy!.likeness!.share, 1);
  await ask(library, 'source.split', { articleIds: [copy!.articleId!], fromIds: [first!.articleId!] });
  expect(await copies()).toMatchObject({
    copies: [{ isOne: false, said: { rule: 'cannot-join', by: 'Ada' } }],
  });
});

test('files of an archive are named alike, whatever becomes of them; an empty file is called empty', async () => {
  const library = await openLibrary();
  const pack = writeZip([
    {
      path: 'in/a.txt',
      content: 'A small text in an archive says that 40 people came to the fair on Sunday.',
    },
    { path: 'in/c.doc', content: 'nothing' },
  ]);
  const outcomes = await importTexts(library, { 'pack.zip': pack, 'memo.docx': '' });
  expect(outcomes.map(({ name, part, outcome }) => [name, part, outcome])).toEqual([
    ['pack.zip', 'in/a.txt', 'added'],
    ['pack.zip', 'in/c.doc', 'refused'],
    ['memo.docx', null, 'refused'],
  ]);
  expect(outcomes[2]!.reason).toMatch(/^It is empty\./);
  const { article } = await ask(library, 'article.read', { id: outcomes[0]!.articleId! });
  expect(article.fileName).toBe('a.txt');
});

test('a refusal names no file again, and of a row without text says that it is a row', async () => {
  const library = await openLibrary();
  const table = 'title,text\nMill fire,Forty boats burned at the mill on Sunday.\nHarbour,\n';
  const columns = { title: 0, text: 1, hasHeader: true };
  const outcomes = await importTexts(library, { 'tides.csv': table, 'memo.rtf': '{\\rtf1 a}' }, { columns });
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
  expect(refused).toMatchObject([
    { part: 'row 3', reason: 'It holds no text: the column that was chosen for the text is empty here.' },
    { part: null, reason: 'It is a Rich Text document. Save it as .docx or .txt and add that.' },
  ]);
});

test('a file that is gone before it is read is called by its name', async () => {
  const library = await openLibrary();
  const uploads = [library.handIn(join(temporaryFolder(), 'gone.txt')), 'never-handed-in'];
  const { outcomes } = await runJob(library, 'article.import', { uploads });
  expect(outcomes).toMatchObject([
    { name: 'gone.txt', outcome: 'refused', reason: expect.stringMatching(/^It could not be read: /) },
    { name: 'This file', outcome: 'refused', reason: expect.stringContaining('Add it again.') },
  ]);
});

test('a report names what it did, and the library tells whether that is taken back', async () => {
  const library = await openLibrary();
  const folder = temporaryFolder();
  const add = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return runJob(library, 'article.import', { uploads: [library.handIn(join(folder, name))] });
  };
  const { actIds } = await add('a.txt', 'The ferry stopped at noon.');
  expect(actIds).toHaveLength(1);
  expect((await add('blank.txt', ' ')).actIds).toEqual([]);
  const undone = () => ask(library, 'act.undone', { ids: actIds });
  expect(await undone()).toEqual([]);
  await ask(library, 'act.undo', {});
  expect(await undone()).toEqual(actIds);
  await ask(library, 'act.redo', {});
  expect(await undone()).toEqual([]);
});
